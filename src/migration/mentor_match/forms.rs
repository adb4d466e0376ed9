//! What each person has filled in, in either file, and the participant it makes.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::migration::mentor_match::columns::COLUMNS;
use crate::migration::mentor_match::grade::Grade;
use crate::people::cohort::Cohort;
use crate::people::finding::Finding;
use crate::people::finding::fact::Fact;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::reading::headings::Known;
use crate::people::reading::identity::full_name;
use crate::people::reading::mapping::Mapping;
use crate::people::reading::source::Source;
use crate::people::reading::table::Table;
use crate::people::reading::values::yes_or_no;

/// What both files have to agree about.
const SHARED: [&str; 5] = ["first name", "last name", "role", "organisation", "grade"];

/// At full capability: it is their profession.
const CAPABILITY: Option<u8> = Some(5);

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Mentor,
    Mentee,
}

/// A person's line in one file.
#[derive(Debug)]
struct Form {
    file: String,
    line: u64,
    /// The cells that are not empty, by heading; those we know by our own.
    cells: BTreeMap<String, String>,
}

/// Everybody's forms: the mentors' file first, by email without capitals.
#[derive(Debug, Default)]
pub(super) struct Forms {
    people: BTreeMap<String, (ParticipantId, [Option<Form>; 2])>,
    findings: Vec<Finding>,
    /// The first grade that could be read, and where it is.
    first_grade: Option<(Grade, String)>,
}

impl Forms {
    /// Reads one of the files.
    pub(super) fn read(&mut self, source: Source<'_>, side: Side) -> Result<()> {
        let file = source.name().to_owned();
        let mut table = Table::begin(source, Known::new(&COLUMNS), &Mapping::default())?;
        table.require("email")?;
        self.findings.extend(table.unknown());
        while let Some(row) = table.row()? {
            let id = table.id(&row, "email")?;
            let filled = table
                .cells(&row)
                .filter(|(heading, text)| !text.is_empty() && heading.known() != Some("email"));
            let cells = filled.map(|(heading, text)| {
                (heading.known().unwrap_or(&heading.text).to_owned(), text.to_owned())
            });
            let form = Form { file: file.clone(), line: row.line, cells: cells.collect() };
            self.add(&id, side, form).map_err(|error| table.blame(error, &row))?;
        }
        Ok(())
    }

    /// Adds what one row says. Somebody in both files must not say two things in columns that have
    /// a meaning here.
    fn add(&mut self, id: &ParticipantId, side: Side, form: Form) -> Result<()> {
        if let Some(text) = form.cells.get("grade") {
            match (Grade::read(text), &self.first_grade) {
                (None, _) => {
                    let (person, grade) = (id.clone(), text.clone());
                    self.findings.push(Finding::new(Fact::GradeUnknown { person, grade }, None));
                }
                (Some(grade), None) => {
                    self.first_grade = Some((grade, format!("{}, line {}", form.file, form.line)));
                }
                (Some(grade), Some((first, place))) if !grade.is_like(*first) => {
                    let error = Error::input(format!("grades are names or numbers, not both; see {place}"));
                    return Err(error.at_column("grade").with_value(text));
                }
                _ => {}
            }
        }
        let key = id.as_str().to_lowercase();
        let (_, forms) = self.people.entry(key).or_insert_with(|| (id.clone(), [None, None]));
        let [mentor, mentee] = forms;
        let (own, other) = if side == Side::Mentor { (mentor, mentee) } else { (mentee, mentor) };
        if let Some(earlier) = own {
            let error = Error::input(format!("the email is already on line {}", earlier.line));
            return Err(error.at_column("email").with_value(id.as_str()));
        }
        if let Some(other) = other {
            for column in SHARED {
                let both = form.cells.get(column).zip(other.cells.get(column));
                if let Some((here, there)) = both.filter(|(here, there)| here != there) {
                    let error = Error::input(format!("{}, line {} says {there:?}", other.file, other.line));
                    return Err(error.at_column(column).with_value(here));
                }
            }
        }
        *own = Some(form);
        Ok(())
    }

    /// The participants and what was found.
    pub(super) fn cohort(self) -> Result<Cohort> {
        let people = self.people.into_values().map(|(id, [mentor, mentee])| participant(id, mentor, mentee));
        Cohort::builder().people(people).findings(self.findings).build()
    }
}

/// The participant that a person's columns make, by the table in the docs of the files.
fn participant(id: ParticipantId, mentor: Option<Form>, mentee: Option<Form>) -> Participant {
    let mut person = match (&mentor, &mentee) {
        (Some(_), Some(_)) => Participant::both(id),
        (None, Some(_)) => Participant::mentee(id),
        _ => Participant::mentor(id),
    };
    let sides = [(Side::Mentor, mentor), (Side::Mentee, mentee)];
    let address = person.id().as_str().to_owned();
    let (mut given, mut family) = (String::new(), String::new());
    if address.contains('@') {
        person = person.with_email(address);
    }
    for (side, form) in sides.into_iter().filter_map(|(side, form)| Some((side, form?))) {
        // who wants nobody of the same identity is not counted among them
        let asks =
            form.cells.get("match with similar identity").is_none_or(|text| yes_or_no(text) != Some(false));
        for (heading, text) in form.cells {
            person = match (heading.as_str(), side) {
                ("first name", _) => {
                    given = text;
                    person
                }
                ("last name", _) => {
                    family = text;
                    person
                }
                ("role", _) => person.with_title(text),
                ("organisation", _) => person.with_department(text),
                ("profession" | "current profession", Side::Mentor) => {
                    person.with_skill_offered(text, CAPABILITY)
                }
                ("profession" | "target profession", Side::Mentee) => person.with_skill_wanted(text),
                ("grade", _) => with_grade(person, &text),
                ("characteristics", _) => with_groups(person, &text),
                ("identity to match", _) if asks => with_groups(person, &text),
                _ => with_attribute(person, &heading, &text),
            };
        }
    }
    let name = full_name(&given, &family);
    if name.is_empty() { person } else { person.with_name(name) }
}

/// With each of these as an employee group.
fn with_groups(person: Participant, text: &str) -> Participant {
    let groups = text.split([',', ';']).map(str::trim).filter(|group| !group.is_empty());
    groups.fold(person, Participant::with_group)
}

fn with_grade(person: Participant, text: &str) -> Participant {
    let person = match Grade::read(text) {
        Some(grade) => person.with_level(grade.level()),
        None => person,
    };
    person.with_attribute("grade", text)
}

/// With what a column says; next to it, where the mentors' file says something else.
fn with_attribute(person: Participant, heading: &str, text: &str) -> Participant {
    if person.attribute(heading).is_some_and(|known| known != text) {
        return person.with_attribute(format!("{heading} (mentee)"), text);
    }
    person.with_attribute(heading, text)
}
