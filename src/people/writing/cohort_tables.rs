//! A cohort as tables: everything that the readers of files know.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::contact::Contact;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Conflict;
use crate::people::reading::mapping::Mapping;
use crate::people::reading::rows_out::Rows;
use crate::people::reading::table_format::TableFormat;
use crate::people::writing::cells::joined;
use crate::people::writing::participants::{self, attributes, fits_a_cell, heading};
use crate::safe_file::replace;

/// A cohort as the tables that [`CohortFiles`](crate::CohortFiles) reads, with our headings. From
/// [`Cohort::tables`].
///
/// What is read from them is the same cohort, with a few exceptions. A semicolon inside an item of
/// a list becomes a comma. An attribute that is called like a field gets another heading. A
/// conflict with somebody whose id has a colon or a semicolon is in the list of conflicts, and not
/// a flag. And that somebody [left](Cohort::former) is in no table; their name and address are in
/// the organisation's. With attributes, read them by this [mapping](Self::mapping).
#[derive(Debug, Clone, Copy)]
pub struct CohortTables<'a> {
    cohort: &'a Cohort,
    columns_of: Option<&'a Cohort>,
    format: TableFormat,
}

impl Cohort {
    /// Everybody as tables: CSV, with a byte order mark on request, or workbooks.
    ///
    /// ```
    /// use pairwright::{Cohort, CohortReader, Participant};
    ///
    /// let ana = Participant::mentor("ana").with_name("Ana").with_skill_offered("AI", Some(4));
    /// let cohort = Cohort::new([ana, Participant::mentee("max").with_choices(["ana"])])?;
    /// let mut file = Vec::new();
    /// cohort.tables().write_participants(&mut file).unwrap();
    /// let text = "id,role,name,choice1,skills_offered\n\
    ///             ana,mentor,Ana,,AI:4\n\
    ///             max,mentee,,ana,\n";
    /// assert_eq!(String::from_utf8(file).unwrap(), text);
    /// assert_eq!(CohortReader::new("participants.csv", text.as_bytes()).read()?, cohort);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn tables(&self) -> CohortTables<'_> {
        CohortTables { cohort: self, columns_of: None, format: TableFormat::default() }
    }
}

impl<'a> CohortTables<'a> {
    /// Sets the format: CSV with or without a byte order mark, or workbooks.
    #[must_use]
    pub fn with_format(mut self, format: TableFormat) -> Self {
        self.format = format;
        self
    }

    /// Writes the columns that the participants of this other cohort have, too: a form to go on
    /// with.
    #[must_use]
    pub fn with_columns_of(mut self, other: &'a Cohort) -> Self {
        self.columns_of = Some(other);
        self
    }

