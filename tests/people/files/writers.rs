//! Every way in which the library writes a file.

use std::path::Path;

use pairwright::migration::{Triples, TriplesReader};
use pairwright::{Cohort, Letters, Matcher, Matching, Participant, Report, Result, Season};

/// What writes a file, and its name.
pub(crate) type Writer = (&'static str, fn(&Path) -> Result<()>);

/// All of them. Each writes to the very path it is given.
pub(crate) const WRITERS: [Writer; 7] = [
    ("season.json", |path| season().save(path)),
    ("matches.csv", |path| matching().write_files(path.parent().unwrap())),
    ("unmatched.csv", |path| matching().write_files(path.parent().unwrap())),
    ("scores.csv", |path| matching().write_scores_file(path)),
    ("report.html", |path| Report::new(&matching()).write_file(path)),
    ("letters.html", |path| Letters::new(&matching()).write_file(path)),
    ("reviews.csv", |path| triples().solve()?.write(path)),
];

pub(crate) fn cohort() -> Cohort {
    let people = [
        Participant::mentor("ana").with_level(2),
        Participant::mentor("ben").with_level(3),
        Participant::mentee("zoe").with_level(7),
    ];
    Cohort::new(people).unwrap()
}

fn matching() -> Matching {
    Matcher::default().solve(cohort()).unwrap()
}

fn season() -> Season {
    let mut season = Season::new(Matcher::default(), cohort());
    let _ = season.propose("1 March").unwrap();
    season
}

fn triples() -> Triples {
    TriplesReader::new("scores.csv", "p1,ana,0.5\n".as_bytes()).read().unwrap().with_reviewers_per_paper(1)
}
