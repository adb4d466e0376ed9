//! Pairs that the coordinator wishes for; and what of all this stays with the coordinator.

use pairwright::people::{Duration, Format};
use pairwright::policies::{Rule, Supervision};
use pairwright::{Cohort, Matcher, Matching, Participant, Programme};

use super::{first, mentee, mentor, only};

fn wished(
    programme: Programme,
    people: impl IntoIterator<Item = Participant>,
    pairs: &[(&str, &str)],
) -> Matching {
    let matching = Matcher::new(programme)
        .solve(Cohort::builder().people(people).wished(pairs.iter().copied()).build().unwrap())
        .unwrap();
    matching.verify().map(drop).unwrap();
    matching
}

#[test]
fn a_wish_gives_points_to_its_pair_alone() {
    let people = || [mentor(), Participant::mentor("ben"), mentee(), Participant::mentee("mia")];
    let pairs = [("ana", "mia"), ("ana", "mia"), ("zed", "max")];
    let matching = wished(first(), people(), &pairs);
    let of = |a, b| matching.explain(a, b).unwrap().points();
    assert_eq!([of("ana", "mia"), of("ana", "max"), of("ben", "mia")], [Some(500), Some(0), Some(0)]);
    assert_eq!(matching.partners("ana")[0].id().as_str(), "mia");
    let told = matching.explain("ana", "mia").unwrap().to_string();
    assert_eq!(told, "ana mentors mia: 500 points, fit 100 of 100\n   +500  wished for by the coordinator\n");
    let matching = wished(only(|w| w.with_wish(-3)), people(), &pairs);
    assert_eq!(matching.explain("ana", "mia").unwrap().points(), Some(-3));
    let matching = wished(only(|w| w), people(), &pairs);
    assert_eq!(matching.explain("ana", "mia").unwrap().points(), Some(0));
}

#[test]
fn a_wish_overrules_nothing() {
    let people = [mentor().with_manager("max"), mentee()];
    let matching = wished(first(), people.clone(), &[("ana", "max")]);
    assert!(matching.pairs().is_empty());
    let lenient = Supervision::default().with_lines(Rule::Penalise(20));
    let matching = wished(first().with_supervision(lenient), people, &[("ana", "max")]);
    assert_eq!(matching.pairs()[0].points(), 480);
}

/// The same people, once with everything a participant must not read and once without: the letters are
/// the same, to the byte.
#[test]
fn s22_letters_do_not_tell_of_waiting_wishes_or_clashes() {
    let plain = || [mentor().with_level(1).with_choices(["max"]), mentee().with_level(4)];
    let [ana, max] = plain();
    let marked = [
        ana.with_duration(Duration::LongTerm).with_format(Format::Group).with_waited(4).with_minimum(1),
        max.with_duration(Duration::Weeks)
            .with_format(Format::OneToOne)
            .with_waited(3)
            .with_mentors_wanted(1),
    ];
    let told = |people, pairs: &[(&str, &str)]| wished(first(), people, pairs).explain("ana", "max").unwrap();
    let (marked, plain) = (told(marked, &[("ana", "max")]), told(plain(), &[]));
    assert_eq!(marked.points(), plain.points().map(|points| points + 600 + 500 - 600));
    for secret in ["waited 3 cohorts", "wished for", "wants weeks", "wants one-to-one"] {
        assert!(marked.to_string().contains(secret), "the coordinator reads {secret:?}: {marked}");
    }
    assert_eq!((marked.for_mentor(), marked.for_mentee()), (plain.for_mentor(), plain.for_mentee()));
    for letter in [marked.for_mentor(), marked.for_mentee()] {
        for secret in ["wait", "wish", "weeks", "long-term", "one-to-one", "group", "coordinator", "minimum"]
        {
            assert!(!letter.contains(secret), "{secret:?} in {letter}");
        }
    }
}

/// A matching saved before there were waiting, wishes and expectations.
#[test]
fn a_matching_saved_without_the_newer_keys_is_read() {
    let matching = wished(first(), [mentor(), mentee()], &[]);
    let mut saved = serde_json::to_value(&matching).unwrap();
    saved["format"] = 1.into(); // it did not name the criteria of the crate
    assert!(saved.as_object_mut().unwrap().remove("criteria").is_some());
    let programme = saved["programme"].as_object_mut().unwrap();
    for key in ["waiting", "expectations"] {
        assert!(programme.remove(key).is_some(), "{key}");
    }
    assert!(programme["weights"].as_object_mut().unwrap().remove("wish").is_some());
    for key in ["least", "mentors"] {
        assert!(programme["workload"].as_object_mut().unwrap().remove(key).is_some(), "{key}");
    }
    let text = saved.to_string();
    assert!(!text.contains("locked") && !text.contains("wish"), "{text}");
    let again: Matching = serde_json::from_value(saved).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(&matching).unwrap());
}
