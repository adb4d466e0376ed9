//! What speaks for a pair, said to one of the two, in German.

use crate::people::silo::Silo;
use crate::scoring::facts::participant_fact::ParticipantFact;

/// A line of a list; none where an own criterion has no phrase in German.
pub(super) fn participant_fact(fact: &ParticipantFact, language: &str) -> Option<String> {
    Some(match fact {
        ParticipantFact::FromDifferent { silo } => format!("Sie kommen aus {}", different(*silo)),
        ParticipantFact::SeniorityDiffers => {
            "Sie stehen auf unterschiedlichen Stufen Ihrer beruflichen Laufbahn".into()
        }
        ParticipantFact::YouChose { .. } => "Sie haben sich diese Person gewünscht".into(),
        ParticipantFact::YourSkillsAreWanted { skills } => {
            format!("Ihr Wissen ist gefragt: {}", skills.join(", "))
        }
        ParticipantFact::MentorOffers { skills } => {
            format!("Sie finden hier, was Sie lernen möchten: {}", skills.join(", "))
        }
        ParticipantFact::KnowDifferentThings => "Sie bringen unterschiedliches Wissen mit".into(),
        ParticipantFact::KnowEachOther => "Sie kennen einander bereits".into(),
        ParticipantFact::Own { wording, .. } => return wording.in_language(language).map(str::to_owned),
    })
}

/// In the dative, after `aus`.
fn different(silo: Silo) -> &'static str {
    match silo {
        Silo::Department => "verschiedenen Abteilungen",
        Silo::Unit => "verschiedenen Teams",
        Silo::Region => "verschiedenen Regionen",
        Silo::Location => "verschiedenen Standorten",
        Silo::Country => "verschiedenen Ländern",
    }
}
