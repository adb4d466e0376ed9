//! People read again: who is new, who came back, whose details differ, who is not there.

use pairwright::people::ReportingLines;
use pairwright::{Cohort, Participant, Sparing};

use super::people::{asked, six};

#[test]
fn the_same_people_are_no_news() {
    let mut season = asked();
    let news = season.news(&six()).unwrap();
    assert!(news.joining().is_empty() && news.changed().is_empty() && news.missing().is_empty());
    let before = season.log().len();
    season.change(six().people().to_vec(), "t").unwrap();
    assert_eq!(season.log().len(), before);
}

#[test]
fn new_gone_back_changed_and_missing() {
    let mut season = asked();
    season.leave("mia", "", "t").unwrap();
    let six = six();
    let people = six.people().iter().filter(|person| person.id() != "ben").cloned();
    let people = people.map(|person| if person.id() == "max" { person.with_level(9) } else { person });
    let new = [Participant::mentor("dan"), Participant::mentee("eva")];
    let news = season.news(&Cohort::new(people.chain(new)).unwrap()).unwrap();
    let ids =
        |people: &[Participant]| people.iter().map(|person| person.id().to_string()).collect::<Vec<_>>();
    assert_eq!(ids(news.joining()), ["dan", "eva"]);
    assert_eq!(ids(news.returning()), ["mia"]);
    let changed: Vec<_> =
        news.changed().iter().map(|(person, columns)| (person.id().as_str(), columns.len())).collect();
    assert!(changed.contains(&("max", 1)), "{changed:?}");
    assert_eq!(news.missing(), ["ben"]);
}

/// A conflict list that has grown, and an organisation that names managers: both keep people apart
/// who join, and people who are in already.
#[test]
fn what_keeps_people_apart_comes_along() {
    let mut season = asked();
    let lines = ReportingLines::new([("dan".into(), Some("mia".into())), ("mia".into(), None)]);
    let today = Cohort::builder()
        .people(six().people().to_vec())
        .people([Participant::mentee("dan").with_level(8)])
        .organisation(lines.unwrap())
        .conflicts([
            ("ana".into(), "dan".into(), Some("siblings".to_owned())),
            ("ana".into(), "zoe".into(), None),
        ])
        .build()
        .unwrap();
    let news = season.news(&today).unwrap();
    let dan = &news.joining()[0];
    assert_eq!(dan.managers(), ["mia"]);
    assert_eq!(dan.conflicts()[0].with(), "ana");
    season.join(news.joining().to_vec(), "t").unwrap();
    season.change(news.changed().iter().map(|(person, _)| person.clone()), "t").unwrap();
    assert_eq!(season.forbidden_pairs().count(), 1, "ana and zoe");
    assert!(season.cohort().explicit_conflict("ana", "dan").is_some());
    let again = season.news(&today).unwrap();
    assert!(again.joining().is_empty() && again.changed().is_empty(), "{again:?}");
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    for pair in [("ana", "dan"), ("ana", "zoe")] {
        assert!(season.state(pair.0, pair.1).is_none_or(|state| !state.is_live()), "{pair:?}");
    }
}

#[test]
fn who_was_never_served_waits() {
    let mut season = asked();
    season.accept("ana", "zoe", "t").unwrap();
    season.formalise_accepted("t").unwrap();
    let waiting: Vec<_> = season.unserved().map(|person| person.id().as_str()).collect();
    assert_eq!(waiting, ["ben", "cleo", "max", "mia"]);
}
