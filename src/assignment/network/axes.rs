//! The tables of a problem, brought to few axes with few codes, and the combinations that occur.
//!
//! *Problem.* The tables' part of a score is a sum over tables. Find the smallest description of
//! it: as few tables and codes as possible, and all different combinations of codes on each side.
//!
//! *Method.* In each table, codes that nobody has go, and codes that score alike become one. Codes
//! are then numbered as they first appear among the people, so two tables that divide people alike
//! have the same codes: they are added up. A table with one entry left says nothing about anybody;
//! it is added to a constant. Time O(people x tables + entries log codes), space O(people x
//! tables).
//!
//! *Notation.* An axis is a table that is left. A *row class* is a combination of row codes over
//! all axes that some row has; a *column class* likewise. [`Matrix::ABSENT`] marks a forbidden
//! entry.
//!
//! *Numeric policy.* A problem is accepted only if its tables' largest points add up to an `i32`.
//! So any sum over some of the tables, whatever entries are chosen, fits `i32` too.

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Kind, Table, Term};
use crate::assignment::network::classes::Classes;
use crate::error::Result;
use crate::watch::guard::Guard;

/// Units of work to read somebody's code, and to put them into another class.
const PERSON: u64 = 16;

/// One table that is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assignment) struct Axis {
    pub(in crate::assignment) height: usize,
    pub(in crate::assignment) width: usize,
    /// By row code, then column code.
    pub(in crate::assignment) entries: Vec<i32>,
    /// The code of every row; in [`Axes`], of every row class.
    pub(in crate::assignment) row_codes: Vec<u32>,
    /// The code of every column; in [`Axes`], of every column class.
    pub(in crate::assignment) column_codes: Vec<u32>,
}

/// All tables of a problem: the axes, and who has which combination of codes.
#[derive(Debug)]
pub(in crate::assignment) struct Axes {
    pub(in crate::assignment) list: Vec<Axis>,
    /// Points of every pair, besides those of the axes; absent when every pair is forbidden.
    pub(in crate::assignment) constant: i32,
    pub(super) row_class: Classes,
    pub(super) column_class: Classes,
}

/// The sum of two entries.
pub(in crate::assignment) fn plus(a: i32, b: i32) -> i32 {
    if a == Matrix::ABSENT || b == Matrix::ABSENT { Matrix::ABSENT } else { a + b }
}

impl Axes {
    /// The tables of this problem. Lists and restrictions have no part in it.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn of_under(problem: &Problem, guard: &Guard<'_>) -> Result<Self> {
        let read = Self::read(problem.rows(), problem.columns(), problem.terms(), guard);
        read.ok_or_else(|| guard.cancelled())
    }

    /// The tables among some terms of a problem.
    pub(in crate::assignment) fn of_terms(rows: usize, columns: usize, terms: &[Term]) -> Self {
        Self::read(rows, columns, terms, &Guard::nobody()).unwrap_or_else(Self::none)
    }

    /// The same; nothing where the guard stops it.
    fn read(rows: usize, columns: usize, terms: &[Term], guard: &Guard<'_>) -> Option<Self> {
        let people = PERSON * (rows + columns) as u64;
        let mut axes: Vec<Axis> = Vec::new();
        let mut constant = 0;
        for term in terms {
            let Kind::Table(table) = &term.0 else { continue };
            guard.spend(people + table.entries.len() as u64).ok()?;
            let new = Axis::of(table).reduced();
            let same =
                |old: &&mut Axis| old.row_codes == new.row_codes && old.column_codes == new.column_codes;
            if let [entry] = new.entries[..] {
                constant = plus(constant, entry);
            } else if let Some(old) = axes.iter_mut().find(same) {
                for (sum, &entry) in old.entries.iter_mut().zip(&new.entries) {
                    *sum = plus(*sum, entry);
                }
            } else {
                axes.push(new);
            }
        }
        // Sums may score alike where the addends did not.
        axes = axes.into_iter().map(Axis::reduced).collect();
        axes.retain(|axis| match axis.entries[..] {
            [entry] => {
                constant = plus(constant, entry);
                false
            }
            _ => true,
        });
        let (mut row_class, mut column_class) = (Classes::alike(rows), Classes::alike(columns));
        for axis in &axes {
            guard.spend(people).ok()?;
            row_class = row_class.refine(&axis.row_codes, axis.height);
            column_class = column_class.refine(&axis.column_codes, axis.width);
        }
        let (rows, columns) = (row_class.first_members(), column_class.first_members());
        for axis in &mut axes {
            axis.row_codes = rows.iter().map(|&row| axis.row_codes[row as usize]).collect();
            axis.column_codes = columns.iter().map(|&column| axis.column_codes[column as usize]).collect();
        }
        Some(Self { list: axes, constant, row_class, column_class })
    }

    /// No tables and nobody.
    pub(in crate::assignment) fn none() -> Self {
        let nobody = Classes::alike(0);
        Self { list: Vec::new(), constant: 0, row_class: nobody.clone(), column_class: nobody }
    }

    /// How many classes of rows, and of columns.
    pub(in crate::assignment) fn classes(&self) -> (usize, usize) {
        (self.row_class.count, self.column_class.count)
    }

    /// Gives every class a new number.
    pub(super) fn renumber(&mut self, rows: &[u32], columns: &[u32]) {
        let moved = |codes: &mut Vec<u32>, new: &[u32]| {
            let old = codes.clone();
            for (code, &at) in old.into_iter().zip(new) {
                codes[at as usize] = code;
            }
        };
        for axis in &mut self.list {
            moved(&mut axis.row_codes, rows);
            moved(&mut axis.column_codes, columns);
        }
        for (classes, new) in [(&mut self.row_class, rows), (&mut self.column_class, columns)] {
            for class in &mut classes.of {
                *class = new[*class as usize];
            }
        }
    }

    /// The tables' points of two classes; absent when the tables forbid their pairs.
    pub(in crate::assignment) fn points(&self, row_class: usize, column_class: usize) -> i32 {
        self.list.iter().fold(self.constant, |sum, axis| plus(sum, axis.points(row_class, column_class)))
    }
}

