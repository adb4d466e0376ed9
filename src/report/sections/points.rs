//! Where the points come from: criterion by criterion, as a chart and a table.
//!
//! The table also has how many pairs each criterion applies to. The sums add up to the total of the
//! matching exactly.

use maud::{PreEscaped, html};

use crate::assignment::model::term::Entry;
use crate::matching::matching::Matching;
use crate::report::section::{Part, Section};
use crate::report::words::{count, grouped, spoken};
use crate::report::{chart, words};

pub(in crate::report) fn section(matching: &Matching) -> Part {
    let mut rows: Vec<(&str, i64, usize)> =
        matching.points_by_criterion().into_iter().map(|(name, points)| (name, points, 0)).collect();
    for (row, column) in matching.places() {
        for (sum, entry) in rows.iter_mut().zip(matching.scores().entries(row, column)) {
            sum.2 += usize::from(!matches!(entry, Entry::Points(0)));
        }
    }
    rows.retain(|&(_, points, pairs)| points != 0 || pairs > 0);
    if rows.is_empty() {
        return Ok(None);
    }
    let bars: Vec<(String, i64)> = rows.iter().map(|&(name, points, _)| (spoken(name), points)).collect();
    let total = matching.points();
    let body = html! {
        p { "Each criterion gives points to a pair, or takes some away. They add up to the total exactly." }
        figure {
            div.chart role="img" aria-label="Bars: the points of each criterion; the table below has the numbers" {
                (PreEscaped(chart::bars(&bars)?))
            }
            figcaption { "Points of all pairs by criterion" }
        }
        div.wide tabindex="0" role="region" aria-label="Points by criterion" {
            table {
                caption { "Points by criterion" }
                thead { tr {
                    th scope="col" { "Criterion" } th.number scope="col" { "Points" }
                    th.number scope="col" { "Share" } th.number scope="col" { "Pairs it applies to" }
                } }
                tbody {
                    @for &(name, points, pairs) in &rows {
                        tr {
                            th scope="row" { (words::said(&spoken(name))) }
                            td.number data-figure={ "points-" (name) } { (grouped(points)) }
                            td.number { (percent(points, total)) }
                            td.number { (count(pairs)) }
                        }
                    }
                }
                tfoot { tr { th scope="row" { "All" } td.number data-figure="points-all" { (grouped(total)) } td.number { } td.number { } } }
            }
        }
    };
    Ok(Some(Section { id: "points", title: "Where the points come from", body }))
}

#[expect(clippy::cast_precision_loss, reason = "a percentage for people to read")]
fn percent(points: i64, total: i64) -> String {
    if total == 0 {
        "\u{2013}".to_owned()
    } else {
        format!("{:.1}\u{a0}%", 100.0 * points as f64 / total as f64)
    }
}
