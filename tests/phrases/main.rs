//! Words for facts: what participants read, in every language, and what they never read.

#[path = "../support/numbers.rs"]
mod numbers;

mod letter_secrets;
mod letters;
mod names;
mod privacy;
mod said;
mod seasons;
mod tables;
