//! Epsilon-scaling auction in which similar columns are one object with many places.
//!
//! *Problem.* Prices and pairs close to the best perfect pairing of a [`SquareNetwork`].
//!
//! *Method.* A free row takes the best on offer: the best class through its hub, or a column by a
//! direct arc. It raises the price by its gap to the second best, and by epsilon; who had the place
//! bids next, after all others who wait. Phases with falling epsilon; a phase ends when few are
//! left without a place. Between phases prices come down again
//! ([`lowering`](crate::assignment::solvers::flow::lowering)).
//!
//! *Labels.* The best class through a hub is a maximum over paths. Prices only rise in a phase, so
//! labels only fall: each hub remembers its best arc and the value of the second best. As long as
//! the best arc is worth no less than that, nothing else needs to be looked at. Heads of blocks are
//! in heaps ([`block_heaps`](crate::assignment::solvers::flow::block_heaps)).
//!
//! *Caveat.* Bars are ignored, epsilon is never zero, and a phase gives up after a number of bids,
//! or when a price is too high. The exact search that follows mends all that.
//!
//! *Deviations from Bertsekas and Castanon.* Persons are not classes: each row bids for itself, for
//! it may have direct arcs. First come, first served: the rows left over are then spread over all
//! classes (with the last first, the exact search takes many times longer).
//!
//! *Numeric policy.* Prices are `i32`, in quarters of a point. The auction is skipped unless the
//! largest points are below 2^23, or 2^25 quarters. A bid raises a price by at most three times
//! that; the auction ends when a price passes 2^27. So prices stay below 7 * 2^25 and values above
//! -2^28, while nodes without a way have labels below -2^29 + 2^25.
//!
//! *References.* D. P. Bertsekas and D. A. Castanon (1989), The auction algorithm for the
//! transportation problem, Annals of Operations Research 20; D. P. Bertsekas (1992), Auction
//! algorithms for network flow problems: a tutorial introduction, Computational Optimization and
//! Applications 1.

use std::collections::VecDeque;

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::auction_outcome::{AuctionOutcome, auction_outcome};
use crate::assignment::solvers::flow::block_heaps::BlockHeaps;
use crate::assignment::solvers::flow::blocks::{Lines, NO_LINES};
use crate::assignment::solvers::flow::class_prices::{ClassPrices, LOW, POOLED};
use crate::assignment::solvers::flow::square::SquareNetwork;
use crate::assignment::solvers::reporter::Reporter;
use crate::assignment::solvers::statistics::Statistics;
use crate::progress::PhaseKind;

/// This many units make a point.
pub(super) const SCALE: i32 = 4;
/// The auction does not run beyond this many points.
const MOST_POINTS: i64 = 1 << 23;
/// The auction ends when a price passes this.
const HIGH: i32 = 1 << 27;
/// Values below this are of rows without any way.
pub(super) const NOTHING: i32 = LOW / 2 - (1 << 27);
/// The first epsilon is the largest points by this.
const START: i64 = 24;
/// Epsilon falls by this factor.
const FALL: i32 = 3;
/// A phase gives up after this many bids a row.
const PATIENCE: usize = 24;
/// Units of work of a bid, without its choices.
const BID: u64 = 128;
/// The watch gets a report every so many bids.
const REPORT: usize = 1 << 16;

/// The best arc of a hub, and the value of the second best. All that a walk along the best arcs
/// needs is here: the arcs of many hubs are far apart.
#[derive(Debug, Clone, Copy)]
struct Best {
    /// [`NONE`] if there is no way. Blocks have numbers after all nodes.
    head: u32,
    /// The lines that the arc to the block leaves out.
    except: Lines,
    /// Of the arc, in units of `1 / SCALE` points.
    points: i32,
    second: i32,
}

impl Best {
    const NONE: Self = Self { head: NONE, except: NO_LINES, points: 0, second: LOW };
}

/// The state of an auction.
pub(super) struct Auction<'a> {
    pub(super) square: &'a SquareNetwork,
    pub(super) class_prices: ClassPrices<'a>,
    /// By node. Between sweeps it may be too high.
    pub(super) label: Vec<i32>,
    /// By hub.
    best: Vec<Best>,
    /// Where each row is: a column, a class (marked), or nowhere.
    pub(super) place: Vec<u32>,
    /// What that place brings the row, before its price.
    pub(super) earns: Vec<i32>,
    /// No choice of the row is worth more now.
    pub(super) choice_bound: Vec<i32>,
    heaps: BlockHeaps<'a>,
    /// By block: has this sweep not been there yet?
    unswept: Vec<bool>,
    path: Vec<u32>,
    largest: i32,
    /// Units of work that the watch has not been told of.
    unspent: u64,
}

