//! The trait behind every language.

use std::fmt::Debug;

use crate::matching::telling::explain::Explanation;
use crate::matching::telling::left_out::{LeftOut, Reason};
use crate::matching::telling::repair::Repair;
use crate::matching::telling::shortage::Shortage;
use crate::people::finding::fact::Fact;
use crate::people::names::Names;
use crate::phrases::letter_part::LetterPart;
use crate::scoring::facts::co_mentee_fact::CoMenteeFact;
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::facts::participant_fact::ParticipantFact;
use crate::season::decision::Decision;
use crate::season::pair_state::PairState;
use crate::season::round::Round;

/// A language: makes words of facts.
///
/// Each method gets one kind of fact and gives the words for it, or `None` where the language has
/// none. Then the words are those of [`English`](crate::phrases::English), and shown as such: in a
/// text they begin with `[en]`, in a page they stand under `lang="en"`. So a language can begin
/// with what participants read, as [`German`](crate::phrases::German) does, and nothing is ever
/// missing unseen.
///
/// What a participant must not know is not in the facts for participants (S22). So no language has
/// to keep anything back.
///
/// A third language, as far as a letter to a mentee goes:
///
/// ```
/// use pairwright::phrases::{LetterPart, Phrases};
/// use pairwright::scoring::facts::ParticipantFact;
/// use pairwright::scoring::Audience;
/// use pairwright::{Cohort, Matcher, Participant, Role};
///
/// #[derive(Debug)]
/// struct Norsk;
///
/// impl Phrases for Norsk {
///     fn language(&self) -> &str {
///         "nb"
///     }
///     fn letter(&self, part: &LetterPart<'_>) -> Option<String> {
///         Some(match part {
///             LetterPart::Partners { role: Role::Mentor, names } => {
///                 format!("Mentoren din er {}.", names.join(", "))
///             }
///             LetterPart::Reasons => "Dette taler for dere to:".to_owned(),
///             _ => return None,
///         })
///     }
///     fn participant_fact(&self, fact: &ParticipantFact) -> Option<String> {
///         match fact {
///             ParticipantFact::KnowEachOther => Some("dere kjenner hverandre fra før".to_owned()),
///             _ => None,
///         }
///     }
/// }
///
/// let ana = Participant::mentor("ana").with_department("Data");
/// let max = Participant::mentee("max").with_department("Legal").with_acquaintance("ana");
/// let matching = Matcher::default().solve(Cohort::new([ana, max])?)?;
/// let text = matching.explain("ana", "max")?.in_words(&Norsk, Audience::Mentee);
/// assert!(text.starts_with("Mentoren din er ana. Dette taler for dere to:\n"));
/// assert!(text.contains("- dere kjenner hverandre fra før\n"));
/// assert!(text.contains("- [en] you come from different departments\n"));
/// # Ok::<(), pairwright::Error>(())
/// ```
pub trait Phrases: Debug + Send + Sync {
    /// The tag of the language, as pages and the phrases of own criteria name it: `en`, `de-AT`
    /// (BCP 47).
    fn language(&self) -> &str;

    /// A part of a letter to a participant.
    fn letter(&self, part: &LetterPart<'_>) -> Option<String> {
        let _ = part;
        None
    }

    /// What speaks for a pair, said to one of the two: a line of a list. An own criterion's phrase
    /// is asked for in this language.
    fn participant_fact(&self, fact: &ParticipantFact) -> Option<String> {
        match fact {
            ParticipantFact::Own { wording, .. } => wording.in_language(self.language()).map(str::to_owned),
            _ => None,
        }
    }

    /// What a criterion says of a pair, for the coordinator: a line of a list. An own criterion's
    /// phrase is asked for in this language.
    fn pair_fact(&self, fact: &PairFact, names: &Names) -> Option<String> {
        let _ = names;
        match fact {
            PairFact::Own(own) => own.wording().in_language(self.language()).map(str::to_owned),
            _ => None,
        }
    }

    /// What is not known of a pair and would matter, for the coordinator: without a full stop.
    fn not_known(&self, fact: &NotKnown, names: &Names) -> Option<String> {
        let _ = names;
        match fact {
            NotKnown::Own(own) => own.wording().in_language(self.language()).map(str::to_owned),
            _ => None,
        }
    }

    /// Why some mentees may not share a mentor, for the coordinator: without a full stop.
    fn co_mentee_fact(&self, fact: &CoMenteeFact, names: &Names) -> Option<String> {
        let _ = (fact, names);
        None
    }

    /// All that is said of a pair to the coordinator, in lines.
    fn explanation(&self, explanation: &Explanation) -> Option<String> {
        let _ = explanation;
        None
    }

    /// Why somebody is left out, for the coordinator: without the person.
    fn reason(&self, reason: &Reason, names: &Names) -> Option<String> {
        let _ = (reason, names);
        None
    }

    /// Who is left out and why, for the coordinator: one line.
    fn left_out(&self, left_out: &LeftOut) -> Option<String> {
        let _ = left_out;
        None
    }

    /// Who competes for too few partners, for the coordinator: without a full stop.
    fn shortage(&self, shortage: &Shortage) -> Option<String> {
        let _ = shortage;
        None
    }

    /// What would help, and what the whole gains by it, for the coordinator.
    fn repair(&self, repair: &Repair) -> Option<String> {
        let _ = repair;
        None
    }

    /// What a round has changed, for the coordinator: sentences, each on a line of its own.
    fn round(&self, round: &Round) -> Option<String> {
        let _ = round;
        None
    }

    /// Where a pair stands in a season: a word or two.
    fn state(&self, state: &PairState) -> Option<String> {
        let _ = state;
        None
    }

    /// An entry of a season's log, for the coordinator: one line.
    fn decision(&self, decision: &Decision, names: &Names) -> Option<String> {
        let _ = (decision, names);
        None
    }

    /// What was found about the people, for the coordinator: a sentence or two.
    fn finding(&self, fact: &Fact) -> Option<String> {
        let _ = fact;
        None
    }
}
