//! A whole problem: as one part, or in two where not everybody can be served.

use std::ops::ControlFlow;

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::cover::Cover;
use crate::assignment::model::index::Row;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::model::term::Term;
use crate::assignment::reading::allowed_pairs::AllowedPairs;
use crate::assignment::solvers::dense::costs::{FREE, Failure, LIMIT};
use crate::assignment::solvers::dense::engine::Engine;
use crate::assignment::solvers::dense::part::{Answer, Part};
use crate::assignment::solvers::greedy_cover::serves_all;
use crate::assignment::solvers::guard::Guard;
use crate::assignment::solvers::maximum_matching::smallest_cover;
use crate::assignment::solvers::outcome::{Outcome, Partial, RunReport};
use crate::assignment::solvers::statistics::Statistics;
use crate::error::{Error, Result};
use crate::progress::Progress;
use crate::watch::watch::Watch;

/// Are the rows stored, or computed from the terms when they are read?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) enum Reading {
    /// In the matrix of the problem.
    Stored,
    /// From the terms, if the problem is given so.
    Computed,
}

/// Solves a problem as a whole, or in two parts where not everybody can be served.
pub(in crate::assignment) fn solve(
    problem: &Problem,
    reading: Reading,
    start: Option<&Partial>,
    mut watch: Option<&mut dyn Watch>,
) -> Result<RunReport> {
    let computes = reading == Reading::Computed;
    problem.without_groups()?;
    let rows = places(problem)?;
    let matrix = if computes && !problem.is_stored() { None } else { Some(problem.matrix()?) };
    let from = CellSource { problem, matrix: matrix.as_deref(), queued: computes };
    let columns: Vec<u32> = (0..problem.columns() as u32).collect();
    if let Some(cover) = from.shortage(&rows)? {
        return in_two_parts(&from, cover, start, &mut watch);
    }
    let mut statistics = Statistics::default();
    let rows_are_agents = rows_are_fewer(problem);
    let part = from.part(rows, columns, rows_are_agents)?;
    let cover = one_sided_cover(problem, rows_are_agents);
    let mut answer = Answer::new(problem);
    match solve_part(&part, start, watch.as_mut().map(|watch| &mut **watch as &mut dyn Watch)) {
        Err(Failure::Shortage) => drop(part),
        result => {
            let cancelled = result.is_err();
            add(&mut answer, &part, result, &mut statistics);
            return report(problem, answer, cover, statistics, cancelled);
        }
    }
    in_two_parts(&from, from.cover()?, start, &mut watch)
}

/// What parts are cut from: a matrix, or the terms of the problem where there is none.
#[derive(Clone, Copy)]
pub(super) struct CellSource<'a> {
    pub(super) problem: &'a Problem,
    pub(super) matrix: Option<&'a Matrix>,
    pub(super) queued: bool,
}

impl<'a> CellSource<'a> {
    /// A smallest cover of the allowed pairs.
    pub(super) fn cover(&self) -> Result<Cover> {
        let problem = self.problem;
        let capacities: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
        let allowed = match self.matrix {
            Some(matrix) => AllowedPairs::of_matrix(matrix)?,
            None => AllowedPairs::of_terms(problem)?,
        };
        Ok(smallest_cover(&allowed, capacities))
    }

    /// The cover of a shortage, looked for in advance: where rows are computed, an attempt that
    /// must fail costs many readings, and this costs one each; or none, where random finds that
    /// there is no shortage.
    fn shortage(&self, rows: &[u32]) -> Result<Option<Cover>> {
        let problem = self.problem;
        if self.matrix.is_some() || !problem.terms().iter().any(Term::forbids) || serves_all(problem, rows) {
            return Ok(None);
        }
        let cover = self.cover()?;
        let places = |i: usize| u64::from(problem.capacity(Row::new(i)));
        let in_cover = (0..problem.rows()).filter(|&i| cover.rows[i]).map(places).sum::<u64>()
            + cover.columns.iter().filter(|&&covered| covered).count() as u64;
        let smaller = (0..problem.rows()).map(places).sum::<u64>().min(problem.columns() as u64);
        Ok((in_cover < smaller).then_some(cover))
    }

    fn part(&self, rows: Vec<u32>, columns: Vec<u32>, rows_are_agents: bool) -> Result<Part<'a>> {
        let part = match self.matrix {
            Some(matrix) => Part::new(matrix, self.problem.sense(), rows, columns, rows_are_agents)?,
            None => Part::computed(self.problem, rows, columns, rows_are_agents),
        };
        Ok(part.queued(self.queued))
    }
}

/// The cover where everybody on one side can be served: that side. Rows without a place cost
/// nothing.
pub(super) fn one_sided_cover(problem: &Problem, rows_are_agents: bool) -> Cover {
    let rows = (0..problem.rows()).map(|i| rows_are_agents || problem.capacity(Row::new(i)) == 0);
    Cover { rows: rows.collect(), columns: vec![!rows_are_agents; problem.columns()] }
}

/// Have the rows no more places than there are columns?
pub(in crate::assignment::solvers) fn rows_are_fewer(problem: &Problem) -> bool {
    let places = (0..problem.rows()).map(|i| u64::from(problem.capacity(Row::new(i))));
    places.sum::<u64>() <= problem.columns() as u64
}

/// Each row as often as it has places. One more than there are columns will do: it stays idle, and
/// so the row gets no price.
///
/// # Errors
/// When there are too many, before any memory is asked for.
pub(in crate::assignment) fn places(problem: &Problem) -> Result<Vec<u32>> {
    let most = u32::try_from(problem.columns()).unwrap_or(u32::MAX).saturating_add(1);
    let copies = |i: usize| problem.capacity(Row::new(i)).min(most) as usize;
    let sum = (0..problem.rows()).map(copies).sum::<usize>();
    if sum >= LIMIT || problem.columns() >= LIMIT {
        return Err(Error::memory(format!("{sum} places and {} columns are too many", problem.columns())));
    }
    Ok((0..problem.rows()).flat_map(|i| std::iter::repeat_n(i as u32, copies(i))).collect())
}

