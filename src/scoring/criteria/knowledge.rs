//! S11: a difference of perspective, seen in what people know.
//!
//! "Experience, knowledge or a perspective that is different." The share of the mentor's skills
//! that the mentee does not have. (Another *experience* is the criterion `unit` in difference.rs.)
//!
//! *Says:* the share of the weight `new_knowledge` that is new to the mentee, among the mentor's
//! skills. What the mentee knows is what they offer themselves, so it pays to ask mentees for their
//! skills, too. *Unknown:* whoever names no skills is worth the average of those who do, with this
//! partner.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::programme::policies::seniority::share;
use crate::programme::policies::unknown::Unknown;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::shared_tables::SharedThings;
use crate::scoring::sides::Sides;

/// The mentee's codes for a skill; what is known gives no points.
const KNOWN: u32 = 0;
const NEW: u32 = 1;
const HALF_NEW: u32 = 2;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Knowledge {
    weight: i32,
    unknown: Unknown,
}

impl Knowledge {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { weight: programme.weights().new_knowledge(), unknown: programme.unknown() }
    }
}

fn names(person: &Participant) -> Vec<&str> {
    person.skills_offered().iter().map(crate::people::profile::Skill::name).collect()
}

impl SharedThings for Knowledge {
    type Mentor<'a> = Vec<&'a str>;
    type Mentee<'a> = Vec<&'a str>;

    fn mentor<'a>(&self, person: &'a Participant) -> Option<Self::Mentor<'a>> {
        Some(names(person)).filter(|names| self.unknown == Unknown::Half || !names.is_empty())
    }

    fn mentee<'a>(&self, person: &'a Participant) -> Option<Self::Mentee<'a>> {
        Some(names(person)).filter(|names| self.unknown == Unknown::Half || !names.is_empty())
    }

    fn things<'a>(&self, mentor: &Self::Mentor<'a>) -> Vec<&'a str> {
        mentor.clone()
    }

    /// How many skills the mentor has, if this is one of them.
    fn mentor_code(&self, mentor: &Self::Mentor<'_>, thing: &str) -> u32 {
        if mentor.binary_search(&thing).is_ok() { u32::try_from(mentor.len()).unwrap_or(u32::MAX) } else { 0 }
    }

    fn mentee_code(&self, mentee: &Self::Mentee<'_>, thing: &str) -> u32 {
        match (mentee.is_empty(), mentee.binary_search(&thing).is_ok()) {
            (true, _) => HALF_NEW,
            (false, true) => KNOWN,
            (false, false) => NEW,
        }
    }

    fn points(&self, offered: u32, mentee: u32) -> i32 {
        match (offered, mentee) {
            (0, _) | (_, KNOWN) => 0,
            (_, HALF_NEW) => share(self.weight, 1, 2 * i64::from(offered)),
            _ => share(self.weight, 1, offered.into()),
        }
    }
}

impl Criterion for Knowledge {
    fn name(&self) -> &'static str {
        "knowledge"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let says = |person: &Participant| !person.skills_offered().is_empty();
        if self.weight == 0 || !sides.both_know(says, says) { Ok(vec![]) } else { self.terms(sides) }
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let known = names(pair.mentee());
        if known.is_empty() {
            return None;
        }
        let new = names(pair.mentor()).into_iter().filter(|name| known.binary_search(name).is_err());
        let skills: Vec<String> = new.map(str::to_owned).collect();
        (!skills.is_empty()).then_some(PairFact::NewKnowledge { skills })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let of = pair.those_without(|person| !person.skills_offered().is_empty())?;
        Some(NotKnown::Skills { of })
    }
}
