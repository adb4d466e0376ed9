//! The same for the fair objectives: every assignment with every certificate in a box.
//!
//! *What is tried.* Up to two rows and columns, points absent, 0 or 1, the floor at 1. The prices of
//! the assignment itself are 1 inside its cover and 0 outside, for every cover with as many places:
//! they show that no more pairs are possible, and need show nothing else. (Of a floor where quality
//! comes first they are the whole proof, and all that add up are tried.) Prices of the stages are
//! those that add up to the total. A level of a leximin has every price from -1 to 1 where one pair
//! is possible, and prices 0 and 1 of rows and columns where two are.

use pairwright::assignment::{
    FairAssignment, FairCertificate, Objective, Precedence, Prices, Problem, check_fair,
};
use serde_json::{Value, json};

use super::proofs::{Proofs, of_both_sides, proofs, worth};
use super::{ABSENT, every, is_least, matrices, problem, sizes};
use crate::fairness::forgery::value;
use crate::support::exhaustive::{Pairs, assignments};
use crate::support::sign;

/// Every cover, with a price for each place in it.
fn of_covers(problem: &Problem) -> Vec<Prices> {
    let (rows, sign) = (problem.rows(), sign(problem));
    let all = every(vec![vec![false, true]; rows + problem.columns()]);
    all.map(|cover| {
        let prices: Vec<i64> = cover.iter().map(|&inside| sign * i64::from(inside)).collect();
        of_both_sides(&prices, &cover, rows)
    })
    .collect()
}

fn places(prices: &Prices) -> usize {
    prices.row_cover().iter().chain(prices.column_cover()).filter(|&&inside| inside).count()
}

/// The prices of the assignment itself: of a floor where quality comes first they are the proof.
fn prices(problem: &Problem, objective: Objective, pairs: &Pairs) -> Vec<Prices> {
    match objective {
        Objective::Floor { first: Precedence::Quality, .. } => {
            let (count, points) = worth(problem, pairs);
            proofs(problem, Proofs::ThatAddUp, [0, 1], (count, sign(problem) * points)).collect()
        }
        _ => of_covers(problem).into_iter().filter(|prices| places(prices) == pairs.len()).collect(),
    }
}

/// Every certificate of the box for these pairs.
fn certificates(problem: &Problem, objective: Objective, pairs: &Pairs) -> Vec<Value> {
    let sign = sign(problem);
    let (count, points) = worth(problem, pairs);
    let adding_up = |[low, high]: [i64; 2], points: i64| {
        proofs(problem, Proofs::ThatAddUp, [low, high], (count, sign * points))
    };
    match objective {
        Objective::BestWorstPair => {
            let stages: Vec<Prices> = adding_up([0, 1], points).collect();
            let covers = of_covers(problem);
            let both = stages.iter().flat_map(|stage| covers.iter().map(move |cover| (stage, cover)));
            both.map(|(stage, cover)| {
                let bottleneck = json!({ "rows": cover.row_cover(), "columns": cover.column_cover() });
                json!({ "best-worst-pair": { "stage": stage, "bottleneck": bottleneck } })
            })
            .collect()
        }
        Objective::Floor { first: Precedence::Quality, .. } => vec![json!("quality")],
        Objective::Floor { .. } => {
            // points are 0 and 1, and the floor is 1; of costs, one that is above it counts against
            let against = i64::from(sign < 0);
            let kept = points - against * count;
            let countings: Vec<Prices> = adding_up([-against, 1 - against], kept).collect();
            let mut all = Vec::new();
            for step in 1..=3 {
                let ends = [-against * step, 1 + (1 - against) * step];
                for stage in adding_up(ends, points + step * kept) {
                    all.extend(countings.iter().map(|counting| {
                        json!({ "participation": { "counting": counting, "step": step, "stage": stage } })
                    }));
                }
            }
            all
        }
        _ => levels(problem, pairs),
    }
}

