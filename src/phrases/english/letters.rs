//! Letters to participants, in English.

use crate::matching::telling::why_waiting::WhyWaiting;
use crate::people::expectations::{Duration, Format};
use crate::people::profile::Role;
use crate::phrases::day::day;
use crate::phrases::letter_kind::LetterKind;
use crate::phrases::letter_part::{AfterEnd, Answering, FirstStep, LetterPart};
use crate::words::{commas, form, list};

const OFFICE: &str = "the programme office";

/// The words of a part.
pub(super) fn letter(part: &LetterPart<'_>) -> String {
    match *part {
        LetterPart::Title { kind } => title(kind).into(),
        LetterPart::Salutation { name } => format!("Dear {name},"),
        LetterPart::Opening { kind, partner, names } => opening(kind, partner, names),
        LetterPart::Partners { role, names: [] } => format!("You have no {role} yet."),
        LetterPart::Partners { role, names } => {
            format!("Your {role}{} {}.", form(names.len(), " is", "s are"), list(names))
        }
        LetterPart::NotSettled => "This is a proposal: nothing is settled yet.".into(),
        LetterPart::Reasons => "What speaks for the two of you:".into(),
        LetterPart::NoReasons => {
            "We looked for the best solution for everybody, and this pair is part of it.".into()
        }
        LetterPart::BothWant { duration, format } => {
            let wanted = [duration.map(duration_word), format.map(format_word)];
            format!("You both want: {}.", commas(wanted.into_iter().flatten()))
        }
        LetterPart::Answer { answer, count, by, to } => answered(answer, count, by, to),
        LetterPart::SayingNo => {
            "You may say no without giving a reason. We will then look for somebody else.".into()
        }
        LetterPart::FirstSteps => "Your first steps:".into(),
        LetterPart::Step { step, partner, count } => first_step(step, partner, count),
        LetterPart::Confidential => "What you talk about stays between the two of you.".into(),
        LetterPart::Waiting { role } => {
            format!("Unfortunately, we could not find a {} for you this time.", partner_of(role))
        }
        LetterPart::WhyWaiting { role, why } => why_waiting(role, why).into(),
        LetterPart::NoJudgement => {
            "This is no reflection on you: we find a partner for as many as possible.".into()
        }
        LetterPart::WaitingNext => {
            "You do not have to do anything. If somebody becomes free, we will write to you.".into()
        }
        LetterPart::Thanks => "Thank you for the time you gave to it.".into(),
        LetterPart::EndedNext { partner, next: AfterEnd::Searching } => format!(
            "You are still part of the programme. We will look for another {partner} for you, and write \
             to you as soon as we have a proposal."
        ),
        LetterPart::EndedNext { next: AfterEnd::Others, .. } => {
            "You are still part of the programme, and nothing changes for your other pairs.".into()
        }
        LetterPart::Contact { to } => format!("If you have questions, please ask {}.", to.unwrap_or(OFFICE)),
    }
}

fn title(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Ask => "A proposal for you",
        LetterKind::Formal => "Your mentoring pair",
        LetterKind::Waiting => "Your place in the mentoring programme",
        LetterKind::Ended => "The end of your mentoring pair",
    }
}

fn opening(kind: LetterKind, partner: Role, names: &[String]) -> String {
    let s = form(names.len(), "", "s");
    let all = list(names);
    match kind {
        LetterKind::Ask => format!("We would like to propose {all} as your {partner}{s}."),
        LetterKind::Ended if names.is_empty() => format!("The pair with your {partner} has ended."),
        LetterKind::Ended => {
            format!("Your mentoring pair{s} with {all} {} ended.", form(names.len(), "has", "have"))
        }
        _ => format!("Your {partner}{s} {} {all}.", form(names.len(), "is", "are")),
    }
}

fn answered(answer: Answering, count: usize, by: Option<&str>, to: Option<&str>) -> String {
    let by = by.map(|by| format!(" by {}", date(by))).unwrap_or_default();
    match answer {
        Answering::YesIsNeeded => {
            let each = form(count, "", " to each of them");
            format!("Please say yes or no{each}{by}. Your answer goes to {}.", to.unwrap_or(OFFICE))
        }
        Answering::NoIsHeard => {
            let what = form(count, "this", "one of them");
            let whom = to.map_or(" the programme office", |_| " us");
            let to = to.map(|to| format!(": {to}")).unwrap_or_default();
            format!("If {what} does not suit you, please let{whom} know{by}{to}.")
        }
    }
}

fn first_step(step: FirstStep, partner: Role, count: usize) -> String {
    let s = form(count, "", "s");
    match (step, partner) {
        (FirstStep::Write, Role::Mentee) if count == 1 => {
            "Your mentee will write to you in the first week. If you hear nothing, please write first.".into()
        }
        (FirstStep::Write, Role::Mentee) => {
            "Your mentees will write to you in the first week. If you hear nothing, please write first."
                .into()
        }
        (FirstStep::Write, _) => {
            format!("Write to your {partner}{s} in the first week, and suggest a time for a first meeting.")
        }
        (FirstStep::Agree, _) => {
            "When you first meet, agree on what you want to achieve, and on how and how often you meet."
                .into()
        }
        (FirstStep::GoOn, _) => "At the end of each meeting, set the date of the next one.".into(),
    }
}

/// A day of the calendar in words; anything else as it is.
fn date(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    day(text).map_or_else(
        || text.trim().trim_end_matches('.').to_owned(),
        |(year, month, day)| format!("{day} {} {year}", MONTHS[month - 1]),
    )
}

fn partner_of(role: Role) -> &'static str {
    if role == Role::Mentor { "mentee" } else { "mentor" }
}

fn duration_word(duration: Duration) -> &'static str {
    match duration {
        Duration::OneTime => "one meeting",
        Duration::Weeks => "a few weeks",
        Duration::LongTerm => "a long-term commitment",
    }
}

fn format_word(format: Format) -> &'static str {
    match format {
        Format::OneToOne => "one-to-one",
        Format::Group => "in a group",
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
