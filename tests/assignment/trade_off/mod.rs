//! The trade-off between two goals, against an oracle that lists every assignment, and the checker against forgeries.

mod answers;
mod forgery;
mod hand;
mod oracle;
mod shapes;
