//! What letters tell of a season.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::error::Result;
use crate::matching::pair::Pair;
use crate::matching::telling::explain::Explanation;
use crate::matching::telling::left_out::LeftOut;
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
use crate::people::profile::Role;
use crate::season::decision::{Decision, Event};
use crate::season::pair_state::{Ending, PairState, Party};
use crate::season::season::Season;

impl Season {
    /// What there is to say about pairs by what is known now.
    pub(crate) fn told(&self, pairs: &[&PairId]) -> Result<Vec<(Pair, Explanation)>> {
        if pairs.is_empty() {
            return Ok(Vec::new());
        }
        self.matcher.told(&self.cohort, self.matching.as_ref(), pairs.iter().copied())
    }

    /// Was this side asked about a pair that can still be one, and has not answered?
    pub(crate) fn is_asked(&self, pair: &PairId, side: Party) -> bool {
        let is_open = self.course.states().get(pair) == Some(&PairState::Consulted);
        let has_said = self.course.replies(pair).is_some_and(|replies| replies.has(side));
        is_open && !has_said && !self.barred.contains_key(pair)
    }

    /// The pairs that were formal and have ended, whoever stays.
    pub(crate) fn ended_pairs(&self) -> Vec<&PairId> {
        let formalised = self.log().iter().map(Decision::event).filter_map(|event| match event {
            Event::Formalised { pairs } => Some(pairs),
            _ => None,
        });
        let formalised: BTreeSet<&PairId> = formalised.flatten().collect();
        let has_ended = |pair: &PairId, state: &PairState| match state {
            PairState::Ended(Ending::Stopped { .. }) => true,
            PairState::Ended(Ending::Left { .. }) => formalised.contains(pair),
            _ => false,
        };
        self.pairs().filter(|&(pair, state)| has_ended(pair, state)).map(|(pair, _)| pair).collect()
    }

    /// Whom the last matching leaves out, who still take part and are in no pair.
    pub(crate) fn waiting(&self) -> Vec<&LeftOut> {
        let Some(matching) = &self.matching else { return Vec::new() };
        let live = || self.pairs().filter(|(_, state)| state.is_live()).map(|(pair, _)| pair);
        let mentors: BTreeSet<_> = live().map(PairId::mentor).collect();
        let mentees: BTreeSet<_> = live().map(PairId::mentee).collect();
        let waits = |left: &&LeftOut| {
            let busy = if left.role() == Role::Mentor { &mentors } else { &mentees };
            self.cohort.get(left.id()).is_some() && !busy.contains(left.id())
        };
        matching.left_out().iter().filter(waits).collect()
    }

    /// The cohort, shared.
    pub(crate) fn shared_cohort(&self) -> &Arc<Cohort> {
        &self.cohort
    }
}
