//! Other matchings next to this one: another programme, other weights, another goal, another pair.
//!
//! A matching is best for one programme. Before it is announced, somebody asks what another one
//! would have given. There are five questions, from the smallest to the largest, each a method of
//! [`Matching`](crate::Matching):
//!
//! | question | method | answer |
//! |---|---|---|
//! | whom else could this person have, and at what price? | `alternatives` | [`Alternative`] |
//! | how firm is it: how far may each weight move? | `sensitivity` | [`Sensitivity`] |
//! | what changes between two matchings, and for whom? | `compare` | [`Comparison`] |
//! | what does more of one goal cost in another? | `trade_off` | [`TradeOff`] of two [`Goal`]s |
//! | what would fairness cost? | `fairness_price`, `frontier` | [`FairnessPrice`], [`Frontier`] |
//!
//! ```
//! use std::sync::Arc;
//! use pairwright::what_if::Goal;
//! use pairwright::{Cohort, Focus, Matcher, Participant, Programme};
//!
//! let cohort = Arc::new(Cohort::new([
//!     Participant::mentor("ana").with_department("Data").with_skill_offered("Rust", Some(5)),
//!     Participant::mentor("ben").with_department("Legal").with_choices(["mia"]),
//!     Participant::mentee("mia").with_department("Data").with_skill_wanted("Rust"),
//!     Participant::mentee("max").with_department("Legal"),
//! ])?);
//! let today = Matcher::default().solve(Arc::clone(&cohort))?;
//! let planned = Matcher::new(Programme::new(Focus::SkillTransfer)).solve(cohort)?;
//!
//! let change = today.compare(&planned)?;
//! assert_eq!(change.kept() + change.difference().made().len(), planned.pairs().len());
//! let skills = today.sensitivity_of("skills")?;
//! println!("{skills}"); // from which weight to which these pairs stay the best
//! let front = today.trade_off(Goal::Points, Goal::Choices)?;
//! assert!(!front.points().is_empty());
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! Every figure is exact: it comes from a solve with a proof, not from a model of one.

pub(crate) mod alternatives;
pub(crate) mod comparison;
pub(crate) mod goal;
pub(crate) mod rematch;
pub(crate) mod sensitivity;
pub(crate) mod trade_off;

pub use crate::assignment::model::value::ObjectiveValue;
pub use crate::assignment::objectives::fairness::fairness_price::FairnessPrice;
pub use crate::assignment::objectives::fairness::frontier::{Frontier, FrontierPoint};
pub use alternatives::Alternative;
pub use comparison::{Comparison, CriterionTotals, Mover, ScoredBy};
pub use goal::Goal;
pub use sensitivity::{End, FirstChange, Sensitivity, WeightRange};
pub use trade_off::{Compromise, TradeOff};
