//! The places of each class and what they cost: one heap a class.
//!
//! *Problem.* Rows bid for any place of a class (a *pooled* place) or for one member (a *specific*
//! one). What does the class cost, and who gives way?
//!
//! *Method.* A class has as many places as members. The place of least price is on top of a heap;
//! its price is the price of the class. A bid for the class replaces the top. A bid for a member
//! that is pooled replaces the top too, and from then on the member has a place and a price of its
//! own. Which member a pooled place stands for is left open until the end.
//!
//! *Lazy heaps.* The price of a specific place rises without a word to the heap; the top is made
//! true when it is looked at. This is right because prices only rise.
//!
//! *References.* D. P. Bertsekas and D. A. Castanon (1989), The auction algorithm for the
//! transportation problem, Annals of Operations Research 20: similar objects.

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::lists::Lists;
use crate::assignment::solvers::flow::square::SquareNetwork;

/// Below all prices.
pub(super) const LOW: i32 = i32::MIN / 4;
/// Marks the key of a specific place: a column, not a row.
const SPECIFIC: u32 = 1 << 31;
/// Marks a place in a class, where the other places of rows are columns.
pub(super) const POOLED: u32 = 1 << 31;
/// A place without a holder. No row has this number.
const EMPTY: u32 = SPECIFIC - 1;

/// A column in the auction.
#[derive(Debug, Clone, Copy)]
struct Member {
    /// The price of its own; [`LOW`] while it is pooled.
    price: i32,
    class: u32,
}

/// All places.
#[derive(Debug)]
pub(super) struct ClassPrices<'a> {
    classes: &'a Lists<u32>,
    members: Vec<Member>,
    /// Who holds each specific member.
    holder: Vec<u32>,
    /// Prices and holders of places, a heap for each class, the least on top.
    places: Vec<u64>,
    /// The price of each class.
    price: Vec<i32>,
    /// Places filled so far while the heaps are rebuilt.
    filled: Vec<u32>,
}

/// Sorts by price, then by holder.
#[inline]
fn key(price: i32, holder: u32) -> u64 {
    u64::from(price.cast_unsigned() ^ SPECIFIC) << 32 | u64::from(holder)
}

#[inline]
fn price_of(key: u64) -> i32 {
    ((key >> 32) as u32 ^ SPECIFIC).cast_signed()
}

/// Lets the key at `at` sink to its level.
#[inline]
fn sink(heap: &mut [u64], mut at: usize) {
    let key = heap[at];
    loop {
        let mut child = 2 * at + 1;
        if child >= heap.len() {
            break;
        }
        if child + 1 < heap.len() && heap[child + 1] < heap[child] {
            child += 1;
        }
        if heap[child] >= key {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = key;
}

impl<'a> ClassPrices<'a> {
    /// Everybody is pooled and free, at price 0.
    pub(super) fn new(square: &'a SquareNetwork) -> Self {
        let classes = &square.members;
        Self {
            classes,
            members: square.class_of.iter().map(|&class| Member { price: LOW, class }).collect(),
            holder: vec![NONE; square.columns()],
            places: vec![key(0, EMPTY); square.columns()],
            price: vec![0; classes.len()],
            filled: vec![0; classes.len()],
        }
    }

    /// The price of a class.
    #[inline]
    pub(super) fn class_price(&self, class: usize) -> i32 {
        self.price[class]
    }

    /// The price of a column: its own, or that of its class.
    #[inline]
    pub(super) fn column_price(&self, column: u32) -> i32 {
        let member = self.members[column as usize];
        member.price.max(self.price[member.class as usize])
    }

    /// The class of a column.
    #[inline]
    pub(super) fn class_of(&self, column: u32) -> usize {
        self.members[column as usize].class as usize
    }

    /// Has this column a place of its own?
    pub(super) fn is_specific(&self, column: u32) -> bool {
        self.members[column as usize].price != LOW
    }

    /// Makes the top of a class true, and with it the price of the class.
    #[inline]
    fn correct_top(&mut self, class: usize) {
        let heap = &mut self.places[self.classes.range(class)];
        let Some(&first) = heap.first() else { return };
        let mut top = first;
        while top as u32 & SPECIFIC != 0 {
            let price = self.members[(top as u32 & !SPECIFIC) as usize].price;
            if price <= price_of(top) {
                break;
            }
            heap[0] = key(price, top as u32);
            sink(heap, 0);
            top = heap[0];
        }
        self.price[class] = price_of(top);
    }

    /// The cheapest place of a class gives way; returns its holder.
    #[inline]
    fn replace(&mut self, class: usize, new: u64) -> u32 {
        let heap = &mut self.places[self.classes.range(class)];
        let old = heap[0] as u32;
        heap[0] = new;
        sink(heap, 0);
        if old & SPECIFIC != 0 {
            let member = (old & !SPECIFIC) as usize;
            self.members[member].price = LOW;
            std::mem::replace(&mut self.holder[member], NONE)
        } else if old == EMPTY {
            NONE
        } else {
            old
        }
    }

    /// A row takes the cheapest place of a class, which has members. Returns who had it.
    #[inline]
    pub(super) fn take_any(&mut self, class: usize, row: u32, price: i32) -> u32 {
        let out = self.replace(class, key(price, row));
        self.correct_top(class);
        out
    }

    /// A row takes this column. Returns who had it.
    #[inline]
    pub(super) fn take(&mut self, column: u32, row: u32, price: i32) -> u32 {
        let class = self.class_of(column);
        let at = column as usize;
        let name = column | SPECIFIC;
        let out = if self.members[at].price == LOW {
            let out = self.replace(class, key(price, name));
            self.members[at].price = price;
            self.correct_top(class);
            out
        } else {
            self.members[at].price = price;
            if self.places[self.classes.range(class).start] as u32 == name {
                self.correct_top(class);
            }
            self.holder[at]
        };
        self.holder[at] = row;
        out
    }

    /// The holder of a specific column lets it go; it keeps its price.
    pub(super) fn release(&mut self, column: u32) {
        self.holder[column as usize] = NONE;
    }

    /// Rebuilds the heaps at these prices of classes and of columns with a place of their own.
    /// All holders of pooled places must be named again by [`keep`](Self::keep).
    pub(super) fn restart(&mut self, class_prices: &[i32], own: impl Fn(u32) -> i32) {
        self.price.copy_from_slice(class_prices);
        self.filled.fill(0);
        for column in 0..self.members.len() as u32 {
            if self.is_specific(column) {
                let price = own(column);
                self.members[column as usize].price = price;
                self.put(self.class_of(column), key(price, column | SPECIFIC));
            }
        }
    }

    /// A row keeps its pooled place in a class, at this price.
    pub(super) fn keep(&mut self, class: usize, row: u32, price: i32) {
        self.put(class, key(price, row));
    }

    fn put(&mut self, class: usize, key: u64) {
        let range = self.classes.range(class);
        let filled = &mut self.filled[class];
        if let Some(place) = self.places[range].get_mut(*filled as usize) {
            *place = key;
            *filled += 1;
        }
    }

    /// All holders have been named: the other places are free, and the heaps are ready.
    pub(super) fn ready(&mut self) {
        for class in 0..self.classes.len() {
            let heap = &mut self.places[self.classes.range(class)];
            heap[self.filled[class] as usize..].fill(key(self.price[class], EMPTY));
            for at in (0..heap.len() / 2).rev() {
                sink(heap, at);
            }
            self.correct_top(class);
        }
    }
}
