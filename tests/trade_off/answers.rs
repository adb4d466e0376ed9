//! The points are those of the oracle, and what is not proven is said to be open.

use pairwright::assignment::{Problem, TradeOff, check_trade_off, trade_off, trade_off_within};

use crate::oracle;
use crate::shapes::goals;

const CASES: u64 = 4_000;

fn size(seed: u64) -> usize {
    if seed.is_multiple_of(20) { 6 } else { 5 }
}

fn totals(all: &TradeOff) -> Vec<(i64, i64)> {
    all.points().iter().map(|point| (point.first(), point.second())).collect()
}

fn checked(goals: &[Problem; 2], all: &TradeOff, seed: u64) -> usize {
    let proof = check_trade_off(&goals[0], &goals[1], all);
    let proof = proof.unwrap_or_else(|flaw| panic!("seed {seed}: {flaw}"));
    assert_eq!(proof.points(), all.points().len());
    assert_eq!(proof.open(), all.gaps().len(), "seed {seed}");
    assert_eq!(proof.by_lines() + proof.searched() + proof.open() + 1, proof.points());
    assert_eq!(all.is_complete(), proof.open() == 0);
    proof.searched()
}

#[test]
fn every_point_that_no_other_one_beats() {
    let (mut long, mut searched) = (0, 0);
    for seed in 0..CASES {
        let goals = goals(seed, size(seed));
        let all = trade_off(&goals[0], &goals[1]).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        assert_eq!(totals(&all), oracle::trade_off([&goals[0], &goals[1]]), "seed {seed}");
        assert!(all.is_complete(), "seed {seed}");
        searched += usize::from(checked(&goals, &all, seed) > 0);
        long += usize::from(all.points().len() > 4);
    }
    assert!(long > 400 && searched > 400, "{long} with more than four points, {searched} with a search");
}

#[test]
fn what_is_not_found_is_said_to_be_open() {
    let (mut open, mut missed) = (0, 0);
    for seed in 0..CASES {
        let goals = goals(seed, size(seed));
        let nodes = usize::try_from(seed % 4).unwrap();
        let all = trade_off_within(&goals[0], &goals[1], nodes).unwrap();
        checked(&goals, &all, seed);
        let (found, every) = (totals(&all), oracle::trade_off([&goals[0], &goals[1]]));
        let better = |problem: &Problem, one: i64, other: i64| {
            one * problem.sense_sign() > other * problem.sense_sign()
        };
        for point in every.iter().filter(|point| !found.contains(point)) {
            let is_there = all.gaps().iter().any(|&at| {
                better(&goals[0], point.0, found[at + 1].0) && better(&goals[1], point.1, found[at].1)
            });
            assert!(is_there, "seed {seed}: {point:?} is missing and no gap says so");
            missed += 1;
        }
        open += usize::from(!all.is_complete());
    }
    assert!(open > 100 && missed > 50, "{open} open, {missed} points missed");
}

#[test]
fn the_same_goals_have_the_same_answer() {
    for seed in 0..300 {
        let [first, second] = goals(seed, 6);
        let all = trade_off(&first, &second).unwrap();
        assert_eq!(all, trade_off(&first, &second).unwrap());
        let mut turned = totals(&trade_off(&second, &first).unwrap());
        turned.reverse();
        assert_eq!(totals(&all), turned.into_iter().map(|(b, a)| (a, b)).collect::<Vec<_>>(), "seed {seed}");
    }
}

trait Sign {
    fn sense_sign(&self) -> i64;
}

impl Sign for Problem {
    fn sense_sign(&self) -> i64 {
        if self.sense() == pairwright::assignment::Sense::Maximise { 1 } else { -1 }
    }
}
