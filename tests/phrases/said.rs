//! What is said of a pair and of people who wait, whole, in both languages.

use std::fmt::Write as _;

use pairwright::people::{Duration, Format};
use pairwright::phrases::{English, German, LetterPart, Phrase, Phrases};
use pairwright::scoring::Audience;
use pairwright::{Cohort, Matcher, Matching, Participant};

/// Two pairs and three people who wait; two have names.
pub(crate) fn matched() -> Matching {
    let people = [
        Participant::mentor("p1")
            .with_name("Ana Müller")
            .with_department("Data")
            .with_region("Nord")
            .with_level(2)
            .with_skill_offered("Podcasts", Some(4))
            .with_skill_offered("Rust", Some(5))
            .with_duration(Duration::LongTerm)
            .with_format(Format::OneToOne)
            .with_choices(["p4", "p5"]),
        Participant::mentor("p2").with_department("Recht").with_level(3).with_acquaintance("p5"),
        Participant::mentor("p3").with_name("Cem Öz").with_department("Recht").with_capacity(0),
        Participant::mentee("p4")
            .with_name("Mia Schmidt-Łuczak")
            .with_department("Recht")
            .with_region("Süd")
            .with_level(7)
            .with_skill_wanted("Podcasts")
            .with_duration(Duration::LongTerm)
            .with_format(Format::OneToOne)
            .with_choices(["p1"]),
        Participant::mentee("p5").with_department("Vertrieb").with_level(6).with_choices(["p9", "p2"]),
        Participant::mentee("p6").with_name("Noor").with_level(6),
        Participant::mentee("p7").with_level(6).with_conflict("p1", "xyzzy").with_conflict("p2", "xyzzy"),
    ];
    Matcher::default().solve(Cohort::new(people).unwrap()).unwrap()
}

fn everything(phrases: &dyn Phrases) -> String {
    let matching = matched();
    let mut text = String::new();
    for pair in matching.pairs() {
        let told = matching.explain(pair.mentor(), pair.mentee()).unwrap();
        for reader in [Audience::Mentor, Audience::Mentee] {
            writeln!(text, "{reader:?}\n{}", told.in_words(phrases, reader)).unwrap();
        }
    }
    for left in matching.left_out() {
        writeln!(text, "{} waits\n{}", left.id(), left.in_words(phrases, Audience::Mentee)).unwrap();
    }
    text
}

#[test]
fn english_reads_well() {
    insta::assert_snapshot!(everything(&English));
}

#[test]
fn german_reads_well() {
    insta::assert_snapshot!(everything(&German));
}

/// What a language does not say is said in English, and shown to be so.
#[test]
fn a_missing_phrase_is_seen() {
    #[derive(Debug)]
    struct Mute;
    impl Phrases for Mute {
        fn language(&self) -> &'static str {
            "xx"
        }
    }
    let matching = matched();
    let told = matching.explain("p1", "p4").unwrap();
    let text = told.in_words(&Mute, Audience::Mentee);
    assert!(text.starts_with("[en] Your mentor is Ana Müller. [en] What speaks"), "{text}");
    assert!(text.lines().skip(1).all(|line| line.starts_with("- [en] ")), "{text}");
    assert_eq!(told.in_words(&Mute, Audience::Coordinator), format!("[en] {told}"));
    let left = &matching.left_out()[0];
    assert_eq!(left.in_words(&German, Audience::Coordinator), format!("[en] {left}"));
    let said = Phrase::of(&Mute, |words| words.letter(&LetterPart::Confidential));
    assert!(said.is_fallback() && !said.text().starts_with("[en]"));
}

/// The English methods say what printing says: there is one place for each sentence.
#[test]
fn printing_is_english() {
    let matching = matched();
    let told = matching.explain("p2", "p5").unwrap();
    assert_eq!(told.in_words(&English, Audience::Coordinator), told.to_string());
    assert_eq!(told.in_words(&English, Audience::Mentor), told.for_mentor());
    assert_eq!(told.in_words(&English, Audience::Mentee), told.for_mentee());
    for left in matching.left_out() {
        assert_eq!(English.left_out(left).unwrap(), left.to_string());
        assert_eq!(left.in_words(&English, Audience::Coordinator), left.to_string());
    }
    let repairs = matching.repairs("p6").unwrap();
    assert!(!repairs.is_empty());
    for repair in &repairs {
        assert_eq!(English.repair(repair).unwrap(), repair.to_string());
    }
    for finding in matching.audit().findings() {
        assert!(finding.to_string().ends_with(&English.finding(finding.fact()).unwrap()));
    }
}
