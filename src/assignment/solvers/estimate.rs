//! What each method would need for a problem: steps and bytes, before any work is done.
//!
//! *Work* is that of typical problems, in cells read or arcs passed: a step takes 0.2 to 1.5 ns on
//! the machine of the README. The worst case of each solver is in its own file.
//!
//! *Memory* is an upper bound. `tests/memory` holds it against the peak of each method: it was
//! 1.04 to 3 times the peak there, up to 6 where one side is far smaller (a wide problem may have
//! to be filled up to a square).
//!
//! *Where the constants come from.* Those of work were fitted to measurements: what stands next to
//! each, and `benches/planner`, which holds the method chosen against all others on real and
//! made-up cohorts. They are rough: a factor of two between two cohorts of one size is common.
//! Those of memory are bounds: the test holds them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::Row;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::Term;
use crate::assignment::network::stages::Draft;
use crate::assignment::solvers::dense::costs::LIMIT;
use crate::assignment::solvers::dense::whole::rows_are_fewer;
use crate::assignment::solvers::groups;
use crate::assignment::solvers::groups::candidates::first_pairs;
use crate::assignment::solvers::method::Method;
use crate::error::Result;
use crate::watch::guard::Guard;

/// Bytes of a stored cell.
const CELL: u64 = 4;

/// So many tables are looked up in one step where the matrix is written: they are joined. Measured,
/// all different, 1,000 x 1,000 and 3,000 x 3,000: 13 ns a cell with the solve.
const JOINED: u64 = 4;

/// [`Dense`](crate::assignment::Dense) copies a row for each of its places. Beyond this many places
/// for each row, and [`FREE_COPIES`], that is too much.
const COPIES: u64 = 4;
const FREE_COPIES: u64 = 64;

/// Readings of the matrix by the dense solver. Measured: 2 to 3 in easy classes, 15 in geometric
/// ones, 18 to 45 in those of mentoring.
const DENSE_READINGS: u64 = 20;

/// Bytes of the dense solver for somebody: 64 candidates of 8 bytes, and prices, pairs, queues.
const DENSE_PERSON: u64 = 700;

/// Steps of computed rows for a cell and for somebody on the smaller side: at least, and so much
/// more where both sides are as large. Measured, with step = .45 ns: all different, 1,000 x 1,000
/// .016 s, 10,000 x 10,000 .65, 9,090 x 10,000 .35, 3,333 x 10,000 .049; real people, 5,455 x 4,545
/// .17 to .29, 16,365 x 13,635 .68, 54,550 x 45,450 7.2. Tables are joined, so that their number
/// hardly matters.
const COMPUTED_CELL: [u64; 2] = [3, 9];
const COMPUTED_AGENT: [u64; 2] = [5_000, 25_000];

/// Bytes of computed rows for somebody on the smaller side: 256 cells that are read, and as many of
/// the core, by row and by column, with room to grow. Where all cells tie they are needed (2,500 x
/// 2,500: 42 MiB); among real people a third is. Places of one row are all the same to a column: so
/// many bytes are kept for each of them, up to some thousand.
const COMPUTED_PERSON: u64 = 16_600;
const COMPUTED_PLACE: u64 = 24;
const MOST_PLACES: u64 = 1_500;

/// Bytes of computed rows for a named pair.
const COMPUTED_NAMED: u64 = 16;

/// Readings of the matrix by the shortest augmenting paths: one for each column, but not more.
const PATH_READINGS: u64 = 64;
/// Bytes of the shortest augmenting paths for somebody.
const PATH_PERSON: u64 = 100;

/// [`ShortestAugmentingPath`](crate::assignment::ShortestAugmentingPath) holds this many members of
/// a side.
const MOST_MEMBERS: u64 = 1 << 26;

/// Bytes of the staged network for an arc or a hub, for somebody (and 8 for each table), and for a
/// named pair.
const FLOW_ARC: u64 = 60;
const FLOW_PERSON: u64 = 200;
const FLOW_CODE: u64 = 8;
const FLOW_NAMED: u64 = 60;

/// How often the staged network passes an arc or a hub of the tables, for each fourth root of the
/// number of people. Measured, with step = .45 ns: 1,500 x 1,500 made-up companies 200 to 300
/// passes, real people 5,455 x 4,545 500, tables of 100,000 a side 1,000.
const FLOW_PASSES: u64 = 45;
/// How often it passes somebody, with this many arcs each, and a named pair.
const FLOW_PEOPLE_PASSES: u64 = 40;
const FLOW_PERSON_ARCS: u64 = 40;
const FLOW_NAMED_ARCS: u64 = 8;
/// How often it passes an arc where each pair has one.
const FLOW_PAIR_PASSES: u64 = 40;

/// Planning a network may take this part of the least work known.
const PLANNING_SHARE: u64 = 100;

