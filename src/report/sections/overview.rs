//! The figures at a glance: who is served, what crosses silos, the points, and what the matching is
//! best at.
//!
//! The lead sentence above the sections comes from here as well.

use maud::{Markup, html};

use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::fairness::objective::Objective;
use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::telling::summary::{Share, Summary};
use crate::report::section::Section;
use crate::report::words::{count, figure, figure_of, percent, person, share_cells};
use crate::season::season::Season;

/// The name of the figure of pairs whose reporting lines could not be checked.
const UNCHECKED: &str = "reporting-line-unchecked";

/// How many people who mentor each other are named.
const NAMED: usize = 5;

/// What a board wants to know first, in one or two sentences.
pub(in crate::report) fn lead(matching: &Matching) -> Markup {
    let served = matching.summary().mentees_matched();
    html! {
        @if served.count() == served.of() { "All " (count(served.of())) " mentees have a mentor." }
        @else { (count(served.count())) " of " (count(served.of())) " mentees have a mentor." }
        @if matching.gap() == ObjectiveValue::default() { " No other set of pairs is better: that is proven below." }
        @else { " At most " (matching.gap().to_string()) " more may be possible: that is proven below." }
    }
}

/// The figures; of a season, those of its last round.
pub(in crate::report) fn section(matching: &Matching, season: Option<&Season>) -> Result<Section> {
    let sum = matching.summary();
    let tiles = [
        ("mentees-matched", "mentees with a mentor", sum.mentees_matched()),
        ("mentors-matched", "mentors with a mentee", sum.mentors_matched()),
        ("cross-department", "pairs across departments", sum.cross_department()),
        ("cross-region", "pairs across regions", sum.cross_region()),
        (
            "mentees-first-choice",
            "mentees with their first choice",
            sum.mentee_choices().first().copied().unwrap_or_default(),
        ),
        ("mentees-with-choice", "mentees with one of their choices", sum.mentees_with_choice()),
    ];
    let fairness =
        if matching.objective() == Objective::MostPoints { None } else { matching.fairness_price()? };
    let body = html! {
        @if let Some(season) = season {
            p {
                "From here on: the matching of round " (season.round()) ", as it was made. " (lead(matching))
                " What was decided since is " a href="#season" { "above" } "."
            }
        }
        dl.tiles {
            @for (name, words, share) in tiles.into_iter().filter(|(_, _, share)| share.of() > 0) {
                div {
                    dt { (words) }
                    dd { b { (figure_of(name, share.count())) } " of " (count(share.of())) span.quiet { " " (percent(share)) } }
                }
            }
            div {
                dt { "points in all" }
                dd { b { (figure("points", sum.points())) } span.quiet { " in " (figure_of("pairs", matching.pairs().len())) " pairs" } }
            }
        }
        @if matching.objective() != Objective::MostPoints {
            p { "The matching is best at: " (matching.objective().description()) "." }
            @if let Some(price) = fairness { p { "Against the most points: " (price.to_string()) "." } }
        }
        (table(&sum))
        @if !sum.loads().is_empty() { p { "Mentees of each mentor: " (sum.loads().to_string()) "." } }
        @if sum.supervisory_unchecked().count() > 0 {
            p { "In one reporting line: " (sum.supervisory_told()) ", since somebody above one of the two is not known." }
        }
        @if sum.co_mentees_unchecked().of() > 0 {
            p { "Co-mentees in one line: " (sum.co_mentees_told()) "." }
        }
        (mutual(matching))
    };
    Ok(Section { id: "summary", title: "At a glance", body })
}

/// Is there something to say? That something could not be checked is said where it is so.
fn is_told((name, _, share): &(&str, &str, Share)) -> bool {
    if *name == UNCHECKED { share.count() > 0 } else { share.of() > 0 }
}

/// Two people who are paired in both directions.
fn mutual(matching: &Matching) -> Markup {
    let pairs = matching.mutual();
    html! {
        @if !pairs.is_empty() {
            p {
                "Two people who mentor each other: " (figure_of("mutual", pairs.len())) " ("
                @for (k, pair) in pairs.iter().take(NAMED).enumerate() {
                    @if k > 0 { "; " } (person(matching.cohort(), pair.mentor())) " and " (person(matching.cohort(), pair.mentee()))
                }
                @if pairs.len() > NAMED { "; and " (count(pairs.len() - NAMED)) " more" }
                ")."
            }
        }
    }
}

/// Everything else that is counted of pairs.
fn table(sum: &Summary) -> Markup {
    let rows: [(&str, &str, Share); 9] = [
        ("of-different-departments", "of different departments", sum.cross_department()),
        ("of-different-units", "of different units", sum.cross_unit()),
        ("of-different-regions", "of different regions", sum.cross_region()),
        ("of-different-locations", "of different locations", sum.cross_location()),
        ("of-different-countries", "of different countries", sum.cross_country()),
        ("of-two-introverts", "of two introverts", sum.two_introverts()),
        ("of-two-extraverts", "of two extraverts", sum.two_extraverts()),
        ("in-a-reporting-line", "known to be in one reporting line", sum.supervisory()),
        (UNCHECKED, "whose reporting lines could not be checked", sum.supervisory_unchecked()),
    ];
    html! {
        div.wide tabindex="0" role="region" aria-label="Pairs by what they are" {
            table {
                caption { "Pairs, out of those where it is known of both" }
                thead { tr {
                    th scope="col" { "Pairs" } th.number scope="col" { "Number" }
                    th.number scope="col" { "Out of" } th.number scope="col" { "Share" } td.bar { }
                } }
                tbody {
                    @for (name, words, share) in rows.into_iter().filter(is_told) {
                        tr { th scope="row" { (words) } (share_cells(name, share)) }
                    }
                }
            }
        }
    }
}
