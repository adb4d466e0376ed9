//! One suite for all solvers: cases from a file, random problems against an oracle, and the checker
//! against forged proofs.

mod agreement;
mod departments;
mod even_loads;
mod extremes;
mod forgery;
mod grid;
mod groups;
mod metamorphic;
mod rematch;
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "small numbers")]
mod staged;
mod stored;
mod violations;
