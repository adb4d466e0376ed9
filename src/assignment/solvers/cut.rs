//! A part of a matrix, cut out agent after agent: each solver reads its agents' cells in one row.

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::side::Side;
use crate::error::{Error, Result};

/// Columns transposed together, so that the lines of memory written to stay in the cache.
const BLOCK: usize = 64;

/// The cells of these rows and columns, agent after agent; a member named twice is there twice.
///
/// # Errors
/// When there is no memory for them.
pub(in crate::assignment) fn cut(
    matrix: &Matrix,
    rows: &[u32],
    columns: &[u32],
    agents: Side,
) -> Result<Vec<i32>> {
    let mut cells = Vec::new();
    let size = rows
        .len()
        .checked_mul(columns.len())
        .filter(|&size| cells.try_reserve_exact(size).is_ok())
        .ok_or_else(|| Error::memory(format!("no memory for {} x {} cells", rows.len(), columns.len())))?;
    if agents == Side::Rows {
        for &i in rows {
            let row = matrix.row(i as usize);
            cells.extend(columns.iter().map(|&j| row[j as usize]));
        }
        return Ok(cells);
    }
    cells.resize(size, 0);
    for (block, columns) in columns.chunks(BLOCK).enumerate() {
        let first = block * BLOCK * rows.len();
        for (at, &i) in rows.iter().enumerate() {
            let row = matrix.row(i as usize);
            for (k, &j) in columns.iter().enumerate() {
                cells[first + k * rows.len() + at] = row[j as usize];
            }
        }
    }
    Ok(cells)
}
