//! What is to be best: the objectives by name.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::form_word::{print_as_word, read_by_word};

/// What an assignment is to be best at.
///
/// A pair is *worse* when it has fewer points (for costs: when it costs more). The *worst pair* is
/// the worst of those made.
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
/// assert_eq!("leximin".parse::<Objective>()?, Objective::Leximin);
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Objective {
    /// As many pairs as possible, then the most points: what [`solve`](crate::assignment::solve)
    /// does. A [`Matcher`](crate::Matcher) settles what is equally good, by
    /// [`TieBreaking`](crate::assignment::TieBreaking); the other objectives leave that to the
    /// solver.
    #[default]
    MostPoints,
    /// As many pairs as possible, then the best worst pair, then the most points.
    BestWorstPair,
    /// As many pairs as possible; then the worst pair as good as possible, and as few of its score
    /// as possible; then the second worst; and so on.
    ///
    /// In other words: the scores, sorted from the worst, are lexicographically as good as they can
    /// be. Any two assignments that are best so have the same sorted scores, hence the same total.
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
///
/// For [`Objective::Floor`](crate::policies::Objective::Floor).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Precedence {
    /// As many pairs as possible; of these assignments one with the fewest pairs below the floor;
    /// then the most points.
    Participation,
    /// A pair below the floor is no pair: as many pairs as possible of the others, then the most
    /// points.
    Quality,
}

impl Objective {
    /// What is best, as people read it: `the best worst pair, then the most points`.
    pub fn description(&self) -> String {
        match self {
            Self::MostPoints => "the most points".into(),
            Self::BestWorstPair => "the best worst pair, then the most points".into(),
            Self::Leximin => "every worst pair as good as possible, one after another".into(),
            Self::Floor { points, first: Precedence::Participation } => {
                format!("the fewest pairs worse than {points}, then the most points")
            }
            Self::Floor { points, first: Precedence::Quality } => {
                format!("no pair worse than {points}, then the most pairs, then the most points")
            }
        }
    }
}

impl fmt::Display for Objective {
    /// The word that [`FromStr`] reads: `most-points`, `best-worst-pair`, `leximin`, `floor:20`,
    /// `quality:20`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MostPoints => f.write_str("most-points"),
            Self::BestWorstPair => f.write_str("best-worst-pair"),
            Self::Leximin => f.write_str("leximin"),
            Self::Floor { points, first: Precedence::Participation } => write!(f, "floor:{points}"),
            Self::Floor { points, first: Precedence::Quality } => write!(f, "quality:{points}"),
        }
    }
}

impl FromStr for Objective {
    type Err = Error;

    /// Reads `most-points`, `best-worst-pair`, `leximin`, `floor:POINTS` (participation first) or
    /// `quality:POINTS` (quality first).
    ///
    /// # Errors
    /// [`is_programme`](Error::is_programme) for anything else, naming it.
    fn from_str(text: &str) -> Result<Self> {
        let floor = |points: &str, first| {
            let points = points.parse().map_err(|_| {
                Error::programme("the points of a floor are no whole number").with_value(text)
            })?;
            Ok(Self::Floor { points, first })
        };
        match (text, text.split_once(':')) {
            ("most-points", _) => Ok(Self::MostPoints),
            ("best-worst-pair", _) => Ok(Self::BestWorstPair),
            ("leximin", _) => Ok(Self::Leximin),
            (_, Some(("floor", points))) => floor(points, Precedence::Participation),
            (_, Some(("quality", points))) => floor(points, Precedence::Quality),
            _ => Err(Error::programme(
                "no such objective: there are most-points, best-worst-pair, leximin, floor:POINTS, quality:POINTS",
            )
            .with_value(text)),
        }
    }
}

print_as_word!(Precedence);
read_by_word!(Precedence, "what comes first", Error::programme, "first");

#[cfg(test)]
mod tests {
    use super::Objective;
    use super::Precedence;

    #[test]
    fn what_is_printed_is_read_again() {
        let floor = |points, first| Objective::Floor { points, first };
        let all = [
            (Objective::MostPoints, "most-points"),
            (Objective::BestWorstPair, "best-worst-pair"),
            (Objective::Leximin, "leximin"),
            (floor(788, Precedence::Participation), "floor:788"),
            (floor(i32::MIN, Precedence::Quality), "quality:-2147483648"),
        ];
        for (objective, word) in all {
            assert_eq!(objective.to_string(), word);
            assert_eq!(word.parse::<Objective>().unwrap(), objective);
        }
        for word in ["", "Leximin", "floor", "floor:", "floor:x", "quality:2147483648", "leximin:3", "none:1"]
        {
            let refused = word.parse::<Objective>().unwrap_err();
            assert!(refused.is_programme(), "{word:?}: {refused}");
        }
    }
}
