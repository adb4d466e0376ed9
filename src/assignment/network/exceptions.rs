//! What lists and restrictions say, pair by pair.
//!
//! *Problem.* A score is a sum by tables, but for some pairs: lists give them points or forbid
//! them, and a person bound by a restriction may be in listed pairs only. Which pairs are these,
//! and what is said of each?
//!
//! *Method.* All lists are sorted by pair. One walk over the rows merges them: points add up, never
//! wins, and what adds up to nothing is dropped. A pair with a bound end is kept if every
//! restriction that binds one of its ends lists it and no list forbids it. So the pairs kept are of
//! two kinds:
//!
//! * *free* pairs, both ends unbound, whose score differs from the tables' sum or is forbidden;
//! * *allowed* pairs of bound people: all that the lists and restrictions leave them.
//!
//! Time O(people x restrictions + named pairs x (restrictions + log pairs of a row)); space
//! O(people + named pairs), 8 bytes a pair.
//!
//! *Numeric policy.* The lists' largest points add up to an `i32`, else the problem had been
//! refused.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::model::term::{Entry, Kind, Restriction, Term};
use crate::assignment::network::axes::plus;
use crate::assignment::network::stages::{Draft, Stages};
use crate::error::Result;
use crate::watch::guard::Guard;

/// Units of work to merge what is said of a row, and of one of its pairs.
const ROW: u64 = 32;
const MERGING: u64 = 32;

/// A network is built with up to this many arcs (1 GiB).
const MOST_ARCS: u64 = 1 << 27;
/// A network with more arcs has to save more pairs for each.
const LARGE: u64 = 1 << 24;

/// A problem as a network of its tables and the exceptions, where that is small compared with all
/// pairs.
pub(in crate::assignment) fn network(problem: &Problem) -> Option<(Stages, Exceptions)> {
    network_under(problem, &Guard::nobody()).ok()?
}

/// The same under a guard.
///
/// # Errors
/// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
pub(in crate::assignment) fn network_under(
    problem: &Problem,
    guard: &Guard<'_>,
) -> Result<Option<(Stages, Exceptions)>> {
    let people = (problem.rows() + problem.columns()) as u64;
    let pairs = problem.rows() as u64 * problem.columns() as u64;
    let named: u64 = problem.terms().iter().map(|term| term.named() as u64).sum();
    let Some(spare) = (pairs / 4).checked_sub(people + named) else { return Ok(None) };
    let steps = usize::try_from(spare).unwrap_or(usize::MAX);
    let Some(draft) = Draft::within_under(problem, steps, guard)? else { return Ok(None) };
    // An arc takes as long to build as several pairs to read, and has to be kept. Measured on
    // 100,000 real people: with a network of 426 MiB for 2,480 million pairs as long as without.
    let most = (spare / 4).min(LARGE.max(spare / 64)).min(MOST_ARCS);
    let Some(stages) = draft.build_under(most, guard)? else { return Ok(None) };
    Ok(Some((stages, Exceptions::of_under(problem, guard)?)))
}

/// The pairs that are not just what the tables say.
#[derive(Debug, Default)]
pub(in crate::assignment) struct Exceptions {
    sense: Sense,
    bound_rows: Vec<bool>,
    bound_columns: Vec<bool>,
    /// Where the pairs of each row start; the number of pairs at the end.
    first: Vec<usize>,
    /// Column and points in addition to the tables' ([`Matrix::ABSENT`] for never), by row, then
    /// column.
    pairs: Vec<(u32, i32)>,
}

/// A pair of the row that is being merged.
struct Named {
    column: u32,
    points: i32,
    /// How many restrictions bind an end of it and list it.
    listings: u32,
}

