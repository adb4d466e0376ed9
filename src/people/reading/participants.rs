//! The file of participants.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::people::bounds::{
    CAPABILITY, CAPACITY, COMMITMENT, LEVEL, MENTORS_WANTED, MINIMUM, PERSONALITY, TENURE, WAITED,
};
use crate::people::choices::FIELDS;
use crate::people::finding::Finding;
use crate::people::participant::Participant;
use crate::people::reading::source::Source;
use crate::people::reading::table::{Row, Table};

const REQUIRED: [&str; 2] = ["id", "role"];

/// The person with what a cell says.
type Reader = fn(Participant, &str) -> Result<Participant>;

/// The other columns known, each with its reader. The choices are read together, when all are
/// there.
const OPTIONAL: [(&str, Reader); 31] = [
    ("department", |person, text| Ok(person.with_department(text))),
    ("unit", |person, text| Ok(person.with_unit(text))),
    ("region", |person, text| Ok(person.with_region(text))),
    ("location", |person, text| Ok(person.with_location(text))),
    ("country", |person, text| Ok(person.with_country(text))),
    ("personality", |person, text| Ok(person.with_personality(PERSONALITY.parse(text)?))),
    ("level", |person, text| Ok(person.with_level(LEVEL.parse(text)?))),
    ("tenure_years", |person, text| Ok(person.with_tenure_years(TENURE.parse(text)?))),
    ("manager_id", |person, text| Ok(person.with_managers([text]))),
    ("choice1", |person, _| Ok(person)),
    ("choice2", |person, _| Ok(person)),
    ("choice3", |person, _| Ok(person)),
    ("choice4", |person, _| Ok(person)),
    ("choice5", |person, _| Ok(person)),
    ("choice6", |person, _| Ok(person)),
    ("choice7", |person, _| Ok(person)),
    ("choice8", |person, _| Ok(person)),
    ("choice9", |person, _| Ok(person)),
    ("choice10", |person, _| Ok(person)),
    ("skills_offered", |person, text| {
        Ok(person.with_skills_offered(several(text).map(skill).collect::<Result<Vec<_>>>()?))
    }),
    ("skills_wanted", |person, text| Ok(person.with_skills_wanted(several(text)))),
    ("commitment", |person, text| Ok(person.with_commitment(COMMITMENT.parse(text)?))),
    ("groups", |person, text| Ok(person.with_groups(several(text)))),
    ("acquaintances", |person, text| Ok(person.with_acquaintances(several(text)))),
    ("capacity", |person, text| Ok(person.with_capacity(CAPACITY.parse(text)?))),
    ("minimum", |person, text| Ok(person.with_minimum(MINIMUM.parse(text)?))),
    ("mentors_wanted", |person, text| Ok(person.with_mentors_wanted(MENTORS_WANTED.parse(text)?))),
    ("waited", |person, text| Ok(person.with_waited(WAITED.parse(text)?))),
    ("duration", |person, text| Ok(person.with_duration(text.parse()?))),
    ("format", |person, text| Ok(person.with_format(text.parse()?))),
    ("conflicts", |person, text| {
        Ok(person.with_conflicts(several(text).map(|item| item.split_once(':').unwrap_or((item, "")))))
    }),
];

/// Several texts in one cell.
fn several(text: &str) -> std::str::Split<'_, char> {
    text.split(';')
}

/// Reads the participants, row by row. A second row of one id is refused, with the line of the
/// first.
pub(super) fn read(source: Source<'_>, findings: &mut Vec<Finding>) -> Result<Vec<Participant>> {
    let mut table = Table::open(source, &REQUIRED, &OPTIONAL.map(|(heading, _)| heading), findings)?;
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
            Some(name) => match OPTIONAL.iter().find(|(heading, _)| *heading == name) {
                Some((_, read)) => read(person, text)?,
                None => person,
            },
            None => person.with_attribute(&heading.text, text),
        };
    }
    let person = person.with_choices(FIELDS.map(|name| table.cell(row, name)));
    person.check()?;
    Ok(person)
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

#[cfg(test)]
mod tests {
    use super::{FIELDS, OPTIONAL, REQUIRED};

    /// What stands between backticks, outside parentheses.
    fn listed(text: &str) -> Vec<&str> {
        let mut depth = 0;
        let pieces = text.split('`').enumerate().filter_map(|(k, piece)| {
            let was = depth;
            if k % 2 == 0 {
                depth += piece.matches('(').count();
                depth -= piece.matches(')').count();
            }
            (k % 2 == 1 && was == 0).then_some(piece)
        });
        pieces.collect()
    }

    fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
        let (_, rest) = text.split_once(start).unwrap();
        rest.split_once(end).unwrap().0
    }

    #[test]
    fn the_documentation_lists_every_column() {
        let known: Vec<&str> = REQUIRED.into_iter().chain(OPTIONAL.map(|(heading, _)| heading)).collect();
        let choices = FIELDS.map(|field| format!("`{field}`")).join(", ");
        let page = include_str!("cohort_files.rs");
        let docs = between(page, "/// - participants:", "/// - organisation:");
        assert_eq!(listed(&docs.replace("`choice1` to `choice10`", &choices)), known);
        let readme = between(include_str!("../../../README.md"), "\n| participants |", "\n");
        assert_eq!(listed(&readme.replace("`choice1` to `choice10`", &choices)), known);
    }
}
