//! A core of cells, and all others priced: for rows that are dear to read.
//!
//! *Problem.* That of the [`engine`](crate::assignment::solvers::dense::engine), where rows are
//! computed from terms.
//!
//! *Method.* One pass reads all rows and keeps the best cells of each: the *core*. What a row's
//! other cells are worth at least is its [outside](outsides). On the core works a [two-sided
//! auction](two_sided_auction) with falling epsilon, and in the end [paths](list_paths). A row
//! whose outside may serve it better than its core does not bid on: it *parks*, at a cost a little
//! above its outside, twice as far each time. When nobody bids any more, the rows that park are
//! read again together, at the new prices; their best cells join the core. All rows that may have
//! better cells are read after the first epsilon, and before the last step to exact prices. When
//! nobody parks and no row has a value above its outside, the answer is the best of all.
//!
//! *Why so.* Measured on the 5,455 x 4,545 scores of a real cohort of 10,000 (rows computed, .72 s
//! before): an auction that reads each row when its list is used up reads 131,000 rows; exact paths
//! on lists with their outsides 121,000 to 206,000; the core solved exactly in each round, with
//! rows that may park only at a great cost, 28,000 and 324,000 bids; as here, 15,000 and 75,000. To
//! drop old cells when a row is read again costs 50,000: the core must remember.
//!
//! *Caveat.* All rows must have columns: `whole` sees to it in advance. A row with all its cells in
//! the core parks only at a cost above the longest path.
//!
//! *Notation.* As in [`market`].
//!
//! *Numeric policy.* As [`state`](crate::assignment::solvers::dense::state), which reads the rows.
//!
//! *Reference.* A. Volgenant, "Linear and semi-assignment problems: a core oriented approach",
//! Computers and Operations Research 23, 1996.

mod list_paths;
mod lists;
mod market;
mod outsides;
mod readings;
#[cfg(test)]
mod tests;
mod two_sided_auction;

use crate::assignment::solvers::dense::core::list_paths::{End, ListSearch};
use crate::assignment::solvers::dense::core::market::{Market, PARKED, Start, starting_prices};
use crate::assignment::solvers::dense::core::outsides::Outsides;
use crate::assignment::solvers::dense::costs::{Costs, FREE, Failure, Outcome};
use crate::assignment::solvers::dense::minima::minima;
use crate::assignment::solvers::dense::state::State;
use crate::assignment::solvers::reporter::Reporter;
use crate::assignment::solvers::statistics::Statistics;
use crate::progress::PhaseKind;

/// Cells of a row that a reading of all aims at, and one of those that park; and the most that it
/// keeps.
const ALL: usize = 48;
const SOME: usize = 32;
const MOST: usize = 256;
/// So many rows that park, of all, are read before epsilon falls.
const ENOUGH: usize = 32;
/// Later phases divide epsilon by this.
const DIVISOR: i64 = 5;
/// Rows that paths may reach, per row, before the auction gets a turn.
const VISITS: u64 = 25;

/// Solves the one-sided problem.
pub(super) fn solve(
    costs: &Costs<'_>,
    start: Option<Start<'_>>,
    watch: &Reporter<'_, '_>,
) -> Result<Outcome, Failure> {
    if costs.rows == 0 {
        let nothing = Outcome {
            column_of_row: Vec::new(),
            row_prices: Vec::new(),
            column_prices: vec![0; costs.columns],
            statistics: Statistics::default(),
        };
        return if watch.is_stopped() { Err(Failure::Cancelled(Box::new(nothing))) } else { Ok(nothing) };
    }
    let mut rounds = Rounds::begin(costs, start, watch);
    match rounds.run() {
        Ok(true) => Ok(rounds.outcome()),
        Ok(false) => Err(Failure::Shortage),
        Err(Stopped) => Err(rounds.cancelled()),
    }
}

/// The watch has stopped the work.
struct Stopped;

struct Rounds<'a, 'g, 'w> {
    costs: &'a Costs<'a>,
    watch: &'a Reporter<'g, 'w>,
    /// Reads rows, and knows the range.
    reader: State,
    market: Market,
    search: ListSearch,
    outsides: Outsides<'a>,
    /// The outsides of the first reading: at prices of 0, so they are true for ever.
    floors: Vec<i64>,
    /// Are the outsides kept true? Where a run starts from nothing, only at the end.
    is_tracked: bool,
    free: Vec<u32>,
    /// How far above its outside a row parks for the first time, and how often it has parked.
    slack: i64,
    parked: Vec<u8>,
    /// The mean gap at the start.
    gap: i64,
    /// Bids and visits that the statistics have.
    counted: [u64; 2],
}

