//! From people to points: which criterion says what about which pair.
//!
//! Every rule of a programme is a [`Criterion`]: it looks at both [`Sides`] once and says what it
//! has to say as small tables and short lists of pairs. [`Scores`] adds them up. The twenty
//! built-in criteria have no way of their own; one that you write is as good as they are, with its
//! column in the files and its sentence in each explanation. It says [`facts`]; sentences are made
//! of them elsewhere, for each [`Audience`] its own. See [`Criterion`] for how to write one.
//!
//! `Scores` by itself answers what a pair would be worth, without a matching:
//!
//! ```
//! use pairwright::scoring::Scores;
//! use pairwright::{Cohort, Participant, Programme};
//!
//! let cohort = Cohort::new([
//!     Participant::mentor("ana").with_department("Data").with_manager("mia"),
//!     Participant::mentee("max").with_department("Legal"),
//!     Participant::mentee("mia").with_department("Legal"),
//! ])?;
//! let scores = Scores::new(&cohort, &Programme::default())?;
//! let (ana, max, mia) = (scores.row("ana"), scores.column("max"), scores.column("mia"));
//! let score = |column| scores.problem().score(ana.unwrap(), column);
//! assert!(score(max.unwrap()) > Some(0));
//! assert_eq!(score(mia.unwrap()), None); // mia manages ana: not few points, but no pair
//! # Ok::<(), pairwright::Error>(())
//! ```

mod averages;
mod codes;
mod criteria;
pub(crate) mod criteria_changes;
pub(crate) mod criterion;
#[cfg(feature = "csv")]
mod csv_file;
pub mod facts;
mod headings;
mod range_terms;
pub(crate) mod recorded_criterion;
pub(crate) mod scores;
mod shared_tables;
pub(crate) mod sides;
mod summed_averages;

pub use criteria_changes::CriteriaChanges;
pub use criterion::{Audience, Criterion, PairView};
pub use scores::Scores;
pub use sides::Sides;
