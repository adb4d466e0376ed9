//! Who is meant by a text, asked of a cohort.

use crate::people::cohort::Cohort;
use crate::people::known::{Known, Meant, Somebody};
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;

/// Who is meant by a text.
///
/// From [`Cohort::find`](crate::Cohort::find).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Lookup<'a> {
    /// A participant.
    Participant(&'a Participant),
    /// Somebody who is known, but does not take part.
    Outside(&'a ParticipantId),
    /// Several people have this name or address.
    Ambiguous(Vec<&'a ParticipantId>),
    /// Nobody is known by this.
    Nobody,
}

impl Cohort {
    /// Who is meant by an id, an e-mail address or a name: looked up in this order. A name must be
    /// one person's alone; `Berg, Ana` and `Dr. Ana Berg` are `Ana Berg`.
    ///
    /// Time O(log n), but O(n log n) for the first text that is no id.
    ///
    /// ```
    /// use pairwright::people::Lookup;
    /// use pairwright::{Cohort, Participant};
    ///
    /// let ana = Participant::mentor("17").with_name("Ana Berg").with_email("ana@x.example");
    /// let cohort = Cohort::new([ana, Participant::mentee("18")])?;
    /// for text in ["17", "Ana@X.example", "Berg, Ana"] {
    ///     let Lookup::Participant(person) = cohort.find(text) else { panic!("{text}") };
    ///     assert_eq!(person.id().as_str(), "17");
    /// }
    /// assert_eq!(cohort.find("Anna"), Lookup::Nobody);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn find(&self, text: impl AsRef<str>) -> Lookup<'_> {
        let known = self.known();
        match known.find(text.as_ref()) {
            Meant::One(Somebody::Participant(k), _) => Lookup::Participant(&self.people[k]),
            Meant::One(Somebody::Outside(id), _) => Lookup::Outside(id),
            Meant::Several(all) => Lookup::Ambiguous(all.into_iter().map(|one| known.id(one)).collect()),
            Meant::Nobody => Lookup::Nobody,
        }
    }

    /// The id of whoever is meant, if that is one person; the text itself if not.
    pub(crate) fn recognised(&self, text: &ParticipantId) -> ParticipantId {
        match self.find(text) {
            Lookup::Participant(person) => person.id().clone(),
            Lookup::Outside(id) => id.clone(),
            Lookup::Ambiguous(_) | Lookup::Nobody => text.clone(),
        }
    }

    /// Everybody whom the organisation knows.
    pub(super) fn known(&self) -> Known<'_> {
        Known {
            people: &self.people,
            index: &self.index,
            contacts: &self.contacts,
            lines: &self.lines,
            former: &self.former,
            directory: &self.directory,
        }
    }
}
