//! Which method, by work and memory, before any work is done.
//!
//! *Problem.* The solvers return equally good answers and differ in what they need. Choose one, say
//! why, and refuse what cannot be done within a given memory before it is begun.
//!
//! *Method.* Each solver that can hold the problem gets an estimate of its work, in cells read or
//! arcs passed, and of its memory at the peak. The least work within the memory wins. Work is that
//! of typical problems, fitted to measurements (a step takes 0.2 to 1.5 ns on the machine of the
//! README); the worst case of each solver is in its own file. Memory is an upper bound:
//! `tests/memory.rs` holds it against the peak of each method (it was 1.04 to 3 times the peak
//! there, up to 6 where one side is far smaller: a wide problem may have to be filled up to a
//! square). What counts alone refuse is refused before anything is allocated for people.
//!
//! *Groups.* Where columns have several places, [`GroupFlow`](crate::assignment::GroupFlow) is the
//! only method. Where rows have minimums, it is one of two; the other, the staged network, refuses
//! minimums that cannot all be met. Then the run goes on with the group flow, if that fits the
//! memory.

use std::fmt;

use serde::Serialize;

use crate::assignment::model::index::Row;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::Term;
use crate::assignment::network::stages::Draft;
use crate::assignment::solvers::dense::costs::LIMIT;
use crate::assignment::solvers::dense::whole::rows_are_fewer;
use crate::assignment::solvers::groups::columns_are_copied;
use crate::assignment::solvers::method::Method;
use crate::error::{Error, Result};

/// What a plan may use if nothing else is said: 8 GiB.
const USUAL_MEMORY: u64 = 8 << 30;

/// [`Dense`](crate::assignment::Dense) copies a row for each of its places. Beyond so many places
/// for each row (and a few) that is too much.
const COPIES: u64 = 4;

/// What joining the tables of rows that are computed costs at least: in small problems it does not
/// pay.
const JOINING: u64 = 20_000_000;

/// Bytes of the staged network for an arc or a hub, for somebody (and 8 for each table), and for a
/// named pair.
const FLOW_ARC: u64 = 60;
const FLOW_PERSON: u64 = 200;
const FLOW_NAMED: u64 = 60;

/// Lines of scores that a search of the group flow reads, and the steps for one score of it.
const LINES: u64 = 64;
const LINE: u64 = 8;

/// [`ShortestAugmentingPath`](crate::assignment::ShortestAugmentingPath) and
/// [`GroupFlow`](crate::assignment::GroupFlow) hold so many members of a side.
const MOST_MEMBERS: u64 = 1 << 26;

/// What a method would need for a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Estimate {
    pub(super) method: Method,
    work: u64,
    memory: u64,
}

impl Estimate {
    /// By which method.
    pub fn method(&self) -> Method {
        self.method
    }

    /// Cells to read or arcs to pass, about.
    pub fn work(&self) -> u64 {
        self.work
    }

    /// Bytes at the peak, at most, beside the problem itself.
    pub fn memory(&self) -> u64 {
        self.memory
    }
}

impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: about {} in {}", self.method, Amount(self.work, "steps"), Bytes(self.memory))
    }
}

/// Chooses the method for a problem.
///
/// ```
/// use pairwright::assignment::{Entry, Method, Planner, Problem, Term};
///
/// let side = |size: u32| (0..size).map(|person| person % 10).collect::<Vec<_>>();
/// let points = vec![Entry::Points(1); 100];
/// let table = Term::table(side(500_000), side(500_000), 10, points)?;
/// let problem = Problem::from_terms(500_000, 500_000, vec![table])?;
/// let plan = Planner::default().with_memory_limit(1 << 30).plan(&problem)?;
/// assert_eq!(plan.method(), Method::StagedNetwork);
///
/// let refused = Planner::default().with_memory_limit(1 << 20).plan(&problem).unwrap_err();
/// assert!(refused.is_memory());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planner {
    memory: u64,
}

impl Default for Planner {
    /// With a limit of 8 GiB.
    fn default() -> Self {
        Self { memory: USUAL_MEMORY }
    }
}

impl Planner {
    /// Plans with so many bytes, beside the problem itself.
    #[must_use]
    pub fn with_memory_limit(mut self, bytes: u64) -> Self {
        self.memory = bytes;
        self
    }

