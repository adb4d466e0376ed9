//! Very large problems: a flow through the network of the tables, which never looks at all pairs.
//!
//! *Problem.* The [`Problem`], given by terms: tables, lists and restrictions. Minimums of rows are
//! known; columns have one place each.
//!
//! *Method.* The tables become a small network of hubs
//! ([`stages`](crate::assignment::network::stages)): there is one way from the class of a row to
//! the class of a column, and its points are the pair's. A place of a row is a source that enters
//! the hub of its class, a column is a sink that leaves the hub of its own. What the lists say is
//! about single pairs: one that is better than its tables gets an arc of its own; one that is
//! worse, or forbidden, is barred from the way through the hubs, and if it is allowed gets an arc
//! of its own as well. Whoever a restriction binds has no hub, only arcs. So the flow with the most
//! points ([`FlowNetwork`]) is the best assignment, and its prices are the assignment's.
//!
//! *Caveat.* It pays where people share combinations of codes. Where all profiles differ, the
//! network is as large as the matrix (the planner decides by its size). A problem given as a matrix
//! gets an arc for each pair.
//!
//! *Copies of a row* that takes several columns agree on their price: each of them covers what any
//! other is paired with, so none can be lower than another; if one is idle its price is 0.
//!
//! A row with a minimum has as many places that must be taken; the others have its price or, idle,
//! 0.
//!
//! *Cost.* Space O(people + arcs of the stages + named pairs). Time is that of the flow.
//!
//! *Numeric policy.* Points are scores, or costs with the sign turned, which fit `i32` either way
//! since absent is not among them. Totals and prices are `i64`.

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::network::exceptions::Exceptions;
use crate::assignment::network::stages::{Draft, Stages};
use crate::assignment::solvers::dense::whole::{places, rows_are_fewer};
use crate::assignment::solvers::flow::network::FlowNetwork;
use crate::assignment::solvers::flow::outcome::{Flow, FlowOutcome};
use crate::assignment::solvers::outcome::{Outcome, Partial, RunReport};
use crate::assignment::solvers::refusal::Refusal;
use crate::assignment::solvers::staged::arcs_of_stages::add_arcs;
use crate::assignment::solvers::staged::best_reduced_score::{BestReducedScore, Staged};
use crate::assignment::solvers::staged::grid_of_tables::grid;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;
use crate::shortcut::{Shortcut, is_taken};
use crate::watch::guard::Guard;

/// A network is never built with more arcs (2 GiB).
const MOST_ARCS: u64 = 1 << 28;

/// Units of work to take somebody into the network, and to look at one pair.
const PERSON: u64 = 100;
const LOOK: u64 = 16;

/// Units of work of an arc of the stages.
const ARC: u64 = 4;

/// Who goes on where minimums cannot be met.
const ADVICE: &str = "minimums of rows that cannot all be met are for GroupFlow";

/// Solves a problem through its network.
///
/// # Errors
/// [`Refusal::Unmet`] when minimums cannot all be met; [`is_memory`](Error::is_memory) when there
/// are more than 2^24 places on a side, or the network would be too large;
/// [`is_problem`](Error::is_problem) when columns have capacities.
pub(in crate::assignment) fn solve(
    problem: &Problem,
    start: Option<&Partial>,
    guard: &Guard<'_>,
) -> Result<RunReport, Refusal> {
    problem.with_minimums_at_most()?;
    let places = places(problem)?;
    let all = places.len().min(problem.columns());
    guard.left(PhaseKind::Auction, all, all)?;
    let tables = staged(problem, guard)?;
    let network = match &tables {
        Some((stages, exceptions)) => of_stages(problem, &places, stages, exceptions, guard)?,
        None => of_matrix(problem, &places, guard)?,
    };
    let sign = problem.sense().sign();
    let price = |start: &Partial, j: usize| start.prices().columns().get(j).copied().unwrap_or(0);
    let prices: Option<Vec<i64>> =
        start.map(|start| (0..problem.columns()).map(|j| price(start, j).saturating_mul(sign)).collect());
    let mut run = network.run();
    if let Some(prices) = &prices {
        run = run.start_from(prices);
    }
    let report = run.attempt(guard).map_err(|refusal| refusal.advising(ADVICE))?;
    let statistics = report.statistics().clone();
    let outcome = match report.into_outcome() {
        FlowOutcome::Solved(flow) => {
            Outcome::Solved(solved(problem, &places, tables.as_ref(), &flow, guard)?)
        }
        FlowOutcome::Cancelled(prices) => Outcome::Cancelled(cancelled(problem, tables.as_ref(), prices)?),
    };
    Ok(RunReport::new(outcome, statistics))
}

/// A score as points. Its sign can be turned: absent, the lowest of all numbers, is no score.
fn points(problem: &Problem, score: i32) -> i32 {
    match problem.sense() {
        Sense::Maximise => score,
        Sense::Minimise => -score,
    }
}

