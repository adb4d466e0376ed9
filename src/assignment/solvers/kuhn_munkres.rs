//! The reference and the baseline: the other solvers are tested against this one and timed against
//! it.
//!
//! It is somebody else's code, the Hungarian algorithm of the crate `pathfinding`, so a fault of
//! ours is not in it. The planner never chooses it.
//!
//! *Problem.* The [`Problem`] in full: as many pairs as possible, then the best total, with prices.
//!
//! *Method.* `pathfinding` maximises the sum of weights, where each member of the smaller side gets
//! exactly one of the larger. Around it, everything else is done by the simplest means there are:
//! 1. A row of capacity c becomes c rows (never more than there are columns). The smaller side goes
//!    first.
//! 2. A forbidden pair weighs 0, an allowed one its points and a bonus so large that one pair more
//!    outweighs all points. Pairs of weight 0 are dropped afterwards.
//! 3. The cover is what alternating paths from rows with spare capacity do not reach among the
//!    rows, and do reach among the columns (König).
//! 4. The prices are shortest distances in the residual graph, by Bellman and Ford's algorithm:
//!    each condition on prices bounds the difference of two, and a bound is an arc. As the
//!    assignment is best there is no negative cycle, so the distances exist (Ahuja, Magnanti and
//!    Orlin, chapter 9).
//!
//! Caveat: made to be understood, not to be fast. Time O(n^3) with a large constant for the
//! assignment, where n counts copies, and O(n^3) in the worst case for the prices. Space O(rows x
//! columns) for the points, and O(n) besides: weights are computed when asked for. A watch is asked
//! before and after, not between.
//!
//! *Numeric policy.* Weights are `i128`. With S = 2^31 above all points and k pairs at most, the
//! bonus is (2 k + 1) S: then k + 1 pairs, each short of S points, outweigh k pairs with S points
//! more. As k <= 2^26 ([`LIMIT`]), weights stay below 2^60 and their sums below 2^86. Distances
//! have at most 2^27 + 1 arcs of at most 2^31 each, so `i64` holds them.
//!
//! *References.* H. W. Kuhn, "The Hungarian method for the assignment problem", 1955. J. Munkres,
//! "Algorithms for the assignment and transportation problems", 1957. R. K. Ahuja, T. L. Magnanti
//! and J. B. Orlin, "Network Flows", 1993, chapter 9.

use std::borrow::Cow;

use pathfinding::kuhn_munkres::{Weights, kuhn_munkres};

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::solvers::solver::Solver;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;
use crate::watch::watch::Watch;

/// The most members of a side, copies counted.
const LIMIT: usize = 1 << 26;

/// The Hungarian algorithm of Kuhn and Munkres, from the crate `pathfinding`: the reference and the
/// baseline.
///
/// To check other solvers by and to time them against, up to some hundred members of a side. Time
/// O(n^3), where a row counts as often as it has capacity; space O(rows x columns).
///
/// ```
/// use pairwright::assignment::{KuhnMunkres, Matrix, Problem, ShortestAugmentingPath, Solver};
///
/// // Three people who can each pay so much for a cloth, a statue and a painting.
/// let offers = Matrix::from_vec(3, 3, vec![100, 110, 90, 95, 130, 75, 95, 140, 65])?;
/// let problem = Problem::from_matrix(offers)?;
/// assert_eq!(KuhnMunkres.solve(&problem)?.total(), 325);
/// assert_eq!(ShortestAugmentingPath.solve(&problem)?.total(), 325);
/// # Ok::<(), pairwright::Error>(())
/// ```
#[doc(alias = "Hungarian", alias = "Munkres")]
#[derive(Debug, Clone, Copy, Default)]
pub struct KuhnMunkres;

