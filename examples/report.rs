//! A matching as one HTML page to look at, and the letters to its people. Writes the files and opens nothing.
//!
//! ```text
//! cargo run --release --example report
//! cargo run --release --example report -- --participants people.csv --out report.html --letters letters.html
//! ```

#[path = "support/civil_service.rs"]
mod civil_service;

use std::error::Error;
use std::path::PathBuf;

use pairwright::{CohortFiles, Letters, Matcher, Programme, Report};

const USAGE: &str = "\
Writes a matching as one HTML page, and letters to its people.

  report [--participants FILE [--organisation FILE] [--conflicts FILE]] [--programme FILE]
         [--title TEXT] [--date TEXT] [--out FILE] [--letters FILE]

  --participants   the people (CSV); without it, the embedded civil-service cohort
  --organisation   who reports to whom in the whole organisation: id,manager_id
  --conflicts      pairs that must never be: mentor_id,mentee_id and perhaps reason
  --programme      weights and policies (TOML); without it, those for reverse mentoring
  --title, --date  what stands at the top of the page
  --out            the page; without it, report.html
  --letters        also a page with a letter to each person of each pair
";

fn main() -> Result<(), Box<dyn Error>> {
    let (mut files, mut organisation, mut conflicts, mut programme) =
        (None, None, None, Programme::default());
    let (mut title, mut date) = (None, String::new());
    let (mut out, mut letters) = (PathBuf::from("report.html"), None);
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        use lexopt::ValueExt as _;
        match argument {
            lexopt::Arg::Long("participants") => files = Some(CohortFiles::new(parser.value()?)),
            lexopt::Arg::Long("organisation") => organisation = Some(parser.value()?),
            lexopt::Arg::Long("conflicts") => conflicts = Some(parser.value()?),
            lexopt::Arg::Long("programme") => programme = Programme::from_toml_file(parser.value()?)?,
            lexopt::Arg::Long("title") => title = Some(parser.value()?.string()?),
            lexopt::Arg::Long("date") => date = parser.value()?.string()?,
            lexopt::Arg::Long("out") => out = parser.value()?.into(),
            lexopt::Arg::Long("letters") => letters = Some(PathBuf::from(parser.value()?)),
            lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => {
                print!("{USAGE}");
                return Ok(());
            }
            other => return Err(format!("{}\n\n{USAGE}", other.unexpected()).into()),
        }
    }
    let cohort = match files {
        None => civil_service::civil_service()?,
        Some(mut files) => {
            if let Some(path) = organisation {
                files = files.organisation(path);
            }
            if let Some(path) = conflicts {
                files = files.conflicts(path);
            }
            files.read()?
        }
    };
    let matching = Matcher::new(programme).solve(cohort)?;
    let mut report = Report::new(&matching).with_date(date);
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
