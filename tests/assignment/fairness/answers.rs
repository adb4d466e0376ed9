//! Every objective gives what the oracle says, and its certificate is accepted.

use pairwright::assignment::{
    FairAssignment, FairCertificate, Objective, Precedence, Problem, check_fair, check_frontier, frontier,
    solve_for,
};

use super::oracle::{self, Goods, all, good, largest, total};
use super::shapes::{number, problem};

const CASES: u64 = 2_500;

/// Solves, checks, and returns the scores, so turned that more is better.
fn goods(problem: &Problem, objective: Objective, seed: u64) -> (FairAssignment, Goods) {
    let fair = solve_for(problem, objective).unwrap();
    let proof = check_fair(problem, &fair);
    let proof = proof.unwrap_or_else(|unfair| panic!("seed {seed}, {objective}: {unfair}"));
    assert_eq!(proof.objective(), objective);
    assert_eq!(
        (proof.pairs(), proof.total(), proof.worst()),
        (fair.pairs().len(), fair.total(), fair.worst())
    );
    let scores: Goods = fair.scores().iter().map(|&score| good(problem, score)).collect();
    assert!(scores.is_sorted());
    let sum: i64 = fair.scores().iter().copied().map(i64::from).sum();
    assert_eq!(sum, fair.total());
    (fair, scores)
}

fn size(seed: u64) -> usize {
    match seed % 25 {
        0 => 7,
        1..4 => 6,
        _ => 5,
    }
}

#[test]
fn the_most_points() {
    for seed in 0..CASES {
        let problem = problem(seed, size(seed));
        let (_, found) = goods(&problem, Objective::MostPoints, seed);
        let every = all(&problem, i64::MIN);
        let best = largest(&every).into_iter().map(|goods| (goods.len(), total(goods))).max();
        assert_eq!(Some((found.len(), total(&found))), best, "seed {seed}");
    }
}

#[test]
fn the_best_worst_pair() {
    for seed in 0..CASES {
        let problem = problem(seed, size(seed));
        let (fair, found) = goods(&problem, Objective::BestWorstPair, seed);
        let every = all(&problem, i64::MIN);
        let value = |goods: &Goods| (goods.len(), goods.first().copied(), total(goods));
        assert_eq!(Some(value(&found)), largest(&every).into_iter().map(value).max(), "seed {seed}");
        assert!(fair.bottleneck().is_some());
    }
}

#[test]
fn the_leximin() {
    let mut forced = 0;
    for seed in 0..2 * CASES {
        let problem = problem(seed, size(seed));
        let (fair, found) = goods(&problem, Objective::Leximin, seed);
        let every = all(&problem, i64::MIN);
        assert_eq!(Some(&found), largest(&every).into_iter().max(), "seed {seed}");
        forced += usize::from(solve_for(&problem, Objective::MostPoints).unwrap().scores() != fair.scores());
    }
    assert!(forced > 500, "{forced} cases where it differs from the most points");
}

#[test]
fn a_floor() {
    for seed in 0..CASES {
        let problem = problem(seed, size(seed));
        let points = number(usize::try_from(seed % 11).unwrap()) - 5;
        let floor = good(&problem, points);
        let first = Precedence::Participation;
        let (_, found) = goods(&problem, Objective::Floor { points, first }, seed);
        let every = all(&problem, i64::MIN);
        let kept = |goods: &Goods| goods.iter().filter(|&&good| good >= floor).count();
        let value = |goods: &Goods| (goods.len(), kept(goods), total(goods));
        assert_eq!(Some(value(&found)), largest(&every).into_iter().map(value).max(), "seed {seed}");

        let first = Precedence::Quality;
        let (_, found) = goods(&problem, Objective::Floor { points, first }, seed);
        let every = all(&problem, floor);
        let value = |goods: &Goods| (goods.len(), total(goods));
        assert_eq!(Some(value(&found)), every.iter().map(value).max(), "seed {seed}");
        assert!(found.iter().all(|&good| good >= floor));
    }
}

#[test]
fn the_frontier() {
    let mut long = 0;
    for seed in 0..CASES {
        let problem = problem(seed, size(seed));
        let found = frontier(&problem).unwrap();
        check_frontier(&problem, &found).unwrap_or_else(|unfair| panic!("seed {seed}: {unfair}"));
        let every = all(&problem, i64::MIN);
        let sign = good(&problem, 1);
        let points = found.points().iter().map(|p| (good(&problem, p.worst()), sign * p.total()));
        assert_eq!(points.collect::<Vec<_>>(), oracle::frontier(&largest(&every)), "seed {seed}");
        long += usize::from(found.points().len() > 2);
    }
    assert!(long > 100, "{long} frontiers of more than two points");
}

#[test]
fn the_same_problem_has_the_same_answer() {
    for seed in 0..200 {
        let problem = problem(seed, 7);
        for objective in super::hand::OBJECTIVES {
            assert_eq!(solve_for(&problem, objective).unwrap(), solve_for(&problem, objective).unwrap());
        }
        assert_eq!(frontier(&problem).unwrap(), frontier(&problem).unwrap());
    }
}

/// Too large for the oracle; the certificates are enough.
#[test]
fn larger_problems_are_proven() {
    let mut levels = 0;
    for seed in 0..250 {
        let problem = problem(seed, 140);
        for objective in super::hand::OBJECTIVES {
            let (fair, _) = goods(&problem, objective, seed);
            if let FairCertificate::Leximin { levels: found } = fair.certificate() {
                levels += found.len();
            }
        }
    }
    assert!(levels > 3_000, "{levels}");
}
