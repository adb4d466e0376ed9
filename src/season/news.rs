//! What a list of people says that the season does not know yet (S16).

use std::collections::BTreeSet;

use crate::error::Result;
use crate::people::cohort::Cohort;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::season::changes::changed;
use crate::season::season::Season;

/// Who is new in a list of people, who came back, whose details differ, and who is not in it.
///
/// From [`Season::news`](crate::Season::news). Each list is in the order of the ids.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    joining: Vec<Participant>,
    returning: Vec<Participant>,
    changed: Vec<(Participant, Vec<String>)>,
    missing: Vec<ParticipantId>,
}

impl News {
    /// Who is not in the season and never was: for [`Season::join`](crate::Season::join).
    pub fn joining(&self) -> &[Participant] {
        &self.joining
    }

    /// Who left the season and is in the list: taken in again by
    /// [`Season::join`](crate::Season::join), if that is meant.
    pub fn returning(&self) -> &[Participant] {
        &self.returning
    }

    /// Whose details differ, and in which columns: for [`Season::change`](crate::Season::change).
    pub fn changed(&self) -> &[(Participant, Vec<String>)] {
        &self.changed
    }

    /// Who takes part and is not in the list.
    pub fn missing(&self) -> &[ParticipantId] {
        &self.missing
    }
}

impl Season {
    /// Compares people, read again from files that have grown since, with those of the season.
    ///
    /// What else the files say about them goes along: managers of the organisation stand in their
    /// profiles, and declared conflicts that the season does not have are flags of whoever is named
    /// first in [`News`]. So nothing that keeps two people apart is lost on the way into the
    /// season. Time O(n log n).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// let ana = Participant::mentor("ana").with_department("Legal");
    /// let today = [ana, Participant::mentee("zoe")];
    /// let news = season.news(&Cohort::new(today)?)?;
    /// assert_eq!(news.joining()[0].id(), &"zoe");
    /// assert_eq!(news.changed()[0].1, ["department"]);
    /// assert_eq!(news.missing()[0], "max");
    ///
    /// season.change(news.changed().iter().map(|(person, _)| person.clone()), "5 March")?;
    /// season.join(news.joining().to_vec(), "5 March")?;
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_input`](crate::Error::is_input) where the people of the season and the new details
    /// contradict each other, as by an e-mail address that two of them have.
    pub fn news(&self, people: &Cohort) -> Result<News> {
        let mut profiles: Vec<Participant> =
            people.people().iter().map(|person| self.with_managers_of(person, people)).collect();
        self.flag_conflicts(&mut profiles, people);
        let (known, new): (Vec<Participant>, Vec<Participant>) =
            profiles.into_iter().partition(|person| self.cohort.get(person.id()).is_some());
        let listed: BTreeSet<&ParticipantId> = known.iter().map(Participant::id).collect();
        let missing = self.cohort.people().iter().map(Participant::id).filter(|id| !listed.contains(id));
        let missing = missing.cloned().collect();
        let then = changed(&self.cohort, &self.course, known.clone())?;
        let changed = known.into_iter().filter_map(|person| {
            let columns = then.columns_changed(&self.cohort, person.id());
            (!columns.is_empty()).then_some((person, columns))
        });
        let changed = changed.collect();
        let (returning, joining) =
            new.into_iter().partition(|person| self.cohort.former().binary_search(person.id()).is_ok());
        Ok(News { joining, returning, changed, missing })
    }

    /// Somebody with the managers that the organisation of today has, where they are news.
    fn with_managers_of(&self, person: &Participant, people: &Cohort) -> Participant {
        let managers = |cohort: &Cohort| -> BTreeSet<ParticipantId> {
            cohort.reporting_lines().managers(person.id()).cloned().collect()
        };
        let today = managers(people);
        if today.is_empty() || today == managers(&self.cohort) {
            return person.clone();
        }
        person.clone().with_managers(today)
    }

    /// Declared conflicts of which the season knows nothing, as flags: of who joins before the
    /// others.
    fn flag_conflicts(&self, profiles: &mut [Participant], people: &Cohort) {
        for conflict in people.conflicts() {
            let (mentor, mentee) = conflict.pair().ids();
            if self.cohort.explicit_conflict(mentor, mentee).is_some() {
                continue;
            }
            let place = |id: &ParticipantId| profiles.binary_search_by(|person| person.id().cmp(id)).ok();
            let is_new = |place: &usize| self.cohort.get(profiles[*place].id()).is_none();
            let both = [place(mentor), place(mentee)];
            let places = both.into_iter().flatten();
            let Some(at) = places.clone().find(is_new).or_else(|| places.clone().next()) else { continue };
            let other = if Some(at) == both[0] { mentee } else { mentor };
            let reason = conflict.reason().unwrap_or_default();
            profiles[at] = profiles[at].clone().with_conflict(other, reason);
        }
    }
}
