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
mod bound;
mod check;
mod corner;
mod flaw;
mod goals;
mod market;
mod mixing;
mod serving;
mod stair;
mod supported;

use serde::{Deserialize, Serialize};

pub use check::{TradeOffProof, check_trade_off};
pub use flaw::Flaw;

use self::between::Between;
use self::goals::{Goals, Value};
use self::stair::Point;
use super::{Column, Prices, Problem, Row};
use crate::error::Result;

/// Pairs of rows and columns.
type Pairs = [(Row, Column)];

/// So many nodes are looked at if nothing else is said, and fewer where there are more pairs.
const USUAL_NODES: usize = 100_000;
const USUAL_PAIRS: usize = 2_000_000_000;
/// So many are looked at for a corner in the first round, and so many times more in each further one.
const FIRST: usize = 8;
const GROWTH: usize = 4;

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
    /// [lines](check_trade_off): [`bound_at`](Self::bound_at) tells how good it could be.
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

/// [`trade_off`] with another limit of nodes, for all searches together; 0 leaves the outline and mixtures of it. In rounds, each two
/// neighbours of the outline between which something could be get the same share of what is left. What a node costs depends on
/// the size, so this is no limit of time.
///
/// # Errors
/// As [`trade_off`].
pub fn trade_off_within(first: &Problem, second: &Problem, nodes: usize) -> Result<TradeOff> {
    let goals = Goals::new(first, second)?;
    let supported::Outline { points: ends, bounds } = supported::outline(&goals)?;
    let bound_of = |pair: &[Point]| {
        let weights = supported::between(pair[0].value, pair[1].value);
        bounds.iter().find(|bound| Some(bound.weights) == weights)
    };
    let mut between =
        each(ends.windows(2).collect(), |pair| Between::mixed(&goals, bound_of(pair), [&pair[0], &pair[1]]));
    // all corners with few nodes before any with more, so that a hard one does not use up what is there for the others
    let (mut left, mut limit) = (nodes, FIRST);
    loop {
        let open = between.iter().filter(|between| !between.open.is_empty()).count();
        if open == 0 || left < open {
            break;
        }
        let share = left / open;
        let searched = each(between, |mut between| {
            let looked = if between.open.is_empty() { 0 } else { between.search(&goals, limit, share) };
            (between, looked)
        });
        let looked: usize = searched.iter().map(|(_, looked)| looked).sum();
        between = searched.into_iter().map(|(between, _)| between).collect();
        if looked == 0 {
            break;
        }
        left -= looked.min(left);
        limit = limit.saturating_mul(GROWTH);
    }
    let mut points: Vec<Point> = ends.first().cloned().into_iter().collect();
    let mut open: Vec<Value> = Vec::new();
    for found in between {
        open.extend(&found.open);
        points.extend(found.into_points().into_iter().skip(1));
    }
    let corner = |pair: &[Point]| [pair[1].value[0] + 1, pair[0].value[1] + 1];
    let gaps = points.windows(2).enumerate().filter(|(_, pair)| open.contains(&corner(pair)));
    let gaps = gaps.map(|(at, _)| at).collect();
    let place = |value: Value| points.iter().position(|point| point.value == value);
    let lines = bounds.into_iter().filter_map(|bound| {
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

/// The same for each, on all cores; what comes out is the same on one.
fn each<T: Send, U: Send>(items: Vec<T>, one: impl Fn(T) -> U + Sync + Send) -> Vec<U> {
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        items.into_par_iter().with_max_len(1).map(one).collect()
    }
    #[cfg(not(feature = "parallel"))]
    items.into_iter().map(one).collect()
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "small numbers in tests")]
mod trial;