/// The tables of a problem as a network, with the exceptions; `None` where an arc for each pair
/// does.
fn staged(problem: &Problem, guard: &Guard<'_>) -> Result<Option<Staged>> {
    // planning is to take a small part of the time that looking at all pairs would
    let steps = problem.rows().saturating_mul(problem.columns()) / 8;
    let Some(draft) = Draft::within_under(problem, steps, guard)? else { return Ok(None) };
    let plan = draft.plan();
    let (arcs, nodes) = (plan.arcs, plan.nodes);
    let stages = draft.build_under(MOST_ARCS, guard)?;
    let stages = stages
        .ok_or_else(|| Error::memory(format!("a network of {nodes} nodes and {arcs} arcs is too large")))?;
    Ok(Some((stages, Exceptions::of_under(problem, guard)?)))
}

fn of_stages(
    problem: &Problem,
    places: &[u32],
    stages: &Stages,
    exceptions: &Exceptions,
    guard: &Guard<'_>,
) -> Result<FlowNetwork> {
    let points = |score: i32| points(problem, score);
    guard.spend(ARC * stages.arcs().1.len() as u64)?;
    let (mut network, first_column) =
        if let Some(grid) = grid(stages, points)?.filter(|_| is_taken(Shortcut::Grid)) {
            grid
        } else {
            let mut network = FlowNetwork::new(stages.nodes());
            add_arcs(&mut network, stages, points)?;
            (network, stages.column_base() as usize)
        };
    let column_hub = |column: usize| {
        first_column + (stages.column_node(Column::new(column)) - stages.column_base()) as usize
    };
    let listed = Listed::of(problem, stages, exceptions);
    for column in 0..problem.columns() {
        let hub = (!listed.columns[column]).then(|| column_hub(column));
        network.add_sink(hub)?;
    }
    for (at, &number) in places.iter().enumerate() {
        let row = Row::new(number as usize);
        guard.spend(PERSON + LOOK * (exceptions.row(row).len() + listed.often_barred.len()) as u64)?;
        let hub = (!listed.rows[row.index()]).then(|| stages.row_node(row) as usize);
        let source = network.add_source(hub)?;
        require(problem, places, at, &mut network)?;
        if hub.is_none() && !exceptions.row_is_bound(row) {
            guard.spend(LOOK * problem.columns() as u64)?;
            for column in (0..problem.columns()).map(Column::new) {
                if let Some(score) = exceptions.score(stages, row, column) {
                    network.add_direct(source, column.index(), points(score))?;
                }
            }
            continue;
        }
        if hub.is_none() {
            for (column, score) in exceptions.direct(stages, row) {
                network.add_direct(source, column.index(), points(score))?;
            }
            continue;
        }
        for &column in &listed.often_barred {
            if let Some(score) = exceptions.score(stages, row, column) {
                network.add_direct(source, column.index(), points(score))?;
            }
        }
        let in_often_barred =
            |column: Column| listed.columns[column.index()] && !exceptions.column_is_bound(column);
        for (column, score) in exceptions.direct(stages, row).filter(|pair| !in_often_barred(pair.0)) {
            network.add_direct(source, column.index(), points(score))?;
        }
        for (column, net) in exceptions.avoided(row).filter(|pair| !in_often_barred(pair.0)) {
            // a pair that the tables forbid has no way that could be barred
            let Some(tables) = stages.points(row, column) else { continue };
            network.bar(source, column.index())?;
            if net != Matrix::ABSENT {
                network.add_direct(source, column.index(), points(tables + net))?;
            }
        }
    }
    Ok(network)
}

/// Who has no hub but an arc for each possible pair: people whom a restriction binds, and those who
/// are barred from so many that the hubs would be of little use (the head of a company, from
/// everybody below).
struct Listed {
    rows: Vec<bool>,
    columns: Vec<bool>,
    /// The columns of the second kind.
    often_barred: Vec<Column>,
}

impl Listed {
    /// Barred from one in this many.
    const MANY: usize = 4;

    /// Time O(people + named pairs), and O(axes) for each pair of those who might be of the second
    /// kind. As each arc made for it stands next to at least one bar in [`MANY`](Self::MANY), there
    /// are O(named pairs) of them.
    fn of(problem: &Problem, stages: &Stages, exceptions: &Exceptions) -> Self {
        let (all_rows, all_columns) = (problem.rows(), problem.columns());
        let many = |bars: usize, of: usize| bars > 0 && bars * Self::MANY >= of;
        // a pair that the tables forbid is no bar; but few people come near the bound if it counts
        let bar = |row: Row, column: Column| stages.points(row, column).is_some();
        let mut rows = vec![false; all_rows];
        let mut named = vec![0; all_columns];
        for row in (0..all_rows).map(Row::new) {
            for (column, _) in exceptions.avoided(row) {
                named[column.index()] += 1;
            }
            let bars = || exceptions.avoided(row).filter(|&(column, _)| bar(row, column)).count();
            rows[row.index()] = exceptions.row_is_bound(row)
                || (many(exceptions.avoided(row).count(), all_columns) && many(bars(), all_columns));
        }
        let mut columns: Vec<bool> =
            (0..all_columns).map(|j| exceptions.column_is_bound(Column::new(j))).collect();
        let near = |column: Column| many(named[column.index()], all_rows) && !columns[column.index()];
        let mut often_barred: Vec<Column> = (0..all_columns).map(Column::new).filter(|&j| near(j)).collect();
        if !often_barred.is_empty() {
            let mut bars = vec![0; all_columns];
            for row in (0..all_rows).map(Row::new) {
                for (column, _) in exceptions.avoided(row).filter(|&(j, _)| near(j) && bar(row, j)) {
                    bars[column.index()] += 1;
                }
            }
            often_barred.retain(|column| many(bars[column.index()], all_rows));
        }
        for column in &often_barred {
            columns[column.index()] = true;
        }
        Self { rows, columns, often_barred }
    }
}

