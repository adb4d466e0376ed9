//! Every part of a letter and every fact that a participant may know, in both languages: one table
//! for each language, to be read from top to bottom.

use std::fmt::Write as _;

use pairwright::Role;
use pairwright::explain::WhyWaiting;
use pairwright::people::{Duration, Format, Silo};
use pairwright::phrases::{AfterEnd, Answering, English, FirstStep, German, LetterKind, LetterPart, Phrases};
use pairwright::scoring::facts::{ParticipantFact, Wording};

fn parts(mut show: impl FnMut(&LetterPart<'_>)) {
    let names = ["Ana Müller", "Cem Öz", "Noor"].map(str::to_owned);
    for kind in LetterKind::ALL {
        show(&LetterPart::Title { kind });
    }
    show(&LetterPart::Salutation { name: "Ana Müller" });
    for partner in [Role::Mentor, Role::Mentee] {
        for kind in [LetterKind::Ask, LetterKind::Formal, LetterKind::Ended] {
            for count in usize::from(kind != LetterKind::Ended)..=2 {
                show(&LetterPart::Opening { kind, partner, names: &names[..count] });
            }
        }
        for count in 0..=3 {
            show(&LetterPart::Partners { role: partner, names: &names[..count] });
        }
    }
    show(&LetterPart::NotSettled);
    show(&LetterPart::Reasons);
    show(&LetterPart::NoReasons);
    for duration in Duration::ALL.map(Some).into_iter().chain([None]) {
        for format in Format::ALL.map(Some).into_iter().chain([None]) {
            if duration.is_some() || format.is_some() {
                show(&LetterPart::BothWant { duration, format });
            }
        }
    }
    for to in [Some("Ira Baum, ira@example.org"), None] {
        for by in [Some("2027-03-15"), Some("15. 3."), None] {
            for answer in [Answering::YesIsNeeded, Answering::NoIsHeard] {
                for count in [1, 2] {
                    show(&LetterPart::Answer { answer, count, by, to });
                }
            }
        }
        show(&LetterPart::Contact { to });
    }
    show(&LetterPart::SayingNo);
    show(&LetterPart::FirstSteps);
    for partner in [Role::Mentor, Role::Mentee] {
        for step in [FirstStep::Write, FirstStep::Agree, FirstStep::GoOn] {
            for count in [1, 2] {
                show(&LetterPart::Step { step, partner, count });
            }
        }
        for next in [AfterEnd::Searching, AfterEnd::Others] {
            show(&LetterPart::EndedNext { partner, next });
        }
    }
    show(&LetterPart::Thanks);
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
    show(&LetterPart::WaitingNext);
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

/// What speaks for a pair fits a mail of 80 columns; sentences are wrapped by whoever shows them.
#[test]
fn lines_are_short() {
    for phrases in [&English as &dyn Phrases, &German] {
        for line in facts().iter().filter_map(|fact| phrases.participant_fact(fact)) {
            assert!(line.chars().count() <= 78, "{line}");
        }
    }
}
