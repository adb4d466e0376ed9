//! Groups and rematches whose scores sit at both ends of what the terms allow.
//!
//! Random scores almost never reach these ends, where a chain of prices runs from one to the other
//! and back.

use pairwright::assignment::{Column, Entry, GroupFlow, Problem, Reoptimisation, Row, Solver, Term, solve};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::support::generate::{config, sense};
use crate::support::{check, exhaustive, pair};

/// A problem whose largest score and smallest score are exactly the bound of its terms.
#[derive(Debug, Clone)]
struct Extreme {
    rows: usize,
    columns: usize,
    cells: Vec<Option<i32>>,
    problem: Problem,
}

fn problem_of(rows: usize, columns: usize, cells: &[Option<i32>]) -> Problem {
    let entry = |cell: &Option<i32>| cell.map_or(Entry::Never, Entry::Points);
    let named = cells.iter().enumerate().map(|(at, cell)| (at / columns.max(1), at % columns.max(1), cell));
    let list = named.map(|(i, j, cell)| (Row::new(i), Column::new(j), entry(cell)));
    Problem::from_terms(rows, columns, vec![Term::list(list).unwrap()]).unwrap()
}

/// The bounds: small ones, some on both sides of a power of two, and the largest there is. Half of
/// the problems are chains: each row allows the column before it and its own, so that prices run
/// through everybody.
fn extreme() -> impl Strategy<Value = Extreme> {
    let bound = select(vec![1, 2, 3, 5, 7, 8, 63, 100, 1 << 15, (1 << 30) - 1, i32::MAX]);
    let shape = (0..=4usize, 0..=4usize, 0..=3usize, any::<bool>());
    (shape, bound, 0..=3i32, sense()).prop_flat_map(|(shape, bound, near, sense)| {
        let (rows, columns, forbidden, chain) = shape;
        let rows = if rows * columns > 12 { 3 } else { rows };
        let near = near.min(bound);
        let mut ends = vec![Some(bound), Some(bound - near), Some(near - bound), Some(-bound)];
        ends.extend(vec![None; if chain { 0 } else { forbidden }]);
        let groups = (vec(0..=2u32, rows), vec(0..=2u32, rows), vec(0..=2u32, columns));
        (vec(select(ends), rows * columns), groups).prop_map(move |(mut cells, (most, least, takes))| {
            for (at, cell) in cells.iter_mut().enumerate().filter(|_| chain) {
                let (row, column) = (at / columns, at % columns);
                *cell = cell.filter(|_| row == column || row == column + 1);
            }
            let least = least.iter().zip(&most).map(|(&least, &most)| least.min(most)).collect();
            let problem = problem_of(rows, columns, &cells).with_sense(sense).with_capacities(most).unwrap();
            let problem = problem.with_minimums(least).unwrap().with_column_capacities(takes).unwrap();
            Extreme { rows, columns, cells, problem }
        })
    })
}

/// The same pairs without groups: one to one, or with places of rows only.
fn plain(of: &Extreme, places: bool) -> Problem {
    let places = (0..of.rows).map(|i| if places { of.problem.capacity(Row::new(i)) } else { 1 }).collect();
    let problem = problem_of(of.rows, of.columns, &of.cells).with_sense(of.problem.sense());
    problem.with_capacities(places).unwrap()
}

fn is_best(problem: &Problem) -> Result<(), TestCaseError> {
    let best = exhaustive::most(problem);
    for found in [GroupFlow.solve(problem), solve(problem)] {
        let found = found.unwrap();
        prop_assert_eq!(pairwright::assignment::ObjectiveValue::of(problem, &found), best);
        let checked = check(problem, &found);
        prop_assert!(checked.is_ok(), "{}", checked.unwrap_err());
    }
    Ok(())
}

/// Whatever is kept: free, at prices, and within limits.
fn rematches(problem: &Problem, luck: &[usize]) -> Result<(), TestCaseError> {
    let mut kept: Vec<(Row, Column)> = Vec::new();
    for &at in luck {
        let size = problem.rows() * problem.columns();
        if size == 0 {
            break;
        }
        let (row, column) = pair(at % size / problem.columns(), at % size % problem.columns());
        let mut more = kept.clone();
        more.push((row, column));
        if problem.score(row, column).is_some() && Reoptimisation::new(problem, &more).is_ok() {
            kept = more;
        }
    }
    let worths = exhaustive::worths(problem, &kept);
    let cold = Reoptimisation::new(problem, &kept).unwrap();
    let best = solve(problem).unwrap();
    let warm = Reoptimisation::new(problem, best.pairs()).unwrap().start_from(best.prices());
    for free in [cold.free().unwrap(), warm.free().unwrap()] {
        prop_assert_eq!(Some(free.worth()), worths.iter().copied().flatten().max());
        let checked = check(problem, free.assignment());
        prop_assert!(checked.is_ok(), "{}", checked.unwrap_err());
        prop_assert!(free.verify(problem).is_ok());
    }
    for price in [0, 1, 7, 1 << 16, i32::MAX.unsigned_abs(), u32::MAX] {
        let Ok(found) = cold.with_price(price) else { continue };
        let checked = found.verify(problem);
        prop_assert!(checked.is_ok(), "price {}: {}", price, checked.unwrap_err());
    }
    for limit in 0..=kept.len() {
        let found = cold.at_most(limit).unwrap();
        let most = worths.iter().take(limit + 1).copied().flatten().max();
        prop_assert_eq!(Some(found.worth()), most, "at most {}", limit);
        let checked = found.verify(problem);
        prop_assert!(checked.is_ok(), "at most {}: {}", limit, checked.unwrap_err());
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn groups_at_both_ends(of in extreme()) {
        is_best(&of.problem)?;
    }

    #[test]
    fn places_at_both_ends(of in extreme(), places: bool) {
        is_best(&plain(&of, places))?;
    }

    #[test]
    fn rematches_at_both_ends(of in extreme(), luck in vec(0..16usize, 0..4)) {
        rematches(&of.problem, &luck)?;
    }

    #[test]
    fn rematches_without_groups_at_both_ends(of in extreme(), places: bool, luck in vec(0..16usize, 0..4)) {
        rematches(&plain(&of, places), &luck)?;
    }
}

/// A chain of prices from one end to the other and back: row 2 has no place, yet a price.
#[test]
fn a_chain_through_everybody() {
    let cells = [Some(-100), None, Some(100), Some(-99), Some(-99), None];
    let problem = problem_of(3, 2, &cells).with_capacities(vec![1, 1, 0]).unwrap();
    is_best(&problem.with_column_capacities(vec![2, 1]).unwrap()).unwrap();
    let problem = problem_of(2, 2, &[Some(-99), None, Some(100), Some(-99)]);
    rematches(&problem, &[0]).unwrap();
}
