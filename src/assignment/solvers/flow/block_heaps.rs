//! The best head of each block while prices rise: one lazy heap a block.
//!
//! *Problem.* Labels of heads fall, one by one, in an auction. Which head of a block is the best,
//! if one of them is left out?
//!
//! *Method.* The heads of a block are a heap by the labels they once had. Labels only fall, so none
//! is better than its key; keys are made true when they come to the top. With 200 heads a look at
//! all of them took most of the auction.

use crate::assignment::solvers::flow::arc::NONE;
use crate::assignment::solvers::flow::blocks::Blocks;
use crate::assignment::solvers::flow::class_prices::LOW;

/// A head, and no less than its label.
#[derive(Debug, Clone, Copy)]
struct Item {
    key: i32,
    head: u32,
}

/// The heads of all blocks.
#[derive(Debug)]
pub(super) struct BlockHeaps<'a> {
    blocks: &'a Blocks,
    items: Vec<Item>,
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

/// The better of two neighbours, the first of which may be the last of all, or missing.
#[inline]
fn better(heap: &[Item], at: usize) -> usize {
    if heap.get(at + 1).is_some_and(|next| next.key > heap[at].key) { at + 1 } else { at }
}

#[inline]
fn key(heap: &[Item], at: usize) -> i32 {
    heap.get(at).map_or(2 * LOW, |item| item.key)
}

impl<'a> BlockHeaps<'a> {
    pub(super) fn new(blocks: &'a Blocks) -> Self {
        let items = blocks.heads.items().iter().map(|&head| Item { key: 0, head });
        Self { blocks, items: items.collect() }
    }

    /// Takes the labels of a block's heads, which may have risen.
    pub(super) fn restart(&mut self, block: usize, labels: &[i32]) {
        let range = self.blocks.heads.range(block);
        let heap = &mut self.items[range.clone()];
        for (item, &head) in heap.iter_mut().zip(&self.blocks.heads.items()[range]) {
            *item = Item { key: labels[head as usize], head };
        }
        for at in (0..heap.len() / 2).rev() {
            sink(heap, at);
        }
    }

    /// The best head but the one left out, and its place. Its key is its label then.
    #[inline]
    pub(super) fn best(&mut self, block: usize, except: u32, labels: &[i32]) -> (u32, usize) {
        let heap = &mut self.items[self.blocks.heads.range(block)];
        loop {
            let at = place(heap, except);
            let Item { key, head } = heap[at];
            let label = labels[head as usize];
            if label == key {
                return (head, at);
            }
            heap[at].key = label;
            sink(heap, at);
        }
    }

    /// The best head has this label now. Is it the best still, if one is left out?
    #[inline]
    pub(super) fn stays(&mut self, block: usize, except: u32, label: i32) -> bool {
        let heap = &mut self.items[self.blocks.heads.range(block)];
        let at = place(heap, except);
        heap[at].key = label;
        let sibling = if at == 0 { 2 * LOW } else { key(heap, 3 - at) };
        if label >= sibling && label >= key(heap, 2 * at + 1) && label >= key(heap, 2 * at + 2) {
            return true;
        }
        sink(heap, at);
        false
    }

    /// The value of the second best head but the one left out.
    pub(super) fn second(&mut self, block: usize, except: u32, labels: &[i32]) -> i32 {
        let heap = &mut self.items[self.blocks.heads.range(block)];
        loop {
            // from the top: whoever is best is replaced by those below
            let (mut front, mut left) = ([0, usize::MAX, usize::MAX, usize::MAX], 2);
            let at = loop {
                let value = |&at: &usize| heap.get(at).map(|item| item.key);
                let Some(slot) = (0..4).max_by_key(|&slot| value(&front[slot])) else { return 2 * LOW };
                let at = front[slot];
                let Some(item) = heap.get(at) else { return 2 * LOW };
                if item.head != except {
                    left -= 1;
                    if left == 0 {
                        break at;
                    }
                }
                front[slot] = 2 * at + 1;
                if let Some(free) = front.iter_mut().find(|at| **at == usize::MAX) {
                    *free = 2 * at + 2;
                }
            };
            let label = labels[heap[at].head as usize];
            if label == heap[at].key {
                return label;
            }
            heap[at].key = label;
            sink(heap, at);
        }
    }
}

/// Where the best head is, if this one is left out: a block has two at least.
#[inline]
fn place(heap: &[Item], except: u32) -> usize {
    if heap[0].head == except && except != NONE { better(heap, 1) } else { 0 }
}
