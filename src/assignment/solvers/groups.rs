//! Groups: rows that must be in some pairs, columns that may be in several, loads that are to be
//! even.
//!
//! *Problem.* The [`Problem`] in full, with [minimums](Problem::with_minimums) of rows,
//! [capacities](Problem::with_column_capacities) of columns and [even
//! loads](Problem::with_even_loads); a pair is made once at most. In this order: as many places
//! filled as can be of those that must be, as many columns served at all, as many pairs, the most
//! even loads if these come first, the best total.
//!
//! *Method.* Of all pairs only few are ever made. The best few of each row and each column are
//! the arcs of a [flow](self::core) with places on both sides, in which a pair is made once by its
//! capacity; in phases it fills all places at the same time. All pairs are then held against the
//! prices; those that are worth more become arcs too, prices rise until none is worth more, and the
//! flow is made best again. After some rounds nothing is found any more, and the flow is the best
//! of all pairs. So people with the same best partner contend for places from the start, and there
//! is no start from a problem without groups to be repaired.
//!
//! *Caveat.* Where places are as many as are wanted, or loads are to be even, the last few have the
//! longest paths, and there are more phases.
//!
//! *Cost.* Some readings of all pairs, and O(arcs x log people) for each phase; the number of
//! phases is about the root of the number of people. Space O(arcs + people), with some 25 arcs a
//! person.
//!
//! *Measured*, seconds, for n people who are half mentees who want two mentors, all profiles
//! different, in one run on two quiet cores (`cargo bench --bench groups`):
//!
//! | n | 3 places | 2 places | 3 places, minimum 1 | 4 places, even loads first |
//! |---|---|---|---|---|
//! | 1,000 | .013 | .022 | .016 | .027 |
//! | 2,000 | .038 | .071 | .053 | .074 |
//! | 5,000 | .11 | .31 | .17 | .35 |
//! | 10,000 | .38 | 1.2 | .65 | 1.6 |
//! | 20,000 | 1.5 | 7.4 | 2.5 | 9.2 |
//!
//! Earlier each place was filled by a search of its own after a start without groups: on busy
//! cores, 2,000 people took 2.8, 6.2, 10 and 38 s.
//!
//! *Ties* among equally good pairs fall as the phases fall: the same way every time.
//!
//! *Numeric policy.* Prices in one word where they fit, else `i128`; the five numbers of a worth
//! are one: see [`Scale`].
//!
//! *References.* A. Volgenant (1996), Computers and Operations Research 23 (a core of pairs, and
//! all others priced); R. G. Busacker and P. J. Gowen, 1960.

mod candidate;
pub(super) mod candidates;
mod core;
mod number;
mod phase;

use crate::assignment::model::problem::Problem;
use crate::assignment::model::scale::Scale;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::bonus_pairs::BonusPairs;
use crate::assignment::reading::all_rows::AllRows;
use crate::assignment::solvers::groups::candidate::Candidate;
use crate::assignment::solvers::groups::candidates::{best_pairs, overlooked};
use crate::assignment::solvers::groups::core::{Core, TooLarge};
use crate::assignment::solvers::groups::number::Number;
use crate::assignment::solvers::groups::phase::Search;
use crate::assignment::solvers::outcome::{Outcome, Partial};
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
pub(super) fn solve(problem: &Problem, guard: &Guard<'_>) -> Result<Outcome> {
    solve_with(problem, [FEW, MORE], guard)
}

/// The same, with other numbers of pairs to begin with and to add.
fn solve_with(problem: &Problem, [few, more]: [usize; 2], guard: &Guard<'_>) -> Result<Outcome> {
    let (rows, columns) = (problem.rows(), problem.columns());
    if rows.max(columns) > LIMIT {
        return Err(Error::memory(format!("a side of {rows} x {columns} exceeds {LIMIT} members")));
    }
    let mut scale = Scale::of(problem, 0)?;
    let mut pairs = match best_pairs(problem, few, guard) {
        Err(error) if error.is_cancelled() => {
            let nobody = Residual::weighed(problem, scale, BonusPairs::default());
            return Ok(Outcome::Cancelled(known(nobody, Flow::default())));
        }
        pairs => pairs?,
    };
    let lines = AllRows::of(problem);
    loop {
        let mut network = Residual::weighed(problem, scale, BonusPairs::default());
        let found = match settle::<i64>(&network, &mut pairs, &lines, more, guard)? {
            Found::TooLarge => settle::<i128>(&network, &mut pairs, &lines, more, guard)?,
            found => found,
        };
        match found {
            Found::Best(flow) => flow.put_into(&mut network)?,
            Found::Stopped(flow) => return Ok(Outcome::Cancelled(known(network, flow))),
            Found::TooLarge => return Err(Error::problem("prices are too large to weigh")),
        }
        network.settle_idle_prices(guard)?;
        let _searches = network.reoptimise_under(guard)?;
        if network.is_legible() {
            return Ok(Outcome::Solved(network.assignment()?));
        }
        scale = scale.wider()?;
    }
}

