//! Pairs that are withdrawn, or ended while both stay: never again, and both are matched anew.

use pairwright::policies::Workload;
use pairwright::season::{Ending, PairState, Party};
use pairwright::{Cohort, Matcher, PairId, Participant, Pilot, Programme, Season, Sparing};

use super::people::{asked, six};

const SPARINGS: [Sparing; 4] =
    [Sparing::Nobody, Sparing::Price(0), Sparing::Price(10_000), Sparing::AtMost(2)];

fn formal() -> Season {
    let mut season = asked();
    for (mentor, mentee) in [("ana", "zoe"), ("ben", "max")] {
        season.accept(mentor, mentee, "day 3").unwrap();
        season.formalise(mentor, mentee, "day 4").unwrap();
    }
    season
}

fn live(season: &Season) -> Vec<String> {
    season.pairs().filter(|(_, state)| state.is_live()).map(|(pair, _)| pair.to_string()).collect()
}

#[test]
fn an_ended_pair_is_over_for_good_and_both_are_matched_anew() {
    for sparing in SPARINGS {
        let mut season = formal();
        season.end("ana", "zoe", Party::Mentee, "too \"far\"", "May").unwrap();
        assert!(season.is_outdated());
        let stopped = Ending::Stopped { by: Party::Mentee, reason: "too \"far\"".into() };
        assert_eq!(season.state("ana", "zoe"), Some(&PairState::Ended(stopped.clone())));
        assert_eq!(season.cohort().people().len(), 6, "both stay");
        let round = season.rematch(sparing, "June").unwrap();
        assert!(round.to_string().starts_with("Since round 1: 2 accepted, 1 ended.\n"), "{round}");
        // cleo and mia are open: they are parted, since one more is served
        assert_eq!(live(&season), ["ana and mia", "ben and max", "cleo and zoe"], "{sparing:?}");
        assert_eq!(season.state("ana", "zoe"), Some(&PairState::Ended(stopped)));
        let told = season.matching().unwrap().explain("ana", "zoe").unwrap();
        assert!(told.to_string().contains("declined: ended by zoe: too \"far\""), "{told}");
        // not even after both have left and come again
        let [ana, zoe] = ["ana", "zoe"].map(|id| season.cohort().get(id).unwrap().clone());
        for id in ["ana", "zoe"] {
            season.leave(id, "", "July").unwrap();
        }
        season.join([ana, zoe], "July").unwrap();
        let _ = season.rematch(sparing, "July").unwrap();
        assert!(!live(&season).contains(&"ana and zoe".to_owned()));
    }
}

#[test]
fn a_withdrawn_pair_is_over_for_good_and_is_no_history() {
    let mut season = asked();
    season.accept("ana", "zoe", "day 3").unwrap();
    season.withdraw("ana", "zoe", Party::Mentor, "a new job", "day 4").unwrap();
    assert_eq!(season.state("ana", "zoe").unwrap().to_string(), "withdrawn");
    let round = season.rematch(Sparing::Nobody, "day 5").unwrap();
    assert!(round.to_string().contains("1 accepted, 1 withdrawn"), "{round}");
    assert!(!live(&season).contains(&"ana and zoe".to_owned()));
    season.consult_all("day 6").unwrap();
    for pair in live(&season) {
        let (mentor, mentee) = pair.split_once(" and ").unwrap();
        if season.state(mentor, mentee) == Some(&PairState::Consulted) {
            season.accept(mentor, mentee, "day 7").unwrap();
        }
    }
    season.formalise_accepted("day 8").unwrap();
    season.close("day 9").unwrap();
    let next = season.next_cohort(six().people().to_vec()).unwrap();
    assert!(!next.history().contains(&PairId::new("ana", "zoe")));
}

#[test]
fn ended_pairs_are_history_of_the_next_cohort() {
    let mut season = formal();
    season.end("ana", "zoe", Party::Coordinator, "", "May").unwrap();
    season.decline("cleo", "mia", Party::Mentee, "", "May").unwrap();
    season.close("June").unwrap();
    let next = season.next_cohort(six().people().to_vec()).unwrap();
    assert_eq!(next.history(), [PairId::new("ana", "zoe"), PairId::new("ben", "max")]);
    let mut after = Season::new(Matcher::default(), next);
    let _ = after.propose("t").unwrap();
    assert!(after.state("ana", "zoe").is_none());
    assert_eq!(after.open_pairs().count(), 3);
}

/// Of a mentor of two the other pair goes on; a mentee of two mentors keeps the other one.
#[test]
fn groups_keep_their_other_pairs() {
    let people = [
        Participant::mentor("ana").with_capacity(2),
        Participant::mentor("ben").with_capacity(2),
        Participant::mentee("max").with_mentors_wanted(2),
        Participant::mentee("mia"),
    ];
    let programme = Programme::default().with_workload(Workload::default());
    let mut season = Season::new(Matcher::new(programme), Cohort::new(people).unwrap());
    let _ = season.propose("t").unwrap();
    assert_eq!(season.open_pairs().count(), 3);
    season.consult_all("t").unwrap();
    let pairs: Vec<PairId> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
    for pair in &pairs {
        season.agree(pair.mentor(), pair.mentee(), Party::Mentee, "t").unwrap();
    }
    season.formalise_accepted("t").unwrap();
    let of_mia = pairs.iter().find(|pair| pair.mentee().as_str() == "mia").unwrap();
    season.end(of_mia.mentor(), "mia", Party::Mentor, "", "t").unwrap();
    let round = season.rematch(Sparing::Price(50), "t").unwrap();
    assert_eq!(round.kept().len(), 2);
    let other = if of_mia.mentor().as_str() == "ana" { "ben" } else { "ana" };
    assert_eq!(round.made()[0].id(), &PairId::new(other, "mia"));
    let _proof = season.matching().unwrap().verify().unwrap();
    season.end("ana", "max", Party::Mentee, "", "t").unwrap();
    let round = season.rematch(Sparing::Nobody, "t").unwrap();
    assert!(round.made().is_empty(), "no mentor is left for max: {round}");
    assert_eq!(season.state("ben", "max"), Some(&PairState::Formal));
}

