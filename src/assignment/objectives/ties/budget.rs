//! How much work ties may take, counted and not timed.
//!
//! *Rule.* About a third of a solve. The check lists tight pairs while it reads all pairs anyway;
//! what comes after takes some 15 ns a tight pair, and 4 ns a pair looked at in a search. A solve
//! takes 1 ns a cell at least where the scores are a matrix, some 10 ns where they are sums of
//! terms, and some microseconds a person where tables make a network.
//!
//! *Caveat.* Where nearly all pairs are tied, a solve takes less than that. And small problems get
//! what takes a fraction of a millisecond, though solving them may take less.

use crate::assignment::model::problem::Problem;

/// This many tight pairs are never too many, and so many looks.
const FEW: u64 = 1 << 14;
const FEW_LOOKS: u64 = 1 << 16;
/// For each member there may be this many, and
const OF_A_MEMBER: u64 = 128;
const LOOKS_OF_A_MEMBER: u64 = 256;
/// never more than these, which take some 200 MB.
const MOST: u64 = 1 << 22;
const MOST_LOOKS: u64 = 1 << 26;

/// How many tight pairs are looked at.
pub(super) fn most_tight(problem: &Problem) -> usize {
    let share = if problem.is_stored() { 64 } else { 16 };
    let most = within(problem, share, OF_A_MEMBER).clamp(FEW, MOST);
    usize::try_from(most).unwrap_or(usize::MAX)
}

/// How many pairs searches may look at.
pub(super) fn most_looks(problem: &Problem) -> u64 {
    let share = if problem.is_stored() { 16 } else { 4 };
    within(problem, share, LOOKS_OF_A_MEMBER).clamp(FEW_LOOKS, MOST_LOOKS)
}

/// One for this many pairs, and a number for each member, whichever is less.
fn within(problem: &Problem, share: u64, of_a_member: u64) -> u64 {
    let (rows, columns) = (problem.rows() as u64, problem.columns() as u64);
    // a side has at most 2^31 members
    (rows * columns / share).min((rows + columns) * of_a_member)
}
