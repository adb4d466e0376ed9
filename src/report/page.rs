//! The page around the sections: its head, its style, its one script, and the way through it.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::path::Path;

use crate::error::Result;
use crate::matching::matching::Matching;
use crate::report::report::Report;
use crate::report::section::Section;
use crate::report::sections::{
    audit, choices, left_out, overview, pairs, points, programme, proof, rounds, scores, sensitivity, silos,
    trade_off, what_if,
};
use crate::safe_file::replace;
use crate::text::shown;
use crate::text_check::check_text;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
/// The SHA-256 of the script, in base64, as a content security policy wants it; a test holds it
/// against the file.
const SCRIPT_HASH: &str = "sha256-tVG+MpLKVBsAEDTi/T56WSq/WhMFQ3Dwp6ECl1OfeJo=";

/// The whole page of a report.
pub(super) fn report(report: &Report<'_>) -> Result<String> {
    let mut sections: Vec<Section> =
        report.season.map(|season| rounds::section(season, report.explained)).into_iter().collect();
    if let Some(matching) = report.matching {
        sections.extend(of_matching(report, matching)?);
    }
    let body = html! {
        header {
            h1 { bdi { (report.title) } }
            @if !report.date.is_empty() { p.date { bdi { (report.date) } } }
            p.lead {
                @if let Some(season) = report.season { (rounds::lead(season)) }
                @else if let Some(matching) = report.matching { (overview::lead(matching)) }
            }
            @if let Some(matching) = report.matching { (audit::notice(matching)) }
            nav aria-label="Sections" {
                ul { @for section in &sections { li { a href={ "#" (section.id) } { (section.title) } } } }
            }
        }
        main {
            @for section in &sections {
                section id=(section.id) aria-labelledby={ (section.id) "-title" } {
                    h2 id={ (section.id) "-title" } { (section.title) }
                    (section.body)
                }
            }
        }
        footer {
            p {
                "Made by pairwright " (env!("CARGO_PKG_VERSION")) ". For the people who run the programme: "
                "this page names everybody and keeps nothing back."
            }
        }
    };
    Ok(document(&report.title, "en", &body, Some(SCRIPT)))
}

/// The sections about a matching.
fn of_matching(report: &Report<'_>, matching: &Matching) -> Result<Vec<Section>> {
    let order = scores::weakest_first(matching);
    let parts = [
        points::section(matching)?,
        silos::section(matching),
        choices::section(matching)?,
        scores::section(matching, &order)?,
        report.comparison.map(|comparison| what_if::section(matching, comparison)),
        report.sensitivity.map(sensitivity::section),
        report.trade_off.map(trade_off::section).transpose()?,
        outcome(report),
        pairs::section(matching, &order, report.explained)?,
        Some(left_out::section(matching, report.repaired)),
        Some(audit::section(matching)),
        Some(programme::section(matching)),
        proof::section(matching)?,
    ];
    let mut sections = vec![overview::section(matching, report.season)?];
    sections.extend(parts.into_iter().flatten());
    Ok(sections)
}

/// What came of the pairs, where that is known.
#[cfg(feature = "evaluate")]
fn outcome(report: &Report<'_>) -> Option<Section> {
    report.evaluation.map(crate::report::sections::outcome::section)
}

#[cfg(not(feature = "evaluate"))]
fn outcome(_: &Report<'_>) -> Option<Section> {
    None
}

/// A page with this title, language and body that nothing can be added to.
pub(super) fn document(title: &str, language: &str, body: &Markup, script: Option<&str>) -> String {
    let script_source =
        if script.is_some() { format!("script-src '{SCRIPT_HASH}'; ") } else { String::new() };
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; {script_source}base-uri 'none'; form-action 'none'"
    );
    html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (shown(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body)
                @if let Some(script) = script { script { (PreEscaped(script)) } }
            }
        }
    }
    .into_string()
}

impl Report<'_> {
    /// The page as text. The same matching and settings give the same bytes.
    ///
    /// # Errors
    /// [`is_input`](crate::Error::is_input) when the title or the date has control characters;
    /// [`is_clash`](crate::Error::is_clash) when the comparison, sensitivity, trade-off or
    /// evaluation is that of another matching;
    /// [`is_proof`](crate::Error::is_proof) when the matching does not pass its own check;
    /// [`is_memory`](crate::Error::is_memory) when there is no memory for something it asks.
    pub fn to_html(&self) -> Result<String> {
        check_text(&self.title, "title")?;
        check_text(&self.date, "date")?;
        self.check_provenance()?;
        report(self)
    }

    /// Writes the page to a file, whole or not at all: a failure leaves an earlier file as it was.
    ///
    /// # Errors
    /// As [`to_html`](Self::to_html); [`is_io`](crate::Error::is_io), naming the file.
    pub fn write_file(&self, path: impl AsRef<Path>) -> Result<()> {
        write(path.as_ref(), &self.to_html()?)
    }
}

pub(super) fn write(path: &Path, page: &str) -> Result<()> {
    replace(path, |file| file.write_all(page.as_bytes()))
}
