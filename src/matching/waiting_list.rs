//! A pilot of a given number of pairs, and mentees who have a mentor already: as rows of the
//! problem that are nobody.
//!
//! *Problem.* Of all matchings with at most that number of pairs, settled ones included, the best:
//! minimums met, mentees served, pairs, even loads, points, in this order. All of it is to be one
//! [`Problem`], so that the usual proof proves it.
//!
//! *One mentor each.* A *waiting list* is a row that must take all mentees but that number.
//!
//! *Several mentors.* Then the lists take places of mentees, not mentees. The first one takes one
//! place of as many mentees as stay unserved, U of them; list k takes, of each mentee who wants k
//! mentors or more, one place or none. A mentee without a mentor is on all lists of theirs, so on
//! the first one: at most U are unserved. Lists k = 2, 3, … are as long as they can be, and *spare*
//! columns, which only they can take, make up for the places that stay open: as many as there are
//! pairs beyond the first ones of mentees. A mentee with a settled pair is served; they are not on
//! the first list, and on one of the others more.
//!
//! *How many* can be served with that number of pairs follows from two solves without points. Let f
//! be the most places of minimums that can be filled, and g the mentees served by them at best.
//! Each pair fills one such place at most, and pairs up to f can fill one each, so with n <= f
//! pairs all of them do: then places beyond the minimums are closed, and min(n, g) are served. With
//! more, f places are filled and each further pair serves one mentee more, until as many are served
//! as can be (worths of flows are concave, and one pair changes each by 0 or 1).
//!
//! *Lists and minimums of mentors* do not compete: with n >= f no further pair fills a place that
//! must be filled, and with fewer there are no minimums left.
//!
//! *Even loads* come after pairs, so none of this is about them. A list is nobody, whose load does
//! not count: a place that a list could have and a mentor has makes loads less even, never more.
//!
//! *Mentees who are served already* count as served whoever else they get. Without a pilot, a row
//! that must take each of them once, in a place added for it, says so. A mentor's minimum could
//! want that place, and one is worth the other; so its pairs get more points than all others can
//! differ.

use crate::assignment::model::evenness::Evenness;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::problem::more_rows::NewRow;
use crate::assignment::model::term::{Entry, Term};
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};

/// The places that are left besides settled pairs.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// Of mentors: at most, at least.
    pub(super) most: Vec<u32>,
    pub(super) least: Vec<u32>,
    /// Of mentees.
    pub(super) takes: Vec<u32>,
    /// Mentees who can be in no further pair.
    pub(super) out: Vec<bool>,
    /// Mentees with a settled pair.
    pub(super) served: Vec<bool>,
    /// How many mentees each mentor has in settled pairs, where loads are to be even.
    even: Option<(Evenness, Vec<Option<u32>>)>,
}

impl Places {
    /// Those of a problem's people without these pairs. Out is who is excluded, or has no place
    /// left.
    pub(super) fn left(problem: &Problem, settled: &[(Row, Column)], excluded: &[Column]) -> Self {
        let (rows, columns) = (problem.rows(), problem.columns());
        let mut places = Self {
            most: (0..rows).map(|i| problem.capacity(Row::new(i))).collect(),
            least: (0..rows).map(|i| problem.minimum(Row::new(i))).collect(),
            takes: (0..columns).map(|j| problem.column_capacity(Column::new(j))).collect(),
            out: vec![false; columns],
            served: vec![false; columns],
            even: problem
                .evenness()
                .map(|evenness| (evenness, (0..rows).map(|i| problem.load_before(Row::new(i))).collect())),
        };
        for &(row, column) in settled {
            let (i, j) = (row.index(), column.index());
            places.most[i] -= 1;
            places.least[i] = places.least[i].saturating_sub(1);
            places.takes[j] -= 1;
            places.served[j] = true;
            if let Some((_, before)) = &mut places.even
                && let Some(before) = &mut before[i]
            {
                *before += 1;
            }
        }
        for &column in excluded {
            places.out[column.index()] = true;
        }
        for (out, &takes) in places.out.iter_mut().zip(&places.takes) {
            *out |= takes == 0;
        }
        places
    }

    /// The mentees who can be in a pair, and are such.
    fn open(&self, is: impl Fn(usize) -> bool) -> Vec<Column> {
        (0..self.out.len()).filter(|&j| !self.out[j] && is(j)).map(Column::new).collect()
    }

    /// Does anybody want more than one mentor, or must any mentor get somebody?
    pub(super) fn are_grouped(&self) -> bool {
        self.least.iter().any(|&least| least > 0)
            || !self.open(|j| self.served[j] || self.takes[j] > 1).is_empty()
    }

