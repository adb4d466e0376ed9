//! Which of some pairs the people and the programme forbid, and by what.

use crate::matching::telling::explain::Explanation;
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::scores::Scores;

/// A pair that may not be.
#[derive(Debug, Clone)]
pub(crate) struct Forbidden {
    pub(crate) pair: PairId,
    /// The criteria that say so, by name.
    pub(crate) criteria: Vec<String>,
    /// What they say, for the coordinator.
    pub(crate) why: String,
    /// May a coordinator waive all of it?
    pub(crate) is_waivable: bool,
}

/// Those of the pairs that may not be. Pairs with somebody who is not there are passed over.
///
/// Time O(pairs x tables).
pub(crate) fn forbidden<'a>(
    cohort: &'a Cohort,
    scores: &'a Scores,
    pairs: impl IntoIterator<Item = &'a PairId>,
) -> Vec<Forbidden> {
    let found = pairs.into_iter().filter_map(|pair| {
        let (row, column) = scores.row(pair.mentor()).zip(scores.column(pair.mentee()))?;
        if scores.problem().score(row, column).is_some() {
            return None;
        }
        let (mentor, mentee) = cohort.get(pair.mentor()).zip(cohort.get(pair.mentee()))?;
        let told = Explanation::of(scores, row, column, &PairView::new(cohort, mentor, mentee));
        let (criteria, texts): (Vec<String>, Vec<String>) =
            told.prohibitions().map(|why| (why.criterion().to_owned(), why.text())).unzip();
        let is_waivable = scores
            .criteria()
            .filter(|criterion| criteria.iter().any(|name| name == criterion.name()))
            .all(Criterion::is_waivable);
        // a pair with themselves is forbidden by no criterion
        let is_waivable = is_waivable && !criteria.is_empty();
        let why = if texts.is_empty() { "that is forbidden".to_owned() } else { texts.join("; ") };
        Some(Forbidden { pair: pair.clone(), criteria, why, is_waivable })
    });
    found.collect()
}
