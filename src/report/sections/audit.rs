//! What was found about the people: the audit of the cohort, the most serious first.
//!
//! Each kind shows how many there are, and the sentences on demand, so that ten thousand missing
//! levels do not bury one circle in the reporting lines. What stops a matching and was accepted
//! stands in front of the page's figures as well.

use maud::{Markup, html};

use crate::matching::matching::Matching;
use crate::people::finding::Finding;
use crate::people::finding::english::English;
use crate::people::finding::fact::Fact;
use crate::people::finding::kind::Severity;
use crate::people::finding::reporter::Reporter as _;
use crate::report::section::Section;
use crate::report::words::{count, counted, said};
use crate::words::commas;

/// More findings of one kind than this are folded away.
const OPEN: usize = 5;

/// So many sentences of one kind stand in front of the figures.
const AHEAD: usize = 3;

pub(in crate::report) fn section(matching: &Matching) -> Section {
    let findings = matching.audit().findings();
    let list = |some: &[Finding]| sentences(some.iter());
    let body = html! {
        @if findings.is_empty() { p { "Nothing in the data looks doubtful." } }
        @else { p { span data-figure="findings" { (count(findings.len())) } " in all, the most serious first." } }
        @for severity in findings.chunk_by(|a, b| a.severity() == b.severity()) {
            h3 { (heading(severity[0].severity())) }
            @for kind in severity.chunk_by(|a, b| a.kind() == b.kind()).filter(|kind| columns(kind).is_none()) {
                h4 data-kind=(kind[0].code()) {
                    (English.heading(kind[0].kind())) " (" (count(kind.len())) ")"
                    @if matching.programme().accepted().contains(&kind[0].kind()) { ", accepted" }
                }
                @if kind.len() > OPEN { details { summary { "Show them" } (list(kind)) } } @else { (list(kind)) }
            }
            @for kind in severity.chunk_by(|a, b| a.kind() == b.kind()) {
                @if let Some(columns) = columns(kind) {
                    p data-kind=(kind[0].code()) { (English.heading(kind[0].kind())) ", so nothing is made of them: " (said(&commas(columns))) "." }
                }
            }
        }
    };
    Section { id: "audit", title: "What was found in the data", body }
}

fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Stops => "Would stop a matching, and was accepted",
        Severity::Doubtful => "Doubtful: probably a slip, so somebody should look",
        Severity::Note => "Noted: how it was understood",
    }
}

/// The names of columns that nobody reads, which one line can say.
fn columns(kind: &[Finding]) -> Option<Vec<&str>> {
    kind.iter()
        .map(|finding| match finding.fact() {
            Fact::ColumnUnknown { column } => Some(column.as_str()),
            _ => None,
        })
        .collect()
}

/// What the matching was made in spite of, in front of its figures; nothing, if there is nothing.
pub(in crate::report) fn notice(matching: &Matching) -> Markup {
    let unchecked = matching.unchecked();
    let stops: Vec<&Finding> = unchecked.stops().iter().collect();
    let exclusions = unchecked.exclusions();
    html! {
        @if !stops.is_empty() || !exclusions.is_empty() {
            aside.notice aria-label="What could not be checked" {
                @if !stops.is_empty() {
                    p { strong {
                        "These pairs were made in spite of " span data-figure="stops" { (counted(stops.len(), "finding")) } " that would stop a matching."
                    } }
                    (kinds(&stops))
                }
                @if !exclusions.is_empty() {
                    p { strong {
                        span data-figure="exclusions-unknown" { (counted(exclusions.len(), "exclusion")) } " with somebody nobody knows: nothing is forbidden by it."
                    } }
                    (kinds(exclusions))
                }
                p { a href="#audit" { "All that was found in the data" } }
            }
        }
    }
}

/// Findings by kind, with the first sentences of each.
fn kinds(findings: &[&Finding]) -> Markup {
    html! {
        ul {
            @for kind in findings.chunk_by(|a, b| a.kind() == b.kind()) {
                li {
                    (English.heading(kind[0].kind())) " (" (count(kind.len())) ")"
                    (sentences(kind.iter().copied().take(AHEAD)))
                    @if kind.len() > AHEAD { p.quiet { "… and " (count(kind.len() - AHEAD)) " more." } }
                }
            }
        }
    }
}

fn sentences<'a>(findings: impl Iterator<Item = &'a Finding>) -> Markup {
    html! { ul { @for finding in findings { li { (said(&finding.to_string())) } } } }
}