#[test]
fn a_pilot_fills_the_place_of_an_ended_pair() {
    let matcher = Matcher::default().with_pilot(Pilot::Best(2));
    let mut season = Season::new(matcher, six());
    let _ = season.propose("t").unwrap();
    season.consult_all("t").unwrap();
    let pairs: Vec<PairId> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
    for pair in &pairs {
        season.accept(pair.mentor(), pair.mentee(), "t").unwrap();
    }
    season.formalise_accepted("t").unwrap();
    season.end(pairs[0].mentor(), pairs[0].mentee(), Party::Mentor, "", "t").unwrap();
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    assert_eq!(live(&season).len(), 2);
    assert!(!live(&season).contains(&pairs[0].to_string()));
}

/// A lock is the coordinator's word before people were asked; what they say counts more.
#[test]
fn a_locked_pair_that_somebody_refuses_is_not_locked_any_more() {
    let locked = || {
        let builder = pairwright::people::CohortBuilder::from(&six());
        let cohort = builder.locked([PairId::new("ana", "zoe")]).build().unwrap();
        let mut season = Season::new(Matcher::default(), cohort);
        let _ = season.propose("t").unwrap();
        season.consult_all("t").unwrap();
        season
    };
    let refusals: [fn(&mut Season); 3] = [
        |season| season.decline("ana", "zoe", Party::Mentee, "no", "t").unwrap(),
        |season| {
            season.accept("ana", "zoe", "t").unwrap();
            season.withdraw("ana", "zoe", Party::Mentee, "no", "t").unwrap();
        },
        |season| {
            season.accept("ana", "zoe", "t").unwrap();
            season.formalise("ana", "zoe", "t").unwrap();
            season.end("ana", "zoe", Party::Mentee, "no", "t").unwrap();
        },
    ];
    for refuse in refusals {
        for is_changed_first in [false, true] {
            let mut season = locked();
            refuse(&mut season);
            if is_changed_first {
                season.join([Participant::mentor("new").with_level(2)], "t").unwrap();
                let zoe = season.cohort().get("zoe").unwrap().clone();
                season.change([zoe.with_level(7)], "t").unwrap();
            }
            let _ = season.rematch(Sparing::Nobody, "t").unwrap();
            assert!(season.cohort().locked().is_empty());
            assert_eq!(live(&season).len(), 3);
            assert!(!live(&season).contains(&"ana and zoe".to_owned()));
        }
    }
}

#[test]
fn nobody_reads_of_a_pair_that_has_ended_or_why() {
    let mut season = formal();
    season.end("ana", "zoe", Party::Mentee, "xyzzy", "May").unwrap();
    let told = |season: &Season| -> Vec<(String, String)> {
        let letters = pairwright::Letters::of_season(season).letters().unwrap();
        letters.iter().map(|letter| (letter.to().to_string(), letter.text())).collect()
    };
    let to: Vec<String> = told(&season).into_iter().map(|(to, _)| to).collect();
    assert_eq!(to, ["ben", "max"]);
    let _ = season.rematch(Sparing::Nobody, "June").unwrap();
    season.consult_all("June").unwrap();
    season.accept("cleo", "zoe", "June").unwrap();
    season.formalise_accepted("June").unwrap();
    let letters = told(&season);
    assert_eq!(letters.len(), 4);
    for (to, text) in letters {
        assert!(!text.contains("xyzzy") && !text.contains("ended"), "{text}");
        assert!(to != "zoe" || text.contains("cleo") && !text.contains("ana"), "{text}");
        assert_ne!(to, "ana", "she has nobody yet");
    }
}

/// The pairs that were held within a limit are open again in the round after it, two of one mentee
/// among them.
#[test]
fn rounds_with_several_mentors_follow_each_other_however_pairs_are_spared() {
    let mentors = (0..4).map(|k| Participant::mentor(format!("a{k}")).with_capacity(1 + u32::from(k == 0)));
    let mentees = (0..4).map(|k| {
        let wished = [format!("a{k}"), format!("a{}", (k + 1) % 4)];
        Participant::mentee(format!("b{k}")).with_choices(wished).with_mentors_wanted(1 + u32::from(k == 3))
    });
    let cohort = Cohort::builder().people(mentors.chain(mentees));
    let cohort = cohort.locked([PairId::new("a0", "b1")]).build().unwrap();
    for first in [0, 1, 2].map(Sparing::AtMost) {
        for then in [Sparing::Nobody, Sparing::Price(0), Sparing::Price(300), Sparing::AtMost(0)] {
            let mut season = Season::new(Matcher::default(), cohort.clone());
            let _ = season.propose("t").unwrap();
            let _ = season.rematch(first, "t").unwrap();
            let round = season.rematch(then, "t").unwrap();
            assert_eq!((round.kept().len(), round.made().len()), (5, 0), "{first:?} {then:?}");
        }
    }
}
