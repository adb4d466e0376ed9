//! Whose yes makes a pair.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};

/// Whose yes a consulted pair needs before it counts as accepted (S7, S8).
///
/// "Consult mentees before making the pairing formal", and mentors "accept any pairing": so by
/// default the mentee's yes is enough. A yes that is not needed is written down all the same, and a
/// no counts from either side.
///
/// In a file: `consent = "mentee"`, `"mentor"`, `"both"` or `"either"`.
///
/// For [`Programme::with_consent`](crate::Programme::with_consent).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Consent {
    /// The mentee's.
    #[default]
    Mentee,
    /// The mentor's.
    Mentor,
    /// Both have to say yes.
    Both,
    /// Whoever of the two says yes first.
    Either,
}

impl Consent {
    /// Is it what counts where nothing is said? Then it is not written down.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Does the yes of the mentor count?
    pub fn asks_mentor(self) -> bool {
        self != Self::Mentee
    }

    /// Does the yes of the mentee count?
    pub fn asks_mentee(self) -> bool {
        self != Self::Mentor
    }

    /// Is it enough that these have said yes?
    pub(crate) fn is_met(self, mentor: bool, mentee: bool) -> bool {
        match self {
            Self::Mentee => mentee,
            Self::Mentor => mentor,
            Self::Both => mentor && mentee,
            Self::Either => mentor || mentee,
        }
    }
}

print_as_word!(Consent);
read_by_word!(Consent, "whose yes is needed", Error::programme, "consent");
