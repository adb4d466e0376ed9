//! English as a whole: every method of `Phrases` has words for everything it may get.

use crate::matching::telling::explain::Explanation;
use crate::matching::telling::left_out::{LeftOut, Reason};
use crate::matching::telling::repair::Repair;
use crate::matching::telling::shortage::Shortage;
use crate::people::finding::english::English;
use crate::people::finding::fact::Fact;
use crate::people::finding::reporter::Reporter as _;
use crate::people::names::Names;
use crate::phrases::english::{explanations, facts, left_out, letters, repairs, rounds, states};
use crate::phrases::letter_part::LetterPart;
use crate::phrases::phrases::Phrases;
use crate::scoring::facts::co_mentee_fact::CoMenteeFact;
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::facts::participant_fact::ParticipantFact;
use crate::season::decision::Decision;
use crate::season::pair_state::PairState;
use crate::season::round::Round;

impl Phrases for English {
    fn language(&self) -> &'static str {
        "en"
    }

    fn letter(&self, part: &LetterPart<'_>) -> Option<String> {
        Some(letters::letter(part))
    }

    fn participant_fact(&self, fact: &ParticipantFact) -> Option<String> {
        Some(facts::participant_fact(fact))
    }

    fn pair_fact(&self, fact: &PairFact, names: &Names) -> Option<String> {
        Some(facts::fact(fact, names))
    }

    fn not_known(&self, fact: &NotKnown, names: &Names) -> Option<String> {
        Some(facts::not_known(fact, names))
    }

    fn co_mentee_fact(&self, fact: &CoMenteeFact, names: &Names) -> Option<String> {
        Some(facts::co_mentees(fact, names))
    }

    fn explanation(&self, explanation: &Explanation) -> Option<String> {
        Some(explanations::explanation(explanation))
    }

    fn reason(&self, reason: &Reason, names: &Names) -> Option<String> {
        Some(left_out::reason(reason, names))
    }

    fn left_out(&self, left_out: &LeftOut) -> Option<String> {
        Some(left_out::left_out(left_out))
    }

    fn shortage(&self, shortage: &Shortage) -> Option<String> {
        Some(left_out::shortage(shortage))
    }

    fn repair(&self, repair: &Repair) -> Option<String> {
        Some(repairs::repair(repair))
    }

    fn round(&self, round: &Round) -> Option<String> {
        Some(rounds::round(round))
    }

    fn state(&self, state: &PairState) -> Option<String> {
        Some(states::state(state).to_owned())
    }

    fn decision(&self, decision: &Decision, names: &Names) -> Option<String> {
        Some(states::decision(decision, names))
    }

    fn finding(&self, fact: &Fact) -> Option<String> {
        Some(self.sentence(fact))
    }
}
