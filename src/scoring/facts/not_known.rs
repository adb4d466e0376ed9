//! What a criterion would need to know of a pair, and does not.

use serde::{Deserialize, Serialize};

use crate::people::participant_id::ParticipantId;
use crate::people::silo::Silo;
use crate::scoring::facts::own_fact::OwnFact;

/// What is not known of a pair and would matter to a criterion: worth asking for.
///
/// Until it is known it counts as the average of those of whom it is known, unless the programme
/// says otherwise. Only the coordinator reads it.
///
/// From [`Explanation::unknown`](crate::Explanation::unknown).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NotKnown {
    /// Where somebody stands in the organisation.
    Place {
        /// The attribute.
        silo: Silo,
        /// Of whom.
        of: Vec<ParticipantId>,
    },
    /// Somebody's personality.
    Personality {
        /// Of whom.
        of: Vec<ParticipantId>,
    },
    /// How senior somebody is.
    Standing {
        /// What the programme looks at.
        part: StandingPart,
        /// Of whom.
        of: Vec<ParticipantId>,
    },
    /// The skills that the mentee wants, or those that the mentor offers.
    SkillsMet {
        /// The mentee, who names no skill they want.
        wanted_by: Option<ParticipantId>,
        /// The mentor, who offers none.
        offered_by: Option<ParticipantId>,
    },
    /// What somebody knows.
    Skills {
        /// Of whom.
        of: Vec<ParticipantId>,
    },
    /// How committed the mentee is.
    Commitment {
        /// Of whom.
        of: ParticipantId,
    },
    /// Who stands above somebody, where there may be somebody.
    Managers {
        /// People without any manager.
        none_of: Vec<ParticipantId>,
        /// People whose managers are known, but not all above these.
        not_all_above: Vec<ParticipantId>,
    },
    /// Cells that a rule of the programme reads.
    Cells {
        /// The empty ones. At least one.
        cells: Vec<MissingCell>,
    },
    /// What a criterion of your own would need to know.
    Own(OwnFact),
}

impl From<OwnFact> for NotKnown {
    fn from(fact: OwnFact) -> Self {
        Self::Own(fact)
    }
}

/// A column in which somebody says nothing.
///
/// In [`NotKnown`](crate::scoring::facts::NotKnown).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MissingCell {
    /// The column.
    pub column: String,
    /// Who says nothing.
    pub person: ParticipantId,
}

/// What a programme looks at to say who is the junior one.
///
/// In [`NotKnown`](crate::scoring::facts::NotKnown).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StandingPart {
    /// The level.
    Level,
    /// The years in the organisation.
    Tenure,
    /// Both of them.
    LevelOrTenure,
}
