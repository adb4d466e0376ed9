//! The cohort: everybody who takes part, and what is known around them.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::people::audit::Audit;
use crate::people::contact::Contact;
use crate::people::directory::Directory;
use crate::people::id_index::IdIndex;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Conflict;
use crate::people::reporting_lines::ReportingLines;
use crate::people::reporting_lines::entry::Entry;
use crate::storage::stored::Stored as Kept;

/// Everybody who takes part, validated and sorted by id, so that the order of the input does not
/// matter.
///
/// Besides the people it holds the reporting lines, the list of conflicts, the pairs of earlier
/// cohorts, and the pairs that the coordinator fixes or wishes for. What is doubtful about them is
/// in the [`audit`](Self::audit).
///
/// A cohort does not change. To change one, make a builder of it:
/// [`CohortBuilder::from`](crate::people::CohortBuilder).
///
/// It is written in one way: every reference is the id as that person has it, every value has the
/// spelling that most people wrote, and what means "unknown" is not there. How it was written
/// before is told in the audit, and has no part in the comparison of two cohorts.
///
/// Serialised, it is a plain document of `people`, `organisation`, `directory`, `former`,
/// `conflicts`, `history`, `locked` and `wished`; reading one validates everything again. What was
/// found about files, and about how things were written, is not in it.
///
/// ```
/// use pairwright::{Cohort, Participant};
///
/// let ana = Participant::mentor("ana").with_choices(["zeo"]);
/// let cohort = Cohort::new([Participant::mentee("zoe"), ana])?;
/// assert_eq!(cohort.mentors().next().unwrap().id().as_str(), "ana");
/// let finding = cohort.audit().findings()[0].to_string();
/// assert_eq!(finding, "Choice 1 of ana is zeo, which is not known here; did you mean zoe?");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Cohort {
    pub(super) people: Vec<Participant>,
    pub(super) index: IdIndex,
    pub(super) lines: ReportingLines,
    /// Those whose profiles name other managers than the organisation, with the organisation's;
    /// sorted. The lines have both.
    pub(super) contradicted: Contradicted,
    /// Sorted by id.
    pub(super) contacts: Vec<Contact>,
    /// Sorted.
    pub(super) former: Vec<ParticipantId>,
    /// Made when somebody is looked up by something else than the id.
    pub(super) directory: OnceLock<Directory>,
    pub(super) conflicts: Vec<ConflictPair>,
    pub(super) history: Vec<PairId>,
    pub(super) locked: Vec<PairId>,
    pub(super) wished: Vec<PairId>,
    pub(super) audit: Audit,
}

/// Participants, sorted, each with the managers that the organisation names.
pub(super) type Contradicted = Vec<(ParticipantId, Vec<ParticipantId>)>;
impl PartialEq for Cohort {
    /// Do they say the same?
    fn eq(&self, other: &Self) -> bool {
        self.people == other.people
            && self.lines == other.lines
            && self.contacts == other.contacts
            && self.former == other.former
            && self.conflicts == other.conflicts
            && [&self.history, &self.locked, &self.wished] == [&other.history, &other.locked, &other.wished]
    }
}

impl Kept for Cohort {
    const KIND: &'static str = "cohort";
    const FORMAT: u32 = 1;
}

/// A pair of the conflict list and why: forbidden, whatever the policy.
///
/// From [`Cohort::conflicts`](crate::Cohort::conflicts).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConflictPair {
    pub(super) pair: PairId,
    pub(super) reason: Option<String>,
}

impl ConflictPair {
    /// The pair that is forbidden.
    pub fn pair(&self) -> &PairId {
        &self.pair
    }

    /// Why, if given.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

/// What stands for a reason that was not given.
const NO_REASON: &str = "no reason given";

impl Cohort {
    /// The cohort of these people, with the reporting lines that their profiles state. Time O(n log
    /// n).
    ///
    /// [`builder`](Self::builder) takes an organisation, conflicts, history and fixed pairs as
    /// well.
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when two people have the same id or a profile contains a value
    /// that cannot be; the error names the person, the field and the value.
    pub fn new(people: impl IntoIterator<Item = Participant>) -> Result<Self> {
        Self::builder().people(people).build()
    }