    /// The problem of these terms, with these places.
    fn problem(&self, problem: Problem) -> Result<Problem> {
        let mut problem = problem.with_capacities(self.most.clone())?;
        if self.least.iter().any(|&least| least > 0) {
            problem = problem.with_minimums(self.least.clone())?;
        }
        if self.takes.iter().any(|&takes| takes > 1) {
            // who is out is in no pair, whatever their places are
            problem =
                problem.with_column_capacities(self.takes.iter().map(|&takes| takes.max(1)).collect())?;
        }
        if let Some((evenness, before)) = &self.even {
            problem = problem.with_even_loads(*evenness, before.clone())?;
        }
        Ok(problem)
    }

    /// The same, where those who are served already count as served.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when points become too large.
    pub(super) fn with_served(&self, terms: Problem, price: u32) -> Result<Problem> {
        let settled = self.open(|j| self.served[j]);
        let problem = self.problem(terms)?;
        if settled.is_empty() {
            return Ok(problem);
        }
        let mut takes = self.takes.clone();
        for column in &settled {
            takes[column.index()] += 1;
        }
        let row = Row::new(problem.rows());
        let more = if problem.has_minimums() { more_than_all(&problem, price) } else { Some(0) };
        let more = more.ok_or_else(|| {
            Error::problem(
                "there are too many people and points to meet minimums next to settled pairs of mentees \
                 who want several mentors",
            )
        })?;
        let size = u32::try_from(settled.len()).unwrap_or(u32::MAX);
        let list = Term::list(settled.iter().map(|&column| (row, column, Entry::Points(more))))?;
        let takes = takes.into_iter().map(|takes| takes.max(1)).collect();
        let problem = problem.with_column_capacities(takes)?;
        problem.with_more_rows(&[NewRow { places: size, of: settled }], 0)?.with_term(list)
    }

    /// The best of at most this many pairs.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when numbers become too large.
    pub(super) fn at_most(mut self, terms: Problem, pairs: u32, work: &Work<'_>) -> Result<Problem> {
        if !self.are_grouped() {
            let of = self.open(|_| true);
            let places = size(&of).saturating_sub(pairs);
            return self.problem(terms)?.with_more_rows(&[NewRow { places, of }], 0);
        }
        let (pairs, served) = self.participation(&terms, pairs, work)?;
        let first = self.open(|j| !self.served[j]);
        let unserved = size(&first).saturating_sub(served);
        let mut lists = vec![NewRow { places: unserved, of: first }];
        for k in 2.. {
            let of = self.open(|j| self.takes[j] + u32::from(self.served[j]) >= k);
            if of.is_empty() {
                break;
            }
            lists.push(NewRow { places: size(&of), of });
        }
        let spare = if lists.len() > 1 { pairs.saturating_sub(served) } else { 0 };
        self.problem(terms)?.with_more_rows(&lists, spare as usize)
    }

    /// How many pairs there can be, at most this many, and how many mentees they can serve. Places
    /// that must not be filled then are closed.
    fn participation(&mut self, terms: &Problem, pairs: u32, work: &Work<'_>) -> Result<(u32, u32)> {
        let flat = terms.clone().scored_by([])?;
        let (mut by_must, mut must) = (0, 0);
        if self.least.iter().any(|&least| least > 0) {
            let closed = Self { most: self.least.clone(), least: vec![0; self.least.len()], ..self.clone() };
            (by_must, must) = work.guard().part(0.0..0.5, || closed.participants(flat.clone(), work))?;
            if pairs <= must {
                *self = closed;
                return Ok((pairs, by_must.min(pairs)));
            }
        }
        let (served, possible) = work.guard().part(0.5..1.0, || self.participants(flat, work))?;
        let pairs = pairs.min(possible);
        Ok((pairs, served.min(by_must + pairs.saturating_sub(must))))
    }

    /// Mentees served and pairs at best, without those who are served already.
    fn participants(&self, flat: Problem, work: &Work<'_>) -> Result<(u32, u32)> {
        let problem = self.with_served(flat, 0)?;
        let best = ObjectiveValue::of(&problem, &work.solve_checked(&problem)?);
        let extra = i64::from(size(&self.open(|j| self.served[j])));
        let number = |number: i64| u32::try_from(number).unwrap_or(0);
        Ok((number(best.served - extra), number(best.pairs - extra)))
    }
}

/// More points than all pairs together can differ; none where they do not fit `i32`.
pub(super) fn more_than_all(problem: &Problem, price: u32) -> Option<i32> {
    let places: u64 = (0..problem.rows()).map(|i| u64::from(problem.capacity(Row::new(i)))).sum();
    let pairs = i128::from(places.min(problem.column_places()));
    let largest = i128::from(problem.largest() + i64::from(price)) + problem.largest_step();
    let more = 2 * pairs * largest + 1;
    i32::try_from(more).ok()
}

fn size(of: &[Column]) -> u32 {
    u32::try_from(of.len()).unwrap_or(u32::MAX)
}
