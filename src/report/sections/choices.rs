//! Whose ranked choices were honoured: of those who stated a choice of each rank, how many got
//! it; how many could have one of theirs; who asked for somebody who now has nobody.
//!
//! Mentors' and mentees' choices are counted apart, since they are worth different points. What a
//! missed choice would cost is found for some of them: each is a search through all pairs.

use maud::{Markup, html};

use crate::matching::matching::Matching;
use crate::matching::telling::choices_met::ChoicesMet;
use crate::matching::telling::missed_choice::MissedChoice;
use crate::report::section::{Part, Section};
use crate::report::words::{count, figure_of, said, share_cells};
use crate::words::ordinal;

/// How many missed choices are listed, and of how many the cost is told.
const LISTED: usize = 40;
const COSTED: usize = 10;

pub(in crate::report) fn section(matching: &Matching) -> Part {
    let sum = matching.summary();
    let sides = [
        ("Mentees", "mentees", sum.mentee_choices(), sum.mentees_with_choice()),
        ("Mentors", "mentors", sum.mentor_choices(), sum.mentors_with_choice()),
    ];
    if sides.iter().all(|(_, _, _, any)| any.of() == 0) {
        return Ok(None);
    }
    let met = matching.choices_met()?;
    let body = html! {
        (possible(&met))
        p { "Out of those who stated such a choice, how many got it." }
        div.wide tabindex="0" role="region" aria-label="Choices honoured, in numbers" {
            table {
                caption { "Choices honoured" }
                thead { tr {
                    th scope="col" { "Choice" } th.number scope="col" { "Got it" }
                    th.number scope="col" { "Stated one" } th.number scope="col" { "Share" } td.bar { }
                } }
                @for (side, name, ranks, any) in sides {
                    tbody {
                        @if any.of() > 0 { tr { th scope="row" { (side) ", any of theirs" } (share_cells(&format!("{name}-any"), any)) } }
                        @for (rank, &share) in (1..).map(ordinal).zip(ranks).filter(|(_, share)| share.of() > 0) {
                            tr { th scope="row" { (side) ", " (rank) } (share_cells(&format!("{name}-{rank}"), share)) }
                        }
                    }
                }
            }
        }
        (missed(matching, met.missed()))
    };
    Ok(Some(Section { id: "choices", title: "Choices honoured", body }))
}

/// How many have one of their choices, and how many could.
fn possible(met: &ChoicesMet) -> Markup {
    let mentees = met.mentees();
    html! {
        @if mentees.of() > 0 {
            p {
                "Mentees with one of their choices: " b { (figure_of("choices-met", mentees.count())) } " of " (count(mentees.of()))
                ", possible " @if !met.is_exact() { "at most " } b { (figure_of("choices-possible", met.possible())) }
                ". Possible is what the choices alone allow where as many mentees are served, whatever it costs in points."
            }
        }
    }
}

/// Who asked for somebody who has nobody, and what the first of these would cost.
fn missed(matching: &Matching, missed: &[MissedChoice]) -> Markup {
    let costs = |one: &MissedChoice| matching.why_not(one.mentor(), one.mentee()).ok();
    html! {
        @if !missed.is_empty() {
            h3 { "Asked for somebody who has nobody (" (figure_of("choices-missed", missed.len())) ")" }
            ul {
                @for (at, one) in missed.iter().take(LISTED).enumerate() {
                    li {
                        (said(&one.to_string()))
                        @if let Some(why) = (at < COSTED).then(|| costs(one)).flatten() { ": " (said(&why.to_string())) }
                    }
                }
            }
            @if missed.len() > LISTED { p.quiet { "… and " (count(missed.len() - LISTED)) " more." } }
        }
    }
}
