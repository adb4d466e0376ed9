//! S21: an existing acquaintance helps, unless one manages the other.
//!
//! "Already built a professional relationship." It is enough that one of the two names the other.
//! Only who named the other reads of it.
//!
//! *Says:* the weight `acquaintance`, once, whether one or both name the other. Pairs in one
//! reporting line get nothing, however well they know each other. Nothing is unknown: people who
//! name nobody have no acquaintances here.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::people::profile::Role;
use crate::people::reporting_lines::Relation;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Acquaintance {
    weight: i32,
}

impl Acquaintance {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { weight: programme.weights().acquaintance() }
    }
}

fn names(person: &Participant, other: &Participant) -> bool {
    person.acquaintances().binary_search(other.id()).is_ok()
}

impl Criterion for Acquaintance {
    fn name(&self) -> &'static str {
        "acquaintance"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        if self.weight == 0 {
            return Ok(vec![]);
        }
        let lines = sides.cohort().reporting_lines();
        let from_mentors = sides.mentors().iter().flat_map(|a| a.acquaintances().iter().map(|b| (a.id(), b)));
        let from_mentees = sides.mentees().iter().flat_map(|b| b.acquaintances().iter().map(|a| (a, b.id())));
        let mut pairs: Vec<_> = from_mentors.chain(from_mentees).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs.retain(|(mentor, mentee)| {
            !matches!(
                lines.relation(mentor, mentee),
                Some(Relation::ReportsTo { .. } | Relation::Manages { .. })
            )
        });
        Ok(vec![sides.list(pairs.into_iter().map(|(a, b)| (a, b, Entry::Points(self.weight))))?])
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let (mentor, mentee) = (pair.mentor(), pair.mentee());
        let named_by = match (names(mentor, mentee), names(mentee, mentor)) {
            (true, true) => Role::Both,
            (true, false) => Role::Mentor,
            (false, true) => Role::Mentee,
            (false, false) => return None,
        };
        Some(PairFact::Acquainted { named_by })
    }
}
