//! The points are those of the oracle that are best for some weights, and all of these that are corners.

use pairwright::assignment::{ParetoFront, check_pareto_front, pareto_front};

use super::oracle;
use super::shapes::goals;
use crate::support::sign;

const CASES: u64 = 4_000;

fn size(seed: u64) -> usize {
    if seed.is_multiple_of(20) { 6 } else { 5 }
}

type Points = Vec<(i64, i64)>;

fn totals(front: &ParetoFront) -> Points {
    front.points().iter().map(|point| (point.first(), point.second())).collect()
}

/// Where a point lies against the line through two others: more than 0 is beyond it.
fn beyond(line: [(i64, i64); 2], point: (i64, i64), signs: [i64; 2]) -> i128 {
    let at = |point: (i64, i64)| [i128::from(signs[0] * point.0), i128::from(signs[1] * point.1)];
    let ([left, right], point) = (line.map(at), at(point));
    (right[1] - left[1]) * (point[0] - left[0]) + (left[0] - right[0]) * (point[1] - left[1])
}

/// Of all points, those best for some weights; and of these the corners.
fn supported(every: &[(i64, i64)], signs: [i64; 2]) -> (Points, Points) {
    let judged = every.iter().enumerate().map(|(at, &point)| {
        let (before, after) = (&every[..at], &every[at + 1..]);
        let mut places = before
            .iter()
            .flat_map(|&left| after.iter().map(move |&right| beyond([left, right], point, signs)));
        let nearest = places.by_ref().min();
        (point, nearest.is_none_or(|place| place >= 0), nearest.is_none_or(|place| place > 0))
    });
    let judged: Vec<_> = judged.collect();
    let those =
        |of: fn(&(_, bool, bool)) -> bool| judged.iter().filter(|one| of(one)).map(|one| one.0).collect();
    (those(|one| one.1), those(|one| one.2))
}

#[test]
fn the_points_are_supported_and_all_corners_are_among_them() {
    let (mut long, mut mixed, mut behind) = (0, 0, 0);
    for seed in 0..CASES {
        let goals = goals(seed, size(seed));
        let front = pareto_front(&goals[0], &goals[1]).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        let found = totals(&front);
        let every = oracle::pareto_front([&goals[0], &goals[1]]);
        let (supported, corners) = supported(&every, goals.each_ref().map(sign));
        for point in &found {
            assert!(supported.contains(point), "seed {seed}: {point:?} is not supported");
        }
        for point in &corners {
            assert!(found.contains(point), "seed {seed}: the corner {point:?} is missing");
        }
        let proof = check_pareto_front(&goals[0], &goals[1], &front);
        let proof = proof.unwrap_or_else(|flaw| panic!("seed {seed}: {flaw}"));
        assert_eq!(proof.points(), found.len());
        long += usize::from(found.len() > 3);
        mixed += usize::from(found.len() > corners.len());
        behind += usize::from(every.len() > supported.len());
    }
    assert!(
        long > 300 && mixed > 80 && behind > 400,
        "{long} with more than three points, {mixed} with mixtures, {behind} with points behind the lines"
    );
}

#[test]
fn the_same_goals_have_the_same_answer() {
    for seed in 0..300 {
        let [first, second] = goals(seed, 6);
        let front = pareto_front(&first, &second).unwrap();
        assert_eq!(front, pareto_front(&first, &second).unwrap());
    }
}

/// Larger than an oracle can list: from either goal, the corners are the same.
#[test]
fn either_goal_may_come_first() {
    let mut long = 0;
    for seed in 0..150 {
        let goals = goals(seed, 12);
        let signs = goals.each_ref().map(sign);
        let there = totals(&pareto_front(&goals[0], &goals[1]).unwrap());
        let mut back = totals(&pareto_front(&goals[1], &goals[0]).unwrap());
        back.reverse();
        let back: Vec<_> = back.into_iter().map(|(b, a)| (a, b)).collect();
        let corners = supported(&there, signs).1;
        assert_eq!(corners, supported(&back, signs).1, "seed {seed}");
        long += usize::from(corners.len() > 4);
    }
    assert!(long > 20, "{long} with more than four corners");
}