impl Axis {
    fn of(table: &Table) -> Self {
        let points = |&entry: &Entry| match entry {
            Entry::Points(points) => points,
            Entry::Never => Matrix::ABSENT,
        };
        Self {
            height: table.entries.len().checked_div(table.width).unwrap_or(0),
            width: table.width,
            entries: table.entries.iter().map(points).collect(),
            row_codes: table.row_codes.clone(),
            column_codes: table.column_codes.clone(),
        }
    }

    /// The entry of two members' codes.
    pub(in crate::assignment) fn points(&self, row: usize, column: usize) -> i32 {
        self.entries[self.row_codes[row] as usize * self.width + self.column_codes[column] as usize]
    }

    /// The same points by the fewest codes, numbered as they first appear.
    fn reduced(self) -> Self {
        let Self { height, width, entries, mut row_codes, mut column_codes } = self;
        let used_columns = used(&column_codes, width);
        let narrow = |row: usize| used_columns.iter().map(move |&column| (row, column));
        let used_rows = used(&row_codes, height);
        let lines: Vec<Vec<i32>> = used_rows
            .iter()
            .map(|&row| narrow(row).map(|(row, column)| entries[row * width + column]).collect())
            .collect();
        let rows = renumber(&mut row_codes, height, &used_rows, &lines);
        let across: Vec<Vec<i32>> =
            (0..used_columns.len()).map(|at| rows.iter().map(|&row| lines[row][at]).collect()).collect();
        let columns = renumber(&mut column_codes, width, &used_columns, &across);
        let entries = rows.iter().flat_map(|&row| columns.iter().map(move |&at| (row, at)));
        let entries = entries.map(|(row, at)| lines[row][at]).collect();
        Self { height: rows.len(), width: columns.len(), entries, row_codes, column_codes }
    }
}

/// The codes that somebody has, in order.
fn used(codes: &[u32], size: usize) -> Vec<usize> {
    let mut seen = vec![false; size];
    for &code in codes {
        seen[code as usize] = true;
    }
    (0..size).filter(|&code| seen[code]).collect()
}

/// Gives codes with equal lines one number; returns which line is that of each new number.
fn renumber(codes: &mut [u32], size: usize, used: &[usize], lines: &[Vec<i32>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..used.len()).collect();
    order.sort_by(|&a, &b| lines[a].cmp(&lines[b]));
    let mut line_of = vec![0; size];
    for alike in order.chunk_by(|&a, &b| lines[a] == lines[b]) {
        for &line in alike {
            line_of[used[line]] = alike[0];
        }
    }
    let mut number = vec![u32::MAX; used.len()];
    let mut found = Vec::new();
    for code in codes {
        let line = line_of[*code as usize];
        if number[line] == u32::MAX {
            number[line] = u32::try_from(found.len()).unwrap_or(u32::MAX);
            found.push(line);
        }
        *code = number[line];
    }
    found
}
