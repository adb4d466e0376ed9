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

use crate::assignment::changes::hall_violator::{HallViolator, Side};
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::scoring::scores::Scores;
use crate::words::{commas, counted};

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

/// People of one side, and all their possible partners, who have too few places (a Hall violator).
///
/// It prints as a sentence with names:
/// `3 mentees (mia, max, moe) could be paired only with 2 mentors (ana, ben): 2 places for 3`. It
/// is as large as the competition reaches; [`shortages`](crate::Matching::shortages) has a smallest
/// group for each person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shortage {
    pub(in crate::matching) role: Role,
    pub(in crate::matching) group: Vec<ParticipantId>,
    pub(in crate::matching) partners: Vec<ParticipantId>,
    pub(super) wanted: u64,
    pub(in crate::matching) places: u64,
}

impl Shortage {
    /// A group that was found in the problem, by name.
    pub(in crate::matching) fn of(scores: &Scores, found: &HallViolator) -> Self {
        let (role, near, far) = match found.side() {
            Side::Rows => (Role::Mentor, scores.mentors(), scores.mentees()),
            Side::Columns => (Role::Mentee, scores.mentees(), scores.mentors()),
        };
        let named = |side: &[ParticipantId], k: u32| side.get(k as usize).cloned();
        Self {
            role,
            group: found.members().iter().filter_map(|&(k, _)| named(near, k)).collect(),
            partners: found.partners().iter().filter_map(|&k| named(far, k)).collect(),
            wanted: found.wanted(),
            places: found.places() + found.outside(),
        }
    }

    /// The side that is too many.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Those who share the partners, by id.
    pub fn group(&self) -> &[ParticipantId] {
        &self.group
    }

    /// Everybody any of the group could be paired with, by id.
    pub fn partners(&self) -> &[ParticipantId] {
        &self.partners
    }

    /// How many partners the group could take.
    pub fn wanted(&self) -> u64 {
        self.wanted
    }

    /// How many of the group the partners can take.
    pub fn places(&self) -> u64 {
        self.places
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPlace => f.write_str("takes no mentees"),
            Self::NobodyThere => f.write_str("there is nobody to be paired with"),
            Self::BelowFloor => f.write_str("no possible pair with enough points was left"),
            Self::NotInPilot => f.write_str("not in the pilot"),
            Self::Full => f.write_str("everybody possible has all the partners they can have"),
            Self::Declined => f.write_str("everybody possible was declined"),
            Self::NobodyPossible { forbidden } => {
                let counts = forbidden.iter().map(|(name, count)| format!("{count} {name}"));
                write!(f, "everybody is forbidden: {}", commas(counts))
            }
            Self::Shortage(shortage) => {
                let (many, few) = match shortage.role {
                    Role::Mentor => ("mentor", "mentee"),
                    _ => ("mentee", "mentor"),
                };
                write!(
                    f,
                    "{} could be paired only with {}: {} for {}",
                    named(&shortage.group, many),
                    named(&shortage.partners, few),
                    counted(shortage.places, "place"),
                    shortage.wanted
                )
            }
        }
    }
}

/// What is shared in memory is written down in full.
fn inner<S: Serializer>(shortage: &Arc<Shortage>, serializer: S) -> Result<S::Ok, S::Error> {
    shortage.as_ref().serialize(serializer)
}

/// `3 mentees (mia, max, moe)`, or the number alone where there are many.
fn named(people: &[ParticipantId], word: &str) -> String {
    const FEW: usize = 6;
    let count = counted(people.len(), word);
    if people.len() > FEW {
        return count;
    }
    format!("{count} ({})", commas(people))
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
