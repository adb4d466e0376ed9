//! The criteria, one file each: what it rewards or forbids, in whose words, and what unknown means
//! for it.
//!
//! All of them are written against the public trait; none can do more than a criterion of the
//! caller's own.

mod acquaintance;
pub(crate) mod built_in;
mod choices;
mod commitment;
mod conflicts;
mod difference;
mod expectations;
pub(crate) mod groups;
mod history;
pub(crate) mod knowledge;
mod mutual;
mod personality;
pub(crate) mod rules;
mod seniority;
pub(crate) mod skills;
pub(crate) mod supervision;
mod waiting;
mod wish;
