//! Cohorts after cohorts (S14, S18).

use std::collections::BTreeSet;

use super::Season;
use super::decision::{Decision, PairName, What};
use crate::error::{Error, Result};
use crate::people::{Cohort, CohortBuilder, Participant, ParticipantId};

impl Season {
    /// The cohort of the next season, of these people: those who stay, and those who are new.
    ///
    /// The pairs that became formal are history, also those that ended later. The organisation and the conflicts
    /// stay. Mentees who stay and got no formal pair have waited a season more.
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when this season is not closed, or as [`CohortBuilder::build`].
    pub fn next_cohort(&self, people: impl IntoIterator<Item = Participant>) -> Result<Cohort> {
        if !self.is_closed() {
            return Err(Error::input("the season is not closed, so there is no next cohort"));
        }
        let formal: Vec<&PairName> = self.once_formal().collect();
        let served: BTreeSet<&ParticipantId> = formal.iter().map(|pair| pair.mentee()).collect();
        let stays_unserved = |person: &Participant| {
            let before = self.cohort.get(person.id()).is_some_and(|before| before.role().is_mentee());
            before && person.role().is_mentee() && !served.contains(person.id())
        };
        let people = people
            .into_iter()
            .map(|person| if stays_unserved(&person) { waited(person) } else { person })
            .collect::<Vec<_>>();
        CohortBuilder::from(self.cohort.as_ref())
            .without_people()
            .people(people)
            .history(formal.into_iter().map(|pair| (pair.mentor().clone(), pair.mentee().clone())))
            .build()
    }

    /// Every pair that ever became formal.
    fn once_formal(&self) -> impl Iterator<Item = &PairName> {
        self.log().iter().map(Decision::what).flat_map(|what| match what {
            What::Formalised { pairs } => pairs.as_slice(),
            _ => &[],
        })
    }
}

/// Somebody who has waited a season more. Profiles do not say yet how long anybody waits.
fn waited(person: Participant) -> Participant {
    person
}
