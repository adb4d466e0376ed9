//! Prices and lengths in one machine word where they fit, in two where they do not.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// A signed number that prices and lengths are counted in.
pub(super) trait Number:
    Copy
    + Debug
    + Default
    + Ord
    + Send
    + Sync
    + Add<Output = Self>
    + Sub<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
{
    /// Not reached.
    const FAR: Self;
    /// Prices beyond it might not be added up any more.
    const MOST: Self;
    /// The number, if prices can be that large.
    fn of(number: i128) -> Option<Self>;
    fn wide(self) -> i128;
    fn times(self, score: i32) -> Self;
}

impl Number for i64 {
    const FAR: Self = Self::MAX;
    const MOST: Self = 1 << 58;

    fn of(number: i128) -> Option<Self> {
        Self::try_from(number).ok().filter(|number| number.abs() < Self::MOST)
    }

    fn wide(self) -> i128 {
        self.into()
    }

    fn times(self, score: i32) -> Self {
        self * Self::from(score)
    }
}

impl Number for i128 {
    const FAR: Self = Self::MAX;
    const MOST: Self = 1 << 123;

    fn of(number: i128) -> Option<Self> {
        (number.abs() < Self::MOST).then_some(number)
    }

    fn wide(self) -> i128 {
        self
    }

    fn times(self, score: i32) -> Self {
        self * Self::from(score)
    }
}