    /// Writes the participants: a column for each field that anybody has, and one for each
    /// attribute.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_participants(&self, to: impl Write) -> io::Result<()> {
        participants::write(self.cohort, self.columns_of, Rows::of(self.format, to)?)
    }

    /// Writes what the organisation says beside the profiles, and who is known by which name and
    /// address: `id,name,email,manager_id`.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_organisation(&self, to: impl Write) -> io::Result<()> {
        let mut lines: BTreeMap<&ParticipantId, Vec<&str>> = BTreeMap::new();
        for (id, manager) in self.cohort.unsaid_lines() {
            lines.entry(id).or_default().extend(manager.map(ParticipantId::as_str));
        }
        // whoever is known by a name only stays with the managers that they have
        for contact in self.cohort.contacts() {
            let managers = self.cohort.reporting_lines().managers(contact.id());
            lines.entry(contact.id()).or_insert_with(|| managers.map(ParticipantId::as_str).collect());
        }
        let mut rows = Rows::of(self.format, to)?;
        rows.texts(["id", "name", "email", "manager_id"])?;
        for (id, managers) in &lines {
            let managers = joined(managers);
            let mut row = |contact: Option<&Contact>| {
                let name = contact.and_then(Contact::name).unwrap_or_default();
                let email = contact.and_then(Contact::email).unwrap_or_default();
                rows.texts([id.as_str(), name, email, &managers])
            };
            let contacts = contacts_of(self.cohort, id);
            if contacts.is_empty() {
                row(None)?;
            }
            contacts.iter().try_for_each(|contact| row(Some(contact)))?;
        }
        rows.finish()
    }

    /// Writes the declared conflicts: `mentor_id,mentee_id,reason`.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_conflicts(&self, to: impl Write) -> io::Result<()> {
        let mut rows = Rows::of(self.format, to)?;
        rows.texts(["mentor_id", "mentee_id", "reason"])?;
        for conflict in self.cohort.conflicts() {
            let (mentor, mentee) = conflict.pair().ids();
            rows.texts([mentor.as_str(), mentee.as_str(), conflict.reason().unwrap_or_default()])?;
        }
        for (person, flag) in self.flags_apart() {
            rows.texts([person.as_str(), flag.with().as_str(), flag.reason().unwrap_or_default()])?;
        }
        rows.finish()
    }

    /// Writes the pairs of earlier cohorts: `mentor_id,mentee_id`.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_history(&self, to: impl Write) -> io::Result<()> {
        self.write_pairs(self.cohort.history(), to)
    }

    /// Writes the settled pairs: `mentor_id,mentee_id`.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_locked(&self, to: impl Write) -> io::Result<()> {
        self.write_pairs(self.cohort.locked(), to)
    }

    /// Writes the coordinator's wishes: `mentor_id,mentee_id`.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_wished(&self, to: impl Write) -> io::Result<()> {
        self.write_pairs(self.cohort.wished(), to)
    }

    /// What the columns of attributes mean, so that none is taken for a field that it sounds like.
    pub fn mapping(&self) -> Mapping {
        let names = attributes(self.cohort, self.columns_of).into_iter();
        names.fold(Mapping::default(), |mapping, name| mapping.with_column(heading(name), "attribute"))
    }

    /// The headings of those columns.
    pub fn attribute_headings(&self) -> Vec<String> {
        attributes(self.cohort, self.columns_of).into_iter().map(heading).collect()
    }

    /// Every table that has something to say, by the name of its file: `participants.csv`,
    /// `organisation.csv`, `conflicts.csv`, `history.csv`, `locked.csv`, `wished.csv`, or `.xlsx`.
    ///
    /// # Errors
    /// When a workbook cannot be made.
    pub fn all(&self) -> io::Result<Vec<(String, Vec<u8>)>> {
        let mut all = Vec::new();
        for (stem, is_said, write) in self.list() {
            if is_said {
                let mut bytes = Vec::new();
                write(self, &mut bytes)?;
                all.push((format!("{stem}.{}", self.format.ending()), bytes));
            }
        }
        Ok(all)
    }

    /// Writes [`all`](Self::all) of them into a folder, which is made where it is missing.
    ///
    /// Each file is written next to its place and then renamed: a failure leaves an earlier file as
    /// it was.
    ///
    /// # Errors
    /// [`is_io`](Error::is_io), naming the file.
    pub fn write(&self, folder: impl AsRef<Path>) -> Result<()> {
        let folder = folder.as_ref();
        std::fs::create_dir_all(folder).map_err(|error| Error::io(folder.display().to_string(), error))?;
        let all = self.all().map_err(|error| Error::io(folder.display().to_string(), error))?;
        all.iter().try_for_each(|(name, bytes)| replace(&folder.join(name), |file| file.write_all(bytes)))
    }

    /// The tables, whether each has something to say, and who writes it.
    fn list(&self) -> [(&'static str, bool, WriteTable<'_>); 6] {
        let cohort = self.cohort;
        let has_organisation = cohort.unsaid_lines().next().is_some() || !cohort.contacts().is_empty();
        let has_conflicts = !cohort.conflicts().is_empty() || self.flags_apart().next().is_some();
        [
            ("participants", true, |tables, to| tables.write_participants(to)),
            ("organisation", has_organisation, |tables, to| tables.write_organisation(to)),
            ("conflicts", has_conflicts, |tables, to| tables.write_conflicts(to)),
            ("history", !cohort.history().is_empty(), |tables, to| tables.write_history(to)),
            ("locked", !cohort.locked().is_empty(), |tables, to| tables.write_locked(to)),
            ("wished", !cohort.wished().is_empty(), |tables, to| tables.write_wished(to)),
        ]
    }

    /// Flags about people whose ids cannot stand in a list.
    fn flags_apart(&self) -> impl Iterator<Item = (&ParticipantId, &Conflict)> {
        let people = self.cohort.people().iter();
        people.flat_map(|person| {
            person.conflicts().iter().filter(|flag| !fits_a_cell(flag)).map(move |flag| (person.id(), flag))
        })
    }

    fn write_pairs(&self, pairs: &[PairId], to: impl Write) -> io::Result<()> {
        let mut rows = Rows::of(self.format, to)?;
        rows.texts(["mentor_id", "mentee_id"])?;
        for pair in pairs {
            rows.texts([pair.mentor().as_str(), pair.mentee().as_str()])?;
        }
        rows.finish()
    }
}

/// By which names and addresses somebody is known. All contacts are sorted by their ids.
fn contacts_of<'a>(cohort: &'a Cohort, id: &ParticipantId) -> &'a [Contact] {
    let start = cohort.contacts().partition_point(|contact| contact.id() < id);
    let rest = &cohort.contacts()[start..];
    &rest[..rest.partition_point(|contact| contact.id() == id)]
}

/// Writes one table.
type WriteTable<'a> = fn(&CohortTables<'a>, &mut Vec<u8>) -> io::Result<()>;
