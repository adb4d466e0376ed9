//! Whose ranked choices were honoured: of those who stated a choice of each rank, how many got
//! it.
//!
//! Mentors' and mentees' choices are counted apart, since they are worth different points.

use maud::html;

use crate::matching::matching::Matching;
use crate::report::section::Section;
use crate::report::words::share_cells;
use crate::words::ordinal;

pub(in crate::report) fn section(matching: &Matching) -> Option<Section> {
    let sum = matching.summary();
    let sides = [("Mentees", "mentees", sum.mentee_choices()), ("Mentors", "mentors", sum.mentor_choices())];
    if sides.iter().all(|(_, _, ranks)| ranks.iter().all(|share| share.of() == 0)) {
        return None;
    }
    let body = html! {
        p { "Out of those who stated such a choice, how many got it." }
        div.wide tabindex="0" role="region" aria-label="Choices honoured, in numbers" {
            table {
                caption { "Choices honoured" }
                thead { tr {
                    th scope="col" { "Choice" } th.number scope="col" { "Got it" }
                    th.number scope="col" { "Stated one" } th.number scope="col" { "Share" } td.bar { }
                } }
                @for (side, name, ranks) in sides {
                    tbody {
                        @for (rank, &share) in (1..).map(ordinal).zip(ranks).filter(|(_, share)| share.of() > 0) {
                            tr { th scope="row" { (side) ", " (rank) } (share_cells(&format!("{name}-{rank}"), share)) }
                        }
                    }
                }
            }
        }
    };
    Some(Section { id: "choices", title: "Choices honoured", body })
}