impl<'a, 'g, 'w> Rounds<'a, 'g, 'w> {
    /// Reads all rows.
    fn begin(costs: &'a Costs<'a>, start: Option<Start<'_>>, watch: &'a Reporter<'g, 'w>) -> Self {
        let mut reader = State::with_lists(ALL, MOST);
        let prices = start.map_or_else(|| vec![0; costs.columns], |(given, _)| starting_prices(costs, given));
        let is_cold = prices.iter().all(|&v| v == 0);
        if !(is_cold && reader.begin_wide(costs, watch)) {
            let m = minima(costs, watch);
            if watch.is_stopped() {
                reader.begin_stopped(costs);
            } else {
                reader.reset(costs, &m, &prices);
                reader.refresh_all(costs, watch);
            }
        }
        let outsides = Outsides::new(costs, reader.bound.clone(), prices.clone());
        let mut rounds = Self {
            costs,
            watch,
            market: Market::new(costs.rows, &prices),
            search: ListSearch::new(costs.columns.max(costs.rows)),
            outsides,
            floors: reader.bound.clone(),
            is_tracked: !is_cold,
            free: (0..costs.rows as u32).collect(),
            slack: 1,
            parked: vec![0; costs.rows],
            gap: 1,
            counted: [0; 2],
            reader,
        };
        let all = rounds.free.clone();
        rounds.add_readings(&all);
        if let Some((_, pairs)) = start.filter(|_| !watch.is_stopped()) {
            rounds.adopt(pairs);
        }
        rounds
    }

    /// Keeps the pairs that are among the best of their rows.
    fn adopt(&mut self, pairs: &[u32]) {
        for (i, &j) in pairs.iter().enumerate().take(self.costs.rows) {
            if self.market.row_of.get(j as usize) != Some(&FREE) {
                continue;
            }
            let Some(cost) = self.costs.cost(i, j) else { continue };
            let least = (self.market.best(i).key >> 1).min(self.outsides.of[i]);
            if i64::from(cost) - self.market.v(j) <= least {
                self.market.take(i, j, cost);
            }
        }
        self.free.retain(|&i| self.market.column_of[i as usize] == FREE);
    }

    /// Rounds until no row has a better cell. False: there is a shortage.
    fn run(&mut self) -> Result<bool, Stopped> {
        if self.watch.is_stopped() {
            return Err(Stopped);
        }
        if self.reader.has_hopeless_row() {
            return Ok(false);
        }
        let rows = self.costs.rows;
        self.gap = self.mean_gap();
        let mut is_first = !self.is_tracked;
        let (mut epsilon, mut rises) = if is_first { (self.gap, Some(2 * rows as u64)) } else { (0, None) };
        let mut allowance = VISITS * rows as u64;
        // neighbours are often alike: a mixed order spares the cascades
        self.free.sort_unstable_by_key(|&i| i.wrapping_mul(0x9E37_79B9));
        loop {
            self.open_parks(epsilon);
            epsilon = self.auction(epsilon, rises.take())?;
            if epsilon == 0 {
                if !self.paths(allowance)? {
                    (epsilon, allowance) = (self.mean_gap(), allowance.saturating_mul(4));
                    continue;
                }
                self.lower_outsides(0)?;
                let doubtful = self.readable(Self::is_doubtful);
                if doubtful.is_empty() && self.free.is_empty() {
                    return Ok(!self.market.column_of.contains(&PARKED));
                }
                self.read(&doubtful, 0, SOME)?;
                epsilon = i64::from(self.free.len() * 20 > rows + 100);
                continue;
            }
            let parked = self.readable(Self::is_parked);
            if parked.len() * ENOUGH > rows {
                if self.is_tracked {
                    self.lower_outsides(epsilon)?;
                }
                self.read(&parked, epsilon, SOME)?;
                continue;
            }
            let is_last = epsilon == 1 && !self.is_tracked;
            if is_first || is_last {
                (is_first, self.is_tracked) = (false, is_last);
                self.outsides.of.clone_from(&self.floors);
                let doubtful = self.readable(Self::is_doubtful);
                self.read(&doubtful, epsilon, ALL)?;
                self.outsides.are_true_now(&self.market);
                if self.free.len() * ENOUGH > rows {
                    continue;
                }
            }
            epsilon = if epsilon == 1 { 0 } else { (epsilon / DIVISOR).max(1) };
            self.market.release_off_their_best(epsilon, &mut self.free);
            self.parked.fill(0);
        }
    }

    /// The mean gap between the best two cells of rows.
    fn mean_gap(&self) -> i64 {
        let range = self.reader.high - self.reader.low;
        let gap = |i: usize| {
            let best = self.market.best(i);
            ((best.second >> 1).min(self.outsides.of[i]).saturating_sub(best.key >> 1)).clamp(0, range)
        };
        let sum: i64 = (0..self.costs.rows).map(gap).sum();
        (sum / self.rows()).max(1)
    }

    fn rows(&self) -> i64 {
        i64::try_from(self.costs.rows).unwrap_or(i64::MAX)
    }

    fn is_parked(&self, i: usize) -> bool {
        self.market.column_of[i] == PARKED
    }

    fn is_doubtful(&self, i: usize) -> bool {
        self.is_parked(i) || self.market.u[i] > self.outsides.of[i]
    }

