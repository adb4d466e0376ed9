//! One thing of each of the two.

use serde::{Deserialize, Serialize};

/// What each of the two people of a pair has, says or wants.
///
/// ```
/// use pairwright::scoring::facts::Each;
///
/// let wants = Each { mentor: "weeks", mentee: "long-term" };
/// assert_ne!(wants.mentor, wants.mentee);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Each<T> {
    /// The mentor's.
    pub mentor: T,
    /// The mentee's.
    pub mentee: T,
}
