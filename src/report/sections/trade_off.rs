//! Two goals against each other: a curve to pick a point from, and the same points as a table.
//!
//! A long list is thinned out to points at even distances; the ends and the matching of the page
//! are always among them.

use maud::{PreEscaped, html};

use crate::error::Result;
use crate::matching::what_if::trade_off::{Compromise, TradeOff};
use crate::report::chart;
use crate::report::section::Section;
use crate::report::words::{count, counted, figure, figure_of, grouped, said};

/// A longer table is shortened: its ends, the present point, and some at even distances.
const LINES: usize = 40;

pub(in crate::report) fn section(trade_off: &TradeOff) -> Result<Section> {
    let points = trade_off.points();
    let (first, second) = trade_off.goals();
    let (first, second) = (first.to_string(), second.to_string());
    let (here, current) = (trade_off.current_point(), trade_off.current());
    let shown = shown(points.len(), here);
    let places: Vec<(i64, i64)> = points.iter().map(|point| (point.first(), point.second())).collect();
    let body = html! {
        p {
            "How much of one goal the other costs. For each line, no other matching has more of one without less of the other, and all serve as many mentees as can be served. "
            "Each is the best for some weights of the two goals: that is proven. Compromises that are best for no weights are not listed."
        }
        p { "The pairs of this page: " (figure("trade-off-now", current.0)) " " (said(&first)) ", " (figure("trade-off-now", current.1)) " " (said(&second)) "." }
        @if places.len() > 1 {
            figure {
                div.chart role="img" aria-label="A curve: each point is a compromise; the table below has the numbers" {
                    (PreEscaped(chart::curve(&places, current, (&first, &second))?))
                }
                figcaption { "Every point is possible; the orange one is this page's" }
            }
        }
        div.wide tabindex="0" role="region" aria-label="Compromises" {
            table {
                caption { (counted(points.len(), "compromise")) @if shown.len() < points.len() { ", " (count(shown.len())) " of them shown" } }
                thead { tr {
                    th.number scope="col" { (said(&first)) } th.number scope="col" { (said(&second)) }
                    th.number scope="col" { "pairs that are new" } td { }
                } }
                tbody {
                    @for k in shown {
                        @if let Some(point) = points.get(k) { (row(point, here == Some(k))) }
                    }
                }
            }
        }
    };
    Ok(Section { id: "trade-off", title: "What one goal costs another", body })
}

/// One compromise; that of the page is marked.
fn row(point: &Compromise, is_here: bool) -> maud::Markup {
    html! {
        tr {
            td.number data-figure="trade-off-first" { (grouped(point.first())) }
            td.number data-figure="trade-off-second" { (grouped(point.second())) }
            td.number { (figure_of("trade-off-new", point.new_pairs())) }
            td { @if is_here { "as it is" } }
        }
    }
}

/// The points that are shown: at most some dozens, the ends and today's among them.
fn shown(points: usize, here: Option<usize>) -> Vec<usize> {
    if points <= LINES {
        return (0..points).collect();
    }
    let mut shown: Vec<usize> = (0..LINES).map(|line| line * (points - 1) / (LINES - 1)).collect();
    shown.extend(here);
    shown.sort_unstable();
    shown.dedup();
    shown
}
