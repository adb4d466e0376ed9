//! The best assignment whose columns may share their rows: branch and bound.
//!
//! *Problem.* An assignment problem, and rules about which columns may share a row. No sum over
//! pairs says so. (With "never these two in one row" it is NP-hard, by colouring a graph.)
//!
//! *Method.* The problem without the rules gives the bound; where its best assignment obeys them,
//! nothing else is done. Otherwise a region of assignments is split on a pair of a bad row: those
//! that have it, and those that do not; the most promising region first. Each region is the usual
//! problem without some pairs, solved from the prices of the one before. A first assignment that
//! obeys comes from [`diving`].
//!
//! *The end.* When no region promises more than the best assignment found, that one is best. When
//! the number of regions reaches its limit, the best one found is returned, and what the open
//! regions promise is the bound: the gap is named and not closed. The limit counts regions, no time.
//! A gap may also stay where columns have several rows and a rule asks for different values.
//!
//! *What is returned* is best for the problem without a few pairs, by the prices of its region: of
//! all pairs that were forbidden on the way only those are left that the prices do not rule out.
//!
//! *Numeric policy.* That of [`ObjectiveValue`].
//!
//! *References.* A. H. Land and A. G. Doig, "An automatic method of solving discrete programming
//! problems", Econometrica 28, 1960.
//!
//! [`diving`]: crate::assignment::objectives::sharing::diving

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::sharing::certificate::{
    SharingCertificate, Step, is_impossible, most_regions,
};
use crate::assignment::objectives::sharing::diving::{dive, reoptimised};
use crate::assignment::objectives::sharing::price_changes::PriceChanges;
use crate::assignment::objectives::sharing::region::{Region, without};
use crate::assignment::objectives::sharing::rules::{BadRow, SharingRules};
use crate::assignment::objectives::sharing::separated::needed;
use crate::error::Result;

/// An assignment that obeys rules about sharing.
#[derive(Debug, Clone)]
pub(crate) struct Sharing {
    /// Best for the problem without the separated pairs, by its prices.
    pub(crate) assignment: Assignment,
    /// Sorted.
    pub(crate) separated: Vec<(Row, Column)>,
    pub(crate) certificate: SharingCertificate,
}

/// A certificate has at most so many prices that differ, for each row and column.
const CHANGES: usize = 8;

/// The best assignment that obeys the rules, from the best one without them; none where that one
/// obeys. At most so many regions are looked at.
///
/// # Errors
/// As those of a [`Reoptimisation`](crate::assignment::Reoptimisation).
pub(crate) fn best_sharing(
    problem: &Problem,
    rules: &SharingRules<'_>,
    best: &Assignment,
    regions: usize,
) -> Result<Option<Sharing>> {
    if rules.bad_rows(best.pairs()).is_empty() {
        return Ok(None);
    }
    let mut search = Search::new(problem, rules, best)?;
    search.run(regions.min(most_regions(problem)))?;
    Ok(Some(search.found()))
}

/// What is known of a region.
enum State {
    Open(Assignment),
    Split { pair: (Row, Column), made: usize, not: usize },
    Closed(PriceChanges),
    Impossible,
}

