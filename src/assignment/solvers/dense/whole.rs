//! A whole problem: as one part, or in two where not everybody can be served.

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::cover::Cover;
use crate::assignment::model::index::Row;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::model::term::Term;
use crate::assignment::reading::allowed_pairs::AllowedPairs;
use crate::assignment::solvers::dense::core;
use crate::assignment::solvers::dense::costs::{FREE, Failure, LIMIT};
use crate::assignment::solvers::dense::engine::Engine;
use crate::assignment::solvers::dense::part::{Answer, Part};
use crate::assignment::solvers::dense::scan::range;
use crate::assignment::solvers::greedy_cover::serves_all;
use crate::assignment::solvers::maximum_matching::smallest_cover;
use crate::assignment::solvers::outcome::{Outcome, Partial, RunReport};
use crate::assignment::solvers::reporter::{Reporter, share_of_first};
use crate::assignment::solvers::statistics::Statistics;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;
use crate::shortcut::{Shortcut, is_taken};
use crate::watch::guard::Guard;

/// Are the rows stored, or computed from the terms when they are read?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) enum Reading {
    /// In the matrix of the problem.
    Stored,
    /// From the terms, if the problem is given so.
    Computed,
}

/// The part of the work that filling the matrix is, where it has to be filled.
const FILLING: f64 = 0.1;

/// Solves a problem as a whole, or in two parts where not everybody can be served.
///
/// # Errors
/// [`is_cancelled`](Error::is_cancelled) when the guard stops it before anything is known.
pub(in crate::assignment) fn solve(
    problem: &Problem,
    reading: Reading,
    start: Option<&Partial>,
    guard: &Guard<'_>,
) -> Result<RunReport> {
    let computes = reading == Reading::Computed && is_taken(Shortcut::Core);
    problem.without_groups()?;
    let rows = places(problem)?;
    let rows_are_agents = rows_are_fewer(problem);
    let agents = if rows_are_agents { rows.len() } else { problem.columns() };
    guard.left(PhaseKind::Reduction, agents, agents)?;
    let matrix = if computes && !problem.is_stored() {
        None
    } else {
        let filling = if problem.is_stored() { 0.0 } else { FILLING };
        Some(guard.part(0.0..filling, || problem.matrix_under(guard))?)
    };
    let by_core = computes || start.is_some_and(has_prices_alone);
    let from = CellSource { problem, matrix: matrix.as_deref(), by_core };
    guard.rest(|| from.solve(rows, rows_are_agents, start, guard))
}

/// What parts are cut from: a matrix, or the terms of the problem where there is none.
#[derive(Clone, Copy)]
pub(super) struct CellSource<'a> {
    pub(super) problem: &'a Problem,
    pub(super) matrix: Option<&'a Matrix>,
    /// Are its parts solved by the [`core`], or by the engine?
    pub(super) by_core: bool,
}

impl<'a> CellSource<'a> {
    fn solve(
        &self,
        rows: Vec<u32>,
        rows_are_agents: bool,
        start: Option<&Partial>,
        guard: &Guard<'_>,
    ) -> Result<RunReport> {
        let problem = self.problem;
        if let Some(cover) = self.shortage(&rows, guard)? {
            return guard.rest(|| in_two_parts(self, cover, start, guard));
        }
        let columns: Vec<u32> = (0..problem.columns() as u32).collect();
        let part = self.part(rows, columns, rows_are_agents, guard)?;
        match self.solve_part(&part, start, guard) {
            Err(Failure::Shortage) => drop(part),
            result => {
                let mut answer = Answer::new(problem);
                let mut statistics = Statistics::default();
                let cancelled = result.is_err();
                add(&mut answer, &part, result, &mut statistics);
                let cover = one_sided_cover(problem, rows_are_agents);
                return report(problem, answer, cover, statistics, cancelled, guard);
            }
        }
        let cover = self.cover(guard)?;
        guard.rest(|| in_two_parts(self, cover, start, guard))
    }

    /// A smallest cover of the allowed pairs.
    pub(super) fn cover(&self, guard: &Guard<'_>) -> Result<Cover> {
        let problem = self.problem;
        let capacities: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
        let allowed = match self.matrix {
            Some(matrix) => AllowedPairs::of_matrix(matrix, guard)?,
            None => AllowedPairs::of_terms(problem, guard)?,
        };
        smallest_cover(&allowed, capacities, guard)
    }

    /// The cover of a shortage, looked for in advance where the core is to work: an attempt that
    /// must fail costs many readings, and this costs one each; or none, where random finds that
    /// there is no shortage.
    fn shortage(&self, rows: &[u32], guard: &Guard<'_>) -> Result<Option<Cover>> {
        let problem = self.problem;
        let forbids = match self.matrix {
            Some(matrix) => matrix.cells().contains(&Matrix::ABSENT),
            None => problem.terms().iter().any(Term::forbids),
        };
        if !self.by_core
            || !forbids
            || !is_taken(Shortcut::ShortageFirst)
            || serves_all(problem, rows, guard)?
        {
            return Ok(None);
        }
        let cover = self.cover(guard)?;
        let places = |i: usize| u64::from(problem.capacity(Row::new(i)));
        let in_cover = (0..problem.rows()).filter(|&i| cover.rows[i]).map(places).sum::<u64>()
            + cover.columns.iter().filter(|&&covered| covered).count() as u64;
        let smaller = (0..problem.rows()).map(places).sum::<u64>().min(problem.columns() as u64);
        Ok((in_cover < smaller).then_some(cover))
    }