impl Solver for KuhnMunkres {
    fn name(&self) -> &'static str {
        "Kuhn-Munkres"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        problem.without_groups()?;
        let weights = Copies::new(problem)?;
        let (_, partners) = kuhn_munkres(&weights);
        let pairs = weights.pairs(&partners);
        let graph = Residual::new(problem, weights.points, &pairs);
        Assignment::new(problem, pairs, graph.prices(problem.sense()))
    }

    /// The watch is asked before and after: nobody can stop the code of others.
    fn solve_watched(&self, problem: &Problem, watch: &mut dyn Watch) -> Result<Assignment> {
        let guard = Guard::borrowed(watch);
        let all = problem.columns();
        guard.left(PhaseKind::Paths, all, all)?;
        let solved = self.solve(problem)?;
        guard.left(PhaseKind::Paths, 0, all)?;
        guard.done();
        Ok(solved)
    }
}

/// The weights as `pathfinding` wants them: one row for each unit of capacity, not more rows than
/// columns.
#[derive(Clone)]
struct Copies<'a> {
    points: Cow<'a, Matrix>,
    /// The row that each copy is of.
    row_of: Vec<usize>,
    /// Do the columns of the problem go first?
    transposed: bool,
    bonus: i128,
    /// 1, or -1 where points are costs.
    sign: i128,
    /// 1, or -1 where `pathfinding` asks for negated weights.
    outer_sign: i128,
}

impl<'a> Copies<'a> {
    fn new(problem: &'a Problem) -> Result<Self> {
        let columns = problem.columns();
        let count = |i| usize::try_from(problem.capacity(Row::new(i))).unwrap_or(columns).min(columns);
        let total = (0..problem.rows()).map(count).fold(0usize, usize::saturating_add);
        if total.max(columns).max(problem.rows()) > LIMIT {
            return Err(Error::memory(format!("{total} places for {columns} columns exceed {LIMIT}")));
        }
        let row_of: Vec<usize> = (0..problem.rows()).flat_map(|i| std::iter::repeat_n(i, count(i))).collect();
        let most = row_of.len().min(columns) as i128;
        Ok(Self {
            points: problem.matrix()?,
            transposed: row_of.len() > columns,
            row_of,
            bonus: (2 * most + 1) << 31,
            sign: sign(problem.sense()).into(),
            outer_sign: 1,
        })
    }

    /// The row and column of the problem that are meant.
    fn pair(&self, first: usize, second: usize) -> (Row, Column) {
        let (copy, column) = if self.transposed { (second, first) } else { (first, second) };
        (Row::new(self.row_of[copy]), Column::new(column))
    }

    /// The pairs that are more than a filler.
    fn pairs(&self, partners: &[usize]) -> Vec<(Row, Column)> {
        let pairs = partners.iter().enumerate().map(|(first, &second)| self.pair(first, second));
        let mut pairs: Vec<_> =
            pairs.filter(|&(row, column)| self.points.get(row, column).is_some()).collect();
        pairs.sort_unstable();
        pairs
    }
}

impl Weights<i128> for Copies<'_> {
    fn rows(&self) -> usize {
        self.row_of.len().min(self.points.columns())
    }

    fn columns(&self) -> usize {
        self.row_of.len().max(self.points.columns())
    }

    fn at(&self, first: usize, second: usize) -> i128 {
        let (row, column) = self.pair(first, second);
        let weight = self.points.get(row, column);
        self.outer_sign * weight.map_or(0, |points| self.bonus + self.sign * i128::from(points))
    }

    fn neg(&self) -> Self {
        Self { outer_sign: -self.outer_sign, ..self.clone() }
    }
}

/// 1 for points, -1 for costs.
fn sign(sense: Sense) -> i64 {
    match sense {
        Sense::Maximise => 1,
        Sense::Minimise => -1,
    }
}

/// What is left to do around an assignment: who is full, who is served, and by whom.
struct Residual<'a> {
    points: Cow<'a, Matrix>,
    spare: Vec<bool>,
    owner: Vec<Option<usize>>,
    /// Rows and columns on alternating paths from rows with spare capacity.
    reached_rows: Vec<bool>,
    reached_columns: Vec<bool>,
}

/// An arc: the price at `to` is at most the one at `from`, plus `length`.
struct Arc {
    from: usize,
    to: usize,
    length: i64,
}

