//! What a programme allows, asks and limits: policies with defaults, one type each.
//!
//! [`Weights`](crate::Weights) say how much something counts; policies say what the rules are. May
//! somebody mentor a colleague who shares their manager? How many mentees may one mentor take? Does
//! a mentee who waited come first? [`Programme`](crate::Programme) has a setter for each. The
//! defaults are those of reverse mentoring: reporting lines forbidden, the mentor junior, one
//! mentee for each mentor.
//!
//! | question | type |
//! |---|---|
//! | may one of a pair manage the other? | [`Supervision`], with its [`Depth`] |
//! | who is the junior one, and what gap is best? | [`Seniority`], with [`Junior`] and [`Gap`] |
//! | may only people be paired who chose each other? | [`Choices`], with [`ChoiceRule`] |
//! | may two people mentor each other? | [`Mutual`] |
//! | whose yes makes a pair? | [`Consent`] |
//! | which mentees may share a mentor? | [`CoMentees`], with [`CoMenteeRule`] |
//! | how many mentees for a mentor, mentors for a mentee? | [`Workload`] |
//! | do those who waited come first? | [`Waiting`] |
//! | must both expect the same duration and format? | [`Expectations`] |
//! | who is an introvert, who an extravert? | [`Poles`] |
//! | what is done about such a pair? | [`Rule`] |
//! | what is best: the total, or the worst pair? | [`Objective`], with [`Precedence`] |
//!
//! ```
//! use pairwright::policies::{Rule, Supervision, Workload};
//! use pairwright::{Cohort, Focus, Matcher, Objective, Participant, Programme};
//!
//! let programme = Programme::new(Focus::CrossSilo)
//!     .with_supervision(Supervision::default().with_same_manager(Rule::Forbid))
//!     .with_workload(Workload::default().with_usual(2));
//! let cohort = Cohort::new([
//!     Participant::mentor("ana").with_manager("zoe"),
//!     Participant::mentee("max").with_manager("zoe"),
//!     Participant::mentee("mia").with_manager("kim"),
//!     Participant::mentee("lea").with_manager("kim"),
//! ])?;
//! let matching = Matcher::new(programme).with_objective(Objective::BestWorstPair).solve(cohort)?;
//! let mentees: Vec<&str> = matching.pairs().iter().map(|pair| pair.mentee().as_str()).collect();
//! assert_eq!(mentees, ["lea", "mia"]); // ana takes two; max has her manager
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! The objective belongs to the [`Matcher`](crate::Matcher), since it is no matter of single pairs.

pub(crate) mod choices;
pub(crate) mod co_mentees;
pub(crate) mod consent;
pub(crate) mod expectations;
pub(crate) mod mutual;
pub(crate) mod poles;
pub(crate) mod rule;
pub(crate) mod seniority;
pub(crate) mod supervision;
pub(crate) mod unknown;
pub(crate) mod waiting;
pub(crate) mod workload;

pub use crate::assignment::objectives::fairness::objective::{Objective, Precedence};
pub use choices::{ChoiceRule, Choices};
pub use co_mentees::{CoMenteeRule, CoMentees};
pub use consent::Consent;
pub use expectations::Expectations;
pub use mutual::Mutual;
pub use poles::Poles;
pub use rule::Rule;
pub use seniority::{Gap, Junior, Seniority};
pub use supervision::{Depth, Supervision};
pub use unknown::Unknown;
pub use waiting::Waiting;
pub use workload::{Even, Workload};
