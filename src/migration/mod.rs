//! Files of other programs, read as people or as problems of this one.
//!
//! [`MentorMatchFiles`] reads people and makes a cohort of them. [`Triples`] reads scores of papers
//! and reviewers, and solves them without a programme.
//!
//! Nothing here scores. What a file says that has no place here is kept, reported or refused, never
//! dropped in silence; each format's page has the table.
//!
//! ```no_run
//! use pairwright::{Matcher, MentorMatchFiles, Triples};
//!
//! let cohort = MentorMatchFiles::new("mentors.csv", "mentees.csv").read()?;
//! let matching = Matcher::default().solve(cohort)?;
//!
//! let triples = Triples::read("scores.csv", Some("constraints.csv"))?.with_reviewers_per_paper(3);
//! triples.solve()?.write("assignments.csv")?;
//! # Ok::<(), pairwright::Error>(())
//! ```

mod mentor_match;
mod openreview;

pub use mentor_match::{MentorMatchFiles, MentorMatchReader};
pub use openreview::reader::TriplesReader;
pub use openreview::review_assignment::ReviewAssignment;
pub use openreview::triples::{Missing, Triples};