impl Exceptions {
    /// Merges the lists and restrictions of a problem.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn of_under(problem: &Problem, guard: &Guard<'_>) -> Result<Self> {
        let merged = Self::merged(problem.rows(), problem.columns(), problem.terms(), problem.sense(), guard);
        merged.ok_or_else(|| guard.cancelled())
    }

    #[cfg(test)]
    pub(in crate::assignment) fn of(problem: &Problem) -> Self {
        Self::of_terms(problem.rows(), problem.columns(), problem.terms(), problem.sense())
    }

    /// Merges the lists and restrictions among some terms of a problem.
    pub(in crate::assignment) fn of_terms(rows: usize, columns: usize, terms: &[Term], sense: Sense) -> Self {
        Self::merged(rows, columns, terms, sense, &Guard::nobody()).unwrap_or_default()
    }

    /// The same; nothing where the guard stops it.
    fn merged(rows: usize, columns: usize, terms: &[Term], sense: Sense, guard: &Guard<'_>) -> Option<Self> {
        guard.spend(terms.iter().map(|term| term.named() as u64).sum()).ok()?;
        let lists: Vec<_> = terms.iter().map(Term::pairs).collect();
        let restrictions: Vec<&Restriction> = terms
            .iter()
            .filter_map(|term| if let Kind::Only(only) = &term.0 { Some(only) } else { None })
            .collect();
        let mut bound_rows = vec![false; rows];
        let mut bound_columns = vec![false; columns];
        for only in &restrictions {
            bound_rows.iter_mut().zip(&only.rows).for_each(|(all, &bound)| *all |= bound);
            bound_columns.iter_mut().zip(&only.columns).for_each(|(all, &bound)| *all |= bound);
        }
        let mut at_list = vec![0; lists.len()];
        let mut at_only = vec![0; restrictions.len()];
        let mut first = Vec::with_capacity(rows + 1);
        let mut pairs = Vec::new();
        let mut named: Vec<Named> = Vec::new();
        let mut before = 0;
        for (i, &row_bound) in bound_rows.iter().enumerate() {
            let row = Row::new(i);
            guard.spend(ROW + MERGING * pairs.len().saturating_sub(before) as u64).ok()?;
            before = pairs.len();
            first.push(before);
            for (list, at) in lists.iter().zip(&mut at_list) {
                for &(_, column, entry) in list[*at..].iter().take_while(|pair| pair.0 == row) {
                    *at += 1;
                    let points = if let Entry::Points(points) = entry { points } else { Matrix::ABSENT };
                    named.push(Named { column: number(column), points, listings: 0 });
                }
            }
            for (only, at) in restrictions.iter().zip(&mut at_only) {
                for &(_, column) in only.pairs[*at..].iter().take_while(|pair| pair.0 == row) {
                    *at += 1;
                    if only.rows[i] || only.columns[column.index()] {
                        named.push(Named { column: number(column), points: 0, listings: 1 });
                    }
                }
            }
            named.sort_unstable_by_key(|pair| pair.column);
            for same in named.chunk_by(|a, b| a.column == b.column) {
                let column = same[0].column;
                let points = same.iter().fold(0, |sum, pair| plus(sum, pair.points));
                let keep = if row_bound || bound_columns[column as usize] {
                    let binds = |only: &&&Restriction| only.rows[i] || only.columns[column as usize];
                    let listings: u32 = same.iter().map(|pair| pair.listings).sum();
                    points != Matrix::ABSENT && listings as usize == restrictions.iter().filter(binds).count()
                } else {
                    points != 0
                };
                if keep {
                    pairs.push((column, points));
                }
            }
            named.clear();
        }
        first.push(pairs.len());
        pairs.shrink_to_fit();
        Some(Self { sense, bound_rows, bound_columns, first, pairs })
    }

    /// May this row be in allowed pairs only?
    pub(in crate::assignment) fn row_is_bound(&self, row: Row) -> bool {
        self.bound_rows[row.index()]
    }

    /// May this column be in allowed pairs only?
    pub(in crate::assignment) fn column_is_bound(&self, column: Column) -> bool {
        self.bound_columns[column.index()]
    }

    /// All pairs of a row by column, with the points in addition to the tables' (absent: never).
    pub(in crate::assignment) fn row(&self, row: Row) -> &[(u32, i32)] {
        &self.pairs[self.first[row.index()]..self.first[row.index() + 1]]
    }

    /// Is a pair among those of its row? Time O(log pairs of the row).
    pub(super) fn names(&self, row: Row, column: Column) -> bool {
        self.row(row).binary_search_by_key(&number(column), |pair| pair.0).is_ok()
    }

    /// The points of a pair in addition to the tables'; `None` when it is forbidden. Time O(log
    /// pairs of the row).
    pub(in crate::assignment) fn points(&self, row: Row, column: Column) -> Option<i32> {
        let pairs = self.row(row);
        match pairs.binary_search_by_key(&number(column), |pair| pair.0) {
            Ok(at) => Some(pairs[at].1).filter(|&points| points != Matrix::ABSENT),
            Err(_) => (!self.row_is_bound(row) && !self.column_is_bound(column)).then_some(0),
        }
    }

    /// The score of a pair; `None` when it is forbidden.
    pub(in crate::assignment) fn score(&self, stages: &Stages, row: Row, column: Column) -> Option<i32> {
        Some(stages.points(row, column)? + self.points(row, column)?)
    }

    /// The pairs that a solver must see one by one, with their scores: those better than their
    /// tables, and all that bound people may have.
    pub(in crate::assignment) fn direct<'a>(
        &'a self,
        stages: &'a Stages,
        row: Row,
    ) -> impl Iterator<Item = (Column, i32)> + 'a {
        let better = |points: i32| match self.sense {
            Sense::Maximise => points > 0,
            Sense::Minimise => points < 0,
        };
        self.scored(stages, row, move |bound, points| bound || better(points))
    }

    /// The allowed pairs of a row that have a bound end, with their scores.
    pub(in crate::assignment) fn allowed<'a>(
        &'a self,
        stages: &'a Stages,
        row: Row,
    ) -> impl Iterator<Item = (Column, i32)> + 'a {
        self.scored(stages, row, |bound, _| bound)
    }

    /// The pairs of a row that are not forbidden and wanted, given whether an end is bound and the
    /// points.
    fn scored<'a>(
        &'a self,
        stages: &'a Stages,
        row: Row,
        want: impl Fn(bool, i32) -> bool + 'a,
    ) -> impl Iterator<Item = (Column, i32)> + 'a {
        let bound = self.row_is_bound(row);
        self.row(row).iter().filter_map(move |&(column, points)| {
            let at = Column::new(column as usize);
            let wanted = points != Matrix::ABSENT && want(bound || self.column_is_bound(at), points);
            if wanted { stages.points(row, at).map(|tables| (at, tables + points)) } else { None }
        })
    }

    /// The free pairs of a row that are worse than their tables, or forbidden: the way by the
    /// tables must not be taken for them. The points are absent for never.
    pub(in crate::assignment) fn avoided(&self, row: Row) -> impl Iterator<Item = (Column, i32)> + '_ {
        let bound = self.row_is_bound(row);
        self.row(row).iter().filter_map(move |&(column, points)| {
            let at = Column::new(column as usize);
            let worse = match self.sense {
                Sense::Maximise => points < 0,
                Sense::Minimise => points > 0 || points == Matrix::ABSENT,
            };
            (worse && !bound && !self.column_is_bound(at)).then_some((at, points))
        })
    }
}

