//! Coming from another program: its files, read as people or as an assignment problem.
//!
//! The civil service's `mentor-match` keeps mentors and mentees in two CSV files:
//! [`MentorMatchFiles`] makes a cohort of them. `OpenReview`'s `openreview-matcher` has papers,
//! reviewers and scores: [`Triples`] are such a problem, solved with a proof, and a
//! [`ReviewAssignment`] is written in its format.
//!
//! ```
//! use pairwright::Matcher;
//! use pairwright::migration::MentorMatchReader;
//!
//! let mentors = "first name,last name,role,email,organisation,grade,profession\n\
//!                Ana,Diaz,Analyst,ana@example.org,Treasury,EO,Analysis\n";
//! let mentees = "email,grade,organisation,profession\nzoe@example.org,Grade 6,Defra,Policy\n";
//! let cohort = MentorMatchReader::new("mentors.csv", mentors.as_bytes())
//!     .mentees("mentees.csv", mentees.as_bytes())
//!     .read()?;
//! let matching = Matcher::default().solve(cohort)?;
//! assert_eq!(matching.pairs()[0].mentor().as_str(), "ana@example.org");
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! What a file says that has no place here is kept as an attribute, reported or refused, never
//! dropped in silence; each format's reader has the table. Nothing here solves or scores.

mod mentor_match;
mod openreview;

pub use mentor_match::{MentorMatchFiles, MentorMatchReader};
pub use openreview::reader::TriplesReader;
pub use openreview::review_assignment::ReviewAssignment;
pub use openreview::triples::{Missing, Triples};