struct Search<'a> {
    problem: &'a Problem,
    rules: &'a SharingRules<'a>,
    root: &'a Assignment,
    looked_at: Vec<Row>,
    regions: Vec<(Region, State)>,
    /// The most promising first; of equals the deepest, then the first.
    queue: BinaryHeap<(ObjectiveValue, usize, Reverse<usize>)>,
    solved: usize,
    /// The best that obeys, what it is worth, and the pairs it does without.
    found: (Assignment, ObjectiveValue, Vec<(Row, Column)>),
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem, rules: &'a SharingRules<'a>, best: &'a Assignment) -> Result<Self> {
        let (never, first) = dive(problem, rules, best)?;
        let worth = ObjectiveValue::of(problem, &first);
        let bound = ObjectiveValue::of(problem, best);
        Ok(Self {
            problem,
            rules,
            root: best,
            looked_at: Vec::new(),
            regions: vec![(Region::default(), State::Open(best.clone()))],
            queue: BinaryHeap::from([(bound, 0, Reverse(0))]),
            solved: 1,
            found: (first, worth, never),
        })
    }

    /// Splits regions until none promises more, or there are so many.
    fn run(&mut self, regions: usize) -> Result<()> {
        while let Some(&(bound, _, Reverse(at))) = self.queue.peek() {
            if bound <= self.found.1 || self.solved + 2 > regions {
                break;
            }
            self.queue.pop();
            let State::Open(best) = &self.regions[at].1 else { continue };
            let bad = self.rules.bad_rows(best.pairs());
            let Some(bad) = bad.into_iter().next() else { continue };
            if bad.settled > 0 && !self.looked_at.contains(&bad.row) {
                self.looked_at.push(bad.row);
                let (region, best) = (self.regions[at].0.clone(), best.clone());
                let state = self.solve(&region, &best, at)?;
                self.regions[at].1 = state;
                continue;
            }
            let Some(pair) = self.pair_to_split(&self.regions[at].0, &bad) else {
                // all is decided in this row; of a column with several rows the usual problem may
                // leave a pair out that is to be made, and then the region keeps its bound
                if is_impossible(self.problem, self.rules, &self.regions[at].0, &self.looked_at) {
                    self.regions[at].1 = State::Impossible;
                }
                continue;
            };
            let best = best.clone();
            let parent = self.regions[at].0.clone();
            let mut children = [0; 2];
            for (child, is_made) in children.iter_mut().zip([true, false]) {
                let region = parent.with(pair, is_made);
                *child = self.regions.len();
                // its number is taken before it is solved
                self.regions.push((region.clone(), State::Impossible));
                if !is_impossible(self.problem, self.rules, &region, &self.looked_at) {
                    self.regions[*child].1 = self.solve(&region, &best, *child)?;
                }
            }
            self.regions[at].1 = State::Split { pair, made: children[0], not: children[1] };
        }
        Ok(())
    }

    /// Solves a region, and puts it in the queue where it may hold something better.
    fn solve(&mut self, region: &Region, before: &Assignment, at: usize) -> Result<State> {
        self.solved += 1;
        let never = region.forbidden(self.problem, self.rules, &self.looked_at);
        let best = reoptimised(&without(self.problem, &never)?, before)?;
        let worth = ObjectiveValue::of(self.problem, &best);
        let obeys = self.rules.bad_rows(best.pairs()).is_empty();
        if worth <= self.found.1 || obeys {
            let changes = PriceChanges::between(self.root.prices(), best.prices());
            if worth > self.found.1 {
                self.found = (best, worth, never);
            }
            return Ok(State::Closed(changes));
        }
        self.queue.push((worth, region.decisions(), Reverse(at)));
        Ok(State::Open(best))
    }

    /// The pair of a bad row that is in the way of most others, or the best one that could join.
    /// None if everything is decided.
    fn pair_to_split(&self, region: &Region, bad: &BadRow) -> Option<(Row, Column)> {
        let row = bad.row;
        let held = region.held(self.rules, row);
        let open = bad.columns.iter().filter(|column| !held.contains(column));
        let in_the_way = |column: Column| {
            bad.columns.iter().filter(|&&other| other != column && (self.rules.apart)(column, other)).count()
        };
        if let Some(&column) = open.max_by_key(|&&column| (in_the_way(column), Reverse(column))) {
            return Some((row, column));
        }
        let mut never = region.forbidden(self.problem, self.rules, &self.looked_at);
        never.sort_unstable();
        let columns = (0..self.problem.columns()).map(Column::new);
        let columns = columns.filter(|column| {
            !held.contains(column) && never.binary_search(&(row, *column)).is_err()
        });
        let sign = self.problem.sense().sign();
        let scored = columns.filter_map(|column| Some((self.problem.score(row, column)?, column)));
        scored.max_by_key(|&(score, column)| (sign * i64::from(score), Reverse(column))).map(|(_, column)| (row, column))
    }

    fn found(self) -> Sharing {
        let Self { problem, root, looked_at, regions, found, .. } = self;
        let (assignment, _, never) = found;
        let separated = needed(problem, assignment.prices(), never);
        let (mut tree, mut stack) = (Vec::new(), vec![0]);
        let mut changes = 0;
        while let Some(at) = stack.pop() {
            tree.push(match &regions[at].1 {
                State::Open(best) => Step::Bound(PriceChanges::between(root.prices(), best.prices())),
                &State::Split { pair: (row, column), made, not } => {
                    stack.extend([not, made]);
                    Step::Split(row, column)
                }
                State::Closed(changes) => Step::Bound(changes.clone()),
                State::Impossible => Step::Impossible,
            });
            if let Some(Step::Bound(more)) = tree.last() {
                changes += more.len();
            }
        }
        if changes > CHANGES * (problem.rows() + problem.columns()) + 10_000 {
            // too much to keep: what the problem itself promises is left
            tree = vec![Step::Bound(PriceChanges::default())];
        }
        let certificate = SharingCertificate { prices: root.prices().clone(), looked_at, tree };
        Sharing { assignment, separated, certificate }
    }
}
