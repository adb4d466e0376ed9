//! What to say about a matching: why this pair, why not that one, who is left out and what would
//! help.
//!
//! Three people ask. *The two of a pair* ask why: [`Explanation`] lists what each criterion gave,
//! up to the exact score, in a voice for each of them. *Somebody left out* asks why me: [`LeftOut`]
//! has a [`Reason`], and [`MinimalShortage`] names the smallest group that has too few partners
//! between them. *The coordinator* asks what can be done: each [`Repair`] was tried out, and
//! [`WhyNot`] says what a pair that is not made would cost all others. [`Summary`], [`Group`] and
//! [`Flow`] are figures about the whole; [`ChoicesMet`] says how many of the choices could be
//! honoured, [`ByChance`] what pairs made without looking at anybody would come to; [`Unchecked`]
//! is what could not be checked; [`Verified`] says that the proof was checked.
//!
//! ```
//! use pairwright::assignment::Entry;
//! use pairwright::explain::{Reason, WhyNot};
//! use pairwright::{Cohort, Matcher, Participant};
//!
//! let cohort = Cohort::new([
//!     Participant::mentor("ana").with_level(2).with_choices(["mia"]),
//!     Participant::mentee("max").with_level(6),
//!     Participant::mentee("mia").with_level(7),
//! ])?;
//! let matching = Matcher::default().solve(cohort)?;
//!
//! let pair = matching.explain("ana", "mia")?;
//! let sum: i32 = pair.contributions().iter().filter_map(|one| match one.entry() {
//!     Entry::Points(points) => Some(points),
//!     Entry::Never => None,
//! }).sum();
//! assert_eq!(pair.points(), Some(sum));
//!
//! let left_out = &matching.left_out()[0];
//! assert_eq!(left_out.id().as_str(), "max");
//! assert!(matches!(left_out.reason(), Reason::Shortage(_)));
//! println!("{}", matching.shortages()?[0]); // 2 mentees (max, mia) could be paired only with ana
//! println!("{}", matching.repairs("max")?[0]); // let ana take one mentee more, …
//!
//! assert!(matches!(matching.why_not("ana", "max")?, WhyNot::Costs(_)));
//! # Ok::<(), pairwright::Error>(())
//! ```

pub(crate) mod by_chance;
pub(crate) mod choices_met;
pub(crate) mod difference;
pub(crate) mod explain;
pub(crate) mod flow;
pub(crate) mod group;
pub(crate) mod left_out;
pub(crate) mod loads;
pub(crate) mod minimal_shortage;
pub(crate) mod missed_choice;
mod missing_mentor;
mod most_possible;
mod mutual;
mod needed;
mod present;
mod reasons;
pub(crate) mod repair;
pub(crate) mod repair_list;
pub(crate) mod repairs;
pub(crate) mod shortage;
pub(crate) mod summary;
pub(crate) mod unchecked;
pub(crate) mod unmet_choices;
pub(crate) mod verified;
pub(crate) mod why_waiting;

pub use crate::matching::what_if::alternatives::WhyNot;
pub use crate::text::shown;
pub use by_chance::ByChance;
pub use choices_met::ChoicesMet;
pub use difference::Difference;
pub use explain::{Contribution, Explanation};
pub use flow::{Flow, Stream};
pub use group::Group;
pub use left_out::{LeftOut, Reason};
pub use loads::Loads;
pub use minimal_shortage::{Exclusion, MinimalShortage};
pub use missed_choice::MissedChoice;
pub use repair::{Remedy, Repair};
pub use repair_list::RepairList;
pub use shortage::Shortage;
pub use summary::{Share, Summary};
pub use unchecked::Unchecked;
pub use unmet_choices::{UnmetChoice, UnmetChoices};
pub use verified::Verified;
pub use why_waiting::WhyWaiting;
