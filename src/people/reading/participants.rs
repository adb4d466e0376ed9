//! The files of participants.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::people::folding::folded;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::place::Place;
use crate::people::profile::Role;
use crate::people::reading::columns::{Around, Column};
use crate::people::reading::draft::Draft;
use crate::people::reading::fields::PARTICIPANTS;
use crate::people::reading::found::Found;
use crate::people::reading::headings::{Heading, Known, Meaning};
use crate::people::reading::identity::Identity;
use crate::people::reading::known_people::KnownPeople;
use crate::people::reading::role_reader::RoleReader;
use crate::people::reading::source::Source;
use crate::people::reading::table::{Row, Table, cell};

/// One of the files, of which the rows were read.
struct Form<'m> {
    table: Table,
    rows: Vec<Row>,
    identity: Identity,
    roles: RoleReader<'m>,
}

/// Reads the participants of one file, or of one for each role. Somebody in both has both roles.
pub(super) fn read(
    files: Vec<(Source<'_>, Option<Role>)>,
    found: &mut Found<'_>,
) -> Vec<(Participant, Place)> {
    let forms: Vec<Form<'_>> =
        files.into_iter().filter_map(|(source, role)| open(source, role, found)).collect();
    let known = KnownPeople::new(forms.iter().map(|form| (&form.table, form.rows.as_slice())));
    let mut people = People::default();
    for form in &forms {
        for error in unread_exclusions(form, &known) {
            found.problems.add(error);
        }
    }
    for (file, form) in forms.iter().enumerate() {
        read_form(form, file, &known, &mut people, found);
    }
    people.all.into_iter().map(|(person, place, _)| (person, place)).collect()
}

/// Reads the rows of a file, and what its columns are.
fn open<'m>(source: Source<'_>, role: Option<Role>, found: &mut Found<'m>) -> Option<Form<'m>> {
    let mut table = found.open(source, Known::new(&PARTICIPANTS))?;
    for heading in table.headings() {
        if let Some(error) = nearly_exclusion(&table, heading.text.as_str(), &heading.meaning) {
            found.problems.add(error);
        }
    }
    let rows = table.rows(&mut found.problems);
    let identity = found.problems.take(Identity::of(&table, &rows, &mut found.findings));
    let roles = found.problems.take(RoleReader::new(&table, role, found.mapping));
    if role.is_some() {
        table.keep_as_attribute("role"); // there it is a job
    }
    found.findings.extend(table.unknown());
    Some(Form { table, rows, identity: identity?, roles: roles? })
}

/// A column that would keep people apart, if its heading were spelled right.
fn nearly_exclusion(table: &Table, heading: &str, meaning: &Meaning) -> Option<Error> {
    let near = table.near(heading).filter(|_| *meaning == Meaning::Unknown)?;
    ["manager_id", "conflicts"].contains(&near).then(|| ask(table, heading, near))
}

/// Asks whether a column keeps people apart.
fn ask(table: &Table, heading: &str, field: &str) -> Error {
    let advice = format!(
        "if it is, the mapping says [columns] {heading:?} = {field:?}; if not, {heading:?} = \"attribute\""
    );
    let error = Error::input(format!("is this column the {field}?")).at_column(heading);
    table.blame_headings(error.with_advice(advice))
}

/// Words of headings under which somebody stands with whom one must not be paired.
const EXCLUDING: [(&str, &[&str]); 2] = [
    ("manager_id", &["manager", "supervis", "boss", "report", "dotted", "superior"]),
    ("conflicts", &["conflict", "not pair", "not match", "never", "avoid", "exclu", "apart"]),
];

/// Columns that nobody reads, but whose heading speaks of managers or conflicts and whose cells
/// name participants: a second manager is no attribute.
fn unread_exclusions(form: &Form<'_>, known: &KnownPeople<'_>) -> Vec<Error> {
    let names_somebody = |column: usize| {
        let cells = form.rows.iter().map(|row| cell(row, column));
        cells.flat_map(|text| text.split([';', ',', '|', '\n'])).any(|text| known.has(text.trim()))
    };
    let asked = |(column, heading): (usize, &Heading)| {
        let said = folded(&heading.text);
        let (field, _) = EXCLUDING.iter().find(|(_, words)| words.iter().any(|word| said.contains(word)))?;
        let is_unread = heading.meaning == Meaning::Unknown
            && form.table.near(&heading.text).is_none_or(|near| near != *field);
        (is_unread && names_somebody(column)).then(|| ask(&form.table, &heading.text, field))
    };
    form.table.headings().iter().enumerate().filter_map(asked).collect()
}

/// Everybody who was read, and where they are by id and e-mail address.
#[derive(Default)]
struct People {
    /// With the file.
    all: Vec<(Participant, Place, usize)>,
    ids: Places,
    emails: Places,
}

/// Places by id, or by what is compared as ids are. Fingerprints save most comparisons of texts.
type Places = BTreeMap<(u64, ParticipantId), usize>;

fn read_form<'m>(
    form: &Form<'m>,
    file: usize,
    known: &KnownPeople<'_>,
    people: &mut People,
    found: &mut Found<'m>,
) {
    let Form { table, rows, identity, roles } = form;
    let unknown = found.mapping.unknowns();
    let around = Around { rows, unknown: &unknown };
    let mut columns = Column::all(table, around, found.mapping, |text| known.has(text), &mut found.findings);
    let file_place = table.place();
    for row in rows {
        let before = found.problems.count();
        let id = identity.id(table, row);
        let id = found.problems.take(id);
        let role = roles.role(row).map_err(|error| error.each(|error| table.blame(error, row)));
        let role = found.problems.take(role).unwrap_or(Role::Both);
        let mut draft = Draft::new(Participant::new(id.clone().unwrap_or_else(|| "".into()), role));
        // they are in order, and behind the end of a short row all are empty
        let there = columns.iter_mut().take_while(|column| column.at < row.there());
        for column in there {
            if let Err(error) = column.read(&mut draft, row, around) {
                found.problems.add(table.blame(error, row));
            }
        }
        let is_sound = found.problems.count() == before && !table.is_flawed(row);
        let person = draft
            .finish(is_sound && id.is_some())
            .map_err(|error| error.each(|error| table.blame(error, row)));
        let (Some(Some(person)), Some(_)) = (found.problems.take(person), id) else { continue };
        let added = people.add(person, file_place.clone().at_line(row.line), file);
        found.problems.take(added.map_err(|error| table.blame(error, row)));
    }
    for column in &columns {
        column.note_words(rows, &mut found.words);
        found.findings.extend(column.placeholders().map(|fact| table.finding(column.at, fact)));
    }
    roles.note_words(rows, &mut found.words);
}

