//! Tests: every group is one, none of it can be dropped, and planted ones are found.

use crate::assignment::changes::hall_violator::*;
use crate::assignment::network::residual::Residual;
use crate::assignment::solvers::run::solve;
use crate::numbers::Numbers;
use crate::problems::problem;

/// Can these members have as many places as they want, nobody else taking any?
fn feasible(problem: &Problem, side: Side, wants: &[(u32, u32)]) -> bool {
    let matrix = Matrix::from_fn(problem.rows(), problem.columns(), |i, j| {
        problem.score(Row::new(i), Column::new(j)).map(|_| 0)
    });
    let count = if side == Side::Rows { problem.rows() } else { problem.columns() };
    let mut own = vec![0; count];
    for &(member, wants) in wants {
        own[member as usize] = wants;
    }
    let of_rows = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
    let of_columns = (0..problem.columns()).map(|j| problem.column_capacity(Column::new(j))).collect();
    let (of_rows, of_columns) = if side == Side::Rows { (own, of_columns) } else { (of_rows, own) };
    let free = Problem::from_matrix(matrix).unwrap().with_capacities(of_rows).unwrap();
    let free = free.with_column_capacities(of_columns).unwrap();
    let mut network = Residual::empty(&free, 0).unwrap();
    network.start_from_nothing();
    network.reoptimise();
    network.worth().pairs == wants.iter().map(|&(_, wants)| i64::from(wants)).sum::<i64>()
}

#[test]
fn nobody_can_be_dropped() {
    let (mut found, mut with_outside, mut large) = (0, 0, 0);
    for seed in 0..1500 {
        let mut problem = problem(seed, 7, 3);
        let numbers = &mut Numbers::new(seed + 3);
        let grouped = seed % 3 == 0;
        if grouped {
            let capacities = (0..problem.columns()).map(|_| numbers.below(4) as u32).collect();
            problem = problem.with_column_capacities(capacities).unwrap();
        }
        let best = if grouped {
            let mut network = Residual::empty(&problem, 0).unwrap();
            network.start_from_nothing();
            network.reoptimise();
            network.assignment().unwrap()
        } else {
            solve(&problem).unwrap()
        };
        let mut groups = HallViolators::new(&problem, &best).unwrap();
        for side in [Side::Rows, Side::Columns] {
            let size = if side == Side::Rows { problem.rows() } else { problem.columns() };
            for k in 0..size {
                let load = best.pairs().iter().filter(|&&(row, column)| {
                    k == if side == Side::Rows { row.index() } else { column.index() }
                });
                let is_full = load.count() == capacity(&problem, side, k as u32) as usize;
                let Some(group) = groups.of(side, k, &Guard::nobody()).unwrap() else {
                    assert!(is_full, "seed {seed} {side:?} {k}");
                    continue;
                };
                assert!(!is_full && group.holds(&problem), "seed {seed} {side:?} {k}: {group:?}");
                assert!(group.members().iter().any(|&(member, _)| member == k as u32));
                assert!(grouped || group.outside() == 0, "seed {seed}");
                assert!(!feasible(&problem, side, group.members()), "seed {seed} {side:?} {k}");
                for drop in 0..group.members().len() {
                    let mut rest = group.members().to_vec();
                    rest.remove(drop);
                    assert!(feasible(&problem, side, &rest), "seed {seed} {side:?} {k} without {drop}");
                }
                found += 1;
                with_outside += u32::from(group.outside() > 0);
                large += u32::from(group.members().len() > 2);
                // one wrong number, and it does not hold
                let mut forged = group.clone();
                if numbers.sometimes(50) {
                    forged.wanted += 1;
                } else {
                    forged.places += 1;
                }
                assert!(!forged.holds(&problem));
                let mut forged = group.clone();
                if forged.partners.pop().is_some() {
                    forged.places =
                        forged.partners.iter().map(|&p| u64::from(capacity(&problem, side.other(), p))).sum();
                    assert!(!forged.holds(&problem));
                }
            }
        }
    }
    assert!(found > 2000 && with_outside > 20 && large > 300, "{found} {with_outside} {large}");
}

#[test]
fn a_planted_group_is_recovered_exactly() {
    for seed in 0..60 {
        let numbers = &mut Numbers::new(seed);
        let (size, group) = (20 + numbers.below(60), 2 + numbers.below(8));
        // columns below `group` can be taken by one row less; all others by anybody
        let points = Matrix::from_fn(size + 3, size, |i, j| {
            (j >= group || i < group - 1).then(|| numbers.within(-50..=50))
        });
        let problem = Problem::from_matrix(points).unwrap();
        let best = solve(&problem).unwrap();
        let served: Vec<usize> = best.pairs().iter().map(|&(_, column)| column.index()).collect();
        let left: Vec<usize> = (0..size).filter(|j| !served.contains(j)).collect();
        assert_eq!(left.len(), 1);
        let found =
            HallViolators::new(&problem, &best).unwrap().of_column(Column::new(left[0])).unwrap().unwrap();
        assert_eq!(found.members(), (0..group as u32).map(|j| (j, 1)).collect::<Vec<_>>(), "seed {seed}");
        assert_eq!(found.partners(), (0..group as u32 - 1).collect::<Vec<_>>(), "seed {seed}");
        assert_eq!((found.wanted(), found.places()), (group as u64, group as u64 - 1));
    }
}

#[test]
fn strangers_and_too_few_pairs_are_refused() {
    let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![1; 4]).unwrap()).unwrap();
    let best = solve(&problem).unwrap();
    let mut groups = HallViolators::new(&problem, &best).unwrap();
    assert!(groups.of_row(Row::new(2)).unwrap_err().is_problem());
    assert!(groups.of_column(Column::new(2)).unwrap_err().is_problem());
    assert_eq!(groups.of_column(Column::new(1)).unwrap(), None);
    let fewer = Assignment::new(&problem, best.pairs()[..1].to_vec(), best.prices().clone()).unwrap();
    let mut groups = HallViolators::new(&problem, &fewer).unwrap();
    let left = best.pairs()[1].1;
    assert!(groups.of_column(left).unwrap_err().is_problem());
}