/// Not everybody on the smaller side can be served: two parts in which the covered side can be.
pub(super) fn in_two_parts(
    from: &CellSource<'_>,
    cover: Cover,
    start: Option<&Partial>,
    watch: &mut Option<&mut dyn Watch>,
) -> Result<RunReport> {
    let problem = from.problem;
    let mut answer = Answer::new(problem);
    let mut statistics = Statistics::default();
    let mut cancelled = false;
    let rows = places(problem)?;
    for rows_are_agents in [true, false] {
        let rows = rows.iter().copied().filter(|&i| cover.rows[i as usize] == rows_are_agents).collect();
        let columns = (0..problem.columns()).filter(|&j| cover.columns[j] != rows_are_agents);
        let columns = columns.map(|j| j as u32).collect();
        let part = from.part(rows, columns, rows_are_agents)?;
        let mut stop = |_: &Progress| ControlFlow::Break(());
        // after a cancelled part the other one still needs prices that hold
        let watching: Option<&mut dyn Watch> = match watch {
            _ if cancelled => Some(&mut stop),
            Some(watch) => Some(&mut **watch),
            None => None,
        };
        let result = solve_part(&part, start, watching);
        cancelled |= matches!(result, Err(Failure::Cancelled(_)));
        if matches!(result, Err(Failure::Shortage)) {
            return Err(Error::internal("a part that can be served was not"));
        }
        add(&mut answer, &part, result, &mut statistics);
    }
    report(problem, answer, cover, statistics, cancelled)
}

fn solve_part(
    part: &Part<'_>,
    start: Option<&Partial>,
    watch: Option<&mut dyn Watch>,
) -> Result<crate::assignment::solvers::dense::costs::Outcome, Failure> {
    let costs = part.costs();
    let mut guard = Guard::new(watch, costs.rows);
    match start {
        None => Engine::default().solve(&costs, &mut guard),
        Some(start) => {
            let (prices, partners) = translate(part, start);
            Engine::default().solve_from(&costs, &prices, &partners, &mut guard)
        }
    }
}

/// The objects' prices and the agents' partners in the numbering of a part.
fn translate(part: &Part<'_>, start: &Partial) -> (Vec<i64>, Vec<u32>) {
    let (agents, objects) = part.sides();
    let prices = if part.rows_are_agents { start.prices().columns() } else { start.prices().rows() };
    let prices = objects.iter().map(|&at| prices.get(at as usize).copied().unwrap_or(0)).collect();
    let mut partners = vec![FREE; agents.len()];
    let mut taken = vec![false; objects.len()];
    for &(row, column) in start.pairs() {
        let (i, j) = (row.index() as u32, column.index() as u32);
        let (agent, object) = if part.rows_are_agents { (i, j) } else { (j, i) };
        // copies stand side by side; the first that is idle will do
        let first = |side: &[u32], at: u32| side.partition_point(|&x| x < at);
        let idle_agent = (first(agents, agent)..agents.len())
            .take_while(|&k| agents[k] == agent)
            .find(|&k| partners[k] == FREE);
        let idle_object = (first(objects, object)..objects.len())
            .take_while(|&k| objects[k] == object)
            .find(|&k| !taken[k]);
        if let (Some(a), Some(o)) = (idle_agent, idle_object) {
            partners[a] = o as u32;
            taken[o] = true;
        }
    }
    (prices, partners)
}

fn add(
    answer: &mut Answer,
    part: &Part<'_>,
    result: Result<crate::assignment::solvers::dense::costs::Outcome, Failure>,
    statistics: &mut Statistics,
) {
    let outcome = match result {
        Ok(outcome) => outcome,
        Err(Failure::Cancelled(outcome)) => *outcome,
        Err(Failure::Shortage | Failure::PathsTooCostly) => return,
    };
    statistics.append(&outcome.statistics);
    answer.add(part, outcome);
}

/// Puts the answer in its final form.
pub(super) fn report(
    problem: &Problem,
    mut answer: Answer,
    cover: Cover,
    statistics: Statistics,
    cancelled: bool,
) -> Result<RunReport> {
    price_the_placeless(problem, &cover, &mut answer)?;
    answer.pairs.sort_unstable();
    let prices = Prices::new(answer.rows, answer.columns, cover.rows, cover.columns);
    let outcome = if cancelled {
        Outcome::Cancelled(Partial::new(answer.pairs, prices))
    } else {
        Outcome::Solved(Assignment::new(problem, answer.pairs, prices)?)
    };
    Ok(RunReport::new(outcome, statistics))
}

/// A row without a place is in the cover, at no cost to it. It gets the price at which no column
/// outside the cover is better with it.
fn price_the_placeless(problem: &Problem, cover: &Cover, answer: &mut Answer) -> Result<()> {
    let mut row = vec![0; problem.columns()];
    for i in (0..problem.rows()).filter(|&i| problem.capacity(Row::new(i)) == 0) {
        problem.fill_row(Row::new(i), &mut row)?;
        let cells = row.iter().zip(&answer.columns).zip(&cover.columns);
        let open = cells.filter(|&((&cell, _), &covered)| cell != Matrix::ABSENT && !covered);
        let worth = open.map(|((&cell, &price), _)| i64::from(cell) - price);
        answer.rows[i] = match problem.sense() {
            Sense::Maximise => worth.max(),
            Sense::Minimise => worth.min(),
        }
        .unwrap_or(0);
    }
    Ok(())
}