/// Every list of levels: one for each score that is made.
fn levels(problem: &Problem, pairs: &Pairs) -> Vec<Value> {
    let mut scores: Vec<i32> =
        pairs.iter().map(|&(row, column)| problem.score(row, column).unwrap()).collect();
    scores.sort_unstable_by_key(|&score| sign(problem) * i64::from(score));
    let groups: Vec<&[i32]> = scores.chunk_by(|a, b| a == b).collect();
    let (rows, columns) = (problem.rows(), problem.columns());
    let least = if rows.min(columns) == 2 { 0 } else { -1 };
    let prices = [vec![(least..=1).collect(); rows + columns], vec![vec![-1, 0, 1]; 2]].concat();
    let prices: Vec<Vec<i32>> = every(prices).collect();
    let listed = |prices: &[i32]| {
        let all = prices.iter().enumerate().filter(|&(_, &price)| price != 0);
        all.map(|(at, &price)| json!([at, price])).collect::<Vec<_>>()
    };
    let level = |group: &[i32]| -> Vec<Value> {
        let of = |prices: &Vec<i32>| {
            let (of_rows, rest) = prices.split_at(rows);
            let (of_columns, rest) = rest.split_at(columns);
            json!({
                "score": group[0], "pairs": group.len(), "rows": listed(of_rows),
                "columns": listed(of_columns), "idle": rest[0], "waiting": rest[1],
            })
        };
        prices.iter().map(of).collect()
    };
    let each: Vec<Vec<Value>> = groups.into_iter().map(level).collect();
    let ways = every(each.iter().map(|of| (0..of.len()).collect()).collect());
    ways.map(|way| {
        let chosen: Vec<&Value> = each.iter().zip(way).map(|(of, at)| &of[at]).collect();
        json!({ "leximin": { "levels": chosen } })
    })
    .collect()
}

/// Holds the check against the truth, for every assignment.
fn try_all(problem: &Problem, objective: Objective, tried: &mut [u64; 2]) {
    let all = assignments(problem);
    let best = all.iter().filter_map(|pairs| value(problem, pairs, objective)).max();
    for pairs in &all {
        let is_best = value(problem, pairs, objective) == best;
        let mut is_proven = false;
        for certificate in certificates(problem, objective, pairs) {
            let certificate: FairCertificate = serde_json::from_value(certificate).unwrap();
            for prices in prices(problem, objective, pairs) {
                let (pairs, certificate) = (pairs.clone(), certificate.clone());
                let fair = FairAssignment::new(problem, objective, pairs, prices, certificate).unwrap();
                let accepted = check_fair(problem, &fair).is_ok();
                assert!(is_best || !accepted, "{problem:?} {fair:?}");
                is_proven |= accepted;
                tried[usize::from(accepted)] += 1;
            }
        }
        assert_eq!(is_proven, is_best, "{objective} {problem:?} {pairs:?}");
    }
}

/// Returns how many it refused and accepted.
fn try_sizes(objective: impl Fn(i64) -> Objective, most: usize) -> [u64; 2] {
    let mut tried = [0; 2];
    for (rows, columns, sense) in sizes(0..=2).filter(|&(rows, columns, _)| rows + columns <= most) {
        for cells in matrices(rows, columns, &[ABSENT, 0, 1]).filter(|cells| is_least(rows, columns, cells)) {
            let problem = problem(rows, columns, &cells, &vec![1; rows], sense);
            try_all(&problem, objective(sign(&problem)), &mut tried);
        }
    }
    tried
}

#[test]
fn up_to_two_by_two_the_best_worst_pair_is_proven_exactly() {
    assert_eq!(try_sizes(|_| Objective::BestWorstPair, 4), [1_109_584, 5_058]);
}

#[test]
fn with_one_pair_a_floor_is_proven_exactly() {
    let first = Precedence::Participation;
    let tried = try_sizes(|sign| Objective::Floor { points: i32::try_from(sign).unwrap(), first }, 3);
    assert_eq!(tried, [355_248, 1_824]);
}

#[test]
fn up_to_two_by_two_a_floor_of_quality_is_proven_exactly() {
    let first = Precedence::Quality;
    let tried = try_sizes(|sign| Objective::Floor { points: i32::try_from(sign).unwrap(), first }, 4);
    assert_eq!(tried, [16_158, 324]);
}

#[test]
fn up_to_two_by_two_a_leximin_is_proven_exactly() {
    assert_eq!(try_sizes(|_| Objective::Leximin, 4), [2_864_004, 4_354]);
}
