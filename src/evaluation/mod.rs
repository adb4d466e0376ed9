//! Did it work? Which goals were met, and which weights went with good pairs.
//!
//! A year later some answers are in: a rating here, a pair that still meets there. [`Outcomes`]
//! holds them. [`Goals`] were stated beforehand, each with a [`Measure`], a [`Target`] and a day.
//! [`Evaluator`] puts them next to the matching, and the [`Evaluation`] says three things: whether
//! the goals were met; which weights went with good pairs, with intervals ([`Effect`]), or why
//! nothing can be told; and, only where the answers bear it, a [`Suggestion`] of weights for the
//! next cohort. Nothing is ever applied by itself, and what went together need not be the cause.
//!
//! ```
//! use pairwright::evaluation::{
//!     Date, Goals, Measure, Outcomes, PairOutcome, SmartGoal, Target, Verdict,
//! };
//! use pairwright::{Cohort, Evaluator, Matcher, Participant};
//!
//! let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentee("max")])?;
//! let matching = Matcher::default().solve(cohort)?;
//!
//! let by: Date = "2027-06-30".parse()?;
//! let lasting = SmartGoal::new("Pairs go on", Measure::StillMeeting, Target::AtLeast(0.8), by)?;
//! let outcomes = Outcomes::new([PairOutcome::new("ana", "max").with_still_meeting(true)])?;
//! let evaluation = Evaluator::default()
//!     .with_goals(Goals::new([lasting]))
//!     .with_day(by)
//!     .evaluate(&matching, &outcomes)?;
//! assert_eq!(evaluation.goals()[0].verdict(), Verdict::Met);
//! assert!(evaluation.suggestion().is_none()); // one pair teaches nothing
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! Numbers here are `f64`: these are statistics, not proofs. They are added up in the order of ids,
//! on one thread, so the same answers give the same bytes in any order of rows.

mod date;
pub(crate) mod effects;
mod evaluator;
mod figures;
mod finding;
mod fits;
mod goals;
#[cfg(feature = "toml")]
mod goals_file;
mod measure;
mod outcomes;
mod regression;
mod report;
pub(crate) mod result;
mod ridge;
pub(crate) mod suggestion;
mod warning;

pub use date::Date;
pub use effects::{Effect, Evidence, Interval, Silent, Untested};
pub use evaluator::Evaluator;
pub use figures::Figure;
pub use finding::OutcomeFinding;
pub use goals::{GoalResult, Goals, SmartGoal, Target, Verdict};
pub use measure::Measure;
pub use outcomes::{Outcomes, PairOutcome};
pub use result::Evaluation;
pub use suggestion::{Suggestion, WeightChange};
pub use warning::EvaluationWarning;
