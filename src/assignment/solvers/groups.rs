//! Groups: rows that must be in some pairs, columns that may be in several, loads that are to be
//! even.
//!
//! *Problem.* The [`Problem`] in full, with [minimums](Problem::with_minimums) of rows,
//! [capacities](Problem::with_column_capacities) of columns and [even
//! loads](Problem::with_even_loads); a pair is made once at most. In this order: as many places
//! filled as can be of those that must be, as many columns served at all, as many pairs, the most
//! even loads if these come first, the best total.
//!
//! *Method.* Successive shortest paths in the [residual
//! network](crate::assignment::network::residual). The start is a problem without groups, solved by
//! the method that the planner takes for it; its prices are right but for what groups add, and each
//! place that is not is filled by a search. Where rows have fewer places than would fill the
//! columns half, it is the problem with one place a column; else the one with a column for each
//! place, some of whose pairs are made twice, and parted. Where loads are to be even, it is the one
//! with a row for each place, worth points by its number ([`RowCopies`]). A problem without groups
//! is solved from nothing, a search for each place.
//!
//! *Caveat.* Each search reads lines of scores from both ends of a path. Where the start is far
//! from the answer there may be as many searches as pairs. Nothing is reported on the way, and
//! nobody can stop it.
//!
//! *Cost.* Time that of the start, and O(rows x columns + changes x log people) for each search;
//! space that of the start and O(people + pairs).
//!
//! *Ties* among equally good pairs fall as the start and the searches fall: the same way every
//! time.
//!
//! *Numeric policy.* `i128`, see [`ObjectiveValue`](crate::assignment::ObjectiveValue).
//!
//! *References.* R. G. Busacker and P. J. Gowen, 1960; J. Edmonds and R. M. Karp (1972), Journal of
//! the ACM 19.

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^31")]

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::problem::row_copies::RowCopies;
use crate::assignment::model::scale::Scale;
use crate::assignment::model::side::Side;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::bonus_pairs::BonusPairs;

use crate::error::{Error, Result};

/// The most members of a side.
const LIMIT: usize = 1 << 26;

/// Solves a problem with groups, where `without_groups` solves one without.
///
/// # Errors
/// [`is_memory`](crate::Error::is_memory) when a side has more than 2^26 members;
/// [`is_problem`](crate::Error::is_problem) when points are too large to weigh.
pub(super) fn solve(
    problem: &Problem,
    without_groups: impl Fn(&Problem) -> Result<Assignment>,
) -> Result<Assignment> {
    let (rows, columns) = (problem.rows(), problem.columns());
    if rows.max(columns) > LIMIT {
        return Err(Error::memory(format!("a side of {rows} x {columns} exceeds {LIMIT} members")));
    }
    let grouped = problem.has_groups();
    let start = match grouped.then(|| start(problem, without_groups)) {
        Some(Err(error)) if error.is_memory() => None, // there is another way
        start => start.transpose()?,
    };
    let solved_at = |scale| {
        let mut network = Residual::weighed(problem, scale, BonusPairs::default());
        match &start {
            Some(start) => take_over(&mut network, start)?,
            None => network.start_from_nothing(),
        }
        network.reoptimise();
        Ok(network)
    };
    Residual::legible(Scale::of(problem, 0)?, solved_at)?.assignment()
}

/// What to start from: pairs that are best without groups, and their prices.
struct Start {
    prices: Prices,
    pairs: Vec<(Row, Column)>,
    /// Are there prices of columns only, and those in worths?
    of_columns: bool,
}

/// Takes over prices and pairs that are best without groups.
fn take_over(network: &mut Residual<'_>, start: &Start) -> Result<()> {
    if start.of_columns || !columns_are_copied(network.problem()) {
        network.take_prices(&start.prices)?;
    } else {
        network.take_prices_of_places(&start.prices)?;
    }
    for &(row, column) in &start.pairs {
        network.pair(row.index() as u32, column.index() as u32)?;
    }
    // who has no place was in no problem; and places of one column may have differed
    let columns = 0..network.problem().columns() as u32;
    let closed = columns.filter(|&j| network.side(Side::Columns).most(j) == 0);
    let unknown = if start.of_columns { 0..network.problem().rows() as u32 } else { 0..0 };
    network.reset_prices(&unknown.collect::<Vec<_>>(), &closed.collect::<Vec<_>>());
    network.part_all_overpriced();
    network.part_all_losing();
    Ok(())
}

/// Prices and pairs that are best without groups.
fn start(problem: &Problem, without_groups: impl Fn(&Problem) -> Result<Assignment>) -> Result<Start> {
    match problem.with_rows_copied()? {
        Some(copies) => start_of_places(problem, &copies, without_groups),
        None => start_of_columns(problem, without_groups),
    }
}

