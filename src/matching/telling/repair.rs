//! A repair of a shortage: what to do, and what it gains.

use serde::{Deserialize, Serialize};

use crate::assignment::model::value::ObjectiveValue;
use crate::matching::telling::explain::Contribution;
use crate::people::names::Names;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;

/// One thing that could be done about a shortage.
///
/// Declared conflicts are never among what may be waived.
///
/// In [`Repair`](crate::explain::Repair).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Remedy {
    /// Allow a pair that a rule of the programme forbids.
    Allow {
        /// The mentor.
        mentor: ParticipantId,
        /// The mentee.
        mentee: ParticipantId,
        /// What would be waived.
        waived: Vec<Contribution>,
        /// What the pair would be worth.
        points: i32,
    },
    /// Let a mentor take one more mentee.
    OneMorePlace {
        /// The mentor.
        mentor: ParticipantId,
        /// How many they would take then.
        places: u32,
    },
    /// Find one more mentor.
    OneMoreMentor {
        /// Somebody like this, or more junior; in no reporting line with the mentees.
        profile: Box<Participant>,
        /// The mentees who could have them.
        mentees: Vec<ParticipantId>,
    },
}

/// A remedy, and what the whole gains by it. It prints as one sentence.
///
/// The gain was not estimated: the matching with the remedy was solved from the start, and checked.
///
/// From [`Matching::repairs`](crate::Matching::repairs).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Repair {
    pub(super) remedy: Remedy,
    pub(super) gain: ObjectiveValue,
    pub(super) served: Vec<ParticipantId>,
    #[serde(skip)]
    pub(super) names: Names,
}

impl Repair {
    /// What to do.
    pub fn remedy(&self) -> &Remedy {
        &self.remedy
    }

    /// What the best matching gains: at least one person served. Points may be fewer.
    pub fn gain(&self) -> ObjectiveValue {
        self.gain
    }

    /// Those who would have a mentor then and have none now, by id.
    pub fn served(&self) -> &[ParticipantId] {
        &self.served
    }

    /// How people are named in texts about it.
    pub fn names(&self) -> &Names {
        &self.names
    }
}
