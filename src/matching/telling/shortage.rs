//! Who competes for the same places: for everybody left out, a smallest group with too few
//! partners, and what excludes the others.

use serde::{Deserialize, Serialize};

use crate::assignment::changes::hall_violator::HallViolator;
use crate::assignment::model::side::Side;
use crate::people::names::Names;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::scoring::scores::Scores;

/// People of one side, and all their possible partners, who have too few places (a Hall violator).
///
/// If any one of them were not there, all others of the group could be served. So each is needed to
/// explain that the person is left out. It prints as one sentence.
///
/// The smallest group *within* those who compete is found; the smallest one by number would be
/// another matter, and cannot be computed in reasonable time.
///
/// From [`Reason::Shortage`](crate::explain::Reason::Shortage).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Shortage {
    pub(super) role: Role,
    pub(super) group: Vec<ParticipantId>,
    pub(super) partners: Vec<ParticipantId>,
    pub(super) wanted: u64,
    pub(super) places: u64,
    #[serde(skip)]
    pub(super) names: Names,
}

impl Shortage {
    /// A group that was found in the problem, by name.
    pub(super) fn of(scores: &Scores, found: &HallViolator, names: &Names) -> Self {
        let (role, near, far) = match found.side() {
            Side::Rows => (Role::Mentor, scores.mentors(), scores.mentees()),
            Side::Columns => (Role::Mentee, scores.mentees(), scores.mentors()),
        };
        let ids_of = |side: &[ParticipantId], k: u32| side.get(k as usize).cloned();
        Self {
            role,
            group: found.members().iter().filter_map(|&(k, _)| ids_of(near, k)).collect(),
            partners: found.partners().iter().filter_map(|&k| ids_of(far, k)).collect(),
            wanted: found.wanted(),
            places: found.places() + found.outside(),
            names: names.clone(),
        }
    }

    /// The side that is too many.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Who share the partners, by id.
    pub fn group(&self) -> &[ParticipantId] {
        &self.group
    }

    /// Everybody on the other side with a place that any of the group could have, by id.
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

    /// How its people are named in texts.
    pub fn names(&self) -> &Names {
        &self.names
    }
}
