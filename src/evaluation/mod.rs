//! Evaluate and refine: were the goals met, and which weights went with good pairs?
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
pub use effects::{Effect, Evidence, Interval, UntestedReason, UntestedWeight};
pub use evaluator::Evaluator;
pub use figures::Figure;
pub use finding::OutcomeFinding;
pub use goals::{GoalResult, Goals, SmartGoal, Target, Verdict};
pub use measure::Measure;
pub use outcomes::{Outcomes, PairOutcome};
pub use result::Evaluation;
pub use suggestion::{Suggestion, WeightChange};
pub use warning::EvaluationWarning;
