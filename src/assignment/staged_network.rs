//! Very large problems: a flow through the network of the tables, which never looks at all pairs.
//!
//! *Problem.* The [`Problem`] in full, given by terms: tables, lists and restrictions.
//!
//! *Method.* The tables become a small network of hubs ([`stages`](super::stages)): there is one way from
//! the class of a row to the class of a column, and its points are the pair's. A place of a row is a
//! source that enters the hub of its class, a column is a sink that leaves the hub of its own. What the
//! lists say is about single pairs: one that is better than its tables gets an arc of its own; one that
//! is worse, or forbidden, is barred from the way through the hubs, and if it is allowed gets an arc of
//! its own as well. Whoever a restriction binds has no hub, only arcs. So the flow with the most points
//! ([`FlowNetwork`]) is the best assignment, and its prices are the assignment's.
//!
//! *Caveat.* It pays where people share combinations of codes. Where all profiles differ, the network
//! is as large as the matrix ([`plan`](super::planner) decides by its size). A problem given as a
//! matrix gets an arc for each pair.
//!
//! *Copies of a row* that takes several columns agree on their price: each of them covers what any
//! other is paired with, so none can be lower than another; if one is idle its price is 0.
//!
//! *Cost.* Space O(people + arcs of the stages + named pairs). Time is that of the flow.
//!
//! *Numeric policy.* Points are scores, or costs with the sign turned, which fit `i32` either way since
//! absent is not among them. Totals and prices are `i64`.

use super::dense::places;
use super::exceptions::Exceptions;
use super::min_cost_flow::{FlowEnd, FlowNetwork, FlowReport};
use super::stages::{Draft, Stages};
use super::{
    Assignment, Column, Matrix, Method, Outcome, Partial, Prices, Problem, Report, Row, Run, Sense, Solver,
    Watch,
};
use crate::error::{Error, Result};

/// The solver for problems of any size whose people share profiles: a minimum-cost flow through the
/// stages of the tables.
///
/// A million rows and a million columns are solved, with proof, in seconds and in less than a gigabyte
/// where the tables make some thousand classes on each side. Time and space depend on people, classes
/// and named pairs, not on the number of pairs.
///
/// ```
/// use pairwright::assignment::{Entry, Problem, Solver, StagedNetwork, Term, check};
///
/// // 3,000 rows and columns of 12 kinds: nine million pairs, one table.
/// let codes = |step: u32| (0..3_000).map(|person| person * step % 12).collect();
/// let points = (0..144).map(|cell| Entry::Points(cell * 7 % 31)).collect();
/// let problem = Problem::from_terms(3_000, 3_000, vec![Term::table(codes(5), codes(7), 12, points)?])?;
/// let best = StagedNetwork.solve(&problem)?;
/// assert!(check(&problem, &best).is_ok());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct StagedNetwork;

/// A network is never built with more arcs (2 GiB).
const MOST_ARCS: u64 = 1 << 28;

impl StagedNetwork {
    /// A run on this problem, to be told where to start and who watches.
    pub fn run<'a>(&self, problem: &'a Problem) -> Run<'a> {
        Run::new(problem, Method::StagedNetwork)
    }
}

impl Solver for StagedNetwork {
    fn name(&self) -> &'static str {
        "staged network"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        self.run(problem).finish()?.solved()
    }
}

/// Solves a problem through its network.
///
/// # Errors
/// [`is_problem`](Error::is_problem) when there are more than 2^24 places on a side, or the network
/// would be too large.
pub(super) fn solve(
    problem: &Problem,
    start: Option<&Partial>,
    watch: Option<&mut dyn Watch>,
) -> Result<Report> {
    let places = places(problem)?;
    let network = network(problem, &places)?;
    let sign = sign(problem);
    let price = |start: &Partial, j: usize| start.prices().columns().get(j).copied().unwrap_or(0);
    let prices: Option<Vec<i64>> =
        start.map(|start| (0..problem.columns()).map(|j| sign * price(start, j)).collect());
    let mut run = network.run();
    if let Some(prices) = &prices {
        run = run.start_from(prices);
    }
    if let Some(watch) = watch {
        run = run.watch(watch);
    }
    report(problem, &places, run.finish()?)
}

