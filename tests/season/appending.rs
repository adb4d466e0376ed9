//! Seasons of which only what is new is written: a document, and events behind it.

use pairwright::season::{Party, SavedEvents, SavedSeason};
use pairwright::storage::Document as _;
use pairwright::{Matcher, Participant, Pilot, Programme, Season, Sparing};

use super::people::{asked, company, six};
use super::play::act;
use crate::numbers::Numbers;

/// What a service does: a request, and its events; now and then the whole.
struct Kept {
    base: Vec<u8>,
    events: Vec<Vec<u8>>,
    next: usize,
}

impl Kept {
    fn of(season: &Season) -> Self {
        let base = season.saved().to_bytes().unwrap();
        Self { base, events: Vec::new(), next: season.log().len() }
    }

    fn append(&mut self, season: &Season) {
        let events = season.events_since(self.next).unwrap();
        assert_eq!((events.first(), events.next()), (self.next, season.log().len()));
        self.next = events.next();
        self.events.push(events.to_bytes().unwrap());
    }

    fn open(&self, matcher: &Matcher) -> Season {
        let events = self.events.iter().map(|bytes| SavedEvents::from_bytes(bytes).unwrap());
        let saved = SavedSeason::from_bytes(&self.base).unwrap().followed_by(events).unwrap();
        Season::restore(saved, matcher).unwrap()
    }
}

fn bytes(season: &Season) -> String {
    season.to_json().unwrap()
}

/// Killed between any two moves, a season is what it was, to the last byte, and goes on so.
#[test]
fn nothing_is_lost_between_two_moves() {
    for seed in 0..60u64 {
        let mut matcher = Matcher::new(Programme::default());
        if seed.is_multiple_of(3) {
            matcher = matcher.with_pilot(Pilot::Best(4));
        }
        let mut season = Season::new(matcher.clone(), company(seed));
        let mut kept = Kept::of(&season);
        let mut numbers = Numbers::new(seed);
        for step in 0..25 {
            act(&mut season, &mut numbers);
            kept.append(&season);
            if step % 4 == 3 {
                let opened = kept.open(&matcher);
                assert_eq!(bytes(&opened), bytes(&season), "season {seed}, step {step}");
                if seed.is_multiple_of(2) {
                    season = opened;
                }
                if seed.is_multiple_of(5) {
                    kept = Kept::of(&season);
                }
            }
        }
        // all at once is the same as one by one
        let whole = Season::restore(season.saved(), &matcher).unwrap();
        assert_eq!(bytes(&whole), bytes(&kept.open(&matcher)));
    }
}

#[test]
fn details_locks_findings_and_pilots_are_appended_too() {
    let people = six().people().to_vec();
    let cohort =
        || pairwright::Cohort::builder().people(people.clone()).locked([("ana", "mia")]).build().unwrap();
    let pilot = Pilot::Mentees(["max", "mia", "zoe"].map(Into::into).to_vec());
    let matcher = Matcher::default().with_pilot(pilot);
    let mut season = Season::new(matcher.clone(), cohort());
    let mut kept = Kept::of(&season);
    let mut check = |season: &Season, what: &str| {
        kept.append(season);
        assert_eq!(bytes(&kept.open(&matcher)), bytes(season), "{what}");
    };
    let _ = season.propose("t").unwrap();
    season.consult_all("t").unwrap();
    check(&season, "asked");
    season.decline("ana", "mia", Party::Mentee, "no", "t").unwrap();
    // values are spelled as most people spell them, and a name becomes an id when its person comes
    let new = |id: &str| Participant::mentor(id).with_department("dATA").with_choices(["Eve Late"]);
    season.join([new("dan"), new("don"), new("doe")], "t").unwrap();
    check(&season, "joined");
    season.join([Participant::mentee("eve").with_name("Eve Late").with_department("DATA")], "t").unwrap();
    let max = season.cohort().get("max").unwrap().clone().with_manager("ben").with_level(5);
    season.change([max], "t").unwrap();
    check(&season, "changed");
    season.accept_findings([pairwright::people::FindingKind::HistoryUnresolved], "t").unwrap();
    season.leave("zoe", "moves on", "t").unwrap();
    season.leave("dan", "", "t").unwrap();
    check(&season, "left");
    let _ = season.rematch(Sparing::AtMost(1), "t").unwrap();
    let _ = season.rematch(Sparing::Price(3), "t").unwrap();
    check(&season, "two rounds at once");
    season.join([Participant::mentee("zoe").with_level(3)], "t").unwrap();
    check(&season, "back with another profile");
    // in one piece from the beginning
    let all = season.events_since(0).unwrap();
    let base = Season::new(matcher.clone(), cohort()).saved();
    let whole = Season::restore(base.followed_by([all]).unwrap(), &matcher).unwrap();
    assert_eq!(bytes(&whole), bytes(&season));
}

