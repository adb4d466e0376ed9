//! Files of other programs, read as people or as problems of this one.
//!
//! [`MentorMatchFiles`] reads people and makes a cohort of them. [`Triples`] reads scores of papers
//! and reviewers, and solves them without a programme.
//!
//! Nothing here scores. What a file says that has no place here is kept, reported or refused, never
//! dropped in silence; each format's page has the table.

mod mentor_match;
mod openreview;

pub use mentor_match::{MentorMatchFiles, MentorMatchReader};
pub use openreview::reader::TriplesReader;
pub use openreview::review_assignment::ReviewAssignment;
pub use openreview::triples::{Missing, Triples};
