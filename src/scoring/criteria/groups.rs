//! S20: a shared employee group is a soft link.
//!
//! "People who you fundamentally connect to." *Says:* the weight `shared_group` for each group that
//! both belong to, so two shared groups count twice. Nothing is unknown: whoever names no group
//! belongs to none. Membership can be private, so only the coordinator reads of it.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::shared_tables::{SharedThings, has};
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Groups {
    weight: i32,
}

impl Groups {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { weight: programme.weights().shared_group() }
    }
}

impl SharedThings for Groups {
    type Mentor<'a> = &'a [String];
    type Mentee<'a> = &'a [String];

    fn mentor<'a>(&self, person: &'a Participant) -> Option<Self::Mentor<'a>> {
        Some(person.groups())
    }

    fn mentee<'a>(&self, person: &'a Participant) -> Option<Self::Mentee<'a>> {
        Some(person.groups())
    }

    fn things<'a>(&self, mentor: &Self::Mentor<'a>) -> Vec<&'a str> {
        mentor.iter().map(String::as_str).collect()
    }

    fn mentor_code(&self, mentor: &Self::Mentor<'_>, thing: &str) -> u32 {
        u32::from(has(mentor, thing))
    }

    fn mentee_code(&self, mentee: &Self::Mentee<'_>, thing: &str) -> u32 {
        u32::from(has(mentee, thing))
    }

    fn points(&self, mentor_is_in: u32, mentee_is_in: u32) -> i32 {
        if mentor_is_in == 1 && mentee_is_in == 1 { self.weight } else { 0 }
    }
}

impl Criterion for Groups {
    fn name(&self) -> &'static str {
        "groups"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let member = |person: &Participant| !person.groups().is_empty();
        if self.weight == 0 || !sides.both_know(member, member) {
            return Ok(vec![]);
        }
        self.terms(sides)
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let (others, own) = (pair.mentee().groups(), pair.mentor().groups());
        let groups: Vec<String> = own.iter().filter(|group| has(others, group)).cloned().collect();
        (!groups.is_empty()).then_some(PairFact::SharedGroups { groups })
    }
}
