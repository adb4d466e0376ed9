//! Everything at once, through the front door, against plain enumeration of all sets of pairs.
//!
//! Up to four mentors and four mentees, with groups, minimums, several mentors, pilots, locked, declined and spared
//! pairs, people who waited, forbidden pairs, and scores that sit exactly at their bounds, are tied, or neither.

mod case;
mod choices;
mod fits;
mod matchings;
mod objectives;
mod oracle;
mod pilots;
#[cfg(feature = "json")]
mod seasons;
mod solvers;
mod ties;