/// Runs the auction. `None` where the numbers are too large for it.
pub(super) fn auction(
    square: &SquareNetwork,
    guard: &Reporter<'_, '_>,
    statistics: &mut Statistics,
) -> Option<AuctionOutcome> {
    if square.largest >= MOST_POINTS || square.rows() == 0 {
        return None;
    }
    let mut auction = Auction::new(square);
    let mut epsilon = SCALE * (square.largest / START).max(1) as i32;
    let mut queue: VecDeque<u32> = (0..square.rows() as u32).collect();
    if !guard.spend(auction.size()) {
        return Some(auction.end(true));
    }
    auction.sweep();
    let cancelled = loop {
        let done = auction.phase(epsilon, &mut queue, guard, statistics);
        statistics.end_phase(PhaseKind::Auction, i64::from(epsilon / SCALE), queue.len());
        let cancelled =
            done == Some(false) || !guard.may_continue(PhaseKind::Auction, queue.len(), statistics);
        if cancelled || done.is_none() || epsilon <= 1 {
            break cancelled;
        }
        epsilon = (epsilon / FALL).max(1);
        if !guard.spend(auction.size()) {
            break true;
        }
        auction.lower(epsilon, &mut queue);
    };
    Some(auction.end(cancelled))
}

/// This many rows may be left without a place: 2 % of few, less of many (0.3 % of a million). With
/// 1 % of 100,000 the auction of 99 bands took a fifth longer in all.
fn may_be_left(rows: usize) -> usize {
    (rows / 50).min((rows as u64 * 80_000_000).isqrt().isqrt() as usize)
}

impl<'a> Auction<'a> {
    fn new(square: &'a SquareNetwork) -> Self {
        let rows = square.rows();
        Self {
            square,
            class_prices: ClassPrices::new(square),
            label: vec![0; square.nodes()],
            best: vec![Best::NONE; square.hubs],
            place: vec![NONE; rows],
            earns: vec![0; rows],
            choice_bound: vec![i32::MAX; rows],
            heaps: BlockHeaps::new(&square.blocks),
            unswept: vec![true; square.blocks.len()],
            path: Vec::new(),
            largest: SCALE * square.largest as i32,
            unspent: 0,
        }
    }

    /// Units of work to look at everything once.
    fn size(&self) -> u64 {
        let square = self.square;
        (4 * square.rows() + square.choices.items().len() + square.arcs.items().len()) as u64
    }

    /// Looks at all arcs of a hub.
    fn scan(&mut self, hub: usize) {
        let (mut first, mut best) = (LOW, Best::NONE);
        for arc in self.square.arcs.of(hub) {
            let points = SCALE * arc.points;
            let value = points + self.label[arc.head as usize];
            if value > first {
                best = Best { head: arc.head, except: NO_LINES, points, second: first };
                first = value;
            } else if value > best.second {
                best.second = value;
            }
        }
        for over in self.square.blocks.arcs.of(hub) {
            let block = over.block as usize;
            if std::mem::replace(&mut self.unswept[block], false) {
                self.heaps.restart(block, &self.label);
            }
            let (head, points) = (self.heaps.best(block, over.except, &self.label), SCALE * over.points);
            if head == NONE {
                continue;
            }
            let value = points + self.label[head as usize];
            if value > first {
                let head = self.label.len() as u32 + over.block;
                best = Best { head, except: over.except, points, second: first };
                first = value;
            } else {
                best.second = best.second.max(value);
            }
        }
        self.label[hub] = first;
        self.best[hub] = best;
    }

    /// Where the best way on from a node leads; [`NONE`] from a class, or if there is no way. To a
    /// block one comes from a hub.
    #[inline]
    fn onward(&mut self, before: u32, node: usize) -> u32 {
        if let Some(best) = self.best.get(node) {
            return best.head;
        }
        let Some(block) = node.checked_sub(self.label.len()) else { return NONE };
        self.heaps.best(block, self.best[before as usize].except, &self.label)
    }

    /// All labels, from the prices.
    pub(super) fn sweep(&mut self) {
        let hubs = self.square.hubs;
        for class in 0..self.square.members.len() {
            let empty = self.square.members.of(class).is_empty();
            self.label[hubs + class] = if empty { LOW } else { -self.class_prices.class_price(class) };
        }
        self.unswept.fill(true);
        for hub in (0..hubs).rev() {
            self.scan(hub);
        }
    }

