//! The trade-off between two goals: the supported points of the Pareto front, with their proof.
//!
//! *Problem.* Each allowed pair counts something for a first goal and something for a second one.
//! Of the assignments with as many pairs as possible: those that are best for some weights of the
//! two goals, from the best in the first to the best in the second.
//!
//! *Method.* [`supported`]: the outline, by weighted sums of the goals, each solved and proven by
//! the usual solver. [`mixing`]: points on the lines of the outline, by mixing two neighbours part
//! by part.
//!
//! *Caveat.* These are not all points that no other one beats. Points *behind* a line are best for
//! no weights and are not listed; there may be exponentially many, and none has a short proof. On a
//! line some are missing too, where no mixture reaches them.
//!
//! *Notation.* A value is what an assignment comes to in both goals; see [`goals`] for goods.
//!
//! *Numeric policy.* As in [`goals`].
//!
//! *References.* Y. P. Aneja and K. P. K. Nair, "Bicriteria transportation problem", Management
//! Science 25, 1979; M. Ehrgott, "Multicriteria Optimization", 2005, chapter 8 (supported points).
//!
//! *Tried, and removed.* Points behind the lines were once sought by branch and bound, in 1,200
//! lines. No prices prove that nothing is there, the search had to be cut short in real cohorts,
//! and nobody picks from hundreds of points.

pub(crate) mod check;
pub(crate) mod flaw;
pub(crate) mod front;
mod goals;
mod mixing;
mod supported;
