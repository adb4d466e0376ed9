//! How good the pairs are: the distribution of their scores, and the weakest by name.
//!
//! The order of the weakest is made here once, and the cards use it.

use maud::{PreEscaped, html};

use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::report::chart;
use crate::report::section::{Part, Section};
use crate::report::words::{counted, figure, grouped, person};
use crate::words::fit;

const NAMED: usize = 10;

/// The places of the pairs among all, the weakest first.
pub(in crate::report) fn weakest_first(matching: &Matching) -> Vec<usize> {
    let mut order: Vec<usize> = (0..matching.pairs().len()).collect();
    order.sort_by_key(|&k| matching.pairs()[k].points()); // stable: equals stay in order
    order
}

pub(in crate::report) fn section(matching: &Matching, order: &[usize]) -> Part {
    let pairs = matching.pairs();
    let points: Vec<i32> = order.iter().filter_map(|&k| pairs.get(k)).map(Pair::points).collect();
    let (Some(&worst), Some(&best), Some(&median)) =
        (points.first(), points.last(), points.get(points.len() / 2))
    else {
        return Ok(None);
    };
    let bins = bins(&points, worst, best);
    let body = html! {
        p {
            "The weakest pair has " (figure("worst", worst)) " points, the strongest " (figure("best", best))
            ", the one in the middle " (figure("median", median)) "."
        }
        @if bins.len() > 1 {
            figure {
                div.chart role="img" aria-label="Columns: how many pairs have how many points; the table below has the numbers" {
                    (PreEscaped(chart::histogram(&bins)?))
                }
                figcaption { "Pairs by their points" }
            }
            details {
                summary { "The numbers of this picture" }
                table {
                    caption { "Pairs by their points" }
                    thead { tr { th scope="col" { "Points" } th.number scope="col" { "Pairs" } } }
                    tbody {
                        @for &(from, to, number) in &bins {
                            tr { th scope="row" { (grouped(from)) " to " (grouped(to)) } td.number data-figure="bin" { (number) } }
                        }
                    }
                }
            }
        }
        h3 { "The weakest" }
        p.quiet { "Look here first. A weak pair is still part of the best whole: its card says why it is worth what it is." }
        ol.weakest {
            @for &k in order.iter().take(NAMED) {
                @if let Some(pair) = pairs.get(k) {
                    li {
                        a href={ "#pair-" (k + 1) } { (person(matching.cohort(), pair.mentor())) " and " (person(matching.cohort(), pair.mentee())) }
                        ": " (grouped(pair.points())) " points, " (fit(pair.fit()))
                    }
                }
            }
        }
        @if pairs.len() > NAMED { p.quiet { "… of " (counted(pairs.len(), "pair")) "." } }
    };
    Ok(Some(Section { id: "scores", title: "How good the pairs are", body }))
}

/// Equal steps of a round number of points, as many as fit the number of pairs (their square root,
/// 4 to 24): first and last points of each, and how many pairs.
fn bins(sorted: &[i32], worst: i32, best: i32) -> Vec<(i64, i64, usize)> {
    let fitting = (4..=24).find(|steps: &usize| steps * steps >= sorted.len()).unwrap_or(24);
    let most = i64::try_from(fitting).unwrap_or(24);
    let (worst, best) = (i64::from(worst), i64::from(best));
    let mut step = 1;
    for factor in [2, 5, 10].into_iter().cycle() {
        if best.div_euclid(step) - worst.div_euclid(step) < most {
            break;
        }
        // 1, 2, 5, 10, 20, 50, …
        step = match factor {
            2 => step * 2,
            5 => step / 2 * 5,
            _ => step / 5 * 10,
        };
    }
    let (first, last) = (worst.div_euclid(step), best.div_euclid(step));
    let mut bins: Vec<(i64, i64, usize)> =
        (first..=last).map(|k| (k * step, k * step + step - 1, 0)).collect();
    for &points in sorted {
        let place = usize::try_from(i64::from(points).div_euclid(step) - first).unwrap_or(0);
        if let Some(bin) = bins.get_mut(place) {
            bin.2 += 1;
        }
    }
    bins
}
