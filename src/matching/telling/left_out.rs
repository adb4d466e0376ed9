//! Who is left out, and why.
//!
//! The cover that comes with the prices splits the problem in two. Mentees outside it compete for
//! mentors inside it, and mentors outside it for mentees inside it. Those connected by possible
//! pairs form a group: everybody they could be paired with is in it, and there are too few places
//! (Hall's theorem). So a group names all who explain a shortage.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::assignment::model::value::ObjectiveValue;
use crate::matching::telling::shortage::Shortage;
use crate::people::names::Names;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::scoring::facts::co_mentee_fact::CoMenteeFact;

/// A person without a partner in one of their roles. It prints as one line: who, in which role, and
/// why.
///
/// Somebody who is mentor and mentee may be left out in one role and have a partner in the other.
///
/// From [`Matching::left_out`](crate::Matching::left_out).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LeftOut {
    pub(super) id: ParticipantId,
    pub(super) role: Role,
    pub(super) reason: Reason,
    pub(super) cost: Option<ObjectiveValue>,
    pub(super) waited: u32,
    #[serde(skip)]
    pub(super) names: Names,
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

    /// What all others would lose if this person had a partner in this role: nothing known where
    /// there is no such partner, the objective is not the most points, or the cohort is larger than
    /// some 5,000 a side.
    ///
    /// It is exact: the difference to the best matching in which the person has one.
    pub fn cost(&self) -> Option<ObjectiveValue> {
        self.cost
    }

    /// How many earlier cohorts the person has waited.
    pub fn waited(&self) -> u32 {
        self.waited
    }

    /// How people are named in texts about this one.
    pub fn names(&self) -> &Names {
        &self.names
    }
}

/// Why somebody is left out. It prints as one sentence.
///
/// The reasons are exclusive, and true of the whole matching: where it is a shortage, nobody could
/// be served in place of the group without leaving out another one of it. A mentor who is left
/// while nobody is short of one hears that, and not of a group.
///
/// From [`LeftOut::reason`](crate::explain::LeftOut::reason).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
        why: CoMenteeFact,
    },
    /// Everybody who would be possible was declined.
    Declined,
    /// Everybody on the other side is forbidden: how many by which criterion.
    NobodyPossible {
        /// A pair may be forbidden by several criteria and then counts for each.
        forbidden: BTreeMap<String, usize>,
    },
    /// A mentor without a mentee, since all mentees are served who can be: nobody is short of a
    /// mentor.
    NotNeeded {
        /// How many mentees have no mentor since no pair is possible for them.
        impossible: usize,
    },
    /// The person belongs to a group that has too few possible partners between them.
    #[serde(serialize_with = "inner", deserialize_with = "shared")]
    Shortage(Arc<Shortage>),
}

impl Reason {
    /// Does it lie in what is possible for the person, so that no mentor more is wanted for them?
    pub(super) fn is_of_the_mentee(&self) -> bool {
        matches!(self, Self::NobodyThere | Self::NobodyPossible { .. } | Self::Declined)
    }
}

/// What is shared in memory is written down in full.
fn inner<S: Serializer>(shortage: &Arc<Shortage>, serializer: S) -> Result<S::Ok, S::Error> {
    shortage.as_ref().serialize(serializer)
}

/// And is shared again where it is read, by this one alone.
fn shared<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<Shortage>, D::Error> {
    Shortage::deserialize(from).map(Arc::new)
}

/// Whether somebody could be in a pair, if there were no pilot and nobody else.
pub(super) enum Chance {
    Possible,
    Declined,
    Forbidden,
}
