//! Everything at once, through the front door, against plain enumeration of all sets of pairs.
//!
//! Up to four mentors and four mentees, with groups, minimums, several mentors, pilots, locked, declined and spared
//! pairs, people who waited, forbidden pairs, and scores that sit exactly at their bounds, are tied, or neither.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail: then the test fails")]

#[path = "support/numbers.rs"]
mod numbers;

#[path = "everything/case.rs"]
mod case;
#[path = "everything/matchings.rs"]
mod matchings;
#[path = "everything/objectives.rs"]
mod objectives;
#[path = "everything/oracle.rs"]
mod oracle;
#[path = "everything/pilots.rs"]
mod pilots;
#[cfg(feature = "json")]
#[path = "everything/seasons.rs"]
mod seasons;
#[path = "everything/solvers.rs"]
mod solvers;
