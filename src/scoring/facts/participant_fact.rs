//! What one of the two people of a pair may know of it.

use serde::{Deserialize, Serialize};

use crate::people::profile::Role;
use crate::people::silo::Silo;
use crate::scoring::facts::wording::Wording;

/// A fact about a pair as one of the two may know it: see [`PairFact`](super::PairFact).
///
/// It is addressed to its reader, and has nothing else in it: no points, no personality, no
/// self-rating, no group, no reason that anybody gave, nothing that the other one wants (S22). So
/// whatever makes a text of it, in whatever language, cannot give away what it does not have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ParticipantFact {
    /// The two come from different departments, regions or the like.
    FromDifferent {
        /// What they differ in.
        silo: Silo,
    },
    /// One of the two has more seniority than the other.
    SeniorityDiffers,
    /// The reader asked for the partner.
    YouChose {
        /// What the partner is to the reader: mentor or mentee.
        partner: Role,
        /// The rank of the choice, from 1.
        rank: usize,
        /// Did the choice give points?
        counted: bool,
    },
    /// To a mentor: the mentee wants to learn what the reader offers.
    YourSkillsAreWanted {
        /// The skills.
        skills: Vec<String>,
    },
    /// To a mentee: the mentor offers what the reader wants to learn.
    MentorOffers {
        /// The skills.
        skills: Vec<String>,
    },
    /// The mentor knows things that the mentee does not.
    KnowDifferentThings,
    /// The reader said that they know the partner.
    KnowEachOther,
    /// What a criterion of your own says on purpose for this reader.
    Own {
        /// The key of the fact.
        key: String,
        /// The reader's phrase.
        wording: Wording,
    },
}

impl ParticipantFact {
    /// A word for the kind of fact, which stays the same; of a criterion of your own, its key.
    pub fn key(&self) -> &str {
        match self {
            Self::FromDifferent { .. } => "from-different",
            Self::SeniorityDiffers => "seniority-differs",
            Self::YouChose { .. } => "you-chose",
            Self::YourSkillsAreWanted { .. } => "your-skills-are-wanted",
            Self::MentorOffers { .. } => "mentor-offers",
            Self::KnowDifferentThings => "know-different-things",
            Self::KnowEachOther => "know-each-other",
            Self::Own { key, .. } => key,
        }
    }
}
