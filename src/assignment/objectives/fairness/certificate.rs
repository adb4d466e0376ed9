//! What proves a fair assignment best: prices and covers of each stage.
//!
//! *Space.* Prices and covers take a few bytes for each member. The levels of a leximin list only
//! members whose price is not 0; at most pairs x members of them, far fewer in practice, since the
//! face falls into small pieces.

use serde::{Deserialize, Serialize};

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::cover::Cover;
use crate::assignment::model::index::{Column, Row};

/// The proof that an assignment is best for its objective.
/// [`check_fair`](crate::assignment::check_fair) reads it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum FairCertificate {
    /// The prices of the assignment are the proof.
    MostPoints,
    /// For the best worst pair.
    #[serde(rename_all = "kebab-case")]
    BestWorstPair {
        /// Prices of the problem that has only the pairs not worse than the worst one made: nobody
        /// has more points there.
        stage: Prices,
        /// Why there is no better worst pair: it covers every better pair, and has fewer places
        /// than there are pairs. So not all of as many pairs can be better.
        bottleneck: Cover,
    },
    /// For the leximin: one level for each score that is made, from the worst.
    #[serde(rename_all = "kebab-case")]
    Leximin {
        /// The levels.
        levels: Vec<Level>,
    },
    /// For a floor where participation comes first.
    #[serde(rename_all = "kebab-case")]
    Participation {
        /// Prices of the problem in which a pair counts 1 if it keeps the floor and 0 otherwise
        /// (for costs the other way round): nobody has fewer pairs below the floor.
        counting: Prices,
        /// What keeping the floor is worth in the problem of the last stage.
        step: i32,
        /// Prices of the problem in which a pair that keeps the floor has `step` points more (for
        /// costs: one that does not costs `step` more). The assignment is best there. Whoever has
        /// as many pairs above the floor gets the step as often, hence has no more points.
        stage: Prices,
    },
    /// The prices of the assignment are the proof, in the problem without the pairs below the
    /// floor.
    Quality,
}

/// A score that a leximin has to spend, and the prices that prove that it cannot spend it less
/// often.
///
/// Weigh a pair 1 if it has this score, and 0 if not. Among the assignments left by the levels
/// before, take prices of rows and columns, of the *idle* places of rows and of *waiting* (not
/// served) columns, such that no two that may go together have a sum above their weight. Then no
/// assignment weighs less than the sum of all prices, and those that weigh as much use only what is
/// worth its prices exactly: these are left for the next level.
///
/// In [`FairCertificate::Leximin`](crate::assignment::FairCertificate::Leximin).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub(super) score: i32,
    pub(super) pairs: usize,
    pub(super) rows: Vec<(Row, i32)>,
    pub(super) columns: Vec<(Column, i32)>,
    pub(super) idle: i32,
    pub(super) waiting: i32,
}

impl Level {
    /// The score.
    pub fn score(&self) -> i32 {
        self.score
    }

    /// How many pairs have it.
    pub fn pairs(&self) -> usize {
        self.pairs
    }

    /// The prices of rows that are not 0, in order.
    pub fn rows(&self) -> &[(Row, i32)] {
        &self.rows
    }

    /// The prices of columns that are not 0, in order.
    pub fn columns(&self) -> &[(Column, i32)] {
        &self.columns
    }

    /// The price of a place that a row leaves empty.
    pub fn idle(&self) -> i32 {
        self.idle
    }

    /// The price of serving nobody, which a column without a row takes.
    pub fn waiting(&self) -> i32 {
        self.waiting
    }
}