impl<'a> Residual<'a> {
    fn new(problem: &Problem, points: Cow<'a, Matrix>, pairs: &[(Row, Column)]) -> Self {
        let mut owner = vec![None; problem.columns()];
        let mut places: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
        for &(row, column) in pairs {
            owner[column.index()] = Some(row.index());
            places[row.index()] -= 1;
        }
        let spare: Vec<bool> = places.into_iter().map(|places| places > 0).collect();
        let mut graph = Self {
            points,
            owner,
            reached_rows: spare.clone(),
            reached_columns: vec![false; problem.columns()],
            spare,
        };
        graph.reach();
        graph
    }

    /// Follows allowed pairs to columns, and columns to the rows that have them.
    fn reach(&mut self) {
        let mut waiting: Vec<usize> = (0..self.spare.len()).filter(|&i| self.spare[i]).collect();
        while let Some(i) = waiting.pop() {
            for (j, &cell) in self.points.row(i).iter().enumerate() {
                if cell == Matrix::ABSENT || std::mem::replace(&mut self.reached_columns[j], true) {
                    continue;
                }
                if let Some(owner) = self.owner[j].filter(|&owner| !self.reached_rows[owner]) {
                    self.reached_rows[owner] = true;
                    waiting.push(owner);
                }
            }
        }
    }

    /// The cover, and prices that prove the assignment best.
    ///
    /// Nodes are rows, columns, and one for the price 0. A row's price is its distance, a column's
    /// the negative of its distance, both less the distance of 0.
    fn prices(&self, sense: Sense) -> Prices {
        let arcs = self.arcs(sign(sense));
        let (rows, columns) = (self.spare.len(), self.owner.len());
        let distance = shortest_distances(rows + columns + 1, &arcs);
        let zero = distance[rows + columns];
        let price = |distance: i64| sign(sense) * (distance - zero);
        Prices::new(
            distance[..rows].iter().map(|&d| price(d)).collect(),
            distance[rows..rows + columns].iter().map(|&d| -price(d)).collect(),
            self.reached_rows.iter().map(|reached| !reached).collect(),
            self.reached_columns.clone(),
        )
    }

    /// All conditions on prices, for points with this sign.
    fn arcs(&self, sign: i64) -> Vec<Arc> {
        let (rows, columns) = (self.spare.len(), self.owner.len());
        let zero = rows + columns;
        let mut arcs = Vec::new();
        for i in 0..rows {
            for (j, &cell) in self.points.row(i).iter().enumerate() {
                // Exactly one end in the cover: a row is covered if it is not reached.
                if cell == Matrix::ABSENT || self.reached_rows[i] != self.reached_columns[j] {
                    continue;
                }
                let points = sign * i64::from(cell);
                arcs.push(Arc { from: i, to: rows + j, length: -points }); // u + v >= points
                if self.owner[j] == Some(i) {
                    arcs.push(Arc { from: rows + j, to: i, length: points }); // u + v <= points
                }
            }
        }
        for i in (0..rows).filter(|&i| self.reached_rows[i]) {
            arcs.push(Arc { from: i, to: zero, length: 0 }); // u >= 0
            if self.spare[i] {
                arcs.push(Arc { from: zero, to: i, length: 0 }); // u <= 0
            }
        }
        for j in (0..columns).filter(|&j| !self.reached_columns[j]) {
            arcs.push(Arc { from: zero, to: rows + j, length: 0 }); // v >= 0
            if self.owner[j].is_none() {
                arcs.push(Arc { from: rows + j, to: zero, length: 0 }); // v <= 0
            }
        }
        arcs
    }
}

/// Distances from a source that has an arc of length 0 to every node (Bellman and Ford).
///
/// Without negative cycles this settles within as many rounds as there are nodes.
fn shortest_distances(nodes: usize, arcs: &[Arc]) -> Vec<i64> {
    let mut distance = vec![0; nodes];
    for _ in 0..nodes {
        let mut changed = false;
        for arc in arcs {
            let over = distance[arc.from] + arc.length;
            if over < distance[arc.to] {
                distance[arc.to] = over;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    distance
}
