//! Files of other programs, read as people or as problems of this one.
//!
//! Nothing here solves or scores. What a file says that has no place with us is kept, told or
//! refused, never dropped in silence; each format's file has the table.

mod mentor_match;
mod openreview;

pub use mentor_match::{MentorMatchFiles, MentorMatchReader};
pub use openreview::reader::TriplesReader;
pub use openreview::review_assignment::ReviewAssignment;
pub use openreview::triples::{Missing, Triples};
