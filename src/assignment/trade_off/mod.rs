//! The trade-off between two goals: every largest assignment that no other one beats in both.
//!
//! *Problem.* Each allowed pair counts something for a first goal and something for a second one. Among the assignments with
//! as many pairs as possible: every pair of totals that no other one beats, with an assignment for each.
//!
//! *Method.* Two phases. [`supported`]: the outline, by weighted sums of the goals, each solved and proven by the usual
//! solver. [`between`]: what lies behind the lines of the outline, by branch and bound at each corner between two points.
//!
//! *Caveat.* There may be exponentially many points for scores of many digits, and one corner may take exponentially many
//! nodes. So nodes are limited, and a [`TradeOff`] says where more could lie.
//!
//! *Notation.* A value is what an assignment comes to in both goals; see [`goals`] for goods, [`stair`] for corners.
//!
//! *Numeric policy.* As in [`goals`].
//!
//! *References.* E. L. Ulungu and J. Teghem, "The two phases method: an efficient procedure to solve bi-objective
//! combinatorial optimization problems", 1995; D. Tuyttens, J. Teghem, Ph. Fortemps and K. Van Nieuwenhuyze, "Performance of
//! the MOSA method for the bicriteria assignment problem", 2000; A. Przybylski, X. Gandibleux and M. Ehrgott, EJOR 185, 2008.

mod between;
mod check;
mod corner;
mod flaw;
mod goals;
mod market;
mod mixing;
mod stair;
mod supported;

use serde::{Deserialize, Serialize};

pub use check::{TradeOffProof, check_trade_off};
pub use flaw::Flaw;

use self::between::{Limits, fill};
use self::goals::{Goals, Value};
use self::stair::Point;
use super::{Column, Prices, Problem, Row};
use crate::error::Result;

/// Pairs of rows and columns.
type Pairs = [(Row, Column)];

/// So many nodes are looked at if nothing else is said, and fewer where there are more pairs; at one corner, a part of them.
const USUAL_NODES: usize = 100_000;
const USUAL_PAIRS: usize = 1_000_000_000;
const CORNER: usize = 4;

/// Every largest assignment that no other one beats in both goals, from best in the first to best in the second.
///
/// [`check_trade_off`] verifies what it can without a solver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TradeOff {
    points: Vec<TradeOffPoint>,
    lines: Vec<Line>,
    gaps: Vec<usize>,
}

impl TradeOff {
    /// The points; one at least, if only that of no pairs.
    pub fn points(&self) -> &[TradeOffPoint] {
        &self.points
    }

    /// Is it proven that there are no other points?
    pub fn is_complete(&self) -> bool {
        self.gaps.is_empty()
    }

    /// Between which points others could lie: `k` stands for those after point `k` and before the next one.
    ///
    /// Such a point is better than point `k` in the second goal, better than the next one in the first, and not beyond the
    /// [lines](check_trade_off).
    pub fn gaps(&self) -> &[usize] {
        &self.gaps
    }

    /// The same trade-off with other pairs for a point, which come to the same totals.
    pub(crate) fn with_pairs(mut self, at: usize, pairs: &[(Row, Column)]) -> Self {
        if let Some(point) = self.points.get_mut(at) {
            point.pairs = pairs.to_vec();
        }
        self
    }
}

/// An assignment that no other one with as many pairs beats in both goals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TradeOffPoint {
    first: i64,
    second: i64,
    pairs: Vec<(Row, Column)>,
}

impl TradeOffPoint {
    /// The total of the first goal.
    pub fn first(&self) -> i64 {
        self.first
    }

    /// The total of the second goal.
    pub fn second(&self) -> i64 {
        self.second
    }

    /// Its pairs, sorted by row, then column.
    pub fn pairs(&self) -> &[(Row, Column)] {
        &self.pairs
    }
}

/// Weights of the two goals at which a point is best, and the prices that prove it: nothing lies beyond this line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    weights: [i64; 2],
    /// A point that reaches it.
    through: usize,
    prices: Prices,
}

