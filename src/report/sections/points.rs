//! What tells these pairs apart: criterion by criterion, what they have more of than by chance.
//!
//! What every possible pair has decided nothing, however many points it gives; so criteria are in
//! the order of what was gained by choosing, and those that gained nothing are last. The sums add
//! up to the total of the matching exactly.

use maud::{Markup, PreEscaped, html};

use crate::assignment::model::term::Entry;
use crate::report::glance::Glance;
use crate::report::section::{Part, Section};
use crate::report::words::{count, grouped, signed, spoken};
use crate::report::{chart, words};

/// What one criterion gives to the pairs.
struct Given<'a> {
    name: &'a str,
    points: i64,
    /// How many pairs it gives or takes points.
    pairs: usize,
    /// The least and the most that it gives a pair.
    ends: (i64, i64),
    /// How much more than by chance.
    gained: Option<i64>,
}

impl Given<'_> {
    /// What its place in the list is by: the gain, or else how far pairs differ.
    fn weight(&self) -> u64 {
        self.gained.unwrap_or(self.ends.1 - self.ends.0).unsigned_abs()
    }
}

pub(in crate::report) fn section(glance: &Glance<'_>) -> Part {
    let rows = given(glance);
    if rows.is_empty() {
        return Ok(None);
    }
    let by_chance = glance.chance.is_some();
    let bars: Vec<(String, i64)> =
        rows.iter().map(|row| (spoken(row.name), row.gained.unwrap_or(row.points))).collect();
    let (label, told) = if by_chance {
        (
            "Bars: how many points more than by chance each criterion gives; the table below has the numbers",
            "Points more than by chance, by criterion",
        )
    } else {
        (
            "Bars: the points of each criterion; the table below has the numbers",
            "Points of all pairs by criterion",
        )
    };
    let body = html! {
        @if by_chance {
            p {
                "Each criterion gives points to a pair, or takes some away. What nearly every possible pair has decides nothing: "
                "so this is what these pairs have more of than pairs drawn by chance from the same people."
            }
        } @else { p { "Each criterion gives points to a pair, or takes some away." } }
        div.beside-chart {
            figure {
                div.chart role="img" aria-label=(label) { (PreEscaped(chart::bars(&bars)?)) }
                figcaption { (told) }
            }
            (table(&rows, glance.matching.points()))
        }
    };
    Ok(Some(Section { id: "points", title: "What tells the pairs apart", body }))
}

fn given<'a>(glance: &'a Glance<'_>) -> Vec<Given<'a>> {
    let matching = glance.matching;
    let row = |(name, points)| Given { name, points, pairs: 0, ends: (i64::MAX, i64::MIN), gained: None };
    let mut rows: Vec<Given<'_>> = matching.points_by_criterion().into_iter().map(row).collect();
    for (mentor, mentee) in matching.places() {
        for (sum, entry) in rows.iter_mut().zip(matching.scores().entries(mentor, mentee)) {
            let points = if let Entry::Points(points) = entry { points.into() } else { 0 };
            sum.pairs += usize::from(!matches!(entry, Entry::Points(0)));
            sum.ends = (sum.ends.0.min(points), sum.ends.1.max(points));
        }
    }
    if let Some(chance) = &glance.chance {
        for (row, (_, by_chance)) in rows.iter_mut().zip(chance.points_by_criterion()) {
            row.gained = Some(row.points - by_chance);
        }
    }
    rows.retain(|row| row.points != 0 || row.pairs > 0);
    rows.sort_by_key(|row| std::cmp::Reverse(row.weight())); // stable: equals stay in order
    rows
}

fn table(rows: &[Given<'_>], total: i64) -> Markup {
    let by_chance = rows.iter().any(|row| row.gained.is_some());
    html! {
        div.wide tabindex="0" role="region" aria-label="Points by criterion" {
            table {
                caption { "Points by criterion; they add up to the total exactly" }
                thead { tr {
                    th scope="col" { "Criterion" }
                    @if by_chance { th.number scope="col" { "More than by chance" } }
                    th.number scope="col" { "Points" } th.number scope="col" { "In a pair" }
                    th.number scope="col" { "Pairs it applies to" }
                } }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { (words::said(&spoken(row.name))) }
                            @if let Some(gained) = row.gained { td.number data-figure={ "gained-" (row.name) } { (signed(gained)) } }
                            td.number data-figure={ "points-" (row.name) } { (grouped(row.points)) }
                            td.number {
                                @if row.ends.0 == row.ends.1 { (grouped(row.ends.0)) }
                                @else { (grouped(row.ends.0)) " to " (grouped(row.ends.1)) }
                            }
                            td.number { (count(row.pairs)) }
                        }
                    }
                }
                tfoot { tr {
                    th scope="row" { "All" }
                    @if by_chance { td.number { } }
                    td.number data-figure="points-all" { (grouped(total)) } td.number { } td.number { }
                } }
            }
        }
    }
}
