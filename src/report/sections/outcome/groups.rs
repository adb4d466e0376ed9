//! Means by group: those that differ, the rest folded away.

use maud::{Markup, html};

use crate::evaluation::groups::{GroupFigure, GroupTable};
use crate::evaluation::interval::Interval;
use crate::evaluation::result::Evaluation;
use crate::report::words::{count, said};

/// What was compared, what differs, and every table for whoever wants to look.
pub(super) fn tables(found: &Evaluation) -> Markup {
    html! {
        @if found.groups_compared() > 0 {
            h3 { "Groups of pairs" }
            p { (found.compared_told()) " " (said(&found.noticed())) }
            @for one in found.groups().iter().filter(|one| one.groups().iter().any(GroupFigure::differs)) {
                (table(one))
            }
            details {
                summary { "All groups" }
                p.quiet { "Not for conclusions: what does not differ by more than chance may be chance." }
                @for one in found.groups() {
                    @if !one.groups().iter().any(GroupFigure::differs) { (table(one)) }
                }
            }
        }
    }
}

fn table(one: &GroupTable) -> Markup {
    let measure = one.measure();
    let change =
        |value: Option<f64>| value.map_or("\u{2013}".to_owned(), |value| measure.shown_change(value));
    let title = format!("{measure}, by {}", one.grouping());
    html! {
        div.wide tabindex="0" role="region" aria-label=(title) {
            table {
                caption { (said(&title)) }
                thead { tr {
                    th scope="col" { "Group" } th.number scope="col" { "Mean" } th.number scope="col" { "Answered" }
                    th.number scope="col" { "From the others" } th.number scope="col" { "From" } th.number scope="col" { "To" }
                } }
                tbody {
                    @for group in one.groups() {
                        tr {
                            th scope="row" { (said(group.name())) }
                            td.number { (measure.shown(group.figure().value())) }
                            td.number { (count(group.figure().based_on())) " of " (count(group.figure().of())) }
                            td.number { @if group.differs() { b { (change(group.difference())) } } @else { (change(group.difference())) } }
                            td.number { (change(group.interval().map(Interval::low))) }
                            td.number { (change(group.interval().map(Interval::high))) }
                        }
                    }
                }
            }
        }
    }
}