/// How often the group flow reads all pairs, some of them twice as slowly as others, and half a
/// step more for each table.
const GROUP_READINGS: u64 = 12;
/// Its phases are this many times the root of the number of people (measured: 100 to 700 for
/// 20,000), and each passes all pairs that it looks at with as many steps.
const GROUP_PHASES: u64 = 2;
const GROUP_STEPS: u64 = 10;
/// Bytes of the group flow for a pair that it looks at, and for somebody; for each table of
/// somebody, and for a named pair. Half as many pairs are added on the way, and all that are made.
const GROUP_PAIR: u64 = 80;
const GROUP_PERSON: u64 = 420;
const GROUP_CODE: u64 = 6;
const GROUP_NAMED: u64 = 32;

/// What a method would need for a problem.
///
/// In [`Plan`](crate::assignment::Plan).
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
            let steps = self.pairs.saturating_mul(self.tables.div_ceil(JOINED));
            (self.pairs.saturating_mul(CELL), steps)
        }
    }
}

/// What each method would need that can hold the problem.
///
/// # Errors
/// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
pub(super) fn estimates(problem: &Problem, limit: u64, guard: &Guard<'_>) -> Result<Vec<Estimate>> {
    if !problem.has_groups() {
        return without_groups(problem, false, u64::MAX, limit, guard);
    }
    let mut found = Vec::from_iter(of_group_flow(problem));
    if !problem.has_column_capacities() && problem.evenness().is_none() {
        let least = found.first().map_or(u64::MAX, |estimate| estimate.work);
        found.extend(without_groups(problem, true, least, limit, guard)?);
    }
    Ok(found)
}

/// The group flow: all pairs are read some times, and a few of each member are kept.
fn of_group_flow(problem: &Problem) -> Option<Estimate> {
    if problem.rows().max(problem.columns()) > groups::LIMIT {
        return None;
    }
    let size = Size::of(problem);
    let people = size.rows + size.columns;
    let first = first_pairs(problem, groups::FEW);
    let made = problem.row_places().min(problem.column_places());
    let kept = (first + first / 2).saturating_add(made).min(size.pairs);
    let readings = size.pairs.saturating_mul(GROUP_READINGS + size.tables / 2);
    let phases = GROUP_PHASES * people.isqrt() + 1;
    let work = readings.saturating_add(kept.saturating_mul(phases * GROUP_STEPS));
    let memory = kept
        .saturating_mul(GROUP_PAIR)
        .saturating_add(people * (GROUP_PERSON + size.tables * GROUP_CODE))
        .saturating_add(size.named * GROUP_NAMED);
    Some(Estimate { method: Method::GroupFlow, work, memory })
}

/// What the methods need that know no groups; where minimums count, the network that knows those.
/// Less than `least` is wanted, and within `limit` bytes.
fn without_groups(
    problem: &Problem,
    minimums: bool,
    least: u64,
    limit: u64,
    guard: &Guard<'_>,
) -> Result<Vec<Estimate>> {
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
        found.extend(of_tables_network(problem, &size, of_people, least, guard)?);
    }
    if in_reach && found.is_empty() && (size.is_stored || least == u64::MAX) {
        found.push(of_pairs_network(&size, of_people));
    }
    Ok(found)
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

/// The core of the rows that are computed: the more spare places the other side has, the fewer of
/// its cells are read again. A bit for each pair where a shortage is likely.
fn of_computed_rows(size: &Size) -> Estimate {
    let (few, many) = (size.places.min(size.columns), size.places.max(size.columns));
    let crowded =
        |[least, more]: [u64; 2], slope: u64| least + more * few / (few + slope * (many - few)).max(1);
    let work = size
        .cells
        .saturating_mul(crowded(COMPUTED_CELL, 10))
        .saturating_add(few.saturating_mul(crowded(COMPUTED_AGENT, 3)));
    let bits = if size.forbids { size.cells / 8 } else { 0 };
    let same = if size.columns < size.places { size.places.div_ceil(size.rows.max(1)) } else { 1 };
    let of_agents = few * (COMPUTED_PERSON + same.min(MOST_PLACES) * COMPUTED_PLACE);
    let memory = bits + size.people() * DENSE_PERSON + of_agents + size.named * COMPUTED_NAMED;
    Estimate { method: Method::PricedCandidates, work, memory }
}

/// The network of the tables; none where to plan it takes too long compared with the least work
/// known.
fn of_tables_network(
    problem: &Problem,
    size: &Size,
    of_people: u64,
    least: u64,
    guard: &Guard<'_>,
) -> Result<Option<Estimate>> {
    let steps = usize::try_from(least / PLANNING_SHARE).unwrap_or(usize::MAX);
    let Some(draft) = Draft::within_under(problem, steps, guard)? else { return Ok(None) };
    let plan = draft.plan();
    let nodes = plan.arcs.saturating_add(plan.nodes);
    let people = size.people() * FLOW_PERSON_ARCS + size.named * FLOW_NAMED_ARCS;
    let passes = FLOW_PASSES * (size.people().isqrt().isqrt() + 1);
    let work = nodes.saturating_mul(passes).saturating_add(people * FLOW_PEOPLE_PASSES);
    let memory = nodes.saturating_mul(FLOW_ARC).saturating_add(of_people);
    Ok(Some(Estimate { method: Method::StagedNetwork, work, memory }))
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
