//! The people: participants, the cohort they form, and the reporting lines around them.
//!
//! A [`Participant`] is built by chained setters or read from a file. A [`Cohort`] holds all of
//! them, validated and in the order of their ids, with what is known around them: the organisation,
//! declared conflicts, earlier pairs, pairs that are fixed or wished for.
//!
//! Three kinds of trouble are kept apart. What is malformed (a level that is not a number, two
//! people of one id) is an error that names file, line, column, value and person. What is doubtful
//! (a choice that names nobody) is a finding of the cohort's [`Audit`], and the matching goes
//! ahead. What is not known is simply absent, and no criterion holds it against anybody.
//!
//! Nothing here knows about scores.
//!
//! ```
//! use pairwright::{Cohort, Participant};
//!
//! let cohort = Cohort::builder()
//!     .people([
//!         Participant::mentor("ana").with_department("Data").with_manager("zoe"),
//!         Participant::mentee("max").with_department("Legal").with_choices(["ana"]),
//!     ])
//!     .history([("ana".into(), "kim".into())]) // kim has left
//!     .build()?;
//! for finding in cohort.audit().findings() {
//!     println!("{finding}"); // an id that nobody has; a past pair without effect
//! }
//! # assert_eq!(cohort.audit().findings().len(), 3);
//! # Ok::<(), pairwright::Error>(())
//! ```

mod audit;
mod bounds;
mod choices;
pub(crate) mod cohort;
pub(crate) mod cohort_builder;
pub(crate) mod expectations;
pub(crate) mod finding;
mod id_index;
mod inspection;
mod locked_pairs;
pub(crate) mod pair_id;
pub(crate) mod participant;
pub(crate) mod participant_id;
pub(crate) mod profile;
#[cfg(feature = "csv")]
pub(crate) mod reading;
pub(crate) mod reporting_lines;
pub(crate) mod silo;

pub use audit::Audit;
pub use cohort::{Cohort, ConflictPair};
pub use cohort_builder::CohortBuilder;
pub use expectations::{Duration, Format};
pub use finding::Finding;
pub use pair_id::PairId;
pub use participant::Participant;
pub use participant_id::ParticipantId;
pub use profile::{Conflict, Role, Skill};
#[cfg(feature = "csv")]
pub use reading::cohort_files::{CohortFiles, CohortReader};
pub use reporting_lines::{Relation, ReportingLines};
pub use silo::Silo;