    /// Everybody, in the order of their ids.
    pub fn people(&self) -> &[Participant] {
        &self.people
    }

    /// The participant with this id. Time O(log n).
    pub fn get(&self, id: impl AsRef<str>) -> Option<&Participant> {
        self.people.get(self.position(id.as_ref())?)
    }

    /// Where somebody is among the people. Time O(log n).
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.index.position(id, |i| self.people[i].id())
    }

    /// Those who can mentor, in id order.
    pub fn mentors(&self) -> impl Iterator<Item = &Participant> {
        self.people.iter().filter(|person| person.role().is_mentor())
    }

    /// Those who can be mentored, in id order.
    pub fn mentees(&self) -> impl Iterator<Item = &Participant> {
        self.people.iter().filter(|person| person.role().is_mentee())
    }

    /// The organisation, and the managers in the profiles.
    ///
    /// Every participant has an entry. Where both name managers, all of them are here, and a
    /// contradiction is a finding.
    ///
    /// ```
    /// use pairwright::{Cohort, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_manager("ben"), // ben does not take part
    ///     Participant::mentee("zoe"),
    /// ])?;
    /// let lines = cohort.reporting_lines();
    /// assert_eq!(lines.managers("ana").next().map(|id| id.as_str()), Some("ben"));
    /// assert_eq!(lines.unknown_managers().count(), 1);
    /// assert_eq!(cohort.audit().findings()[0].code(), "manager-unknown");
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn reporting_lines(&self) -> &ReportingLines {
        &self.lines
    }

    /// The lines without the managers whom only a profile names, where the organisation names
    /// others.
    fn organisation(&self) -> impl Iterator<Item = (&ParticipantId, Option<&ParticipantId>)> {
        self.lines.entries().filter(|(id, manager)| {
            self.organisation_instead(id).is_none_or(|stated| manager.is_some_and(|id| stated.contains(id)))
        })
    }

    /// What the organisation says and the profiles do not: said twice it need not be.
    pub(super) fn unsaid_lines(&self) -> impl Iterator<Item = (&ParticipantId, Option<&ParticipantId>)> {
        self.organisation().filter(|(id, _)| {
            let said = self.get(id).map(Participant::managers);
            self.organisation_instead(id).is_some()
                || said.is_none_or(|said| !self.lines.managers(id).eq(said))
        })
    }

    /// The organisation's managers of somebody whose profile names others.
    fn organisation_instead(&self, id: &ParticipantId) -> Option<&[ParticipantId]> {
        let at = self.contradicted.binary_search_by(|(person, _)| person.cmp(id)).ok()?;
        Some(&self.contradicted[at].1)
    }

    /// The people of the organisation who are known besides the participants, sorted by id.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// Those who took part or worked here once, and have left; sorted.
    pub fn former(&self) -> &[ParticipantId] {
        &self.former
    }

    /// The conflict list, sorted by mentor, then mentee. A conflict between two people who could be
    /// paired both ways is there both ways.
    pub fn conflicts(&self) -> &[ConflictPair] {
        &self.conflicts
    }

    /// Why this pair is forbidden by name: by the conflict list, or by a flag of either person.
    /// None where it is not.
    ///
    /// `no reason given` stands for a reason that was not given. Supervisory lines are not
    /// considered: what they mean is a matter of policy. Time O(log n).
    pub fn explicit_conflict(&self, mentor: impl AsRef<str>, mentee: impl AsRef<str>) -> Option<&str> {
        let [mentor, mentee] = [mentor.as_ref(), mentee.as_ref()].map(ParticipantId::from);
        let flags = |id| self.get(id).map(Participant::conflicts).unwrap_or_default();
        self.declared((&mentor, flags(&mentor)), (&mentee, flags(&mentee)))
    }

