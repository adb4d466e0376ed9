//! Points that columns lose in a row of which only some can be there: a tighter bound.
//!
//! *The theorem.* Of some columns at most n may be in a row. Let each of them lose p points there,
//! and give n x p points to everybody: no assignment that obeys is worth less than before. So the
//! bound of the problem with such *penalties* is one for the rules (Lagrangian duality).
//!
//! *Method.* Where a row has too many, p rises to what it costs to move the cheapest of them away,
//! and everything is solved again from the prices there are. Where in the end each of these rows
//! has just as many as it may, the answer is the best that obeys, with no search at all.
//!
//! *References.* M. L. Fisher, "The Lagrangian relaxation method for solving integer programming
//! problems", Management Science 27, 1981.

use serde::{Deserialize, Serialize};

use crate::assignment::changes::alternatives::Alternatives;
use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Term};
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::sharing::diving::{LOOK, reoptimised};
use crate::assignment::objectives::sharing::rules::{BadRow, SharingRules};
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

/// No more rounds are tried.
const ROUNDS: usize = 40;

/// Of these columns at most so many can be in the row, and each loses so many points there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Penalty {
    pub(super) row: Row,
    /// Sorted.
    pub(super) columns: Vec<Column>,
    pub(super) most: u32,
    pub(super) points: i32,
}

/// The problem in which the penalties count.
pub(super) fn penalised(problem: &Problem, penalties: &[Penalty]) -> Result<Problem> {
    if penalties.is_empty() {
        return Ok(problem.clone());
    }
    let sign = i32::try_from(problem.sense().sign()).unwrap_or(1);
    let pairs = penalties.iter().flat_map(|penalty| {
        penalty
            .columns
            .iter()
            .map(move |&column| (penalty.row, column, Entry::Points(-sign * penalty.points)))
    });
    problem.clone().with_term(Term::list(pairs)?)
}

/// What everybody gets back.
pub(super) fn returned(penalties: &[Penalty]) -> ObjectiveValue {
    let back = penalties.iter().map(|penalty| i64::from(penalty.most) * i64::from(penalty.points));
    ObjectiveValue::of_points(back.fold(0, i64::saturating_add))
}

/// Penalties that make the bound of a problem tight, and the best assignment with them. At most so
/// many searches for the cheapest way out are made. Where the guard stops it, those found so far.
pub(super) fn ascend(
    problem: &Problem,
    rules: &SharingRules<'_>,
    start: &Assignment,
    searches: usize,
    work: &Work<'_>,
) -> Result<(Vec<Penalty>, Assignment)> {
    let mut found: (Vec<Penalty>, Assignment) = (Vec::new(), start.clone());
    match climb(problem, rules, &mut found, searches, work) {
        Err(error) if !error.is_cancelled() => Err(error),
        _ => Ok(found),
    }
}

fn climb(
    problem: &Problem,
    rules: &SharingRules<'_>,
    found: &mut (Vec<Penalty>, Assignment),
    searches: usize,
    work: &Work<'_>,
) -> Result<()> {
    let start = found.1.clone();
    let mut bound = ObjectiveValue::of(problem, &start);
    if problem.has_column_capacities() || problem.is_stored() {
        return Ok(());
    }
    let (mut penalties, mut best, mut looked) = (Vec::new(), start, 0);
    for round in 0..ROUNDS {
        work.guard().left(PhaseKind::KeepingApart, ROUNDS - round, ROUNDS)?;
        let bad = rules.bad_rows(best.pairs());
        let now = penalised(problem, &penalties)?;
        let alternatives = Alternatives::new(&now, &best)?;
        let mut has_risen = false;
        for bad in bad.iter().filter(|bad| bad.settled == 0) {
            work.guard().spend(LOOK * CLIQUE as u64 * problem.columns() as u64)?;
            for (columns, most) in rules.caps(problem, bad) {
                let members = bad.columns.iter().filter(|column| columns.binary_search(column).is_ok());
                let members: Vec<Column> = members.copied().collect();
                looked += members.len();
                if members.len() <= most as usize || looked > searches {
                    continue;
                }
                let Some(step) = step(&alternatives, &members, most as usize, work.guard())? else {
                    continue;
                };
                has_risen |= raise(&mut penalties, bad.row, columns, most, step);
            }
        }
        if !has_risen {
            break;
        }
        let Ok(next) = penalised(problem, &penalties) else { break };
        best = reoptimised(&next, &best, work)?;
        let promised = ObjectiveValue::of(&next, &best) + returned(&penalties);
        if promised <= bound {
            bound = promised;
            *found = (penalties.clone(), best.clone());
        }
    }
    Ok(())
}