/// A column as it is kept here.
fn number(column: Column) -> u32 {
    u32::try_from(column.index()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problems::problem;

    #[test]
    fn tables_and_exceptions_are_the_score() {
        let mut met = [0; 3];
        for seed in 0..600 {
            let problem = problem(seed, 9, 3);
            let Some(stages) = Stages::of(&problem, 1 << 20) else { continue };
            let exceptions = Exceptions::of(&problem);
            for row in (0..problem.rows()).map(Row::new) {
                let direct: Vec<_> = exceptions.direct(&stages, row).collect();
                let avoided: Vec<_> = exceptions.avoided(row).collect();
                for column in (0..problem.columns()).map(Column::new) {
                    let score = problem.score(row, column);
                    assert_eq!(exceptions.score(&stages, row, column), score, "seed {seed} {row} {column}");
                    let free = !exceptions.row_is_bound(row) && !exceptions.column_is_bound(column);
                    // What a solver makes of it: the tables' way if it is open, else the direct
                    // pair.
                    let open = free && avoided.iter().all(|pair| pair.0 != column);
                    let tables = stages.points(row, column).filter(|_| open);
                    let found = direct.iter().find(|pair| pair.0 == column);
                    let best = found.map(|pair| pair.1).or(tables);
                    let penalised = avoided.iter().find(|p| p.0 == column && p.1 != Matrix::ABSENT);
                    let worse = penalised.and_then(|p| Some(p.1 + stages.points(row, column)?));
                    assert_eq!(best.or(worse), score, "seed {seed} {row} {column}");
                    met[0] += usize::from(found.is_some());
                    met[1] += usize::from(worse.is_some());
                    met[2] += usize::from(!free);
                }
            }
        }
        assert!(met.iter().all(|&count| count > 300), "{met:?}");
    }
}
