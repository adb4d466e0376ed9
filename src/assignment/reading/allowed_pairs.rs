//! Which pairs are allowed, a bit each: what is needed to say who can be served.
//!
//! *Space.* A thirty-second part of the matrix of points: 50 MB for 20,000 people a side. Read from
//! a matrix, or from the terms in one pass.

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::reading::lines::fill_line;
use crate::assignment::reading::rows::{RowScratch, RowSource, SIDE_BY_SIDE};
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// Units of work of a cell that is computed.
const READING: u64 = 2;

/// A bit for every pair, row after row, each row in whole words.
#[derive(Debug)]
pub(in crate::assignment) struct AllowedPairs {
    rows: usize,
    columns: usize,
    words: usize,
    bits: Vec<u64>,
}

impl AllowedPairs {
    fn new(rows: usize, columns: usize) -> Result<Self> {
        let words = columns.div_ceil(64);
        let mut bits = Vec::new();
        let size = rows.checked_mul(words).filter(|&size| bits.try_reserve_exact(size).is_ok());
        let size = size.ok_or_else(|| Error::memory(format!("no memory for {rows} x {columns} bits")))?;
        bits.resize(size, 0);
        Ok(Self { rows, columns, words, bits })
    }

    /// The pairs that have points in a matrix.
    ///
    /// # Errors
    /// When there is no memory for them; [`is_cancelled`](Error::is_cancelled) when the guard stops
    /// it.
    pub(in crate::assignment) fn of_matrix(matrix: &Matrix, guard: &Guard<'_>) -> Result<Self> {
        let mut all = Self::new(matrix.rows(), matrix.columns())?;
        for (i, bits) in all.bits.chunks_mut(all.words.max(1)).enumerate() {
            guard.spend(matrix.columns() as u64)?;
            mark(matrix.row(i), bits);
        }
        Ok(all)
    }

    /// The pairs that the terms allow.
    ///
    /// # Errors
    /// As [`of_matrix`](Self::of_matrix).
    pub(in crate::assignment) fn of_terms(problem: &Problem, guard: &Guard<'_>) -> Result<Self> {
        let side = |size: usize| (0..u32::try_from(size).unwrap_or(u32::MAX)).collect::<Vec<u32>>();
        let (rows, columns) = (side(problem.rows()), side(problem.columns()));
        let source = RowSource::new(problem, &rows, &columns, true);
        let mut all = Self::new(rows.len(), columns.len())?;
        let width = columns.len().max(1);
        let fill = |scratch: &mut RowScratch, (rows, bits): (&[u32], &mut [u64])| {
            for (rows, bits) in
                rows.chunks(SIDE_BY_SIDE).zip(bits.chunks_mut(SIDE_BY_SIDE * all.words.max(1)))
            {
                guard.spend(READING * (rows.len() * width) as u64)?;
                let cells = source.rows_at(rows, scratch).chunks(width);
                cells.zip(bits.chunks_mut(all.words.max(1))).for_each(|(row, bits)| mark(row, bits));
            }
            Ok::<(), Error>(())
        };
        let share = 16 * SIDE_BY_SIDE;
        #[cfg(feature = "parallel")]
        {
            use rayon::prelude::*;
            let parts = rows.par_chunks(share).zip(all.bits.par_chunks_mut(share * all.words.max(1)));
            parts.try_for_each_init(RowScratch::default, fill)?;
        }
        #[cfg(not(feature = "parallel"))]
        {
            let mut scratch = RowScratch::default();
            let parts = rows.chunks(share).zip(all.bits.chunks_mut(share * all.words.max(1)));
            parts.into_iter().try_for_each(|part| fill(&mut scratch, part))?;
        }
        Ok(all)
    }

    pub(in crate::assignment) fn rows(&self) -> usize {
        self.rows
    }

    pub(in crate::assignment) fn columns(&self) -> usize {
        self.columns
    }

    /// Words of 64 bits that a row takes.
    pub(in crate::assignment) fn words(&self) -> usize {
        self.words
    }

    /// The first column from `start` on that a row may have and that `open` marks.
    pub(in crate::assignment) fn next(&self, row: usize, start: usize, open: &[u64]) -> Option<usize> {
        let bits = &self.bits[row * self.words..(row + 1) * self.words];
        let mut word = start / 64;
        let mut found = bits.get(word)? & open.get(word)? & (u64::MAX << (start % 64));
        while found == 0 {
            word += 1;
            found = bits.get(word)? & open.get(word)?;
        }
        Some(word * 64 + found.trailing_zeros() as usize)
    }
}

/// The allowed pairs of one row or column, a bit each; none outside the problem. `cells` is memory
/// to read the line in.
pub(crate) fn allowed_bits(
    problem: &Problem,
    side: Side,
    at: u32,
    cells: &mut Vec<i32>,
) -> Option<Box<[u64]>> {
    fill_line(problem, side, at, cells).then(|| {
        let mut bits = vec![0; cells.len().div_ceil(64)];
        mark(cells, &mut bits);
        bits.into()
    })
}

/// Sets the bits of a row.
fn mark(row: &[i32], bits: &mut [u64]) {
    for (cells, word) in row.chunks(64).zip(bits) {
        *word = cells.iter().rev().fold(0, |word, &cell| word << 1 | u64::from(cell != Matrix::ABSENT));
    }
}

/// Marks for this many columns, all of them set.
pub(in crate::assignment) fn all_marked(columns: usize) -> Vec<u64> {
    let word = |at: usize| if at * 64 + 64 <= columns { u64::MAX } else { (1 << (columns % 64)) - 1 };
    (0..columns.div_ceil(64)).map(word).collect()
}

/// Takes a column's mark away.
pub(in crate::assignment) fn unmark(marks: &mut [u64], column: usize) {
    marks[column / 64] &= !(1 << (column % 64));
}
