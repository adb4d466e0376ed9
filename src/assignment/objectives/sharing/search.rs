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
//! *Penalties* ([`penalties`]) make the bound tight first; mostly nothing is left to split then.
//!
//! *The end.* When no region promises more than the best assignment found, that one is best. When
//! the number of regions reaches its limit, the best one found is returned, and what the open
//! regions promise is the bound: the gap is named and not closed. The limit counts regions, no
//! time. A watch that stops the search is a limit as well, once there is an assignment that obeys.
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
//! [`penalties`]: crate::assignment::objectives::sharing::penalties

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::sharing::certificate::{
    SharingCertificate, Step, is_impossible, most_regions,
};
use crate::assignment::objectives::sharing::diving::{dive, reoptimised, warm};
use crate::assignment::objectives::sharing::penalties::{Penalty, ascend, penalised, returned};
use crate::assignment::objectives::sharing::price_changes::PriceChanges;
use crate::assignment::objectives::sharing::region::{Region, without};
use crate::assignment::objectives::sharing::rules::{BadRow, SharingRules};
use crate::assignment::objectives::sharing::separated::needed;
use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;

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
/// obeys. At most so many regions are looked at. Where the guard stops it, the best found so far.
///
/// # Errors
/// As those of a [`Reoptimisation`](crate::assignment::Reoptimisation);
/// [`is_cancelled`](Error::is_cancelled) when it is stopped before anything that obeys is found.
pub(crate) fn best_sharing(
    problem: &Problem,
    rules: &SharingRules<'_>,
    best: &Assignment,
    regions: usize,
    work: &Work<'_>,
) -> Result<Option<Sharing>> {
    if rules.bad_rows(best.pairs()).is_empty() {
        return Ok(None);
    }
    let (regions, guard) = (regions.min(most_regions(problem)), work.guard());
    let (never, first) = guard.part(0.0..0.2, || dive(problem, rules, best, work))?;
    let worth = ObjectiveValue::of(problem, &first);
    let found = Found { assignment: first, worth, never, is_penalised: false };
    let (penalties, root) = if regions > 1 {
        guard.part(0.2..0.5, || ascend(problem, rules, best, regions, work))?
    } else {
        (Vec::new(), best.clone())
    };
    let mut search = Search::new(problem, rules, (&root, penalties), found, work)?;
    guard.part(0.5..0.8, || search.run(regions))?;
    if search.is_open() && !search.penalties.is_empty() && !guard.is_stopped() {
        // a row with less than it may have costs its penalty: without any, the search may be exact
        let mut plain = Search::new(problem, rules, (best, Vec::new()), search.found.clone(), work)?;
        guard.part(0.8..1.0, || plain.run(regions))?;
        if plain.bound() < search.bound() {
            return plain.sharing().map(Some);
        }
        search.found = plain.found;
    }
    search.sharing().map(Some)
}

/// What is known of a region: no assignment in it is worth more.
enum State {
    Open(Assignment, ObjectiveValue),
    Split { pair: (Row, Column), made: usize, not: usize },
    Closed(PriceChanges, ObjectiveValue),
    Impossible,
}

/// The best that obeys, so far.
#[derive(Clone)]
struct Found {
    /// With the prices of the problem without the pairs that it does without, and with penalties.
    assignment: Assignment,
    worth: ObjectiveValue,
    never: Vec<(Row, Column)>,
    is_penalised: bool,
}

struct Search<'a, 'w> {
    problem: &'a Problem,
    rules: &'a SharingRules<'a>,
    /// The problem with the penalties, and what they give back.
    base: Problem,
    penalties: Vec<Penalty>,
    back: ObjectiveValue,
    root: &'a Assignment,
    looked_at: Vec<Row>,
    regions: Vec<(Region, State)>,
    /// The most promising first; of equals the deepest, then the first.
    queue: BinaryHeap<(ObjectiveValue, usize, Reverse<usize>)>,
    solved: usize,
    found: Found,
    work: &'a Work<'w>,
}

