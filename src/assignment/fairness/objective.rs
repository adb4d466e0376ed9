//! What is to be best: the objectives by name.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What an assignment is to be best at.
///
/// A pair is *worse* when it has fewer points (for costs: when it costs more). The *worst pair* is the
/// worst of those made.
///
/// ```
/// use pairwright::assignment::{Matrix, Objective, Problem, solve_for};
///
/// let points = Matrix::from_vec(2, 2, vec![10, 6, 6, 1])?;
/// let problem = Problem::from_matrix(points)?;
/// let most = solve_for(&problem, Objective::MostPoints)?;
/// let fair = solve_for(&problem, Objective::Leximin)?;
/// assert_eq!((most.total(), most.worst()), (12, Some(6)));
/// assert_eq!(fair.scores(), [6, 6]);
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Objective {
    /// As many pairs as possible, then the most points: what [`solve`](super::super::solve) does.
    #[default]
    MostPoints,
    /// As many pairs as possible, then the best worst pair, then the most points.
    BestWorstPair,
    /// As many pairs as possible; then the worst pair as good as possible, and as few of its score as
    /// possible; then the second worst; and so on.
    ///
    /// In other words: the scores, sorted from the worst, are lexicographically as good as they can be.
    /// Any two assignments that are best so have the same sorted scores, hence the same total.
    Leximin,
    /// A number of points that a pair should have.
    #[serde(rename_all = "kebab-case")]
    Floor {
        /// The points (for costs: the most that a pair should cost).
        points: i32,
        /// What gives way where not all pairs can reach the floor.
        first: Precedence,
    },
}

/// What comes first where a floor cannot be kept by all pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Precedence {
    /// As many pairs as possible; of these assignments one with the fewest pairs below the floor; then the
    /// most points.
    Participation,
    /// A pair below the floor is no pair: as many pairs as possible of the others, then the most points.
    Quality,
}

impl fmt::Display for Objective {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MostPoints => f.write_str("the most points"),
            Self::BestWorstPair => f.write_str("the best worst pair, then the most points"),
            Self::Leximin => f.write_str("every worst pair as good as possible, one after another"),
            Self::Floor { points, first: Precedence::Participation } => {
                write!(f, "the fewest pairs worse than {points}, then the most points")
            }
            Self::Floor { points, first: Precedence::Quality } => {
                write!(f, "no pair worse than {points}, then the most pairs, then the most points")
            }
        }
    }
}
