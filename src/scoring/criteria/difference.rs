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
use crate::programme::weights::Weights;
use crate::scoring::criterion::{Audience, Criterion, PairView};
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Difference {
    silo: Silo,
    weight: i32,
}

impl Difference {
    pub(in crate::scoring) fn new(silo: Silo, weights: &Weights) -> Self {
        let weight = match silo {
            Silo::Department => weights.different_department(),
            Silo::Unit => weights.different_unit(),
            Silo::Region => weights.different_region(),
            Silo::Location => weights.different_location(),
            Silo::Country => weights.different_country(),
        };
        Self { silo, weight }
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
        sides.averaged(value, value, |a, b| Entry::Points(if a == b { 0 } else { self.weight }))
    }

    fn explain(&self, pair: &PairView<'_>, _: Entry, audience: Audience) -> Option<String> {
        let a = self.silo.of(pair.mentor())?;
        let b = self.silo.of(pair.mentee())?;
        Some(match audience {
            Audience::Coordinator => format!("different {}: {a} / {b}", self.silo.plural()),
            _ => format!("you come from different {}", self.silo.plural()),
        })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<String> {
        pair.unknown(self.name(), |person| self.silo.of(person).is_some())
    }
}
