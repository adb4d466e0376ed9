//! What would be otherwise under another programme: both sets of pairs by the points of either, who
//! gains, who loses, and every pair that changes.

use maud::{Markup, PreEscaped, html};

use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::matching::telling::summary::{Share, Summary};
use crate::matching::what_if::comparison::{Comparison, Mover, ScoredBy};
use crate::people::participant_id::ParticipantId;
use crate::report::chart;
use crate::report::section::Section;
use crate::report::words::{
    count, counted, figure, figure_of, grouped, percent, person, said, signed, spoken,
};

/// How many people are named who lose, and how many who gain.
const NAMED: usize = 15;
/// So many changes of pairs are listed.
const LISTED: usize = 500;
const BOTH: [ScoredBy; 2] = [ScoredBy::Before, ScoredBy::After];

pub(in crate::report) fn section(matching: &Matching, comparison: &Comparison) -> Result<Section> {
    let (parted, made) = (comparison.difference().parted(), comparison.difference().made());
    let other = comparison.programme(ScoredBy::After);
    let body = html! {
        p {
            "The pairs of this page, compared with those that " b { (said(other)) } " would make: "
            (figure_of("what-if-kept", comparison.kept())) " stay, " (figure_of("what-if-parted", parted.len())) " part, "
            (figure_of("what-if-made", made.len())) " are made. " (counted(comparison.people().len(), "change"))
            " of partners in all."
        }
        (figures(comparison.before(), comparison.after())?)
        (totals(comparison))
        h3 { "Who loses most, by " (said(other)) }
        (movers(matching, &comparison.losses(ScoredBy::After)))
        h3 { "Who gains most, by " (said(other)) }
        (movers(matching, &comparison.gains(ScoredBy::After)))
        @if !parted.is_empty() || !made.is_empty() {
            details {
                summary { "All pairs that change" }
                h3 { "Pairs that part" }
                (pairs(matching, parted))
                h3 { "Pairs that are made" }
                (pairs(matching, made))
            }
        }
    };
    Ok(Section { id: "what-if", title: "What if", body })
}

/// What both come to, by both programmes.
fn totals(comparison: &Comparison) -> Markup {
    let [ours, theirs] = BOTH.map(|measure| comparison.by_criterion(measure));
    let sums = BOTH.map(|measure| comparison.points(measure));
    let names = BOTH.map(|measure| comparison.programme(measure));
    html! {
        div.wide tabindex="0" role="region" aria-label="What both sets of pairs come to" {
            table {
                caption { "Points of both sets of pairs, counted by each programme" }
                thead {
                    tr { td { } @for name in names { th.number scope="colgroup" colspan="2" { "by " (said(name)) } } }
                    tr { th scope="col" { "Criterion" } @for _ in names { th.number scope="col" { "now" } th.number scope="col" { "then" } } }
                }
                tbody {
                    @for (one, two) in ours.iter().zip(theirs) {
                        @let points = [one.before(), one.after(), two.before(), two.after()];
                        @if points != [0; 4] {
                            tr {
                                th scope="row" { (said(&spoken(one.criterion()))) }
                                @for points in points { td.number data-figure={ "what-if-" (one.criterion()) } { (grouped(points)) } }
                            }
                        }
                    }
                }
                tfoot { tr {
                    th scope="row" { "All" }
                    @for (now, then) in sums { td.number data-figure="what-if-points" { (grouped(now)) } td.number data-figure="what-if-points" { (grouped(then)) } }
                } }
            }
        }
        @for measure in BOTH {
            @let forbidden = comparison.forbidden(measure);
            @if !forbidden.is_empty() {
                p.quiet { "Not counted: " (counted(forbidden.len(), "pair")) " that " (said(comparison.programme(measure))) " forbids." }
            }
        }
    }
}

