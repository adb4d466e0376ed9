//! What holds of every kind of fact.

use std::collections::BTreeSet;
use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::people::profile::Role;
use crate::scoring::facts::every::{
    DIGIT, SECRET, every_co_mentee_fact, every_fact, every_participant_fact, every_unknown,
};
use crate::scoring::facts::not_known::StandingPart;
use crate::scoring::facts::own_fact::OwnFact;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::facts::participant_fact::ParticipantFact;
use crate::scoring::facts::wording::Wording;

/// Privacy, for every language at once: what is not in a fact is in no sentence made of it (S22).
#[test]
fn no_fact_for_a_participant_has_a_secret_in_it() {
    let is_secret = |text: &str| text.contains(SECRET) || text.contains(&DIGIT.to_string());
    let mut told = Vec::new();
    for fact in every_fact() {
        for (reader, part) in [("mentor", fact.for_mentor()), ("mentee", fact.for_mentee())] {
            let Some(part) = part else { continue };
            let json = serde_json::to_string(&part).unwrap();
            for text in [json, format!("{part:?}"), part.to_string()] {
                assert!(!is_secret(&text), "the {reader} is told {text}");
            }
            told.push(format!("{reader}: {} -> {}", fact.key(), part.key()));
        }
    }
    let expected = [
        "mentor: differ -> from-different",
        "mentee: differ -> from-different",
        "mentor: seniority-gap -> seniority-differs",
        "mentee: seniority-gap -> seniority-differs",
        "mentor: mentor-is-junior -> seniority-differs",
        "mentee: mentor-is-junior -> seniority-differs",
        "mentee: chosen -> you-chose",
        "mentor: skills -> your-skills-are-wanted",
        "mentee: skills -> mentor-offers",
        "mentor: new-knowledge -> know-different-things",
        "mentee: new-knowledge -> know-different-things",
        "mentor: acquainted -> know-each-other",
        "mentor: own -> own",
        "mentee: own -> own",
    ];
    assert_eq!(told, expected);
    let with_secrets = every_fact().into_iter().filter(|fact| is_secret(&format!("{fact:?}")));
    assert!(with_secrets.count() > 20, "the facts have secrets");
}

#[test]
fn who_wants_what_is_told_to_nobody_else() {
    let chosen = |by| PairFact::Chosen { by, chooser: "ana".into(), rank: 1, counted: false };
    assert_eq!([chosen(Role::Mentor).for_mentee(), chosen(Role::Mentee).for_mentor()], [None, None]);
    let told = chosen(Role::Mentor).for_mentor();
    assert_eq!(told, Some(ParticipantFact::YouChose { partner: Role::Mentee, rank: 1, counted: false }));
    let known = |named_by| {
        let fact = PairFact::Acquainted { named_by };
        [fact.for_mentor().is_some(), fact.for_mentee().is_some()]
    };
    let all = [Role::Mentor, Role::Mentee, Role::Both].map(known);
    assert_eq!(all, [[true, false], [false, true], [true, true]]);
    for mentor_is_junior in [None, Some(false)] {
        let gap = PairFact::SeniorityGap { gap: 3, part: StandingPart::Level, mentor_is_junior };
        assert_eq!([gap.for_mentor(), gap.for_mentee()], [None, None]);
    }
}

#[test]
fn a_fact_of_your_own_tells_participants_only_what_is_said_for_them() {
    let fact = || OwnFact::new("own", SECRET).with_value("value", SECRET);
    let silent = PairFact::from(fact());
    assert_eq!([silent.for_mentor(), silent.for_mentee()], [None, None]);
    let to_mentor = PairFact::from(fact().for_mentor("yes"));
    assert_eq!(to_mentor.for_mentor().unwrap().to_string(), "yes");
    assert_eq!(to_mentor.for_mentee(), None);
    let to_mentee = PairFact::from(fact().for_mentee("yes"));
    assert_eq!(to_mentee.for_mentor(), None);
    assert_eq!(to_mentee.for_mentee().unwrap().to_string(), "yes");
}

/// What a client reads back is what was written.
fn come_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(all: &[T]) -> BTreeSet<String> {
    let mut tags = BTreeSet::new();
    for one in all {
        let value = serde_json::to_value(one).unwrap();
        let text = serde_json::to_string(one).unwrap();
        assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), one, "{text}");
        let tag = value.as_str().or_else(|| value.as_object()?.keys().next().map(String::as_str));
        assert!(tags.insert(tag.unwrap().to_owned()), "one of each kind: {text}");
    }
    tags
}

#[test]
fn facts_are_written_under_their_keys_and_come_back() {
    let keys = |facts: Vec<String>| facts.into_iter().collect::<BTreeSet<String>>();
    let facts = every_fact();
    assert_eq!(come_back(&facts), keys(facts.iter().map(|fact| fact.key().to_owned()).collect()));
    let facts = every_participant_fact();
    assert_eq!(come_back(&facts), keys(facts.iter().map(|fact| fact.key().to_owned()).collect()));
    come_back(&every_unknown());
    come_back(&every_co_mentee_fact());
}

#[test]
fn a_wording_is_found_by_any_spelling_of_its_language() {
    let said = Wording::new("hello").with_language("pt-BR", "oi").with_language("PT", "olá");
    for (asked, expected) in [
        ("pt", Some("olá")),
        ("pt-PT", Some("olá")),
        ("pt_br", Some("oi")),
        (" PT-BR-x-home ", Some("oi")),
        ("en", Some("hello")),
        ("en-GB", Some("hello")),
        ("p", None),
        ("", None),
        ("-", None),
        ("português", None),
    ] {
        assert_eq!(said.in_language(asked), expected, "{asked:?}");
    }
    assert_eq!(said.with_language("en", "good day").english(), "good day");
}
