//! What each method would need for a problem: steps and bytes, before any work is done.
//!
//! *Work* is that of typical problems, in cells read or arcs passed: a step takes 0.2 to 1.5 ns on
//! the machine of the README. The worst case of each solver is in its own file.
//!
//! *Memory* is an upper bound. `tests/memory` holds it against the peak of each method: it was
//! 1.04 to 3 times the peak there, up to 6 where one side is far smaller (a wide problem may have
//! to be filled up to a square).
//!
//! *Where the constants come from.* Those of work were fitted to measurements when the planner was
//! written; which ones was not kept, but for what stands next to each. They are rough: on the 5,455
//! x 4,545 scores of a real cohort of 10,000, computed rows were put at 639 million steps and took
//! 0.79 s, stored rows at 669 million and took 0.39 s. Those of memory are bounds: the test holds
//! them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::Row;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::Term;
use crate::assignment::network::stages::Draft;
use crate::assignment::solvers::dense::costs::LIMIT;
use crate::assignment::solvers::dense::whole::rows_are_fewer;
use crate::assignment::solvers::groups::columns_are_copied;
use crate::assignment::solvers::method::Method;

/// Bytes of a stored cell.
const CELL: u64 = 4;

/// [`Dense`](crate::assignment::Dense) copies a row for each of its places. Beyond this many places
/// for each row, and [`FREE_COPIES`], that is too much.
const COPIES: u64 = 4;
const FREE_COPIES: u64 = 64;

/// Readings of the matrix by the dense solver. Measured: 2 to 3 in easy classes, 15 in geometric
/// ones, 18 to 45 in those of mentoring.
const DENSE_READINGS: u64 = 20;

/// Bytes of the dense solver for somebody: 64 candidates of 8 bytes, and prices, pairs, queues.
const DENSE_PERSON: u64 = 700;

/// Steps of computed rows for each cell, and half a step more for each table.
const COMPUTED_READINGS: u64 = 22;

/// What joining the tables of rows that are computed costs at least: in small problems it does not
/// pay.
const JOINING: u64 = 20_000_000;

/// Bytes of computed rows for a named pair.
const COMPUTED_NAMED: u64 = 16;

/// Readings of the matrix by the shortest augmenting paths: one for each column, but not more.
const PATH_READINGS: u64 = 64;
/// Bytes of the shortest augmenting paths for somebody.
const PATH_PERSON: u64 = 100;

/// [`ShortestAugmentingPath`](crate::assignment::ShortestAugmentingPath) and
/// [`GroupFlow`](crate::assignment::GroupFlow) hold this many members of a side.
const MOST_MEMBERS: u64 = 1 << 26;

/// Bytes of the staged network for an arc or a hub, for somebody (and 8 for each table), and for a
/// named pair.
const FLOW_ARC: u64 = 60;
const FLOW_PERSON: u64 = 200;
const FLOW_CODE: u64 = 8;
const FLOW_NAMED: u64 = 60;

/// How often the staged network passes an arc or a hub of the tables.
const FLOW_PASSES: u64 = 1000;
/// How often it passes somebody, with this many arcs each, and a named pair.
const FLOW_PEOPLE_PASSES: u64 = 40;
const FLOW_PERSON_ARCS: u64 = 40;
const FLOW_NAMED_ARCS: u64 = 8;
/// How often it passes an arc where each pair has one.
const FLOW_PAIR_PASSES: u64 = 40;

/// Planning a network may take this part of the least work known.
const PLANNING_SHARE: u64 = 100;

/// Lines of scores that a search of the group flow reads, and the steps for one score of it.
const LINES: u64 = 64;
const LINE: u64 = 8;
/// Bytes of the group flow for each place of a row and each column.
const GROUP_PLACE: u64 = 200;
/// After a start with all places, one in this many of the added pairs needs a search; and so does
/// one in this many of the rows that must have somebody, after a start without minimums.
const SEARCHED: u64 = 8;

/// What a method would need for a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Estimate {
    pub(super) method: Method,
    pub(super) work: u64,
    pub(super) memory: u64,
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

    /// Bytes at the peak, at most, besides the problem itself.
    pub fn memory(&self) -> u64 {
        self.memory
    }
}

impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: about {} in {}", self.method, Amount(self.work, "steps"), Bytes(self.memory))
    }
}

