//! The page around the sections: its head, its style, its one script, and the way through it.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{
    Report, audit, choices, left_out, overview, pairs, points, programme, proof, scores, sensitivity, silos,
    trade_off, what_if,
};
use crate::error::Result;
use crate::text::shown;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
/// The SHA-256 of the script, in base64, as a content security policy wants it; a test holds it against the file.
const SCRIPT_HASH: &str = "sha256-tVG+MpLKVBsAEDTi/T56WSq/WhMFQ3Dwp6ECl1OfeJo=";

/// A part of the page: what its heading is called in links, the heading, and what stands under it.
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) body: Markup,
}

/// A section, or nothing where there is nothing to say.
pub(super) type Part = Result<Option<Section>>;

/// The whole page of a report.
pub(super) fn report(report: &Report<'_>) -> Result<String> {
    let matching = report.matching;
    let order = scores::weakest_first(matching);
    let parts = [
        points::section(matching)?,
        silos::section(matching),
        choices::section(matching),
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
    let mut sections = vec![overview::section(matching)?];
    sections.extend(parts.into_iter().flatten());
    let body = html! {
        header {
            h1 { bdi { (report.title) } }
            @if !report.date.is_empty() { p.date { bdi { (report.date) } } }
            p.lead { (overview::lead(matching)) }
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
                "this page names everybody and tells everything."
            }
        }
    };
    Ok(document(&report.title, &body, Some(SCRIPT)))
}

/// What came of the pairs, where that is known.
#[cfg(feature = "evaluate")]
fn outcome(report: &Report<'_>) -> Option<Section> {
    report.evaluation.map(super::outcome::section)
}

#[cfg(not(feature = "evaluate"))]
fn outcome(_: &Report<'_>) -> Option<Section> {
    None
}

/// A page with this title and body that nothing can be added to.
pub(super) fn document(title: &str, body: &Markup, script: Option<&str>) -> String {
    let script_source =
        if script.is_some() { format!("script-src '{SCRIPT_HASH}'; ") } else { String::new() };
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; {script_source}base-uri 'none'; form-action 'none'"
    );
    html! {
        (DOCTYPE)
        html lang="en" {
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
