//! A participant: everything the programme knows about one person.

#[cfg(feature = "csv")]
mod completion;
mod differences;
mod references;
mod setters;
mod texts;
pub(super) mod values;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::problems::Problems;
use crate::error::{Error, Result};
use crate::people::choices::Choices;
use crate::people::expectations::{Duration, Format};
use crate::people::manager_ids::ManagerIds;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::{Conflict, Role, Skill};
use crate::people::{bounds, profile};

/// A person who takes part, as mentor, as mentee, or as both.
///
/// Only the id and the role are needed; what is not given is unknown, and what is unknown counts
/// neither for nor against a pair. Texts lose the blanks around them, and an empty one counts as
/// not given. Setters do not fail: a value that cannot be is refused, by name, when the
/// [`Cohort`](crate::people::Cohort) is built. So people can be put together in any order, and one
/// error says what is wrong, and about which person.
///
/// Lists (skills, groups, acquaintances, conflicts) are kept sorted and without repetitions, so two
/// profiles that say the same are equal.
///
/// Serialised, it is an object with the columns of the participants' file as keys; what is unknown
/// is left out, and a key that is not known is refused.
///
/// ```
/// use pairwright::{Cohort, Participant};
///
/// let ana = Participant::mentor("ana")
///     .with_department("Design")
///     .with_level(3)
///     .with_skill_offered("podcasts", Some(4))
///     .with_choices(["zoe", "yan"]);
/// assert_eq!(ana.department(), Some("Design"));
/// assert_eq!(ana.choice_rank("yan"), Some(2));
/// assert_eq!(ana.region(), None);
///
/// // A setter takes any value; building the cohort says what cannot be.
/// let error = Cohort::new([ana.with_commitment(9)]).unwrap_err();
/// assert_eq!((error.person(), error.column()), (Some("ana"), Some("commitment")));
/// assert_eq!((error.message(), error.value()), ("not a whole number from 1 to 5", Some("9")));
/// ```
#[doc(alias = "employee", alias = "person", alias = "user")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    id: ParticipantId,
    role: Role,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "profile::text")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "profile::text")]
    email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "profile::text")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "profile::text")]
    department: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "profile::text")]
    unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "profile::text")]
    region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "profile::text")]
    location: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "profile::text")]
    country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    personality: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tenure_years: Option<f64>,
    #[serde(default, skip_serializing_if = "ManagerIds::is_empty")]
    manager_id: ManagerIds,
    #[serde(default, skip_serializing_if = "Choices::is_empty")]
    choices: Choices,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "profile::conflicts")]
    conflicts: Vec<Conflict>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "profile::skills")]
    skills_offered: Vec<Skill>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "profile::texts")]
    skills_wanted: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    commitment: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "profile::texts")]
    groups: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "profile::ids")]
    acquaintances: Vec<ParticipantId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    capacity: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minimum: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mentors_wanted: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    waited: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    duration: Option<Duration>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    format: Option<Format>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "profile::attributes")]
    attributes: BTreeMap<String, String>,
}

impl Participant {
    /// Somebody who mentors: in reverse mentoring, usually the junior one.
    pub fn mentor(id: impl Into<ParticipantId>) -> Self {
        Self::new(id.into(), Role::Mentor)
    }

    /// Somebody who is mentored: in reverse mentoring, usually the senior one.
    pub fn mentee(id: impl Into<ParticipantId>) -> Self {
        Self::new(id.into(), Role::Mentee)
    }

    /// Somebody who mentors in one pair and is mentored in another.
    ///
    /// They stand on both sides of the matching, have places on both, and are never paired with
    /// themselves.
    pub fn both(id: impl Into<ParticipantId>) -> Self {
        Self::new(id.into(), Role::Both)
    }

    pub(super) fn new(id: ParticipantId, role: Role) -> Self {
        Self {
            id,
            role,
            name: None,
            email: None,
            title: None,
            department: None,
            unit: None,
            region: None,
            location: None,
            country: None,
            personality: None,
            level: None,
            tenure_years: None,
            manager_id: ManagerIds::default(),
            choices: Choices::default(),
            conflicts: Vec::new(),
            skills_offered: Vec::new(),
            skills_wanted: Vec::new(),
            commitment: None,
            groups: Vec::new(),
            acquaintances: Vec::new(),
            capacity: None,
            minimum: None,
            mentors_wanted: None,
            waited: None,
            duration: None,
            format: None,
            attributes: BTreeMap::new(),
        }
    }

    /// The id, by which files, choices and errors name this person.
    pub fn id(&self) -> &ParticipantId {
        &self.id
    }

    /// On which side of a pair this person can stand.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The name, as people say it. It is shown next to the id, and says who is meant where somebody
    /// is named and not by their id.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The e-mail address. It says who is meant, too; nobody shares it with another participant.
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// The job title, to be shown. It is not compared.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The department. A pair of different departments gets points (S1).
    pub fn department(&self) -> Option<&str> {
        self.department.as_deref()
    }

    /// The unit or team, a part of the department. A pair of different units gets a few points
    /// (S11).
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The region. A pair of different regions gets points (S2).
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The location: a site or an office. A pair of different locations gets points (S2).
    pub fn location(&self) -> Option<&str> {
        self.location.as_deref()
    }

    /// The country. A pair of different countries gets points (S2).
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// The personality, from 0 (introvert) to 100 (extravert).
    ///
    /// Two people far apart get points, and two of the same pole lose some (S3). Where the poles
    /// begin is a policy of the programme.
    pub fn personality(&self) -> Option<f64> {
        self.personality
    }

