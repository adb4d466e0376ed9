//! S19: people who want the same of a pair: how long it lasts, and whether they meet alone.
//!
//! "One-time activity, last a few weeks, or be a long-term commitment?" Where both say and it is
//! not the same, a policy for each of the two questions forbids, costs points or allows; penalties
//! add up. Somebody who does not say goes with everybody, so nothing is unknown. Participants read
//! nothing: it would give away what the other wants.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::programme::policies::expectations::Expectations as Rules;
use crate::programme::policies::rule::Rule;
use crate::programme::programme::Programme;
use crate::scoring::criteria::supervision::entry;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::each::Each;
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Expectations {
    rules: Rules,
}

impl Expectations {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        Self { rules: programme.expectations() }
    }
}

/// What a rule says of a clash, if anything.
fn matters(rule: Rule) -> Option<Entry> {
    entry(rule).filter(|&entry| entry != Entry::Points(0))
}

/// The table of one question; none where nobody could clash or nothing is done about it.
fn table<T: Copy + Ord>(
    sides: &Sides<'_>,
    wants: fn(&Participant) -> Option<T>,
    rule: Rule,
) -> Result<Option<Term>> {
    let says = |person: &Participant| wants(person).is_some();
    let Some(clash) = matters(rule).filter(|_| sides.both_know(says, says)) else { return Ok(None) };
    let entry = |a: &Option<T>, b: &Option<T>| match (a, b) {
        (Some(a), Some(b)) if a != b => clash,
        _ => Entry::Points(0),
    };
    sides.table(wants, wants, entry).map(Some)
}

/// What the two want, where it is not the same and that matters; nothing where one does not say.
fn clash<T: Copy + Eq>(
    pair: &PairView<'_>,
    wants: fn(&Participant) -> Option<T>,
    rule: Rule,
) -> Option<Each<T>> {
    let (mentor, mentee) = (wants(pair.mentor())?, wants(pair.mentee())?);
    (mentor != mentee && matters(rule).is_some()).then_some(Each { mentor, mentee })
}

impl Criterion for Expectations {
    fn name(&self) -> &'static str {
        "expectations"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let duration = table(sides, Participant::duration, self.rules.duration)?;
        let format = table(sides, Participant::format, self.rules.format)?;
        Ok(duration.into_iter().chain(format).collect())
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let duration = clash(pair, Participant::duration, self.rules.duration);
        let format = clash(pair, Participant::format, self.rules.format);
        (duration.is_some() || format.is_some()).then_some(PairFact::Expectations { duration, format })
    }
}
