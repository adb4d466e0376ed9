//! The greatest worst pair.
//!
//! *Problem.* Of the assignments of a face, those whose worst pair is the best possible.
//!
//! *Method.* A threshold is kept when every pair below it can be exchanged: for each of them, a
//! search for a change that parts it and makes no pair below. Thresholds are tried upwards from the
//! worst pair at hand, by steps that double, then by halves. One that is missed leaves an
//! assignment no worse than the best that was kept: what was exchanged was exchanged upwards.
//!
//! *Cost.* A search for each pair below a threshold, and a logarithm of different ratings as many
//! thresholds; one that is missed ends with its first search in vain.
//!
//! *Reference.* J. L. Bentley and A. C.-C. Yao, "An almost optimal algorithm for unbounded
//! searching", Information Processing Letters 5, 1976.

use crate::assignment::objectives::ties::exchange::{Exchange, Exhausted};
use crate::assignment::objectives::ties::optimal_face::OptimalFace;

/// Narrows the face to the assignments with the greatest worst pair. `ratings` are those of the
/// choices; `settled` is the worst of the settled pairs. What has no rating counts as the best.
pub(super) fn greatest_worst(
    face: &mut OptimalFace,
    exchange: &mut Exchange<'_, '_>,
    ratings: &[i32],
    settled: i32,
) -> Result<(), Exhausted> {
    let limit = settled.min(most_for_all(face, ratings));
    let mut levels: Vec<i32> = ratings.iter().copied().filter(|&rating| rating < limit).collect();
    levels.push(limit);
    levels.sort_unstable();
    levels.dedup();
    let worst = |face: &OptimalFace| {
        let made = face.choices.iter().zip(ratings).filter(|(choice, _)| choice.is_made);
        made.map(|(_, &rating)| rating).min().map_or(limit, |worst| worst.min(limit))
    };
    let place = |rating: i32| levels.partition_point(|&level| level < rating);
    // the last level that is kept, and the first that is missed
    let (mut kept, mut missed) = (place(worst(face)), levels.len());
    let mut step = 1;
    while kept + 1 < missed {
        let next = if missed == levels.len() { (kept + step).min(missed - 1) } else { kept.midpoint(missed) };
        if raised_to(levels[next], face, exchange, ratings)? {
            kept = place(worst(face)).max(next);
            step *= 2;
        } else {
            missed = next;
        }
    }
    for (at, &rating) in ratings.iter().enumerate() {
        if rating < levels[kept] {
            face.close(at);
        }
    }
    face.narrow();
    Ok(())
}

/// No threshold above this can be kept: each member that must have one of the choices has none
/// better.
fn most_for_all(face: &OptimalFace, ratings: &[i32]) -> i32 {
    let mut best = vec![i32::MIN; face.load.len()];
    for (choice, &rating) in face.choices.iter().zip(ratings) {
        for member in [choice.row, choice.column] {
            let best = &mut best[member as usize];
            *best = rating.max(*best);
        }
    }
    let must = |member: usize| {
        let settled = face.load[member] - face.movable[member];
        face.range[member].0 > settled
    };
    (0..best.len()).filter(|&member| must(member)).map(|member| best[member]).min().unwrap_or(i32::MAX)
}

/// Exchanges all pairs below a threshold, if that can be done.
fn raised_to(
    threshold: i32,
    face: &mut OptimalFace,
    exchange: &mut Exchange<'_, '_>,
    ratings: &[i32],
) -> Result<bool, Exhausted> {
    for at in 0..face.choices.len() {
        let choice = face.choices[at];
        if ratings[at] >= threshold || !choice.is_made {
            continue;
        }
        let may_make = |other: usize| ratings[other] >= threshold;
        if !exchange.find(face, [choice.row, choice.column], may_make)? {
            return Ok(false);
        }
        exchange.apply(face, choice.row);
        face.turn(at);
    }
    Ok(true)
}
