//! How much work ties may take, counted and not timed.
//!
//! The check lists tight pairs while it reads all pairs anyway; what comes after takes some 15 ns a
//! tight pair, and 2 ns a pair looked at in a search. A solve takes 1 ns a cell at least where all
//! are read, and some microseconds a person where tables make a network. So the limits below keep
//! ties within a third of a solve. Small problems get a little more: theirs are fractions of a
//! millisecond.

use crate::assignment::model::problem::Problem;

/// This many tight pairs are never too many.
const FEW: usize = 1 << 14;
/// One tight pair for this many pairs in all, and
const PAIRS: usize = 32;
/// this many tight pairs for each member, whichever is less, and
const OF_A_MEMBER: usize = 64;
/// never more than these, which take some 200 MB.
const MOST: usize = 1 << 22;
/// Searches may look at this many pairs for each tight pair that there may be.
const LOOKS: u64 = 8;

/// How many tight pairs are looked at.
pub(super) fn most_tight(problem: &Problem) -> usize {
    let (rows, columns) = (problem.rows(), problem.columns());
    let of_pairs = rows.saturating_mul(columns) / PAIRS;
    let of_members = rows.saturating_add(columns).saturating_mul(OF_A_MEMBER);
    of_pairs.min(of_members).clamp(FEW, MOST)
}

/// How many pairs searches may look at.
pub(super) fn most_looks(problem: &Problem) -> u64 {
    most_tight(problem) as u64 * LOOKS
}
