//! Kinds of matrices on which a published solver was faster than ours, or ours grew too fast: few levels with
//! structure, contested columns, costs of all sizes, a sorted matrix that rounding disturbs.

#![allow(dead_code, reason = "each of those who share it uses a part")]

use super::numbers::Numbers;

/// A kind; the costs of each are at least 0 and fit `i32`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// 1 where the numbers of row and column have a common divisor, else 0.
    Coprime,
    /// 0 on the diagonal and above it, 1 below, in random order.
    Triangle,
    /// A hundred times the logarithm of a product, rounded down.
    Logarithms,
    /// The sum of a number for the row and one for the column, rounded down to thousands.
    RoundedSums,
    /// Ten levels of a product.
    CoarseProducts,
    /// Everybody wants the same hundredth of the columns.
    Contested,
    /// From 1 to 2^30, each power as likely as the next.
    LogUniform,
    /// A thousand million, divided by the number of the diagonal, rounded down.
    Hilbert,
}

use Kind::{CoarseProducts, Contested, Coprime, Hilbert, LogUniform, Logarithms, RoundedSums, Triangle};

pub(crate) const KINDS: [Kind; 8] =
    [Coprime, Triangle, Logarithms, RoundedSums, CoarseProducts, Contested, LogUniform, Hilbert];

/// Rows and columns of the shapes in which each kind is tried, by the smaller side.
pub(crate) fn shapes(n: usize) -> [(usize, usize); 4] {
    [(n, n), (n, n * 11 / 10), (n, 3 * n), (3 * n, n)]
}

/// The costs by row and column; to be asked for in the order of a matrix.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "costs and sizes fit: see the kinds"
)]
pub(crate) fn costs(
    kind: Kind,
    rows: usize,
    columns: usize,
    numbers: &mut Numbers,
) -> Box<dyn FnMut(usize, usize) -> i32 + '_> {
    let product = |i: usize, j: usize| ((i + 1) * (j + 1)) as f64;
    match kind {
        Coprime => Box::new(|i, j| i32::from(divisor(i + 1, j + 1) > 1)),
        Triangle => {
            let (of_rows, of_columns) = (shuffled(numbers, rows), shuffled(numbers, columns));
            Box::new(move |i, j| i32::from(of_columns[j] < of_rows[i]))
        }
        Logarithms => Box::new(move |i, j| (100.0 * product(i, j).ln_1p()) as i32),
        RoundedSums => {
            let mut each = |size| (0..size).map(|_| numbers.within(0..=99_999)).collect::<Vec<_>>();
            let (of_rows, of_columns) = (each(rows), each(columns));
            Box::new(move |i, j| (of_rows[i] + of_columns[j]) / 1_000)
        }
        CoarseProducts => Box::new(move |i, j| ((i + 1) * (j + 1) * 10 / (rows * columns).max(1)) as i32),
        Contested => {
            let places = shuffled(numbers, columns);
            Box::new(move |_, j| {
                let is_wanted = places[j] < (columns / 100).max(1);
                let coarse = if is_wanted { numbers.within(0..=99) } else { numbers.within(1_000..=1_999) };
                coarse * 100 + numbers.within(0..=99)
            })
        }
        LogUniform => Box::new(|_, _| {
            let share = (numbers.bits() >> 11) as f64 / (1_u64 << 53) as f64;
            (30.0 * share).exp2() as i32
        }),
        Hilbert => Box::new(|i, j| 1_000_000_000 / (1 + i + j) as i32),
    }
}

/// The greatest common divisor.
pub(crate) fn divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// The numbers below this in random order.
fn shuffled(numbers: &mut Numbers, size: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..size).collect();
    for k in (1..size).rev() {
        order.swap(k, numbers.below(k + 1));
    }
    order
}
