//! Each pair's card, with everything that speaks for and against it.
//!
//! Cards are in the order of the mentors, closed at first; the page's script can search and sort
//! them. Of a large cohort the page has the same as compact data, and the script makes cards of
//! those that are looked at.

use maud::{PreEscaped, html};

use crate::error::Result;
use crate::matching::matching::Matching;
use crate::report::pair_card::PairCard;
use crate::report::pair_data::json;
use crate::report::section::Section;
use crate::report::words::count;

/// What the cards of all pairs say, in the order of the pairs.
pub(in crate::report) fn cards(matching: &Matching) -> Result<Vec<PairCard>> {
    matching.pairs().iter().enumerate().map(|(at, pair)| PairCard::of(matching, at, pair)).collect()
}

/// The cards; as data where there are more than `explained`, which `without_script` has to be read
/// otherwise.
pub(in crate::report) fn section(
    cards: &[PairCard],
    explained: usize,
    without_script: Option<&str>,
) -> Option<Section> {
    if cards.is_empty() {
        return None;
    }
    let body = html! {
        p { "Open a pair to see every contribution to its points, and what is absent. They are in the order of the mentors." }
        p {
            "The fit says how near a pair is to the best its mentee could have: its points as a share of what the best "
            "partner would give among all mentors who are possible for this mentee, whoever they are with. It is rounded "
            "down, so only the best is 100. Fits are never added up."
        }
        @if cards.len() <= explained {
            ul #cards .cards { @for card in cards { (card.to_markup()) } }
        } @else {
            noscript { p { "The " (count(cards.len())) " pairs are searched and shown by a script, which does not run here." } }
            @if let Some(page) = without_script {
                p { a href=(page) { "All " (count(cards.len())) " pairs, page by page" } " (to print, or to read without scripts)" }
            }
            ul #cards .cards { }
            script #pair-data type="application/json" { (PreEscaped(json(cards.iter()))) }
        }
    };
    Some(Section { id: "pairs", title: "The pairs", body })
}
