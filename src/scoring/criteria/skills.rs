//! S10: skills offered meet skills wanted, weighed by self-rated capability.
//!
//! "What you are qualified to teach"; "discuss the extent to which they feel capable". Each skill
//! the mentee wants is worth an equal part of the weight, times the mentor's capability out of 5. A
//! mentor who offers a skill without a rating counts as 3, the middle of the scale. Every part is
//! rounded by itself, so parts add up exactly.
//!
//! *Unknown:* a mentee who wants nothing and a mentor who offers nothing did not say. They are
//! worth the average of those who did, with this partner. *Who reads of it:* all three, the two
//! people without the self-rating.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::people::profile::Skill;
use crate::programme::policies::seniority::share;
use crate::programme::policies::unknown::Unknown;
use crate::programme::programme::Programme;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::shared_tables::{SharedThings, has};
use crate::scoring::sides::Sides;

const TOP_CAPABILITY: u32 = 5;
const UNRATED: u8 = 3;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Skills {
    weight: i32,
    unknown: Unknown,
}

impl Skills {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { weight: programme.weights().skills(), unknown: programme.unknown() }
    }
}

impl SharedThings for Skills {
    type Mentor<'a> = Vec<(&'a str, u8)>;
    type Mentee<'a> = &'a [String];

    fn mentor<'a>(&self, person: &'a Participant) -> Option<Self::Mentor<'a>> {
        let rated = |skill: &'a Skill| (skill.name(), skill.capability().unwrap_or(UNRATED));
        let skills = person.skills_offered();
        (self.unknown == Unknown::Half || !skills.is_empty()).then(|| skills.iter().map(rated).collect())
    }

    fn mentee<'a>(&self, person: &'a Participant) -> Option<Self::Mentee<'a>> {
        Some(person.skills_wanted()).filter(|skills| self.unknown == Unknown::Half || !skills.is_empty())
    }

    fn things<'a>(&self, mentor: &Self::Mentor<'a>) -> Vec<&'a str> {
        mentor.iter().map(|&(name, _)| name).collect()
    }

    fn mentor_code(&self, mentor: &Self::Mentor<'_>, thing: &str) -> u32 {
        let found = mentor.binary_search_by(|&(name, _)| name.cmp(thing));
        found.map_or(0, |at| u32::from(mentor[at].1))
    }

    /// How many skills the mentee wants, if this is one of them.
    fn mentee_code(&self, mentee: &Self::Mentee<'_>, thing: &str) -> u32 {
        if has(mentee, thing) { u32::try_from(mentee.len()).unwrap_or(u32::MAX) } else { 0 }
    }

    fn points(&self, capability: u32, wanted: u32) -> i32 {
        if wanted == 0 {
            0
        } else {
            share(self.weight, capability.into(), i64::from(TOP_CAPABILITY) * i64::from(wanted))
        }
    }
}

impl Criterion for Skills {
    fn name(&self) -> &'static str {
        "skills"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        if self.weight == 0 { Ok(vec![]) } else { self.terms(sides) }
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let wanted = pair.mentee().skills_wanted();
        let offered = pair.mentor().skills_offered().iter();
        let met: Vec<Skill> = offered.filter(|skill| has(wanted, skill.name())).cloned().collect();
        (!met.is_empty()).then_some(PairFact::Skills { met, wanted: wanted.len() })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let (mentor, mentee) = (pair.mentor(), pair.mentee());
        let wanted_by = mentee.skills_wanted().is_empty().then(|| mentee.id().clone());
        let offered_by = mentor.skills_offered().is_empty().then(|| mentor.id().clone());
        let is_any = wanted_by.is_some() || offered_by.is_some();
        is_any.then_some(NotKnown::SkillsMet { wanted_by, offered_by })
    }
}
