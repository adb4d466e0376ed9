//! What a season says: its log and its rounds.

use pairwright::phrases::{English, Names, Phrases};
use pairwright::season::Party;
use pairwright::{Cohort, Matcher, Participant, Season, Sparing};

fn season() -> Season {
    let cohort = Cohort::new([
        Participant::mentor("p1").with_name("Ana Müller").with_level(2).with_choices(["p3"]),
        Participant::mentor("p2").with_level(3),
        Participant::mentee("p3").with_name("Max Frei").with_level(7).with_attribute("language", "de"),
        Participant::mentee("p4").with_level(6),
    ]);
    let mut season = Season::new(Matcher::default(), cohort.unwrap());
    let _ = season.propose("1 March").unwrap();
    season.consult_all("2 March").unwrap();
    season
}

#[test]
fn the_log_and_the_round_are_told_with_names() {
    let mut season = season();
    season.decline("p1", "p3", Party::Mentee, "same project", "3 March").unwrap();
    season.agree("p2", "p4", Party::Mentee, "3 March").unwrap();
    let names = Names::of(&std::sync::Arc::new(season.cohort().clone()));
    let log: Vec<String> =
        season.log().iter().map(|entry| English.decision(entry, &names).unwrap()).collect();
    assert_eq!(log[0], "1 March: 2 pairs proposed");
    let declined = "3 March: p1 (Ana Müller) and p3 (Max Frei) declined by the mentee: same project";
    assert!(log.iter().any(|line| line == declined), "{log:#?}");
    let round = season.rematch(Sparing::Nobody, "4 March").unwrap();
    let text = round.to_string();
    assert_eq!(English.round(&round).unwrap(), text);
    assert!(text.starts_with("Since round 1: 1 accepted, 1 declined.\nRound 2: 1 pair stays,"), "{text}");
    season.leave("p4", "moved away", "5 March").unwrap();
    let round = season.rematch(Sparing::Nobody, "6 March").unwrap();
    assert!(round.to_string().contains("New: p2 mentors p3 (Max Frei) ("), "{round}");
}
