//! The figures in full: beside what they could be, and everything else that is counted of pairs;
//! what the matching is best at.

use maud::{Markup, html};

use crate::assignment::objectives::fairness::objective::Objective;
use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::telling::summary::{Share, Summary};
use crate::report::first_screen::compared;
use crate::report::glance::Glance;
use crate::report::section::Section;
use crate::report::words::{count, figure_of, person, share_cells};
use crate::season::season::Season;
use crate::words::form;

/// The name of the figure of pairs whose reporting lines could not be checked.
const UNCHECKED: &str = "reporting-line-unchecked";

/// How many people who mentor each other are named.
const NAMED: usize = 5;

/// The figures; of a season, those of its last round.
pub(in crate::report) fn section(glance: &Glance<'_>, season: Option<&Season>) -> Result<Section> {
    let (matching, sum) = (glance.matching, &glance.summary);
    let fairness =
        if matching.objective() == Objective::MostPoints { None } else { matching.fairness_price()? };
    let body = html! {
        @if let Some(season) = season {
            p {
                "From here on: the " (figure_of("pairs", matching.pairs().len())) " pairs of round " (season.round())
                ", as they were made. What was decided since is " a href="#season" { "above" } "."
            }
        } @else {
            p { "There " (form(matching.pairs().len(), "is", "are")) " " (figure_of("pairs", matching.pairs().len())) (form(matching.pairs().len(), " pair.", " pairs.")) }
        }
        div.tables {
            div { (compared(glance)) }
            (table(sum))
        }
        @if matching.objective() != Objective::MostPoints {
            p { "The matching is best at: " (matching.objective().description()) "." }
            @if let Some(price) = fairness { p { "Against the most points: " (price.to_string()) "." } }
        }
        @if !sum.loads().is_empty() { p { "Mentees of each mentor: " (sum.loads().to_string()) "." } }
        @if sum.supervisory_unchecked().count() > 0 {
            p { "In one reporting line: " (sum.supervisory_told()) ", since somebody above one of the two is not known." }
        }
        @if sum.co_mentees_unchecked().of() > 0 {
            p { "Co-mentees in one line: " (sum.co_mentees_told()) "." }
        }
        (mutual(matching))
    };
    Ok(Section { id: "summary", title: "The figures", body })
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
