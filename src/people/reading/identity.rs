//! Which column says who a row is about.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::people::finding::Finding;
use crate::people::finding::fact::Fact;
use crate::people::participant_id::ParticipantId;
use crate::people::reading::table::{Row, Table, cell};

/// Where the id of a row stands: in the column of ids, else of e-mail addresses, else of names that
/// nobody shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity {
    field: &'static str,
    column: usize,
    /// The family name, where the column has the given names.
    family: Option<usize>,
}

impl Identity {
    /// Looks for the column. That it is not the one of ids is a finding.
    pub(super) fn of(table: &Table, rows: &[Row], findings: &mut Vec<Finding>) -> Result<Self> {
        let column = |field| Some(Self { field, column: table.column(field)?, family: None });
        if let Some(id) = column("id") {
            return Ok(id);
        }
        let names = || {
            let family = Some(table.column("last_name")?);
            Some(Self { family, ..column("first_name")? })
        };
        let Some(found) = column("email").or_else(|| column("name")).or_else(names) else {
            return Err(table.missing("id"));
        };
        if found.field != "email" {
            found.check_unique(table, rows)?;
        }
        let fact = Fact::IdFrom { column: table.headings()[found.column].text.clone() };
        findings.push(Finding::new(fact, Some(table.place())));
        Ok(found)
    }

    /// Refuses names that two people have.
    fn check_unique(self, table: &Table, rows: &[Row]) -> Result<()> {
        let mut lines = BTreeMap::new();
        for row in rows {
            let Ok(id) = self.id(table, row) else { continue };
            if let Some(first) = lines.insert(id, row.line) {
                let error = Error::input(format!(
                    "the name is already on line {first}, and there is no column of ids"
                ));
                let advice = "add a column id or email that tells the two apart; whoever is both mentor and \
                              mentee has one row with the role both";
                return Err(table.blame(error.at_column(self.field).with_advice(advice), row));
            }
        }
        Ok(())
    }

    /// The id of a row.
    pub(super) fn id(self, table: &Table, row: &Row) -> Result<ParticipantId> {
        let text = cell(row, self.column);
        let id = match self.family {
            Some(family) => ParticipantId::from(full_name(text, cell(row, family))),
            None => ParticipantId::from(text),
        };
        id.check(self.field).map_err(|error| {
            let is_missing = text.is_empty();
            let error = table.blame(error, row);
            if is_missing {
                error.with_advice("every row needs one; take out a row that is no person")
            } else {
                error
            }
        })?;
        Ok(id)
    }
}

/// Given and family name together.
pub(crate) fn full_name(given: &str, family: &str) -> String {
    if given.is_empty() && family.is_empty() {
        return String::new();
    }
    format!("{given} {family}").trim().to_owned()
}