/// The same from the problem with a row for each place.
fn start_of_places(
    problem: &Problem,
    copies: &RowCopies,
    without_groups: impl Fn(&Problem) -> Result<Assignment>,
) -> Result<Start> {
    let found = start_of_columns(&copies.problem, without_groups)?;
    let whose = |row: Row| Row::new(copies.whose[row.index()] as usize);
    let mut pairs: Vec<_> = found.pairs.iter().map(|&(row, column)| (whose(row), column)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    // each place of a column may have been a column: then serving it once is not more than again
    let person = i64::from(!columns_are_copied(&copies.problem));
    let sign = problem.sense().sign();
    let worth = |(&points, &covered): (&i64, &bool)| {
        let (points, covered) = (sign * points, i64::from(covered));
        // where a step was worth too little, a price says little about evenness
        let evenness =
            copies.step.map_or(0, |(step, last)| (points + step / 2).div_euclid(step).clamp(-last, last));
        let points = points - evenness * copies.step.map_or(0, |(step, _)| step);
        ObjectiveValue {
            served: person * covered - person,
            pairs: covered,
            evenness,
            points,
            ..ObjectiveValue::default()
        }
    };
    let columns = found.prices.columns().iter().zip(found.prices.column_cover()).map(worth).collect();
    let prices = Prices::of_worths(vec![ObjectiveValue::default(); problem.rows()], columns);
    Ok(Start { prices, pairs, of_columns: true })
}

/// The same from a problem that has columns of one place.
fn start_of_columns(
    problem: &Problem,
    without_groups: impl Fn(&Problem) -> Result<Assignment>,
) -> Result<Start> {
    let is_open = |&(_, column): &(Row, Column)| problem.column_capacity(column) > 0;
    if !columns_are_copied(problem) {
        let start = without_groups(&problem.ungrouped())?;
        let pairs = start.pairs().iter().copied().filter(is_open).collect();
        return Ok(Start { prices: start.prices().clone(), pairs, of_columns: false });
    }
    let (copied, whose) = problem.with_columns_copied()?;
    let start = without_groups(&copied)?;
    let old = start.prices();
    let (mut prices, mut cover) = (vec![0; problem.columns()], vec![false; problem.columns()]);
    for (at, &column) in whose.iter().enumerate() {
        prices[column as usize] = old.columns()[at];
        cover[column as usize] = old.column_cover()[at];
    }
    let pairs = start.pairs().iter().map(|&(row, at)| (row, Column::new(whose[at.index()] as usize)));
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort_unstable();
    pairs.dedup();
    let prices = Prices::new(old.rows().to_vec(), prices, old.row_cover().to_vec(), cover);
    Ok(Start { prices, pairs, of_columns: false })
}

/// Do the rows have places for most of the columns' places, so that these are what they contend
/// for?
pub(super) fn columns_are_copied(problem: &Problem) -> bool {
    let places = problem.row_places();
    let (once, all) = (problem.columns() as u64, problem.column_places());
    all > once && places > once + (all - once) / 2
}

#[cfg(test)]
mod tests {
    use super::solve;
    use crate::assignment::model::evenness::Evenness;
    use crate::assignment::model::matrix::Matrix;
    use crate::assignment::model::problem::Problem;
    use crate::assignment::model::value::ObjectiveValue;
    use crate::assignment::proof::certificate::check;
    use crate::assignment::solvers::run;
    use crate::error::Error;
    use crate::numbers::Numbers;
    use crate::problems::problem;

    /// Even loads are as even from nothing as from the start of copied rows.
    #[test]
    fn the_start_does_not_matter() {
        let mut uneven = 0;
        for seed in 0..400 {
            let numbers = &mut Numbers::new(seed + 11);
            let problem = problem(seed, 9, 3);
            let capacities = (0..problem.rows()).map(|_| u32::from(numbers.small(5))).collect();
            let before = (0..problem.rows()).map(|_| numbers.sometimes(80).then_some(0)).collect();
            let evenness = if seed % 2 == 0 { Evenness::First } else { Evenness::Points(3) };
            let plain = problem.with_capacities(capacities).unwrap();
            let even = plain.clone().with_even_loads(evenness, before).unwrap();
            let cold = solve(&even, |_| Err(Error::memory("no memory for it"))).unwrap();
            let warm = solve(&even, run::solve).unwrap();
            let worth = ObjectiveValue::of(&even, &warm);
            assert_eq!(ObjectiveValue::of(&even, &cold), worth, "seed {seed}");
            assert!(check(&even, &cold).is_ok() && check(&even, &warm).is_ok(), "seed {seed}");
            let most_points = run::solve(&plain).unwrap();
            uneven += usize::from(ObjectiveValue::of(&even, &most_points) < worth);
        }
        assert!(uneven > 100, "{uneven}");
    }

    /// Without memory for a start there is a way from nothing; a fault of the start is not hidden.
    #[test]
    fn only_a_lack_of_memory_is_a_reason_to_start_from_nothing() {
        let points = Matrix::from_vec(2, 2, vec![3, 1, 2, 5]).unwrap();
        let problem = Problem::from_matrix(points).unwrap().with_minimums(vec![1, 1]).unwrap();
        let solved = solve(&problem, |_| Err(Error::memory("no memory for it"))).unwrap();
        assert_eq!(solved.total(), 8);
        let failed = solve(&problem, |_| Err(Error::internal("a promise was broken"))).unwrap_err();
        assert!(failed.is_internal(), "{failed}");
        let refused = solve(&problem, |_| Err(Error::problem("numbers are too large"))).unwrap_err();
        assert!(refused.is_problem(), "{refused}");
    }
}
