//! Hiding does not pay, and a blank costs little: of the civil service's people three in ten leave one
//! thing blank, and the share of those mentors who are served is that of the complete file, nearly.

use std::collections::BTreeSet;

use pairwright::people::FindingKind;
use pairwright::{Cohort, Matcher, Programme};
use serde_json::Value;

use crate::civil_service::civil_service;
use crate::numbers::Numbers;

fn served(cohort: Cohort) -> BTreeSet<String> {
    let programme = Programme::default().accepting(FindingKind::ALL.iter().copied());
    let matching = Matcher::new(programme).solve(cohort).unwrap();
    matching.pairs().iter().map(|pair| pair.mentor().to_string()).collect()
}

/// The mean change in points of percent, over several draws.
#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn change(whole: &Value, before: &BTreeSet<String>, fields: &[&str]) -> f64 {
    let (mut all, draws) = (0.0, 8);
    for seed in 1..=draws {
        let (mut document, mut numbers) = (whole.clone(), Numbers::new(seed));
        let mut mentors = BTreeSet::new();
        for person in document["people"].as_array_mut().unwrap() {
            let person = person.as_object_mut().unwrap();
            if numbers.sometimes(30) {
                for &field in fields {
                    person.remove(field);
                }
                let is_mentor = ["mentor", "both"].contains(&person["role"].as_str().unwrap());
                mentors.extend(is_mentor.then(|| person["id"].as_str().unwrap().to_owned()));
            }
        }
        let after = served(serde_json::from_value(document).unwrap());
        let count = |served: &BTreeSet<String>| mentors.intersection(served).count() as f64;
        all += 100.0 * (count(&after) - count(before)) / mentors.len() as f64;
    }
    all / f64::from(u32::try_from(draws).unwrap())
}

#[test]
fn a_blank_costs_little_and_gains_nothing() {
    let cohort = civil_service().unwrap();
    let (before, whole) = (served(cohort.clone()), serde_json::to_value(&cohort).unwrap());
    let blanks: [&[&str]; 6] = [
        &["department"],
        &["level"],
        &["region"],
        &["personality"],
        &["skills_offered", "skills_wanted"],
        &["choices"],
    ];
    for fields in blanks {
        let change = change(&whole, &before, fields);
        // three points at most, and half a point for the chance of the draws
        assert!((-3.5..=1.5).contains(&change), "{fields:?}: {change:+.1} points of percent");
    }
}
