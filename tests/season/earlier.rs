//! Season files of earlier versions go on.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use pairwright::policies::Consent;
use pairwright::season::{Party, SavedSeason};
use pairwright::{Matcher, Season, Sparing};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// A document of the first format about this season, with a checksum that is right.
fn document(season: &Value) -> String {
    let season = serde_json::to_string_pretty(season).unwrap().replace('\n', "\n  ");
    let mut sum = String::new();
    for byte in Sha256::digest(season.as_bytes()) {
        write!(sum, "{byte:02x}").unwrap();
    }
    format!("{{\n  \"format\": 1,\n  \"sha256\": \"{sum}\",\n  \"season\": {season}\n}}\n")
}

fn states(season: &Season) -> Vec<String> {
    season.pairs().map(|(pair, state)| format!("{pair}: {state}")).collect()
}

const STATES: [&str; 7] = [
    "ana and dan: formal",
    "ana and zoe: accepted",
    "ben and kim: declined",
    "ben and max: ended",
    "cleo and mia: consulted",
    "dan and max: superseded",
    "dan and new: proposed",
];

/// Everything that there is by now can be done with it; it was written before each side was heard
/// apart.
fn goes_on(mut season: Season, path: &Path) {
    assert_eq!(states(&season), STATES);
    assert_eq!((season.round(), season.log().len()), (2, 10));
    assert_eq!(season.programme().consent(), Consent::Mentee, "a mentee's answer was enough");
    let awaited: Vec<&str> = season.awaiting().map(|one| one.who().as_str()).collect();
    assert_eq!(awaited, ["cleo", "mia"]);
    season.end("ana", "dan", Party::Mentee, "", "later").unwrap();
    season.withdraw("ana", "zoe", Party::Mentor, "", "later").unwrap();
    assert!(season.agree("cleo", "mia", Party::Mentee, "later").unwrap());
    let kim = season.cohort().get("kim").unwrap().clone().with_level(7);
    season.change([kim], "later").unwrap();
    season.save(path).unwrap();
    let mut season = Season::open(path).unwrap();
    let _ = season.rematch(Sparing::Price(20), "later").unwrap();
    let _proof = season.matching().unwrap().verify().unwrap();
    let live = season.pairs().filter(|(_, state)| state.is_live());
    let live: Vec<String> = live.map(|(pair, _)| pair.to_string()).collect();
    assert!(live.contains(&"cleo and mia".to_owned()), "{live:?}");
    for over in ["ana and dan", "ana and zoe", "ben and kim"] {
        assert!(!live.contains(&over.to_owned()), "{live:?}");
    }
    season.save(path).unwrap();
    let text = fs::read_to_string(path).unwrap();
    assert!(text.starts_with("{\n  \"format\": 3,"), "written as it is written now");
    assert_eq!(Season::open(path).unwrap().to_json().unwrap(), season.to_json().unwrap());
}

/// Written by the code before each side's yes was written down apart.
#[test]
fn a_season_from_before_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    fs::copy(data("season-before-consent.json"), &path).unwrap();
    goes_on(Season::open(&path).unwrap(), &path);
}

/// As if points were counted in another way then: the pairs and the log stay, the matching does not.
#[test]
fn a_matching_that_is_not_best_by_the_points_of_today_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let text = fs::read_to_string(data("season-before-consent.json")).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document(&whole["season"]).len(), text.len(), "laid out as it was");
    // what gave no points then: to a pair that could be, and to one that is settled
    for (id, choices) in [("ben", ["zoe", "mia"]), ("zoe", ["ana", "cleo"])] {
        let mut other = whole["season"].clone();
        let cohort = &mut other["matching"]["cohort"]["people"];
        let person = cohort.as_array_mut().unwrap().iter_mut().find(|one| one["id"] == id).unwrap();
        person["choices"] = json!(choices);
        other["cohort"] = other["matching"]["cohort"].clone();
        let people = other["cohort"]["people"].as_array_mut().unwrap();
        people.retain(|one| one["id"] != "max"); // has left since
        fs::write(&path, document(&other)).unwrap();
        let season = Season::open(&path).unwrap();
        assert!(season.matching().is_none() && season.is_outdated());
        assert_eq!(
            pairwright::Letters::of_season(&season).letters().unwrap().len(),
            2,
            "ana and dan are formal, with or without it"
        );
        let again = Season::from_json(&season.to_json().unwrap()).unwrap();
        assert_eq!(again.to_json().unwrap(), season.to_json().unwrap());
        goes_on(season, &path);
    }
    // in a file of today it is a contradiction
    let mut saved =
        serde_json::to_value(Season::open(data("season-format-2.json")).unwrap().saved()).unwrap();
    let prices = &mut saved["matching"]["assignment"]["prices"]["rows"][0];
    *prices = json!(prices.as_i64().unwrap() - 1);
    let saved: SavedSeason = serde_json::from_value(saved).unwrap();
    assert!(Season::restore(saved, &Matcher::default()).unwrap_err().is_proof());
}

/// Written by the first version of this format. Every later one has to read it.
#[test]
fn format_2_is_read_for_ever() {
    let season = Season::open(data("season-format-2.json")).unwrap();
    assert_eq!(
        states(&season),
        [
            "ana and zoe: withdrawn",
            "ben and max: formal",
            "ben and zoe: proposed",
            "cleo and mia: ended",
            "dan and mia: consulted",
        ]
    );
    assert_eq!(season.programme().consent(), Consent::Both);
    let replies = season.replies("dan", "mia").unwrap();
    assert_eq!(
        (replies.asked(), replies.mentor(), replies.mentee()),
        ("2026-11-09", Some("2026-11-10"), None)
    );
}
