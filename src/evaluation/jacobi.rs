//! Eigenvalues and eigenvectors of a symmetric matrix of a few rows.
//!
//! *Problem.* A is symmetric: find lengths and directions, each a right angle to the others, so
//! that A stretches each direction by its length.
//!
//! *Method.* Cyclic Jacobi. A rotation in the plane of two rows makes their common cell 0 and the
//! sum of squares beside the diagonal smaller by that cell's; one after another for all pairs of
//! rows, again and again. Once the sum is small it shrinks quadratically: three to nine rounds for
//! the matrices here.
//!
//! *Caveat.* Time O(rows^3) a round, many times that of the QR algorithm. An evaluation has one row
//! a weight, a few dozen, and six such matrices; so sixty lines do, and a library of linear algebra
//! with its dependencies need not be built and watched.
//!
//! *Numeric policy.* `f64`; squares of cells have to fit, as those of scaled features do. Ended
//! where what is beside the diagonal is below the rounding of the whole. Small eigenvalues have the
//! absolute error of the largest; whoever asks leaves them out.
//!
//! *References.* Jacobi, Über ein leichtes Verfahren (1846); Golub and Van Loan, Matrix
//! computations, section 8.5 (4th edition, 2013).

use crate::evaluation::square::Square;

/// No finite matrix of some dozen rows needs a quarter of these.
const MOST_ROUNDS: usize = 60;

/// The eigenvalues, in no order, and of each its eigenvector of length 1.
#[derive(Debug, Clone)]
pub(super) struct Eigen {
    pub(super) values: Vec<f64>,
    pub(super) vectors: Vec<Vec<f64>>,
}

/// None where a square of what is in the matrix is not finite.
pub(super) fn eigen(matrix: Square) -> Option<Eigen> {
    let mut rows = matrix.rows;
    let size = rows.len();
    let mut vectors = Square::from_fn(size, |i, j| if i == j { 1.0 } else { 0.0 }).rows;
    let all: f64 = rows.iter().flatten().map(|cell| cell * cell).sum();
    if !all.is_finite() {
        return None;
    }
    for _ in 0..MOST_ROUNDS {
        let beside: f64 =
            rows.iter().enumerate().flat_map(|(i, row)| &row[i + 1..]).map(|cell| cell * cell).sum();
        if beside <= all * f64::EPSILON * f64::EPSILON {
            let values = rows.iter().enumerate().map(|(i, row)| row[i]).collect();
            return Some(Eigen { values, vectors });
        }
        for p in 0..size {
            for q in p + 1..size {
                rotate(&mut rows, &mut vectors, p, q);
            }
        }
    }
    None
}

/// Makes the cell of p and q, p before q, 0: by the smaller of the two angles that do.
fn rotate(rows: &mut [Vec<f64>], vectors: &mut [Vec<f64>], p: usize, q: usize) {
    let cell = rows[p][q];
    if cell == 0.0 {
        return;
    }
    let cotangent = (rows[q][q] - rows[p][p]) / (2.0 * cell); // of twice the angle
    let tangent = cotangent.signum() / (cotangent.abs() + (1.0 + cotangent * cotangent).sqrt());
    let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
    let sine = tangent * cosine;
    let turned = |at_p: f64, at_q: f64| (cosine * at_p - sine * at_q, sine * at_p + cosine * at_q);
    for row in rows.iter_mut() {
        (row[p], row[q]) = turned(row[p], row[q]);
    }
    for turning in [rows, vectors] {
        let (before, from_q) = turning.split_at_mut(q);
        for (at_p, at_q) in before[p].iter_mut().zip(&mut from_q[0]) {
            (*at_p, *at_q) = turned(*at_p, *at_q);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::square::dot;
    use crate::numbers::Numbers;

    /// Right angles, length 1, and stretched as it is said; all to the rounding of the whole.
    fn decomposed(matrix: &Square) -> Eigen {
        let found = eigen(matrix.clone()).unwrap();
        let most: f64 = matrix.rows.iter().flatten().map(|cell| cell.abs()).sum();
        let close =
            |a: f64, b: f64, scale: f64| assert!((a - b).abs() <= 1e-13 * scale, "{a} {b} {matrix:?}");
        for (i, (vector, value)) in found.vectors.iter().zip(&found.values).enumerate() {
            for (j, other) in found.vectors.iter().enumerate() {
                close(dot(vector, other), if i == j { 1.0 } else { 0.0 }, 1.0);
            }
            for (stretched, along) in matrix.times(vector).iter().zip(vector) {
                close(*stretched, value * along, most);
            }
        }
        found
    }

    #[test]
    fn a_matrix_of_two_rows_has_the_eigenvalues_of_the_textbook() {
        let mut values = decomposed(&Square { rows: vec![vec![2.0, 1.0], vec![1.0, 2.0]] }).values;
        values.sort_by(f64::total_cmp);
        assert!((values[0] - 1.0).abs() < 1e-15 && (values[1] - 3.0).abs() < 1e-15, "{values:?}");
    }

    #[test]
    fn empty_zero_and_diagonal_matrices_stay_as_they_are() {
        for size in 0..4_u32 {
            for scale in [0.0, 1.0, -3e100, 5e-324] {
                let values: Vec<f64> = (0..size).map(|i| scale * f64::from(i)).collect();
                let matrix = Square::from_fn(values.len(), |i, j| if i == j { values[i] } else { 0.0 });
                assert_eq!(decomposed(&matrix).values, values);
            }
        }
    }

    /// Of any size, rank and scale; with equal eigenvalues, and with some that are far apart.
    #[test]
    fn random_matrices_are_decomposed() {
        let numbers = &mut Numbers::new(5);
        for round in 0..400 {
            let (size, rank) = (1 + numbers.below(30), 1 + numbers.below(30));
            let scale = [1.0, 1e-70, 1e70, 1e-7][round % 4];
            let (coarse, sign) = (numbers.sometimes(30), numbers.sometimes(50));
            let (mut own, shrinking) = (1.0, if round % 3 == 0 { 0.1 } else { 1.0 });
            let columns: Vec<Vec<f64>> = (0..rank)
                .map(|_| {
                    own *= shrinking;
                    let cell = |n: i32| f64::from(if coarse { n.signum() } else { n }) / 50.0;
                    (0..size).map(|_| own * cell(numbers.within(-50..=50))).collect()
                })
                .collect();
            let signed = |k: usize| if sign && k % 2 == 1 { -scale } else { scale };
            let matrix = Square::from_fn(size, |i, j| {
                columns.iter().enumerate().map(|(k, column)| signed(k) * column[i] * column[j]).sum()
            });
            decomposed(&matrix);
        }
    }

    #[test]
    fn what_is_not_finite_has_none() {
        for bad in [f64::NAN, f64::INFINITY, 1e200] {
            assert!(eigen(Square { rows: vec![vec![1.0, bad], vec![bad, 1.0]] }).is_none());
        }
    }
}
