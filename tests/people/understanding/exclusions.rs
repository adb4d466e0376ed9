//! Conflicts and earlier pairs: kept, or told.

use pairwright::people::{CohortBuilder, Contact};
use pairwright::{Cohort, Matcher, Participant};

use super::{codes, lines, stops, told};

fn people() -> CohortBuilder {
    Cohort::builder().people([
        Participant::mentor("ana@x.example").with_name("Ana Berg"),
        Participant::mentor("ben@x.example").with_name("Ben Cho"),
        Participant::mentee("mia@x.example").with_name("Mia Eck").with_choices(["ana@x.example"]),
        Participant::mentee("max@x.example").with_name("Max Fox").with_choices(["ben@x.example"]),
    ])
}

fn conflict(mentor: &str, mentee: &str) -> CohortBuilder {
    people().conflicts([(mentor.into(), mentee.into(), None)])
}

fn forbids(cohort: &Cohort, mentor: &str, mentee: &str) -> bool {
    let matching = Matcher::default().solve(cohort.clone()).unwrap();
    assert!(
        matching
            .pairs()
            .iter()
            .all(|pair| pair.mentor().as_str() != mentor || pair.mentee().as_str() != mentee)
    );
    cohort.explicit_conflict(mentor, mentee).is_some()
}

#[test]
fn a_row_forbids_the_pair_however_it_is_written() {
    for (mentor, mentee, told_as) in [
        ("ana@x.example", "mia@x.example", ""),
        ("mia@x.example", "ana@x.example", "pair-swapped"),
        ("Mia Eck", "Ana Berg", "pair-swapped"),
        ("ANA@X.EXAMPLE ", "Eck, Mia", "references-resolved"),
        ("a\u{200b}na@x.example", "mia@x.example", ""),
    ] {
        let cohort = conflict(mentor, mentee).build().unwrap();
        assert!(forbids(&cohort, "ana@x.example", "mia@x.example"), "{mentor} {mentee}");
        assert_eq!(stops(&cohort), [""; 0]);
        match told_as {
            "" => assert_eq!(codes(&cohort)[0], "choice-in-conflict", "{mentor} {mentee}"),
            code => assert!(codes(&cohort).contains(&code), "{mentor} {mentee}: {:?}", told(&cohort)),
        }
    }
}

#[test]
fn two_who_can_be_paired_both_ways_are_forbidden_both_ways() {
    let both = [Participant::both("ana"), Participant::both("ben"), Participant::mentor("cem")];
    let builder = || Cohort::builder().people(both.clone());
    let cohort = builder().conflicts([("ben".into(), "ana".into(), Some("cousins".into()))]).build().unwrap();
    assert_eq!(cohort.explicit_conflict("ana", "ben"), Some("cousins"));
    assert_eq!(cohort.explicit_conflict("ben", "ana"), Some("cousins"));
    assert!(cohort.audit().is_clean());
    // of a mentor and somebody who is both, only one way is possible
    let cohort = builder().conflicts([("ana".into(), "cem".into(), None)]).build().unwrap();
    assert_eq!(codes(&cohort), ["pair-swapped"]);
    assert!(cohort.explicit_conflict("cem", "ana").is_some());
    // two mentors cannot be a pair
    let cohort = Cohort::builder().people([
        Participant::mentor("a"),
        Participant::mentor("b"),
        Participant::mentee("c"),
    ]);
    let cohort = cohort.conflicts([("a".into(), "b".into(), None)]).build().unwrap();
    assert_eq!(codes(&cohort), ["conflict-outside"]);
}

#[test]
fn earlier_locked_and_wished_pairs_are_turned_as_well() {
    let turned = [("Mia Eck", "ana@x.example")];
    let cohort =
        people().history(turned).wished(turned).locked([("max@x.example", "Cho, Ben")]).build().unwrap();
    for list in [cohort.history(), cohort.wished()] {
        assert_eq!(
            (list[0].mentor().as_str(), list[0].mentee().as_str()),
            ("ana@x.example", "mia@x.example")
        );
    }
    assert_eq!(cohort.locked()[0].mentor().as_str(), "ben@x.example");
    assert_eq!(codes(&cohort).iter().filter(|code| **code == "pair-swapped").count(), 3);
    let error = people().locked([("Ana Breg", "max@x.example")]).build().unwrap_err();
    assert!(error.to_string().contains("did you mean ana@x.example?"), "{error}");
}

#[test]
fn a_row_that_may_be_about_somebody_stops() {
    for other in [
        "mai@x.example",
        "mia@x.exmaple",
        "mia@y.example",
        "mia",
        "Mia Ekc",
        "Mia",
        "M. Eck",
        "Mía Eck",
        "17",
        "Eva Orth",
        "n/a",
        "?",
        "1.23E+10",
        "3-Mar",
    ] {
        for (mentor, mentee) in [("ana@x.example", other), (other, "Ana Berg")] {
            let cohort = conflict(mentor, mentee).build().unwrap();
            assert_eq!(stops(&cohort), ["conflict-unresolved"], "{other}: {:?}", told(&cohort));
        }
        let past = people().history([("ana@x.example", other)]).build().unwrap();
        assert_eq!(stops(&past), ["history-unresolved"], "{other}");
        if !["n/a", "?"].contains(&other) {
            let flag =
                people().person(Participant::mentor("eva.o@x.example").with_conflict(other, "")).build();
            assert_eq!(stops(&flag.unwrap()), ["conflict-flag-unresolved"], "{other}");
        }
    }
    let flag = |with: &str, why: &str| {
        people().person(Participant::mentor("eva.o@x.example").with_conflict(with, why)).build().unwrap()
    };
    assert_eq!(codes(&flag("none", "")), ["placeholders"]);
    assert_eq!(stops(&flag("?", "a cousin, the name escapes me")), ["conflict-flag-unresolved"]);
    assert_eq!(codes(&flag("Fox, Max", "a cousin")), ["references-resolved"]);
}

#[test]
fn a_row_about_somebody_who_has_left_does_not_stop() {
    let unknown = conflict("ana@x.example", "somebody.else@x.example").build().unwrap();
    assert_eq!(codes(&unknown), ["conflict-unknown"]);
    for builder in [
        conflict("ana@x.example", "mai@x.example").former(["mai@x.example"]),
        conflict("ana@x.example", "E17").directory([Contact::new("e17")]),
        conflict("ana@x.example", "Orth, Ina").directory([Contact::new("17").with_name("Ina Orth")]),
        conflict("ana@x.example", "m17")
            .organisation(lines(&[("m17", "mia@x.example"), ("ana@x.example", "m17")])),
        // whoever is meant, there is no pair with somebody outside
        conflict("17", "Mia Ekc").former(["17"]),
    ] {
        let cohort = builder.build().unwrap();
        assert_eq!(stops(&cohort), [""; 0], "{:?}", told(&cohort));
        assert!(codes(&cohort).contains(&"conflict-outside"), "{:?}", told(&cohort));
    }
    let gone = CohortBuilder::from(&people().build().unwrap()).without("max@x.example");
    let cohort = gone.conflicts([("ana@x.example".into(), "Max Fox".into(), None)]).build().unwrap();
    assert!(codes(&cohort).contains(&"conflict-outside") && stops(&cohort).is_empty(), "{:?}", told(&cohort));
}