    /// The plan for a problem. Time O(people x terms), and up to a hundredth of the work planned
    /// for.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when no method can do with the memory, with what each
    /// would need.
    pub fn plan(&self, problem: &Problem) -> Result<Plan> {
        let mut estimates = estimates(problem, self.memory);
        estimates.sort_by_key(|estimate| (estimate.work, estimate.method as u8));
        let fits = estimates.iter().find(|estimate| estimate.memory <= self.memory);
        let Some(&chosen) = fits else {
            let mut needs: Vec<String> = estimates.iter().map(ToString::to_string).collect();
            let least = network_of_people(problem);
            if !problem.is_stored() && fit(problem) && least > self.memory {
                needs.push(format!("{}: more than {}", Method::StagedNetwork, Bytes(least)));
            }
            if needs.is_empty() {
                needs.push("no method holds so many".to_owned());
            }
            return Err(Error::memory(format!(
                "{} rows and {} columns cannot be solved within {}: {}",
                problem.rows(),
                problem.columns(),
                Bytes(self.memory),
                needs.join("; ")
            )));
        };
        let mut second = estimates.iter().filter(|estimate| estimate.memory <= self.memory);
        let otherwise = second.any(|estimate| estimate.method == Method::GroupFlow);
        let otherwise = otherwise.then_some(Method::GroupFlow);
        Ok(Plan { chosen, otherwise, estimates })
    }
}

/// The method chosen for a problem, and what each would need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    pub(super) chosen: Estimate,
    #[serde(skip)]
    pub(super) otherwise: Option<Method>,
    estimates: Vec<Estimate>,
}

impl Plan {
    /// The method chosen.
    pub fn method(&self) -> Method {
        self.chosen.method
    }

    /// What it will need.
    pub fn estimate(&self) -> Estimate {
        self.chosen
    }

    /// All methods that can hold the problem, least work first.
    pub fn estimates(&self) -> &[Estimate] {
        &self.estimates
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.chosen)?;
        let others = self.estimates.iter().filter(|estimate| estimate.method != self.chosen.method);
        others.enumerate().try_for_each(|(at, other)| {
            f.write_str(if at == 0 { " (instead of " } else { ", " })?;
            write!(f, "{other}")
        })?;
        f.write_str(if self.estimates.len() > 1 { ")" } else { "" })
    }
}

/// What each method would need.
fn estimates(problem: &Problem, limit: u64) -> Vec<Estimate> {
    if !problem.has_minimums() && !problem.has_column_capacities() {
        return of_flows_and_matrices(problem, false, u64::MAX, limit);
    }
    let mut found = Vec::new();
    let start = of_flows_and_matrices(problem, false, u64::MAX, limit);
    if let Some(start) = start.iter().min_by_key(|estimate| estimate.work) {
        // searches from the places that groups add: more pairs, and places that must be filled
        let places = problem.row_places();
        // the best without minimums meets most of those of one place
        let minimums = || (0..problem.rows()).map(|i| u64::from(problem.minimum(Row::new(i))));
        let one = minimums().filter(|&least| least > 0).count() as u64;
        let least = minimums().sum::<u64>().min(places) - one.min(places) + one / 8;
        let columns = problem.columns() as u64;
        let more = problem.column_places().min(places).saturating_sub(columns.min(places));
        let copied = columns_are_copied(problem);
        // a start with all places costs as much more as there are more, and leaves what is paired
        // twice
        let times = if copied { problem.column_places() / columns.max(1) + 1 } else { 1 };
        let searches = (if copied { more / 8 } else { more }).saturating_add(least);
        let line = (columns + problem.rows() as u64).saturating_mul(LINE + problem.terms().len() as u64);
        let work = start
            .work
            .saturating_mul(times)
            .saturating_add(searches.saturating_mul(LINES).saturating_mul(line));
        // the start is a problem of its own
        let memory = start
            .memory
            .saturating_add(size(problem))
            .saturating_mul(times)
            .saturating_add((places.saturating_add(columns)).saturating_mul(200));
        found.push(Estimate { method: Method::GroupFlow, work, memory });
    }
    if !problem.has_column_capacities() {
        let least = found.first().map_or(u64::MAX, |estimate| estimate.work);
        found.extend(of_flows_and_matrices(problem, true, least, limit));
    }
    found
}

/// Bytes that the network needs for people, their codes and the named pairs; those of its arcs come
/// on top. Only counts are needed to know them, so what this refuses is never drafted.
fn network_of_people(problem: &Problem) -> u64 {
    let terms = problem.terms();
    let tables = terms.iter().filter(|term| term.entries() > 0).count() as u64;
    let named: u64 = terms.iter().map(|term| term.named() as u64).sum();
    let people = places(problem).saturating_add(problem.columns() as u64);
    people.saturating_mul(FLOW_PERSON + tables * 8).saturating_add(named.saturating_mul(FLOW_NAMED))
}

/// How many places rows have that columns could fill, and one more for each: see
/// [`dense::places`](crate::assignment::solvers::dense::whole::places).
fn places(problem: &Problem) -> u64 {
    let most = u32::try_from(problem.columns()).unwrap_or(u32::MAX).saturating_add(1);
    (0..problem.rows()).map(|i| u64::from(problem.capacity(Row::new(i)).min(most))).sum()
}

