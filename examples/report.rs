//! A matching as one HTML page to look at, and the letters to its people. Writes the files and opens nothing.
//!
//! ```text
//! cargo run --release --example report
//! cargo run --release --example report -- --participants people.csv --out report.html --letters letters.html
//! ```

#[macro_use]
#[path = "support/output.rs"]
mod output;
#[path = "support/path.rs"]
mod path;

#[path = "support/people_files.rs"]
mod people_files;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::ValueExt as _;
use pairwright::{Letters, Matcher, Programme, Report};
use people_files::PeopleFiles;

const USAGE: &str = "\
Writes a matching as one HTML page, and letters to its people.

  report [--participants FILE [--organisation FILE] [--conflicts FILE] [--history FILE]
         [--locked FILE] [--wished FILE]] [--programme FILE]
         [--title TEXT] [--date TEXT] [--out FILE] [--letters FILE]

  --participants   the people (CSV); without it, the embedded civil-service cohort
  --organisation   who reports to whom in the whole organisation: id,manager_id
  --conflicts      pairs that must never be: mentor_id,mentee_id and perhaps reason
  --history        pairs of earlier cohorts: mentor_id,mentee_id
  --locked         pairs that are settled: mentor_id,mentee_id
  --wished         pairs that are wished for: mentor_id,mentee_id
  --programme      weights and policies (TOML); without it, those for reverse mentoring
  --title, --date  what stands at the top of the page
  --out            the page; without it, report.html
  --letters        also a page with a letter to each person of each pair
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("report: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let (mut people, mut programme) = (PeopleFiles::default(), Programme::default());
    let (mut title, mut date) = (None, String::new());
    let (mut out, mut letters) = (PathBuf::from("report.html"), None);
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            lexopt::Arg::Long("programme") => {
                programme = Programme::from_toml_file(path::path(parser.value()?)?)?;
            }
            lexopt::Arg::Long("title") => title = Some(parser.value()?.string()?),
            lexopt::Arg::Long("date") => date = parser.value()?.string()?,
            lexopt::Arg::Long("out") => out = path::path(parser.value()?)?,
            lexopt::Arg::Long("letters") => letters = Some(path::path(parser.value()?)?),
            lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => {
                print!("{USAGE}");
                return Ok(());
            }
            lexopt::Arg::Long(option) => match people.place(option) {
                Some(place) => *place = Some(path::path(parser.value()?)?),
                None => return Err(format!("{}\n\n{USAGE}", lexopt::Arg::Long(option).unexpected()).into()),
            },
            other => return Err(format!("{}\n\n{USAGE}", other.unexpected()).into()),
        }
    }
    people.check()?;
    let matching = Matcher::new(programme).solve(people.cohort()?)?;
    let mut report = Report::new(&matching).with_date(date).with_repairs(5);
    if let Some(title) = title {
        report = report.with_title(title);
    }
    report.write_file(&out)?;
    println!("Written: {} ({report})", out.display());
    if let Some(path) = letters {
        Letters::new(&matching).write_file(&path)?;
        println!("Written: {}, {} letters", path.display(), 2 * matching.pairs().len());
    }
    Ok(())
}
