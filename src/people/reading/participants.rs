//! The file of participants.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::people::bounds::{
    CAPABILITY, CAPACITY, COMMITMENT, LEVEL, MENTORS_WANTED, MINIMUM, PERSONALITY, TENURE, WAITED,
};
use crate::people::finding::Finding;
use crate::people::participant::Participant;
use crate::people::reading::source::Source;
use crate::people::reading::table::{Row, Table};

const REQUIRED: [&str; 2] = ["id", "role"];

const OPTIONAL: [&str; 24] = [
    "department",
    "unit",
    "region",
    "location",
    "country",
    "personality",
    "level",
    "tenure_years",
    "manager_id",
    "choice1",
    "choice2",
    "choice3",
    "skills_offered",
    "skills_wanted",
    "commitment",
    "groups",
    "acquaintances",
    "capacity",
    "minimum",
    "mentors_wanted",
    "waited",
    "duration",
    "format",
    "conflicts",
];

/// Reads the participants, row by row. A second row of one id is refused, with the line of the
/// first.
pub(super) fn read(source: Source<'_>, findings: &mut Vec<Finding>) -> Result<Vec<Participant>> {
    let mut table = Table::open(source, &REQUIRED, &OPTIONAL, findings)?;
    let mut people = Vec::new();
    let mut lines = BTreeMap::new();
    while let Some(row) = table.row()? {
        let person = participant(&table, &row).map_err(|error| table.blame(error, &row))?;
        if let Some(first) = lines.insert(person.id().clone(), row.line) {
            let error = Error::input(format!("the id is already on line {first}"));
            return Err(table.blame(error.at_column("id").with_value(person.id().as_str()), &row));
        }
        people.push(person);
    }
    Ok(people)
}

/// The person of one row: columns that are known set fields, all others become attributes.
fn participant(table: &Table, row: &Row) -> Result<Participant> {
    let mut person = Participant::new(table.id(row, "id")?, table.cell(row, "role").parse()?);
    for (heading, text) in table.cells(row).filter(|(_, text)| !text.is_empty()) {
        person = match heading.known {
            Some(name) => with(person, name, text)?,
            None => person.with_attribute(&heading.text, text),
        };
    }
    let choices = ["choice1", "choice2", "choice3"].map(|name| table.cell(row, name));
    let person = person.with_choices(choices);
    person.check()?;
    Ok(person)
}

/// The person with what a cell says. The id, the role and the choices are not read here.
fn with(person: Participant, name: &str, text: &str) -> Result<Participant> {
    let several = text.split(';');
    Ok(match name {
        "department" => person.with_department(text),
        "unit" => person.with_unit(text),
        "region" => person.with_region(text),
        "location" => person.with_location(text),
        "country" => person.with_country(text),
        "personality" => person.with_personality(PERSONALITY.parse(text)?),
        "level" => person.with_level(LEVEL.parse(text)?),
        "tenure_years" => person.with_tenure_years(TENURE.parse(text)?),
        "manager_id" => person.with_manager(text),
        "skills_offered" => person.with_skills_offered(several.map(skill).collect::<Result<Vec<_>>>()?),
        "skills_wanted" => person.with_skills_wanted(several),
        "commitment" => person.with_commitment(COMMITMENT.parse(text)?),
        "groups" => person.with_groups(several),
        "acquaintances" => person.with_acquaintances(several),
        "capacity" => person.with_capacity(CAPACITY.parse(text)?),
        "minimum" => person.with_minimum(MINIMUM.parse(text)?),
        "mentors_wanted" => person.with_mentors_wanted(MENTORS_WANTED.parse(text)?),
        "waited" => person.with_waited(WAITED.parse(text)?),
        "duration" => person.with_duration(text.parse()?),
        "format" => person.with_format(text.parse()?),
        "conflicts" => person.with_conflicts(several.map(|item| item.split_once(':').unwrap_or((item, "")))),
        _ => person,
    })
}

/// `podcasts:4` is a name and a capability. Without a number after it, a colon belongs to the name;
/// at the very end it says nothing.
fn skill(item: &str) -> Result<(&str, Option<u8>)> {
    let Some((name, capability)) = item.rsplit_once(':') else { return Ok((item, None)) };
    let capability = capability.trim();
    if capability.is_empty() {
        return Ok((name, None));
    }
    // A sign or a digit first: Rust would read `infinity` as a number, too.
    let numeric = capability.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first));
    if numeric && capability.parse::<f64>().is_ok() {
        return Ok((name, Some(CAPABILITY.parse(capability)?)));
    }
    Ok((item, None))
}
