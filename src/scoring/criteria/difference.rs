//! S1, S2, S11: reward people who come from different places.
//!
//! "Emphasize diversity, matching across region, department, and location." One mechanism serves
//! five attributes, each with a weight of its own. Where an attribute is unknown of either, the
//! pair gets half: neither reward nor penalty. Where a whole side does not state it, nothing is
//! said.
//!
//! *Says:* the weight where both state the attribute and differ, nothing where they agree. *Who
//! reads of it:* the coordinator with the two names, the two people without.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::people::silo::Silo;
use crate::programme::policies::seniority::share;
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
        let known = |person: &Participant| self.silo.of(person).is_some();
        if self.weight == 0 || !sides.both_know(known, known) {
            return Ok(vec![]);
        }
        let term = sides.table(
            |mentor| self.silo.of(mentor),
            |mentee| self.silo.of(mentee),
            |a, b| {
                Entry::Points(match (a, b) {
                    (Some(a), Some(b)) if a == b => 0,
                    (Some(_), Some(_)) => self.weight,
                    _ => share(self.weight, 1, 2),
                })
            },
        )?;
        Ok(vec![term])
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
