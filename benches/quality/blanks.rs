//! What it costs mentors to leave something blank: of three in ten people drawn at random one thing
//! is taken away, and the share of those mentors who are served is compared with the complete file.

use std::collections::BTreeSet;
use std::sync::Arc;

use pairwright::people::FindingKind;
use pairwright::{Cohort, Matcher, Programme};
use serde_json::Value;

use crate::cohorts::Found;

/// What is left blank, and the fields of it.
const BLANKS: [(&str, &[&str]); 7] = [
    ("department", &["department"]),
    ("level", &["level"]),
    ("region", &["region"]),
    ("personality", &["personality"]),
    ("skills", &["skills_offered", "skills_wanted"]),
    ("choices", &["choices"]),
    (
        "all of these",
        &["department", "level", "region", "personality", "skills_offered", "skills_wanted", "choices"],
    ),
];

const DRAWS: u64 = 20;

/// The mentors who get somebody.
fn served(cohort: Cohort) -> Found<BTreeSet<String>> {
    let programme = Programme::default().accepting(FindingKind::ALL.iter().copied());
    let matching = Matcher::new(programme).solve(Arc::new(cohort))?;
    Ok(matching.pairs().iter().map(|pair| pair.mentor().to_string()).collect())
}

/// Takes the fields away from three in ten people, and says from whom.
fn blanked(whole: &Value, fields: &[&str], seed: u64) -> Found<(Cohort, BTreeSet<String>)> {
    let (mut document, mut state, mut who) = (whole.clone(), seed, BTreeSet::new());
    for person in document["people"].as_array_mut().ok_or("there are no people")? {
        // SplitMix64 (Steele, Lea and Flood 2014)
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        if (mixed ^ (mixed >> 31)) % 10 >= 3 {
            continue;
        }
        let person = person.as_object_mut().ok_or("a person has no fields")?;
        for &field in fields {
            person.remove(field);
        }
        who.insert(person["id"].as_str().unwrap_or_default().to_owned());
    }
    Ok((serde_json::from_value(document)?, who))
}

/// The change in the share of these mentors who are served, in points of percent.
#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn change(cohort: Cohort, who: &BTreeSet<String>, before: &BTreeSet<String>) -> Found<f64> {
    let mentors: Vec<String> =
        cohort.mentors().map(|one| one.id().to_string()).filter(|id| who.contains(id)).collect();
    let after = served(cohort)?;
    let count = |served: &BTreeSet<String>| mentors.iter().filter(|id| served.contains(*id)).count() as f64;
    Ok(100.0 * (count(&after) - count(before)) / mentors.len().max(1) as f64)
}

/// Prints a line for each blank: the mean, the least and the greatest of all draws.
pub(crate) fn table(name: &str, cohort: &Cohort) -> Found<()> {
    println!("\n{name}: change in the share of mentors served who leave it blank, {DRAWS} draws\n");
    println!("| blank | mean | least | greatest |\n|---|---|---|---|");
    let (before, whole) = (served(cohort.clone())?, serde_json::to_value(cohort)?);
    for (what, fields) in BLANKS {
        let mut changes = Vec::new();
        for seed in 1..=DRAWS {
            let (cohort, who) = blanked(&whole, fields, seed * 1_000_003)?;
            changes.push(change(cohort, &who, &before)?);
        }
        #[expect(clippy::cast_precision_loss, reason = "a few draws")]
        let mean = changes.iter().sum::<f64>() / DRAWS as f64;
        let least = changes.iter().copied().fold(f64::INFINITY, f64::min);
        let greatest = changes.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        println!("| {what} | {mean:+.1} | {least:+.1} | {greatest:+.1} |");
    }
    Ok(())
}
