//! Objectives other than the most points, where they go with the rest.

use pairwright::Pilot;
use pairwright::assignment::{Objective, Precedence};
use pairwright::policies::{Waiting, Workload};

use super::case::Case;
use super::matchings::pairs;
use super::oracle::{Oracle, Pairs};

/// What counts for an objective, better first.
fn value(objective: Objective, oracle: &Oracle<'_>, pairs: &Pairs) -> (usize, Vec<i64>, i64) {
    let fixed = oracle.fixed();
    let open = pairs.iter().filter(|pair| !fixed.contains(pair));
    let mut scores: Vec<i64> = open.map(|&pair| oracle.score(pair).unwrap().into()).collect();
    scores.sort_unstable();
    let below = |floor: i32| scores.iter().filter(|&&score| score < floor.into()).count();
    let order = match objective {
        Objective::BestWorstPair => scores.first().copied().into_iter().collect(),
        Objective::Leximin => scores.clone(),
        Objective::Floor { points, first: Precedence::Participation } => {
            vec![-i64::try_from(below(points)).unwrap()]
        }
        _ => Vec::new(),
    };
    (scores.len(), order, scores.iter().sum())
}

#[test]
fn every_objective_is_best_at_what_it_says() {
    let mut asked = 0;
    for seed in 0..4_000 {
        let mut case = Case::new(seed);
        if seed % 5 > 0 {
            // loads that are to be even are refused: once in a while is enough
            case.programme = case.programme.with_workload(Workload::default());
        }
        let floor = i32::try_from(seed % 40).unwrap() - 20;
        let objective = [
            Objective::BestWorstPair,
            Objective::Leximin,
            Objective::Floor { points: floor, first: Precedence::Participation },
            Objective::Floor { points: floor, first: Precedence::Quality },
        ][usize::try_from(seed).unwrap() % 4];
        let matcher = case.matcher().with_objective(objective);
        let is_best = matches!(case.pilot, Some(Pilot::Best(_)));
        let plain = case.matcher().solve(case.cohort.clone()).unwrap();
        let problem = plain.problem();
        if is_best
            || case.programme.waiting() == Waiting::First
            || problem.has_minimums()
            || problem.has_column_capacities()
            || problem.evenness().is_some()
        {
            let error = matcher.solve(case.cohort.clone()).unwrap_err();
            assert!(error.is_clash(), "seed {seed}: {error}");
            continue;
        }
        let matching = matcher.solve(case.cohort.clone()).unwrap();
        let _proof = matching.verify().unwrap();
        let oracle = Oracle::new(&case, matching.scores());
        let fixed = oracle.fixed();
        let may = |pairs: &Pairs| match objective {
            Objective::Floor { points, first: Precedence::Quality } => {
                pairs.iter().all(|&pair| fixed.contains(&pair) || oracle.score(pair).unwrap() >= points)
            }
            _ => true,
        };
        let all = oracle.all();
        let best = all.iter().filter(|pairs| may(pairs)).map(|set| value(objective, &oracle, set)).max();
        let found = pairs(&matching);
        assert_eq!(Some(value(objective, &oracle, &found)), best, "seed {seed}: {objective}");
        assert!(may(&found) && fixed.iter().all(|pair| found.contains(pair)), "seed {seed}");
        asked += 1;
    }
    assert!(asked > 400, "{asked}");
}
