//! What criteria say of a pair, as values: no sentence is made here.
//!
//! A [`PairFact`] has everything that the coordinator may know. [`PairFact::for_mentor`] and
//! [`PairFact::for_mentee`] leave of it a [`ParticipantFact`], or nothing: what is confidential is
//! not in it, so it is in no text that is made of it, in whatever language (S22). [`NotKnown`] is
//! what a criterion would need to know, [`CoMenteeFact`] why mentees cannot share a mentor. All of
//! them print in English, and are written and read with serde under keys that stay the same.
//!
//! A criterion of your own says an [`OwnFact`], which brings its phrases along, each a
//! [`Wording`]: see [`Criterion`](crate::Criterion).
//!
//! ```
//! use pairwright::scoring::Audience;
//! use pairwright::scoring::facts::{PairFact, ParticipantFact};
//! use pairwright::{Cohort, Matcher, Participant};
//!
//! let cohort = Cohort::new([
//!     Participant::mentor("ana").with_skill_offered("Law", Some(4)).with_group("Parents"),
//!     Participant::mentee("max").with_skill_wanted("Law").with_group("Parents"),
//! ])?;
//! let told = Matcher::default().solve(cohort)?.explain("ana", "max")?;
//! let facts: Vec<&PairFact> = told.contributions().iter().filter_map(|one| one.fact()).collect();
//! let keys: Vec<&str> = facts.iter().map(|fact| fact.key()).collect();
//! assert_eq!(keys, ["skills", "shared-groups"]);
//! assert_eq!(facts[0].to_string(), "1 of 1 skills wanted: Law (4 of 5)");
//! // neither the rating nor the group is in what ana may know
//! let skills = vec!["Law".to_owned()];
//! assert_eq!(told.facts_for(Audience::Mentor), [ParticipantFact::YourSkillsAreWanted { skills }]);
//! # Ok::<(), pairwright::Error>(())
//! ```

pub(crate) mod co_mentee_fact;
pub(crate) mod each;
#[cfg(test)]
pub(crate) mod every;
pub(crate) mod not_known;
pub(crate) mod own_fact;
pub(crate) mod pair_fact;
pub(crate) mod participant_fact;
mod readers;
#[cfg(test)]
mod tests;
pub(crate) mod wording;

pub use co_mentee_fact::CoMenteeFact;
pub use each::Each;
pub use not_known::{MissingCell, NotKnown, StandingPart};
pub use own_fact::OwnFact;
pub use pair_fact::{LineFact, PairFact, Pole};
pub use participant_fact::ParticipantFact;
pub use wording::Wording;
