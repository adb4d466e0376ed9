//! Two goals of the same pairs, so turned and shifted that weighted sums of them stay small.
//!
//! *Notation.* A *good* is what a pair counts for a goal: 0 for the worst pair, more is better, in
//! the largest unit that divides all differences. All largest assignments have the same number of
//! pairs, so sums of goods compare as totals do.
//!
//! *Numeric policy.* Differences of scores are at most 2^32 and have to fit `i32` in their unit;
//! weighted goods have to fit `i32`, which is checked in `i128` before they are made. Sums of goods
//! are at most 2^63.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::reading::pair_scores::pair_scores;
use crate::error::{Error, Result};

/// How much the two goods weigh; not both 0, without a common divisor.
pub(super) type Weights = [i64; 2];

/// What an assignment comes to in the two goals.
pub(super) type Value = [i64; 2];

/// One goal.
#[derive(Debug, Clone)]
struct Goal {
    /// A pair counts `sign * score = base + unit * good`.
    sign: i64,
    base: i64,
    unit: i64,
    largest: i64,
    /// Row after row.
    goods: Vec<i32>,
}

/// Two goals of the same pairs.
#[derive(Debug, Clone)]
pub(super) struct Goals {
    columns: usize,
    capacities: Vec<u32>,
    both: [Goal; 2],
}

impl Goal {
    fn of(problem: &Problem) -> Result<Self> {
        let matrix = problem.matrix()?;
        let sign = problem.sense().sign();
        let scores = || matrix.cells().iter().filter(|&&cell| cell != Matrix::ABSENT);
        let base = scores().map(|&score| sign * i64::from(score)).min().unwrap_or(0);
        let above = |score: i32| sign * i64::from(score) - base;
        let mut unit = 0;
        for &score in scores() {
            unit = divisor(above(score), unit);
            if unit == 1 {
                break;
            }
        }
        let unit = unit.max(1);
        let mut goods = Vec::new();
        let size = matrix.cells().len();
        goods
            .try_reserve_exact(size)
            .map_err(|_| Error::memory(format!("no memory for {size} scores of a goal")))?;
        let mut largest = 0;
        for &cell in matrix.cells() {
            let good = if cell == Matrix::ABSENT { 0 } else { above(cell) / unit };
            largest = largest.max(good);
            goods.push(if cell == Matrix::ABSENT { cell } else { i32::try_from(good).unwrap_or(0) });
        }
        if largest > i64::from(i32::MAX) {
            return Err(Error::problem("the scores of a goal are too far apart to weigh them"));
        }
        Ok(Self { sign, base, unit, largest, goods })
    }
}

impl Goals {
    /// Time and space O(rows x columns).
    ///
    /// # Errors
    /// When the problems have groups, or do not have the same shape, capacities and allowed pairs;
    /// when there is no memory, or scores are too far apart.
    pub(super) fn new(first: &Problem, second: &Problem) -> Result<Self> {
        first.without_groups()?;
        second.without_groups()?;
        let places = |of: &Problem| (0..of.rows()).map(|i| of.capacity(Row::new(i))).collect::<Vec<_>>();
        let capacities = places(first);
        if (second.rows(), second.columns()) != (first.rows(), first.columns())
            || places(second) != capacities
        {
            return Err(Error::problem("the two goals are not of the same rows, columns and capacities"));
        }
        let goals = [Goal::of(first)?, Goal::of(second)?];
        let both = goals[0].goods.iter().zip(&goals[1].goods);
        let mut absent = both.map(|(&one, &other)| [one, other].map(|good| good == Matrix::ABSENT));
        if let Some(at) = absent.position(|[one, other]| one != other) {
            let (row, column) = (Row::new(at / first.columns()), Column::new(at % first.columns()));
            return Err(Error::problem(format!(
                "{row}, {column} is allowed by one goal and not by the other"
            )));
        }
        Ok(Self { columns: first.columns(), capacities, both: goals })
    }

    pub(super) fn rows(&self) -> usize {
        self.capacities.len()
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    pub(super) fn capacity(&self, row: usize) -> u32 {
        self.capacities[row]
    }

    /// The goods of a row in the two goals; [`Matrix::ABSENT`] where a pair is forbidden.
    pub(super) fn row(&self, row: usize) -> [&[i32]; 2] {
        [0, 1].map(|goal| &self.both[goal].goods[row * self.columns..(row + 1) * self.columns])
    }

    /// May these two be paired? They are inside the problem.
    pub(super) fn allows(&self, row: Row, column: Column) -> bool {
        self.row(row.index())[0][column.index()] != Matrix::ABSENT
    }

    /// The problem in which a pair is worth its weighted goods.
    ///
    /// # Errors
    /// When these might not fit `i32`, or there is no memory.
    pub(super) fn weighted(&self, weights: Weights) -> Result<Problem> {
        let [one, other] = [0, 1].map(|goal| i128::from(weights[goal]) * i128::from(self.both[goal].largest));
        if weights.iter().any(|&weight| weight < 0) || one + other > i128::from(i32::MAX) {
            let [p, q] = weights;
            return Err(Error::problem(format!(
                "goals weighed {p} to {q} come to {}, which does not fit i32: make their points coarser",
                one + other
            )));
        }
        let mut cells = Vec::new();
        let size = self.both[0].goods.len();
        cells
            .try_reserve_exact(size)
            .map_err(|_| Error::memory(format!("no memory for {size} weighted scores")))?;
        // each product fits: it was checked for the largest good, and a goal without any has the
        // weight of no consequence
        let [p, q] = [0, 1].map(|goal| match self.both[goal].largest {
            0 => 0,
            _ => i32::try_from(weights[goal]).unwrap_or(0),
        });
        let both = self.both[0].goods.iter().zip(&self.both[1].goods);
        cells.extend(both.map(|(&a, &b)| if a == Matrix::ABSENT { a } else { p * a + q * b }));
        let matrix = Matrix::from_cells(self.rows(), self.columns, cells);
        Problem::from_matrix(matrix)?.with_capacities(self.capacities.clone())
    }

    /// What some allowed pairs come to.
    pub(super) fn value(&self, pairs: &[(Row, Column)]) -> Value {
        let mut sum = [0; 2];
        for &(row, column) in pairs {
            let goods = self.row(row.index());
            sum[0] += i64::from(goods[0][column.index()]);
            sum[1] += i64::from(goods[1][column.index()]);
        }
        sum
    }

    /// The total of the problem of a goal that stands for such a sum over a number of pairs.
    pub(super) fn total(&self, goal: usize, pairs: usize, value: i64) -> i64 {
        let Goal { sign, base, unit, .. } = &self.both[goal];
        let pairs = i64::try_from(pairs).unwrap_or(i64::MAX);
        sign * (base * pairs + unit * value)
    }
}

/// The total of some pairs; none where one is forbidden or outside.
pub(super) fn total(problem: &Problem, pairs: &[(Row, Column)]) -> Option<i64> {
    let scores = pair_scores(problem, pairs).into_iter();
    scores.map(|score| (score != Matrix::ABSENT).then(|| i64::from(score))).sum()
}

/// The greatest common divisor; of a number and 0 it is the number.
pub(super) fn divisor(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
