//! Pairs mentors with mentees, above all for *reverse mentoring*, where the junior person mentors
//! the senior one.
//!
//! In: the people, and what the programme cares about. Out: the best possible set of pairs,
//! *proven* best, every pair explained to the point, everybody left out told why.
//!
//! ```
//! use pairwright::{Cohort, Matcher, Participant, Programme};
//!
//! let cohort = Cohort::new([
//!     Participant::mentor("ana").with_department("Data").with_level(2).with_choices(["mia"]),
//!     Participant::mentor("ben").with_department("Legal").with_level(3),
//!     Participant::mentee("mia").with_department("Legal").with_level(7),
//!     Participant::mentee("max").with_department("Data").with_level(6).with_manager("mia"),
//! ])?;
//! let matching = Matcher::new(Programme::default()).solve(cohort)?;
//!
//! for pair in matching.pairs() {
//!     print!("{}", matching.explain(pair.mentor(), pair.mentee())?);
//! }
//! assert_eq!(matching.pairs().len(), 2);
//! matching.verify()?; // checks the proof, without trusting the solver
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! A [`Cohort`] of [`Participant`]s and a [`Programme`] make scores; the scores make an
//! [assignment] with prices that prove it best; names and reasons make it a [`Matching`].
//! [`Matcher`] does it all.
//!
//! # Which type for which job
//! What most programmes need stands here, at the root. The rest is in modules, one for each
//! question that somebody asks; the page of each has a story and an example.
//!
//! | job | start with | more in |
//! |---|---|---|
//! | say who takes part | [`Cohort`], [`Participant`], [`CohortFiles`] | [`people`] |
//! | say what counts, and by which rules | [`Programme`], [`Focus`], [`Weights`] | [`policies`] |
//! | compare any column of your people | [`ColumnRule`](rules::ColumnRule) | [`rules`] |
//! | say what is best: the total, or the worst pair | [`Objective`] | [`policies`], [`what_if`] |
//! | add a rule of your own | [`Criterion`] | [`scoring`] |
//! | find the best matching, perhaps of a pilot | [`Matcher`], [`Pilot`] | |
//! | read it: pairs, points, the proof | [`Matching`], [`Pair`] | [`explain`] |
//! | tell people why, and why not | [`Explanation`] | [`explain`] |
//! | see who is left out, and what would help | [`Matching::left_out`] | [`explain`] |
//! | compare, vary the weights, weigh two goals | [`Matching::compare`] | [`what_if`] |
//! | ask people, and match again around their answers | [`Season`], [`Sparing`] | [`season`] |
//! | show it, and write to people | [`Report`], [`Letters`] | [`report`](mod@report) |
//! | learn what came of it | [`Evaluator`], [`Evaluation`] | [`evaluation`] |
//! | come from another program | | [`migration`] |
//! | solve assignment problems without people | [`assignment::solve`] | [`assignment`] |
//! | find out what went wrong, and who mends it | [`Error`], [`ErrorKind`] | |
//!
//! Points are whole numbers, a forbidden pair has no score at all, and the same people give the
//! same bytes, in any order and on any number of threads. The [`design`] page says why, and the
//! [`guide`] how to do what.
//!
//! # Features
//! All but `cli` are on by default.
//! - `cli`: the command `pairwright`; nothing in the library changes with it.
//! - `compact`: documents in few bytes: see [`storage`].
//! - `csv`: `CohortFiles` reads people from CSV; matchings are written as CSV.
//! - `evaluate`: what came of a programme, and weights for the next cohort (module
//!   `evaluation`).
//! - `json`: documents as text, and seasons in files: see [`storage`].
//! - `migrate`: files of other programs (module `migration`); brings `csv`.
//! - `report`: a matching as one HTML file, and letters to its people.
//! - `spreadsheet`: people from `.xlsx` and `.ods` files, matchings as `.xlsx`; brings `csv`.
//! - `time-zones`: names of time zones in [`rules`]; offsets are read without it.
//! - `toml`: programmes from TOML files.
//! - `parallel`: score matrices are filled on all cores. The result is the same without.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod assignment;
mod error;
#[cfg(feature = "evaluate")]
pub mod evaluation;
mod form_word;
mod graph;
pub mod guide;
mod matching;
#[cfg(feature = "migrate")]
pub mod migration;
pub mod people;
pub mod phrases;
mod programme;
mod progress;
#[cfg(feature = "report")]
pub mod report;
#[cfg(any(feature = "csv", feature = "json", feature = "report"))]
#[cfg_attr(all(target_family = "wasm", target_os = "unknown"), path = "no_files.rs")]
mod safe_file;
pub mod scoring;
pub mod season;
mod shortcut;
pub mod storage;
mod text;
mod text_check;
#[cfg(feature = "toml")]
mod toml_text;
mod watch;
mod words;

// what unit tests and the suites in `tests` share; there the crate is called by its name
#[cfg(test)]
extern crate self as pairwright;
#[cfg(test)]
#[path = "../tests/support/adversarial.rs"]
mod adversarial;
#[cfg(test)]
#[path = "../tests/support/numbers.rs"]
mod numbers;
#[cfg(test)]
#[path = "../tests/support/problems.rs"]
mod problems;

#[doc = include_str!("../DESIGN.md")]
pub mod design {}

/// The README, so that its code is tested.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use matching::{telling as explain, what_if};
pub use programme::{policies, rules};

pub use error::kind::ErrorKind;
pub use error::{Error, Result};
#[cfg(feature = "evaluate")]
pub use evaluation::{Evaluation, Evaluator};
pub use explain::Explanation;
#[cfg(feature = "csv")]
pub use matching::MatchingFiles;
pub use matching::{Matcher, Matching, Pair, Pilot, Sparing};
pub use people::{Cohort, PairId, Participant, ParticipantId, Role};
#[cfg(feature = "csv")]
pub use people::{CohortFiles, CohortReader};
pub use phrases::Letters;
pub use policies::Objective;
pub use programme::{Focus, Importance, Programme, Weights};
pub use progress::Progress;
#[cfg(feature = "report")]
pub use report::Report;
pub use scoring::Criterion;
pub use season::Season;
pub use watch::watch::Watch;
