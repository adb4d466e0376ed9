//! How far each weight can move before other pairs are better, those nearest to a change first.
//!
//! Weights that can be anything and weights that matter to nobody are listed below the table.

use maud::{Markup, html};

use crate::matching::what_if::sensitivity::{End, Sensitivity, WeightRange};
use crate::report::section::Section;
use crate::report::words::{grouped, said, weight};

pub(in crate::report) fn section(found: &Sensitivity) -> Section {
    let nearest = found.nearest();
    let others: Vec<&WeightRange> = found.weights().iter().filter(|range| range.nearer().is_none()).collect();
    let (idle, firm): (Vec<&WeightRange>, Vec<&WeightRange>) =
        others.into_iter().partition(|range| is_idle(range));
    let body = html! {
        p {
            "How far each weight can move, all others as they are, while these pairs stay the best. "
            "What is nearest to changing something comes first. The ends are exact: both were solved again, and so was the next weight beyond."
        }
        @if !nearest.is_empty() {
            div.wide tabindex="0" role="region" aria-label="How far weights can move" {
                table {
                    caption { "Weights for which these pairs stay the best" }
                    thead { tr {
                        th scope="col" { "Weight" } th.number scope="col" { "Now" } th.number scope="col" { "From" }
                        th.number scope="col" { "To" } th scope="col" { "What changes first" }
                    } }
                    tbody { @for range in &nearest { (row(range)) } }
                }
            }
        }
        (named("Can be anything without changing a pair: ", &firm))
        (named("Make no difference to these people: ", &idle))
    };
    Section { id: "sensitivity", title: "How firm the pairs are", body }
}

fn is_idle(range: &WeightRange) -> bool {
    matches!((range.from(), range.to()), (End::Idle { .. }, End::Idle { .. }))
}

/// One weight: its range, and what would change at either end.
fn row(range: &WeightRange) -> Markup {
    let key = range.key();
    let end = |end: &End| -> String {
        match end {
            End::Change { weight, .. } => grouped(*weight),
            End::Idle { .. } | End::Limit { .. } => "any".to_owned(),
        }
    };
    html! {
        tr {
            th scope="row" { (weight(range.key())) }
            td.number { (grouped(range.weight())) }
            td.number data-end={ (key) "-from" } { (end(range.from())) }
            td.number data-end={ (key) "-to" } { (end(range.to())) }
            td {
                @if let Some(end) = range.nearer() {
                    "at " (grouped(end.beyond())) ": "
                    @if let Some(first) = end.first().first() { (said(&first.to_string())) }
                }
            }
        }
    }
}

fn named(words: &str, ranges: &[&WeightRange]) -> Markup {
    html! {
        @if !ranges.is_empty() {
            p.quiet { (words) (ranges.iter().map(|range| weight(range.key())).collect::<Vec<_>>().join(", ")) "." }
        }
    }
}
