//! What a season says: its letters, its log and its rounds.

use pairwright::phrases::{English, German, Names, Phrases};
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

#[test]
fn each_reader_has_a_letter_in_their_language() {
    let mut season = season();
    season.accept("p1", "p3", "3 March").unwrap();
    season.formalise("p1", "p3", "4 March").unwrap();
    let letters = season
        .letters_by(|reader| match reader.attribute("language") {
            Some("de") => &German,
            _ => &English,
        })
        .unwrap();
    let said: Vec<_> = letters.iter().map(|letter| (letter.to().as_str(), letter.language())).collect();
    assert_eq!(said, [("p1", "en"), ("p3", "de")]);
    assert!(letters[0].text().starts_with("Your mentee is Max Frei. What speaks"));
    assert!(letters[1].text().starts_with("Ana Müller begleitet Sie als Mentorin oder Mentor."));
    let english = season.letters().unwrap();
    assert_eq!(english[0], letters[0]);
    assert_eq!(english[1].text().lines().count(), letters[1].text().lines().count());
}
