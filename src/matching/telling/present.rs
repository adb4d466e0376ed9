//! What pairs are told by what is known now, whichever matching they come from.

use std::sync::Arc;

use crate::error::{Error, Result};
use crate::matching::matcher::Matcher;
use crate::matching::matching::Matching;
use crate::matching::pair::{Pair, paired};
use crate::matching::telling::explain::Explanation;
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
use crate::scoring::criterion::PairView;

impl Matcher {
    /// Pairs of a cohort, and what there is to say about each. The scores are those of the matching
    /// where that is about the same people, and else made for them.
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when somebody does not take part; as
    /// [`Scores::with_criteria`](crate::scoring::Scores::with_criteria).
    pub(crate) fn told<'a>(
        &self,
        cohort: &Arc<Cohort>,
        made: Option<&Matching>,
        pairs: impl IntoIterator<Item = &'a PairId>,
    ) -> Result<Vec<(Pair, Explanation)>> {
        let known = made.and_then(|made| self.scores_of(made, cohort));
        let scores = if let Some(scores) = known {
            Arc::clone(scores)
        } else {
            let work = self.work();
            let scores = self.scores(cohort, &work)?;
            work.guard().done();
            scores
        };
        let told = pairs.into_iter().map(|id| {
            let nobody = || Error::unknown("no such pair").of_person(id.mentor().as_str());
            let place = scores.row(id.mentor()).zip(scores.column(id.mentee())).ok_or_else(nobody)?;
            let people = cohort.get(id.mentor()).zip(cohort.get(id.mentee()));
            let (mentor, mentee) = people.ok_or_else(nobody)?;
            let view = PairView::new(cohort, mentor, mentee);
            let pair = paired(Some(cohort), &scores, place, true).ok_or_else(nobody)?;
            Ok((pair, Explanation::of(&scores, place.0, place.1, &view).with_names(cohort)))
        });
        told.collect()
    }
}