/// The counts that all estimates are made of.
struct Size {
    /// Places of rows that columns could fill.
    places: u64,
    rows: u64,
    columns: u64,
    pairs: u64,
    /// Pairs of a place and a column.
    cells: u64,
    /// Tables with entries.
    tables: u64,
    /// Pairs named by lists and restrictions.
    named: u64,
    is_stored: bool,
    forbids: bool,
}

impl Size {
    fn of(problem: &Problem) -> Self {
        let (rows, columns, terms) = (problem.rows() as u64, problem.columns() as u64, problem.terms());
        let places = places(problem);
        Self {
            places,
            rows,
            columns,
            pairs: rows.saturating_mul(columns),
            cells: places.saturating_mul(columns),
            tables: terms.iter().filter(|term| term.entries() > 0).count() as u64,
            named: terms.iter().map(|term| term.named() as u64).sum(),
            is_stored: problem.is_stored(),
            forbids: terms.iter().any(Term::forbids),
        }
    }

    fn people(&self) -> u64 {
        self.places + self.columns
    }

    /// Bytes and steps to write the matrix, where it is not there yet.
    fn filling(&self) -> (u64, u64) {
        if self.is_stored {
            (0, 0)
        } else {
            (self.pairs.saturating_mul(CELL), self.pairs.saturating_mul(self.tables))
        }
    }
}

/// What each method would need that can hold the problem.
pub(super) fn estimates(problem: &Problem, limit: u64) -> Vec<Estimate> {
    if !problem.has_groups() {
        return without_groups(problem, false, u64::MAX, limit);
    }
    let mut found = Vec::new();
    let start = without_groups(problem, false, u64::MAX, limit);
    if let Some(start) = start.iter().min_by_key(|estimate| estimate.work) {
        found.push(of_group_flow(problem, *start));
    }
    if !problem.has_column_capacities() && problem.evenness().is_none() {
        let least = found.first().map_or(u64::MAX, |estimate| estimate.work);
        found.extend(without_groups(problem, true, least, limit));
    }
    found
}

/// The group flow: a start without groups, and searches from the places that groups add (more
/// pairs, and places that must be filled).
fn of_group_flow(problem: &Problem, start: Estimate) -> Estimate {
    let places = problem.row_places();
    // the best without minimums meets most of those of one place
    let minimums = || (0..problem.rows()).map(|i| u64::from(problem.minimum(Row::new(i))));
    let one = minimums().filter(|&least| least > 0).count() as u64;
    let least = minimums().sum::<u64>().min(places) - one.min(places) + one / SEARCHED;
    let columns = problem.columns() as u64;
    let more = problem.column_places().min(places).saturating_sub(columns.min(places));
    let copied = columns_are_copied(problem);
    // a start with all places costs as much more as there are more, and leaves what is paired twice
    let times = if copied { problem.column_places() / columns.max(1) + 1 } else { 1 };
    let searches = (if copied { more / SEARCHED } else { more }).saturating_add(least);
    let line = (columns + problem.rows() as u64).saturating_mul(LINE + problem.terms().len() as u64);
    let work =
        start.work.saturating_mul(times).saturating_add(searches.saturating_mul(LINES).saturating_mul(line));
    // the start is a problem of its own, with a row for each place where loads are to be even
    let has_row_copies = problem.evenness().is_some() && problem.is_stored();
    let row_copies = if has_row_copies { places.saturating_mul(columns).saturating_mul(CELL) } else { 0 };
    let memory = start
        .memory
        .saturating_add(size(problem))
        .saturating_add(row_copies)
        .saturating_mul(times)
        .saturating_add((places.saturating_add(columns)).saturating_mul(GROUP_PLACE));
    Estimate { method: Method::GroupFlow, work, memory }
}

/// What the methods need that know no groups; where minimums count, the network that knows those.
/// Less than `least` is wanted, and within `limit` bytes.
fn without_groups(problem: &Problem, minimums: bool, least: u64, limit: u64) -> Vec<Estimate> {
    let minimums = minimums && problem.has_minimums();
    let (size, fit) = (Size::of(problem), fit(problem));
    let mut found = Vec::new();
    // only a flow sees to minimums
    if !minimums {
        if fit && size.places <= COPIES * size.rows + FREE_COPIES {
            found.push(of_dense(problem, &size));
        } else if size.rows.max(size.columns) <= MOST_MEMBERS {
            found.push(of_paths(&size));
        }
        if fit && !size.is_stored {
            found.push(of_computed_rows(&size));
        }
    }
    let of_people = network_of_people(problem);
    let in_reach = fit && of_people <= limit;
    if in_reach && !size.is_stored {
        let least = found.iter().map(|estimate| estimate.work).min().unwrap_or(least);
        found.extend(of_tables_network(problem, &size, of_people, least));
    }
    if in_reach && found.is_empty() && (size.is_stored || least == u64::MAX) {
        found.push(of_pairs_network(&size, of_people));
    }
    found
}

