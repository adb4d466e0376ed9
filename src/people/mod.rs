//! The people: participants, the cohort they form, and the reporting lines around them.
//!
//! A programme begins with a list of those who take part, the organisation chart, and what must
//! never be: declared conflicts, pairs of earlier cohorts. [`CohortBuilder`] brings them together;
//! with the feature `csv`, [`CohortFiles`] reads them. What is malformed is an error that names the
//! place. What is only doubtful, such as a choice that names nobody or a manager nobody knows, is a
//! [`Finding`] of the [`Audit`]: read it before you trust a matching, since a rule about somebody
//! unknown cannot be kept. Where two people who must not meet could meet, a finding
//! [stops](Severity::Stops) the matching until its kind is accepted by name.
//!
//! People may be named by id, e-mail address or name, and values may be spelled in several ways:
//! the cohort has the ids and one spelling, and the audit says what was understood so. What is
//! nobody's id, address or name is told with those who may be meant.
//!
//! ```
//! use pairwright::people::{Relation, ReportingLines};
//! use pairwright::{Cohort, Participant};
//!
//! let lines = ReportingLines::new([("ana".into(), Some("mia".into())), ("mia".into(), None)])?;
//! let cohort = Cohort::builder()
//!     .person(Participant::mentor("ana").with_level(2))
//!     .person(Participant::mentee("mia").with_level(7))
//!     .person(Participant::mentee("max").with_level(6).with_choices(["anna"])) // a typo
//!     .organisation(lines)
//!     .conflicts([("ana".into(), "max".into(), Some("siblings".to_owned()))])
//!     .build()?;
//!
//! let lines = cohort.reporting_lines();
//! assert_eq!(lines.relation("mia", "ana"), Some(Relation::Manages { distance: 1 }));
//! let doubts: Vec<String> = cohort.audit().findings().iter().map(ToString::to_string).collect();
//! assert!(doubts.iter().any(|doubt| doubt.contains("anna")), "{doubts:?}");
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! Nothing here knows about scores.

pub(crate) mod audit;
mod bounds;
mod building;
mod changed;
mod choices;
pub(crate) mod cohort;
pub(crate) mod cohort_builder;
pub(crate) mod contact;
mod directions;
mod directory;
pub(crate) mod expectations;
pub(crate) mod finding;
pub(crate) mod folding;
pub(crate) mod id_index;
mod inspection;
mod known;
mod locked_pairs;
pub(crate) mod lookup;
mod manager_ids;
mod managers;
mod name_key;
pub(crate) mod names;
mod origins;
pub(crate) mod own_columns;
pub(crate) mod pair_id;
pub(crate) mod participant;
pub(crate) mod participant_id;
pub(crate) mod place;
pub(crate) mod placeholders;
pub(crate) mod profile;
pub(crate) mod reading;
mod reference;
pub(crate) mod reporting_lines;
mod resolution;
pub(crate) mod resolving;
mod scales;
pub(crate) mod silo;
mod spellings;
#[cfg(feature = "csv")]
pub(crate) mod writing;

pub use audit::Audit;
pub use cohort::{Cohort, ConflictPair};
pub use cohort_builder::CohortBuilder;
pub use contact::Contact;
pub use expectations::{Duration, Format};
pub use finding::Finding;
pub use finding::english::English;
pub use finding::fact::{Fact, PairList};
pub use finding::kind::{FindingKind, Severity};
pub use finding::reporter::Reporter;
pub use finding::rule_fact::RuleFact;
pub use finding::unresolved::{Unresolved, UnresolvedReason};
pub use lookup::Lookup;
pub use names::Names;
pub use pair_id::PairId;
pub use participant::Participant;
pub use participant_id::ParticipantId;
pub use place::Place;
pub use placeholders::Placeholders;
pub use profile::{Conflict, Role, Skill};
#[cfg(feature = "csv")]
pub use reading::cohort_files::{CohortFiles, CohortReader};
#[cfg(feature = "csv")]
pub use reading::delimiter::Delimiter;
#[cfg(feature = "csv")]
pub use reading::encoding::Encoding;
#[cfg(feature = "csv")]
pub use reading::formula::guarded;
#[cfg(feature = "csv")]
pub use reading::mapping::Mapping;
#[cfg(feature = "csv")]
pub use reading::table_format::TableFormat;
pub use reporting_lines::line_check::LineCheck;
pub use reporting_lines::{Relation, ReportingLines};
pub use silo::Silo;
#[cfg(feature = "csv")]
pub use writing::cohort_tables::CohortTables;