/// The figures of both sets of pairs, next to each other.
fn figures(before: &Summary, after: &Summary) -> Result<Markup> {
    let first = |ranks: &[Share]| ranks.first().copied().unwrap_or_default();
    let rows = [
        ("mentees with a mentor", before.mentees_matched(), after.mentees_matched()),
        ("pairs of different departments", before.cross_department(), after.cross_department()),
        ("pairs of different regions", before.cross_region(), after.cross_region()),
        ("mentees with their first choice", first(before.mentee_choices()), first(after.mentee_choices())),
        ("mentors with their first choice", first(before.mentor_choices()), first(after.mentor_choices())),
        ("pairs of two introverts", before.two_introverts(), after.two_introverts()),
        ("pairs known to be in one reporting line", before.supervisory(), after.supervisory()),
    ];
    // that something could not be checked is said where it is so
    let unchecked = [before, after].map(Summary::supervisory_unchecked);
    let unchecked = unchecked.iter().any(|share| share.count() > 0).then_some((
        "pairs whose reporting lines could not be checked",
        unchecked[0],
        unchecked[1],
    ));
    let rows: Vec<_> =
        rows.into_iter().chain(unchecked).filter(|(_, before, after)| before.of() + after.of() > 0).collect();
    let thousandths = |share: Share| (share.count() * 1_000).checked_div(share.of()).unwrap_or(0);
    let changes: Vec<(String, [usize; 2])> = rows
        .iter()
        .map(|(words, before, after)| ((*words).to_owned(), [thousandths(*before), thousandths(*after)]))
        .collect();
    Ok(html! {
        div.beside-chart {
            @if !changes.is_empty() {
                figure {
                    div.chart role="img" aria-label="From each figure of today to that of then; the table below has the numbers" {
                        (PreEscaped(chart::dumbbells(&changes)?))
                    }
                    figcaption { "Each figure from today (ring) to then (dot), in per cent" }
                }
            }
            div.wide tabindex="0" role="region" aria-label="Figures now and then" {
                table {
                    caption { "Figures" }
                    thead { tr {
                        th scope="col" { "" span.quiet { "What" } } th.number scope="col" { "now" } th.number scope="col" { "share" }
                        th.number scope="col" { "then" } th.number scope="col" { "share" }
                    } }
                    tbody {
                        @for (words, before, after) in &rows {
                            tr {
                                th scope="row" { (words) }
                                td.number { (count(before.count())) } td.number { (percent(*before)) }
                                td.number { (count(after.count())) } td.number { (percent(*after)) }
                            }
                        }
                    }
                }
            }
        }
    })
}

/// Those who gain most or lose most, by the points of one programme.
fn movers(matching: &Matching, people: &[&Mover]) -> Markup {
    let names = |ids: &[ParticipantId]| -> Markup {
        html! {
            @if ids.is_empty() { "nobody" }
            @for (k, id) in ids.iter().enumerate() { @if k > 0 { ", " } (person(matching.cohort(), id)) }
        }
    };
    html! {
        @if people.is_empty() { p { "Nobody." } }
        @else {
            ul.movers {
                @for mover in people.iter().take(NAMED) {
                    li {
                        b.number { (signed(mover.change(ScoredBy::After).unwrap_or(0))) } " "
                        (person(matching.cohort(), mover.id())) ", " (mover.role().to_string()) ": "
                        (names(mover.before())) " → " (names(mover.after()))
                    }
                }
            }
            @if people.len() > NAMED { p.quiet { "… and " (count(people.len() - NAMED)) " more." } }
        }
    }
}

/// The pairs that part, or those that are made.
fn pairs(matching: &Matching, pairs: &[Pair]) -> Markup {
    html! {
        ul.names {
            @for pair in pairs.iter().take(LISTED) {
                li { (person(matching.cohort(), pair.mentor())) " and " (person(matching.cohort(), pair.mentee())) " (" (figure("what-if-pair", pair.points())) ")" }
            }
        }
        @if pairs.len() > LISTED { p.quiet { "… and " (count(pairs.len() - LISTED)) " more." } }
    }
}
