//! Which phases run: the decision rules.
//!
//! *Problem.* No fixed sequence is good for every class of instance.
//!
//! *Method.* Decide from what the phases before have shown.
//!
//! - If a sample of 144 cells says that rows and columns lie on a line, prices and pairs come from
//!   sorting ([`sorted_pairing`]): seconds at n = 2,000, Machol-Wien .0025 instead of .076,
//!   `|a - b|` .0048 instead of .19. The sample costs 2 microseconds. What rounding disturbs is
//!   left to the primal-dual method, or to paths (readings a row: `|a - b|` rounded down, mixed up,
//!   4.3 instead of 131; `1 / (1 + i + j)^2` maximised 2.3 instead of 64; n = 2,000).
//! - If a sample of 16 rows says that most have many best cells, in different columns, the
//!   [`primal_dual`] method runs on tight bits from the first reading: seconds at n = 3,000, a
//!   triangle of zeros, mixed up, .0028 instead of .87, coprime pairs .0021 instead of .068.
//! - Two reductions always run (a bid each row and some; they cost about 1 % of the lists).
//! - Where most rows have no gap and a tenth is left, the same method tries once more: 3,000 x
//!   3,000 products in 10 levels .069 instead of 1.04, rounded logarithms .18 instead of 1.24. It
//!   gives up after two changes of prices that do not pay; among people with short profiles that
//!   costs a tenth.
//! - Few rows left (`FEW`), or most rows tied at their best cell and at most a tenth left: paths at
//!   once. Measured, seconds at n = 1000: uniform [1, 100] .0015 with paths, .0024 through the
//!   auction; half of the cells forbidden .0023 either way.
//! - Otherwise, and if the matrix is square, the auction. Its first epsilon is the mean gap of the
//!   rows (exactly right on uniform costs) and doubles every `2 n` bids until everybody is
//!   settled (geometric: 5 doublings, Machol-Wien: 8 to 10); each later phase divides it by 5.
//!   Measured: divisors 3 to 10 differ by less than a tenth in any class; stopping phases at 2-20 %
//!   free rows halves the bids and doubles the paths; starting at fixed fractions of the range is
//!   1.5-2x slower in some class whatever the fraction.
//! - A path phase that visits too many rows does not pay: auction from the present prices, then
//!   paths with four times the allowance.
//!
//! - A wide matrix with up to 2 % spare columns is filled up to a square at once (3,000 x 3,003
//!   geometric: .071 s against .120; 3,000 x 3,030 mentoring: .085 against .110). A wider one is
//!   filled only if the reductions leave more than a quarter of the rows, or the paths do not pay
//!   (geometric, 3,000 x 3,300: 17 % left, .019 s as it is, .054 filled; mentoring: 41 % left, .081
//!   filled, .130 as it is; Machol-Wien: 14 s as it is, .19 filled). Before that it starts once
//!   more, with prices for the columns that are wanted most (1,000 x 3,000 where most rows want the
//!   same few columns: .0029 s instead of .069).
//!
//! *Caveat.* As it is, a wide matrix never runs the auction with epsilon > 0, since a column that
//! loses its row could not keep its price.

use crate::assignment::model::sense::Sense;
use crate::assignment::reading::rows::RowScratch;
use crate::assignment::solvers::dense::augmenting_path::{Augmented, Search};
use crate::assignment::solvers::dense::costs::{Costs, Failure, Outcome};
use crate::assignment::solvers::dense::epsilon_auction::{Terms, free_rows_off_their_best, gaps, phase};
use crate::assignment::solvers::dense::scan::range;
use crate::assignment::solvers::dense::state::State;
use crate::assignment::solvers::dense::{primal_dual, returning_path, sorted_pairing};
use crate::assignment::solvers::reporter::Reporter;
use crate::progress::PhaseKind;
use crate::shortcut::{Shortcut, is_taken};

/// A matrix with no more than one spare column in this many is nearly square.
const NEARLY: usize = 50;
const FEW: usize = 16;
/// Sorted pairs miss their best by no more than this in the mean where cells were rounded.
const ROUNDING: i64 = 2;
/// Then paths alone serve one row in so many: of 2,000 in `(1 + i) / (1 + j)` 49 with 450 visits;
/// in `1 / (1 + i + j)` 144 take 10,000 visits and 4.4 readings, 1.2 by the primal-dual method.
const SOME: usize = 25;
const DIVISOR: i64 = 5;
/// Bids of a phase, per row.
const BIDS: u64 = 20;
/// Path visits per row before the auction gets another turn.
const VISITS: u64 = 25;
/// The same before a wide matrix is filled up. Measured with 8, 12 and 25, seconds: mentoring at
/// 3,000 x 3,300 .095, .095, .121 (all filled in the end), at 3,000 x 3,600 .107, .031, .032.
const WIDE_VISITS: u64 = 12;

