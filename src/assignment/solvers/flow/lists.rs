//! A list of lists in two arrays: all items, and where each list starts.

use std::ops::Range;

/// Lists, numbered from 0. There are fewer than 2^32 items:
/// [`network`](crate::assignment::solvers::flow::network) sees to it.
#[derive(Debug, Clone)]
pub(super) struct Lists<T> {
    first: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Lists<T> {
    /// No list yet.
    pub(super) fn new() -> Self {
        Self { first: vec![0], items: Vec::new() }
    }

    /// Items with the number of their list, which is below `lists`; those of a list keep their
    /// order. They are gone through twice.
    pub(super) fn grouped(lists: usize, blank: T, items: impl Iterator<Item = (u32, T)> + Clone) -> Self {
        let mut first = vec![0; lists + 1];
        for (list, _) in items.clone() {
            first[list as usize + 1] += 1;
        }
        for list in 0..lists {
            first[list + 1] += first[list];
        }
        let mut next = first.clone();
        let mut all = vec![blank; first[lists] as usize];
        for (list, item) in items {
            let next = &mut next[list as usize];
            all[*next as usize] = item;
            *next += 1;
        }
        Self { first, items: all }
    }

    /// Adds an item to the list that is being written.
    #[inline]
    pub(super) fn push(&mut self, item: T) {
        self.items.push(item);
    }

    /// Ends the list that is being written.
    #[inline]
    pub(super) fn end_list(&mut self) {
        self.first.push(self.items.len() as u32);
    }

    /// Forgets all lists, and keeps the memory.
    pub(super) fn clear(&mut self) {
        self.first.truncate(1);
        self.items.clear();
    }

    /// How many lists.
    pub(super) fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// Where a list is among all items.
    #[inline]
    pub(super) fn range(&self, list: usize) -> Range<usize> {
        self.first[list] as usize..self.first[list + 1] as usize
    }

    /// A list.
    #[inline]
    pub(super) fn of(&self, list: usize) -> &[T] {
        &self.items[self.range(list)]
    }

    /// All items, list by list.
    #[inline]
    pub(super) fn items(&self) -> &[T] {
        &self.items
    }

    /// All items, to be changed.
    pub(super) fn items_mut(&mut self) -> &mut [T] {
        &mut self.items
    }
}

impl<T: Copy + Ord> Lists<T> {
    /// Sorts each list.
    pub(super) fn sort(&mut self) {
        for list in 0..self.len() {
            let range = self.range(list);
            self.items[range].sort_unstable();
        }
    }
}
