//! Pairs that the coordinator wishes for.
//!
//! A wish is worth points like anything else; it overrules nothing. The participants do not read of it.

use super::Sides;
use super::criterion::{Audience, Criterion, PairView};
use crate::assignment::{Entry, Term};
use crate::error::Result;
use crate::programme::Programme;

#[derive(Debug, Clone)]
pub(super) struct Wish {
    weight: i32,
}

impl Wish {
    pub(super) fn new(programme: &Programme) -> Self {
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
        Ok(vec![sides.list(wished.iter().map(|(mentor, mentee)| (mentor, mentee, points)))?])
    }

    fn explain(&self, _: &PairView<'_>, _: Entry, audience: Audience) -> Option<String> {
        (audience == Audience::Coordinator).then(|| "wished for by the coordinator".into())
    }
}
