//! The fit of each weight in each pair: which share of the weight the pair gets.
//!
//! A score is a sum of weights times fits. So the fit is what a pair scores when one weight counts
//! and all others are 0, less what it scores when all are 0. This asks no criterion what it does,
//! so it is right for all of them. What is taken off (`two_introverts`) has a negative fit.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::programme::weights::Weights;
use crate::progress::PhaseKind;
use crate::scoring::scores::Scores;

/// The weight that counts: fits are exact to a thousandth, as points are rounded.
const FULL: i32 = 1_000;

/// The fits of one weight.
#[derive(Debug, Clone)]
pub(super) struct Fits {
    pub(super) key: &'static str,
    /// Its points in the programme.
    pub(super) weight: i32,
    /// Pair by pair, in the order of the matching.
    pub(super) of_pairs: Vec<f64>,
}

/// The fits of all weights, in the order of [`Weights::all`].
///
/// Time: that of scoring the cohort once for each weight.
///
/// # Errors
/// Those of scoring; [`is_cancelled`](crate::Error::is_cancelled).
pub(super) fn fits(matching: &Matching, work: &Work<'_>) -> Result<Vec<Fits>> {
    let guard = work.guard();
    let now = matching.programme().weights();
    let mut none = now.clone();
    for (key, _) in now.all() {
        none = none.with(key, 0)?;
    }
    let scored = |weights: &Weights| {
        let programme = matching.programme().clone().with_weights(weights.clone());
        Scores::with_criteria_under(matching.cohort(), &programme, &[], guard)
    };
    let base = scored(&none)?;
    let places = places(matching);
    let mut found = Vec::new();
    let all = now.all();
    for (at, &(key, weight)) in all.iter().enumerate() {
        guard.left(PhaseKind::Scoring, all.len() - at, all.len())?;
        let alone = scored(&none.clone().with(key, FULL)?)?;
        let fit = |&(row, column): &(Row, Column)| {
            let points = alone.problem().score(row, column).zip(base.problem().score(row, column));
            // a pair is allowed under both or under neither: what is forbidden does not depend on
            // weights
            points.map_or(0.0, |(with, without)| f64::from(with - without) / f64::from(FULL))
        };
        let of_pairs = places.iter().map(fit).collect();
        found.push(Fits { key, weight, of_pairs });
    }
    Ok(found)
}

/// The pairs as rows and columns.
fn places(matching: &Matching) -> Vec<(Row, Column)> {
    let scores = matching.scores();
    let place = |pair: &Pair| scores.row(pair.mentor()).zip(scores.column(pair.mentee()));
    matching.pairs().iter().filter_map(place).collect()
}
