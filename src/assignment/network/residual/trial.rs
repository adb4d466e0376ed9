//! Tests: the network against other solvers, the certificate, and plain enumeration.

use crate::assignment::model::term::{Entry, Term};
use crate::assignment::network::residual::ends::FAR;
use crate::assignment::network::residual::*;
use crate::assignment::proof::certificate::check;
use crate::assignment::reading::lines::LineScratch;
use crate::assignment::solvers::run::solve;
use crate::numbers::Numbers;
use crate::problems::problem;

/// The most that assignments can be worth, by trying all of them.
fn best(problem: &Problem) -> ObjectiveValue {
    fn from(
        problem: &Problem,
        pair: usize,
        load: &mut (Vec<u32>, Vec<u32>),
        worth: ObjectiveValue,
    ) -> ObjectiveValue {
        let (rows, columns) = (problem.rows(), problem.columns());
        if pair == rows * columns {
            let least = |i: usize| problem.minimum(Row::new(i));
            let minimums = load.0.iter().enumerate().map(|(i, &load)| i64::from(load.min(least(i)))).sum();
            let served = load.1.iter().filter(|&&load| load > 0).count() as i64;
            return ObjectiveValue { minimums, served, ..worth };
        }
        let (i, j) = (pair / columns, pair % columns);
        let mut found = from(problem, pair + 1, load, worth);
        let room =
            load.0[i] < problem.capacity(Row::new(i)) && load.1[j] < problem.column_capacity(Column::new(j));
        if let Some(score) = problem.score(Row::new(i), Column::new(j)).filter(|_| room) {
            load.0[i] += 1;
            load.1[j] += 1;
            let points = i64::from(score) * problem.sense().sign();
            let more = worth + ObjectiveValue { pairs: 1, points, ..ObjectiveValue::default() };
            found = found.max(from(problem, pair + 1, load, more));
            load.0[i] -= 1;
            load.1[j] -= 1;
        }
        found
    }
    let mut load = (vec![0; problem.rows()], vec![0; problem.columns()]);
    from(problem, 0, &mut load, ObjectiveValue::default())
}

/// No change gains anything.
fn is_best(network: &Residual<'_>) -> bool {
    let (mut scratch, mut line) = (LineScratch::default(), Vec::new());
    for of in [Side::Rows, Side::Columns] {
        let side = network.side(of);
        for k in 0..side.price.len() as u32 {
            if side.to_fill(k).is_some_and(|length| length < 0)
                || side.to_empty(k).is_some_and(|length| length < 0)
            {
                return false;
            }
        }
    }
    for i in 0..network.rows.price.len() as u32 {
        network.slacks(Side::Rows, i, &mut scratch, &mut line);
        let wrong =
            |j: usize| line[j] != FAR && (line[j] > 0) == network.rows.has(i, j as u32) && line[j] != 0;
        if network.rows.most(i) > 0 && (0..line.len()).any(|j| network.columns.most(j as u32) > 0 && wrong(j))
        {
            return false;
        }
    }
    true
}

#[test]
fn solved_from_nothing_it_is_as_good_as_any_solver() {
    for seed in 0..400 {
        let problem = problem(seed, 12, 3);
        let mut network = Residual::empty(&problem, 0).unwrap();
        network.start_from_nothing();
        network.reoptimise();
        assert!(is_best(&network), "seed {seed}");
        let found = network.assignment().unwrap();
        let proof = check(&problem, &found).map_err(|wrong| format!("seed {seed}: {wrong}")).unwrap();
        assert_eq!(proof.total(), solve(&problem).unwrap().total(), "seed {seed}");
    }
}

#[test]
fn groups_are_as_good_as_can_be() {
    let mut grouped = 0;
    for seed in 0..1500 {
        let problem = problem(seed, 4, 3);
        let numbers = &mut Numbers::new(seed + 5);
        let mut below = |size: usize, most: usize| -> Vec<u32> {
            (0..size).map(|_| numbers.below(most) as u32).collect()
        };
        let (of_rows, of_columns) = (below(problem.rows(), 4), below(problem.columns(), 4));
        let least = of_rows.iter().map(|&most| below(1, most as usize + 1)[0]).collect();
        let problem = problem.with_capacities(of_rows).unwrap().with_minimums(least).unwrap();
        let problem = problem.with_column_capacities(of_columns).unwrap();
        if problem.rows() * problem.columns() > 12 {
            continue;
        }
        grouped += 1;
        let mut network = Residual::empty(&problem, 0).unwrap();
        network.start_from_nothing();
        network.reoptimise();
        assert!(is_best(&network), "seed {seed}");
        assert_eq!(network.worth(), best(&problem), "seed {seed}");
    }
    assert!(grouped > 800, "{grouped}");
}

#[test]
fn after_a_decline_it_is_settled_again() {
    for seed in 0..400 {
        let problem = problem(seed, 12, 3);
        let before = solve(&problem).unwrap();
        let Some(&(row, column)) = before.pairs().get(seed as usize % before.pairs().len().max(1)) else {
            continue;
        };
        let declined = Term::list([(row, column, Entry::Never)]).unwrap();
        let terms = problem.terms().iter().cloned().chain([declined]).collect();
        let after = Problem::from_terms(problem.rows(), problem.columns(), terms).unwrap();
        let capacities = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
        let after = after.with_capacities(capacities).unwrap().with_sense(problem.sense());
        let pairs = before.pairs().iter().copied().filter(|&pair| pair != (row, column)).collect();
        let rest = Assignment::new(&after, pairs, before.prices().clone()).unwrap();
        let mut network = Residual::of(&after, &rest).unwrap();
        network.reoptimise();
        assert!(is_best(&network), "seed {seed}");
        let found = network.assignment().unwrap();
        let proof = check(&after, &found).map_err(|wrong| format!("seed {seed}: {wrong}")).unwrap();
        assert_eq!(proof.total(), solve(&after).unwrap().total(), "seed {seed}");
    }
}
