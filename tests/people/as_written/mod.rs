//! Files as forms, spreadsheets and HR systems write them.

mod headings;
mod mapping;
mod problems;
mod respelled;
mod two_files;
mod values;

use pairwright::people::{Fact, Mapping};
use pairwright::{Cohort, CohortReader, Error, Participant, Result};

/// The cohort of a file.
fn read(csv: &str) -> Result<Cohort> {
    CohortReader::new("people.csv", csv.as_bytes()).read()
}

/// The same, with a mapping.
fn mapped(csv: &str, mapping: Mapping) -> Result<Cohort> {
    CohortReader::new("people.csv", csv.as_bytes()).mapping(mapping).read()
}

#[track_caller]
fn person<'c>(cohort: &'c Cohort, id: &str) -> &'c Participant {
    cohort.get(id).unwrap_or_else(|| panic!("{id} is not in {:?}", cohort.people()))
}

/// What was told about the columns of a kind.
fn told(cohort: &Cohort, code: &str) -> Vec<String> {
    let findings = cohort.audit().findings().iter().filter(|finding| finding.code() == code);
    findings.map(ToString::to_string).collect()
}

/// The columns that are not known.
fn unknown(cohort: &Cohort) -> Vec<&str> {
    let facts = cohort.audit().findings().iter().filter_map(|finding| match finding.fact() {
        Fact::ColumnUnknown { column } => Some(column.as_str()),
        _ => None,
    });
    facts.collect()
}

fn skills(person: &Participant) -> Vec<&str> {
    person.skills_offered().iter().map(pairwright::people::Skill::name).collect()
}

fn choices(person: &Participant) -> Vec<(usize, &str)> {
    person.choices().map(|(rank, id)| (rank, id.as_str())).collect()
}

/// Line, column, value and person.
type Place<'e> = (Option<u64>, Option<&'e str>, Option<&'e str>, Option<&'e str>);

fn places(error: &Error) -> Vec<Place<'_>> {
    error.all().map(|error| (error.line(), error.column(), error.value(), error.person())).collect()
}
