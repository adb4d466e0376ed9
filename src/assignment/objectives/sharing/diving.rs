//! An assignment that obeys the rules, found quickly: what is too much in a row is let go, and all
//! else is made the best of.

use crate::assignment::changes::rematch::Reoptimisation;
use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::sharing::region::without;
use crate::assignment::objectives::sharing::rules::{BadRow, SharingRules};
use crate::assignment::reading::pair_scores::pair_scores;
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::progress::PhaseKind;

/// After so many rounds a row that is bad again keeps what it has, or less.
const ROUNDS: usize = 24;

/// About what it takes to ask whether two may share a row, in units of a guard.
pub(super) const LOOK: u64 = 20;

/// The best assignment of a problem that has lost pairs, from the one before; a solver of the
/// caller's own starts from nothing.
pub(super) fn reoptimised(problem: &Problem, before: &Assignment, work: &Work<'_>) -> Result<Assignment> {
    if work.solver_name().is_some() {
        return work.solve(problem);
    }
    warm(problem, before, work)
}

/// The same by the method of the crate, whatever the solver.
pub(super) fn warm(problem: &Problem, before: &Assignment, work: &Work<'_>) -> Result<Assignment> {
    let scores = pair_scores(problem, before.pairs());
    let there = before.pairs().iter().zip(scores).filter(|&(_, score)| score != Matrix::ABSENT);
    let kept: Vec<(Row, Column)> = there.map(|(&pair, _)| pair).collect();
    let found = Reoptimisation::new(problem, &kept)?.start_from(before.prices()).free_under(work.guard())?;
    Ok(found.assignment().clone())
}

/// Pairs to forbid, and the best assignment without them, which obeys the rules.
///
/// In each round every bad row keeps those of its columns that go together, the best pairs first,
/// and whoever does not go with them is forbidden there. So it ends: a bad row loses a pair for
/// good in every round, and one column alone is never bad.
pub(super) fn dive(
    problem: &Problem,
    rules: &SharingRules<'_>,
    from: &Assignment,
    work: &Work<'_>,
) -> Result<(Vec<(Row, Column)>, Assignment)> {
    let (mut never, mut best) = (Vec::new(), from.clone());
    for round in 0.. {
        let bad = rules.bad_rows(best.pairs());
        if bad.is_empty() {
            break;
        }
        work.guard().left(PhaseKind::KeepingApart, bad.len(), bad.len())?;
        for row in &bad {
            work.guard().spend(LOOK * problem.columns() as u64)?;
            never.extend(forbidden(problem, rules, row, round >= ROUNDS));
        }
        never.sort_unstable();
        never.dedup();
        best = reoptimised(&without(problem, &never)?, &best, work)?;
    }
    Ok((never, best))
}

/// What a bad row must not have from now on.
fn forbidden(
    problem: &Problem,
    rules: &SharingRules<'_>,
    bad: &BadRow,
    strictly: bool,
) -> Vec<(Row, Column)> {
    let row = bad.row;
    let (settled, rest) = bad.columns.split_at(bad.settled);
    let mut kept = settled.to_vec();
    let score = |column: Column| problem.score(row, column).map_or(i64::MIN, i64::from);
    let sign = problem.sense().sign();
    let mut rest = rest.to_vec();
    rest.sort_by_key(|&column| (std::cmp::Reverse(sign * score(column)), column));
    // one who did not go with the first ones may go with those who came after
    while let Some(at) = rest.iter().position(|&column| rules.may_join(row, &kept, column, 0)) {
        kept.push(rest.remove(at));
    }
    let all = (0..problem.columns()).map(Column::new).filter(|column| !kept.contains(column));
    let never =
        all.filter(|&column| strictly || rest.contains(&column) || !rules.may_join(row, &kept, column, 0));
    never.map(|column| (row, column)).collect()
}
