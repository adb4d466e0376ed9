//! Details that change mid-season: what they forbid is told, and decided about.

use pairwright::explain::Contribution;
use pairwright::people::ReportingLines;
use pairwright::policies::{Junior, Seniority};
use pairwright::season::{Answer, Answers, Decision, Event, NoAnswer, PairState, Party, Reply};
use pairwright::{Cohort, Matcher, PairId, Participant, ParticipantId, Pilot, Programme, Season, Sparing};

use super::people::{asked, six};

fn person(season: &Season, id: &str) -> Participant {
    season.cohort().get(id).unwrap().clone()
}

/// Ana and zoe are accepted, ben and max formal, cleo and mia consulted.
fn settled() -> Season {
    let mut season = asked();
    season.accept("ana", "zoe", "day 3").unwrap();
    season.accept("ben", "max", "day 3").unwrap();
    season.formalise("ben", "max", "day 4").unwrap();
    season
}

fn keeping(mentor: &str, mentee: &str) -> [(PairId, String); 1] {
    [(PairId::new(mentor, mentee), "both want to stay".to_owned())]
}

#[test]
fn new_details_count_from_then_on_and_are_in_the_log() {
    let mut season = settled();
    let zoe = person(&season, "zoe").with_level(9).with_department("Data").with_title("Head");
    season.change([zoe, person(&season, "max")], "day 5").unwrap();
    let columns = ["title", "department", "level"].map(str::to_owned).to_vec();
    let changed = Event::Changed { who: "zoe".into(), columns };
    assert_eq!(season.log().last().unwrap().event(), &changed);
    assert_eq!(season.log().last().unwrap().at(), "day 5");
    assert!(season.is_outdated());
    // letters tell what is known now, before and after the next matching
    season.formalise_accepted("day 6").unwrap();
    let letter = |season: &Season| {
        let letters = pairwright::Letters::of_season(season).letters().unwrap();
        letters.into_iter().find(|letter| letter.to().as_str() == "zoe").unwrap().text()
    };
    let before = letter(&season);
    assert!(!before.contains("different departments"), "{before}");
    let round = season.rematch(Sparing::Price(10), "day 7").unwrap();
    assert!(round.to_string().contains("1 changed"), "{round}");
    assert_eq!(letter(&season), before);
    assert_eq!(season.matching().unwrap().cohort().get("zoe").unwrap().level(), Some(9));
    // nothing new is nothing to write down
    let length = season.log().len();
    season.change([person(&season, "zoe")], "day 8").unwrap();
    assert_eq!(season.log().len(), length);
    let stranger = season.change([Participant::mentee("new")], "day 8").unwrap_err();
    assert!(stranger.is_unknown() && stranger.person() == Some("new"), "{stranger}");
    let twice = season.change([person(&season, "zoe"), person(&season, "zoe")], "day 8").unwrap_err();
    assert!(twice.is_input() && twice.person() == Some("zoe"), "{twice}");
}

#[test]
fn what_forbids_a_settled_pair_is_refused_with_all_such_pairs() {
    let mut season = settled();
    let before = (season.log().to_vec(), season.cohort().clone());
    let both = [person(&season, "zoe").with_manager("ana"), person(&season, "ben").with_manager("max")];
    let refused = season.change(both, "day 5").unwrap_err();
    let said: Vec<&str> = refused.all().map(pairwright::Error::message).collect();
    assert_eq!(
        said,
        [
            "ana and zoe are to be a pair, but ana manages zoe",
            "ben and max are to be a pair, but max manages ben"
        ]
    );
    assert!(refused.is_clash() && refused.person() == Some("ana"));
    let advice = refused.advice().unwrap();
    assert!(advice.contains("Season::end") && advice.contains("Season::change_keeping"), "{advice}");
    assert_eq!((season.log().to_vec(), season.cohort().clone()), before, "the season stays as it was");
    // by name and by address as by id, and through somebody who does not take part
    let named = person(&season, "ana").with_name("Ana Berg").with_email("ana@x.example");
    season.change([named, person(&season, "cleo").with_manager("vera")], "day 5").unwrap();
    for manager in ["Berg, Ana", "ANA@x.example", "cleo"] {
        let new = [person(&season, "zoe").with_manager(manager), person(&season, "cleo").with_manager("ana")];
        let refused = season.change(new, "day 5").unwrap_err();
        assert!(refused.to_string().contains("ana and zoe are to be a pair, but"), "{manager}: {refused}");
    }
    // ended first, it can be said
    season.withdraw("ana", "zoe", Party::Coordinator, "her manager now", "day 6").unwrap();
    season.change([person(&season, "zoe").with_manager("Ana Berg")], "day 6").unwrap();
    assert_eq!(person(&season, "zoe").managers()[0].as_str(), "ana");
}

