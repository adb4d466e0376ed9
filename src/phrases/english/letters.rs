//! Letters to participants, in English.

use crate::matching::telling::why_waiting::WhyWaiting;
use crate::people::expectations::{Duration, Format};
use crate::people::profile::Role;
use crate::phrases::letter_part::LetterPart;
use crate::words::{commas, form, list};

/// The words of a part.
pub(super) fn letter(part: &LetterPart<'_>) -> String {
    match *part {
        LetterPart::Title => "Your mentoring pair".into(),
        LetterPart::WaitingTitle => "Your place in the mentoring programme".into(),
        LetterPart::Salutation { name } => format!("Dear {name},"),
        LetterPart::Opening { partner, name, department } => {
            let place = department.map(|department| format!(", {department}")).unwrap_or_default();
            format!("your {partner} is {name}{place}.")
        }
        LetterPart::Partners { role, names: [] } => format!("You have no {role} yet."),
        LetterPart::Partners { role, names } => {
            format!("Your {role}{} {}.", form(names.len(), " is", "s are"), list(names))
        }
        LetterPart::Reasons => "What speaks for the two of you:".into(),
        LetterPart::NoReasons => {
            "You were brought together as part of the best matching for everybody.".into()
        }
        LetterPart::BothWant { duration, format } => {
            let wanted = [duration.map(duration_word), format.map(format_word)];
            format!("You both want: {}.", commas(wanted.into_iter().flatten()))
        }
        LetterPart::Confidential => "What you talk about stays between the two of you.".into(),
        LetterPart::Waiting { role } => {
            let partner = if role == Role::Mentor { "mentee" } else { "mentor" };
            format!("Unfortunately, we could not find a {partner} for you this time.")
        }
        LetterPart::WhyWaiting { role, why } => why_waiting(role, why).into(),
        LetterPart::NoJudgement => {
            "This is no reflection on you: we find a partner for as many as possible.".into()
        }
    }
}

fn duration_word(duration: Duration) -> &'static str {
    match duration {
        Duration::OneTime => "one-time",
        Duration::Weeks => "weeks",
        Duration::LongTerm => "long-term",
    }
}

fn format_word(format: Format) -> &'static str {
    match format {
        Format::OneToOne => "one-to-one",
        Format::Group => "group",
    }
}

fn why_waiting(reader: Role, why: WhyWaiting) -> &'static str {
    match (why, reader) {
        (WhyWaiting::NoPlace, _) => "You are not taking a mentee this time.",
        (WhyWaiting::NobodyThere, Role::Mentor) => "No mentees take part this time.",
        (WhyWaiting::NobodyThere, _) => "No mentors take part this time.",
        (WhyWaiting::NotInPilot, _) => "The programme begins with a smaller group.",
        (WhyWaiting::TooFew, Role::Mentor) => "There are not enough mentees for everybody this time.",
        (WhyWaiting::TooFew, _) => "There are not enough mentors for everybody this time.",
        (WhyWaiting::NotNeeded, _) => "No more mentors are needed this time.",
        (WhyWaiting::NobodyFits, _) => "There was no suitable match for you among those taking part.",
    }
}
