//! People who come and go, pilots, and what a round tells.

use pairwright::people::ReportingLines;
use pairwright::season::{Event, PairState, Party};
use pairwright::{Cohort, Matcher, PairId, Participant, Pilot, Programme, Season, Sparing};

use super::people::{asked, rivals, six};

#[test]
fn a_round_says_what_was_decided_and_what_changed() {
    let mut season = asked();
    season.accept("cleo", "mia", "day 3").unwrap();
    season.decline("ana", "zoe", Party::Mentee, "same team", "day 3").unwrap();
    season.leave("max", "a new job", "day 4").unwrap();
    let dora = Participant::mentee("dora").with_level(6).with_department("Law");
    season.join([dora], "day 4").unwrap();
    assert!(season.is_outdated());
    assert_eq!(season.round(), 1);
    let round = season.rematch(Sparing::Price(10), "day 5").unwrap();
    assert!(!season.is_outdated());
    assert_eq!((round.number(), season.round()), (2, 2));
    assert_eq!(round.since().len(), 5); // consulted, accepted, declined, left, joined
    let made: Vec<_> = round.made().iter().map(PairId::from).collect();
    assert_eq!(made, [PairId::new("ana", "dora"), PairId::new("ben", "zoe")]);
    assert_eq!(round.kept().iter().map(PairId::from).collect::<Vec<_>>(), [PairId::new("cleo", "mia")]);
    let points = [round.made()[0].points(), round.made()[1].points()];
    assert_eq!(
        round.to_string(),
        format!(
            "Since round 1: 1 accepted, 1 declined, 1 left, 1 joined.\n\
             Round 2: 1 pair stays, 2 are new, 0 open pairs parted.\n\
             Nothing was given up to spare open pairs.\n\
             New: ana mentors dora ({} points).\n\
             New: ben mentors zoe ({} points).\n",
            points[0], points[1]
        )
    );
    assert_eq!(
        season.matching().unwrap().explain("ana", "zoe").unwrap().to_string().lines().last(),
        Some("  never  declined: by zoe: same team")
    );
}

#[test]
fn sparing_has_its_price() {
    let (free, spared) = (rivals(Sparing::Nobody).1, rivals(Sparing::Price(601)).1);
    assert_eq!(free.parted(), [PairId::new("ana", "zoe")]);
    assert_eq!(free.cost().points, 0);
    assert!(free.to_string().contains("1 open pair parted"), "{free}");
    assert!(free.to_string().contains("Parted: ana and zoe.\n"), "{free}");
    assert!(spared.parted().is_empty());
    assert_eq!(spared.cost().points, 600);
    assert_eq!(rivals(Sparing::Price(599)).1.parted().len(), 1);
    assert_eq!(free.moved(), ["ana", "zoe"]);
    assert!(spared.to_string().contains("Sparing open pairs cost 600 points.\n"), "{spared}");
}

#[test]
fn the_people_of_the_next_matching_are_those_who_are_there() {
    let mut season = asked();
    season.accept("ana", "zoe", "t").unwrap();
    season.leave("zoe", "ill", "t").unwrap();
    assert!(season.cohort().get("zoe").is_none());
    assert_eq!(season.cohort().people().len(), 5);
    let gone = season.leave("zoe", "ill", "t").unwrap_err();
    assert!(gone.is_unknown() && gone.person() == Some("zoe"));
    let twice = season.join([Participant::mentee("max")], "t").unwrap_err();
    assert!(twice.is_input() && twice.to_string().contains("same id"), "{twice}");
    // a pair whose mentee left may come back with her
    season.join([Participant::mentee("zoe").with_level(6).with_choices(["ana"])], "t").unwrap();
    let _ = season.rematch(Sparing::Price(50), "t").unwrap();
    assert_eq!(season.state("ana", "zoe"), Some(&PairState::Proposed));
    assert!(matches!(season.log().last().unwrap().event(), Event::Rematched { made, .. } if made.len() == 1));
}

#[test]
fn a_declined_pair_stays_declined_when_its_people_leave_and_come_back() {
    let mut season = asked();
    season.decline("ana", "zoe", Party::Mentee, "no", "t").unwrap();
    season.leave("zoe", "", "t").unwrap();
    season.join([Participant::mentee("zoe").with_level(6).with_choices(["ana"])], "t").unwrap();
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    assert!(matches!(season.state("ana", "zoe"), Some(PairState::Declined { .. })));
    assert!(season.matching().unwrap().pairs().iter().all(|p| PairId::from(p) != PairId::new("ana", "zoe")));
}

/// Ana reports to kim, and kim would report to zoe: the line is complete only once kim joins.
#[test]
fn nobody_joins_who_makes_a_settled_pair_forbidden() {
    let people = [
        Participant::mentor("ana").with_level(2),
        Participant::mentor("ben").with_level(2),
        Participant::mentee("zoe").with_level(6).with_choices(["ana"]),
        Participant::mentee("max").with_level(6).with_choices(["ben"]),
    ];
    let lines = ReportingLines::new([("ana".into(), Some("kim".into()))]).unwrap();
    let cohort = Cohort::builder().people(people).organisation(lines).build().unwrap();
    let mut season = Season::new(Matcher::default(), cohort);
    let _ = season.propose("t").unwrap();
    let kim = || [Participant::mentee("kim").with_level(5).with_manager("zoe")];
    let mut open = season.clone();
    season.consult_all("t").unwrap();
    season.accept("ana", "zoe", "t").unwrap();
    let length = season.log().len();
    let refused = season.join(kim(), "t").unwrap_err();
    assert!(refused.is_clash() && refused.to_string().contains("ana and zoe are to be a pair"), "{refused}");
    assert_eq!((season.log().len(), season.cohort().people().len()), (length, 4));
    // an open pair is simply parted
    open.join(kim(), "t").unwrap();
    let round = open.rematch(Sparing::Price(1000), "t").unwrap();
    assert_eq!(round.parted()[0], PairId::new("ana", "zoe"));
    assert_eq!(open.state("ana", "zoe").unwrap().to_string(), "superseded");
}

#[test]
fn who_leaves_is_out_of_the_pilot() {
    let pilot = Pilot::Mentees(vec!["zoe".into(), "mia".into()]);
    let matcher = Matcher::new(Programme::default()).with_pilot(pilot);
    let mut season = Season::new(matcher, six());
    assert_eq!(season.propose("t").unwrap().pairs().len(), 2);
    season.leave("zoe", "", "t").unwrap();
    assert_eq!(season.pilot(), Some(&Pilot::Mentees(vec!["mia".into()])));
    let round = season.rematch(Sparing::Price(10), "t").unwrap();
    assert_eq!(round.kept().len(), 1);
    let _proof = season.matching().unwrap().verify().unwrap();
}

#[test]
fn a_pilot_of_so_many_pairs_replaces_who_declines() {
    let matcher = Matcher::new(Programme::default()).with_pilot(Pilot::Best(2));
    let mut season = Season::new(matcher, six());
    assert_eq!(season.propose("t").unwrap().pairs().len(), 2);
    season.consult_all("t").unwrap();
    let pairs: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
    season.accept(pairs[0].mentor(), pairs[0].mentee(), "t").unwrap();
    season.decline(pairs[1].mentor(), pairs[1].mentee(), Party::Mentee, "", "t").unwrap();
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    let live = season.pairs().filter(|(_, state)| state.is_live()).count();
    assert_eq!(live, 2);
}
