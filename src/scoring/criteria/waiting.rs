//! S14: who waited in earlier cohorts and got no mentor.
//!
//! A programme gives points for each cohort that the mentee waited; like the points for commitment,
//! they decide who is served where there are fewer mentors. Where those who waited go first
//! whatever the points, points do not matter, and nothing is said here. The mentee is not
//! told of it: nobody should read that a match is owed to a queue.
//!
//! *Numeric policy.* At most 1,000 cohorts of at most 1,000,000 points: both are checked before,
//! and the product is below 2^31.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::programme::policies::waiting::Waiting as Rule;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Waiting {
    rule: Rule,
}

impl Waiting {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { rule: programme.waiting() }
    }
}

fn waited(person: &Participant) -> u32 {
    person.waited().unwrap_or(0)
}

impl Criterion for Waiting {
    fn name(&self) -> &'static str {
        "waiting"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        match self.rule {
            Rule::Points(points) if points != 0 && sides.mentees().iter().any(|one| waited(one) > 0) => {
                let entry = |(): &(), cohorts: &u32| {
                    Entry::Points(points.saturating_mul(i32::try_from(*cohorts).unwrap_or(i32::MAX)))
                };
                Ok(vec![sides.table(|_| (), waited, entry)?])
            }
            _ => Ok(vec![]),
        }
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        Some(PairFact::Waited { cohorts: waited(pair.mentee()) })
    }
}
