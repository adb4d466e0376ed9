//! This cohort beside the last one.

use maud::{Markup, html};

use crate::evaluation::change::{CohortChange, MeasureChange};
use crate::report::words::said;

pub(super) fn table(change: &CohortChange) -> Markup {
    html! {
        h3 { "Then and now" }
        @if change.changes().is_empty() { p { "The two cohorts have no measure in common." } }
        @else {
            div.wide tabindex="0" role="region" aria-label="Then and now" {
                table {
                    caption { "This cohort beside the last one" }
                    thead { tr {
                        th scope="col" { "Measure" } th.number scope="col" { "Then" } th.number scope="col" { "Now" }
                        th.number scope="col" { "Change" } th.number scope="col" { "In 95 of 100 cases" } th scope="col" { "Evidence" }
                    } }
                    tbody { @for one in change.changes() { (row(one)) } }
                }
            }
        }
    }
}

fn row(one: &MeasureChange) -> Markup {
    let measure = one.measure();
    let ends =
        one.interval().map(|interval| [interval.low(), interval.high()].map(|end| measure.shown_change(end)));
    let evidence = match one.interval() {
        _ if !measure.is_answered() => "known of both",
        None => "one answer says nothing",
        Some(_) if one.is_clear() => "more than chance",
        Some(_) => "may be chance",
    };
    html! {
        tr {
            th scope="row" { (said(&measure.to_string())) }
            td.number { (measure.shown(one.then().value())) }
            td.number { (measure.shown(one.now().value())) }
            td.number { (measure.shown_change(one.change())) }
            td.number { @if let Some([low, high]) = ends { (low) " to " (high) } @else { "\u{2013}" } }
            td { (evidence) }
        }
    }
}
