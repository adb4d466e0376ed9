//! That no assignment which obeys the rules is worth more: a tree of regions with prices.
//!
//! A *split* on a pair divides the assignments in two: those that have it, and those that do not.
//! At the end of each branch stand prices, which bound the assignments of that region, or it is
//! impossible to obey the rules there. The largest bound is one for all assignments that obey.
//!
//! Where there are *penalties*, prices are those of the problem with them.
//!
//! Prices are stored as what differs from those of the problem itself; mostly that is little.

use serde::{Deserialize, Serialize};

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::sharing::penalties::{Penalty, penalised, returned};
use crate::assignment::objectives::sharing::price_changes::PriceChanges;
use crate::assignment::objectives::sharing::region::{Region, without};
use crate::assignment::objectives::sharing::rules::SharingRules;
use crate::assignment::proof::bound::bound;
use crate::error::Result;
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

/// A tree of regions, each with prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SharingCertificate {
    /// Of the problem itself.
    pub(super) prices: Prices,
    /// Rows with something settled, which others may not be able to join.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) looked_at: Vec<Row>,
    /// With these the prices are those of the problem.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) penalties: Vec<Penalty>,
    /// From the root on; after a split those with the pair, then those without.
    pub(super) tree: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Step {
    Split(Row, Column),
    Bound(PriceChanges),
    Impossible,
}

/// No tree has more regions: so many for a small problem, fewer where a bound takes longer.
pub(super) fn most_regions(problem: &Problem) -> usize {
    const MOST: usize = 1_000;
    const CELLS: usize = 100_000_000;
    let size = problem.rows().saturating_mul(problem.columns()).max(1);
    MOST.min(CELLS / size).max(1)
}

impl SharingCertificate {
    /// What no assignment that obeys the rules is worth more than. None if it is not a certificate:
    /// the tree has no end or several, or a region is not impossible.
    ///
    /// It knows no solver. That something cannot stand beside what a row has is read off the rules
    /// in the same place as in the search. Time as for a check of each region.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(crate) fn bound_under(
        &self,
        problem: &Problem,
        rules: &SharingRules<'_>,
        guard: &Guard<'_>,
    ) -> Result<Option<ObjectiveValue>> {
        let mut regions = self.tree.len();
        let mut asked = Ok(());
        let found = self.bound_while(problem, rules, || {
            asked = guard.left(PhaseKind::Checking, regions, self.tree.len());
            regions = regions.saturating_sub(1);
            asked.is_ok()
        });
        asked.map(|()| found)
    }

    /// The same, as long as the question before each region is answered with true.
    fn bound_while(
        &self,
        problem: &Problem,
        rules: &SharingRules<'_>,
        mut goes_on: impl FnMut() -> bool,
    ) -> Option<ObjectiveValue> {
        let is_ruled = |row: Row| row.index() < rules.rows.min(problem.rows());
        if self.tree.len() > 2 * most_regions(problem) + 1 || !self.looked_at.iter().all(|&row| is_ruled(row))
        {
            return None;
        }
        if !self.penalties.iter().all(|penalty| penalty.is_lawful(problem, rules)) {
            return None;
        }
        let (base, back) = (penalised(problem, &self.penalties).ok()?, returned(&self.penalties));
        let mut open = vec![Region::default()];
        let mut most = None;
        for step in &self.tree {
            let region = open.pop().filter(|_| goes_on())?;
            match step {
                &Step::Split(row, column) => {
                    if !is_ruled(row) || column.index() >= problem.columns() {
                        return None;
                    }
                    open.push(region.with((row, column), false));
                    open.push(region.with((row, column), true));
                }
                Step::Impossible if is_impossible(problem, rules, &region, &self.looked_at) => {}
                Step::Impossible => return None,
                Step::Bound(changes) => {
                    let never = region.forbidden(problem, rules, &self.looked_at);
                    let bound = bound(&without(&base, &never).ok()?, &changes.applied(&self.prices)).ok()?;
                    most = most.max(Some(bound + back));
                }
            }
        }
        most.filter(|_| open.is_empty())
    }
}

/// Is there a row in which what the region has for sure cannot share it, whoever may join?
pub(super) fn is_impossible(
    problem: &Problem,
    rules: &SharingRules<'_>,
    region: &Region,
    looked_at: &[Row],
) -> bool {
    let rows = || region.made.iter().map(|&(row, _)| row);
    if rows().any(|row| !region.is_possible(problem, rules, row)) {
        return true;
    }
    let is_bad = |&row: &Row| !rules.may_share(row, &region.held(rules, row), 0);
    let bad: Vec<Row> = rows().filter(is_bad).collect();
    if bad.is_empty() {
        return false;
    }
    let mut never = region.forbidden(problem, rules, looked_at);
    never.sort_unstable();
    bad.into_iter().any(|row| {
        let held = region.held(rules, row);
        let mut columns = (0..problem.columns()).map(Column::new).filter(|column| !held.contains(column));
        !columns.any(|column| {
            problem.score(row, column).is_some() && never.binary_search(&(row, column)).is_err()
        })
    })
}
