//! Other matchings next to this one: other pairs, another programme, another weight, another goal.
//!
//! All of it is exact. The price of another pair, the end of a weight, a compromise between two
//! goals: each is what a solve finds, proven like the matching itself.
//!
//! ```
//! use std::sync::Arc;
//! use pairwright::{Cohort, Matcher, Participant, Programme, Weights};
//!
//! let cohort = Arc::new(Cohort::new([
//!     Participant::mentor("ana").with_department("Data").with_choices(["max"]),
//!     Participant::mentor("ben").with_department("Law"),
//!     Participant::mentee("max").with_department("Data"),
//! ])?);
//! let today = Matcher::default().solve(Arc::clone(&cohort))?;
//! // 300 points for the choice, 250 for another department
//! assert_eq!(today.partners("max")[0].id().as_str(), "ana");
//!
//! let weights = Weights::default().with_different_department(400);
//! let planned = Matcher::new(Programme::default().with_weights(weights)).solve(cohort)?;
//! let change = today.compare(&planned)?.difference().to_string();
//! assert_eq!(change, "max would move to ben and leave ana without a mentee");
//! # Ok::<(), pairwright::Error>(())
//! ```

pub(crate) mod alternatives;
pub(crate) mod comparison;
pub(crate) mod goal;
pub(crate) mod rematch;
pub(crate) mod sensitivity;
pub(crate) mod trade_off;
