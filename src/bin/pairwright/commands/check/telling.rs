//! What was found, in words: dangers first, each kind once.

use std::io;

use pairwright::people::{Audit, English, Fact, Finding, FindingKind, Reporter as _, Severity};

use crate::console::Console;

/// At most this many of each kind are shown.
const SHOWN: usize = 3;

/// Says all findings, by severity and kind.
pub(super) fn tell(
    console: &Console,
    audit: &Audit,
    accepted: &[FindingKind],
    is_all: bool,
) -> io::Result<()> {
    if audit.is_clean() {
        return console.say("Nothing doubtful was found.");
    }
    let shown = if is_all { usize::MAX } else { SHOWN };
    let kinds = |severity| audit.of(severity).chunk_by(|a, b| a.kind() == b.kind());
    let is_accepted = |findings: &&[Finding]| accepted.contains(&findings[0].kind());
    let stops: Vec<_> = kinds(Severity::Stops).filter(|kind| !is_accepted(kind)).collect();
    if !stops.is_empty() {
        console.heading("This stops the matching")?;
        stops.iter().try_for_each(|kind| tell_kind(console, kind, shown))?;
        let codes: Vec<String> = stops.iter().map(|kind| format!("\"{}\"", kind[0].code())).collect();
        console.say("Mend it. Or, to match all the same, set in programme.toml:")?;
        console.line(&format!("  accept = [{}]", codes.join(", ")))?;
    }
    let known: Vec<_> = kinds(Severity::Stops).filter(is_accepted).collect();
    if !known.is_empty() {
        console.heading("Accepted: it would stop the matching otherwise")?;
        known.iter().try_for_each(|kind| tell_kind(console, kind, shown))?;
    }
    if !audit.of(Severity::Doubtful).is_empty() {
        console.heading("Probably slips: somebody should look")?;
        kinds(Severity::Doubtful).try_for_each(|kind| tell_kind(console, kind, shown))?;
    }
    if !audit.of(Severity::Note).is_empty() {
        console.heading("How it was understood")?;
        kinds(Severity::Note).try_for_each(|kind| tell_kind(console, kind, shown))?;
    }
    Ok(())
}

fn tell_kind(console: &Console, findings: &[Finding], shown: usize) -> io::Result<()> {
    let heading = English.heading(findings[0].kind());
    if findings[0].kind() == FindingKind::ColumnUnknown {
        return console.say(&format!("{heading}, and kept as they are: {}.", columns(findings)));
    }
    console.say(&format!("{heading} ({}) [{}]", findings.len(), findings[0].code()))?;
    console.items(findings.iter().map(Finding::to_string), shown)
}

/// The columns that nobody asked for, in one line.
fn columns(findings: &[Finding]) -> String {
    let name = |finding: &Finding| match finding.fact() {
        Fact::ColumnUnknown { column } => Some(format!("{column:?}")),
        _ => None,
    };
    findings.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}
