//! Choices that were honoured and missed, in English.

use std::fmt;

use crate::matching::telling::choices_met::ChoicesMet;
use crate::matching::telling::missed_choice::MissedChoice;
use crate::people::profile::Role;
use crate::words::ordinal;

impl fmt::Display for ChoicesMet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at_most = if self.is_exact() { "" } else { "at most " };
        let (met, of) = (self.mentees().count(), self.mentees().of());
        write!(f, "one of their choices: {met} of {of}, possible {at_most}{}", self.possible())
    }
}

impl fmt::Display for MissedChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (who, other, has_no) = match self.asked_by() {
            Role::Mentor => (self.mentor(), self.mentee(), "mentor"),
            _ => (self.mentee(), self.mentor(), "mentee"),
        };
        let (who, other) = (self.names().beside(who), self.names().beside(other));
        write!(f, "{who} asked for {other} ({} choice), who has no {has_no}", ordinal(self.rank()))
    }
}
