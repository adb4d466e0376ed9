//! Ranges of lines and teams with every other feature: scored, matched, and matched again.

use pairwright::assignment::{
    ObjectiveValue, Problem, Sense, ShortestAugmentingPath, Solver, Ties, check, solve,
};
use pairwright::policies::{Even, Waiting};
use pairwright::scoring::Scores;
use pairwright::season::Given;
use pairwright::{Matching, Pair, PairId, Participant, Sparing};

use super::case::Case;
use crate::numbers::Numbers;

/// Two matchings of the same people are the same, where the rules of ties decide which it is, and
/// otherwise worth the same. Returns whether they are the same.
pub(crate) fn same(told: &str, [ours, plain]: [&Matching; 2]) -> bool {
    let _proofs = [ours.verify().unwrap(), plain.verify().unwrap()];
    assert_eq!(ours.ties(), plain.ties(), "{told}");
    let pair = |pair: &Pair| (PairId::new(pair.mentor(), pair.mentee()), pair.points());
    let pairs = |of: &Matching| of.pairs().iter().map(pair).collect::<Vec<_>>();
    let is_same = pairs(ours) == pairs(plain);
    if ours.ties() != Ties::Settled {
        // a search may stop early; and what a matching is worth is without even loads
        let proven = [ours, plain].into_iter().all(|one| one.gap() == ObjectiveValue::default());
        let rules = ours.programme();
        let is_all = rules.workload().even() == Even::Ignore && rules.waiting() != Waiting::First;
        assert!(!(proven && is_all) || ours.worth() == plain.worth(), "{told}");
        return is_same;
    }
    assert!(is_same, "{told}: {:?} {:?}", pairs(ours), pairs(plain));
    let left = |of: &Matching| of.left_out().iter().map(|one| one.id().clone()).collect::<Vec<_>>();
    assert_eq!(left(ours), left(plain), "{told}");
    true
}

/// Every score is the same, and said by the criterion that it is about.
fn same_scores(told: &str, [ours, plain]: [&Scores; 2]) {
    let of = |scores: &Scores, name: &str, places: (_, _)| {
        scores
            .criteria()
            .zip(scores.entries(places.0, places.1))
            .find(|(one, _)| one.name() == name)
            .unwrap()
            .1
    };
    for mentor in ours.mentors() {
        for mentee in ours.mentees() {
            let places = (ours.row(mentor).unwrap(), ours.column(mentee).unwrap());
            let score = |scores: &Scores| scores.problem().score(places.0, places.1);
            assert_eq!(score(ours), score(plain), "{told}: {mentor} {mentee}");
            if mentor != mentee {
                let said = (of(ours, "supervision", places), of(plain, "plainly", places));
                assert_eq!(said.0, said.1, "{told}: {mentor} {mentee}");
            }
        }
    }
}

/// How many pairs the lines and teams speak of, and how many of them are listed.
fn sizes([ours, plain]: [&Scores; 2]) -> (usize, usize) {
    let listed = |of: &Scores| of.problem().terms().iter().map(|term| term.pairs().len()).sum::<usize>();
    (listed(plain), listed(ours))
}

/// A programme wants the most points; an engine may as well be asked for the least.
fn least(told: &str, scores: &Scores) {
    let problem = scores.problem();
    let matrix = problem.matrix().unwrap().into_owned();
    let plain = Problem::from_matrix(matrix).unwrap().with_sense(Sense::Minimise);
    let terms = problem.terms().to_vec();
    let ours =
        Problem::from_terms(problem.rows(), problem.columns(), terms).unwrap().with_sense(Sense::Minimise);
    let (found, expected) = (solve(&ours).unwrap(), ShortestAugmentingPath.solve(&plain).unwrap());
    let _proofs = [check(&ours, &found).unwrap(), check(&plain, &found).unwrap()];
    assert_eq!((found.pairs().len(), found.total()), (expected.pairs().len(), expected.total()), "{told}");
}

