//! Pairs that what is known by now forbids: settled ones are not to be overlooked, open ones go no
//! further.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assignment::solvers::work::Work;
use crate::error::problems::Problems;
use crate::error::{Error, Result};
use crate::matching::constraints::Sparing;
use crate::matching::forbidden::{Forbidden, forbidden};
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
use crate::season::course::Course;
use crate::season::pair_state::PairState;
use crate::season::season::Season;

impl Season {
    /// Open pairs that somebody who joined, or details that changed, have made impossible, and
    /// why. They go no further, and the next [`rematch`](Self::rematch) parts them.
    pub fn forbidden_pairs(&self) -> impl Iterator<Item = (&PairId, &str)> {
        let open = |pair: &PairId| self.course.states().get(pair).is_some_and(PairState::is_open);
        self.barred.iter().filter(move |(pair, _)| open(pair)).map(|(pair, why)| (pair, why.as_str()))
    }

    /// Refuses that a pair goes on which has become impossible.
    pub(super) fn check_allowed(&self, pair: &PairId) -> Result<()> {
        match self.barred.get(pair) {
            Some(why) if self.course.states().get(pair).is_some_and(PairState::is_open) => {
                let refused = format!("{pair} can no longer be a pair: {why}");
                Err(Error::clash(refused)
                    .of_person(pair.mentee().as_str())
                    .with_advice("match again: Season::rematch parts them"))
            }
            _ => Ok(()),
        }
    }

    /// Open pairs that the people forbid, and why.
    pub(super) fn barred_now(&self, work: &Work<'_>) -> Result<BTreeMap<PairId, String>> {
        let open = self.course.with(PairState::is_open);
        if open.is_empty() {
            return Ok(BTreeMap::new());
        }
        let scores = self.matcher.scores(&self.cohort, work)?;
        Ok(forbidden(&self.cohort, &scores, &open).into_iter().map(|one| (one.pair, one.why)).collect())
    }

    /// What these people would forbid: refuses where it is a settled pair that nobody decided to
    /// keep, says which open pairs it is otherwise. Nothing where nobody is a pair.
    pub(super) fn check_people(
        &self,
        cohort: &Arc<Cohort>,
        course: &Course,
        work: &Work<'_>,
    ) -> Result<BTreeMap<PairId, String>> {
        let live = course.with(PairState::is_live);
        if live.is_empty() {
            return Ok(BTreeMap::new());
        }
        let scores = work.guard().part(0.0..0.8, || self.matcher.scores(cohort, work))?;
        let is_settled = |pair: &PairId| course.states().get(pair).is_some_and(PairState::is_settled);
        // a pair that the coordinator has fixed is not parted without a word, either
        let must_stay = |pair: &PairId| is_settled(pair) || cohort.locked().binary_search(pair).is_ok();
        let (settled, open): (Vec<Forbidden>, Vec<Forbidden>) =
            forbidden(cohort, &scores, &live).into_iter().partition(|one| must_stay(&one.pair));
        let is_kept = |one: &Forbidden| {
            let kept = course.kept(&one.pair);
            !one.criteria.is_empty() && one.criteria.iter().all(|criterion| kept.contains(criterion))
        };
        let refused = settled.iter().filter(|one| !is_kept(one)).map(refused);
        refused.collect::<Problems>().finish()?;
        if live.iter().any(is_settled) {
            self.matcher.check_given(cohort, &course.given(Sparing::Nobody), &scores, work)?;
        }
        Ok(open.into_iter().map(|one| (one.pair, one.why)).collect())
    }
}

/// A settled pair that would be forbidden, and what to do about it.
fn refused(one: &Forbidden) -> Error {
    let advice = if one.is_waivable {
        "end the pair first (Season::withdraw, Season::end), or keep it by a decision of its own \
         (Season::change_keeping)"
    } else {
        "end the pair first: Season::withdraw, Season::end"
    };
    let refused = format!("{} are to be a pair, but {}", one.pair, one.why);
    Error::clash(refused).of_person(one.pair.mentor().as_str()).with_advice(advice)
}