pub(super) fn solve(
    costs: &Costs<'_>,
    s: &mut State,
    search: &mut Search,
    watch: &Reporter<'_, '_>,
) -> Result<Outcome, Failure> {
    if abounds_in_ties(costs) && is_taken(Shortcut::TiesFirst) {
        let free = primal_dual::serve_all(s, costs, watch)?;
        s.statistics.end_phase(PhaseKind::Paths, 0, free.len());
        return augment_or_auction(costs, s, search, free, 1, watch);
    }
    let wide = (1..costs.columns).contains(&costs.rows) && s.begin_wide(costs, watch);
    if !wide {
        s.begin(costs, watch);
        if costs.rows == 0 {
            return if watch.is_stopped() { Err(s.cancelled()) } else { Ok(s.outcome()) };
        }
        let proposal = sorted_pairing::propose(costs, watch).filter(|_| is_taken(Shortcut::SortedPairing));
        if let Some((prices, _)) = &proposal {
            s.put_prices(prices);
        }
        s.refresh_all(costs, watch);
        if watch.is_stopped() {
            return Err(s.cancelled());
        }
        if let Some((_, pairs)) = proposal {
            return follow(costs, s, search, &pairs, watch);
        }
    }
    if watch.is_stopped() {
        return Err(s.cancelled());
    }
    if s.has_hopeless_row() {
        return Err(Failure::Shortage);
    }
    let free = s.free_rows();
    let (free, hints) = reduce(costs, s, free, watch)?;
    if s.rows < s.columns && free.len() * 4 > s.rows && is_taken(Shortcut::SecondStart) {
        s.begin_contested(costs, 4 * hints.gap, watch);
        s.refresh_all(costs, watch);
        if watch.is_stopped() {
            return Err(s.cancelled());
        }
        let free = s.free_rows();
        if hints_of(costs, s).is_tied {
            let free = primal_dual(costs, s, free, watch)?;
            return augment_or_auction(costs, s, search, free, 1, watch);
        }
        return finish(costs, s, search, free, watch);
    }
    after_reduction(costs, s, search, free, hints, watch)
}

/// Keeps the proposed pairs that are tight, and goes on from them: without an auction if the others
/// miss their best by no more than rounding explains, otherwise with no larger an epsilon than what
/// they miss it by. The gaps of the rows alone mislead here: in `1 / (1 + i + j)` those of a few
/// are larger than all others together, and an auction from there took 44 readings.
fn follow(
    costs: &Costs<'_>,
    s: &mut State,
    search: &mut Search,
    pairs: &[u32],
    watch: &Reporter<'_, '_>,
) -> Result<Outcome, Failure> {
    s.statistics.count_pass();
    let (range, mut missed) = (s.high - s.low, 0);
    for (i, &j) in pairs.iter().enumerate() {
        if !s.adopt(costs, i, j) {
            let value = costs.cost(i, j).map_or(range, |cost| i64::from(cost) - s.v(j) - s.least(i));
            missed += value.clamp(0, range);
        }
    }
    let free = s.free_rows();
    s.statistics.end_phase(PhaseKind::Reduction, 0, free.len());
    report_progress(s, PhaseKind::Reduction, free.len(), watch)?;
    let missed = missed / i64::try_from(s.rows).unwrap_or(i64::MAX);
    let (mut free, hints) = reduce(costs, s, free, watch)?;
    if missed > ROUNDING {
        return after_reduction(costs, s, search, free, Hints { gap: hints.gap.min(missed), ..hints }, watch);
    }
    if free.len() * SOME > s.rows {
        free = primal_dual(costs, s, free, watch)?;
    }
    augment_or_auction(costs, s, search, free, 1, watch)
}

/// Rows that are looked at for ties.
const SAMPLE: usize = 16;

