//! The smaller files: organisation, conflicts, and the lists of pairs: history, locked, wished.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::people::finding::Finding;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::people::reading::source::Source;
use crate::people::reading::table::Table;
use crate::people::reporting_lines::ReportingLines;

/// Reads `id,manager_id`. The same line twice is fine; two managers for one person are refused with
/// both lines.
pub(super) fn organisation(source: Source<'_>, findings: &mut Vec<Finding>) -> Result<ReportingLines> {
    let name = source.name.clone();
    let mut table = Table::open(source, &["id", "manager_id"], &[], findings)?;
    let mut entries: BTreeMap<ParticipantId, (u64, Option<ParticipantId>)> = BTreeMap::new();
    while let Some(row) = table.row()? {
        let person = table.id(&row, "id")?;
        let text = table.cell(&row, "manager_id");
        let manager = if text.is_empty() { None } else { Some(table.id(&row, "manager_id")?) };
        if let Some((first, known)) = entries.get(&person) {
            if *known != manager {
                let error = Error::input(format!("line {first} names another manager"));
                return Err(table.blame(error.at_column("manager_id").with_value(text), &row));
            }
        } else {
            entries.insert(person, (row.line, manager));
        }
    }
    let entries = entries.into_iter().map(|(person, (_, manager))| (person, manager));
    ReportingLines::new(entries).map_err(|error| error.in_file(name))
}

/// Reads `mentor_id,mentee_id` and perhaps `reason`.
pub(super) fn conflicts(
    source: Source<'_>,
    findings: &mut Vec<Finding>,
) -> Result<Vec<(ParticipantId, ParticipantId, Option<String>)>> {
    let mut table = Table::open(source, &["mentor_id", "mentee_id"], &["reason"], findings)?;
    let mut pairs = Vec::new();
    while let Some(row) = table.row()? {
        let reason = table.cell(&row, "reason");
        pairs.push((
            table.id(&row, "mentor_id")?,
            table.id(&row, "mentee_id")?,
            (!reason.is_empty()).then(|| reason.into()),
        ));
    }
    Ok(pairs)
}

pub(super) fn pairs(source: Source<'_>, findings: &mut Vec<Finding>) -> Result<Vec<PairId>> {
    let mut table = Table::open(source, &["mentor_id", "mentee_id"], &[], findings)?;
    let mut pairs = Vec::new();
    while let Some(row) = table.row()? {
        pairs.push(PairId::new(table.id(&row, "mentor_id")?, table.id(&row, "mentee_id")?));
    }
    Ok(pairs)
}