/// Points are to be many, costs few.
fn sign(problem: &Problem) -> i64 {
    match problem.sense() {
        Sense::Maximise => 1,
        Sense::Minimise => -1,
    }
}

/// The flow problem of an assignment problem.
fn network(problem: &Problem, places: &[u32]) -> Result<FlowNetwork> {
    if problem.terms().is_empty() {
        return of_matrix(problem, places);
    }
    let stages = match Draft::of(problem) {
        Some(draft) => {
            let plan = draft.plan();
            let (arcs, nodes) = (plan.arcs, plan.nodes);
            Some(draft.build(MOST_ARCS).ok_or_else(|| {
                Error::problem(format!("a network of {nodes} nodes and {arcs} arcs is too large"))
            })?)
        }
        None => None,
    };
    match stages {
        Some(stages) => of_stages(problem, places, &stages),
        None => of_matrix(problem, places),
    }
}

fn of_stages(problem: &Problem, places: &[u32], stages: &Stages) -> Result<FlowNetwork> {
    let exceptions = Exceptions::of(problem);
    let sign = sign(problem);
    let points = |score: i32| (sign * i64::from(score)) as i32;
    let mut network = FlowNetwork::new(stages.nodes());
    for tail in 0..stages.nodes() {
        for arc in stages.arcs_from(tail) {
            network.add_arc(tail, arc.head as usize, points(arc.points))?;
        }
    }
    for column in (0..problem.columns()).map(Column::new) {
        let hub = (!exceptions.column_is_bound(column)).then(|| stages.column_node(column) as usize);
        network.add_sink(hub)?;
    }
    for &row in places {
        let row = Row::new(row as usize);
        let hub = (!exceptions.row_is_bound(row)).then(|| stages.row_node(row) as usize);
        let source = network.add_source(hub)?;
        for (column, score) in exceptions.direct(stages, row) {
            network.add_direct(source, column.index(), points(score))?;
        }
        for (column, net) in exceptions.avoided(row) {
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

/// An arc for each pair.
fn of_matrix(problem: &Problem, places: &[u32]) -> Result<FlowNetwork> {
    let sign = sign(problem);
    let mut network = FlowNetwork::new(0);
    for _ in 0..problem.columns() {
        network.add_sink(None)?;
    }
    let mut cells = vec![Matrix::ABSENT; problem.columns()];
    for &row in places {
        let source = network.add_source(None)?;
        problem.fill_row(Row::new(row as usize), &mut cells)?;
        for (column, &score) in cells.iter().enumerate().filter(|cell| *cell.1 != Matrix::ABSENT) {
            network.add_direct(source, column, (sign * i64::from(score)) as i32)?;
        }
    }
    Ok(network)
}

/// Pairs and prices of rows, from those of their places.
fn report(problem: &Problem, places: &[u32], flow: FlowReport) -> Result<Report> {
    let sign = sign(problem);
    let (end, statistics) = flow.into_parts();
    let (flow, cancelled) = match end {
        FlowEnd::Solved(flow) => (flow, false),
        FlowEnd::Cancelled(flow) => (flow, true),
    };
    let columns: Vec<i64> = flow.sink_prices().iter().map(|price| sign * price).collect();
    // A row without a place costs the proof nothing: a price that no score can surpass.
    let low = flow.sink_prices().iter().copied().min().unwrap_or(0);
    let mut rows = vec![sign * (i64::from(i32::MAX) - low.min(0)); problem.rows()];
    let mut row_cover = vec![true; problem.rows()];
    let mut pairs = Vec::with_capacity(places.len().min(problem.columns()));
    for (source, &row) in places.iter().enumerate() {
        let at = row as usize;
        rows[at] = sign * flow.source_prices()[source];
        row_cover[at] = flow.source_cover()[source];
        pairs.extend(flow.partner(source).map(|column| (Row::new(at), Column::new(column))));
    }
    pairs.sort_unstable();
    let prices = Prices::new(rows, columns, row_cover, flow.sink_cover().to_vec());
    let outcome = if cancelled {
        Outcome::Cancelled(Partial::new(pairs, prices))
    } else {
        Outcome::Solved(Assignment::new(problem, pairs, prices)?)
    };
    Ok(Report::new(outcome, statistics))
}
