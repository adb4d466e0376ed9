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

pub(super) mod candidates;
mod core;
mod number;
mod phase;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::scale::Scale;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::bonus_pairs::BonusPairs;
use crate::assignment::reading::all_rows::AllRows;
use crate::assignment::solvers::groups::candidates::{Candidate, best_pairs, overlooked};
use crate::assignment::solvers::groups::core::Core;
use crate::assignment::solvers::groups::number::Number;
use crate::assignment::solvers::groups::phase::Search;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// The most members of a side.
pub(super) const LIMIT: usize = 1 << 26;

/// So many pairs of a member to begin with.
pub(super) const FEW: usize = 24;
/// So many more of a row at a time.
const MORE: usize = 8;

/// Solves a problem with groups.
///
/// # Errors
/// [`is_memory`](crate::Error::is_memory) when a side has more than 2^26 members;
/// [`is_problem`](crate::Error::is_problem) when points are too large to weigh;
/// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
pub(super) fn solve(problem: &Problem, guard: &Guard<'_>) -> Result<Assignment> {
    solve_with(problem, [FEW, MORE], guard)
}

/// The same, with other numbers of pairs to begin with and to add.
fn solve_with(problem: &Problem, [few, more]: [usize; 2], guard: &Guard<'_>) -> Result<Assignment> {
    let (rows, columns) = (problem.rows(), problem.columns());
    if rows.max(columns) > LIMIT {
        return Err(Error::memory(format!("a side of {rows} x {columns} exceeds {LIMIT} members")));
    }
    let mut scale = Scale::of(problem, 0)?;
    let lines = AllRows::of(problem);
    let mut pairs = best_pairs(problem, few, guard)?;
    loop {
        let mut network = Residual::weighed(problem, scale, BonusPairs::default());
        let flow = match settled::<i64>(&network, &mut pairs, &lines, more, guard)? {
            Some(flow) => Some(flow),
            None => settled::<i128>(&network, &mut pairs, &lines, more, guard)?,
        };
        let flow = flow.ok_or_else(|| Error::problem("prices are too large to weigh"))?;
        network.put_prices(flow.rows, flow.columns);
        for (row, column) in flow.made {
            network.pair(row, column)?;
        }
        network.settle_idle_prices();
        if network.reoptimise() > 0 {
            return Err(Error::internal("a flow of groups was not the best"));
        }
        if network.is_legible() {
            return network.assignment();
        }
        scale = scale.wider()?;
    }
}

/// Prices of rows and columns, and the pairs.
struct Flow {
    rows: Vec<i128>,
    columns: Vec<i128>,
    made: Vec<(u32, u32)>,
}

/// The best flow of all pairs; none where the numbers do not fit. Adds the pairs that it had to
/// look at.
fn settled<N: Number>(
    network: &Residual<'_>,
    pairs: &mut Vec<Candidate>,
    lines: &AllRows<'_>,
    more: usize,
    guard: &Guard<'_>,
) -> Result<Option<Flow>> {
    let Some(mut core) = Core::<N>::new(network, pairs) else { return Ok(None) };
    let mut search = Search::new();
    loop {
        if core.settle(&mut search, guard)?.is_err() {
            return Ok(None);
        }
        let found = overlooked(lines, &core, more, guard)?;
        if found.is_empty() {
            break;
        }
        core.add(&found);
        core.raise();
    }
    let made = core.arcs.iter().filter(|arc| arc.made).map(|arc| (arc.row, arc.column)).collect();
    *pairs = core.arcs.iter().map(|arc| (arc.row, arc.column, arc.score)).collect();
    let wide = |prices: Vec<N>| prices.into_iter().map(N::wide).collect();
    Ok(Some(Flow { rows: wide(core.rows.price), columns: wide(core.columns.price), made }))
}

#[cfg(test)]
mod tests {
    use super::{solve, solve_with};
    use crate::assignment::model::evenness::Evenness;
    use crate::assignment::model::value::ObjectiveValue;
    use crate::assignment::proof::certificate::check;
    use crate::assignment::solvers::run;
    use crate::numbers::Numbers;
    use crate::problems::problem;
    use crate::watch::guard::Guard;

    /// The answer is the same worth with one pair a member to begin with, where all others have to
    /// be found by the prices.
    #[test]
    fn where_to_begin_does_not_matter() {
        let mut uneven = 0;
        for seed in 0..400 {
            let numbers = &mut Numbers::new(seed + 11);
            let problem = problem(seed, 9, 3);
            let capacities = (0..problem.rows()).map(|_| u32::from(numbers.small(5))).collect();
            let before = (0..problem.rows()).map(|_| numbers.sometimes(80).then_some(0)).collect();
            let evenness = if seed % 2 == 0 { Evenness::First } else { Evenness::Points(3) };
            let plain = problem.with_capacities(capacities).unwrap();
            let even = plain.clone().with_even_loads(evenness, before).unwrap();
            let found = solve_with(&even, [1, 1], &Guard::nobody()).unwrap();
            let known = solve(&even, &Guard::nobody()).unwrap();
            let worth = ObjectiveValue::of(&even, &known);
            assert_eq!(ObjectiveValue::of(&even, &found), worth, "seed {seed}");
            assert!(check(&even, &found).is_ok() && check(&even, &known).is_ok(), "seed {seed}");
            let most_points = run::solve(&plain).unwrap();
            uneven += usize::from(ObjectiveValue::of(&even, &most_points) < worth);
        }
        assert!(uneven > 100, "{uneven}");
    }
}
