//! Who and what is meant, however it is written: in cohorts given in code, as in those from files.

mod exclusions;
mod managers;
mod properties;
mod rebuilt;
mod same_person;
mod scales;
mod spreadsheets;
mod values;

use pairwright::people::{Finding, ReportingLines, Severity};
use pairwright::{Cohort, Matcher};

/// The findings as `code: sentence`.
fn told(cohort: &Cohort) -> Vec<String> {
    let all = cohort.audit().findings().iter();
    all.map(|finding| format!("{}: {finding}", finding.code())).collect()
}

/// The kinds of those that stop.
fn stops(cohort: &Cohort) -> Vec<&'static str> {
    let all = cohort.audit().findings().iter();
    all.filter(|finding| finding.severity() == Severity::Stops).map(Finding::code).collect()
}

/// The kinds of all.
fn codes(cohort: &Cohort) -> Vec<&'static str> {
    cohort.audit().findings().iter().map(Finding::code).collect()
}

/// Who is paired with whom.
fn pairs(cohort: &Cohort) -> Vec<(String, String)> {
    let matching = Matcher::default().solve(cohort.clone()).unwrap();
    let ids =
        |pair: &pairwright::Pair| (pair.mentor().as_str().to_owned(), pair.mentee().as_str().to_owned());
    matching.pairs().iter().map(ids).collect()
}

/// Who reports to whom; an empty manager is none.
fn lines(entries: &[(&str, &str)]) -> ReportingLines {
    ReportingLines::new(entries.iter().map(|&(who, manager)| (who.into(), Some(manager.into())))).unwrap()
}