/// Each prohibition is decided about by itself.
#[test]
fn a_pair_can_be_kept_by_a_decision_of_its_own() {
    let mut season = settled();
    let zoe = person(&season, "zoe").with_manager("ana");
    season.change_keeping([zoe], keeping("ana", "zoe"), "day 5").unwrap();
    let kept = Event::Kept {
        pair: PairId::new("ana", "zoe"),
        despite: vec!["supervision".into()],
        reason: "both want to stay".into(),
    };
    let last: Vec<&Event> = season.log().iter().rev().take(2).map(Decision::event).collect();
    assert_eq!(last[1], &kept);
    assert!(matches!(last[0], Event::Changed { .. }));
    season.formalise_accepted("day 6").unwrap();
    for sparing in [Sparing::Nobody, Sparing::Price(50), Sparing::AtMost(1)] {
        let round = season.rematch(sparing, "day 7").unwrap();
        assert_eq!(round.kept().len(), 3);
        let matching = season.matching().unwrap();
        let _proof = matching.verify().unwrap();
        assert_eq!(matching.pairs().len(), 3);
        let told = matching.explain("ana", "zoe").unwrap();
        assert_eq!(told.prohibitions().map(Contribution::text).collect::<Vec<_>>(), ["ana manages zoe"]);
        assert_eq!(matching.summary().supervisory().count(), 1, "it is told");
        let sum: i64 = matching.points_by_criterion().iter().map(|(_, points)| points).sum();
        assert_eq!(sum, matching.points());
    }
    assert_eq!(pairwright::Letters::of_season(&season).letters().unwrap().len(), 4);
    // what comes on top is refused again; what is the same is not
    season.change([person(&season, "zoe").with_title("Head")], "day 8").unwrap();
    let senior = person(&season, "ana").with_level(9);
    let refused = season.change([senior.clone()], "day 8").unwrap_err();
    assert!(refused.to_string().contains("ana and zoe are to be a pair, but"), "{refused}");
    season.change_keeping([senior], keeping("ana", "zoe"), "day 8").unwrap();
    // once it has ended, it is over
    season.end("ana", "zoe", Party::Mentor, "", "day 9").unwrap();
    let round = season.rematch(Sparing::Nobody, "day 10").unwrap();
    assert!(round.made().iter().all(|pair| pair.id() != &PairId::new("ana", "zoe")));
}

#[test]
fn what_cannot_be_kept_is_refused() {
    let mut season = settled();
    let length = season.log().len();
    let conflict = person(&season, "zoe").with_conflict("ana", "sisters");
    let refused = season.change_keeping([conflict.clone()], keeping("ana", "zoe"), "t").unwrap_err();
    assert!(refused.to_string().contains("cannot be kept"), "{refused}");
    let plain = season.change([conflict], "t").unwrap_err();
    assert!(!plain.advice().unwrap().contains("change_keeping"), "{plain}");
    let harmless = [person(&season, "zoe").with_level(7)];
    let refused = season.change_keeping(harmless, keeping("ana", "zoe"), "t").unwrap_err();
    assert!(refused.to_string().contains("need not be kept"), "{refused}");
    let open = [person(&season, "mia").with_manager("cleo")];
    let refused = season.change_keeping(open, keeping("cleo", "mia"), "t").unwrap_err();
    assert!(refused.to_string().contains("are consulted, and cannot be kept"), "{refused}");
    assert_eq!(season.log().len(), length);
}

