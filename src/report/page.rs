//! The page around the sections: its head, its style, its one script, and the way through it.

use maud::{Markup, html};
use std::path::Path;

use crate::error::Result;
use crate::report::document::{REPORT_STYLE, Script, document, masthead, write};
use crate::report::first_screen;
use crate::report::glance::Glance;
use crate::report::pair_card::PairCard;
use crate::report::report::Report;
use crate::report::section::Section;
use crate::report::sections::{
    audit, choices, left_out, overview, pairs, points, programme, proof, rounds, scores, sensitivity, silos,
    trade_off, what_if,
};
use crate::text_check::check_text;

/// The whole page of a report. Where the cards are not in it, `without_script` has them.
pub(super) fn report_page(
    report: &Report<'_>,
    cards: &[PairCard],
    without_script: Option<&str>,
) -> Result<String> {
    let glance = report.matching.map(|matching| Glance::of(matching, report.last)).transpose()?;
    let mut sections: Vec<Section> =
        report.season.map(|season| rounds::section(season, report.explained)).into_iter().collect();
    if let Some(glance) = &glance {
        sections.extend(of_matching(report, glance, cards, without_script)?);
    }
    let body = html! {
        header {
            (masthead(&report.title, &report.date))
            @if let Some(season) = report.season { p { (rounds::lead(season)) } }
            @if let Some(glance) = &glance { (audit::notice(glance.matching)) (first(report, glance)) }
            nav aria-label="Sections" {
                ul { @for section in &sections { li { a href={ "#" (section.id) } { (section.title) } } } }
            }
        }
        main {
            @for section in &sections { (section.to_markup()) }
        }
        footer {
            p {
                "Made by pairwright " (env!("CARGO_PKG_VERSION")) ". For the people who run the programme: "
                "this page names everybody and keeps nothing back."
            }
        }
    };
    Ok(document(&report.title, "en", REPORT_STYLE, &body, Script::Runs))
}

/// What is read in thirty seconds.
fn first(report: &Report<'_>, glance: &Glance<'_>) -> Markup {
    html! {
        div.first {
            div {
                ul.lead { @for sentence in first_screen::sentences(glance) { li { (sentence) } } }
                @if let Some(bar) = first_screen::bar(glance) { (bar) }
                p.decision { (first_screen::decision(glance, report.season)) }
            }
            @if let Some(map) = first_screen::map(glance) { div { (map) } }
        }
    }
}

/// The sections about a matching.
fn of_matching(
    report: &Report<'_>,
    glance: &Glance<'_>,
    cards: &[PairCard],
    without_script: Option<&str>,
) -> Result<Vec<Section>> {
    let matching = glance.matching;
    let order = scores::weakest_first(matching);
    let parts = [
        choices::section(glance)?,
        silos::section(matching),
        points::section(glance)?,
        scores::section(matching, &order)?,
        report.comparison.map(|comparison| what_if::section(matching, comparison)).transpose()?,
        report.sensitivity.map(|found| sensitivity::section(matching, found)).transpose()?,
        report.trade_off.map(trade_off::section).transpose()?,
        outcome(report),
        pairs::section(cards, report.explained, without_script),
        Some(left_out::section(matching, report.repaired)),
        Some(audit::section(matching)),
        Some(programme::section(matching)),
        proof::section(matching)?,
    ];
    let mut sections = vec![overview::section(glance, report.season)?];
    sections.extend(parts.into_iter().flatten());
    Ok(sections)
}

/// What came of the pairs, where that is known.
#[cfg(feature = "evaluate")]
fn outcome(report: &Report<'_>) -> Option<Section> {
    report.evaluation.map(|found| crate::report::sections::outcome::section(found, None))
}

#[cfg(not(feature = "evaluate"))]
fn outcome(_: &Report<'_>) -> Option<Section> {
    None
}

impl Report<'_> {
    /// The page as text. The same matching and settings give the same bytes.
    ///
    /// A page with more pairs than it [has cards for](Self::with_explained) shows them by its
    /// script; [`to_pages`](Self::to_pages) has them without one as well.
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
        let cards = self.matching.map(pairs::cards).transpose()?.unwrap_or_default();
        report_page(self, &cards, None)
    }

    /// Writes the page to a file, whole or not at all: a failure leaves an earlier file as it was.
    /// For a large cohort [`write_folder`](Self::write_folder) is better: it also has pages that
    /// are read without a script.
    ///
    /// # Errors
    /// As [`to_html`](Self::to_html); [`is_io`](crate::Error::is_io), naming the file.
    pub fn write_file(&self, path: impl AsRef<Path>) -> Result<()> {
        write(path.as_ref(), &self.to_html()?)
    }
}
