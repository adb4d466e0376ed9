//! The best head of each block while prices rise: one lazy heap a block.
//!
//! *Problem.* Labels of heads fall, one by one, in an auction. Which head of a block is the best,
//! if those in some lines are left out?
//!
//! *Method.* The heads of a block are a heap by the labels they once had. Labels only fall, so none
//! is better than its key; keys are made true when they come to the top. Who is left out is passed
//! by on the way down. With 200 heads a look at all of them took most of the auction.
//!
//! *Caveat.* Where most heads of a block are in one line and are its best, those who leave it out
//! pass by all of them.

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::blocks::{Blocks, Lines, meet};
use crate::assignment::solvers::flow::class_prices::LOW;

/// A head, and no less than its label.
#[derive(Debug, Clone, Copy)]
struct Item {
    key: i32,
    head: u32,
    lines: Lines,
}

/// The heads of all blocks.
#[derive(Debug)]
pub(super) struct BlockHeaps<'a> {
    blocks: &'a Blocks,
    items: Vec<Item>,
    /// Places to be looked at.
    front: Vec<usize>,
}

/// Lets the item at `at` sink to its level.
fn sink(heap: &mut [Item], mut at: usize) {
    let item = heap[at];
    loop {
        let mut child = 2 * at + 1;
        if child >= heap.len() {
            break;
        }
        if child + 1 < heap.len() && heap[child + 1].key > heap[child].key {
            child += 1;
        }
        if heap[child].key <= item.key {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = item;
}

impl<'a> BlockHeaps<'a> {
    pub(super) fn new(blocks: &'a Blocks) -> Self {
        let items = blocks.heads.items().iter().map(|&head| Item {
            key: 0,
            head,
            lines: blocks.lines[head as usize],
        });
        Self { blocks, items: items.collect(), front: Vec::new() }
    }

    /// Takes the labels of a block's heads, which may have risen.
    pub(super) fn restart(&mut self, block: usize, labels: &[i32]) {
        let range = self.blocks.heads.range(block);
        let heap = &mut self.items[range.clone()];
        for (item, &head) in heap.iter_mut().zip(&self.blocks.heads.items()[range]) {
            *item = Item { key: labels[head as usize], head, lines: self.blocks.lines[head as usize] };
        }
        for at in (0..heap.len() / 2).rev() {
            sink(heap, at);
        }
    }

    /// The best head that is not left out, or none. Its key is its label then.
    #[inline]
    pub(super) fn best(&mut self, block: usize, except: Lines, labels: &[i32]) -> u32 {
        loop {
            let heap = &mut self.items[self.blocks.heads.range(block)];
            let at =
                if meet(heap[0].lines, except) { place(heap, &mut self.front, except, 1) } else { Some(0) };
            let Some(at) = at else { return NONE };
            let Item { key, head, .. } = heap[at];
            let label = labels[head as usize];
            if label == key {
                return head;
            }
            heap[at].key = label;
            sink(heap, at);
        }
    }

    /// Is a head of this label still the best that is not left out?
    #[inline]
    pub(super) fn stays(&mut self, block: usize, except: Lines, labels: &[i32], label: i32) -> bool {
        let best = self.best(block, except, labels);
        labels[best as usize] <= label
    }

    /// The value of the second best head that is not left out.
    pub(super) fn second(&mut self, block: usize, except: Lines, labels: &[i32]) -> i32 {
        loop {
            let heap = &mut self.items[self.blocks.heads.range(block)];
            let Some(at) = place(heap, &mut self.front, except, 2) else { return 2 * LOW };
            let label = labels[heap[at].head as usize];
            if label == heap[at].key {
                return label;
            }
            heap[at].key = label;
            sink(heap, at);
        }
    }
}

/// Where the best head is of those not left out, or the second best: from the top, whoever is best
/// is replaced by those below.
fn place(heap: &[Item], front: &mut Vec<usize>, except: Lines, mut rank: usize) -> Option<usize> {
    front.clear();
    front.push(0);
    loop {
        let slot = (0..front.len()).max_by_key(|&slot| heap[front[slot]].key)?;
        let at = front.swap_remove(slot);
        if !meet(heap[at].lines, except) {
            rank -= 1;
            if rank == 0 {
                return Some(at);
            }
        }
        front.extend([2 * at + 1, 2 * at + 2].into_iter().filter(|&child| child < heap.len()));
    }
}