/// At prices of 0, have most rows so many best cells that they are likely to find one each, and are
/// these not all in the same columns?
fn abounds_in_ties(costs: &Costs<'_>) -> bool {
    let own = costs.own_rows();
    // filled up after a first attempt: it has been tried
    let is_retry = own < costs.rows && (costs.columns - own) * NEARLY > own;
    if own < SAMPLE || is_retry {
        return false;
    }
    let mut scratch = RowScratch::default();
    let mut is_wanted = vec![false; costs.columns];
    let (mut tied, mut wanted, mut cheapest) = (0, 0, 0);
    for k in 0..SAMPLE {
        // no regular stride: it might meet a period of the matrix
        let row = costs.row((k * own + (k * 7919) % own) / SAMPLE, &mut scratch);
        let (low, high) = range(row);
        let best = if costs.sense == Sense::Maximise { high } else { low };
        let mut count = 0;
        for (is_wanted, _) in is_wanted.iter_mut().zip(row).filter(|(_, x)| **x == best) {
            count += 1;
            wanted += usize::from(!std::mem::replace(is_wanted, true));
        }
        tied += usize::from(count >= 2 * costs.columns.ilog2() as usize);
        cheapest += count;
    }
    tied * 4 >= SAMPLE * 3 && wanted * 2 >= cheapest.min(costs.columns)
}

/// The rows before the reductions: their mean gap, how many had none, and whether that is most of
/// those that are no filler.
struct Hints {
    gap: i64,
    tied: usize,
    is_tied: bool,
}

/// Two reductions.
fn reduce(
    costs: &Costs<'_>,
    s: &mut State,
    mut free: Vec<u32>,
    watch: &Reporter<'_, '_>,
) -> Result<(Vec<u32>, Hints), Failure> {
    let hints = hints_of(costs, s);
    let reduction = Terms { epsilon: 0, budget: 2 * s.rows as u64, rise: 0 };
    for _ in 0..if is_taken(Shortcut::Reduction) { 2 } else { 0 } {
        free = phase(s, costs, free, &reduction, watch).0;
        s.statistics.end_phase(PhaseKind::Reduction, 0, free.len());
        report_progress(s, PhaseKind::Reduction, free.len(), watch)?;
    }
    Ok((free, hints))
}

fn hints_of(costs: &Costs<'_>, s: &State) -> Hints {
    let own = costs.own_rows();
    let (gap, tied, own_tied) = gaps(s, own);
    Hints { gap, tied, is_tied: own_tied * 2 >= own }
}

/// Has a phase left so many rows that, among ties, paths from all at once are better?
fn is_stuck(costs: &Costs<'_>, free: &[u32]) -> bool {
    free.len() * 10 > costs.own_rows()
}

/// Is a wide matrix to be filled up to a square from the start? If it is nearly one.
pub(super) fn fills_up(costs: &Costs<'_>) -> bool {
    let spare = costs.columns - costs.rows;
    spare > 0 && spare * NEARLY <= costs.rows && is_taken(Shortcut::FillingUp)
}

/// Matches the free rows, whatever the prices; all lists must have been read.
pub(super) fn finish(
    costs: &Costs<'_>,
    s: &mut State,
    search: &mut Search,
    free: Vec<u32>,
    watch: &Reporter<'_, '_>,
) -> Result<Outcome, Failure> {
    let (free, hints) = reduce(costs, s, free, watch)?;
    after_reduction(costs, s, search, free, hints, watch)
}

fn after_reduction(
    costs: &Costs<'_>,
    s: &mut State,
    search: &mut Search,
    mut free: Vec<u32>,
    Hints { gap, tied, is_tied }: Hints,
    watch: &Reporter<'_, '_>,
) -> Result<Outcome, Failure> {
    let square = s.rows == s.columns;
    let epsilon = gap.max(1);
    if is_tied && is_stuck(costs, &free) {
        free = primal_dual(costs, s, free, watch)?;
    }
    let easy = free.len() <= FEW || (tied * 2 >= s.rows && free.len() * 10 <= s.rows);
    if !square && free.len() * 4 > s.rows {
        return Err(Failure::PathsTooCostly);
    }
    if square && !easy {
        free = auction(costs, s, free, epsilon, watch)?;
        if is_stuck(costs, &free) && hints_of(costs, s).is_tied {
            free = primal_dual(costs, s, free, watch)?;
        }
    }
    augment_or_auction(costs, s, search, free, epsilon, watch)
}

/// The primal-dual method, as far as it pays; returns the rows left.
fn primal_dual(
    costs: &Costs<'_>,
    s: &mut State,
    free: Vec<u32>,
    watch: &Reporter<'_, '_>,
) -> Result<Vec<u32>, Failure> {
    if !is_taken(Shortcut::TiesLater) {
        return Ok(free);
    }
    let free = primal_dual::serve(s, costs, free, watch)?;
    s.statistics.end_phase(PhaseKind::Paths, 0, free.len());
    Ok(free)
}

