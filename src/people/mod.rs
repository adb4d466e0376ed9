//! The people: participants, the cohort they form, and the reporting lines around them.
//!
//! Nothing here knows about scores. Malformed input is an error; doubtful input is a finding of the
//! cohort's [`Audit`].

mod audit;
mod bounds;
mod choices;
mod cohort;
mod cohort_builder;
#[cfg(feature = "csv")]
mod csv;
mod expectations;
mod finding;
mod id_index;
mod inspection;
mod locked_pairs;
mod participant;
mod participant_id;
mod profile;
mod reporting_lines;
mod silo;

pub use audit::Audit;
pub use cohort::{Cohort, ConflictPair};
pub use cohort_builder::CohortBuilder;
#[cfg(feature = "csv")]
pub use csv::{CohortFiles, CohortReader};
#[cfg(feature = "csv")]
pub(crate) use csv::{Row, Rows, Source, Table};
pub use expectations::{Duration, Format};
pub use finding::Finding;
pub use participant::Participant;
pub use participant_id::ParticipantId;
pub use profile::{Conflict, Role, Skill};
pub use reporting_lines::{Relation, ReportingLines};
pub use silo::Silo;
