//! Why a fair assignment is not accepted.

use std::{error, fmt};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::proof::violation::Violation;
use crate::error::Error;

/// Why an assignment is not proven best for its objective: the first thing that is wrong.
///
/// From [`check_fair`](crate::assignment::check_fair).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unfair {
    /// The pairs, the cover or the prices are not in order for the whole problem.
    Whole(Violation),
    /// They are not in order for the problem of a stage.
    Stage(Violation),
    /// The problem of a stage cannot be made; the reason.
    Problem(String),
    /// The certificate is for another objective.
    OtherObjective,
    /// The stated scores, or the stated worst pair, are not those of the pairs.
    Scores,
    /// A bottleneck does not have a mark for every row and column.
    Shape,
    /// The bottleneck has enough places for all pairs.
    Wide {
        /// Its places.
        places: u64,
        /// The pairs.
        pairs: usize,
    },
    /// A pair better than the worst one passes by the bottleneck.
    Passes {
        /// The pair's row.
        row: Row,
        /// The pair's column.
        column: Column,
    },
    /// The levels are not in order, from the worst to the best, or name the same member twice.
    Order,
    /// A pair has prices above its weight at a level, or a member who may stay alone has.
    Overpriced {
        /// The score of the level.
        score: i32,
        /// The row, if one is concerned.
        row: Option<Row>,
        /// The column, if one is concerned.
        column: Option<Column>,
    },
    /// The prices of a level do not show that fewer pairs cannot have its score.
    Level {
        /// The score of the level.
        score: i32,
        /// How many pairs have it.
        pairs: usize,
        /// This many must have it, as far as the prices show.
        bound: i128,
    },
    /// A point of a frontier is not worse in total and better in its worst pair than the one
    /// before, or has another number of pairs.
    Point {
        /// Which one, counted from 0.
        at: usize,
    },
}

impl fmt::Display for Unfair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(violation) => write!(f, "{violation}"),
            Self::Stage(violation) => write!(f, "in the problem of a stage, {violation}"),
            Self::Problem(reason) => write!(f, "the problem of a stage cannot be made: {reason}"),
            Self::OtherObjective => f.write_str("the certificate is for another objective"),
            Self::Scores => f.write_str("the stated scores are not those of the pairs"),
            Self::Shape => f.write_str("the bottleneck does not have a mark for every row and column"),
            Self::Wide { places, pairs } => {
                write!(f, "the bottleneck has {places} places, enough for {pairs} pairs")
            }
            Self::Passes { row, column } => {
                write!(
                    f,
                    "{row} and {column} are better than the worst pair and have no end in the bottleneck"
                )
            }
            Self::Order => f.write_str("the levels or their members are not in order"),
            Self::Overpriced { score, row, column } => {
                write!(f, "at the level of score {score}, prices are too high")?;
                row.iter().try_for_each(|row| write!(f, ", {row}"))?;
                column.iter().try_for_each(|column| write!(f, ", {column}"))
            }
            Self::Level { score, pairs, bound } => {
                write!(f, "{pairs} pairs have the score {score}, the prices ask for {bound}")
            }
            Self::Point { at } => write!(f, "point {at} of the frontier does not go on from the one before"),
        }
    }
}

impl error::Error for Unfair {}

impl From<Unfair> for Error {
    fn from(unfair: Unfair) -> Self {
        Self::proof(unfair.to_string())
    }
}
