//! Pairs that the coordinator wishes for.
//!
//! *Says:* the weight `wish` for each listed pair. A wish is worth points like anything else; it
//! overrules nothing. The participants do not read of it.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Wish {
    weight: i32,
}

impl Wish {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { weight: programme.weights().wish() }
    }
}

impl Criterion for Wish {
    fn name(&self) -> &'static str {
        "wish"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let wished = sides.cohort().wished();
        if self.weight == 0 || wished.is_empty() {
            return Ok(vec![]);
        }
        let points = Entry::Points(self.weight);
        Ok(vec![sides.list(wished.iter().map(|pair| (pair.mentor(), pair.mentee(), points)))?])
    }

    fn fact(&self, _: &PairView<'_>, _: Entry) -> Option<PairFact> {
        Some(PairFact::Wished)
    }
}
