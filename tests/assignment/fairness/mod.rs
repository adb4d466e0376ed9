//! Fairness by name, against an oracle that lists every assignment, and the checkers against forgeries.

mod answers;
mod crafted;
mod forgery;
mod hand;
pub(crate) mod oracle;
mod shapes;
