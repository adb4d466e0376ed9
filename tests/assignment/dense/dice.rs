//! Random numbers that no version of a library changes.

use std::ops::RangeInclusive;

use pairwright::assignment::Sense;

/// Splitmix: any seed is a good one.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.bits() >> 11) as usize % bound.max(1)
    }

    /// A number of this range.
    pub(crate) fn within(&mut self, range: RangeInclusive<i32>) -> i32 {
        let (low, high) = (i64::from(*range.start()), i64::from(*range.end()));
        let number = low + ((self.bits() >> 11) % (high - low + 1) as u64) as i64;
        i32::try_from(number).expect("inside the range")
    }

    pub(crate) fn sometimes(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn sense(&mut self) -> Sense {
        if self.sometimes(50) { Sense::Minimise } else { Sense::Maximise }
    }

    /// One of these.
    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// So many numbers of this range.
    pub(crate) fn many(&mut self, count: usize, range: RangeInclusive<i32>) -> Vec<i32> {
        (0..count).map(|_| self.within(range.clone())).collect()
    }
}