impl<'a, 'w> Search<'a, 'w> {
    fn new(
        problem: &'a Problem,
        rules: &'a SharingRules<'a>,
        (root, penalties): (&'a Assignment, Vec<Penalty>),
        found: Found,
        work: &'a Work<'w>,
    ) -> Result<Self> {
        let (base, back) = (penalised(problem, &penalties)?, returned(&penalties));
        let looked_at = Vec::new();
        let (regions, queue) = (Vec::new(), BinaryHeap::new());
        let mut search = Self {
            problem,
            rules,
            base,
            penalties,
            back,
            root,
            looked_at,
            regions,
            queue,
            solved: 1,
            found,
            work,
        };
        let state = search.known(root.clone(), Vec::new(), 0, 0);
        search.regions.push((Region::default(), state));
        if !search.penalties.is_empty() && !search.queue.is_empty() {
            let found = dive(&search.base, rules, root, work);
            if let Some((never, best)) = unless_stopped(found)? {
                search.take(best, never);
            }
        }
        Ok(search)
    }

    /// Splits regions until none promises more, there are so many, or the guard stops it.
    fn run(&mut self, regions: usize) -> Result<()> {
        while let Some(&(bound, _, Reverse(at))) = self.queue.peek() {
            if bound <= self.found.worth || self.solved + 2 > regions {
                break;
            }
            let of = regions.min(self.queue.len() + self.solved);
            let asked = self.work.guard().left(PhaseKind::KeepingApart, of.saturating_sub(self.solved), of);
            if unless_stopped(asked)?.is_none() {
                break;
            }
            self.queue.pop();
            let State::Open(best, _) = &self.regions[at].1 else { continue };
            let best = best.clone();
            let Some(bad) = self.rules.bad_rows(best.pairs()).into_iter().next() else { continue };
            let parent = self.regions[at].0.clone();
            if bad.settled > 0 && !self.looked_at.contains(&bad.row) {
                self.looked_at.push(bad.row);
                let Some(state) = unless_stopped(self.solve(&parent, &best, at))? else { break };
                self.regions[at].1 = state;
                continue;
            }
            let Some(pair) = self.pair_to_split(&parent, &bad) else {
                // all is decided in this row; of a column with several rows the usual problem may
                // leave a pair out that is to be made, and then the region keeps its bound
                if is_impossible(self.problem, self.rules, &parent, &self.looked_at) {
                    self.regions[at].1 = State::Impossible;
                }
                continue;
            };
            let mut children = [0; 2];
            for (child, is_made) in children.iter_mut().zip([true, false]) {
                let region = parent.with(pair, is_made);
                *child = self.regions.len();
                // its number is taken before it is solved
                self.regions.push((region.clone(), State::Impossible));
                if !is_impossible(self.problem, self.rules, &region, &self.looked_at) {
                    // of a region that is split by half, what is known of the whole stays
                    let Some(state) = unless_stopped(self.solve(&region, &best, *child))? else {
                        return Ok(());
                    };
                    self.regions[*child].1 = state;
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
        let best = reoptimised(&without(&self.base, &never)?, before, self.work)?;
        Ok(self.known(best, never, at, region.decisions()))
    }

    /// What the best assignment of a region says about it.
    fn known(&mut self, best: Assignment, never: Vec<(Row, Column)>, at: usize, depth: usize) -> State {
        let bound = ObjectiveValue::of(&self.base, &best) + self.back;
        let obeys = self.rules.bad_rows(best.pairs()).is_empty();
        if bound <= self.found.worth || obeys {
            let changes = PriceChanges::between(self.root.prices(), best.prices());
            if obeys {
                self.take(best, never);
            }
            return State::Closed(changes, bound);
        }
        self.queue.push((bound, depth, Reverse(at)));
        State::Open(best, bound)
    }

    /// An assignment that obeys, and is best without these pairs.
    fn take(&mut self, assignment: Assignment, never: Vec<(Row, Column)>) {
        let worth = ObjectiveValue::of(self.problem, &assignment);
        if worth > self.found.worth {
            let is_penalised = !self.penalties.is_empty();
            let pairs = assignment.pairs();
            let lost = self
                .penalties
                .iter()
                .flat_map(|penalty| penalty.columns.iter().map(|&column| (penalty.row, column)));
            let lost = lost.filter(|pair| pairs.binary_search(pair).is_err());
            let never = never.into_iter().chain(lost).collect();
            self.found = Found { assignment, worth, never, is_penalised };
        }
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
        let columns =
            columns.filter(|column| !held.contains(column) && never.binary_search(&(row, *column)).is_err());
        let sign = self.problem.sense().sign();
        let scored = columns.filter_map(|column| Some((self.problem.score(row, column)?, column)));
        scored
            .max_by_key(|&(score, column)| (sign * i64::from(score), Reverse(column)))
            .map(|(_, column)| (row, column))
    }

    /// What no assignment that obeys is worth more than.
    fn bound(&self) -> ObjectiveValue {
        let bounds = self.regions.iter().filter_map(|(_, state)| match state {
            State::Open(_, bound) | State::Closed(_, bound) => Some(*bound),
            State::Split { .. } | State::Impossible => None,
        });
        bounds.max().unwrap_or(self.found.worth).max(self.found.worth)
    }

    fn is_open(&self) -> bool {
        self.bound() > self.found.worth
    }

    fn sharing(self) -> Result<Sharing> {
        let (assignment, separated) = proven(self.problem, &self.found, self.work)?;
        let Self { problem, penalties, root, looked_at, regions, .. } = self;
        let (mut tree, mut stack) = (Vec::new(), vec![0]);
        let mut changes = 0;
        while let Some(at) = stack.pop() {
            tree.push(match &regions[at].1 {
                State::Open(best, _) => Step::Bound(PriceChanges::between(root.prices(), best.prices())),
                &State::Split { pair: (row, column), made, not } => {
                    stack.extend([not, made]);
                    Step::Split(row, column)
                }
                State::Closed(changes, _) => Step::Bound(changes.clone()),
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
        let certificate = SharingCertificate { prices: root.prices().clone(), looked_at, penalties, tree };
        Ok(Sharing { assignment, separated, certificate })
    }
}

/// The assignment with prices that prove it best for the problem without a few pairs, and these.
///
/// With penalties it is best where a column that lost points and is not in the row is forbidden
/// there, and one that is in the row does not lose them: what is not in the assignment gains no
/// more by that than what is.
fn proven(problem: &Problem, found: &Found, work: &Work<'_>) -> Result<(Assignment, Vec<(Row, Column)>)> {
    if !found.is_penalised {
        let separated = needed(problem, found.assignment.prices(), found.never.clone());
        return Ok((found.assignment.clone(), separated));
    }
    let open = without(problem, &found.never)?;
    let solved = if work.guard().is_stopped() { None } else { unless_stopped(work.solve(&open))? };
    let prices = match solved {
        Some(best) => best.prices().clone(),
        // it is the best of this problem, with prices that are nearly right
        None => warm(&open, &found.assignment, &work.after_the_stop())?.prices().clone(),
    };
    let pairs = found.assignment.pairs().to_vec();
    let separated = needed(problem, &prices, found.never.clone());
    Ok((Assignment::new(&without(problem, &separated)?, pairs, prices)?, separated))
}

/// What was found, or none where the guard has stopped it.
fn unless_stopped<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if Error::is_cancelled(&error) => Ok(None),
        Err(error) => Err(error),
    }
}
