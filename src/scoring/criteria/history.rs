//! S18: cohort after cohort, no repeats.
//!
//! *Says:* never for each pair of an earlier cohort, by default; a programme may take points off
//! instead, or allow them. The direction counts: a mentor and a mentee who change sides are a new
//! pair. Only the coordinator reads of it.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::programme::policies::rule::Rule;
use crate::programme::programme::Programme;
use crate::scoring::criteria::supervision::entry;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct History {
    repeats: Rule,
}

impl History {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { repeats: programme.history() }
    }
}

impl Criterion for History {
    fn name(&self) -> &'static str {
        "history"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let Some(entry) = entry(self.repeats) else { return Ok(vec![]) };
        let pairs = sides.cohort().history().iter();
        Ok(vec![sides.list(pairs.map(|pair| (pair.mentor(), pair.mentee(), entry)))?])
    }

    fn is_waivable(&self) -> bool {
        true
    }

    fn fact(&self, _: &PairView<'_>, _: Entry) -> Option<PairFact> {
        Some(PairFact::PairedBefore)
    }
}
