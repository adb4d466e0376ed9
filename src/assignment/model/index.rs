//! Ids of the two sides of a problem, so that they cannot be mixed up.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident, $word:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u32);

        impl $name {
            /// The id with this position, counted from 0.
            ///
            /// Positions beyond `u32::MAX` do not occur: a [`Problem`](crate::assignment::Problem)
            /// refuses such sizes.
            pub fn new(position: usize) -> Self {
                Self(u32::try_from(position).unwrap_or(u32::MAX))
            }

            /// The position, counted from 0.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($word, " {}"), self.0)
            }
        }
    };
}

index!(
    /// A row of an assignment problem, by its position: for pairwright, a mentor.
    ///
    /// A type of its own, so that a row is never taken for a [`Column`].
    Row, "row"
);
index!(
    /// A column of an assignment problem, by its position: for pairwright, a mentee.
    ///
    /// A type of its own, so that a column is never taken for a [`Row`].
    Column, "column"
);
