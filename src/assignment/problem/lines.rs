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
                for (cell, &code) in cells.iter_mut().zip(&table.column_codes) {
                    add(cell, entries[code as usize]);
                }
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
                for (cell, &row) in cells.iter_mut().zip(&table.row_codes) {
                    add(cell, table.entries[row as usize * table.width + code]);
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

fn add(cell: &mut i32, entry: Entry) {
    *cell = match entry {
        Entry::Points(points) if *cell != Matrix::ABSENT => *cell + points,
        _ => Matrix::ABSENT,
    };
}
