//! S9, S8: a mentee's commitment counts, since mentors "accepted any pairing (as long as the mentee
//! was committed)".
//!
//! "Programs fail [when] the executives don't prioritize the relationship." The points depend on
//! the mentee alone, so they do not change the pairs among those served; they decide
//! who is served where there are fewer mentors. A programme may also set a least commitment.
//!
//! *Says:* the share of the weight `commitment` that the stated commitment is of 5; below the least
//! one, never. *Unknown:* half of the weight. Only the coordinator reads of it.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::programme::policies::seniority::share;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Audience, Criterion, PairView};
use crate::scoring::sides::Sides;

const FULL: i64 = 5;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Commitment {
    weight: i32,
    least: Option<u8>,
}

impl Commitment {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { weight: programme.weights().commitment(), least: programme.minimum_commitment() }
    }
}

impl Criterion for Commitment {
    fn name(&self) -> &'static str {
        "commitment"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        if (self.weight == 0 && self.least.is_none())
            || !sides.both_know(|_| true, |person| person.commitment().is_some())
        {
            return Ok(vec![]);
        }
        let entry = |(): &(), commitment: &Option<u8>| match (*commitment, self.least) {
            (Some(stated), Some(least)) if stated < least => Entry::Never,
            (Some(stated), _) => Entry::Points(share(self.weight, stated.into(), FULL)),
            (None, _) => Entry::Points(share(self.weight, 1, 2)),
        };
        Ok(vec![sides.table(|_| (), Participant::commitment, entry)?])
    }

    fn is_waivable(&self) -> bool {
        true
    }

    fn explain(&self, pair: &PairView<'_>, _: Entry, audience: Audience) -> Option<String> {
        let stated = pair.mentee().commitment()?;
        (audience == Audience::Coordinator).then(|| format!("the mentee's commitment is {stated} of {FULL}"))
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<String> {
        pair.mentee().commitment().is_none().then(|| format!("commitment of {}", pair.mentee().id()))
    }
}