    /// Why a pair is forbidden by name, where the flags of both are at hand.
    pub(super) fn declared<'a>(
        &'a self,
        (mentor, by_mentor): (&ParticipantId, &'a [Conflict]),
        (mentee, by_mentee): (&ParticipantId, &'a [Conflict]),
    ) -> Option<&'a str> {
        let by_name = |listed: &ConflictPair| listed.pair.ids().cmp(&(mentor, mentee));
        let start = self.conflicts.partition_point(|listed| by_name(listed).is_lt());
        let listed = self.conflicts[start..].iter().take_while(|listed| by_name(listed).is_eq());
        let listed = listed.map(ConflictPair::reason);
        let mut reasons = listed.chain(flags(by_mentor, mentee)).chain(flags(by_mentee, mentor)).peekable();
        reasons.peek()?;
        Some(reasons.flatten().next().unwrap_or(NO_REASON))
    }

    /// The pairs of the past, mentor first, sorted.
    pub fn history(&self) -> &[PairId] {
        &self.history
    }

    /// The pairs that the coordinator fixes, mentor first, sorted, each once.
    ///
    /// Both take part in these roles, and there is no declared conflict between them. What a policy
    /// says of them is not considered.
    pub fn locked(&self) -> &[PairId] {
        &self.locked
    }

    /// The pairs that the coordinator wishes for, mentor first, sorted, each once.
    pub fn wished(&self) -> &[PairId] {
        &self.wished
    }

    /// What is doubtful about the cohort. It was found when the cohort was built.
    pub fn audit(&self) -> &Audit {
        &self.audit
    }
}

/// The reasons of the flags that name somebody.
fn flags<'a>(all: &'a [Conflict], with: &ParticipantId) -> impl Iterator<Item = Option<&'a str>> {
    let start = all.partition_point(|flag| flag.with() < with);
    let end = all.partition_point(|flag| flag.with() <= with);
    all[start..end].iter().map(|flag| flag.reason())
}

/// The cohort as it is written down.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    people: Vec<Participant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    organisation: Vec<Entry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    directory: Vec<Contact>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    former: Vec<ParticipantId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conflicts: Vec<StoredConflict>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    history: Vec<StoredPair>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    locked: Vec<StoredPair>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    wished: Vec<StoredPair>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredPair {
    mentor_id: ParticipantId,
    mentee_id: ParticipantId,
}

impl From<StoredPair> for PairId {
    fn from(StoredPair { mentor_id, mentee_id }: StoredPair) -> Self {
        Self::new(mentor_id, mentee_id)
    }
}

/// A pair of the conflict list as it is written down.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredConflict {
    mentor_id: ParticipantId,
    mentee_id: ParticipantId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl From<ConflictPair> for StoredConflict {
    fn from(ConflictPair { pair, reason }: ConflictPair) -> Self {
        let (mentor, mentee) = pair.ids();
        Self { mentor_id: mentor.clone(), mentee_id: mentee.clone(), reason }
    }
}

fn stored(pairs: &[PairId]) -> Vec<StoredPair> {
    let ids = pairs.iter().map(PairId::ids);
    ids.map(|(mentor, mentee)| StoredPair { mentor_id: mentor.clone(), mentee_id: mentee.clone() }).collect()
}

impl From<Cohort> for Stored {
    fn from(cohort: Cohort) -> Self {
        let organisation = Entry::all(cohort.unsaid_lines());
        Self {
            people: cohort.people,
            organisation,
            directory: cohort.contacts,
            former: cohort.former,
            conflicts: cohort.conflicts.into_iter().map(StoredConflict::from).collect(),
            history: stored(&cohort.history),
            locked: stored(&cohort.locked),
            wished: stored(&cohort.wished),
        }
    }
}

impl TryFrom<Stored> for Cohort {
    type Error = Error;

    fn try_from(stored: Stored) -> Result<Self> {
        Self::builder()
            .people(stored.people)
            .organisation(stored.organisation.try_into()?)
            .directory(stored.directory)
            .former(stored.former)
            .conflicts(stored.conflicts.into_iter().map(|pair| (pair.mentor_id, pair.mentee_id, pair.reason)))
            .history(stored.history)
            .locked(stored.locked)
            .wished(stored.wished)
            .build()
    }
}

#[expect(clippy::into_iter_without_iter, reason = "`people` is the word for it")]
impl<'a> IntoIterator for &'a Cohort {
    type Item = &'a Participant;
    type IntoIter = std::slice::Iter<'a, Participant>;

    /// The [`people`](Cohort::people).
    fn into_iter(self) -> Self::IntoIter {
        self.people().iter()
    }
}