impl People {
    /// Adds a person, unless another row is the same one: a second row in the same file is refused,
    /// and one in the other file adds its role.
    fn add(&mut self, person: Participant, place: Place, file: usize) -> Result<()> {
        let key = |id: ParticipantId| (id.fingerprint(), id);
        let (id, email) = (key(person.id().clone()), person.email().map(|email| key(email.into())));
        let same_id = self.ids.get(&id).copied();
        let same_email = email.as_ref().and_then(|email| self.emails.get(email).copied());
        if let Some(earlier) = same_id.or(same_email) {
            let (known, at, of) = &mut self.all[earlier];
            let (column, value) = match same_id {
                Some(_) => ("id", person.id().as_str()),
                None => ("email", person.email().unwrap_or_default()),
            };
            if *of == file || same_id.is_none() {
                let line = at.line().unwrap_or_default();
                let message = if *of == file {
                    format!("the {column} is already on line {line}")
                } else {
                    format!("the {column} is already in {at}")
                };
                let advice = "one person has one row; whoever is both mentor and mentee has the role both";
                return Err(Error::input(message).at_column(column).with_value(value).with_advice(advice));
            }
            return known
                .complete(&person)
                .map_err(|error| error.with_advice(format!("{at} says something else")));
        }
        let index = self.all.len();
        self.ids.insert(id, index);
        self.emails.extend(email.map(|email| (email, index)));
        self.all.push((person, place, file));
        Ok(())
    }
}
