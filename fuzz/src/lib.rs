//! What the targets of `src/bin` share: how a file is taken apart, and what is done with all that a
//! reader accepts.

pub mod bytes;
pub mod parts;
pub mod people;
pub mod problems;
pub mod sealed;
pub mod some;
