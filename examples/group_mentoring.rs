//! One mentor, several mentees; some mentees with two mentors; nobody with too few.
//!
//! ```text
//! cargo run --release --example group_mentoring
//! cargo run --release --example group_mentoring -- people.csv
//! ```
//!
//! Columns `capacity` and `minimum` say how many mentees a mentor takes and must get,
//! `mentors_wanted` how many mentors a mentee wants. Without a file, ten mentors share 32 made-up
//! mentees.

#[macro_use]
#[path = "support/output.rs"]
mod output;

use std::error::Error;
use std::process::ExitCode;

use pairwright::{CohortFiles, CohortReader, Matcher, Programme};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("group_mentoring: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let cohort = if let Some(path) = std::env::args_os().nth(1) {
        CohortFiles::new(path).read()?
    } else {
        let people = include_bytes!("data/groups/participants.csv");
        CohortReader::new("participants.csv", people.as_slice()).read()?
    };
    print!("{}", cohort.audit());
    let matching = Matcher::new(Programme::default()).solve(cohort)?;
    println!("GROUPS");
    for mentor in matching.cohort().mentors() {
        print!("{}", matching.group(mentor.id())?);
    }
    println!("\nMENTEES WITH SEVERAL MENTORS");
    for mentee in matching.cohort().mentees() {
        let mentors: Vec<&str> =
            matching.partners(mentee.id()).into_iter().map(|mentor| mentor.id().as_str()).collect();
        if mentors.len() > 1 {
            println!("  {}: {}", mentee.id(), mentors.join(" and "));
        }
    }
    if !matching.left_out().is_empty() {
        println!("\nLEFT OUT");
        for person in matching.left_out() {
            println!("  {person}");
        }
    }
    let worth = matching.worth();
    println!("\nIN ALL\n  {} mentees in {} pairs, {} points", worth.served, worth.pairs, worth.points);
    println!("  mentees of each mentor: {}", matching.summary().loads());
    println!("\nPROOF\n  {}", matching.verify()?);
    if let Some(mentor) = matching.cohort().mentors().find(|mentor| matching.partners(mentor.id()).len() > 1)
    {
        println!("\nWHAT {} MAY READ\n{}", mentor.id(), matching.group(mentor.id())?.for_mentor());
    }
    Ok(())
}
