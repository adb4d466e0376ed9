//! Seasons over HTTP, also where the process is killed between requests.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::client::Client;
use crate::process::Process;

pub(crate) const PEOPLE: &str = "\
id,name,role,department,level,choices,language
ana,Ana Müller,mentor,Data,2,,de
ben,Ben Ode,mentor,Legal,3,,de
cem,Cem Ak,mentor,Sales,1,,en
max,Max Frei,mentee,Sales,7,ana,de
mia,Mia Roth,mentee,Legal,8,ana;ben,en
zoe,Zoë Hall,mentee,Data,6,cem,en
";

/// The state of each pair.
fn states(client: Client, season: u64) -> BTreeMap<(String, String), String> {
    let told = client.json(&format!("/seasons/{season}"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let pairs = told["pairs"].as_array().unwrap().iter();
    pairs.map(|pair| ((text(&pair["mentor"]), text(&pair["mentee"])), pair["state"].to_string())).collect()
}

#[test]
fn a_season_from_a_file_to_letters_and_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let service = Process::start(&folder.path().join("seasons.db"));
    let client = service.client;
    let season = client.create(PEOPLE);
    assert_eq!(client.matched(season), json!({ "round": 1 }));
    let proposed = states(client, season);
    assert_eq!(proposed.len(), 3);
    assert_eq!(client.post(&format!("/seasons/{season}/consult"), &Value::Null).0, 200);

    let (mentor, mentee) = proposed.keys().find(|(_, mentee)| mentee == "max").unwrap().clone();
    let no = json!({ "mentor": mentor, "mentee": mentee, "by": "mentee", "reason": "SECRET" });
    assert_eq!(client.post(&format!("/seasons/{season}/decline"), &no).0, 200);
    assert_eq!(client.matched(season), json!({ "round": 2 }));
    let again = states(client, season);
    assert!(again[&(mentor, mentee)].contains("declined"));
    assert_eq!(client.post(&format!("/seasons/{season}/consult"), &Value::Null).0, 200);
    let consulted = states(client, season);
    for (mentor, mentee) in
        consulted.iter().filter(|(_, state)| state.contains("consulted")).map(|(pair, _)| pair)
    {
        let yes = json!({ "mentor": mentor, "mentee": mentee, "by": "mentee" });
        let (status, body) = client.post(&format!("/seasons/{season}/agree"), &yes);
        assert_eq!(status, 200, "{body}");
    }
    assert_eq!(client.post(&format!("/seasons/{season}/formalise"), &Value::Null).0, 200);
    for (reader, words) in [("mia", "Your mentor is "), ("max", " begleitet Sie ")] {
        let (status, letter) = client.get(&format!("/seasons/{season}/letters/{reader}"));
        assert_eq!(status, 200, "{letter}");
        assert!(letter.contains(words) && !letter.contains("SECRET"), "{letter}");
    }
    let (status, report) = client.get(&format!("/seasons/{season}/report"));
    assert!(status == 200 && report.starts_with("<!DOCTYPE html>"), "{report}");
}

/// After each answer the process is killed, and a new one knows all that was answered.
#[test]
fn nothing_is_lost_by_killing_it_between_any_two_requests() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("seasons.db");
    let killed = |ask: &dyn Fn(Client)| {
        let service = Process::start(&database);
        ask(service.client);
        let before = states(service.client, 1);
        service.kill();
        let after = Process::start(&database);
        assert_eq!(states(after.client, 1), before);
        before
    };
    killed(&|client| assert_eq!(client.create(PEOPLE), 1));
    let proposed = killed(&|client| drop(client.matched(1)));
    killed(&|client| assert_eq!(client.post("/seasons/1/consult", &Value::Null).0, 200));
    let (mentor, mentee) = proposed.keys().next().unwrap();
    let no = json!({ "mentor": mentor, "mentee": mentee, "by": "mentor", "reason": "" });
    killed(&|client| assert_eq!(client.post("/seasons/1/decline", &no).0, 200));
    let last = killed(&|client| assert_eq!(client.matched(1), json!({ "round": 2 })));
    assert!(last.len() >= 3 && last.values().any(|state| state.contains("declined")));

    // in the middle of a matching: it is as if it had never begun
    let service = Process::start(&database);
    let _ = service.client.start(1);
    service.kill();
    let states = states(Process::start(&database).client, 1);
    assert!(states == last || states.len() >= last.len());
}

/// Three matchings at once give what each gives alone.
#[test]
fn three_matches_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let service = Process::start(&folder.path().join("seasons.db"));
    let client = service.client;
    let alone = client.create(PEOPLE);
    client.matched(alone);
    let expected = states(client, alone);
    let seasons: Vec<u64> = (0..3).map(|_| client.create(PEOPLE)).collect();
    let jobs: Vec<u64> = seasons.iter().map(|&season| client.start(season)).collect();
    for (&season, job) in seasons.iter().zip(jobs) {
        assert_eq!(client.wait(job)["state"], "done");
        assert_eq!(states(client, season), expected);
    }
    // of two matchings of one season, one hears that the other was first, or comes second
    let twice = [client.start(alone), client.start(alone)].map(|job| client.wait(job));
    assert!(twice.iter().any(|told| told["state"] == "done"), "{twice:?}");
    for told in twice.iter().filter(|told| told["state"] != "done") {
        assert_eq!(told["status"], 409, "{told}");
    }
}
