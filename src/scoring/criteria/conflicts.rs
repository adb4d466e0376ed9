//! S6: pairs that somebody declared impossible, and nobody with themselves.
//!
//! The coordinator's list and the people's own flags are forbidden whatever the policies say. A
//! person who is both mentor and mentee is never their own partner.
//!
//! *Says:* never, and no weight or policy changes that. Only the coordinator reads the reason.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Conflicts;

impl Criterion for Conflicts {
    fn name(&self) -> &'static str {
        "conflict"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let listed = sides.cohort().conflicts().iter().map(|conflict| conflict.pair().ids());
        let by_mentor =
            sides.mentors().iter().flat_map(|a| a.conflicts().iter().map(|flag| (a.id(), flag.with())));
        let by_mentee =
            sides.mentees().iter().flat_map(|b| b.conflicts().iter().map(|flag| (flag.with(), b.id())));
        let oneself = sides.mentors().iter().filter(|person| person.role().is_mentee());
        let oneself = oneself.map(|person| (person.id(), person.id()));
        let pairs = listed.chain(by_mentor).chain(by_mentee).chain(oneself);
        Ok(vec![sides.list(pairs.map(|(mentor, mentee)| (mentor, mentee, Entry::Never)))?])
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let (mentor, mentee) = (pair.mentor().id(), pair.mentee().id());
        if mentor == mentee {
            return Some(PairFact::SamePerson);
        }
        let reason = pair.cohort().explicit_conflict(mentor, mentee)?;
        Some(PairFact::DeclaredConflict { reason: reason.to_owned() })
    }
}
