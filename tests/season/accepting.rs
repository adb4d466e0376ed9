//! Findings that stop a matching, in a season that has begun.

use pairwright::people::{FindingKind, Severity};
use pairwright::{Cohort, Matcher, Participant, Season, Sparing};

/// People leave until nobody is left; the season goes on, and can be saved at every step.
#[test]
fn a_season_is_never_stuck_because_a_side_is_empty() {
    let people = [Participant::mentor("ana"), Participant::mentee("max"), Participant::mentee("mia")];
    let mut season = Season::new(Matcher::default(), Cohort::new(people).unwrap());
    season.propose("1 March").unwrap();
    season.leave("ana", "", "2 March").unwrap();
    season.rematch(Sparing::Nobody, "3 March").unwrap();
    let matching = season.matching().unwrap();
    assert!(matching.pairs().is_empty());
    assert_eq!(matching.unchecked().stops()[0].severity(), Severity::Stops);
    let again = Season::from_json(&season.to_json().unwrap()).unwrap();
    assert_eq!(again.to_json().unwrap(), season.to_json().unwrap());
    season.join([Participant::mentor("ben")], "4 March").unwrap();
    assert_eq!(season.rematch(Sparing::Nobody, "5 March").unwrap().made().len(), 1);
}

#[test]
fn a_season_can_accept_later_and_remembers_it() {
    let path = tempfile::tempdir().unwrap();
    let path = path.path().join("season.json");
    let mut season =
        Season::new(Matcher::default(), Cohort::new(["ana", "ben"].map(Participant::mentor)).unwrap());
    let refused = season.propose("1 March").unwrap_err();
    assert!(refused.advice().unwrap().contains("Season::accept_findings, \"nobody\""), "{refused}");
    assert!(season.log().is_empty());
    season.save(&path).unwrap();
    season.accept_findings([FindingKind::Nobody, FindingKind::Nobody], "2 March").unwrap();
    season.save(&path).unwrap(); // a later state of the same season
    season = Season::open(&path).unwrap();
    season.propose("3 March").unwrap();
    season.accept_findings([FindingKind::Nobody], "4 March").unwrap(); // is accepted already
    assert_eq!(season.log().len(), 2);
    season
        .accept_findings([FindingKind::ManagersForeign, FindingKind::HistoryUnresolved], "4 March")
        .unwrap();
    season.save(&path).unwrap();
    let mut season = Season::open(&path).unwrap();
    season.join([Participant::mentee("max")], "5 March").unwrap();
    season.rematch(Sparing::Nobody, "6 March").unwrap();
    season.save(&path).unwrap();
    let all = [FindingKind::Nobody, FindingKind::HistoryUnresolved, FindingKind::ManagersForeign];
    assert_eq!(Season::open(&path).unwrap().matching().unwrap().programme().accepted(), all);

    // a log that accepts what the programme does not is refused
    let mut saved = serde_json::to_value(season.saved()).unwrap();
    saved["programme"]["accept"] = serde_json::json!(["nobody"]);
    let forged = serde_json::from_value(saved).unwrap();
    assert!(Season::restore(forged, &Matcher::default()).unwrap_err().is_document());
    season.close("7 March").unwrap_err();
}
