//! Who is left out, and why.
//!
//! The cover that comes with the prices splits the problem in two. Mentees outside it compete for
//! mentors inside it, and mentors outside it for mentees inside it. Those connected by possible
//! pairs form a group: everybody they could be paired with is in it, and there are too few places
//! (Hall's theorem). So a group names all who explain a shortage.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::matching::telling::shortage::Shortage;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::words::commas;

/// A person without a partner in one of their roles. It prints as one line: who, in which role, and
/// why.
///
/// Somebody who is mentor and mentee may be left out in one role and have a partner in the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub(super) id: ParticipantId,
    pub(super) role: Role,
    pub(super) reason: Reason,
}

impl LeftOut {
    /// Who.
    pub fn id(&self) -> &ParticipantId {
        &self.id
    }

    /// In which role: mentor or mentee.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Why.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }
}

/// Why somebody is left out. It prints as one sentence.
///
/// The reasons are exclusive, and true of the whole matching: where it is a shortage, nobody could
/// be served in place of the group without leaving out another one of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// A mentor who takes no mentees.
    NoPlace,
    /// There is nobody on the other side at all.
    NobodyThere,
    /// Quality comes first, and no pair at or above the floor was left: possible ones are below it,
    /// or with people who are in other pairs.
    BelowFloor,
    /// The pilot does without this person, who could be in a pair otherwise.
    NotInPilot,
    /// Everybody who is possible has a full set of partners: in settled pairs, or in groups.
    Full,
    /// There is a mentor with room, who has mentees that this one may not share a mentor with.
    KeptApart {
        /// The mentor.
        mentor: ParticipantId,
        /// What stands in the way.
        why: String,
    },
    /// Everybody who would be possible was declined.
    Declined,
    /// Everybody on the other side is forbidden: how many by which criterion.
    NobodyPossible {
        /// A pair may be forbidden by several criteria and then counts for each.
        forbidden: BTreeMap<String, usize>,
    },
    /// The person belongs to a group that has too few possible partners between them.
    #[serde(serialize_with = "inner")]
    Shortage(Arc<Shortage>),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPlace => f.write_str("takes no mentees"),
            Self::NobodyThere => f.write_str("there is nobody to be paired with"),
            Self::BelowFloor => f.write_str("no possible pair with enough points was left"),
            Self::NotInPilot => f.write_str("not in the pilot"),
            Self::Full => f.write_str("everybody possible has all the partners they can have"),
            Self::KeptApart { mentor, why } => write!(f, "{mentor} has room, but {why}"),
            Self::Declined => f.write_str("everybody possible was declined"),
            Self::NobodyPossible { forbidden } => {
                let counts = forbidden.iter().map(|(name, count)| format!("{count} {name}"));
                write!(f, "everybody is forbidden: {}", commas(counts))
            }
            Self::Shortage(shortage) => shortage.fmt(f),
        }
    }
}

/// What is shared in memory is written down in full.
fn inner<S: Serializer>(shortage: &Arc<Shortage>, serializer: S) -> Result<S::Ok, S::Error> {
    shortage.as_ref().serialize(serializer)
}

/// Whether somebody could be in a pair, if there were no pilot and nobody else.
pub(super) enum Chance {
    Possible,
    Declined,
    Forbidden,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.id, self.role, self.reason)
    }
}
