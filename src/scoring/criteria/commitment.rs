//! S9, S8: a mentee's commitment counts, since mentors "accepted any pairing (as long as the mentee
//! was committed)".
//!
//! "Programs fail [when] the executives don't prioritize the relationship." The points depend on
//! the mentee alone, so they do not change the pairs among those served; they decide
//! who is served where there are fewer mentors. A programme may also set a least commitment.
//!
//! *Says:* the share of the weight `commitment` that the stated commitment is of 5; below the least
//! one, never. *Unknown:* the average of those who may take part. Only the coordinator reads of it.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::programme::policies::seniority::share;
use crate::programme::policies::unknown::Unknown;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

const FULL: i64 = 5;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Commitment {
    weight: i32,
    least: Option<u8>,
    unknown: Unknown,
}

impl Commitment {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self {
            weight: programme.weights().commitment(),
            least: programme.minimum_commitment(),
            unknown: programme.unknown(),
        }
    }
}

impl Criterion for Commitment {
    fn name(&self) -> &'static str {
        "commitment"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        if self.weight == 0 && self.least.is_none() {
            return Ok(vec![]);
        }
        let half = (self.unknown == Unknown::Half).then(|| share(self.weight, 1, 2));
        sides.known_or(
            half,
            |_| Some(()),
            Participant::commitment,
            |(), &stated| {
                if self.least.is_some_and(|least| stated < least) {
                    Entry::Never
                } else {
                    Entry::Points(share(self.weight, stated.into(), FULL))
                }
            },
        )
    }

    fn is_waivable(&self) -> bool {
        true
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let stated = pair.mentee().commitment()?;
        Some(PairFact::Commitment { stated, least: self.least.filter(|&least| stated < least) })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let of = pair.mentee().id();
        pair.mentee().commitment().is_none().then(|| NotKnown::Commitment { of: of.clone() })
    }
}
