//! Which pairs cross which silo: from the mentors' departments to the mentees', and the same of
//! regions.
//!
//! A table of silos by silos. The smallest share a row and a column, so that it fits on a page; the
//! sums are those of all.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::matching::matching::Matching;
use crate::matching::telling::flow::Flow;
use crate::people::silo::Silo;
use crate::report::section::Section;
use crate::report::words::{count, counted, figure_of, percent, said};
use crate::words::form;

/// How many rows and columns a table has at most; the smallest silos share one.
const MOST: usize = 14;

/// What a line or column of a table stands for. A silo may have any name, even those of the other
/// two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place<'a> {
    Named(&'a str),
    NotKnown,
    Others,
}

impl Place<'_> {
    fn heading(self) -> Markup {
        match self {
            Self::Named(name) => said(name),
            Self::NotKnown => html! { i { "not known" } },
            Self::Others => html! { i { "all others" } },
        }
    }
}

pub(in crate::report) fn section(matching: &Matching) -> Option<Section> {
    let mut parts = Vec::new();
    for silo in [Silo::Department, Silo::Region] {
        let flow = matching.flow(silo);
        if flow.crossing().of() > 0 {
            parts.push(part(&flow));
        }
    }
    if parts.is_empty() {
        return None;
    }
    let body = html! {
        p { "A reverse mentor is most useful from elsewhere. Rows are where the mentors are, columns where their mentees are." }
        @for part in &parts { (part) }
    };
    Some(Section { id: "silos", title: "Across departments and regions", body })
}

/// A small map for the first screen: the table alone, of at most so many silos.
pub(in crate::report) fn map(matching: &Matching, silo: Silo, most: usize) -> Option<Markup> {
    let flow = matching.flow(silo);
    (flow.crossing().of() > 0).then(|| table(&flow, most, "A map of pairs"))
}

/// One silo: how many pairs cross it, and the table of pairs from silo to silo.
fn part(flow: &Flow) -> Markup {
    let silo = flow.silo().to_string();
    let share = flow.crossing();
    let crossing = format!("crossing-{silo}");
    html! {
        h3 { "From " (silo) " to " (silo) }
        p { (figure_of(&crossing, share.count())) " of " (counted(share.of(), "pair")) (form(share.count(), " goes", " go")) " to another " (silo) " (" (percent(share)) ")." }
        (table(flow, MOST, "Pairs"))
    }
}

/// The pairs from silo to silo.
fn table(flow: &Flow, most: usize, label: &str) -> Markup {
    let silo = flow.silo().to_string();
    let names = names(flow, most);
    let place = |name: Option<&str>| {
        let place = name.map_or(Place::NotKnown, Place::Named);
        names.iter().position(|&known| known == place).unwrap_or(names.len() - 1)
    };
    let mut cells = vec![vec![0usize; names.len()]; names.len()];
    for stream in flow.streams() {
        cells[place(stream.from())][place(stream.to())] += stream.pairs();
    }
    let most = cells.iter().flatten().copied().max().unwrap_or(0).max(1);
    let depth = |pairs: usize| if pairs == 0 { 0 } else { 1 + 4 * (pairs - 1) / most };
    let sums = |line: usize| cells[line].iter().sum::<usize>();
    let falls = |column: usize| cells.iter().map(|line| line[column]).sum::<usize>();
    html! {
        div.wide tabindex="0" role="region" aria-label={ (label) " from " (silo) " to " (silo) } {
            table.flow {
                caption { span { "Who crosses: " (silo) "s of the mentors (rows) and of their mentees (columns); in brackets, the same " (silo) } }
                thead { tr {
                    th scope="col" { "Mentors" }
                    @for name in &names { th.turned scope="col" { span { (name.heading()) } } }
                    th.turned scope="col" { span { "all" } }
                } }
                tbody {
                    @for (i, line) in names.iter().enumerate() {
                        tr {
                            th scope="row" { (line.heading()) }
                            @for (j, &pairs) in cells[i].iter().enumerate() {
                                @let inside = i == j && matches!(line, Place::Named(_));
                                td.number.shade data-shade=(depth(pairs)) {
                                    @if pairs > 0 && inside { "(" (count(pairs)) ")" } @else if pairs > 0 { (count(pairs)) }
                                }
                            }
                            td.number { b { (count(sums(i))) } }
                        }
                    }
                }
                tfoot { tr {
                    th scope="row" { "all" }
                    @for j in 0..names.len() { td.number { (count(falls(j))) } }
                    td.number { b { (count(flow.streams().iter().map(crate::matching::telling::flow::Stream::pairs).sum())) } }
                } }
            }
        }
    }
}

/// The silos with the most people first come into the table, in order of their names; then the
/// rest.
fn names(flow: &Flow, most: usize) -> Vec<Place<'_>> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for stream in flow.streams() {
        for end in [stream.from(), stream.to()].into_iter().flatten() {
            *sizes.entry(end).or_default() += stream.pairs();
        }
    }
    let mut largest: Vec<(&str, usize)> = sizes.into_iter().collect();
    largest.sort_by_key(|&(_, size)| std::cmp::Reverse(size));
    let too_many = largest.len() > most;
    largest.truncate(if too_many { most - 1 } else { most });
    let mut names: Vec<&str> = largest.into_iter().map(|(name, _)| name).collect();
    names.sort_unstable();
    let mut names: Vec<Place<'_>> = names.into_iter().map(Place::Named).collect();
    if flow.streams().iter().any(|stream| stream.from().is_none() || stream.to().is_none()) {
        names.push(Place::NotKnown);
    }
    if too_many {
        names.push(Place::Others);
    }
    names
}
