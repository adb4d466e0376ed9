//! The criteria, one file each.

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
mod personality;
mod seniority;
pub(crate) mod skills;
mod supervision;
mod waiting;
mod wish;
