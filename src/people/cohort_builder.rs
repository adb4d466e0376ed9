//! Collecting what a cohort is made of.

#[cfg(feature = "csv")]
mod places;

use crate::error::Result;
use crate::people::building::Parts;
use crate::people::cohort::{Cohort, ConflictPair};
use crate::people::contact::Contact;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::placeholders::Placeholders;
use crate::people::profile::given;
use crate::people::reporting_lines::ReportingLines;

/// Collects the people and what is known around them, in any order, and builds the [`Cohort`].
///
/// ```
/// use pairwright::{Cohort, Participant};
///
/// let cohort = Cohort::builder()
///     .person(Participant::mentor("ana"))
///     .person(Participant::mentee("zoe"))
///     .conflicts([("ana".into(), "zoe".into(), Some("sisters".into()))])
///     .build()?;
/// assert_eq!(cohort.explicit_conflict("ana", "zoe"), Some("sisters"));
///
/// // The same cohort with somebody more: nothing needs to be said again.
/// let builder = pairwright::people::CohortBuilder::from(&cohort);
/// let larger = builder.person(Participant::mentor("ben")).build()?;
/// assert_eq!(larger.people().len(), 3);
/// assert_eq!(larger.conflicts(), cohort.conflicts());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[doc(alias = "conflict of interest", alias = "exclusions")]
#[derive(Debug, Clone, Default)]
pub struct CohortBuilder(pub(super) Parts);

impl From<&Cohort> for CohortBuilder {
    /// Everything the cohort was built from, to be built again with changes. Findings about files
    /// are forgotten.
    fn from(cohort: &Cohort) -> Self {
        Self(Parts {
            people: cohort.people.clone(),
            organisation: cohort.lines.clone(),
            contradicted: cohort.contradicted.clone(),
            contacts: cohort.contacts.clone(),
            former: cohort.former.clone(),
            conflicts: cohort.conflicts.clone(),
            history: cohort.history.clone(),
            locked: cohort.locked.clone(),
            wished: cohort.wished.clone(),
            ..Parts::default()
        })
    }
}

impl CohortBuilder {
    /// Adds a participant. Two of the same id are refused by [`build`](Self::build).
    #[must_use]
    pub fn person(mut self, person: Participant) -> Self {
        self.0.people.push(person);
        self
    }

    /// Adds participants, in any order.
    #[must_use]
    pub fn people(mut self, people: impl IntoIterator<Item = Participant>) -> Self {
        if self.0.people.is_empty() {
            self.0.people = people.into_iter().collect(); // a list that is given away is not copied
        } else {
            self.0.people.extend(people);
        }
        self
    }

    /// Sets the reporting lines of the whole organisation. Most of its people need not take part.
    ///
    /// They matter where two participants are in one line only through others: a mentee's manager's
    /// manager, say.
    #[must_use]
    pub fn organisation(mut self, lines: ReportingLines) -> Self {
        self.0.organisation = lines;
        self.0.contradicted.clear();
        self
    }

    /// Adds forbidden pairs: mentor, mentee, and a reason if there is one. Pairs of people who do
    /// not take part are findings.
    #[must_use]
    pub fn conflicts(
        mut self,
        pairs: impl IntoIterator<Item = (ParticipantId, ParticipantId, Option<String>)>,
    ) -> Self {
        self.0.conflicts.extend(pairs.into_iter().map(|(mentor, mentee, reason)| ConflictPair {
            pair: PairId::new(mentor, mentee),
            reason: reason.as_deref().and_then(given),
        }));
        self
    }

    /// Adds pairs of earlier cohorts: mentor, mentee. The programme says what to do about them.
    #[must_use]
    pub fn history(mut self, pairs: impl IntoIterator<Item = impl Into<PairId>>) -> Self {
        self.0.history.extend(pairs.into_iter().map(Into::into));
        self
    }

    /// Adds pairs that the coordinator fixes: mentor, mentee.
    ///
    /// They are in every matching, take the places of their people, and count towards a pilot. One
    /// that cannot be is refused by [`build`](Self::build), or by the matcher where the programme
    /// forbids it.
    #[must_use]
    pub fn locked(mut self, pairs: impl IntoIterator<Item = impl Into<PairId>>) -> Self {
        self.0.locked.extend(pairs.into_iter().map(Into::into));
        self
    }

    /// Adds pairs that the coordinator wishes for: mentor, mentee. Each gets the weight `wish`.
    #[must_use]
    pub fn wished(mut self, pairs: impl IntoIterator<Item = impl Into<PairId>>) -> Self {
        self.0.wished.extend(pairs.into_iter().map(Into::into));
        self
    }

    /// Adds people of the organisation who need not take part: by what references to them are
    /// recognised.
    ///
    /// Whoever is also a participant may be here as well.
    #[must_use]
    pub fn directory(mut self, contacts: impl IntoIterator<Item = Contact>) -> Self {
        self.0.contacts.extend(contacts);
        self
    }

    /// Adds people who were here and have left. A conflict or an earlier pair with one of them is
    /// in order.
    #[must_use]
    pub fn former(mut self, ids: impl IntoIterator<Item = impl Into<ParticipantId>>) -> Self {
        self.0.former.extend(ids.into_iter().map(Into::into));
        self
    }

    /// Sets the texts that mean "unknown". Without this they are the [usual](Placeholders::USUAL)
    /// ones.
    #[must_use]
    pub fn placeholders(mut self, placeholders: Placeholders) -> Self {
        self.0.placeholders = placeholders;
        self
    }

    /// Takes out the participant with this id, if there is one, who then has left. What others say
    /// about them stays; pairs that were locked with them go.
    #[must_use]
    pub fn without(mut self, id: impl AsRef<str>) -> Self {
        let id = id.as_ref();
        let (gone, stay) = self.0.people.into_iter().partition(|person| person.id().is(id));
        self.0.people = stay;
        self.0.leave(gone);
        self.0.locked.retain(|pair| !pair.has(id));
        self
    }

    /// Takes out all participants, who then have left unless they come again. The organisation, the
    /// conflicts, the wishes and the history stay.
    #[must_use]
    pub fn without_people(mut self) -> Self {
        let gone = std::mem::take(&mut self.0.people);
        self.0.leave(gone);
        self.0.locked.clear();
        self
    }

    /// Validates everything and builds the cohort.
    ///
    /// References are resolved, by id, e-mail address and name, and rewritten to ids; spellings are
    /// unified; placeholders are taken away. What was understood, and what was not, is in the
    /// [audit](Cohort::audit). Time O(n log n).
    ///
    /// # Errors
    /// [`is_input`](crate::Error::is_input) when two people have the same id or e-mail address, or
    /// something contains a value that cannot be: the error names the person, the field and the
    /// value. Also when a locked pair cannot be, because either does not take part as such or there
    /// is a declared conflict: the error names the pair, the person and the reason.
    pub fn build(self) -> Result<Cohort> {
        self.0.build()
    }
}

impl Cohort {
    /// A cohort with more than people: an organisation, conflicts, history, locked and wished
    /// pairs.
    pub fn builder() -> CohortBuilder {
        CohortBuilder::default()
    }
}