    fn part(
        &self,
        rows: Vec<u32>,
        columns: Vec<u32>,
        rows_are_agents: bool,
        guard: &Guard<'_>,
    ) -> Result<Part<'a>> {
        let sense = self.problem.sense();
        match self.matrix {
            Some(matrix) => Part::new(matrix, sense, rows, columns, rows_are_agents, guard),
            None => Ok(Part::computed(self.problem, rows, columns, rows_are_agents)),
        }
    }

    /// By the core or the engine.
    fn solve_part(
        &self,
        part: &Part<'_>,
        start: Option<&Partial>,
        guard: &Guard<'_>,
    ) -> Result<crate::assignment::solvers::dense::costs::Outcome, Failure> {
        let costs = part.costs();
        let watch = Reporter::new(guard, costs.rows);
        let start = start.map(|start| translate(part, start));
        if self.by_core {
            let start = start.as_ref().map(|(prices, pairs)| (&prices[..], &pairs[..]));
            return core::solve(&costs, start, &watch);
        }
        match start {
            None => Engine::default().solve(&costs, &watch),
            Some((prices, partners)) => Engine::default().solve_from(&costs, &prices, &partners, &watch),
        }
    }

    /// No score is better.
    fn best_score(&self) -> i64 {
        match self.matrix {
            Some(matrix) => {
                let (low, high) = range(matrix.cells());
                let best = if self.problem.sense() == Sense::Maximise { high } else { low };
                if low <= high { best.into() } else { 0 }
            }
            None => self.problem.largest() * self.problem.sense().sign(),
        }
    }
}

/// Prices alone are a start for the core only: the engine keeps those of pairs.
fn has_prices_alone(start: &Partial) -> bool {
    let differ = |prices: &[i64]| prices.iter().any(|&price| price != prices[0]);
    start.pairs().is_empty() && (differ(start.prices().rows()) || differ(start.prices().columns()))
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
    guard: &Guard<'_>,
) -> Result<RunReport> {
    let problem = from.problem;
    let mut answer = Answer::new(problem);
    let mut statistics = Statistics::default();
    let mut cancelled = false;
    let places = places(problem)?;
    let (rows, columns) = (places.as_slice(), 0..problem.columns());
    let parts = [true, false].map(|rows_are_agents| {
        let rows = rows.iter().copied().filter(|&i| cover.rows[i as usize] == rows_are_agents);
        let columns = columns.clone().filter(|&j| cover.columns[j] != rows_are_agents);
        (rows_are_agents, rows.collect::<Vec<_>>(), columns.map(|j| j as u32).collect::<Vec<_>>())
    });
    let work = |(_, rows, columns): &(bool, Vec<u32>, Vec<u32>)| rows.len().saturating_mul(columns.len());
    let share = share_of_first(parts.each_ref().map(work));
    for ((rows_are_agents, rows, columns), range) in parts.into_iter().zip([0.0..share, share..1.0]) {
        let agents = if rows_are_agents { &rows } else { &columns };
        let (served, all) = (agents.clone(), agents.len());
        let part = match from.part(rows, columns, rows_are_agents, guard) {
            Err(error) if error.is_cancelled() => {
                // it was not begun, and still needs prices that hold
                answer.price_all(&served, rows_are_agents, from.best_score());
                cancelled = true;
                continue;
            }
            part => part?,
        };
        let result = guard.part(range, || {
            // the part of whoever has nobody left is no work
            let _stopped = guard.left(PhaseKind::Reduction, all, all);
            from.solve_part(&part, start, guard)
        });
        cancelled |= matches!(result, Err(Failure::Cancelled(_)));
        if matches!(result, Err(Failure::Shortage)) {
            return Err(Error::internal("a part that can be served was not"));
        }
        add(&mut answer, &part, result, &mut statistics);
    }
    report(problem, answer, cover, statistics, cancelled, guard)
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
    guard: &Guard<'_>,
) -> Result<RunReport> {
    let cancelled = match price_the_placeless(problem, &cover, &mut answer, guard) {
        Err(error) if !error.is_cancelled() => return Err(error),
        priced => cancelled || priced.is_err(),
    };
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
/// outside the cover is better with it; after a stop one that is high enough.
fn price_the_placeless(
    problem: &Problem,
    cover: &Cover,
    answer: &mut Answer,
    guard: &Guard<'_>,
) -> Result<()> {
    let placeless = || (0..problem.rows()).filter(|&i| problem.capacity(Row::new(i)) == 0);
    let enough = problem.largest() * problem.sense().sign();
    placeless().for_each(|i| answer.rows[i] = enough);
    let mut row = vec![0; problem.columns()];
    for i in placeless() {
        guard.spend(row.len() as u64)?;
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
