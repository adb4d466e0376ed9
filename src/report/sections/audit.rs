//! What is doubtful about the data: the findings of the cohort's audit, by kind.
//!
//! Each kind shows how many there are, and the sentences on demand, so that ten thousand missing
//! levels do not bury one circle in the reporting lines.

use maud::{Markup, html};

use crate::matching::matching::Matching;
use crate::people::finding::Finding;
use crate::report::section::Section;
use crate::report::words::{count, said};

/// More findings of one kind than this are folded away.
const OPEN: usize = 5;

pub(in crate::report) fn section(matching: &Matching) -> Section {
    let findings = matching.cohort().audit().findings();
    let list = |some: &[Finding]| -> Markup {
        html! { ul { @for finding in some { li { (said(&finding.to_string())) } } } }
    };
    let body = html! {
        @if findings.is_empty() { p { "Nothing in the data looks doubtful." } }
        @else {
            p { "Not wrong enough to refuse, but somebody should look: " span data-figure="findings" { (count(findings.len())) } " in all." }
        }
        @for kind in findings.chunk_by(|a, b| a.code() == b.code()) {
            h3 { (kind.first().map_or("", Finding::code).replace('-', " ")) " (" (count(kind.len())) ")" }
            @if kind.len() > OPEN { details { summary { "Show them" } (list(kind)) } } @else { (list(kind)) }
        }
    };
    Section { id: "audit", title: "Doubtful data", body }
}
