//! Every objective and the frontier.

use pairwright::assignment::{
    Objective, Precedence, Problem, check_fair, check_frontier, frontier, solve_for,
};

use super::problems::extreme;
use crate::fairness::oracle::{self, Goods, all, good, largest, total};

const CASES: u64 = 1_500;

/// Floors at the ends of `i32`, and in the middle.
const FLOORS: [i32; 7] = [i32::MIN, -i32::MAX, -5, 0, 5, i32::MAX - 1, i32::MAX];

/// What is best of all by a value.
fn best<'a, T: Ord>(goods: impl IntoIterator<Item = &'a Goods>, value: impl Fn(&Goods) -> T) -> Option<T> {
    goods.into_iter().map(value).max()
}

/// The scores of the answer, so turned that more is better; none where the objective refuses.
fn goods(problem: &Problem, objective: Objective, place: &str) -> Option<Goods> {
    let fair = match solve_for(problem, objective) {
        Ok(fair) => fair,
        Err(error) => {
            // only a step on top of scores of many millions may have no room
            let far = error.to_string().contains("too far apart");
            let first = Precedence::Participation;
            let is_step = matches!(objective, Objective::Floor { first: found, .. } if found == first);
            assert!(error.is_problem() && far && is_step, "{place}: {error}");
            return None;
        }
    };
    let proof = check_fair(problem, &fair).unwrap_or_else(|unfair| panic!("{place}: {unfair}\n{problem:?}"));
    assert_eq!((proof.pairs(), proof.worst()), (fair.pairs().len(), fair.scores().first().copied()));
    Some(fair.scores().iter().map(|&score| good(problem, score)).collect())
}

#[test]
fn every_objective_is_right() {
    let (mut floors, mut refused) = (0, 0);
    for seed in 0..CASES {
        let problem = extreme(seed, 4, 9);
        let every = all(&problem, i64::MIN);
        let full = || largest(&every);
        let place = |objective: Objective| format!("{objective:?}, seed {seed}");
        let found = |objective| goods(&problem, objective, &place(objective));

        let value = |goods: &Goods| (goods.len(), total(goods));
        let points = found(Objective::MostPoints).map(|goods| value(&goods));
        assert_eq!(points, best(full(), value), "seed {seed}");
        let value = |goods: &Goods| (goods.first().copied(), total(goods));
        let worst = found(Objective::BestWorstPair).map(|goods| value(&goods));
        assert_eq!(worst, best(full(), value), "seed {seed}\n{problem:?}");
        assert_eq!(found(Objective::Leximin), best(full(), Goods::clone), "seed {seed}\n{problem:?}");

        for points in FLOORS {
            let floor = good(&problem, points);
            let kept = |goods: &Goods| goods.iter().filter(|&&good| good >= floor).count();
            let value = |goods: &Goods| (goods.len(), kept(goods), total(goods));
            let objective = Objective::Floor { points, first: Precedence::Participation };
            if let Some(goods) = found(objective) {
                assert_eq!(Some(value(&goods)), best(full(), value), "{}\n{problem:?}", place(objective));
                floors += 1;
            } else {
                refused += 1;
            }
            let objective = Objective::Floor { points, first: Precedence::Quality };
            let goods = found(objective).unwrap();
            let value = |goods: &Goods| (goods.len(), total(goods));
            let above = all(&problem, floor);
            assert_eq!(Some(value(&goods)), best(&above, value), "{}\n{problem:?}", place(objective));
        }
    }
    assert!(floors > 4 * refused && refused > 100, "{floors} floors, {refused} refused");
}

#[test]
fn the_frontier_is_complete() {
    for seed in 0..CASES {
        let problem = extreme(seed, 4, 9);
        let found = frontier(&problem).unwrap();
        check_frontier(&problem, &found).unwrap_or_else(|unfair| panic!("seed {seed}: {unfair}"));
        let sign = good(&problem, 1);
        let points = found.points().iter().map(|p| (good(&problem, p.worst()), sign * p.total()));
        let every = all(&problem, i64::MIN);
        assert_eq!(points.collect::<Vec<_>>(), oracle::frontier(&largest(&every)), "seed {seed}");
    }
}
