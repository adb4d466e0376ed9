//! Cohorts after cohorts (S14, S18).

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::cohort_builder::CohortBuilder;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::season::decision::{Decision, Event};
use crate::season::season::Season;

/// No profile may say more.
const MOST_WAITED: u32 = 1000;

impl Season {
    /// The cohort of the next season, of these people: those who stay, and those who are new (S14,
    /// S18).
    ///
    /// The pairs that became formal are history, also those that ended later, so they are not
    /// repeated. The organisation and the conflicts stay. Mentees who stay and got no formal pair
    /// have waited one season more; those who got one have waited none.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let mentees = || ["max", "mia"].map(Participant::mentee).into_iter();
    /// let people = || mentees().chain([Participant::mentor("ana")]);
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people())?);
    /// season.propose("1 March")?;
    /// season.consult_all("2 March")?;
    /// let pair = season.open_pairs().next().unwrap().0.clone();
    /// season.accept(pair.mentor(), pair.mentee(), "5 March")?;
    /// season.formalise_accepted("6 March")?;
    /// season.close("1 December")?;
    ///
    /// let next = season.next_cohort(people())?;
    /// assert_eq!(next.history(), [pair]);
    /// assert_eq!(next.mentees().filter(|person| person.waited() == Some(1)).count(), 1);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_clash`](Error::is_clash) when this season is not closed, or as
    /// [`CohortBuilder::build`].
    pub fn next_cohort(&self, people: impl IntoIterator<Item = Participant>) -> Result<Cohort> {
        if !self.is_closed() {
            return Err(Error::clash("the season is not closed, so there is no next cohort"));
        }
        let formal: Vec<&PairId> = self.once_formal().collect();
        let served: BTreeSet<&ParticipantId> = formal.iter().map(|pair| pair.mentee()).collect();
        let people = people.into_iter().map(|person| {
            let before = self.cohort.get(person.id()).filter(|before| before.role().is_mentee());
            match before {
                Some(before) if person.role().is_mentee() && !served.contains(person.id()) => {
                    waited(person, before.waited())
                }
                Some(_) if person.waited().is_some() => person.with_waited(0),
                _ => person,
            }
        });
        let people: Vec<Participant> = people.collect();
        CohortBuilder::from(self.cohort.as_ref())
            .without_people()
            .people(people)
            .history(formal.into_iter().cloned())
            .build()
    }

    /// Who takes part and never was in a formal pair: mentees without a mentor, and mentors without
    /// a mentee who want no mentor themselves. They are those who wait for the next cohort.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let mentees = ["max", "mia"].map(Participant::mentee);
    /// let people = mentees.into_iter().chain([Participant::mentor("ana")]);
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// season.consult_all("2 March")?;
    /// let pair = season.open_pairs().next().unwrap().0.clone();
    /// season.accept(pair.mentor(), pair.mentee(), "5 March")?;
    /// assert_eq!(season.unserved().count(), 3);
    /// season.formalise_accepted("6 March")?;
    /// assert_eq!(season.unserved().count(), 1);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn unserved(&self) -> impl Iterator<Item = &Participant> {
        let mentors: BTreeSet<&ParticipantId> = self.once_formal().map(PairId::mentor).collect();
        let mentees: BTreeSet<&ParticipantId> = self.once_formal().map(PairId::mentee).collect();
        self.cohort.people().iter().filter(move |person| {
            let served = if person.role().is_mentee() { &mentees } else { &mentors };
            !served.contains(person.id())
        })
    }

    /// Every pair that ever became formal.
    fn once_formal(&self) -> impl Iterator<Item = &PairId> {
        self.log().iter().map(Decision::event).flat_map(|event| match event {
            Event::Formalised { pairs } => pairs.as_slice(),
            _ => &[],
        })
    }
}

/// Somebody who has waited a season more than before.
fn waited(person: Participant, before: Option<u32>) -> Participant {
    let more = before.unwrap_or(0).saturating_add(1).max(person.waited().unwrap_or(0));
    person.with_waited(more.min(MOST_WAITED))
}
