//! How many pairs of one person some terms forbid.
//!
//! *Problem.* Somebody has no possible partner. How many of the other side does each criterion
//! forbid?
//!
//! *Method.* Tables are asked once for each class of people, and the answer is kept; lists and
//! restrictions are counted pair by pair. Time O(people x tables + named pairs x log) at first,
//! then O(classes) for a class and O(named pairs) of a person; space O(people + named pairs).

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::sense::Sense;
use crate::assignment::model::term::{Entry, Kind, Term};
use crate::assignment::network::axes::Axes;
use crate::assignment::network::exceptions::Exceptions;

/// The pairs that some terms forbid, by person.
#[derive(Debug)]
pub(crate) struct Tally {
    axes: Axes,
    exceptions: Exceptions,
    /// The pairs of the exceptions by column, then row.
    across: Vec<(Column, Row, i32)>,
    rows: Side,
    columns: Side,
    /// Forbidden pairs that do not count: by row, and by column.
    left_out: [Vec<u64>; 2],
}

/// One side, as the other side meets it.
#[derive(Debug)]
struct Side {
    size: u64,
    /// How many unbound members each class has.
    free: Vec<u64>,
    /// How many free members of the other side the tables allow a class of this one, if asked
    /// before.
    known: Vec<Option<u64>>,
}

impl Side {
    fn new(of: &[u32], classes: usize, bound: impl Fn(usize) -> bool) -> Self {
        let mut free = vec![0; classes];
        for (member, &class) in of.iter().enumerate() {
            free[class as usize] += u64::from(!bound(member));
        }
        Self { size: of.len() as u64, free, known: vec![None; classes] }
    }
}

impl Tally {
    /// The tally of some terms of a problem with this many rows and columns; `None` if they forbid
    /// nothing.
    pub(crate) fn of(rows: usize, columns: usize, terms: &[Term]) -> Option<Self> {
        let forbids = |term: &Term| match &term.0 {
            Kind::Table(table) => table.entries.contains(&Entry::Never),
            Kind::List(pairs) => pairs.iter().any(|pair| pair.2 == Entry::Never),
            Kind::Only(_) => true,
        };
        if !terms.iter().any(forbids) {
            return None;
        }
        let axes = Axes::of_terms(rows, columns, terms);
        let exceptions = Exceptions::of_terms(rows, columns, terms, Sense::Maximise);
        let row_bound = |i| exceptions.row_is_bound(Row::new(i));
        let column_bound = |j| exceptions.column_is_bound(Column::new(j));
        let rows = Side::new(&axes.row_class.of, axes.row_class.count, row_bound);
        let columns = Side::new(&axes.column_class.of, axes.column_class.count, column_bound);
        let pairs_of = |row: Row| {
            let pairs = exceptions.row(row).iter();
            pairs.map(move |&(column, points)| (Column::new(column as usize), row, points))
        };
        let mut across: Vec<_> = (0..axes.row_class.of.len()).map(Row::new).flat_map(pairs_of).collect();
        across.sort_unstable();
        let left_out = [&axes.row_class.of, &axes.column_class.of].map(|of| vec![0; of.len()]);
        Some(Self { axes, exceptions, across, rows, columns, left_out })
    }

    /// Leaves out forbidden pairs of the problem, each named once.
    pub(crate) fn leave_out(&mut self, pairs: impl IntoIterator<Item = (Row, Column)>) {
        for (row, column) in pairs {
            self.left_out[0][row.index()] += 1;
            self.left_out[1][column.index()] += 1;
        }
    }

    /// How many columns are forbidden to a row.
    pub(crate) fn of_row(&mut self, row: Row) -> u64 {
        let class = self.axes.row_class.of[row.index()] as usize;
        let mut allowed = 0;
        if !self.exceptions.row_is_bound(row) {
            let Self { axes, rows, columns, .. } = self;
            allowed = *rows.known[class].get_or_insert_with(|| {
                let free = columns.free.iter().enumerate();
                free.filter(|&(c, _)| axes.points(class, c) != Matrix::ABSENT).map(|(_, &free)| free).sum()
            });
        }
        for &(column, points) in self.exceptions.row(row) {
            allowed = self.corrected(allowed, row, Column::new(column as usize), points);
        }
        self.columns.size - allowed - self.left_out[0][row.index()]
    }

    /// How many rows are forbidden to a column.
    pub(crate) fn of_column(&mut self, column: Column) -> u64 {
        let class = self.axes.column_class.of[column.index()] as usize;
        let mut allowed = 0;
        if !self.exceptions.column_is_bound(column) {
            let Self { axes, rows, columns, .. } = self;
            allowed = *columns.known[class].get_or_insert_with(|| {
                let free = rows.free.iter().enumerate();
                free.filter(|&(r, _)| axes.points(r, class) != Matrix::ABSENT).map(|(_, &free)| free).sum()
            });
        }
        let start = self.across.partition_point(|&(other, _, _)| other < column);
        for &(_, row, points) in self.across[start..].iter().take_while(|pair| pair.0 == column) {
            allowed = self.corrected(allowed, row, column, points);
        }
        self.rows.size - allowed - self.left_out[1][column.index()]
    }

    /// A count of allowed pairs by tables, put right for one pair that a list or restriction names.
    fn corrected(&self, allowed: u64, row: Row, column: Column, points: i32) -> u64 {
        let (of_rows, of_columns) = (&self.axes.row_class.of, &self.axes.column_class.of);
        let tables = self.axes.points(of_rows[row.index()] as usize, of_columns[column.index()] as usize);
        let bound = self.exceptions.row_is_bound(row) || self.exceptions.column_is_bound(column);
        match (bound, points == Matrix::ABSENT) {
            _ if tables == Matrix::ABSENT => allowed,
            (true, false) => allowed + 1,
            (false, true) => allowed - 1,
            _ => allowed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problems::problem;

    #[test]
    fn forbidden_pairs_are_counted() {
        let mut forbidden = 0;
        for seed in 0..600 {
            let problem = problem(seed, 9, 3);
            let (rows, columns) = (problem.rows(), problem.columns());
            let mut tally = Tally::of(rows, columns, problem.terms());
            let is_never = |i: usize, j: usize| problem.score(Row::new(i), Column::new(j)).is_none();
            let is_left_out = |i: usize, j: usize| seed % 2 == 0 && i == j && is_never(i, j);
            let never = |i: usize, j: usize| u64::from(is_never(i, j) && !is_left_out(i, j));
            if let Some(tally) = &mut tally {
                let pairs = (0..rows.min(columns)).filter(|&i| is_left_out(i, i));
                tally.leave_out(pairs.map(|i| (Row::new(i), Column::new(i))));
            }
            for i in 0..rows {
                let found = tally.as_mut().map_or(0, |tally| tally.of_row(Row::new(i)));
                assert_eq!(found, (0..columns).map(|j| never(i, j)).sum::<u64>(), "seed {seed} row {i}");
                forbidden += found;
            }
            for j in 0..columns {
                let found = tally.as_mut().map_or(0, |tally| tally.of_column(Column::new(j)));
                assert_eq!(found, (0..rows).map(|i| never(i, j)).sum::<u64>(), "seed {seed} column {j}");
            }
        }
        assert!(forbidden > 2000, "{forbidden}");
    }
}
