//! Numbers and names as people read them: signs, percentages, bars, a person with their choice.
//!
//! Names are isolated from the direction of writing around them, and figures carry the name under
//! which the tests find them.

use maud::{Markup, html};

use crate::matching::telling::summary::Share;
use crate::people::cohort::Cohort;
use crate::people::participant_id::ParticipantId;
use crate::text::shown;
use crate::words::{self, form};

/// `523,301`.
pub(super) fn grouped(number: impl Into<i128>) -> String {
    let number = number.into();
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "\u{2212}" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `+250`, `−16`.
pub(super) fn signed(points: i64) -> String {
    format!("{}{}", if points > 0 { "+" } else { "" }, grouped(points))
}

pub(super) fn count(number: usize) -> String {
    grouped(i128::try_from(number).unwrap_or(i128::MAX))
}

/// `1 pair`, `3 pairs`.
pub(super) fn counted(number: usize, word: &str) -> String {
    format!("{} {word}{}", count(number), form(number, "", "s"))
}

/// A figure of the library under its name, so that anybody can read it out of the page again.
pub(super) fn figure(name: &str, value: impl Into<i128>) -> Markup {
    html! { span data-figure=(name) { (grouped(value)) } }
}

/// A count under its name.
pub(super) fn figure_of(name: &str, number: usize) -> Markup {
    html! { span data-figure=(name) { (count(number)) } }
}

/// `66.2 %`, or a dash where there is nothing to share. Never rounded up to 100 or down to 0.
pub(super) fn percent(share: Share) -> String {
    words::percent(share.count(), share.of()).unwrap_or_else(|| "\u{2013}".to_owned())
}

/// Cells of a table: how many, of how many, in percent, and a bar of that length.
pub(super) fn share_cells(name: &str, share: Share) -> Markup {
    html! {
        td.number data-figure=(name) { (count(share.count())) }
        td.number { (count(share.of())) }
        td.number { (percent(share)) }
        td.bar { (bar(share.percent().unwrap_or(0.0))) }
    }
}

/// A bar next to its number; it says nothing of its own.
pub(super) fn bar(percent: f64) -> Markup {
    let width = format!("width:{:.1}%", percent.clamp(0.0, 100.0));
    html! { span.track aria-hidden="true" { span style=(width) { } } }
}

/// A text that people wrote: it may run from right to left, and nothing in it turns a part of it.
pub(super) fn said(text: &str) -> Markup {
    html! { bdi { (shown(text)) } }
}

/// A person: the id, and the name where there is one.
pub(super) fn person(cohort: &Cohort, id: &ParticipantId) -> Markup {
    // an attribute of this name is what seasons have that were saved before there was the field
    let name = cohort.get(id).and_then(|person| person.name().or_else(|| person.attribute("name")));
    html! {
        bdi.person { (shown(id.as_str())) }
        @if let Some(name) = name { " (" bdi { (shown(name)) } ")" }
    }
}

/// The key of a weight as people say it: `mentee choices, rank 1`.
pub(super) fn weight(key: &str) -> String {
    spoken(key).replace('.', ", rank ")
}

/// `mentor_choice` as people say it.
pub(super) fn spoken(name: &str) -> String {
    name.replace('_', " ")
}
