//! Numbers that look random, the same for the same seed, whatever version of whatever library: the one source of all
//! tests, benchmarks and made-up companies.

#![allow(dead_code, reason = "each of those who share it uses a part")]

use std::ops::RangeInclusive;

/// A linear congruential generator (D. E. Knuth's constants for MMIX). Its low bits are poor and are not used.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x2545_F491_4F6C_DD1D)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0
    }

    /// Any number: the upper halves of two steps.
    pub(crate) fn bits(&mut self) -> u64 {
        (self.next() >> 32) << 32 | self.next() >> 32
    }

    /// A number below `bound`, which is at most `2^31`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((self.next() >> 33) as usize) % bound.max(1)
    }

    pub(crate) fn small(&mut self, bound: u8) -> u8 {
        u8::try_from(self.below(bound.into())).unwrap_or(0)
    }

    /// The same as codes, capacities and places are kept.
    pub(crate) fn code(&mut self, bound: u32) -> u32 {
        u32::try_from(self.below(bound as usize)).unwrap_or(0)
    }

    /// A number of this range.
    pub(crate) fn within(&mut self, range: RangeInclusive<i32>) -> i32 {
        let (low, width) = (i64::from(*range.start()), range.end().abs_diff(*range.start()));
        let number = low + i64::try_from((self.bits() >> 1) % (u64::from(width) + 1)).unwrap_or(0);
        i32::try_from(number).unwrap_or(0)
    }

    pub(crate) fn sometimes(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}