/// An open pair that has become impossible goes no further; whoever joins can do that, too.
#[test]
fn an_open_pair_that_is_forbidden_by_now_goes_no_further() {
    let lines = ReportingLines::new([("cleo".into(), Some("kim".into()))]).unwrap();
    let of_six =
        || pairwright::people::CohortBuilder::from(&six()).organisation(lines.clone()).build().unwrap();
    let ways: [fn(&mut Season); 2] = [
        |season| season.change([person(season, "mia").with_manager("cleo")], "day 3").unwrap(),
        |season| {
            let kim = Participant::mentee("kim").with_level(5).with_manager("mia");
            season.join([kim], "day 3").unwrap();
        },
    ];
    for forbid in ways {
        let mut season = Season::new(Matcher::default(), of_six());
        let _ = season.propose("day 1").unwrap();
        let mut unasked = season.clone();
        season.consult_all("day 2").unwrap();
        for season in [&mut season, &mut unasked] {
            forbid(season);
            #[cfg(feature = "json")]
            let seasons = [season.clone(), Season::from_json(&season.to_json().unwrap()).unwrap()];
            #[cfg(not(feature = "json"))]
            let seasons = [season.clone()];
            for mut season in seasons {
                let listed: Vec<String> =
                    season.forbidden_pairs().map(|(pair, _)| pair.to_string()).collect();
                assert_eq!(listed, ["cleo and mia"]);
                season.consult_all("day 4").unwrap();
                let length = season.log().len();
                for refused in [
                    season.consult("cleo", "mia", "t").unwrap_err(),
                    season.agree("cleo", "mia", Party::Mentee, "t").unwrap_err(),
                    season.accept("cleo", "mia", "t").unwrap_err(),
                ] {
                    assert!(
                        refused.to_string().contains("cleo and mia can no longer be a pair"),
                        "{refused}"
                    );
                }
                assert_eq!(season.log().len(), length);
                season.answer(&Answers::default(), NoAnswer::Agrees, "t").unwrap();
                assert!(season.state("cleo", "mia").unwrap().is_open());
                assert_eq!(season.state("ana", "zoe"), Some(&PairState::Accepted));
                let round = season.rematch(Sparing::Price(1_000), "t").unwrap();
                assert_eq!(round.parted(), [PairId::new("cleo", "mia")]);
                assert_eq!(season.forbidden_pairs().count(), 0);
            }
        }
    }
}

#[test]
fn what_keeps_people_apart_is_not_lost_by_not_being_said_again() {
    let people = [
        Participant::mentor("ana").with_level(2).with_manager("vera").with_conflict("max", "cousins"),
        Participant::mentor("ben").with_level(2),
        Participant::mentee("max").with_level(6),
        Participant::mentee("vera").with_level(8),
        Participant::mentee("zoe").with_level(7),
    ];
    let lines = ReportingLines::new([("ben".into(), Some("zoe".into()))]).unwrap();
    let cohort = Cohort::builder().people(people).organisation(lines).build().unwrap();
    let mut season = Season::new(Matcher::default(), cohort);
    let _ = season.propose("t").unwrap();
    season
        .change([Participant::mentor("ana").with_level(3), Participant::mentor("ben").with_level(3)], "t")
        .unwrap();
    let ana = person(&season, "ana");
    assert_eq!((ana.managers()[0].as_str(), ana.conflicts().len()), ("vera", 1));
    assert_eq!(
        season.cohort().reporting_lines().managers("ben").next().map(ParticipantId::as_str),
        Some("zoe")
    );
    // a new manager takes the place of the former ones, wherever those stood
    season.change([ana.with_manager("zoe"), person(&season, "ben").with_manager("max")], "t").unwrap();
    let managers = |id: &str| -> Vec<String> {
        season.cohort().reporting_lines().managers(id).map(ToString::to_string).collect()
    };
    assert_eq!((managers("ana"), managers("ben")), (vec!["zoe".to_owned()], vec!["max".to_owned()]));
    let _ = season.rematch(Sparing::Nobody, "t").unwrap();
    let told = season.matching().unwrap().explain("ana", "vera").unwrap();
    assert!(told.points().is_some(), "{told}");
}

