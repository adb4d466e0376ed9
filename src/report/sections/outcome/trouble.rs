//! Pairs in trouble, the worst first.

use maud::{Markup, html};

use crate::evaluation::result::Evaluation;
use crate::evaluation::trouble::PairInTrouble;
use crate::people::participant_id::ParticipantId;
use crate::report::words::{count, figure_of, said};
use crate::words::list;

/// This many pairs are seen at once; the others are folded away.
const SHOWN: usize = 20;
/// More pairs than these are only counted.
const LISTED: usize = 500;

pub(super) fn table(found: &Evaluation) -> Markup {
    let pairs = found.in_trouble();
    html! {
        @if !pairs.is_empty() {
            h3 { "Pairs in trouble" }
            p {
                (figure_of("in-trouble", pairs.len())) " of " (count(found.answered().count())) " that answered, the worst first: ask them."
                @if let Some(low) = found.low_rating() { " A rating of " (format!("{low:.2}")) " or less counts as low." }
            }
            (rows("Pairs in trouble", &pairs[..pairs.len().min(SHOWN)]))
            @if pairs.len() > SHOWN {
                details {
                    summary { "The other " (count(pairs.len() - SHOWN)) }
                    (rows("Other pairs in trouble", &pairs[SHOWN..pairs.len().min(LISTED)]))
                    @if pairs.len() > LISTED { p.quiet { "… and " (count(pairs.len() - LISTED)) " more." } }
                }
            }
        }
    }
}

fn rows(label: &str, pairs: &[PairInTrouble]) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(label) {
            table {
                caption { "Who should be asked how it goes" }
                thead { tr { th scope="col" { "Mentor" } th scope="col" { "Mentee" } th scope="col" { "What they said" } } }
                tbody {
                    @for pair in pairs {
                        @let [mentor, mentee] = pair.names();
                        tr {
                            td { (named(pair.mentor(), mentor)) }
                            td { (named(pair.mentee(), mentee)) }
                            td { (list(pair.signs())) }
                        }
                    }
                }
            }
        }
    }
}

/// The id, and the name where there is one.
fn named(id: &ParticipantId, name: Option<&str>) -> Markup {
    html! {
        bdi.person { (id.as_str()) }
        @if let Some(name) = name { " (" (said(name)) ")" }
    }
}
