//! Each pair's card, with everything that speaks for and against it.
//!
//! The fit stands beside the points. Cards are in the order of the mentors, closed at first; the
//! page's script can search and sort them. Where there are more pairs than cards, the weakest have
//! one, since these are asked about.

use maud::{Markup, html};

use crate::assignment::model::term::Entry;
use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::people::participant::Participant;
use crate::phrases::english::explanations::contribution as words;
use crate::report::section::{Part, Section};
use crate::report::words::{count, counted, grouped, person, said, signed};
use crate::words::fit;

pub(in crate::report) fn section(matching: &Matching, order: &[usize], explained: usize) -> Part {
    let pairs = matching.pairs();
    if pairs.is_empty() {
        return Ok(None);
    }
    let mut chosen: Vec<usize> = order.iter().copied().take(explained).collect();
    chosen.sort_unstable();
    let mut cards = Vec::with_capacity(chosen.len());
    for k in chosen {
        if let Some(pair) = pairs.get(k) {
            cards.push(card(matching, k, pair)?);
        }
    }
    let body = html! {
        p { "Open a pair to see every contribution to its points. They are in the order of the mentors." }
        p {
            "The fit says how near a pair is to the best its mentee could have: its points as a share of what the best "
            "partner would give among all mentors who are possible for this mentee, whoever they are with. It is rounded "
            "down, so only the best is 100. Fits are never added up."
        }
        @if cards.len() < pairs.len() {
            p { "Only the " (counted(cards.len(), "weakest pair")) " of " (count(pairs.len())) " are explained here." }
        }
        ul #cards .cards { @for card in &cards { (card) } }
    };
    Ok(Some(Section { id: "pairs", title: "The pairs", body }))
}

/// One pair: closed, its points; open, every contribution and what is not known.
fn card(matching: &Matching, k: usize, pair: &Pair) -> Result<Markup> {
    let told = matching.explain(pair.mentor(), pair.mentee())?;
    let cohort = matching.cohort();
    let from = |person: Option<&Participant>| {
        let place = person.and_then(Participant::department).map(str::to_owned);
        place.unwrap_or_default()
    };
    let (there, here) = (from(cohort.get(pair.mentor())), from(cohort.get(pair.mentee())));
    let agreed =
        [pair.duration().map(|agreed| agreed.to_string()), pair.format().map(|agreed| agreed.to_string())];
    let agreed: Vec<String> = agreed.into_iter().flatten().collect();
    Ok(html! {
        li id={ "pair-" (k + 1) } data-points=(pair.points()) data-fit=(pair.fit()) {
            details {
                summary {
                    span.who { (person(cohort, pair.mentor())) " mentors " (person(cohort, pair.mentee())) }
                    " " span.worth data-figure="pair" { (grouped(pair.points())) }
                    span.quiet {
                        (fit(pair.fit()))
                        @if !there.is_empty() || !here.is_empty() { ", " (said(&there)) " → " (said(&here)) }
                    }
                }
                ul.why {
                    @for contribution in told.contributions() {
                        @if let Entry::Points(points) = contribution.entry() {
                            @if contribution.speaks() { li { b { (signed(points.into())) } (said(&words(contribution, told.names()))) } }
                        }
                    }
                    @if !told.unknown().is_empty() { li.quiet { b { } "not known: " (said(&told.not_known())) } }
                    @if !agreed.is_empty() { li.quiet { b { } "agreed: " (agreed.join(", ")) } }
                }
            }
        }
    })
}