#[test]
fn roles_places_and_doubtful_managers_are_checked() {
    let mut season = settled();
    let refused = season.change([Participant::mentor("zoe")], "t").unwrap_err();
    assert_eq!((refused.column(), refused.person()), (Some("role"), Some("zoe")));
    assert!(refused.to_string().contains("ana and zoe are accepted"), "{refused}");
    season.change([Participant::both("zoe").with_level(6).with_choices(["ana"])], "t").unwrap();
    let none = season.change([person(&season, "ana").with_capacity(0)], "t").unwrap_err();
    assert!(none.to_string().contains("ana takes 0"), "{none}");
    // a manager who could be two people may be the accepted mentor
    let two = ["ana", "ben"].map(|id| person(&season, id).with_name("Jo Fox"));
    season.change(two, "t").unwrap();
    let refused = season.change([person(&season, "zoe").with_manager("Jo Fox")], "t").unwrap_err();
    assert!(refused.to_string().contains("mended or accepted"), "{refused}");

    let pilot = Pilot::Mentees(vec!["zoe".into(), "mia".into()]);
    let mut season = Season::new(Matcher::default().with_pilot(pilot), six());
    let _ = season.propose("t").unwrap();
    season.consult_all("t").unwrap();
    season.decline("ana", "zoe", Party::Mentee, "", "t").unwrap();
    let refused = season.change([Participant::mentor("zoe")], "t").unwrap_err();
    assert!(refused.to_string().contains("chosen for the pilot"), "{refused}");
}

#[test]
fn people_are_known_by_their_former_addresses() {
    let people = [
        Participant::mentor("1").with_email("ana@x.example"),
        Participant::mentee("2").with_email("max@x.example").with_name("Max Fox"),
    ];
    let programme = Programme::default().with_seniority(Seniority::default().with_junior(Junior::Either));
    let mut season = Season::new(Matcher::new(programme), Cohort::new(people).unwrap());
    let _ = season.propose("t").unwrap();
    season.consult_all("t").unwrap();
    season
        .change([person(&season, "2").with_email("max.fox@y.example").with_name("Max Foxley")], "t")
        .unwrap();
    let no = Answer::new(Reply::Decline).with_mentor("ana@x.example");
    for who in ["max@x.example", "max.fox@y.example", "Max Fox", "Max Foxley"] {
        let table = Answers::default().with_answer(who, no.clone());
        assert_eq!(season.clone().answer(&table, NoAnswer::Waits, "t").unwrap(), 1, "{who}");
    }
}

#[cfg(feature = "json")]
#[test]
fn an_earlier_file_is_followed_by_new_details_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let mut season = settled();
    season.save(&path).unwrap();
    season.change([person(&season, "zoe").with_level(8)], "t").unwrap();
    season.change_keeping([person(&season, "max").with_manager("ben")], keeping("ben", "max"), "t").unwrap();
    season.save(&path).unwrap();
    let mut opened = Season::open(&path).unwrap();
    assert_eq!(opened.to_json().unwrap(), season.to_json().unwrap());
    for season in [&mut season, &mut opened] {
        let _ = season.rematch(Sparing::Price(5), "t").unwrap();
    }
    assert_eq!(opened.to_json().unwrap(), season.to_json().unwrap());
    opened.save(&path).unwrap();
    assert_eq!(Season::open(&path).unwrap().to_json().unwrap(), season.to_json().unwrap());
}
