//! The scores of one row or one column, added up from the terms.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::term::{Entry, Kind, Term};

/// Adds up one row, term by term. No sum leaves `i32`: see the numeric policy above.
pub(super) fn sum_row(terms: &[Term], row: Row, cells: &mut [i32]) {
    cells.fill(0);
    let mut sums = Sums::default();
    for term in terms {
        if let Kind::Table(table) = &term.0 {
            sums.add(cells, table.row(row.index()).iter(), &table.column_codes);
        }
    }
    sums.finish(cells);
    for term in terms {
        match &term.0 {
            Kind::Table(_) => {}
            Kind::List(pairs) => {
                let start = pairs.partition_point(|&(i, _, _)| i < row);
                for &(_, j, entry) in pairs[start..].iter().take_while(|&&(i, _, _)| i == row) {
                    add(&mut cells[j.index()], entry);
                }
            }
            Kind::Only(only) => {
                let all = only.rows[row.index()];
                let start = only.pairs.partition_point(|&(i, _)| i < row);
                let mut listed = only.pairs[start..].iter().take_while(|&&(i, _)| i == row).peekable();
                for (j, (cell, &bound)) in cells.iter_mut().zip(&only.columns).enumerate() {
                    let is_listed = listed.next_if(|&&(_, column)| column.index() == j).is_some();
                    if (all || bound) && !is_listed {
                        *cell = Matrix::ABSENT;
                    }
                }
            }
        }
    }
}

/// Adds up one column, term by term.
pub(super) fn sum_column(terms: &[Term], column: Column, cells: &mut [i32]) {
    cells.fill(0);
    let mut sums = Sums::default();
    for term in terms {
        if let Kind::Table(table) = &term.0 {
            let code = table.column_codes[column.index()] as usize;
            let entries = table.entries.get(code..).unwrap_or_default();
            sums.add(cells, entries.iter().step_by(table.width), &table.row_codes);
        }
    }
    sums.finish(cells);
    for term in terms {
        match &term.0 {
            Kind::Table(_) => {}
            Kind::List(pairs) => {
                for &(i, _, entry) in pairs.iter().filter(|&&(_, j, _)| j == column) {
                    add(&mut cells[i.index()], entry);
                }
            }
            Kind::Only(only) => {
                let all = only.columns[column.index()];
                let mut listed = only.pairs.iter().filter(|&&(_, j)| j == column).peekable();
                for (i, (cell, &bound)) in cells.iter_mut().zip(&only.rows).enumerate() {
                    let is_listed = listed.next_if(|&&(row, _)| row.index() == i).is_some();
                    if (all || bound) && !is_listed {
                        *cell = Matrix::ABSENT;
                    }
                }
            }
        }
    }
}

/// Adds up tables: two at once, and those that forbid last, so that the others need not look for
/// the mark.
#[derive(Default)]
struct Sums<'a> {
    one: Option<(Vec<i32>, &'a [u32])>,
    forbidding: Vec<(Vec<i32>, &'a [u32])>,
}

impl<'a> Sums<'a> {
    /// Adds to each cell the entry at its code.
    fn add<'e>(&mut self, cells: &mut [i32], entries: impl Iterator<Item = &'e Entry>, codes: &'a [u32]) {
        let number = |&entry: &Entry| match entry {
            Entry::Points(points) => points,
            Entry::Never => Matrix::ABSENT,
        };
        let points: Vec<i32> = entries.map(number).collect();
        if points.iter().all(|&points| points == 0) {
            return; // most skills of most mentors
        }
        if points.contains(&Matrix::ABSENT) {
            self.forbidding.push((points, codes));
        } else if let Some((before, of_before)) = self.one.take() {
            for ((cell, &a), &b) in cells.iter_mut().zip(of_before).zip(codes) {
                *cell += before[a as usize] + points[b as usize];
            }
        } else {
            self.one = Some((points, codes));
        }
    }

    fn finish(self, cells: &mut [i32]) {
        if let Some((points, codes)) = self.one {
            cells.iter_mut().zip(codes).for_each(|(cell, &code)| *cell += points[code as usize]);
        }
        for (points, codes) in self.forbidding {
            for (cell, &code) in cells.iter_mut().zip(codes) {
                let more = points[code as usize];
                let never = *cell == Matrix::ABSENT || more == Matrix::ABSENT;
                *cell = if never { Matrix::ABSENT } else { cell.wrapping_add(more) };
            }
        }
    }
}

fn add(cell: &mut i32, entry: Entry) {
    *cell = match entry {
        Entry::Points(points) if *cell != Matrix::ABSENT => *cell + points,
        _ => Matrix::ABSENT,
    };
}
