//! Between two phases of the auction: prices come down, and who is too far from the best is set
//! free.
//!
//! *Problem.* A phase that stops early leaves prices that were bid up for places which nobody took
//! in the end. The next phase should not start from these.
//!
//! *Method.* Each row has a best value at the present prices. The least prices at which no row
//! could do better than that are found by one sweep down the hubs and one pass over the choices.
//! Going there is like one round of a reverse auction, in which each empty place asks for what
//! somebody would give. A row keeps its place if it is then within the new epsilon of its best. A
//! pooled place counts with the price at which its row would be just that far.
//!
//! *Caveat.* Pooled members are lowered by class, whatever direct arcs lead to them; so a value may
//! turn out better than the best. That costs a few bids.
//!
//! *References.* D. P. Bertsekas, D. A. Castanon and H. Tsaknakis (1993), Reverse auction and the
//! solution of inequality constrained assignment problems, SIAM Journal on Optimization 3.

use std::collections::VecDeque;

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::blocks::Tops;
use crate::assignment::solvers::flow::class_auction::{Auction, NOTHING, SCALE};
use crate::assignment::solvers::flow::class_prices::{LOW, POOLED};

impl Auction<'_> {
    /// Lowers the prices as far as the best values of the rows allow, and frees whoever is more
    /// than epsilon below the best.
    pub(super) fn lower(&mut self, epsilon: i32, queue: &mut VecDeque<u32>) {
        let (square, hubs) = (self.square, self.square.hubs);
        self.sweep();
        let mut tops = Vec::with_capacity(square.rows());
        let mut reach = vec![LOW; square.nodes()];
        let mut least = vec![LOW; square.columns()];
        for row in 0..square.rows() {
            let entry = square.entry[row] as usize;
            let top = self.label[entry].max(self.choices(row).0);
            self.choice_bound[row] = i32::MAX;
            tops.push(top);
            reach[entry] = reach[entry].max(-top.max(NOTHING));
            for choice in square.choices.of(row) {
                let least = &mut least[choice.column as usize];
                *least = (*least).max(SCALE * choice.points - top);
            }
        }
        let mut into = vec![Tops::NOBODY; square.blocks.len()];
        for node in 0..square.nodes() {
            for &block in square.blocks.of_head.of(node) {
                let over = into[block as usize].but(square.blocks.lines[node]).max(i64::from(LOW)) as i32;
                reach[node] = over.max(reach[node]);
            }
            if node >= hubs {
                continue;
            }
            for arc in square.arcs.of(node) {
                let over = reach[node] + SCALE * arc.points;
                let reach = &mut reach[arc.head as usize];
                *reach = over.max(*reach);
            }
            for over in square.blocks.arcs.of(node) {
                let far = i64::from(reach[node] + SCALE * over.points);
                into[over.block as usize].offer(over.except, far);
            }
        }
        let lowered = (0..square.members.len()).map(|class| {
            let (reach, old) = (reach[hubs + class], self.class_prices.class_price(class));
            if reach > NOTHING { reach.min(old) } else { old }
        });
        let lowered: Vec<i32> = lowered.collect();
        let own =
            |column: u32| least[column as usize].max(lowered[square.class_of[column as usize] as usize]);
        self.class_prices.restart(&lowered, own);
        queue.clear();
        for (row, top) in tops.into_iter().enumerate() {
            let place = self.place[row];
            let price = match place {
                NONE => 0,
                pooled if pooled & POOLED != 0 => lowered[(pooled & !POOLED) as usize],
                column => self.class_prices.column_price(column),
            };
            let spare = self.earns[row] - price - top + epsilon;
            if place != NONE && spare >= 0 {
                if place & POOLED != 0 {
                    self.class_prices.keep((place & !POOLED) as usize, row as u32, price + spare);
                }
                continue;
            }
            if place & POOLED == 0 {
                self.class_prices.release(place);
            }
            self.place[row] = NONE;
            queue.push_back(row as u32);
        }
        self.class_prices.ready();
        self.sweep();
    }
}