    /// Makes the label of a node true, and the way on from it. Returns the label.
    #[inline]
    fn refresh(&mut self, node: usize) -> i32 {
        let mut node = node;
        loop {
            loop {
                let before = self.path.last().map_or(NONE, |&before| before);
                let head = self.onward(before, node);
                if head == NONE {
                    break;
                }
                self.path.push(node as u32);
                node = head as usize;
            }
            let mut value = self.label[node];
            loop {
                let Some(at) = self.path.pop() else { return value };
                let at = at as usize;
                if let Some(block) = at.checked_sub(self.label.len()) {
                    let before = self.path.last().map_or(NONE, |&before| before);
                    if self.heaps.stays(block, self.best[before as usize].except, &self.label, value) {
                        continue;
                    }
                    node = at;
                    break;
                }
                let best = self.best[at];
                value += best.points;
                if value < best.second {
                    self.scan(at);
                    node = at;
                    break;
                }
                self.label[at] = value;
            }
        }
    }

    /// The values of the best two choices of a row, and the column of the best.
    #[inline]
    pub(super) fn choices(&self, row: usize) -> (i32, i32, u32, i32) {
        let (mut first, mut second, mut best, mut earns) = (LOW, LOW, NONE, 0);
        for choice in self.square.choices.of(row) {
            let points = SCALE * choice.points;
            let value = points - self.class_prices.column_price(choice.column);
            if value > first {
                second = first;
                first = value;
                best = choice.column;
                earns = points;
            } else if value > second {
                second = value;
            }
        }
        (first, second, best, earns)
    }

    /// Bids until few are left. `None`: it gave up; `Some(false)`: the watch stopped it.
    fn phase(
        &mut self,
        epsilon: i32,
        queue: &mut VecDeque<u32>,
        guard: &Reporter<'_, '_>,
        statistics: &mut Statistics,
    ) -> Option<bool> {
        let rows = self.square.rows();
        let stop = may_be_left(rows);
        let budget = PATIENCE * rows + 1000;
        let (mut bids, mut hopeless, mut high) = (0, 0, false);
        while queue.len() > stop && bids < budget && !high {
            let Some(row) = queue.pop_front() else { break };
            bids += 1;
            if bids % REPORT == 0 {
                statistics.count_bids(REPORT as u64);
                if !guard.may_continue(PhaseKind::Auction, queue.len() + 1, statistics) {
                    queue.push_back(row);
                    return Some(false);
                }
            }
            self.unspent += BID;
            if self.unspent >= guard.pace() && !guard.spend(std::mem::take(&mut self.unspent)) {
                queue.push_back(row);
                return Some(false);
            }
            match self.bid(row, epsilon) {
                Some((NONE, price)) => high = price > HIGH,
                Some((out, price)) => {
                    high = price > HIGH;
                    self.place[out as usize] = NONE;
                    queue.push_back(out);
                }
                None => hopeless += 1,
            }
        }
        statistics.count_bids((bids % REPORT) as u64);
        (bids < budget && !high && hopeless <= stop).then_some(true)
    }

    /// One bid. Returns who gave way, and the new price; `None` if the row has no way at all.
    #[inline]
    fn bid(&mut self, row: u32, epsilon: i32) -> Option<(u32, i32)> {
        let at = row as usize;
        let entry = self.square.entry[at] as usize;
        let label = self.refresh(entry);
        let (mut second, mut column, mut earns) = (LOW, NONE, 0);
        if self.choice_bound[at] > label {
            self.unspent += self.square.choices.of(at).len() as u64;
            (self.choice_bound[at], second, column, earns) = self.choices(at);
        }
        let choice = self.choice_bound[at];
        let most = 2 * self.largest + epsilon;
        if choice > label {
            let price =
                self.class_prices.column_price(column) + (choice - second.max(label) + epsilon).min(most);
            let class = self.class_prices.class_of(column);
            let out = self.class_prices.take(column, row, price);
            self.label[self.square.hubs + class] = -self.class_prices.class_price(class);
            self.place[at] = column;
            self.earns[at] = earns;
            return Some((out, price));
        }
        if label < NOTHING {
            return None;
        }
        let (mut node, mut way, mut second) = (entry, 0, choice);
        let mut before = NONE;
        loop {
            let head = self.onward(before, node);
            if head == NONE {
                break;
            }
            if let Some(best) = self.best.get(node) {
                second = second.max(way + best.second);
                way += best.points;
            } else {
                let (block, except) = (node - self.label.len(), self.best[before as usize].except);
                second = second.max(way + self.heaps.second(block, except, &self.label));
            }
            before = node as u32;
            node = head as usize;
        }
        let class = node - self.square.hubs;
        let price = self.class_prices.class_price(class) + (label - second + epsilon).min(most);
        let out = self.class_prices.take_any(class, row, price);
        self.label[node] = -self.class_prices.class_price(class);
        self.place[at] = class as u32 | POOLED;
        self.earns[at] = way;
        Some((out, price))
    }

    fn end(self, cancelled: bool) -> AuctionOutcome {
        auction_outcome(self.square, &self.class_prices, self.place, self.earns, cancelled)
    }
}
