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
//! The data walks straight through: a [`Cohort`] of [`Participant`]s and a [`Programme`] make
//! [`Scores`]; the scores make an [assignment] with prices that prove it; names and reasons make it
//! a [`Matching`]. [`Matcher`] does it all. Your own [`Criterion`] is as good as ours.
//!
//! Points are whole numbers, a forbidden pair has no score at all, and the same people give the
//! same bytes, in any order and on any number of threads. The [`design`] page says why.
//!
//! # Features
//! - `csv` (default): `CohortFiles` reads people from CSV; matchings are written as CSV.
//! - `evaluate` (default): what came of a programme, and weights for the next cohort.
//! - `json` (default): a season is kept in a file, with a checksum.
//! - `report` (default): a matching as one HTML file, and letters to its people.
//! - `toml` (default): programmes from TOML files.
//! - `parallel` (default): score matrices are filled on all cores. The result is the same without.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod assignment;
mod error;
#[cfg(feature = "evaluate")]
mod evaluation;
mod matching;
#[cfg(feature = "csv")]
mod migration;
mod people;
mod programme;
#[cfg(feature = "report")]
mod report;
#[cfg(any(feature = "csv", feature = "json", feature = "report"))]
mod safe_file;
mod scoring;
mod season;
mod text;
mod text_check;
mod words;

// what unit tests and the suites in `tests` share; there the crate is called by its name
#[cfg(test)]
extern crate self as pairwright;
#[cfg(test)]
#[path = "../tests/support/numbers.rs"]
mod numbers;
#[cfg(test)]
#[path = "../tests/support/problems.rs"]
mod problems;

#[doc = include_str!("../DESIGN.md")]
pub mod design {}

/// The README, so that its code is tested.
#[cfg(all(doctest, feature = "report"))]
#[doc = include_str!("../README.md")]
struct Readme;

pub use error::{Error, ErrorKind, Result};
#[cfg(feature = "evaluate")]
pub use evaluation::{
    Date, Effect, Evaluation, EvaluationWarning, Evaluator, Evidence, Figure, GoalResult, Goals, Interval,
    Measure, OutcomeFinding, Outcomes, PairOutcome, SmartGoal, Suggestion, Target, UntestedReason,
    UntestedWeight, Verdict, WeightChange,
};
pub use matching::{
    Alternative, Comparison, Compromise, Contribution, CriterionTotals, Difference, End, Exclusion,
    Explanation, FirstChange, Flow, Given, Goal, Group, LeftOut, Matcher, Matching, MinimalShortage, Mover,
    Pair, Pilot, Reason, Rematch, Remedy, Repair, SavedMatching, ScoredBy, Sensitivity, Share, Shortage,
    Sparing, Stream, Summary, TradeOff, Verified, WeightRange, WhyNot,
};
#[cfg(feature = "csv")]
pub use migration::{MentorMatchFiles, MentorMatchReader, Missing, ReviewAssignment, Triples, TriplesReader};
/// The version of ndarray whose views appear in [`assignment::Matrix`].
pub use ndarray;
pub use people::{
    Audit, Cohort, CohortBuilder, Conflict, ConflictPair, Duration, Finding, Format, PairId, Participant,
    ParticipantId, Relation, ReportingLines, Role, Silo, Skill,
};
#[cfg(feature = "csv")]
pub use people::{CohortFiles, CohortReader};
pub use programme::{
    ChoiceRule, Choices, Depth, Expectations, Focus, Gap, Junior, Poles, Programme, Rule, Seniority,
    Supervision, Waiting, Weights, Workload,
};
#[cfg(feature = "report")]
pub use report::{Letters, Report};
pub use scoring::{Audience, Criterion, PairView, Scores, Sides};
pub use season::{
    Answer, Answers, Decision, Ending, Event, Letter, NoAnswer, PairState, Party, Reply, Round, SavedSeason,
    Season,
};
pub use text::shown;
