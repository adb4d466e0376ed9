//! Every part of a letter and every fact that a participant may know, in both languages: one table
//! for each language, to be read from top to bottom.

use std::fmt::Write as _;

use pairwright::Role;
use pairwright::explain::WhyWaiting;
use pairwright::people::{Duration, Format, Silo};
use pairwright::phrases::{English, German, LetterPart, Phrases};
use pairwright::scoring::facts::{ParticipantFact, Wording};

fn parts(mut show: impl FnMut(&LetterPart<'_>)) {
    let names = ["Ana Müller", "Cem Öz", "Noor"].map(str::to_owned);
    show(&LetterPart::Title);
    show(&LetterPart::WaitingTitle);
    show(&LetterPart::Salutation { name: "Ana Müller" });
    for partner in [Role::Mentor, Role::Mentee] {
        for department in [Some("Recht"), None] {
            show(&LetterPart::Opening { partner, name: "Noor", department });
        }
        for count in 0..=3 {
            show(&LetterPart::Partners { role: partner, names: &names[..count] });
        }
    }
    show(&LetterPart::Reasons);
    show(&LetterPart::NoReasons);
    for duration in Duration::ALL.map(Some).into_iter().chain([None]) {
        for format in Format::ALL.map(Some).into_iter().chain([None]) {
            if duration.is_some() || format.is_some() {
                show(&LetterPart::BothWant { duration, format });
            }
        }
    }
    show(&LetterPart::Confidential);
    for role in [Role::Mentor, Role::Mentee] {
        show(&LetterPart::Waiting { role });
        for why in [
            WhyWaiting::NoPlace,
            WhyWaiting::NobodyThere,
            WhyWaiting::NotInPilot,
            WhyWaiting::TooFew,
            WhyWaiting::NotNeeded,
            WhyWaiting::NobodyFits,
        ] {
            show(&LetterPart::WhyWaiting { role, why });
        }
    }
    show(&LetterPart::NoJudgement);
}

pub(crate) fn facts() -> Vec<ParticipantFact> {
    let mut facts: Vec<_> = Silo::ALL.map(|silo| ParticipantFact::FromDifferent { silo }).into();
    facts.push(ParticipantFact::SeniorityDiffers);
    for partner in [Role::Mentor, Role::Mentee] {
        for (rank, counted) in (1..=11).map(|rank| (rank, true)).chain([(2, false)]) {
            facts.push(ParticipantFact::YouChose { partner, rank, counted });
        }
    }
    for skills in [vec!["Podcasts".to_owned()], vec!["Podcasts".to_owned(), "Rust".to_owned()]] {
        facts.push(ParticipantFact::YourSkillsAreWanted { skills: skills.clone() });
        facts.push(ParticipantFact::MentorOffers { skills });
    }
    facts.push(ParticipantFact::KnowDifferentThings);
    facts.push(ParticipantFact::KnowEachOther);
    let own = |wording| ParticipantFact::Own { key: "language".into(), wording };
    facts.push(own(Wording::new("you both speak Welsh").with_language("de", "Sie sprechen beide Walisisch")));
    facts.push(own(Wording::new("you both speak Welsh")));
    facts
}

fn table(phrases: &dyn Phrases) -> String {
    let mut table = String::new();
    let none = || "(none: English)".to_owned();
    parts(|part| writeln!(table, "{}", phrases.letter(part).unwrap_or_else(none)).unwrap());
    for fact in facts() {
        writeln!(table, "- {}", phrases.participant_fact(&fact).unwrap_or_else(none)).unwrap();
    }
    table
}

#[test]
fn all_words_in_english() {
    insta::assert_snapshot!(table(&English));
}

#[test]
fn all_words_in_german() {
    insta::assert_snapshot!(table(&German));
}

/// German has all that participants read but the phrase of an own criterion that has none, and no
/// English word slips in.
#[test]
fn german_leaves_nothing_to_english() {
    let mut said = Vec::new();
    parts(|part| said.push(German.letter(part).unwrap()));
    let missing: Vec<_> =
        facts().into_iter().filter(|fact| German.participant_fact(fact).is_none()).collect();
    assert_eq!(missing.len(), 1, "{missing:?}");
    assert!(matches!(missing[0], ParticipantFact::Own { .. }));
    said.extend(facts().iter().filter_map(|fact| German.participant_fact(fact)));
    for text in said {
        for word in [" you ", " your ", " the ", " is ", " and "] {
            assert!(!format!(" {} ", text.to_lowercase()).contains(word), "{text}");
        }
        assert!(!text.contains('"') && !text.contains('\''), "{text}");
    }
}

/// A letter fits a terminal or a mail of 80 columns.
#[test]
fn lines_are_short() {
    for phrases in [&English as &dyn Phrases, &German] {
        for line in table(phrases).lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}
