//! Matchings of tiny cohorts, made once and made again.

use pairwright::{Matching, Pilot, Sparing};

use super::case::Case;
use super::oracle::{Oracle, Pairs, limits};

/// The pairs as numbers, sorted.
pub(crate) fn pairs(matching: &Matching) -> Pairs {
    let number = |id: &pairwright::ParticipantId| id.as_str()[1..].parse().unwrap();
    matching.pairs().iter().map(|pair| (number(pair.mentor()), number(pair.mentee()))).collect()
}

/// Holds a matching against all there are, and against what was asked.
pub(crate) fn hold(case: &Case, matching: &Matching) {
    let (told, oracle) = (format!("seed {}", case.seed), Oracle::new(case, matching.scores()));
    let found = pairs(matching);
    let _proof = matching.verify().unwrap();
    let (price, most) = limits(case.sparing);
    assert_eq!(oracle.value(&found, price), oracle.best(case.sparing), "{told}: {found:?}");
    assert!(oracle.parted(&found) <= most, "{told}");
    assert!(oracle.fixed().iter().all(|pair| found.contains(pair)), "{told}: fixed pairs stay");
    assert!(!case.declined.iter().any(|pair| found.contains(pair)), "{told}: declined pairs are gone");
    assert!(found.iter().all(|&pair| oracle.score(pair).is_some()), "{told}: nobody forbidden is paired");
    if let Some(Pilot::Best(most)) = case.pilot {
        assert!(found.len() <= most as usize, "{told}: the pilot is kept");
    }
    summary(case, matching, &found, &oracle);
    questions(case, matching);
}

/// The figures are those of the pairs.
fn summary(case: &Case, matching: &Matching, found: &Pairs, oracle: &Oracle<'_>) {
    let summary = matching.summary();
    let [mentors, mentees] = case.size();
    let with = |is: &dyn Fn(&(usize, usize)) -> bool| found.iter().any(is);
    let figures = (summary.mentors_matched(), summary.mentees_matched(), summary.points());
    let of_mentors = (0..mentors).filter(|&i| with(&|pair| pair.0 == i)).count();
    let of_mentees = (0..mentees).filter(|&j| with(&|pair| pair.1 == j)).count();
    assert_eq!((figures.0.count(), figures.0.of()), (of_mentors, mentors));
    assert_eq!((figures.1.count(), figures.1.of()), (of_mentees, mentees));
    assert_eq!((figures.2, matching.points()), (oracle.points(found), oracle.points(found)));
    let left = matching.left_out().len();
    assert_eq!(left, mentors - of_mentors + mentees - of_mentees, "seed {}", case.seed);
}

/// Nothing that can be asked panics, or is an internal fault.
fn questions(case: &Case, matching: &Matching) {
    let fine = |error: Option<pairwright::Error>| {
        let fault = error.filter(pairwright::Error::is_internal);
        assert!(fault.is_none(), "seed {}: {}", case.seed, fault.unwrap());
    };
    fine(matching.shortages().err());
    fine(matching.is_unique().err());
    for person in matching.cohort().people() {
        fine(matching.alternatives(person.id(), 2).err());
    }
    for left in matching.left_out().iter().filter(|left| left.role().is_mentee()) {
        fine(matching.repairs(left.id()).err());
        for mentor in matching.cohort().mentors().take(2) {
            fine(matching.why_not(mentor.id(), left.id()).err());
        }
    }
}

#[test]
fn the_best_of_all_is_found() {
    let (mut pilots, mut grouped, mut first) = (0, 0, 0);
    let mut failed = Vec::new();
    for seed in 0..3_000 {
        let case = Case::new(seed);
        let matching = match case.matcher().solve(case.cohort.clone()) {
            Ok(matching) => matching,
            Err(error) => {
                failed.push((seed, error.to_string()));
                continue;
            }
        };
        hold(&case, &matching);
        let is_best = matches!(case.pilot, Some(Pilot::Best(_)));
        let is_grouped = Oracle::new(&case, matching.scores()).is_grouped();
        pilots += usize::from(is_best);
        grouped += usize::from(is_best && is_grouped && !case.locked.is_empty());
        first += usize::from(case.programme.waiting() == pairwright::policies::Waiting::First);
    }
    assert_eq!(failed, []);
    assert!(pilots > 900 && grouped > 150 && first > 800, "{pilots} {grouped} {first}");
}

#[test]
fn the_best_of_all_is_found_again() {
    let (mut refused, mut failed) = (0, Vec::new());
    for seed in 0..3_000 {
        let case = Case::new(seed);
        let Ok(first) = case.matcher().solve(case.cohort.clone()) else {
            failed.push((seed, "the first one".to_owned()));
            continue;
        };
        let case = case.with_settled(&pairs(&first));
        let before = (seed % 2 == 0).then_some(&first);
        let again = case.matcher().rematch(case.cohort.clone(), before, &case.given());
        let oracle = Oracle::new(&case, first.scores());
        let limited = matches!(case.sparing, Sparing::AtMost(most) if oracle.spared().len() > most as usize);
        if limited && matches!(case.pilot, Some(Pilot::Best(_))) && oracle.is_grouped() {
            assert!(again.unwrap_err().is_clash(), "seed {seed}");
            refused += 1;
            continue;
        }
        let again = match again {
            Ok(again) => again,
            Err(error) => {
                failed.push((seed, error.to_string()));
                continue;
            }
        };
        hold(&case, again.matching());
        assert_eq!(again.parted().len(), oracle.parted(&pairs(again.matching())), "seed {seed}");
        if case.programme.waiting() != pairwright::policies::Waiting::First {
            let (free, now) = (oracle.best(Sparing::Nobody), oracle.value(&pairs(again.matching()), 0));
            let cost = again.cost();
            assert_eq!(
                (cost.minimums, cost.points),
                (i64::from(free.0 - now.0), free.5 - now.5),
                "seed {seed}"
            );
            assert_eq!(again.gap(), pairwright::assignment::ObjectiveValue::default(), "seed {seed}");
        }
    }
    assert_eq!(failed, []);
    assert!(refused > 20, "{refused}");
}