/// What forbids a pair is told with the line.
fn told_of(case: &Case, matching: &Matching, numbers: &mut Numbers) -> usize {
    let (mentors, mentees): (Vec<_>, Vec<_>) = (
        case.cohort.mentors().map(Participant::id).collect(),
        case.cohort.mentees().map(Participant::id).collect(),
    );
    let mut forbidden = 0;
    for _ in 0..if mentors.is_empty() || mentees.is_empty() { 0 } else { 6 } {
        let (a, b) = (mentors[numbers.below(mentors.len())], mentees[numbers.below(mentees.len())]);
        let told = matching.explain(a, b).unwrap();
        let (row, column) = (matching.scores().row(a).unwrap(), matching.scores().column(b).unwrap());
        let score = matching.scores().problem().score(row, column);
        let is_declined = told.points().is_none() && score.is_some();
        assert!(is_declined || told.points() == score, "{}: {a} {b}", case.told);
        assert_eq!(told.prohibitions().next().is_some(), told.points().is_none(), "{}: {a} {b}", case.told);
        forbidden += usize::from(score.is_none());
    }
    forbidden
}

#[test]
fn ranges_meet_every_feature_as_a_list_of_pairs_does() {
    let (mut refused, mut by_ranges, mut again, mut forbidden, mut empty) = (0, 0, 0, 0, 0);
    for seed in 0..100 {
        let case = Case::new(seed);
        let told = &case.told;
        let numbers = &mut Numbers::new(seed ^ 0x0D_EC);
        let [ours, plainly] = case.matchers();
        let (first, expected) = match [&ours, &plainly].map(|one| one.solve(case.cohort.clone())) {
            [Ok(first), Ok(expected)] => (first, expected),
            [Err(a), Err(b)] => {
                assert!(!a.is_internal() && a.is_clash() == b.is_clash(), "{told}: {a}; {b}");
                refused += 1;
                continue;
            }
            [a, b] => panic!("{told}: {a:?} {b:?}"),
        };
        let scores = [first.scores(), expected.scores()];
        same_scores(told, scores);
        let is_same = same(told, [&first, &expected]);
        least(told, first.scores());
        forbidden += told_of(&case, &first, numbers);
        let (spoken_of, listed) = sizes(scores);
        by_ranges += usize::from(listed < spoken_of / 2);
        empty += usize::from(scores[0].mentors().is_empty() || scores[0].mentees().is_empty());
        again += if is_same { rematched(&case, [&first, &expected], numbers) } else { 0 };
    }
    let reached = (refused, by_ranges, again, forbidden, empty);
    assert!(refused < 40 && by_ranges > 4 && again > 25 && forbidden > 40 && empty > 10, "{reached:?}");
}

/// Some decline, and proposed pairs are spared in each way.
fn rematched(case: &Case, [first, expected]: [&Matching; 2], numbers: &mut Numbers) -> usize {
    let is_locked = |pair: &PairId| case.cohort.locked().contains(pair);
    let pairs = first.pairs().iter().map(|pair| PairId::new(pair.mentor(), pair.mentee()));
    let (declined, stay): (Vec<_>, Vec<_>) =
        pairs.filter(|pair| !is_locked(pair)).partition(|_| numbers.sometimes(20));
    if declined.is_empty() {
        return 0;
    }
    let [ours, plainly] = case.matchers();
    let declined = declined.iter().map(|pair| (pair.mentor().clone(), pair.mentee().clone(), "no"));
    let given = Given::default().with_declined(declined).with_proposed(stay);
    for sparing in [Sparing::Nobody, Sparing::Price(40), Sparing::AtMost(1)] {
        let given = given.clone().with_sparing(sparing);
        let warm = [(&ours, first), (&plainly, expected)]
            .map(|(matcher, before)| matcher.rematch(case.cohort.clone(), Some(before), &given));
        let told = format!("{} {sparing:?}", case.told);
        match warm {
            [Ok(a), Ok(b)] => {
                if same(&told, [a.matching(), b.matching()]) {
                    assert_eq!((a.parted(), a.cost(), a.gap()), (b.parted(), b.cost(), b.gap()), "{told}");
                }
                let cold = ours.rematch(case.cohort.clone(), None, &given).unwrap();
                same(&told, [a.matching(), cold.matching()]);
            }
            [Err(a), Err(b)] => {
                assert!(!a.is_internal() && a.to_string() == b.to_string(), "{told}: {a}; {b}");
            }
            [a, b] => panic!("{told}: {a:?} {b:?}"),
        }
    }
    1
}
