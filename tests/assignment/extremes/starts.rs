//! A start may be anything at all: prices at the ends of `i64`, pairs that do not exist, of any length.

use pairwright::assignment::{
    Column, Dense, Outcome, Partial, PricedCandidates, Prices, Problem, Row, Run, StagedNetwork,
};

use super::problems::extreme;
use super::referee::is_best;
use crate::numbers::Numbers;

const CASES: u64 = 3_000;

/// Prices and pairs of a stranger.
fn garbage(numbers: &mut Numbers, problem: &Problem) -> Partial {
    let ends = [i64::MIN, i64::MAX, i64::MIN + 1, -(1 << 50) - 1, 1 << 51, i64::from(i32::MIN), -1, 0, 3];
    let all_alike = numbers.sometimes(30);
    let one = ends[numbers.below(ends.len())];
    let mut prices = |members: usize| -> Vec<i64> {
        let length = if numbers.sometimes(70) { members } else { numbers.below(members + 3) };
        (0..length).map(|_| if all_alike { one } else { ends[numbers.below(ends.len())] }).collect()
    };
    let (of_rows, of_columns) = (prices(problem.rows()), prices(problem.columns()));
    let far = [0, 1, 2, 3, 4, 5, 1 << 31, usize::MAX];
    let mut member = || {
        let within = if numbers.sometimes(80) { 5 } else { far.len() };
        far[numbers.below(within)]
    };
    let mut pairs = Vec::new();
    for _ in 0..4 {
        let (i, j) = (member(), member());
        pairs.push((Row::new(i), Column::new(j)));
    }
    let (row_cover, column_cover) = (vec![true; of_rows.len()], vec![true; of_columns.len()]);
    Partial::new(pairs, Prices::new(of_rows, of_columns, row_cover, column_cover))
}

#[test]
fn any_start_leads_to_the_best() {
    for seed in 0..CASES {
        let problem = extreme(seed, 4, 9);
        let start = garbage(&mut Numbers::new(seed + 1), &problem);
        // what comes from a file is no better
        let text = serde_json::to_string(&start).unwrap();
        let start: Partial = serde_json::from_str(&text).unwrap();
        let runs: [(&str, Run<'_>); 3] = [
            ("dense", Dense.run(&problem)),
            ("priced", PricedCandidates.run(&problem)),
            ("staged", StagedNetwork.run(&problem)),
        ];
        for (name, run) in runs {
            let report = run.start_from(&start).finish().unwrap();
            let Outcome::Solved(found) = report.into_outcome() else { panic!("nobody watched") };
            is_best(&problem, &found, &format!("{name}, seed {seed}, {start:?}"));
        }
        let _ = start.bound(&problem); // a number, whatever the prices are
    }
}
