//! What of a fact remains for each of the two people of a pair: the rule of privacy (S22).
//!
//! Every kind of fact decides here, and nowhere else, what a participant may know of it. A new kind
//! does not compile until it does.

use crate::people::profile::{Role, Skill};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::facts::participant_fact::ParticipantFact;

impl PairFact {
    /// What the mentor may know of it, if anything.
    pub fn for_mentor(&self) -> Option<ParticipantFact> {
        self.for_reader(Role::Mentor)
    }

    /// What the mentee may know of it, if anything.
    pub fn for_mentee(&self) -> Option<ParticipantFact> {
        self.for_reader(Role::Mentee)
    }

    fn for_reader(&self, reader: Role) -> Option<ParticipantFact> {
        match self {
            Self::Differ { silo, .. } => Some(ParticipantFact::FromDifferent { silo: *silo }),
            Self::SeniorityGap { mentor_is_junior: Some(true), .. } | Self::MentorIsJunior { .. } => {
                Some(ParticipantFact::SeniorityDiffers)
            }
            Self::Chosen { by, rank, counted, .. } => {
                let partner = if reader == Role::Mentor { Role::Mentee } else { Role::Mentor };
                let fact = ParticipantFact::YouChose { partner, rank: *rank, counted: *counted };
                // nobody reads what the other one wants
                (*by == reader).then_some(fact)
            }
            Self::Skills { met, .. } => {
                // without the self-rating
                let skills = met.iter().map(Skill::name).map(str::to_owned).collect();
                Some(match reader {
                    Role::Mentor => ParticipantFact::YourSkillsAreWanted { skills },
                    _ => ParticipantFact::MentorOffers { skills },
                })
            }
            Self::NewKnowledge { .. } => Some(ParticipantFact::KnowDifferentThings),
            Self::Acquainted { named_by } => {
                let knows = *named_by == Role::Both || *named_by == reader;
                knows.then_some(ParticipantFact::KnowEachOther)
            }
            Self::Own(own) => {
                let wording =
                    if reader == Role::Mentor { own.mentor_wording() } else { own.mentee_wording() };
                let wording = wording?.clone();
                Some(ParticipantFact::Own { key: own.key().to_owned(), wording })
            }
            Self::SeniorityGap { .. }
            | Self::Personality { .. }
            | Self::NotJunior { .. }
            | Self::JuniorUnknown
            | Self::ChoseOthers { .. }
            | Self::NamesNobody { .. }
            | Self::Commitment { .. }
            | Self::SharedGroups { .. }
            | Self::Expectations { .. }
            | Self::Waited { .. }
            | Self::Wished
            | Self::Supervision { .. }
            | Self::OneDirection { .. }
            | Self::PairedBefore
            | Self::SamePerson
            | Self::DeclaredConflict { .. }
            | Self::Rule { .. }
            | Self::RuleUnknown { .. }
            | Self::CountsAsAverage { .. }
            | Self::UnknownForbids { .. }
            | Self::Declined { .. } => None,
        }
    }
}
