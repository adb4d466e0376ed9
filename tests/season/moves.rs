//! Every state and every move: what is allowed, and what is refused with a reason.

use pairwright::season::{PairState, Party};
use pairwright::{Cohort, Error, Matcher, Participant, Season, Sparing};

use super::people::{asked, begun, rivals, six};

type Move = fn(&mut Season) -> Result<(), Error>;

/// The moves, about ana and zoe.
const MOVES: [(&str, Move); 8] = [
    ("consulted", |season| season.consult("ana", "zoe", "t")),
    ("accepted", |season| season.accept("ana", "zoe", "t")),
    ("declined", |season| season.decline("ana", "zoe", Party::Mentee, "no", "t")),
    ("made formal", |season| season.formalise("ana", "zoe", "t")),
    ("agreed to", |season| season.agree("ana", "zoe", Party::Mentor, "t").map(drop)),
    ("withdrawn", |season| season.withdraw("ana", "zoe", Party::Mentor, "no time", "t")),
    ("ended while both stay", |season| season.end("ana", "zoe", Party::Mentee, "no time", "t")),
    ("ended", |season| season.leave("zoe", "moved away", "t")),
];

/// A season in which ana and zoe are in a state, and the moves that are allowed from there.
fn states() -> Vec<(&'static str, Season, &'static [&'static str])> {
    let accepted = || {
        let mut season = asked();
        season.accept("ana", "zoe", "t").unwrap();
        season
    };
    let mut declined = asked();
    declined.decline("ana", "zoe", Party::Mentor, "too far", "t").unwrap();
    let mut formal = accepted();
    formal.formalise("ana", "zoe", "t").unwrap();
    let mut withdrawn = accepted();
    withdrawn.withdraw("ana", "zoe", Party::Mentee, "too far", "t").unwrap();
    let mut stopped = formal.clone();
    stopped.end("ana", "zoe", Party::Coordinator, "too far", "t").unwrap();
    let mut ended = asked();
    ended.leave("zoe", "a while", "t").unwrap();
    ended.join([Participant::mentee("zoe")], "t").unwrap();
    vec![
        ("never proposed", Season::new(Matcher::default(), six()), &["ended"]),
        ("proposed", begun(), &["consulted", "ended"]),
        ("consulted", asked(), &["agreed to", "accepted", "declined", "ended"]),
        ("accepted", accepted(), &["agreed to", "withdrawn", "made formal", "ended"]),
        ("declined", declined, &["ended"]),
        ("formal", formal, &["ended while both stay", "ended"]),
        ("withdrawn", withdrawn, &["ended"]),
        ("ended", stopped, &["ended"]),
        ("ended", ended, &["ended"]),
        ("superseded", rivals(Sparing::Nobody).0, &["ended"]),
    ]
}

#[test]
fn every_move_from_every_state() {
    for (name, season, allowed) in states() {
        let state = season.state("ana", "zoe").cloned();
        assert_eq!(state.as_ref().map_or("never proposed".into(), PairState::to_string), name);
        for (step, act) in MOVES {
            let mut season = season.clone();
            let before = format!("{:?}", season.log());
            match act(&mut season) {
                Ok(()) => {
                    assert!(allowed.contains(&step), "{name} -> {step}");
                    assert_eq!(season.log().len(), before_len(&before, &season) + 1);
                    assert_eq!(season.log().last().unwrap().at(), "t");
                }
                Err(error) => {
                    assert!(!allowed.contains(&step), "{name} -> {step}: {error}");
                    assert_eq!(error.is_unknown(), name == "never proposed", "{error}");
                    assert!(error.is_unknown() || error.is_clash(), "{error}");
                    assert_eq!(error.person(), Some("zoe"));
                    let said = error.to_string();
                    for part in ["ana and zoe", name, step] {
                        assert!(said.contains(part), "{name} -> {step}: {said}");
                    }
                    assert_eq!(season.state("ana", "zoe"), state.as_ref());
                    assert_eq!(format!("{:?}", season.log()), before, "a refused move leaves no trace");
                }
            }
        }
    }
}

/// The length of the log before its last entry, after making sure that the rest is unchanged.
fn before_len(before: &str, season: &Season) -> usize {
    let (_, rest) = season.log().split_last().unwrap();
    assert_eq!(format!("{rest:?}"), before);
    rest.len()
}

#[test]
fn moves_lead_where_they_should() {
    let mut season = begun();
    let state = |season: &Season| season.state("ana", "zoe").unwrap().clone();
    assert_eq!(state(&season), PairState::Proposed);
    season.consult("ana", "zoe", "t").unwrap();
    assert_eq!(state(&season), PairState::Consulted);
    let mut other = season.clone();
    other.decline("ana", "zoe", Party::Coordinator, "no", "t").unwrap();
    assert_eq!(state(&other), PairState::Declined { by: Party::Coordinator, reason: "no".into() });
    season.accept("ana", "zoe", "t").unwrap();
    assert_eq!(state(&season), PairState::Accepted);
    season.formalise("ana", "zoe", "t").unwrap();
    assert_eq!(state(&season), PairState::Formal);
    season.leave("ana", "a new job", "t").unwrap();
    assert_eq!(state(&season).to_string(), "ended");
    let ended = format!("{:?}", state(&season));
    assert!(ended.contains("ana") && ended.contains("a new job"), "{ended}");
}

#[test]
fn nothing_is_decided_twice_or_too_early_or_too_late() {
    let mut season = Season::new(Matcher::default(), six());
    assert!(season.rematch(Sparing::Nobody, "t").unwrap_err().to_string().contains("no matching yet"));
    let _ = season.propose("t").unwrap();
    assert!(season.propose("t").unwrap_err().to_string().contains("a matching already"));
    let open = season.close("t").unwrap_err();
    assert!(open.to_string().contains("while ana and zoe are proposed"), "{open}");
    season.consult_all("t").unwrap();
    for (mentor, mentee) in [("ana", "zoe"), ("ben", "max"), ("cleo", "mia")] {
        season.accept(mentor, mentee, "t").unwrap();
    }
    assert!(season.is_settled());
    assert!(season.close("t").unwrap_err().to_string().contains("are accepted"));
    assert_eq!(season.formalise_accepted("t").unwrap(), 3);
    season.close("the end").unwrap();
    assert!(season.is_closed());
    let length = season.log().len();
    let late = [
        season.consult("ana", "zoe", "t").unwrap_err(),
        season.consult_all("t").unwrap_err(),
        season.accept("ana", "zoe", "t").unwrap_err(),
        season.agree("ana", "zoe", Party::Mentor, "t").unwrap_err(),
        season.withdraw("ana", "zoe", Party::Mentor, "", "t").unwrap_err(),
        season.end("ana", "zoe", Party::Mentor, "", "t").unwrap_err(),
        season.change([Participant::mentor("ana")], "t").unwrap_err(),
        season.decline("ana", "zoe", Party::Mentee, "", "t").unwrap_err(),
        season.formalise("ana", "zoe", "t").unwrap_err(),
        season.formalise_accepted("t").unwrap_err(),
        season.join([Participant::mentor("dan")], "t").unwrap_err(),
        season.leave("ana", "", "t").unwrap_err(),
        season.rematch(Sparing::Nobody, "t").unwrap_err(),
        season.propose("t").unwrap_err(),
        season.close("t").unwrap_err(),
    ];
    for error in late {
        assert!(error.is_clash() && error.message().contains("closed"), "{error}");
    }
    assert_eq!(season.log().len(), length);
}

#[test]
fn all_that_is_unfinished_is_named_at_once() {
    let people = ["ana", "ben"].map(Participant::mentor).into_iter();
    let cohort = Cohort::new(people.chain(["max", "zoe"].map(Participant::mentee))).unwrap();
    let mut season = Season::new(Matcher::default(), cohort);
    let pairs = season.propose("t").unwrap().pairs().len();
    let error = season.close("t").unwrap_err();
    assert!(error.all().all(pairwright::Error::is_clash), "{error}");
    assert_eq!((pairs, error.all().count()), (2, 2));
}
