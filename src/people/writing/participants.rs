//! The table of the participants.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::people::cohort::Cohort;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::{Conflict, Skill};
use crate::people::reading::fields::PARTICIPANTS;
use crate::people::reading::rows_out::Rows;
use crate::people::writing::cells::joined;

/// What a cell has.
enum Cell {
    Text(String),
    Number(String),
}

/// Writes everybody, a column for each field that anybody has and for each attribute, also of
/// another cohort.
pub(super) fn write<W: Write>(cohort: &Cohort, other: Option<&Cohort>, mut rows: Rows<W>) -> io::Result<()> {
    let people = cohort.people();
    let is_used = |name: &str| {
        let mut all = people.iter().chain(other.into_iter().flatten());
        ["id", "role", "name"].contains(&name) || all.any(|person| cell(person, name).is_some())
    };
    let fields: Vec<&str> =
        PARTICIPANTS.iter().map(|field| field.name).filter(|name| is_used(name)).collect();
    let attributes = attributes(cohort, other);
    let headings = attributes.iter().map(|name| heading(name));
    let headings: Vec<String> = fields.iter().map(|&name| name.to_owned()).chain(headings).collect();
    rows.texts(headings.iter().map(String::as_str))?;
    for person in people {
        for field in &fields {
            match cell(person, field) {
                Some(Cell::Text(text)) => rows.text(&text)?,
                Some(Cell::Number(number)) => rows.number(number)?,
                None => rows.text("")?,
            }
        }
        for name in &attributes {
            rows.text(person.attribute(name).unwrap_or_default())?;
        }
        rows.end()?;
    }
    rows.finish()
}

/// The names of the attributes that anybody has.
pub(super) fn attributes<'a>(cohort: &'a Cohort, other: Option<&'a Cohort>) -> BTreeSet<&'a str> {
    let people = cohort.people().iter().chain(other.into_iter().flatten());
    people.flat_map(Participant::attributes).map(|(name, _)| name).collect()
}

/// The heading of an attribute: its name, and never that of a field.
pub(super) fn heading(name: &str) -> String {
    let is_taken = PARTICIPANTS.iter().any(|field| field.name.eq_ignore_ascii_case(name));
    if is_taken { format!("other {name}") } else { name.to_owned() }
}

/// Can a flag about somebody stand in a cell? Elsewhere a colon separates the reason.
pub(super) fn fits_a_cell(flag: &Conflict) -> bool {
    !flag.with().as_str().contains([':', ';', '；'])
}

/// What the column of a field says of somebody; nothing where it is blank.
fn cell(person: &Participant, field: &str) -> Option<Cell> {
    let text = |text: Option<&str>| Some(Cell::Text(text?.to_owned()));
    let number = |number: Option<String>| Some(Cell::Number(number?));
    let list = |items: Vec<String>| (!items.is_empty()).then(|| Cell::Text(joined(items)));
    let people = |ids: &[ParticipantId]| list(ids.iter().map(|id| id.as_str().to_owned()).collect());
    match field {
        "id" => text(Some(person.id().as_str())),
        "role" => Some(Cell::Text(person.role().to_string())),
        "name" => text(person.name()),
        "email" => text(person.email()),
        "title" => text(person.title()),
        "department" => text(person.department()),
        "unit" => text(person.unit()),
        "region" => text(person.region()),
        "location" => text(person.location()),
        "country" => text(person.country()),
        "personality" => number(person.personality().map(|value| value.to_string())),
        "level" => number(person.level().map(|value| value.to_string())),
        "tenure_years" => number(person.tenure_years().map(|value| value.to_string())),
        "manager_id" => people(person.managers()),
        "skills_offered" => list(person.skills_offered().iter().map(skill).collect()),
        "skills_wanted" => list(person.skills_wanted().to_vec()),
        "commitment" => number(person.commitment().map(|value| value.to_string())),
        "groups" => list(person.groups().to_vec()),
        "acquaintances" => people(person.acquaintances()),
        "capacity" => number(person.capacity().map(|value| value.to_string())),
        "minimum" => number(person.minimum().map(|value| value.to_string())),
        "mentors_wanted" => number(person.mentors_wanted().map(|value| value.to_string())),
        "waited" => number(person.waited().map(|value| value.to_string())),
        "duration" => Some(Cell::Text(person.duration()?.to_string())),
        "format" => Some(Cell::Text(person.format()?.to_string())),
        "conflicts" => list(person.conflicts().iter().filter(|flag| fits_a_cell(flag)).map(flag).collect()),
        _ => {
            let rank = field.strip_prefix("choice")?.parse::<usize>().ok()?;
            let chosen = person.choices().find(|(at, _)| *at == rank);
            text(chosen.map(|(_, id)| id.as_str()))
        }
    }
}

/// `podcasts:4`. A colon in a name without a number is followed by one that says nothing.
fn skill(skill: &Skill) -> String {
    match skill.capability() {
        Some(capability) => format!("{}:{capability}", skill.name()),
        None if skill.name().contains(':') => format!("{}:", skill.name()),
        None => skill.name().to_owned(),
    }
}

/// `ana: siblings`.
fn flag(flag: &Conflict) -> String {
    match flag.reason() {
        Some(reason) => format!("{}: {reason}", flag.with().as_str()),
        None => flag.with().as_str().to_owned(),
    }
}
