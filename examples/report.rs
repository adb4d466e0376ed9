//! A matching as one HTML page to look at, and the letters to its people.
//!
//! `cargo run --release --example report` matches the embedded civil-service cohort, writes
//! report.html and letters.html into the folder `report`, and opens nothing.

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/civil_service.rs"]
mod civil_service;

use std::path::Path;

use pairwright::{Letters, Matcher, Programme, Report, Result};

fn main() -> Result<()> {
    let matching = Matcher::new(Programme::default()).solve(civil_service::civil_service()?)?;

    let folder = Path::new("report");
    std::fs::create_dir_all(folder)?;
    let report = Report::new(&matching)
        .with_title("Reverse mentoring, spring")
        .with_date("1 March 2027") // the library has no clock
        .with_repairs(5); // what would help five of those who are left out
    report.write_file(folder.join("report.html"))?;
    println!("Written: report/report.html ({report})");

    let letters = Letters::new(&matching);
    letters.write_file(folder.join("letters.html"))?;
    println!("Written: report/letters.html, {} letters", letters.letters()?.len());
    Ok(())
}
