//! Rules of your own, on columns of your own: a common language is a must, hours together give points.
//!
//! `cargo run --example custom_rule`. In a programme file the same is a few lines of `[[rule]]`: see
//! `Programme::from_toml`.

#[macro_use]
#[path = "support/output.rs"]
mod output;

use pairwright::rules::{ColumnRule, When};
use pairwright::{CohortReader, Matcher, Programme, Result};

/// Any column of the file can be in a rule; `languages`, `hours` and `zone` are this programme's own.
const PEOPLE: &str = "\
id,role,level,languages,hours,zone
ana,mentor,2,English; Polish,9-17,Europe/Warsaw
ben,mentor,3,English,9-17,America/New_York
cy,mentor,1,German,8-12,Europe/Berlin
mia,mentee,7,English,8-16,Europe/London
max,mentee,6,English; German,9-17,Europe/Berlin
eva,mentee,8,,9-17,Europe/Berlin
";

fn main() -> Result<()> {
    let language = ColumnRule::must("a common language", "languages", When::share(1));
    // up to 150 points for two hours in which both work, wherever they are
    let hours = ColumnRule::points("time together", "hours", When::overlap(2), 150).with_zone("zone");
    let programme = Programme::default().with_rule(language).with_rule(hours);

    let cohort = CohortReader::new("people.csv", PEOPLE.as_bytes()).read()?;
    let matcher = Matcher::new(programme);
    // who is kept out for what they left blank is said before anybody is matched
    println!("{}\n", matcher.audit(&cohort));
    let matching = matcher.solve(cohort)?;
    for pair in matching.pairs() {
        println!("{}", matching.explain(pair.mentor(), pair.mentee())?);
    }
    for person in matching.left_out() {
        println!("{person}");
    }
    println!("\nWhy not cy and mia?\n{}", matching.explain("cy", "mia")?);
    println!("{}", matching.verify()?);
    Ok(())
}