#[test]
fn gaps_repetitions_and_forgeries_are_refused() {
    let mut season = asked();
    let base = || asked().saved();
    let number = season.log().len();
    season.agree("ana", "zoe", Party::Mentee, "t").unwrap();
    let first = season.events_since(number).unwrap();
    season.join([Participant::mentor("dan")], "t").unwrap();
    let second = season.events_since(first.next()).unwrap();
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    let third = season.events_since(second.next()).unwrap();
    let refused = |events: Vec<SavedEvents>, said: &str| {
        let error = base().followed_by(events).unwrap_err();
        assert!(error.is_document() && error.to_string().contains(said), "{error}");
    };
    let [a, b, c] = [first, second, third];
    refused(vec![b.clone()], "events are missing: the log before them has 2 entries, and these begin with 4");
    refused(vec![a.clone(), c.clone()], "events are missing");
    refused(vec![a.clone(), a.clone()], "events are there twice");
    let edited = |events: &SavedEvents, edit: &dyn Fn(&mut serde_json::Value)| -> SavedEvents {
        let mut value = serde_json::to_value(events).unwrap();
        edit(&mut value);
        serde_json::from_value(value).unwrap()
    };
    let rest = |value: &mut serde_json::Value| drop(value.as_object_mut().unwrap().remove("matching"));
    refused(vec![a.clone(), b.clone(), edited(&c, &rest)], "whether there was a round");
    let nobody = |value: &mut serde_json::Value| drop(value.as_object_mut().unwrap().remove("people"));
    refused(
        vec![a.clone(), edited(&b, &nobody)],
        "person dan: the details of somebody who joined or changed",
    );
    let elsewhere = |value: &mut serde_json::Value| {
        let mut details = value["people"][0].clone();
        details["entry"] = 9.into();
        value["people"].as_array_mut().unwrap().push(details);
    };
    refused(vec![a.clone(), edited(&b, &elsewhere)], "not among the events");
    let round = |value: &mut serde_json::Value| value["log"][0]["round"] = 7.into();
    refused(vec![edited(&a, &round)], "its round is not the one");
    let whole = Season::restore(base().followed_by([a, b, c]).unwrap(), &Matcher::default()).unwrap();
    assert_eq!(bytes(&whole), bytes(&season));
}

#[test]
fn what_is_not_known_apart_is_said() {
    let mut season = asked();
    season.join([Participant::mentor("dan")], "t").unwrap();
    let mut opened = Season::restore(season.saved(), &Matcher::default()).unwrap();
    opened.consult_all("t").unwrap();
    let error = opened.events_since(1).unwrap_err();
    assert!(error.is_clash() && error.to_string().contains("the events since 3"), "{error}");
    assert_eq!(opened.events_since(3).unwrap().log().len(), opened.log().len() - 3);
    let error = opened.events_since(99).unwrap_err();
    assert!(error.is_clash() && error.value() == Some("99"), "{error}");
    assert!(season.events_since(0).is_ok(), "whoever was never opened knows all");
    // a move that is refused leaves nothing behind
    assert!(season.join([Participant::mentor("don")], "a\u{1b}b").is_err());
    season.leave("dan", "", "t").unwrap();
    let base = opened_again(&asked(), &season);
    assert_eq!(bytes(&base), bytes(&season));
}

fn opened_again(base: &Season, season: &Season) -> Season {
    let saved = base.saved().followed_by([season.events_since(base.log().len()).unwrap()]).unwrap();
    Season::restore(saved, &Matcher::default()).unwrap()
}
