//! How much of one goal the other one costs: the supported compromises, by name.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::trade_off::check::{ParetoProof, check_pareto_front};
use crate::assignment::objectives::trade_off::front::{ParetoFront, ParetoPoint, pareto_front_under};
use crate::error::{Error, Result};
use crate::matching::matching::Matching;
use crate::matching::objectives::check_rest;
use crate::matching::pair::{Pair, paired};
use crate::matching::provenance::Provenance;
use crate::matching::what_if::goal::Goal;
use crate::people::cohort::Cohort;
use crate::progress::Progress;
use crate::scoring::scores::Scores;
use crate::words::{WIDTH, counted, wrap};

/// Longer tables are shortened to this many lines.
const LINES: usize = 25;
/// A column is at least this wide.
const COLUMN: usize = 10;
/// Between two columns.
const RULE: usize = 3;

/// The supported compromises between two goals, where as many mentees as possible are served. It
/// prints as a table.
///
/// Each is best for some weights of the two goals, so no other matching has more of one goal
/// without less of the other; and for all weights one of them is best. Compromises that are best
/// for no weights are not listed: no prices prove them, and there may be very many. See
/// [`Matching::trade_off`].
///
/// Serde writes the figures and does not read them again: [`pairs`](Self::pairs) and
/// [`verify`](Self::verify) need the problems of the two goals, which only the matching has.
#[derive(Debug, Clone, Serialize)]
pub struct TradeOff {
    #[serde(skip)]
    provenance: Provenance,
    goals: [Goal; 2],
    points: Vec<Compromise>,
    current: [i64; 2],
    current_point: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped_at: Option<Progress>,
    #[serde(skip)]
    problems: Box<[Problem; 2]>,
    #[serde(skip)]
    found: ParetoFront,
    #[serde(skip)]
    names: Names,
}

/// What it takes to name pairs.
#[derive(Debug, Clone)]
struct Names {
    cohort: Arc<Cohort>,
    scores: Arc<Scores>,
    settled: Vec<(Row, Column)>,
}

/// A matching that no other one beats in both goals. [`TradeOff::pairs`] has its pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Compromise {
    first: i64,
    second: i64,
    new_pairs: usize,
}

impl Compromise {
    /// What it comes to in the first goal, settled pairs included.
    pub fn first(&self) -> i64 {
        self.first
    }

    /// What it comes to in the second goal, settled pairs included.
    pub fn second(&self) -> i64 {
        self.second
    }

    /// How many of its pairs are not in the matching at hand. There may be others that come to the
    /// same, with fewer.
    pub fn new_pairs(&self) -> usize {
        self.new_pairs
    }
}

impl TradeOff {
    /// Is this matching the one at hand, or has it the same programme, pairs and points? Time
    /// O(pairs).
    pub fn is_of(&self, matching: &Matching) -> bool {
        self.provenance.is(matching)
    }

    /// The two goals.
    pub fn goals(&self) -> (&Goal, &Goal) {
        (&self.goals[0], &self.goals[1])
    }

    /// The compromises, from the best in the first goal to the best in the second. Going down the
    /// list, the first goal falls and the second rises.
    pub fn points(&self) -> &[Compromise] {
        &self.points
    }

    /// What the matching at hand comes to in the two goals.
    pub fn current(&self) -> (i64, i64) {
        (self.current[0], self.current[1])
    }

    /// The point of the matching at hand; none where it is not listed: others beat it, it serves
    /// fewer, it is best for no weights of the two goals, or it is no mixture of two that are.
    pub fn current_point(&self) -> Option<usize> {
        self.current_point
    }

    /// How far the search was when the [watch](Matching::with_watch) stopped it; none where it came
    /// to its end. Then between two of the points there may be others; those listed are proven.
    pub fn stopped_at(&self) -> Option<&Progress> {
        self.stopped_at.as_ref()
    }

    /// Are the points all there are: is for all weights of the two goals one of them best?
    pub fn is_complete(&self) -> bool {
        self.found.is_complete()
    }

