//! Large seasons: progress, and stopping in every phase.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::client::Client;
use crate::process::Process;

/// People of a made-up company, as a file.
fn people(count: usize) -> String {
    let mut text = String::from("id,role,department,region,level,personality,choices\n");
    for k in 0..count {
        let mixed = k.wrapping_mul(2_654_435_761) >> 7;
        let (role, level) = if k % 2 == 0 { ("mentor", 1 + mixed % 4) } else { ("mentee", 4 + mixed % 6) };
        let choice = (mixed % count) / 2 * 2 + usize::from(role == "mentor");
        let (department, region, personality) = (mixed % 12, mixed / 12 % 8, mixed / 96 % 101);
        let _ = writeln!(text, "p{k},{role},d{department},r{region},{level},{personality},p{choice}");
    }
    text
}

/// Waits until a job is in this phase, or has ended.
fn reaches(client: Client, job: u64, phase: &str) -> bool {
    loop {
        let told = client.json(&format!("/jobs/{job}"));
        match (told["state"].as_str(), told["progress"]["phase"].as_str()) {
            (Some("running"), Some(now)) if now == phase => return true,
            (Some("running"), _) => {}
            _ => return false,
        }
    }
}

/// The phases of a job, in the order of their first report; shares never fall.
fn phases(client: Client, job: u64) -> Vec<String> {
    let (mut seen, mut last) = (Vec::<String>::new(), 0.0);
    loop {
        let told = client.json(&format!("/jobs/{job}"));
        if told["state"] != "running" {
            assert_eq!(told["state"], "done", "{told}");
            return seen;
        }
        let Some(phase) = told["progress"]["phase"].as_str() else { continue };
        if seen.last().is_none_or(|last| last != phase) {
            seen.push(phase.to_owned());
        }
        let share = told["progress"]["share"].as_f64().unwrap();
        assert!((last..=1.0).contains(&share), "{share} after {last}");
        last = share;
    }
}

/// A season that was stopped is as it was, and is matched afterwards as if it had never been.
#[expect(clippy::disallowed_methods, reason = "only the test that is ignored looks at it")]
fn stopped_in_every_phase(count: usize, patience: Option<Duration>) {
    let folder = tempfile::tempdir().unwrap();
    let service = Process::start(&folder.path().join("seasons.db"));
    let client = service.client;
    let text = people(count);
    let season = client.create(&text);
    let phases: BTreeSet<String> = phases(client, client.start(season)).into_iter().collect();
    let expected = client.json(&format!("/seasons/{season}"));
    assert!(!phases.is_empty() || patience.is_none());
    let season = client.create(&text);
    for phase in phases {
        let job = client.start(season);
        if !reaches(client, job, &phase) {
            // it was too fast to be seen; a new season, since this one is matched
            continue;
        }
        let asked = Instant::now();
        assert_eq!(client.stop(job), 202);
        let told = client.wait(job);
        let waited = asked.elapsed();
        if told["state"] == "done" {
            continue;
        }
        assert_eq!((&told["status"], &told["result"]["kind"]), (&503.into(), &"cancelled".into()), "{told}");
        assert!(told["result"]["stopped_at"]["share"].as_f64().unwrap() < 1.0, "{told}");
        assert_eq!(client.json(&format!("/seasons/{season}"))["round"], 0, "as it was");
        if let Some(patience) = patience {
            assert!(waited <= patience, "{phase}: {waited:?}");
        }
    }
    if client.json(&format!("/seasons/{season}"))["round"] == 0 {
        client.matched(season);
    }
    let made: Value = client.json(&format!("/seasons/{season}"));
    assert_eq!(made["pairs"], expected["pairs"]);
}

#[test]
fn stopping_leaves_a_season_as_it_was() {
    stopped_in_every_phase(3_000, None);
}

/// `cargo test --release --test service -- --ignored`
#[test]
#[ignore = "it looks at the clock: run it on a machine with nothing else to do"]
fn a_hundred_thousand_people_are_stopped_within_half_a_second() {
    stopped_in_every_phase(100_000, Some(Duration::from_millis(500)));
}