/// Bytes of the problem itself.
fn size(problem: &Problem) -> u64 {
    let people = problem.rows() as u64 + problem.columns() as u64;
    if problem.is_stored() {
        return (problem.rows() as u64).saturating_mul(problem.columns() as u64).saturating_mul(4);
    }
    let size = |term: &Term| term.entries() as u64 * 8 + term.named() as u64 * 24 + people * 4;
    problem.terms().iter().map(size).fold(0, u64::saturating_add)
}

/// Are there few enough places and columns for the methods that copy rows?
fn fit(problem: &Problem) -> bool {
    places(problem).max(problem.columns() as u64) < LIMIT as u64
}

/// What the methods need that know no groups; where minimums count, the network that knows those.
/// Less than `least` is wanted, and within `limit` bytes.
fn of_flows_and_matrices(problem: &Problem, minimums: bool, least: u64, limit: u64) -> Vec<Estimate> {
    let minimums = minimums && problem.has_minimums();
    let (rows, columns) = (problem.rows() as u64, problem.columns() as u64);
    let (places, fit) = (places(problem), fit(problem));
    let pairs = rows.saturating_mul(columns);
    let terms = problem.terms();
    let tables = terms.iter().filter(|term| term.entries() > 0).count() as u64;
    let named: u64 = terms.iter().map(|term| term.named() as u64).sum();
    let mut found = Vec::new();
    let mut add = |method, work, memory| found.push(Estimate { method, work, memory });
    let people = places + columns;
    let cells = places.saturating_mul(columns);
    let (filled, fill) =
        if problem.is_stored() { (0, 0) } else { (pairs.saturating_mul(4), pairs.saturating_mul(tables)) };
    // only a flow sees to minimums
    if !minimums {
        if fit && places <= COPIES * rows + 64 {
            // where not everybody can be served, a bit for each pair says so, and the cells are
            // copied in two parts
            let bits = pairs / 8;
            let whole = rows_are_fewer(problem) && problem.is_one_to_one();
            let copy = if whole && !terms.iter().any(Term::forbids) { 0 } else { cells.saturating_mul(4) };
            let work = fill.saturating_add(cells.saturating_mul(20));
            add(Method::Dense, work, filled.saturating_add(copy).saturating_add(bits + people * 700));
        } else if rows.max(columns) <= MOST_MEMBERS {
            let work = fill.saturating_add(pairs.saturating_mul(columns.min(64)));
            // both parts are cut out of the matrix, and have no cell in common
            let cut = pairs.saturating_mul(4).saturating_add(pairs / 8);
            let memory = filled.saturating_add(cut).saturating_add((rows + columns) * 100);
            add(Method::ShortestAugmentingPath, work, memory);
        }
        if fit && !problem.is_stored() {
            // tables are joined, so their number matters little; a bit for each pair where a
            // shortage is likely
            let bits = if terms.iter().any(Term::forbids) { cells / 8 } else { 0 };
            let work = cells.saturating_mul(22 + tables / 2).saturating_add(JOINING);
            add(Method::PricedCandidates, work, bits + people * 700 + named * 16);
        }
    }
    let of_people = network_of_people(problem);
    let in_reach = fit && of_people <= limit;
    if in_reach && !problem.is_stored() {
        let least = found.iter().map(|estimate| estimate.work).min().unwrap_or(least);
        let steps = usize::try_from(least / 100).unwrap_or(usize::MAX);
        if let Some(plan) = Draft::within(problem, steps).as_ref().map(Draft::plan) {
            let size = plan.arcs.saturating_add(plan.nodes);
            let work = size.saturating_mul(1000).saturating_add((people * 40 + named * 8) * 40);
            let memory = size.saturating_mul(FLOW_ARC).saturating_add(of_people);
            found.push(Estimate { method: Method::StagedNetwork, work, memory });
        }
    }
    if in_reach && found.is_empty() && (problem.is_stored() || least == u64::MAX) {
        // an arc for each pair
        let (work, memory) = (cells.saturating_mul(40), cells.saturating_mul(60).saturating_add(of_people));
        found.push(Estimate { method: Method::StagedNetwork, work, memory });
    }
    found
}

/// A number of bytes as people say it.
struct Bytes(u64);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            bytes if bytes >= 10 << 30 => write!(f, "{} GiB", bytes >> 30),
            bytes => write!(f, "{} MiB", bytes.div_ceil(1 << 20)),
        }
    }
}

/// A large number in thousands, millions or more.
struct Amount(u64, &'static str);

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match self.0 {
            number if number >= 10_000_000_000 => (number / 1_000_000_000, " thousand million"),
            number if number >= 10_000_000 => (number / 1_000_000, " million"),
            number if number >= 10_000 => (number / 1_000, " thousand"),
            number => (number, ""),
        };
        write!(f, "{number}{unit} {}", self.1)
    }
}