/// The first places of a row are those that must be taken.
fn require(problem: &Problem, places: &[u32], at: usize, network: &mut FlowNetwork) -> Result<()> {
    let least = problem.minimum(Row::new(places[at] as usize)) as usize;
    let first = least > 0 && at.checked_sub(least).is_none_or(|before| places[before] != places[at]);
    if first { network.require_source(at) } else { Ok(()) }
}

/// An arc for each pair.
fn of_matrix(problem: &Problem, places: &[u32], guard: &Guard<'_>) -> Result<FlowNetwork> {
    let mut network = FlowNetwork::new(0);
    for _ in 0..problem.columns() {
        network.add_sink(None)?;
    }
    let mut cells = vec![Matrix::ABSENT; problem.columns()];
    for (at, &row) in places.iter().enumerate() {
        guard.spend(LOOK * cells.len() as u64)?;
        let source = network.add_source(None)?;
        require(problem, places, at, &mut network)?;
        problem.fill_row(Row::new(row as usize), &mut cells)?;
        for (column, &score) in cells.iter().enumerate().filter(|cell| *cell.1 != Matrix::ABSENT) {
            network.add_direct(source, column, points(problem, score))?;
        }
    }
    Ok(network)
}

/// Pairs and prices of rows, from those of their places.
pub(super) fn solved(
    problem: &Problem,
    places: &[u32],
    staged: Option<&Staged>,
    flow: &Flow,
    guard: &Guard<'_>,
) -> Result<Assignment> {
    let sign = problem.sense().sign();
    guard.spend(PERSON * places.len() as u64)?;
    let mut rows = vec![0; problem.rows()];
    let mut row_cover = vec![true; problem.rows()];
    let mut pairs = Vec::with_capacity(places.len().min(problem.columns()));
    for (source, &row) in places.iter().enumerate() {
        let at = row as usize;
        // the first place of a row with a minimum is one that must be taken, and has the row's
        // price
        let first = source == 0 || places[source - 1] != row;
        if first || problem.minimum(Row::new(at)) == 0 {
            rows[at] = sign * flow.source_prices()[source];
        }
        row_cover[at] = flow.source_cover()[source];
        pairs.extend(flow.partner(source).map(|column| (Row::new(at), Column::new(column))));
    }
    pairs.sort_unstable();
    // A row without a place is in the cover, at no cost to it. It gets the price at which no column
    // outside the cover is better with it: what a place would gain.
    if (0..problem.rows()).any(|i| problem.capacity(Row::new(i)) == 0) {
        let open = |j: usize| (!flow.sink_cover()[j]).then(|| flow.sink_prices()[j]);
        let gains = BestReducedScore::new(problem, staged, open);
        for row in (0..problem.rows()).map(Row::new).filter(|&row| problem.capacity(row) == 0) {
            guard.spend(LOOK * problem.columns() as u64)?;
            rows[row.index()] = sign * gains.exact(row)?.unwrap_or(0);
        }
    }
    let columns = flow.sink_prices().iter().map(|price| sign * price).collect();
    let prices = Prices::new(rows, columns, row_cover, flow.sink_cover().to_vec());
    guard.spend(LOOK * (problem.terms().len() * pairs.len()) as u64)?;
    Assignment::new(problem, pairs, prices)
}

/// Prices that hold, from those of the columns when the watch stopped the run.
fn cancelled(problem: &Problem, staged: Option<&Staged>, mut columns: Vec<i64>) -> Result<Partial> {
    let sign = problem.sense().sign();
    let rows_are_fewer = rows_are_fewer(problem);
    if rows_are_fewer {
        // the columns are outside the cover
        let least = columns.iter().copied().min().unwrap_or(0);
        for price in &mut columns {
            *price -= least;
        }
    }
    let gains = BestReducedScore::new(problem, staged, |j| Some(columns[j]));
    let floor = if rows_are_fewer { i64::MIN } else { 0 };
    let mut rows = Vec::with_capacity(problem.rows());
    for row in (0..problem.rows()).map(Row::new) {
        rows.push(sign * gains.at_most(row)?.unwrap_or(0).max(floor));
    }
    let row_cover = (0..problem.rows()).map(|i| rows_are_fewer || problem.capacity(Row::new(i)) == 0);
    let (row_cover, column_cover) = (row_cover.collect(), vec![!rows_are_fewer; problem.columns()]);
    for price in &mut columns {
        *price *= sign;
    }
    Ok(Partial::new(Vec::new(), Prices::new(rows, columns, row_cover, column_cover)))
}
