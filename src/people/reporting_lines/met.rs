//! Those who were met on a climb: mostly a few, at worst everybody.

use std::collections::BTreeSet;

/// More than so many get a bit each instead of an entry.
const FEW: usize = 64;

/// A set of numbers below a bound.
#[derive(Debug)]
pub(super) struct Met {
    bound: usize,
    few: BTreeSet<u32>,
    /// One bit for each number, once they are not few.
    many: Vec<u64>,
}

impl Met {
    pub(super) fn new(bound: usize) -> Self {
        Self { bound, few: BTreeSet::new(), many: Vec::new() }
    }

    pub(super) fn insert(&mut self, number: u32) {
        if self.many.is_empty() {
            self.few.insert(number);
            if self.few.len() <= FEW {
                return;
            }
            self.many = vec![0; self.bound.div_ceil(64)];
            for earlier in std::mem::take(&mut self.few) {
                self.many[earlier as usize / 64] |= 1 << (earlier % 64);
            }
        }
        self.many[number as usize / 64] |= 1 << (number % 64);
    }

    pub(super) fn contains(&self, number: u32) -> bool {
        let word = self.many.get(number as usize / 64);
        word.map_or_else(|| self.few.contains(&number), |word| word >> (number % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_the_same_set() {
        let mut met = Met::new(1000);
        let mut plain = BTreeSet::new();
        for step in 0..400 {
            let number = step * step % 1000;
            met.insert(number);
            plain.insert(number);
            assert!((0..1000).all(|other| met.contains(other) == plain.contains(&other)), "{step}");
        }
        assert!(plain.len() > 2 * FEW);
    }
}
