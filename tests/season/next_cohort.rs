//! S14, S18: cohorts after cohorts.

use pairwright::season::Party;
use pairwright::{Cohort, Matcher, PairId, Participant, Season, Sparing};

use super::people::{asked, six};

#[test]
fn a_season_has_to_be_closed_first() {
    let error = asked().next_cohort(six().people().to_vec()).unwrap_err();
    assert!(error.is_clash() && error.to_string().contains("not closed"), "{error}");
}

#[test]
fn s18_formal_pairs_are_history_also_those_that_ended() {
    let mut season = asked();
    season.accept("ana", "zoe", "t").unwrap();
    season.accept("ben", "max", "t").unwrap();
    season.decline("cleo", "mia", Party::Mentor, "", "t").unwrap();
    season.formalise_accepted("t").unwrap();
    season.leave("max", "", "t").unwrap();
    season.close("t").unwrap();
    let next: Cohort = season.next_cohort(six().people().to_vec()).unwrap();
    assert_eq!(next.history(), [PairId::new("ana", "zoe"), PairId::new("ben", "max")]);
    assert_eq!(next.people().len(), 6);
    let waited = |id: &str| next.get(id).unwrap().waited();
    assert_eq!((waited("mia"), waited("zoe"), waited("ana")), (Some(1), None, None));
    let mut after = Season::new(Matcher::default(), next);
    let _ = after.propose("t").unwrap();
    assert!(after.state("ana", "zoe").is_none() && after.state("ben", "max").is_none());
    assert_eq!(after.open_pairs().count(), 3);
}

/// Until everybody has met everybody.
#[test]
fn cohorts_after_cohorts_never_repeat_a_pair() {
    let mut cohort = six();
    let mut met = std::collections::BTreeSet::new();
    for _ in 0..3 {
        let mut season = Season::new(Matcher::default(), cohort);
        let _ = season.propose("t").unwrap();
        season.consult_all("t").unwrap();
        let open: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
        for pair in open {
            season.accept(pair.mentor(), pair.mentee(), "t").unwrap();
        }
        season.formalise_accepted("t").unwrap();
        let _ = season.rematch(Sparing::Nobody, "t").unwrap();
        assert!(season.is_settled());
        season.close("t").unwrap();
        for pair in season.formal_pairs() {
            assert!(met.insert(pair.clone()), "{pair} again");
        }
        let mut people = season.cohort().people().to_vec();
        people.retain(|person| !person.id().as_str().starts_with("new"));
        people.push(Participant::mentee(format!("new{}", met.len())));
        cohort = season.next_cohort(people).unwrap();
        assert_eq!(cohort.history().len(), met.len());
    }
    assert!(met.len() >= 8);
}

#[test]
fn s14_who_waits_waits_longer_and_who_is_served_waits_no_more() {
    let people = || {
        [
            Participant::mentor("ana").with_level(2),
            Participant::mentee("max").with_level(6).with_waited(2),
            Participant::mentee("mia").with_level(6),
            Participant::mentee("zoe").with_level(6).with_waited(1),
        ]
    };
    let mut season = Season::new(Matcher::default(), Cohort::new(people()).unwrap());
    let _ = season.propose("t").unwrap();
    assert_eq!(
        season.open_pairs().next().map(|(pair, _)| pair.mentee().as_str()),
        Some("max"),
        "400 points ahead"
    );
    season.consult_all("t").unwrap();
    season.accept("ana", "max", "t").unwrap();
    season.formalise_accepted("t").unwrap();
    season.close("t").unwrap();
    let new = Participant::mentee("new").with_level(6).with_waited(7);
    let next = season.next_cohort(people().into_iter().chain([new])).unwrap();
    let waited: Vec<_> = next.mentees().map(|mentee| mentee.waited().unwrap_or(0)).collect();
    assert_eq!(waited, [0, 1, 7, 2]);
}
