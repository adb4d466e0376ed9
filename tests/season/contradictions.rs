//! Seasons as data that contradict themselves: what a new checksum would hide.

use pairwright::season::{Party, SavedSeason};
use pairwright::{Matcher, Participant, Pilot, Programme, Season, Sparing};
use serde_json::{Value, json};

use super::people::{asked, six};

/// Two rounds, a decline, an acceptance, somebody who came and somebody who went since.
fn sound() -> Season {
    let pilot = Pilot::Mentees(["max", "mia", "zoe"].map(Into::into).to_vec());
    let mut season = Season::new(Matcher::new(Programme::default()).with_pilot(pilot), six());
    let _ = season.propose("t").unwrap();
    season.consult_all("t").unwrap();
    season.accept("ben", "max", "t").unwrap();
    season.decline("ana", "zoe", Party::Mentor, "no", "t").unwrap();
    let _ = season.rematch(Sparing::Price(5), "t").unwrap();
    season.leave("max", "", "t").unwrap();
    season.join([Participant::mentor("dan")], "t").unwrap();
    season
}

fn restore(value: Value) -> Result<Season, String> {
    let saved: SavedSeason = serde_json::from_value(value).map_err(|error| error.to_string())?;
    Season::restore(saved, &Matcher::default()).map_err(|error| {
        // never the fault of whoever opens it
        assert!(error.is_document() || error.is_proof() || error.is_memory(), "{error:?}");
        error.to_string()
    })
}

#[test]
fn a_sound_season_is_read() {
    let saved = serde_json::to_value(sound().saved()).unwrap();
    let season = restore(saved.clone()).unwrap();
    assert_eq!(serde_json::to_value(season.saved()).unwrap(), saved);
}

#[test]
fn contradictions_are_refused() {
    type Edit = fn(&mut Value);
    let edits: [(&str, Edit); 17] = [
        ("the states of the pairs", |v| v["pairs"][0]["state"] = json!("accepted")),
        ("the states of the pairs", |v| drop(v["pairs"].as_array_mut().unwrap().remove(0))),
        ("entry 3 of the log is impossible: ben and mia were never proposed", |v| {
            v["log"][2]["what"]["accepted"]["mentee"] = json!("mia");
        }),
        ("entry 1 of the log is impossible: ana and zoe were never proposed", |v| {
            drop(v["log"].as_array_mut().unwrap().remove(0));
        }),
        ("its round is not the one", |v| v["log"][1]["round"] = json!(2)),
        ("unknown field", |v| v["log"][1]["extra"] = json!(2)),
        ("unknown field", |v| v["extra"] = json!(2)),
        ("unknown variant", |v| v["pairs"][0]["state"] = json!("happy")),
        ("whether there is one", |v| v["matching"] = Value::Null),
        ("not made with what the log says was settled", |v| {
            v["log"][4]["what"]["rematched"]["sparing"] = json!({"price": 6});
        }),
        ("another programme", |v| v["programme"]["name"] = json!("other")),
        ("another pilot", |v| v["pilot"] = json!({"mentees": ["max", "mia", "zoe"]})),
        ("not those in the log", |v| {
            v["cohort"]["people"].as_array_mut().unwrap().push(json!({"id": "eve", "role": "mentor"}));
        }),
        ("not those in the log", |v| drop(v.as_object_mut().unwrap().remove("cohort"))),
        ("joined who was there already", |v| v["log"][6]["what"]["joined"]["who"] = json!("ana")),
        ("the states of the pairs", |v| v["log"] = json!([])),
        ("proven best", |v| v["matching"]["pairs"][0]["points"] = json!(1)),
    ];
    let saved = serde_json::to_value(sound().saved()).unwrap();
    for (k, (said, edit)) in edits.into_iter().enumerate() {
        let mut edited = saved.clone();
        edit(&mut edited);
        assert_ne!(edited, saved, "edit {k} changes something");
        let error = restore(edited).unwrap_err();
        assert!(error.contains(said), "edit {k}: {error}");
    }
}

#[test]
fn a_matching_that_is_not_best_is_refused() {
    let mut saved = serde_json::to_value(asked().saved()).unwrap();
    let prices = &mut saved["matching"]["assignment"]["prices"]["rows"][0];
    *prices = json!(prices.as_i64().unwrap() - 1);
    let saved: SavedSeason = serde_json::from_value(saved).unwrap();
    assert!(Season::restore(saved, &Matcher::default()).unwrap_err().is_proof());
}

/// People nobody can be, and numbers of another kind: whatever it is, it is an error.
#[test]
fn no_value_of_a_document_makes_a_panic() {
    let saved = serde_json::to_value(sound().saved()).unwrap();
    let mut tried = 0;
    for pointer in pointers(&saved, String::new()) {
        for new in [json!(null), json!(-1), json!(u64::MAX), json!("zoe"), json!([]), json!({})] {
            let mut edited = saved.clone();
            *edited.pointer_mut(&pointer).unwrap() = new;
            if let Ok(season) = restore(edited) {
                let _ = pairwright::Letters::of_season(&season).letters();
                let _ = season.clone().rematch(Sparing::Nobody, "t");
            }
            tried += 1;
        }
    }
    assert!(tried > 1000, "{tried}");
}

fn pointers(value: &Value, at: String) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(all) => all.iter().enumerate().map(|(k, value)| (k.to_string(), value)).collect(),
        Value::Object(all) => all.iter().map(|(key, value)| (key.clone(), value)).collect(),
        _ => Vec::new(),
    };
    let inside =
        inner.into_iter().flat_map(|(key, value)| pointers(value, format!("{at}/{key}"))).collect::<Vec<_>>();
    [at].into_iter().chain(inside).collect()
}