/// All sensible compromises between two goals.
///
/// The two problems allow the same pairs and have the same capacities; each has the points (or costs) of one goal. As many pairs as
/// possible are made in every compromise. Exact, unless a limit of nodes is reached: see [`TradeOff::is_complete`].
///
/// Time: a solve for each point of the outline and each line of it, and searches between them. Space O(rows x columns),
/// and O(rows + columns) for each point.
///
/// ```
/// use pairwright::assignment::{Matrix, Problem, check_trade_off, trade_off};
///
/// let points = Problem::from_matrix(Matrix::from_vec(2, 2, vec![10, 5, 4, 0])?)?;
/// let wishes = Problem::from_matrix(Matrix::from_vec(2, 2, vec![0, 1, 1, 0])?)?;
/// let all = trade_off(&points, &wishes)?;
/// let found: Vec<_> = all.points().iter().map(|point| (point.first(), point.second())).collect();
/// assert_eq!(found, [(10, 0), (9, 2)]);
/// assert!(all.is_complete());
/// assert_eq!(check_trade_off(&points, &wishes, &all).map(|proof| proof.open()), Ok(0));
/// # Ok::<(), pairwright::Error>(())
/// ```
///
/// # Errors
/// [`is_problem`](crate::Error::is_problem) when the problems do not fit together or have groups, when weighted sums of scores do
/// not fit `i32`, or there is no memory for matrices.
pub fn trade_off(first: &Problem, second: &Problem) -> Result<TradeOff> {
    let size = first.rows().saturating_mul(first.columns()).max(1);
    trade_off_within(first, second, USUAL_NODES.min(USUAL_PAIRS / size))
}

/// [`trade_off`] with another limit of nodes, for all searches together; 0 leaves the outline and mixtures of it. What a node
/// costs depends on the size, so this is no limit of time.
///
/// # Errors
/// As [`trade_off`].
pub fn trade_off_within(first: &Problem, second: &Problem, nodes: usize) -> Result<TradeOff> {
    let goals = Goals::new(first, second)?;
    let outline = supported::outline(&goals)?;
    let mut limits = Limits { corner: (nodes / CORNER).max(1), left: nodes };
    let mut points: Vec<Point> = Vec::new();
    let mut open: Vec<Value> = Vec::new();
    let mut neighbours = outline.points.into_iter();
    points.extend(neighbours.next());
    for right in neighbours {
        let Some(left) = points.pop() else { break };
        let lies_on =
            |bound: &&supported::Bound| supported::between(left.value, right.value) == Some(bound.weights);
        if let Some(bound) = outline.bounds.iter().find(lies_on) {
            let found = fill(&goals, bound, &left, &right, &mut limits);
            points.extend(found.points);
            open.extend(found.open);
        } else {
            // there is a line between any two neighbours
            open.push([right.value[0] + 1, left.value[1] + 1]);
            points.extend([left, right]);
        }
    }
    let corner = |pair: &[Point]| [pair[1].value[0] + 1, pair[0].value[1] + 1];
    let gaps = points.windows(2).enumerate().filter(|(_, pair)| open.contains(&corner(pair)));
    let gaps = gaps.map(|(at, _)| at).collect();
    let place = |value: Value| points.iter().position(|point| point.value == value);
    let lines = outline.bounds.into_iter().filter_map(|bound| {
        let at_best = |point: &Point| {
            supported::worth(bound.weights, point.value) == supported::worth(bound.weights, bound.through)
        };
        let through = place(bound.through).or_else(|| points.iter().position(at_best))?;
        Some(Line { weights: bound.weights, through, prices: bound.prices })
    });
    let lines = lines.collect();
    let points = points.into_iter().map(|Point { value, pairs }| {
        let [first, second] = [0, 1].map(|goal| goals.total(goal, pairs.len(), value[goal]));
        TradeOffPoint { first, second, pairs }
    });
    Ok(TradeOff { points: points.collect(), lines, gaps })
}