/// The matrix, and the dense solver on it.
fn of_dense(problem: &Problem, size: &Size) -> Estimate {
    let (filled, fill) = size.filling();
    // where not everybody can be served, a bit for each pair says so, and the cells are copied in
    // two parts
    let bits = size.pairs / 8;
    let whole = rows_are_fewer(problem) && problem.is_one_to_one();
    let copy = if whole && !size.forbids { 0 } else { size.cells.saturating_mul(CELL) };
    let work = fill.saturating_add(size.cells.saturating_mul(DENSE_READINGS));
    let memory = filled.saturating_add(copy).saturating_add(bits + size.people() * DENSE_PERSON);
    Estimate { method: Method::Dense, work, memory }
}

/// The matrix, and shortest augmenting paths on it.
fn of_paths(size: &Size) -> Estimate {
    let (filled, fill) = size.filling();
    let work = fill.saturating_add(size.pairs.saturating_mul(size.columns.min(PATH_READINGS)));
    // both parts are cut out of the matrix, and have no cell in common
    let cut = size.pairs.saturating_mul(CELL).saturating_add(size.pairs / 8);
    let memory = filled.saturating_add(cut).saturating_add((size.rows + size.columns) * PATH_PERSON);
    Estimate { method: Method::ShortestAugmentingPath, work, memory }
}

/// The dense solver on rows that are computed. Tables are joined, so their number matters little; a
/// bit for each pair where a shortage is likely.
fn of_computed_rows(size: &Size) -> Estimate {
    let bits = if size.forbids { size.cells / 8 } else { 0 };
    let work = size.cells.saturating_mul(COMPUTED_READINGS + size.tables / 2).saturating_add(JOINING);
    let memory = bits + size.people() * DENSE_PERSON + size.named * COMPUTED_NAMED;
    Estimate { method: Method::PricedCandidates, work, memory }
}

/// The network of the tables; none where to plan it takes too long compared with the least work
/// known.
fn of_tables_network(problem: &Problem, size: &Size, of_people: u64, least: u64) -> Option<Estimate> {
    let steps = usize::try_from(least / PLANNING_SHARE).unwrap_or(usize::MAX);
    let draft = Draft::within(problem, steps)?;
    let plan = draft.plan();
    let nodes = plan.arcs.saturating_add(plan.nodes);
    let people = size.people() * FLOW_PERSON_ARCS + size.named * FLOW_NAMED_ARCS;
    let work = nodes.saturating_mul(FLOW_PASSES).saturating_add(people * FLOW_PEOPLE_PASSES);
    let memory = nodes.saturating_mul(FLOW_ARC).saturating_add(of_people);
    Some(Estimate { method: Method::StagedNetwork, work, memory })
}

/// The network with an arc for each pair.
fn of_pairs_network(size: &Size, of_people: u64) -> Estimate {
    let work = size.cells.saturating_mul(FLOW_PAIR_PASSES);
    let memory = size.cells.saturating_mul(FLOW_ARC).saturating_add(of_people);
    Estimate { method: Method::StagedNetwork, work, memory }
}

/// Bytes that the network needs for people, their codes and the named pairs; those of its arcs come
/// on top. Only counts are needed to know them, so what this refuses is never drafted.
pub(super) fn network_of_people(problem: &Problem) -> u64 {
    let size = Size::of(problem);
    let people = size.places.saturating_add(size.columns);
    let of_people = people.saturating_mul(FLOW_PERSON + size.tables * FLOW_CODE);
    of_people.saturating_add(size.named.saturating_mul(FLOW_NAMED))
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
        return (problem.rows() as u64).saturating_mul(problem.columns() as u64).saturating_mul(CELL);
    }
    let size = |term: &Term| term.entries() as u64 * 8 + term.named() as u64 * 24 + people * 4;
    problem.terms().iter().map(size).fold(0, u64::saturating_add)
}

/// Are there few enough places and columns for the methods that copy rows?
pub(super) fn fit(problem: &Problem) -> bool {
    places(problem).max(problem.columns() as u64) < LIMIT as u64
}

/// A number of bytes as people say it.
pub(super) struct Bytes(pub(super) u64);

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
