//! Fairness by name, against an oracle that lists every assignment, and the checkers against forgeries.

mod answers;
mod crafted;
pub(crate) mod forgery;
mod hand;
pub(crate) mod oracle;
mod shapes;
