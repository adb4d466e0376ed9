//! The main job: people in, the best matching out, proven and explained.
//!
//! ```text
//! cargo run --release --example match_cohort
//! cargo run --release --example match_cohort -- --participants people.csv \
//!     --organisation lines.csv --conflicts conflicts.csv --programme programme.toml --out results
//! ```
//!
//! Without arguments it matches the embedded civil-service cohort: 545 mentors and 455 mentees.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/arguments.rs"]
mod arguments;
#[path = "support/civil_service.rs"]
mod civil_service;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use pairwright::explain::Share;
use pairwright::people::TableFormat;
use pairwright::{Cohort, CohortFiles, Error, ErrorKind, Matcher, Matching, Programme, Report, Result};

const USAGE: &str = "\
Pairs mentors with mentees: the proven best matching, explained.
  match_cohort [--participants FILE [--organisation FILE] [--conflicts FILE]]
               [--programme FILE] [--out FOLDER] [--export-scores FILE]

  --participants   the people; without it, the embedded civil-service cohort
  --organisation   who reports to whom in the whole organisation: id,manager_id
  --conflicts      pairs that must never be: mentor_id,mentee_id and perhaps reason
  --programme      weights, policies and rules (TOML); without it, the defaults
  --out            writes matches.csv, unmatched.csv and report.html into this folder, and
                   findings.csv where something is doubtful
  --export-scores  writes mentor_id,mentee_id,points for every allowed pair
";

fn main() -> ExitCode {
    let names = ["participants", "organisation", "conflicts", "programme", "out", "export-scores"];
    let found = match arguments::arguments(USAGE, &names) {
        Ok(found) => found,
        Err(code) => return code,
    };
    match run(&found) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("match_cohort: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(found: &BTreeMap<String, OsString>) -> Result<()> {
    let cohort = cohort(found)?;
    let programme =
        found.get("programme").map_or_else(|| Ok(Programme::default()), Programme::from_toml_file)?;
    let matcher = Matcher::new(programme);
    println!("PEOPLE\n{} mentors, {} mentees\n", cohort.mentors().count(), cohort.mentees().count());
    println!("AUDIT\n{}\n", matcher.audit(&cohort));
    let matching = matcher.solve(cohort)?;
    tell(&matching)?;
    if let Some(out) = found.get("out").map(Path::new) {
        matching.files().with_format(TableFormat::Csv { mark: true }).write(out)?;
        Report::new(&matching).with_repairs(5).write_file(out.join("report.html"))?;
        println!("\nWritten: matches.csv, unmatched.csv and report.html in {}", out.display());
    }
    if let Some(path) = found.get("export-scores").map(Path::new) {
        matching.write_scores_file(path)?;
        println!("Written: {}, the points of every allowed pair", path.display());
    }
    Ok(())
}

fn cohort(found: &BTreeMap<String, OsString>) -> Result<Cohort> {
    let Some(people) = found.get("participants") else {
        let alone = found.contains_key("organisation") || found.contains_key("conflicts");
        let refused = Error::new(ErrorKind::Input, "files about people go with --participants");
        return if alone { Err(refused) } else { civil_service::civil_service() };
    };
    let mut files = CohortFiles::new(people);
    if let Some(path) = found.get("organisation") {
        files = files.organisation(path);
    }
    if let Some(path) = found.get("conflicts") {
        files = files.conflicts(path);
    }
    files.read()
}

/// The figures, the weakest pairs and the strongest one, who is left out, the proof.
fn tell(matching: &Matching) -> Result<()> {
    let sum = matching.summary();
    let percent =
        |share: Share| share.percent().map_or(String::new(), |percent| format!("  {percent:5.1} %"));
    println!("MATCHING: {} pairs, {} points", matching.pairs().len(), sum.points());
    for (words, share) in [
        ("mentees with a mentor", sum.mentees_matched()),
        ("mentees with one of their choices", sum.mentees_with_choice()),
        ("pairs across departments", sum.cross_department()),
        ("pairs across regions", sum.cross_region()),
    ] {
        println!("  {words:<36}{:>5} of {:<5}{}", share.count(), share.of(), percent(share));
    }
    let mut pairs: Vec<_> = matching.pairs().iter().collect();
    pairs.sort_by_key(|pair| pair.points());
    println!("\nTHE WEAKEST PAIRS, AND THE STRONGEST");
    for pair in pairs.iter().take(3).chain(pairs.iter().skip(3).next_back()) {
        println!("{}", matching.explain(pair.mentor(), pair.mentee())?);
    }
    println!("LEFT OUT: {}", matching.left_out().len());
    for person in matching.left_out().iter().take(5) {
        println!("{person}");
    }
    println!("\nPROOF\n{}", matching.verify()?);
    Ok(())
}
