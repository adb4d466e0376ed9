//! Why a proof is not accepted.

use std::{error, fmt};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::value::ObjectiveValue;
use crate::error::Error;
use crate::words::counted;

/// Why an assignment is not proven best: the first thing that is wrong, with the evidence.
///
/// From [`check`](crate::assignment::check()).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Violation {
    /// The pairs are not in order: by row, then column.
    Order {
        /// The pair that comes too late.
        row: Row,
        /// Its column.
        column: Column,
    },
    /// A pair is forbidden, or outside the problem.
    NotAllowed {
        /// The pair's row.
        row: Row,
        /// The pair's column.
        column: Column,
    },
    /// A column is in more than one pair.
    ColumnTwice {
        /// The column.
        column: Column,
    },
    /// A row is in more pairs than it may be.
    OverCapacity {
        /// The row.
        row: Row,
        /// How many it may have.
        capacity: u32,
    },
    /// A pair is named twice.
    PairTwice {
        /// The pair's row.
        row: Row,
        /// The pair's column.
        column: Column,
    },
    /// A column with several places is in more pairs than it may be.
    ColumnOverCapacity {
        /// The column.
        column: Column,
        /// How many it may have.
        capacity: u32,
    },
    /// A row is in fewer pairs than it must be, and prices with a cover cannot show that this must
    /// be.
    UnderMinimum {
        /// The row.
        row: Row,
        /// How many it must have.
        minimum: u32,
    },
    /// The stated total is not the sum of the pairs' scores.
    Total {
        /// What the assignment states.
        stated: i64,
        /// What its pairs add up to.
        found: i64,
    },
    /// There is not one price and one cover mark for every row and column.
    Shape {
        /// Lengths of: row prices, column prices, row cover, column cover.
        found: [usize; 4],
        /// What they should be.
        expected: [usize; 4],
    },
    /// An allowed pair has no end in the cover.
    NotCovered {
        /// The pair's row.
        row: Row,
        /// The pair's column.
        column: Column,
    },
    /// The cover does not have as many places as there are pairs, so more pairs are not ruled out.
    Cover {
        /// Places in the cover.
        places: u64,
        /// Pairs of the assignment.
        pairs: usize,
    },
    /// An allowed pair is better than its two prices say.
    Underpriced {
        /// The pair's row.
        row: Row,
        /// The pair's column.
        column: Column,
        /// The pair's score.
        score: i32,
        /// The sum of the two prices.
        prices: i128,
    },
    /// A row outside the cover has a price of the wrong sign.
    RowSign {
        /// The row.
        row: Row,
        /// Its price.
        price: i64,
    },
    /// A column outside the cover has a price of the wrong sign.
    ColumnSign {
        /// The column.
        column: Column,
        /// Its price.
        price: i64,
    },
    /// The prices are sound, but allow a better total than this one.
    Gap {
        /// No total can be better than this.
        bound: i128,
        /// The total of the assignment.
        total: i64,
        /// The first pair of the assignment that is not worth its prices. If there is none, an
        /// empty place has a price.
        loose: Option<(Row, Column)>,
    },
    /// Only prices that are [objective values](ObjectiveValue) prove an assignment whose columns
    /// have several places, or whose loads are to be even.
    NoWorths,
    /// The prices, which are [objective values](ObjectiveValue), allow an assignment that is worth
    /// more than this one.
    WorthGap {
        /// No assignment can be worth more than this.
        bound: ObjectiveValue,
        /// What the assignment is worth.
        worth: ObjectiveValue,
    },
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Order { row, column } => write!(f, "the pair of {row} and {column} is out of order"),
            Self::NotAllowed { row, column } => write!(f, "{row} must not be paired with {column}"),
            Self::ColumnTwice { column } => write!(f, "{column} is in two pairs"),
            Self::OverCapacity { row, capacity } => {
                write!(f, "{row} is in more than {}", counted(*capacity, "pair"))
            }
            Self::PairTwice { row, column } => write!(f, "{row} is paired with {column} twice"),
            Self::ColumnOverCapacity { column, capacity } => {
                write!(f, "{column} is in more than {}", counted(*capacity, "pair"))
            }
            Self::UnderMinimum { row, minimum } => {
                write!(f, "{row} is in fewer than {}", counted(*minimum, "pair"))
            }
            Self::Total { stated, found } => write!(f, "the total is {found}, not {stated} as stated"),
            Self::Shape { found, expected } => {
                write!(f, "the prices and covers have the lengths {found:?}, not {expected:?}")
            }
            Self::NotCovered { row, column } => {
                write!(f, "the allowed pair of {row} and {column} has no end in the cover")
            }
            Self::Cover { places, pairs } => {
                let (places, pairs) = (counted(*places, "place"), counted(*pairs, "pair"));
                write!(f, "the cover has {places}, so it does not show that {pairs} are the most")
            }
            Self::Underpriced { row, column, score, prices } => {
                write!(f, "{row} and {column} have the score {score}, beyond their prices' sum {prices}")
            }
            Self::RowSign { row, price } => {
                write!(f, "{row} is not in the cover but has the price {price}, of the wrong sign")
            }
            Self::ColumnSign { column, price } => {
                write!(f, "{column} is not in the cover but has the price {price}, of the wrong sign")
            }
            Self::Gap { bound, total, loose } => {
                write!(
                    f,
                    "the total is {total}, but the prices rule out only what is better than {bound}: "
                )?;
                match loose {
                    Some((row, column)) => write!(f, "{row} and {column} are not worth their prices"),
                    None => f.write_str("a place that is left empty has a price"),
                }
            }
            Self::NoWorths => f.write_str(
                "columns of several places and even loads need prices in people, pairs and points",
            ),
            Self::WorthGap { bound, worth } => {
                write!(
                    f,
                    "the assignment is worth {worth:?}, but the prices rule out only what is beyond {bound:?}"
                )
            }
        }
    }
}

impl error::Error for Violation {}

impl From<Violation> for Error {
    fn from(violation: Violation) -> Self {
        Self::proof(violation.to_string())
    }
}
