//! What to say about a matching: why these pairs, why not others, who is left out, what would help.
//!
//! Everything here has a `Display` for the coordinator, one sentence or one table, and getters with
//! the numbers in it. What a participant may read is a method of its own that says so.

pub(crate) mod difference;
pub(crate) mod explain;
pub(crate) mod flow;
pub(crate) mod group;
pub(crate) mod left_out;
pub(crate) mod minimal_shortage;
mod missing_mentor;
mod reasons;
pub(crate) mod repairs;
pub(crate) mod shortage;
pub(crate) mod summary;
pub(crate) mod verified;
