//! Late joiners and leavers.

use std::sync::Arc;

use crate::error::{Error, Result};
use crate::matching::constraints::Pilot;
use crate::people::cohort_builder::CohortBuilder;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::season::decision::Event;
use crate::season::season::Season;

impl Season {
    /// Takes in people. They are matched by the next [`rematch`](Self::rematch).
    ///
    /// Open pairs that become impossible with them go no further: see
    /// [`forbidden_pairs`](Self::forbidden_pairs). Time O(n log n) for all of them together, and
    /// that of scoring if there are pairs.
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when an id is taken or a profile contains a value that cannot
    /// be; when somebody who joins makes a settled pair forbidden (a missing link in a reporting
    /// line), naming all such pairs; or when the season is closed;
    /// [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it. The
    /// season then stays as it was.
    pub fn join(
        &mut self,
        people: impl IntoIterator<Item = Participant>,
        at: impl Into<String>,
    ) -> Result<()> {
        self.course.check_going()?;
        let (people, at): (Vec<_>, String) = (people.into_iter().collect(), at.into());
        if people.is_empty() {
            return Ok(());
        }
        let ids: Vec<ParticipantId> = people.iter().map(|person| person.id().clone()).collect();
        let base = self.without_refused_locks()?;
        let cohort = Arc::new(CohortBuilder::from(base.as_ref()).people(people).build()?);
        let work = self.matcher.work();
        let barred = self.check_people(&cohort, &self.course, &work)?;
        work.guard().done();
        for who in ids {
            self.course.decide(at.clone(), Event::Joined { who })?;
        }
        (self.cohort, self.barred) = (cohort, barred);
        Ok(())
    }

    /// Lets somebody go. All their pairs end, formal ones too; the partners are matched by the next
    /// [`rematch`](Self::rematch). Their place in the reporting lines stays, so that conflicts
    /// through them are still seen.
    ///
    /// The reason is for the coordinator alone; no letter contains it. Time O(n log n).
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when nobody has this id; [`is_input`](Error::is_input)
    /// when the season is closed.
    pub fn leave(
        &mut self,
        who: impl Into<ParticipantId>,
        reason: impl Into<String>,
        at: impl Into<String>,
    ) -> Result<()> {
        self.course.check_going()?;
        let who = who.into();
        if self.cohort.get(&who).is_none() {
            return Err(Error::unknown("nobody with this id takes part").of_person(who.as_str()));
        }
        let cohort = CohortBuilder::from(self.cohort.as_ref()).without(&who).build()?;
        let pilot = self.matcher.pilot().map(|pilot| without(pilot, &who));
        self.course.decide(at.into(), Event::Left { who, reason: reason.into() })?;
        self.matcher = self.matcher.adapted(self.matcher.programme().clone(), pilot);
        self.cohort = Arc::new(cohort);
        Ok(())
    }
}

/// The pilot without somebody.
pub(super) fn without(pilot: &Pilot, who: &ParticipantId) -> Pilot {
    match pilot {
        Pilot::Mentees(chosen) => Pilot::Mentees(chosen.iter().filter(|id| *id != who).cloned().collect()),
        other => other.clone(),
    }
}
