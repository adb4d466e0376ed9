//! Each refusal has the status that it deserves, and says what to do.

use serde_json::{Value, json};

use crate::process::Process;
use crate::seasons::PEOPLE;

#[test]
fn whoever_is_to_blame_hears_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("seasons.db");
    let service = Process::start(&database);
    let client = service.client;
    let parsed = |body: &str| serde_json::from_str::<Value>(body).unwrap();

    // the caller's data: all mistakes at once, each with its place
    let people = "id,role,level\nana,boss,2\nzoe,mentee,tall\n";
    let (status, body) = client.ask("POST", "/seasons", "text/csv", people.as_bytes());
    let error = parsed(&body);
    assert_eq!((status, &error["kind"], &error["line"]), (422, &json!("input"), &json!(2)), "{body}");
    assert_eq!(error["more"][0]["line"], 3, "{body}");

    // what is not there
    assert_eq!(client.get("/seasons/7").0, 404);
    assert_eq!(client.get("/jobs/7").0, 404);

    // not possible together
    let season = client.create(PEOPLE);
    let said = json!({ "mentor": "ana", "mentee": "max", "by": "mentee" });
    let agree = |said: &Value| client.post(&format!("/seasons/{season}/agree"), said);
    let (status, body) = agree(&said);
    assert_eq!((status, &parsed(&body)["kind"]), (404, &json!("unknown")), "never proposed: {body}");
    client.matched(season);
    let proposed = client.json(&format!("/seasons/{season}"))["pairs"][0].clone();
    let said = json!({ "mentor": proposed["mentor"], "mentee": proposed["mentee"], "by": "mentee" });
    let (status, body) = agree(&said);
    assert_eq!((status, &parsed(&body)["kind"]), (409, &json!("clash")), "not asked yet: {body}");
    let (status, body) = client.get(&format!("/seasons/{season}/letters/nobody"));
    assert_eq!(status, 404, "{body}");

    // a stored document that is damaged is nobody's fault who asks
    service.kill();
    let connection = rusqlite::Connection::open(&database).unwrap();
    connection.execute("UPDATE season SET document = substr(document, 1, length(document) - 9)", []).unwrap();
    drop(connection);
    let service = Process::start(&database);
    let (status, body) = service.client.get(&format!("/seasons/{season}"));
    assert_eq!((status, &parsed(&body)["kind"]), (500, &json!("document")), "{body}");
}
