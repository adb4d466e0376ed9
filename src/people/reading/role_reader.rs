//! Which role a row has.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Result};
use crate::people::folding::folded;
use crate::people::profile::Role;
use crate::people::reading::headings::Meaning;
use crate::people::reading::mapping::Mapping;
use crate::people::reading::roles::role;
use crate::people::reading::table::{Row, Table, cell};
use crate::people::reading::values::yes_or_no;

/// The role of everybody in a file: that of the file, of a column, or of columns of yes and no.
pub(super) struct RoleReader<'m> {
    given: Option<Role>,
    column: Option<usize>,
    sides: Vec<(usize, Role)>,
    /// What words mean, as they are compared.
    words: BTreeMap<String, &'m str>,
}

impl<'m> RoleReader<'m> {
    /// Refuses a file that does not say the roles.
    pub(super) fn new(table: &Table, given: Option<Role>, mapping: &'m Mapping) -> Result<Self> {
        let mut sides = Vec::new();
        for (at, heading) in table.headings().iter().enumerate() {
            if let Meaning::Item("role", side) = &heading.meaning {
                let side = role(side).ok_or_else(|| table.blame_headings(no_role(side)))?;
                sides.push((at, side));
            }
        }
        let column = table.column("role");
        if given.is_none() && column.is_none() && sides.is_empty() {
            let error = table.missing("role");
            let both = "or read two files, one of mentors and one of mentees";
            let advice = format!("{}; {both}", error.advice().unwrap_or_default());
            return Err(error.with_other_advice(advice));
        }
        Ok(Self { given, column, sides, words: mapping.words("role") })
    }

    pub(super) fn role(&self, row: &Row) -> Result<Role> {
        let said = self.column.map(|column| cell(row, column));
        if let Some(given) = self.given {
            return match said.and_then(role) {
                Some(other) if other != given && other != Role::Both => {
                    let error = Error::input(format!("the file is of {given}s")).at_column("role");
                    Err(error
                        .with_value(said.unwrap_or_default())
                        .with_advice("move the row to the other file"))
                }
                Some(other) => Ok(other),
                None => Ok(given),
            };
        }
        if let Some(text) = said {
            let meant = if self.words.is_empty() { None } else { self.words.get(folded(text).as_ref()) };
            let meant = meant.copied().unwrap_or(text);
            return role(meant).ok_or_else(|| no_role(text));
        }
        let mut sides = [false, false];
        for &(at, side) in &self.sides {
            let text = cell(row, at);
            let is_so = text.is_empty().then_some(false).or_else(|| yes_or_no(text));
            let refused = || Error::input("neither yes nor no").at_column("role").with_value(text);
            if is_so.ok_or_else(refused)? {
                sides = [sides[0] || side.is_mentor(), sides[1] || side.is_mentee()];
            }
        }
        match sides {
            [true, true] => Ok(Role::Both),
            [true, false] => Ok(Role::Mentor),
            [false, true] => Ok(Role::Mentee),
            [false, false] => Err(no_role("")),
        }
    }
}

impl RoleReader<'_> {
    /// The words that the column has, where the mapping explains some.
    pub(super) fn note_words(&self, rows: &[Row], met: &mut BTreeMap<&'static str, BTreeSet<String>>) {
        if let Some(column) = self.column.filter(|_| !self.words.is_empty()) {
            let words = rows.iter().map(|row| folded(cell(row, column)).into_owned());
            met.entry("role").or_default().extend(words);
        }
    }
}

/// What a role can be, and how a mapping says so.
fn no_role(text: &str) -> Error {
    let error = Error::input("a role is mentor, mentee or both").at_column("role").with_value(text);
    if text.is_empty() {
        return error.with_advice("write one of the three");
    }
    let said = text.to_lowercase();
    let meant = match (said.contains("mentor"), said.contains("mentee")) {
        (true, true) => Role::Both,
        (false, true) => Role::Mentee,
        _ => Role::Mentor,
    };
    error.with_advice(format!("a mapping says what it means: [values.role] {text:?} = \"{meant}\""))
}
