//! What there is to say about formal pairs.

#[cfg(feature = "report")]
use std::{collections::BTreeSet, sync::Arc};

use crate::error::Result;
use crate::matching::pair::Pair;
use crate::matching::telling::explain::Explanation;
#[cfg(feature = "report")]
use crate::matching::telling::left_out::LeftOut;
#[cfg(feature = "report")]
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
#[cfg(feature = "report")]
use crate::people::profile::Role;
use crate::season::season::Season;

impl Season {
    /// The formal pairs, and what there is to say about each by what is known now.
    pub(crate) fn told(&self) -> Result<Vec<(Pair, Explanation)>> {
        let formal: Vec<&PairId> = self.formal_pairs().collect();
        if formal.is_empty() {
            return Ok(Vec::new());
        }
        self.matcher.told(&self.cohort, self.matching.as_ref(), formal)
    }

    /// Whom the last matching leaves out, who still take part and are in no pair.
    #[cfg(feature = "report")]
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
    #[cfg(feature = "report")]
    pub(crate) fn shared_cohort(&self) -> &Arc<Cohort> {
        &self.cohort
    }
}