    /// The rows that are so and have cells outside the core.
    fn readable(&self, is_so: impl Fn(&Self, usize) -> bool) -> Vec<u32> {
        let of = &self.outsides.of;
        (0..self.costs.rows as u32)
            .filter(|&i| of[i as usize] != i64::MAX && is_so(self, i as usize))
            .collect()
    }

    /// Who parks is free again, and all may park at a cost that fits their outsides: three quarters
    /// of epsilon above, in the end a gap; twice as far each time.
    fn open_parks(&mut self, epsilon: i64) {
        let range = self.reader.high - self.reader.low;
        let dearest = self.reader.high + 1 + range.saturating_mul(self.rows());
        let most = dearest - self.reader.low;
        self.slack = if epsilon > 0 { epsilon * 3 / 4 } else { self.gap }.max(1);
        for i in 0..self.costs.rows {
            if self.is_parked(i) {
                self.market.release(i);
                self.free.push(i as u32);
                self.parked[i] = (self.parked[i] + 1).min(40);
            }
            self.market.park[i] = match self.outsides.of[i] {
                i64::MAX => dearest,
                of => of.saturating_add(self.slack_of(i).min(most)),
            };
            // it costs less to park than before: paths must not start from what is dearer
            if self.market.column_of[i] != FREE && self.market.u[i] > self.market.park[i] + epsilon {
                self.market.release(i);
                self.free.push(i as u32);
            }
        }
    }

    /// How far above its outside a row parks.
    fn slack_of(&self, i: usize) -> i64 {
        self.slack.saturating_mul(1 << self.parked[i])
    }

    fn auction(&mut self, epsilon: i64, rises: Option<u64>) -> Result<i64, Stopped> {
        let free = std::mem::take(&mut self.free);
        let (left, last) = self.market.auction(free, epsilon, rises, self.watch).ok_or(Stopped)?;
        self.free = left;
        self.report(if epsilon > 0 { PhaseKind::Auction } else { PhaseKind::Reduction }, last)?;
        Ok(last)
    }

    /// Serves the free rows by paths, then settles the columns that nobody has. False: that takes
    /// too many visits, or prices were not right; an auction mends them.
    fn paths(&mut self, allowance: u64) -> Result<bool, Stopped> {
        let limit = self.market.visits.saturating_add(allowance);
        while let Some(&i) = self.free.last().filter(|_| self.market.visits <= limit) {
            self.reader.statistics.count_search();
            match self.market.serve(i, &mut self.search, self.watch) {
                End::Served => self.free.truncate(self.free.len() - 1),
                End::Astray => break,
                End::Stopped => return Err(Stopped),
            }
        }
        if self.free.is_empty() {
            for j in self.market.strays() {
                if self.market.visits > limit {
                    break;
                }
                self.reader.statistics.count_search();
                match self.market.settle_stray(j, &mut self.search, self.watch) {
                    End::Served => {}
                    End::Astray => break,
                    End::Stopped => return Err(Stopped),
                }
            }
        }
        self.report(PhaseKind::Paths, 0)?;
        Ok(self.free.is_empty() && self.market.strays().is_empty())
    }

    fn report(&mut self, kind: PhaseKind, epsilon: i64) -> Result<(), Stopped> {
        let now = [self.market.bids, self.market.visits];
        let [bids, visits] = std::mem::replace(&mut self.counted, now);
        let statistics = &mut self.reader.statistics;
        statistics.count_bids(now[0] - bids);
        statistics.count_visits(now[1] - visits);
        statistics.end_phase(kind, epsilon, self.free.len());
        if self.watch.may_continue(kind, self.free.len(), statistics) { Ok(()) } else { Err(Stopped) }
    }

    fn lower_outsides(&mut self, epsilon: i64) -> Result<(), Stopped> {
        let (market, free) = (&mut self.market, &mut self.free);
        if self.outsides.lower(self.costs, market, epsilon, free, self.watch) { Ok(()) } else { Err(Stopped) }
    }

    fn outcome(&self) -> Outcome {
        let sign = self.costs.sign();
        let market = &self.market;
        let column = |&j: &u32| if j == PARKED { FREE } else { j };
        Outcome {
            column_of_row: market.column_of.iter().map(column).collect(),
            row_prices: market.u.iter().map(|&u| sign * u).collect(),
            column_prices: (0..self.costs.columns as u32).map(|j| sign * market.v(j)).collect(),
            statistics: self.reader.statistics.clone(),
        }
    }

    /// What is known after a stop: each row at a price that holds for all its cells.
    fn cancelled(mut self) -> Failure {
        let rise = self.outsides.greatest_rise(&self.market);
        // no price is above 0: no cell has a value below the least cost
        let (low, high) = (self.reader.low, self.reader.high);
        for i in 0..self.costs.rows {
            let outside =
                if self.is_tracked { self.outsides.of[i].saturating_sub(rise) } else { self.floors[i] };
            self.market.u[i] = (self.market.best(i).key >> 1).min(outside).clamp(low, high.max(low));
        }
        Failure::Cancelled(Box::new(self.outcome()))
    }
}