/// The points at which only as many stay as may, as far as points decide it.
fn step(
    alternatives: &Alternatives<'_>,
    members: &[Column],
    most: usize,
    guard: &Guard<'_>,
) -> Result<Option<i32>> {
    let mut losses = Vec::with_capacity(members.len());
    for &column in members {
        let loss = alternatives.of_column_under(column, guard)?.first().map(|(_, change)| change.loss());
        let points = loss.filter(|loss| *loss == ObjectiveValue::of_points(loss.points));
        losses.push(points.map_or(i64::MAX, |loss| loss.points));
    }
    losses.sort_unstable();
    let out = members.len() - most;
    let (cheapest, next) = (losses[out - 1], losses.get(out).copied().unwrap_or(i64::MAX));
    if cheapest == i64::MAX {
        return Ok(None);
    }
    let step = if next > cheapest { cheapest.saturating_add(1) } else { cheapest.max(1) };
    Ok(i32::try_from(step).ok())
}

/// Adds to the penalty of these columns in a row. False if it would be too large.
fn raise(penalties: &mut Vec<Penalty>, row: Row, columns: Vec<Column>, most: u32, step: i32) -> bool {
    if let Some(known) = penalties.iter_mut().find(|known| known.row == row && known.columns == columns) {
        let Some(points) = known.points.checked_add(step) else { return false };
        known.points = points;
        return true;
    }
    penalties.push(Penalty { row, columns, most, points: step });
    true
}

impl Penalty {
    /// Is it true that no assignment which obeys has more of these columns in the row?
    pub(super) fn is_lawful(&self, problem: &Problem, rules: &SharingRules<'_>) -> bool {
        let is_sorted = self.columns.windows(2).all(|two| two[0] < two[1]);
        let is_inside = self.row.index() < rules.rows.min(problem.rows())
            && self.columns.last().is_some_and(|last| last.index() < problem.columns());
        let cap = || rules.cap_of(problem, self.row, &self.columns);
        is_sorted && is_inside && self.points >= 0 && cap().is_some_and(|most| most <= self.most)
    }
}

/// The columns are so many that a set of them that are all apart is not looked for beyond this.
const CLIQUE: usize = 32;

impl SharingRules<'_> {
    /// What of the columns of a bad row there can be only some of: the columns, and how many.
    fn caps(&self, problem: &Problem, bad: &BadRow) -> Vec<(Vec<Column>, u32)> {
        let mut found = Vec::new();
        let all = || (0..problem.columns()).map(Column::new);
        let first = bad.columns.iter().enumerate().find_map(|(at, &a)| {
            let other = bad.columns[at + 1..].iter().find(|&&b| (self.apart)(a, b))?;
            Some([a, *other])
        });
        if let Some(two) = first {
            let mut clique = two.to_vec();
            // those who are there first
            for column in bad.columns.iter().copied().chain(all()) {
                let joins =
                    !clique.contains(&column) && clique.iter().all(|&other| (self.apart)(other, column));
                if joins && clique.len() < CLIQUE {
                    clique.push(column);
                }
            }
            clique.sort_unstable();
            found.push((clique, 1));
        }
        for limit in self.limits_of(bad.row).filter(|limit| !limit.allows(&bad.columns, 0)) {
            for value in limit.values_of(&bad.columns) {
                let columns: Vec<Column> = all().filter(|&column| limit.counts_as(column, value)).collect();
                let Some(most) = limit.cap(problem.capacity(bad.row)) else { continue };
                found.push((columns, most));
            }
        }
        found
    }

    /// How many of these columns can be in a row at most; none if nothing says so.
    fn cap_of(&self, problem: &Problem, row: Row, columns: &[Column]) -> Option<u32> {
        if !self.settled_of(row).is_empty() {
            return None;
        }
        let mut pairs = columns.iter().enumerate();
        let is_clique = columns.len() <= CLIQUE
            && pairs.all(|(at, &a)| columns[at + 1..].iter().all(|&b| (self.apart)(a, b)));
        if is_clique {
            return Some(1);
        }
        let caps = self.limits_of(row).filter_map(|limit| {
            let mut values = limit.values_of(columns).into_iter();
            values.find(|&value| columns.iter().all(|&column| limit.counts_as(column, value)))?;
            limit.cap(problem.capacity(row))
        });
        caps.min()
    }
}
