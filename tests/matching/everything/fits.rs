//! What share each pair is of its mentee's best: against reading all mentors, whatever is settled.

use pairwright::assignment::{Objective, Precedence};
use pairwright::{Matching, Pair, Programme};

use super::case::{Case, mentee, mentor};
use super::matchings::pairs;
use super::oracle::Oracle;

/// The fit by its definition; none for a pair that cannot be.
fn fit(oracle: &Oracle<'_>, (i, j): (usize, usize)) -> Option<u8> {
    let points = oracle.score((i, j)).filter(|_| oracle.places(i) > 0)?;
    let mentors = (0..oracle.mentors()).filter(|&other| oracle.places(other) > 0);
    let best = mentors.filter_map(|other| oracle.score((other, j))).max().unwrap();
    Some(match points {
        _ if points == best => 100,
        ..=0 => 0,
        _ => (0..100).rev().find(|&k| i64::from(k) * i64::from(best) <= 100 * i64::from(points)).unwrap(),
    })
}

/// Holds the fits of all pairs, made or not, and returns those of the pairs made.
fn hold(case: &Case, matching: &Matching) -> Vec<u8> {
    let (told, oracle) = (format!("seed {}", case.seed), Oracle::new(case, matching.scores()));
    let made = pairs(matching);
    let fits: Vec<u8> = matching.pairs().iter().map(Pair::fit).collect();
    let expected: Vec<u8> = made.iter().map(|&pair| fit(&oracle, pair).unwrap()).collect();
    assert_eq!(fits, expected, "{told}");
    let [mentors, mentees] = case.size();
    for (i, j) in (0..mentors).flat_map(|i| (0..mentees).map(move |j| (i, j))) {
        let explained = matching.explain(mentor(i), mentee(j)).unwrap();
        let declined = case.declined.contains(&(i, j));
        assert_eq!(explained.fit(), fit(&oracle, (i, j)).filter(|_| !declined), "{told}: {i} {j}");
    }
    fits
}

#[test]
fn every_fit_is_the_share_of_the_best_of_all_mentors() {
    let mut met = [0; 3];
    for seed in 0..2_000 {
        let case = Case::new(seed ^ 0x4649_5400);
        let matching = case.matcher().solve(case.cohort.clone()).unwrap();
        let mut fits = hold(&case, &matching);
        let case = case.with_settled(&pairs(&matching));
        if let Ok(again) = case.matcher().rematch(case.cohort.clone(), Some(&matching), &case.given()) {
            fits.extend(hold(&case, again.matching()));
        }
        for fit in fits {
            met[if fit == 0 { 0 } else { 1 + usize::from(fit == 100) }] += 1;
        }
    }
    assert!(met.iter().all(|&count| count > 400), "{met:?}");
}

#[test]
fn another_objective_changes_the_pairs_and_not_what_a_fit_is() {
    let mut asked = 0;
    for seed in 0..1_000 {
        let case = Case::new(seed ^ 0x4641_4952);
        let case = Case { programme: Programme::default(), ..case };
        let objective = [
            Objective::BestWorstPair,
            Objective::Leximin,
            Objective::Floor { points: 3, first: Precedence::Quality },
        ][usize::try_from(seed % 3).unwrap()];
        let matcher = case.matcher().with_objective(objective);
        let Ok(matching) = matcher.solve(case.cohort.clone()) else { continue };
        hold(&case, &matching);
        asked += 1;
    }
    assert!(asked > 200, "{asked}");
}
