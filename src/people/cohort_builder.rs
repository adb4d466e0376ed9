//! Putting a cohort together, and validating it.

use crate::error::{Error, Result};
use crate::people::audit::Audit;
use crate::people::cohort::{Cohort, ConflictPair};
use crate::people::finding::Finding;
use crate::people::id_index::{IdIndex, sort_by_id};
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::given;
use crate::people::reporting_lines::ReportingLines;
use crate::people::{inspection, locked_pairs};
use crate::text_check::check_text;

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
#[derive(Debug, Clone, Default)]
pub struct CohortBuilder {
    people: Vec<Participant>,
    organisation: ReportingLines,
    conflicts: Vec<ConflictPair>,
    history: Vec<PairId>,
    locked: Vec<PairId>,
    wished: Vec<PairId>,
    findings: Vec<Finding>,
}

impl From<&Cohort> for CohortBuilder {
    /// Everything the cohort was built from, to be built again with changes. Findings about files
    /// are forgotten.
    fn from(cohort: &Cohort) -> Self {
        Self {
            people: cohort.people.clone(),
            organisation: cohort.lines.clone(),
            conflicts: cohort.conflicts.clone(),
            history: cohort.history.clone(),
            locked: cohort.locked.clone(),
            wished: cohort.wished.clone(),
            findings: Vec::new(),
        }
    }
}

impl CohortBuilder {
    /// Adds a participant. Two of the same id are refused by [`build`](Self::build).
    #[must_use]
    pub fn person(mut self, person: Participant) -> Self {
        self.people.push(person);
        self
    }

    /// Adds participants, in any order.
    #[must_use]
    pub fn people(mut self, people: impl IntoIterator<Item = Participant>) -> Self {
        if self.people.is_empty() {
            self.people = people.into_iter().collect(); // a list that is given away is not copied
        } else {
            self.people.extend(people);
        }
        self
    }

    /// Sets the reporting lines of the whole organisation. Most of its people need not take part.
    ///
    /// They matter where two participants are in one line only through others: a mentee's manager's
    /// manager, say.
    #[must_use]
    pub fn organisation(mut self, lines: ReportingLines) -> Self {
        self.organisation = lines;
        self
    }

    /// Adds forbidden pairs: mentor, mentee, and a reason if there is one. Pairs of people who do
    /// not take part are findings.
    #[must_use]
    pub fn conflicts(
        mut self,
        pairs: impl IntoIterator<Item = (ParticipantId, ParticipantId, Option<String>)>,
    ) -> Self {
        self.conflicts.extend(pairs.into_iter().map(|(mentor, mentee, reason)| ConflictPair {
            pair: PairId::new(mentor, mentee),
            reason: reason.as_deref().and_then(given),
        }));
        self
    }

    /// Adds pairs of earlier cohorts: mentor, mentee. The programme says what to do about them.
    #[must_use]
    pub fn history(mut self, pairs: impl IntoIterator<Item = impl Into<PairId>>) -> Self {
        self.history.extend(pairs.into_iter().map(Into::into));
        self
    }

    /// Adds pairs that the coordinator fixes: mentor, mentee.
    ///
    /// They are in every matching, take the places of their people, and count towards a pilot. One
    /// that cannot be is refused by [`build`](Self::build), or by the matcher where the programme
    /// forbids it.
    #[must_use]
    pub fn locked(mut self, pairs: impl IntoIterator<Item = impl Into<PairId>>) -> Self {
        self.locked.extend(pairs.into_iter().map(Into::into));
        self
    }

    /// Adds pairs that the coordinator wishes for: mentor, mentee. Each gets the weight `wish`.
    #[must_use]
    pub fn wished(mut self, pairs: impl IntoIterator<Item = impl Into<PairId>>) -> Self {
        self.wished.extend(pairs.into_iter().map(Into::into));
        self
    }

    /// Takes out the participant with this id, if there is one. What others say about them stays;
    /// pairs that were locked with them go.
    #[must_use]
    pub fn without(mut self, id: impl AsRef<str>) -> Self {
        let id = id.as_ref();
        self.people.retain(|person| !person.id().is(id));
        self.locked.retain(|pair| !pair.has(id));
        self
    }

    /// Takes out all participants. The organisation, the conflicts, the wishes and the history
    /// stay.
    #[must_use]
    pub fn without_people(mut self) -> Self {
        self.people.clear();
        self.locked.clear();
        self
    }

    /// Adds what was found while reading.
    #[cfg(feature = "csv")]
    pub(crate) fn findings(mut self, findings: Vec<Finding>) -> Self {
        self.findings.extend(findings);
        self
    }

    /// Validates everything and builds the cohort. Time O(n log n).
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when two people have the same id or something contains a value
    /// that cannot be: the error names the person, the field and the value. Also when a locked pair
    /// cannot be, because either does not take part as such or there is a declared conflict: the
    /// error names the pair, the person and the reason.
    pub fn build(mut self) -> Result<Cohort> {
        self.people.iter().try_for_each(Participant::check)?;
        sort_by_id(&mut self.people, Participant::id);
        if let Some(twice) = self.people.windows(2).find(|two| two[0].id() == two[1].id()) {
            let id = twice[0].id().as_str();
            return Err(Error::input("two people have the same id")
                .at_column("id")
                .with_value(id)
                .of_person(id));
        }
        let mut lists = [&mut self.history, &mut self.locked, &mut self.wished];
        let conflicts = self.conflicts.iter().map(ConflictPair::pair);
        conflicts.chain(lists.iter().flat_map(|list| list.iter())).try_for_each(PairId::check)?;
        for ConflictPair { pair, reason } in &self.conflicts {
            let reason = reason.as_deref().unwrap_or_default();
            check_text(reason, "reason").map_err(|error| error.of_person(pair.mentor().as_str()))?;
        }
        self.conflicts.sort_unstable();
        self.conflicts.dedup();
        for list in &mut lists {
            list.sort_unstable();
            list.dedup();
        }
        let mut cohort = Cohort {
            lines: merge(&self.organisation, &self.people)?,
            index: IdIndex::new(self.people.iter().map(Participant::id)),
            people: self.people,
            conflicts: self.conflicts,
            history: self.history,
            locked: self.locked,
            wished: self.wished,
            audit: Audit::default(),
        };
        locked_pairs::check(&cohort)?;
        self.findings.extend(inspection::findings(&cohort));
        cohort.audit = Audit::new(self.findings);
        Ok(cohort)
    }
}

/// The organisation, with an entry for every participant. The organisation's manager goes before
/// the profile's; where it names none, the profile may know. Both are sorted by id.
fn merge(organisation: &ReportingLines, people: &[Participant]) -> Result<ReportingLines> {
    let mut listed = organisation.entries().peekable();
    let mut entries = Vec::with_capacity(people.len());
    let entry = |id: &ParticipantId, manager: Option<&ParticipantId>| (id.clone(), manager.cloned());
    for person in people {
        while let Some((id, manager)) = listed.next_if(|(id, _)| *id < person.id()) {
            entries.push(entry(id, manager));
        }
        let known = listed.next_if(|(id, _)| *id == person.id()).and_then(|(_, manager)| manager);
        entries.push(entry(person.id(), known.or(person.manager())));
    }
    entries.extend(listed.map(|(id, manager)| entry(id, manager)));
    ReportingLines::new(entries)
}

impl Cohort {
    /// A cohort with more than people: an organisation, conflicts, history, locked and wished
    /// pairs.
    pub fn builder() -> CohortBuilder {
        CohortBuilder::default()
    }
}