    /// The pairs of a point by mentor, then mentee, settled ones included. Time O(pairs x tables).
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when there is no such point.
    pub fn pairs(&self, point: usize) -> Result<Vec<Pair>> {
        let missing = || Error::unknown("no such point of the trade-off");
        let Names { cohort, scores, settled } = &self.names;
        let chosen = self.found.points().get(point).ok_or_else(missing)?.pairs();
        let mut places: Vec<_> = chosen.iter().chain(settled).copied().collect();
        places.sort_unstable();
        let named = places
            .into_iter()
            .map(|place| paired(Some(cohort), scores, place, settled.binary_search(&place).is_ok()));
        named.collect::<Option<_>>().ok_or_else(missing)
    }

    /// Checks from scratch that all points are what they say, and, where it is
    /// [complete](Self::is_complete), that nothing lies beyond the lines between them: see
    /// [`check_pareto_front`].
    ///
    /// # Errors
    /// [`is_proof`](Error::is_proof), naming what is wrong.
    pub fn verify(&self) -> Result<ParetoProof> {
        Ok(check_pareto_front(&self.problems[0], &self.problems[1], &self.found)?)
    }
}

impl fmt::Display for TradeOff {
    /// A table of at most 80 columns: both goals and the pairs that are new, with the matching at
    /// hand marked.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = [self.goals[0].to_string(), self.goals[1].to_string(), "new pairs".into()];
        let widths = widths(heads.each_ref().map(|head| head.chars().count()));
        let mut line = |cells: [&str; 3]| {
            let [first, second, new] = cells;
            writeln!(f, "{first:>0$} | {second:>1$} | {new:>2$}", widths[0], widths[1], widths[2])
        };
        let wrapped = [0, 1, 2].map(|at| wrap(&heads[at], widths[at]));
        for row in 0..wrapped.iter().map(Vec::len).max().unwrap_or(0) {
            line(wrapped.each_ref().map(|lines| lines.get(row).map_or("", String::as_str)))?;
        }
        let here = self.current_point();
        let shown = shown(self.points.len(), here);
        for &at in &shown {
            let Compromise { first, second, new_pairs } = self.points[at];
            let new = if here == Some(at) { "as it is".into() } else { new_pairs.to_string() };
            let cells = [first.to_string(), second.to_string(), new];
            line(cells.each_ref().map(String::as_str))?;
        }
        let points = self.points.len();
        if here.is_none() {
            writeln!(f, "as it is: {} and {}", self.current[0], self.current[1])?;
        }
        let count = counted(points, "compromise");
        let part = match shown.len() {
            all if all == points => String::new(),
            part => format!(", {part} of them shown"),
        };
        let missing = if self.is_complete() { "" } else { ", stopped before all were found" };
        let told = format!(
            "{count}{part}{missing}; each is the best one for some weights of the two goals. Compromises that are best \
             for no weights are not listed."
        );
        wrap(&told, WIDTH).iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// How wide three columns are whose heads have these numbers of characters. The first two share
/// what the third one leaves: each gets what it asks for, up to half of it or what the other one
/// does not need.
fn widths(heads: [usize; 3]) -> [usize; 3] {
    let [first, second, third] = heads.map(|head| head.max(COLUMN));
    let third = third.min(WIDTH / 4);
    let both = WIDTH - third - 2 * RULE;
    let share = |own: usize, other: usize| own.min((both / 2).max(both.saturating_sub(other)));
    [share(first, second), share(second, first), third]
}

/// Which of this many points are shown: all, or some at even distances with both ends and the
/// current one.
fn shown(points: usize, here: Option<usize>) -> Vec<usize> {
    if points <= LINES {
        return (0..points).collect();
    }
    let steps = LINES - 2;
    let mut shown: Vec<usize> = (0..=steps).map(|step| step * (points - 1) / steps).collect();
    shown.extend(here);
    shown.sort_unstable();
    shown.dedup();
    shown
}

impl Matching {
    /// The supported compromises between two goals: how much more of one costs how much of the
    /// other.
    ///
    /// Each serves as many mentees as possible, and makes no pair that must not be. They are about
    /// the pairs that can be chosen; settled ones stay, and count. Listed are those that are best
    /// for some weights of the two goals; see [`pareto_front`](crate::assignment::pareto_front())
    /// for which of them, and for the time.
    ///
    /// ```
    /// use pairwright::people::Silo;
    /// use pairwright::what_if::Goal;
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_department("Data").with_choices(["max"]),
    ///     Participant::mentor("ben").with_department("Law").with_choices(["mia"]),
    ///     Participant::mentee("max").with_department("Data"),
    ///     Participant::mentee("mia").with_department("Law"),
    /// ])?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// let trade_off = matching.trade_off(Goal::Different(Silo::Department), Goal::Choices)?;
    /// let points = trade_off.points().iter();
    /// let values: Vec<_> = points.map(|point| (point.first(), point.second())).collect();
    /// assert_eq!(values, [(2, 0), (0, 2)]); // across departments, or as chosen
    /// trade_off.verify()?;
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when there is no such criterion;
    /// [`is_memory`](Error::is_memory) when there is no memory for it;
    /// [`is_problem`](Error::is_problem) when weighted goals do not fit `i32`;
    /// [`is_clash`](Error::is_clash) when there are groups, a pilot of n pairs, a compromise in
    /// which mentees share a mentor who may not, or the programme puts those who waited first;
    /// [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it before the
    /// best of each goal is known.
    pub fn trade_off(&self, first: Goal, second: Goal) -> Result<TradeOff> {
        let asked = "a trade-off is about two goals";
        check_rest(&self.parts.programme, self.parts.pilot.as_ref(), self.problem(), asked)?;
        let goals = [first, second];
        let mut problems = Vec::new();
        let (mut current, mut settled) = ([0; 2], [0; 2]);
        for (at, goal) in goals.iter().enumerate() {
            let terms = goal.terms(&self.parts.cohort, &self.parts.scores)?;
            let scores = self.parts.scores.problem();
            let all = Problem::from_terms(scores.rows(), scores.columns(), terms.clone())?;
            let sum = |pairs: &[(Row, Column)]| -> i64 {
                pairs.iter().filter_map(|&(row, column)| all.score(row, column)).map(i64::from).sum()
            };
            (current[at], settled[at]) = (sum(&self.places), sum(self.parts.task.settled()));
            problems.push(self.parts.task.unseparated(&self.parts.scores).scored_by(terms)?);
        }
        let problems: Box<[Problem; 2]> =
            problems.try_into().map(Box::new).map_err(|_| Error::problem("a trade-off has two goals"))?;
        let work = self.work();
        let mut found = pareto_front_under(&problems[0], &problems[1], &work)?;
        work.guard().done();
        let stopped_at = work.stopped_at().filter(|_| !found.is_complete());
        let value = |point: &ParetoPoint| [point.first() + settled[0], point.second() + settled[1]];
        let chosen = self.assignment.pairs();
        let here = found
            .points()
            .iter()
            .position(|point| value(point) == current && point.pairs().len() == chosen.len());
        if let Some(here) = here {
            found = found.with_pairs(here, chosen);
        }
        self.check_all_obey(found.points().iter().map(ParetoPoint::pairs), "a trade-off")?;
        let points = found.points().iter().map(|point| {
            let is_new = |pair: &&(Row, Column)| self.places.binary_search(pair).is_err();
            let [first, second] = value(point);
            Compromise { first, second, new_pairs: point.pairs().iter().filter(is_new).count() }
        });
        let names = Names {
            cohort: Arc::clone(&self.parts.cohort),
            scores: Arc::clone(&self.parts.scores),
            settled: self.parts.task.settled().to_vec(),
        };
        let points = points.collect();
        let provenance = Provenance::of(self);
        Ok(TradeOff {
            provenance,
            goals,
            points,
            current,
            current_point: here,
            stopped_at,
            problems,
            found,
            names,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::widths;
    use crate::words::WIDTH;

    #[test]
    fn three_columns_fit() {
        assert_eq!(widths([4, 29, 9]), [10, 29, 10]);
        assert_eq!(widths([30, 29, 9]), [30, 29, 10]);
        assert_eq!(widths([50, 12, 9]), [50, 12, 10]);
        for heads in [[200, 200, 9], [200, 3, 9], [33, 31, 90], [0, 0, 0]] {
            assert!(widths(heads).iter().sum::<usize>() + 6 <= WIDTH, "{heads:?}");
        }
    }
}
