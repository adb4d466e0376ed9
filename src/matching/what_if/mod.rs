//! Other matchings next to this one: other pairs, another programme, another weight, another goal.
//!
//! All of it is exact. The price of another pair, the end of a weight, a compromise between two
//! goals: each is what a solve finds, proven like the matching itself.

pub(crate) mod alternatives;
pub(crate) mod comparison;
pub(crate) mod goal;
pub(crate) mod rematch;
pub(crate) mod sensitivity;
pub(crate) mod trade_off;
