//! The scores of one row or one column, added up from the terms.

use super::super::term::Kind;
use super::super::{Column, Entry, Matrix, Row, Term};

/// Adds up one row, term by term. No sum leaves `i32`: see the numeric policy above.
pub(super) fn sum_row(terms: &[Term], row: Row, cells: &mut [i32]) {
    cells.fill(0);
    for term in terms {
        match &term.0 {
            Kind::Table(table) => {
                let entries = table.row(row.index());
                if entries.iter().all(|&entry| entry == Entry::Points(0)) {
                    continue; // most skills of most mentors
                }
                add_all(cells, entries.iter(), &table.column_codes);
            }
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
    for term in terms {
        match &term.0 {
            Kind::Table(table) => {
                let code = table.column_codes[column.index()] as usize;
                let entries = || table.entries[code..].iter().step_by(table.width);
                if entries().any(|&entry| entry != Entry::Points(0)) {
                    add_all(cells, entries(), &table.row_codes);
                }
            }
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

/// Adds to each cell the entry at its code. Points beside a mark for never, so that the loop is short.
fn add_all<'a>(cells: &mut [i32], entries: impl Iterator<Item = &'a Entry>, codes: &[u32]) {
    let points: Vec<i32> = entries
        .map(|&entry| match entry {
            Entry::Points(points) => points,
            Entry::Never => Matrix::ABSENT,
        })
        .collect();
    for (cell, &code) in cells.iter_mut().zip(codes) {
        let more = points[code as usize];
        let never = *cell == Matrix::ABSENT || more == Matrix::ABSENT;
        *cell = if never { Matrix::ABSENT } else { cell.wrapping_add(more) };
    }
}

fn add(cell: &mut i32, entry: Entry) {
    *cell = match entry {
        Entry::Points(points) if *cell != Matrix::ABSENT => *cell + points,
        _ => Matrix::ABSENT,
    };
}
