//! How far each weight can move before other pairs are better, those nearest to a change first.
//!
//! Weights that can be anything and weights that matter to nobody are listed below the table.

use maud::{Markup, PreEscaped, html};

use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::what_if::sensitivity::{End, Sensitivity, WeightRange};
use crate::report::chart;
use crate::report::section::Section;
use crate::report::words::{counted, figure_of, grouped, said, weight};
use crate::words::form;

pub(in crate::report) fn section(matching: &Matching, found: &Sensitivity) -> Result<Section> {
    let nearest = found.nearest();
    let others: Vec<&WeightRange> = found.weights().iter().filter(|range| range.nearer().is_none()).collect();
    let (idle, firm): (Vec<&WeightRange>, Vec<&WeightRange>) =
        others.into_iter().partition(|range| range.is_idle());
    let ranges: Vec<_> = nearest.iter().map(|range| bar(range)).collect();
    let body = html! {
        p { (overall(matching, found)) }
        p {
            "How far each weight can move, all others as they are, while these pairs stay the best. "
            "What is nearest to changing something comes first. The ends are exact: both were solved again, and so was the next weight beyond."
        }
        @if !nearest.is_empty() {
            div.beside-chart {
                figure {
                    div.chart role="img" aria-label="Bars: how far each weight can move around that of today; the table below has the numbers" {
                        (PreEscaped(chart::ranges(&ranges)?))
                    }
                    figcaption { "How far weights can move, as a share of today’s (the line in the middle), to at most half or half as much again" }
                }
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
        }
        (named("Can be anything without changing a pair: ", &firm))
        (named("Make no difference to these people: ", &idle))
        @if !found.missing().is_empty() {
            p { "Not looked at, since the time was over: " (found.missing().iter().map(|key| weight(key)).collect::<Vec<_>>().join(", ")) "." }
        }
    };
    Ok(Section { id: "sensitivity", title: "How firm the pairs are", body })
}

/// How many of the weights can change by a few per cent without changing a pair. That is what is
/// known: how many would move beyond an end is known of the next point only.
fn overall(matching: &Matching, found: &Sensitivity) -> Markup {
    let pairs = matching.pairs().len();
    let all = found.weights().len();
    let near: Vec<&WeightRange> =
        found.weights().iter().filter(|range| range.ends_within(NEAR).next().is_some()).collect();
    let moved = |range: &&WeightRange| {
        let ends = range.ends_within(NEAR);
        ends.filter_map(|end| end.first().first())
            .map(|change| change.difference().made().len())
            .max()
            .unwrap_or(0)
    };
    let most = near.iter().map(moved).max().unwrap_or(0);
    html! {
        b {
            @if near.is_empty() { "Any one weight can change by " (NEAR) " % and all " (counted(pairs, "pair")) (form(pairs, " stays.", " stay.")) }
            @else {
                (figure_of("firm", all - near.len())) " of " (counted(all, "weight")) " can change by " (NEAR) " %, one at a time, and all "
                (counted(pairs, "pair")) (form(pairs, " stays", " stay")) ". "
                (form(near.len(), "The other one", "The others")) " begin" (form(near.len(), "s", "")) " to move people sooner: at first "
                @if most > 1 { "up to " } (counted(most, "pair")) "."
            }
        }
    }
}

/// A change of a weight by this many per cent is small.
const NEAR: u32 = 5;

/// The range as shares of the weight, in thousandths; no end where anything goes.
fn bar(range: &WeightRange) -> (String, [Option<i64>; 2]) {
    let of = i64::from(range.weight().unsigned_abs().max(1));
    let end = |end: &End| {
        let way = i64::from(end.weight()) - i64::from(range.weight());
        matches!(end, End::Change { .. }).then(|| way * 1_000 / of)
    };
    let ends = [end(range.from()), end(range.to())];
    (weight(range.key()), ends)
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
