//! The made-up outcomes that come with the embedded cohort.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use pairwright::evaluation::Outcomes;
use pairwright::{CohortFiles, Evaluator, Matcher, Matching, Programme};

use crate::numbers::Numbers;
use crate::outcome_world::{World, normal};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data")
}

fn matching() -> Matching {
    let folder = data().join("civil-service");
    let files = CohortFiles::new(folder.join("participants.csv"))
        .organisation(folder.join("organisation.csv"))
        .conflicts(folder.join("conflicts.csv"));
    Matcher::new(Programme::default()).solve(files.read().unwrap()).unwrap()
}

/// What the README of the data says they are.
const WORLD: World =
    World { department: 0.0, region: 0.0, first_choice: 0.0, two_introverts: 0.0, gap: 1.5, noise: 0.7 };

/// Four in five answer; ratings are whole numbers from 1 to 5; who likes it goes on, meets and reaches goals.
fn made_up(matching: &Matching) -> String {
    let mut numbers = Numbers::new(2026);
    let mut text = String::from("mentor_id,mentee_id,rating,still_meeting,goals_met,meetings,comment\n");
    for pair in matching.pairs() {
        let people = matching.cohort().get(pair.mentor()).zip(matching.cohort().get(pair.mentee()));
        let (mentor, mentee) = people.unwrap();
        let liking = WORLD.mean(mentor, mentee) - 0.6 + WORLD.noise * normal(&mut numbers);
        let still = liking + 0.8 * normal(&mut numbers) > 2.6;
        let goals =
            ((liking - 1.0).clamp(0.0, 4.0) + normal(&mut numbers).clamp(-1.0, 1.0)).round().clamp(0.0, 4.0);
        let meetings = (1.5 * liking + normal(&mut numbers)).round().clamp(0.0, 12.0);
        let comment = if numbers.sometimes(2) { "thank you" } else { "" };
        if numbers.sometimes(80) {
            let rating = liking.round().clamp(1.0, 5.0);
            let still = if still { "yes" } else { "no" };
            let (mentor, mentee) = (mentor.id(), mentee.id());
            writeln!(text, "{mentor},{mentee},{rating},{still},{},{meetings},{comment}", goals / 4.0)
                .unwrap();
        }
    }
    text
}

/// Writes them again: `cargo test --test evaluation -- --ignored`.
#[test]
#[ignore = "writes the embedded data"]
fn write_made_up_outcomes() {
    fs::write(data().join("outcomes/civil-service.csv"), made_up(&matching())).unwrap();
}

#[test]
fn the_embedded_outcomes_are_those_of_the_world_that_is_told() {
    let matching = matching();
    let text = fs::read_to_string(data().join("outcomes/civil-service.csv")).unwrap();
    assert!(made_up(&matching) == text, "the data were not made by this world");
    let outcomes = Outcomes::read(data().join("outcomes/civil-service.csv")).unwrap();
    let evaluation = Evaluator::default().evaluate(&matching, &outcomes).unwrap();
    let reliable: Vec<&str> = evaluation
        .effects()
        .iter()
        .filter(|e| e.is_reliable())
        .map(pairwright::evaluation::Effect::key)
        .collect();
    assert_eq!(reliable, ["seniority_gap"]);
    let suggestion = evaluation.suggestion().unwrap();
    let changed: Vec<&str> =
        suggestion.changes().iter().map(pairwright::evaluation::WeightChange::key).collect();
    assert_eq!(changed, reliable);
    let new = Programme::default().with_weights(suggestion.weights().clone());
    let again = Matcher::new(new).solve(matching.cohort().clone()).unwrap();
    let gain = WORLD.value(&again) - WORLD.value(&matching);
    let interval = suggestion.gain_interval();
    assert!(gain > 0.0 && interval.low() <= gain && gain <= interval.high(), "{gain}");
}

#[cfg(feature = "toml")]
#[test]
fn the_page_reads_well_and_fits_80_columns() {
    let text = fs::read(data().join("outcomes/civil-service.csv")).unwrap();
    let outcomes = Outcomes::from_reader("civil-service.csv", text.as_slice()).unwrap();
    let goals = pairwright::evaluation::Goals::from_toml_file(data().join("outcomes/goals.toml")).unwrap();
    let evaluator = Evaluator::default().with_goals(goals).with_day("2026-07-01".parse().unwrap());
    let page = evaluator.evaluate(&matching(), &outcomes).unwrap().to_string();
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    insta::assert_snapshot!(page);
}
