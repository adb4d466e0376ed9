//! From people to score tables: which criterion says what about which pair.
//!
//! A [`Criterion`] compiles people into terms: small tables over codes, or lists of pairs.
//! [`Scores`] are the terms of all criteria together: an assignment problem that remembers which
//! term came from which criterion, so that a pair can be explained afterwards by reading the same
//! tables. [`Sides`] has the two ways to make a term.
//!
//! ```
//! use pairwright::{Cohort, Participant, Programme, Scores};
//!
//! let people = [
//!     Participant::mentor("ana").with_region("North").with_manager("max"),
//!     Participant::mentor("ben").with_region("North"),
//!     Participant::mentee("max").with_region("South"),
//! ];
//! let scores = Scores::new(&Cohort::new(people)?, &Programme::default())?;
//! let points = |mentor| scores.problem().score(scores.row(mentor)?, scores.column("max")?);
//! assert_eq!(points("ben"), Some(200)); // another region
//! assert_eq!(points("ana"), None); // never: max manages ana
//! # Ok::<(), pairwright::Error>(())
//! ```

mod criteria;
pub(crate) mod criterion;
#[cfg(feature = "csv")]
mod csv_file;
pub(crate) mod scores;
mod shared_tables;
pub(crate) mod sides;

pub use criterion::{Audience, Criterion, PairView};
pub use scores::Scores;
pub use sides::Sides;
