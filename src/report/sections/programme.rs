//! What the programme cared about: its weights in points, and those that are switched off.

use maud::html;

use crate::matching::matching::Matching;
use crate::report::section::Section;
use crate::report::words::{grouped, weight};

pub(in crate::report) fn section(matching: &Matching) -> Section {
    let weights = matching.programme().weights().all();
    let (used, off): (Vec<_>, Vec<_>) = weights.into_iter().partition(|&(_, points)| points != 0);
    let body = html! {
        p { "The most points that each thing can give to a pair, or take from it. The same people with other weights make other pairs." }
        div.wide tabindex="0" role="region" aria-label="Weights, in points" {
            table {
                caption { "Weights of the programme" }
                thead { tr { th scope="col" { "Weight" } th.number scope="col" { "Points" } } }
                tbody {
                    @for (key, points) in &used {
                        tr { th scope="row" { (weight(key)) } td.number data-figure={ "weight-" (key) } { (grouped(*points)) } }
                    }
                }
            }
        }
        @if !off.is_empty() {
            p.quiet { "Switched off: " (off.iter().map(|(key, _)| weight(key)).collect::<Vec<_>>().join(", ")) "." }
        }
    };
    Section { id: "weights", title: "What counted", body }
}