/// Paths, and the auction again when they do not pay.
pub(super) fn augment_or_auction(
    costs: &Costs<'_>,
    s: &mut State,
    search: &mut Search,
    mut free: Vec<u32>,
    mut epsilon: i64,
    watch: &Reporter<'_, '_>,
) -> Result<Outcome, Failure> {
    let n = s.rows as u64;
    let square = s.rows == s.columns;
    let mut allowance = n * if square { VISITS } else { WIDE_VISITS };
    s.exact = true;
    search.begin(s.rows, s.columns);
    loop {
        free = paths(costs, s, search, free, allowance, watch)?;
        if free.is_empty() {
            if !square {
                returning_path::restore_zero_prices(s, costs, watch);
                if watch.is_stopped() {
                    return Err(s.cancelled());
                }
            }
            return Ok(s.outcome());
        }
        if !square {
            return Err(Failure::PathsTooCostly);
        }
        epsilon = (epsilon * 4).min(s.high - s.low).max(1);
        allowance *= 4;
        free = auction(costs, s, free, epsilon, watch)?;
    }
}

fn report_progress(
    s: &State,
    phase: PhaseKind,
    free: usize,
    watch: &Reporter<'_, '_>,
) -> Result<(), Failure> {
    if watch.may_continue(phase, free, &s.statistics) { Ok(()) } else { Err(s.cancelled()) }
}

/// Bids between two doublings: the more rows the reductions left, the wider the prices will have to
/// spread, the sooner.
fn rise(s: &State, free: usize) -> u64 {
    let n = s.rows as u64;
    2 * (n - free as u64) + n / 10 + 1
}

/// Phases of falling epsilon, then a reduction; all matched cells are tight afterwards.
fn auction(
    costs: &Costs<'_>,
    s: &mut State,
    mut free: Vec<u32>,
    mut epsilon: i64,
    watch: &Reporter<'_, '_>,
) -> Result<Vec<u32>, Failure> {
    if !is_taken(Shortcut::Auction) {
        return Ok(free);
    }
    let n = s.rows as u64;
    // lists go stale sooner now, and a reading costs more the longer the row
    s.want = (s.columns / 160).clamp(8, 48);
    // time for epsilon to reach the range, and for one phase
    let doublings = u64::from(((s.high - s.low + 1) / epsilon).max(1).ilog2()) + 1;
    let mut terms = Terms { epsilon, budget: n * (2 * doublings + BIDS), rise: rise(s, free.len()) };
    s.exact = false;
    while epsilon > 0 {
        (free, epsilon) = phase(s, costs, free, &terms, watch);
        s.statistics.end_phase(PhaseKind::Auction, epsilon, free.len());
        // who cannot be settled now will not be later: let the paths judge
        let next = if epsilon == 1 || free.len() * 4 > s.rows { 0 } else { (epsilon / DIVISOR).max(1) };
        free_rows_off_their_best(s, costs, next, &mut free, watch);
        report_progress(s, PhaseKind::Auction, free.len(), watch)?;
        epsilon = next;
        s.exact = next == 0;
        terms = Terms { epsilon, budget: n * BIDS, rise: 0 };
    }
    free = phase(s, costs, free, &Terms { epsilon: 0, budget: 2 * n, rise: 0 }, watch).0;
    s.statistics.end_phase(PhaseKind::Reduction, 0, free.len());
    report_progress(s, PhaseKind::Reduction, free.len(), watch)?;
    Ok(free)
}

/// Augments from the free rows while the allowance of visits lasts; returns the rows left.
pub(super) fn paths(
    costs: &Costs<'_>,
    s: &mut State,
    search: &mut Search,
    mut free: Vec<u32>,
    allowance: u64,
    watch: &Reporter<'_, '_>,
) -> Result<Vec<u32>, Failure> {
    let limit = s.statistics.visits().saturating_add(allowance);
    free.reverse();
    while let Some(i) = free.pop() {
        match search.augment(s, costs, i, watch) {
            Augmented::Served => {}
            Augmented::Stuck => return Err(Failure::Shortage),
            Augmented::Stopped => return Err(s.cancelled()),
        }
        report_progress(s, PhaseKind::Paths, free.len(), watch)?;
        if s.statistics.visits() > limit {
            break;
        }
    }
    s.statistics.end_phase(PhaseKind::Paths, 0, free.len());
    free.reverse();
    Ok(free)
}