    /// The level of seniority: a higher number is more senior.
    ///
    /// Levels are compared, never added up, so any scale will do as long as all use the same one.
    /// By default the mentor must not be the senior one (S4).
    pub fn level(&self) -> Option<i32> {
        self.level
    }

    /// The years of work experience. A programme may take them, instead of the level or besides it,
    /// to say who is junior (S4).
    pub fn tenure_years(&self) -> Option<f64> {
        self.tenure_years
    }

    /// The managers as the profile says, sorted, each once.
    ///
    /// The organisation may say otherwise, or more:
    /// [`Cohort::reporting_lines`](crate::people::Cohort::reporting_lines) has the managers of
    /// both, and a contradiction is a finding.
    pub fn managers(&self) -> &[ParticipantId] {
        self.manager_id.as_slice()
    }

    /// The choices with their rank, from 1 to 10. Ranks without a choice are left out (S5).
    pub fn choices(&self) -> impl Iterator<Item = (usize, &ParticipantId)> {
        (1..).zip(self.choices.ranked()).filter_map(|(rank, id)| Some((rank, id?)))
    }

    /// The rank, from 1 to 10, at which this person chose somebody; none where they did not.
    pub fn choice_rank(&self, id: impl AsRef<str>) -> Option<usize> {
        self.choices().find(|(_, chosen)| chosen.is(id.as_ref())).map(|(rank, _)| rank)
    }

    /// Conflicts this person flagged, sorted by the other's id. Each forbids the pair, whatever the
    /// programme says (S6).
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Skills on offer, sorted by name. What a mentor offers and the mentee wants gets points
    /// (S10).
    pub fn skills_offered(&self) -> &[Skill] {
        &self.skills_offered
    }

    /// Skills wanted, sorted, each once.
    pub fn skills_wanted(&self) -> &[String] {
        &self.skills_wanted
    }

    /// The commitment to the programme, from 1 to 5, in the person's own words or the coordinator's
    /// (S9).
    ///
    /// A programme may leave out mentees below some commitment.
    pub fn commitment(&self) -> Option<u8> {
        self.commitment
    }

    /// Employee groups, sorted, each once. Each group that a pair has in common gets points (S20).
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// People this person knows well already, sorted, each once.
    ///
    /// It is enough that one of the two names the other. Outside a supervisory line that gets
    /// points (S21).
    pub fn acquaintances(&self) -> &[ParticipantId] {
        &self.acquaintances
    }

    /// How many mentees this person takes as mentor (S13); `None` leaves it to the programme.
    pub fn capacity(&self) -> Option<u32> {
        self.capacity
    }

    /// How many mentees this person must get at least as mentor (S12); `None` leaves it to the
    /// programme.
    ///
    /// A minimum that cannot be met is not an error: the matching says who has too few.
    pub fn minimum(&self) -> Option<u32> {
        self.minimum
    }

    /// How many mentors this person wants as mentee (S12); `None` leaves it to the programme.
    ///
    /// Everybody gets a first mentor before anybody gets a second one.
    pub fn mentors_wanted(&self) -> Option<u32> {
        self.mentors_wanted
    }

    /// How many cohorts this person has waited without a mentor (S14). The programme decides what
    /// that is worth.
    pub fn waited(&self) -> Option<u32> {
        self.waited
    }

    /// How long this person wants the relationship to last (S19).
    pub fn duration(&self) -> Option<Duration> {
        self.duration
    }

    /// Whether this person wants to meet alone or in a group (S19).
    pub fn format(&self) -> Option<Format> {
        self.format
    }

    /// An attribute of this name: what a file has in a column of its own, or
    /// [`with_attribute`](Self::with_attribute) has set.
    ///
    /// A programme's [rules](crate::rules) read them, and criteria of your own.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name.trim()).map(String::as_str)
    }

    /// All attributes with their values, sorted by name.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Refuses all that cannot be, naming the field, the value and the person.
    pub(super) fn check(&self, problems: &mut Problems) {
        let mut note = |checked: Result<()>| {
            problems.take(checked.map_err(|error| error.of_person(self.id.as_str())));
        };
        if let Err(error) = self.id.check("id") {
            return problems.add(error);
        }
        note(self.check_texts());
        if let Some(surplus) = self.choices.surplus() {
            note(Err(Error::input("there are ten choices at most: leave out the later ones")
                .at_column("choice11")
                .with_value(surplus.as_str())));
        }
        // ranges stand in `bounds.rs`, for files and setters alike
        self.skills_offered.iter().for_each(|skill| note(bounds::CAPABILITY.check(skill.capability())));
        note(bounds::PERSONALITY.check(self.personality));
        note(bounds::LEVEL.check(self.level));
        note(bounds::TENURE.check(self.tenure_years));
        note(bounds::COMMITMENT.check(self.commitment));
        note(bounds::CAPACITY.check(self.capacity));
        note(bounds::MINIMUM.check(self.minimum));
        if let (Some(least), Some(most)) = (self.minimum, self.capacity)
            && least > most
        {
            note(Err(Error::input(format!("the minimum is more than the capacity, {most}"))
                .at_column("minimum")
                .with_value(least.to_string())));
        }
        note(bounds::MENTORS_WANTED.check(self.mentors_wanted));
        note(bounds::WAITED.check(self.waited));
    }
}
