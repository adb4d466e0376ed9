//! What somebody left out may know of the reason.

use serde::{Deserialize, Serialize};

use crate::matching::telling::left_out::{LeftOut, Reason};
use crate::people::profile::Role;

/// Why somebody waits, as that person may know it: [`LeftOut::for_reader`].
///
/// The [`Reason`] names others, conflicts, rules and who said no; here nothing of it is left (S22).
/// Whoever nobody could be paired with reads the same, whatever stood in the way: a prohibition, a
/// refusal, the floor, or those who would share the mentor.
///
/// ```
/// use pairwright::explain::WhyWaiting;
/// use pairwright::{Cohort, Matcher, Participant};
///
/// let max = Participant::mentee("max").with_conflict("ana", "a secret");
/// let people = [Participant::mentor("ana"), max, Participant::mentee("mia")];
/// let matching = Matcher::default().solve(Cohort::new(people)?)?;
/// let left_out = &matching.left_out()[0];
/// assert_eq!((left_out.id().as_str(), left_out.for_reader()), ("max", WhyWaiting::NobodyFits));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum WhyWaiting {
    /// A mentor who has no place for mentees.
    NoPlace,
    /// Nobody takes part on the other side.
    NobodyThere,
    /// The pilot does without this person.
    NotInPilot,
    /// There are too few partners for all who want one.
    TooFew,
    /// A mentor, while nobody is short of one.
    NotNeeded,
    /// Nobody was found who fits.
    NobodyFits,
}

impl LeftOut {
    /// What this person may know of the reason.
    pub fn for_reader(&self) -> WhyWaiting {
        match self.reason() {
            Reason::NoPlace => WhyWaiting::NoPlace,
            Reason::NobodyThere => WhyWaiting::NobodyThere,
            Reason::NotInPilot => WhyWaiting::NotInPilot,
            Reason::NotNeeded { .. } if self.role() == Role::Mentor => WhyWaiting::NotNeeded,
            Reason::Full | Reason::Shortage(_) | Reason::NotNeeded { .. } => WhyWaiting::TooFew,
            Reason::BelowFloor
            | Reason::KeptApart { .. }
            | Reason::Declined
            | Reason::NobodyPossible { .. } => WhyWaiting::NobodyFits,
        }
    }
}