/// What a flow came to.
enum Found {
    Best(Flow),
    Stopped(Flow),
    /// Wider numbers are needed.
    TooLarge,
}

/// Prices of rows and columns, and the pairs.
#[derive(Default)]
struct Flow {
    rows: Vec<i128>,
    columns: Vec<i128>,
    made: Vec<(u32, u32)>,
}

impl Flow {
    fn of<N: Number>(core: Core<'_, '_, N>) -> Self {
        let made = core.arcs.iter().filter(|arc| arc.made).map(|arc| (arc.row, arc.column)).collect();
        let wide = |prices: Vec<N>| prices.into_iter().map(N::wide).collect();
        Self { rows: wide(core.rows.price), columns: wide(core.columns.price), made }
    }

    fn put_into(self, network: &mut Residual<'_>) -> Result<()> {
        network.put_prices(self.rows, self.columns);
        self.made.into_iter().try_for_each(|(row, column)| network.pair(row, column))
    }
}

/// What is known of a flow that was stopped: the pairs that have places, and prices, which are a
/// bound as any are.
fn known(mut network: Residual<'_>, flow: Flow) -> Partial {
    if !flow.rows.is_empty() || !flow.columns.is_empty() {
        network.put_prices(flow.rows, flow.columns);
    }
    for (row, column) in flow.made {
        // there may be more than places
        let _ = network.pair(row, column);
    }
    Partial::new(network.pairs(), network.worths())
}

/// The best flow of all pairs. Adds the pairs that it had to look at.
fn settle<N: Number>(
    network: &Residual<'_>,
    pairs: &mut Vec<Candidate>,
    lines: &AllRows<'_>,
    more: usize,
    guard: &Guard<'_>,
) -> Result<Found> {
    let Some(mut core) = Core::<N>::new(network, pairs) else { return Ok(Found::TooLarge) };
    let mut search = Search::new();
    loop {
        let settled = core.settle(&mut search, guard);
        let found = settled.and_then(|fits| match fits {
            Ok(()) => overlooked(lines, &core, more, guard).map(Some),
            Err(TooLarge) => Ok(None),
        });
        match found {
            Err(error) if error.is_cancelled() => return Ok(Found::Stopped(Flow::of(core))),
            Err(error) => return Err(error),
            Ok(None) => return Ok(Found::TooLarge),
            Ok(Some(found)) if found.is_empty() => {
                *pairs = core.arcs.iter().map(|arc| (arc.row, arc.column, arc.score)).collect();
                return Ok(Found::Best(Flow::of(core)));
            }
            Ok(Some(found)) => {
                core.add(&found);
                core.raise();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{solve, solve_with};
    use crate::assignment::model::evenness::Evenness;
    use crate::assignment::model::value::ObjectiveValue;
    use crate::assignment::proof::certificate::check;
    use crate::assignment::solvers::outcome::RunReport;
    use crate::assignment::solvers::run;
    use crate::assignment::solvers::statistics::Statistics;
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
            let nobody = &Guard::nobody();
            let [found, known] = [solve_with(&even, [1, 1], nobody), solve(&even, nobody)]
                .map(|outcome| RunReport::new(outcome.unwrap(), Statistics::default()).solved().unwrap());
            let worth = ObjectiveValue::of(&even, &known);
            assert_eq!(ObjectiveValue::of(&even, &found), worth, "seed {seed}");
            assert!(check(&even, &found).is_ok() && check(&even, &known).is_ok(), "seed {seed}");
            let most_points = run::solve(&plain).unwrap();
            uneven += usize::from(ObjectiveValue::of(&even, &most_points) < worth);
        }
        assert!(uneven > 100, "{uneven}");
    }
}
