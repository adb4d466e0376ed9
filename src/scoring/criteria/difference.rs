//! S1, S2, S11: reward people who come from different places.
//!
//! "Emphasize diversity, matching across region, department, and location." One mechanism serves
//! five attributes, each with a weight of its own. *Unknown:* the average of what the known get
//! with this partner. Where a whole side does not state it, nothing is said.
//!
//! *Says:* the weight where both state the attribute and differ, nothing where they agree. *Who
//! reads of it:* the coordinator with the two names, the two people without.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::silo::Silo;
use crate::programme::policies::seniority::share;
use crate::programme::policies::unknown::Unknown;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::each::Each;
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Difference {
    silo: Silo,
    weight: i32,
    unknown: Unknown,
}

impl Difference {
    pub(in crate::scoring) fn new(silo: Silo, programme: &Programme) -> Self {
        let weights = programme.weights();
        let weight = match silo {
            Silo::Department => weights.different_department(),
            Silo::Unit => weights.different_unit(),
            Silo::Region => weights.different_region(),
            Silo::Location => weights.different_location(),
            Silo::Country => weights.different_country(),
        };
        Self { silo, weight, unknown: programme.unknown() }
    }
}

impl Criterion for Difference {
    fn name(&self) -> &'static str {
        self.silo.name()
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        if self.weight == 0 {
            return Ok(vec![]);
        }
        let value = |person| self.silo.of(person);
        let half = (self.unknown == Unknown::Half).then(|| share(self.weight, 1, 2));
        sides.known_or(half, value, value, |a, b| Entry::Points(if a == b { 0 } else { self.weight }))
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let mentor = self.silo.of(pair.mentor())?.to_owned();
        let mentee = self.silo.of(pair.mentee())?.to_owned();
        Some(PairFact::Differ { silo: self.silo, values: Each { mentor, mentee } })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let of = pair.those_without(|person| self.silo.of(person).is_some())?;
        Some(NotKnown::Place { silo: self.silo, of })
    }
}
