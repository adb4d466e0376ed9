//! The states of a pair, and the moves from one to the next.
//!
//! ```text
//! proposed -> consulted -> accepted -> formal
//!                      \-> declined \-> withdrawn \-> ended
//! ```
//!
//! A pair that is still open may be parted by a re-match; any pair ends when one of the two leaves.
//! Both may be proposed again. A pair that somebody said no to never is: declined, withdrawn before
//! it began, or ended while both stay.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::form_word::read;
use crate::people::participant_id::ParticipantId;

/// Where a pair stands in the season. It prints as one word.
///
/// The moves are `proposed -> consulted -> accepted -> formal`; a consulted pair may be declined,
/// an accepted one withdrawn, a formal one ended while both stay. A pair that is still open may be
/// parted by a re-match, and any pair ends when one of the two leaves. Only after these last two it
/// may be proposed again.
///
/// From [`Season::pairs`](crate::Season::pairs).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum PairState {
    /// In the current matching; nobody was asked yet.
    Proposed,
    /// The two were asked, and whose yes is needed has not answered.
    Consulted,
    /// They agreed.
    Accepted,
    /// Somebody said no. That is final for this season.
    Declined {
        /// Who said no.
        by: Party,
        /// Why; may be empty. For the coordinator alone.
        reason: String,
    },
    /// The pair has begun.
    Formal,
    /// The pair has ended.
    Ended(Ending),
}

/// Who says something about a pair: one of the two, or the coordinator for them.
///
/// For [`Season::decline`](crate::Season::decline).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Party {
    /// The mentor of the pair.
    Mentor,
    /// The mentee of the pair.
    Mentee,
    /// Who runs the programme.
    Coordinator,
}

/// Why a pair ended that nobody declined.
///
/// In [`PairState::Ended`](crate::season::PairState::Ended).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Ending {
    /// A re-match found something else for the two before they agreed.
    Superseded,
    /// One of the two left the programme.
    Left {
        /// Who left.
        who: ParticipantId,
        /// Why; may be empty. For the coordinator alone.
        reason: String,
    },
    /// It was accepted, and taken back before it began. That is final for this season.
    Withdrawn {
        /// Who took it back.
        by: Party,
        /// Why; may be empty. For the coordinator alone.
        reason: String,
    },
    /// It was formal, and ended while both stay. That is final for this season.
    Stopped {
        /// Who ended it.
        by: Party,
        /// Why; may be empty. For the coordinator alone.
        reason: String,
    },
}

impl PairState {
    /// Does the pair wait for an answer: proposed or consulted?
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Proposed | Self::Consulted)
    }

    /// Did they agree: accepted or formal?
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Accepted | Self::Formal)
    }

    /// Is it a pair at present: open or settled?
    pub fn is_live(&self) -> bool {
        self.is_open() || self.is_settled()
    }

    /// Did somebody say no, so that the pair is never proposed again in this season? Who, what, and
    /// why.
    pub(super) fn refusal(&self) -> Option<(Party, &'static str, &str)> {
        match self {
            Self::Declined { by, reason } => Some((*by, "", reason)),
            Self::Ended(Ending::Withdrawn { by, reason }) => Some((*by, "withdrawn ", reason)),
            Self::Ended(Ending::Stopped { by, reason }) => Some((*by, "ended ", reason)),
            _ => None,
        }
    }

    /// The state after a move; `None` where the move is not allowed.
    pub(super) fn after(&self, step: &Step<'_>) -> Option<Self> {
        match (self, step) {
            (Self::Ended(Ending::Superseded | Ending::Left { .. }), Step::Propose) => Some(Self::Proposed),
            (Self::Proposed, Step::Consult) => Some(Self::Consulted),
            (Self::Consulted, Step::Accept) => Some(Self::Accepted),
            (Self::Consulted, &Step::Decline { by, reason }) => {
                Some(Self::Declined { by, reason: reason.to_owned() })
            }
            (Self::Consulted | Self::Accepted, Step::Agree) | (Self::Accepted | Self::Formal, Step::Keep) => {
                Some(self.clone())
            }
            (Self::Accepted, &Step::Withdraw { by, reason }) => {
                Some(Self::Ended(Ending::Withdrawn { by, reason: reason.to_owned() }))
            }
            (Self::Formal, &Step::Stop { by, reason }) => {
                Some(Self::Ended(Ending::Stopped { by, reason: reason.to_owned() }))
            }
            (Self::Accepted, Step::Formalise) => Some(Self::Formal),
            (Self::Proposed | Self::Consulted, Step::Part) => Some(Self::Ended(Ending::Superseded)),
            (live, &Step::Leave { who, reason }) if live.is_live() => {
                Some(Self::Ended(Ending::Left { who: who.clone(), reason: reason.to_owned() }))
            }
            _ => None,
        }
    }
}

/// What can happen to a pair.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    Propose,
    Consult,
    Agree,
    Accept,
    Withdraw { by: Party, reason: &'a str },
    Stop { by: Party, reason: &'a str },
    Keep,
    Decline { by: Party, reason: &'a str },
    Formalise,
    Part,
    Leave { who: &'a ParticipantId, reason: &'a str },
}

impl FromStr for Party {
    type Err = Error;

    /// Reads `mentor`, `mentee` or `coordinator`, in capitals or not, also with the article.
    ///
    /// # Errors
    /// [`is_input`](Error::is_input), with the words that there are.
    fn from_str(text: &str) -> Result<Self> {
        let word = text.trim();
        let word = word.strip_prefix("the ").unwrap_or(word);
        read(word).map_err(|there_are| {
            Error::input(format!("a party is {there_are}")).at_column("by").with_value(text)
        })
    }
}

impl fmt::Display for Step<'_> {
    /// After "cannot be".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Propose => "proposed",
            Self::Consult => "consulted",
            Self::Agree => "agreed to",
            Self::Accept => "accepted",
            Self::Withdraw { .. } => "withdrawn",
            Self::Keep => "kept",
            Self::Decline { .. } => "declined",
            Self::Formalise => "made formal",
            Self::Part => "parted",
            Self::Stop { .. } => "ended while both stay",
            Self::Leave { .. } => "ended",
        })
    }
}
