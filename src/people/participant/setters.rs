//! Saying what is known about a participant.

use crate::people::expectations::{Duration, Format};
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::{Conflict, Skill, given, insert_all, insert_skills};

/// # Setters
impl Participant {
    /// Sets the name, as people say it.
    #[must_use]
    pub fn with_name(mut self, name: impl AsRef<str>) -> Self {
        self.name = given(name.as_ref());
        self
    }

    /// Sets the e-mail address. Two participants of one address are refused when the cohort is
    /// built.
    #[must_use]
    pub fn with_email(mut self, email: impl AsRef<str>) -> Self {
        self.email = given(email.as_ref());
        self
    }

    /// Sets the job title.
    #[must_use]
    pub fn with_title(mut self, title: impl AsRef<str>) -> Self {
        self.title = given(title.as_ref());
        self
    }

    /// Sets the department. In a cohort `Data` and ` data` are one, shown as most people wrote it;
    /// `N/A` and other [placeholders](crate::people::Placeholders) are unknown. The same goes for
    /// all texts that are compared.
    #[must_use]
    pub fn with_department(mut self, department: impl AsRef<str>) -> Self {
        self.department = given(department.as_ref());
        self
    }

    /// Sets the unit or team, a part of the department.
    #[must_use]
    pub fn with_unit(mut self, unit: impl AsRef<str>) -> Self {
        self.unit = given(unit.as_ref());
        self
    }

    /// Sets the region.
    #[must_use]
    pub fn with_region(mut self, region: impl AsRef<str>) -> Self {
        self.region = given(region.as_ref());
        self
    }

    /// Sets the location: a site or an office.
    #[must_use]
    pub fn with_location(mut self, location: impl AsRef<str>) -> Self {
        self.location = given(location.as_ref());
        self
    }

    /// Sets the country.
    #[must_use]
    pub fn with_country(mut self, country: impl AsRef<str>) -> Self {
        self.country = given(country.as_ref());
        self
    }

    /// Sets the personality, from 0 (introvert) to 100 (extravert).
    #[must_use]
    pub fn with_personality(mut self, personality: f64) -> Self {
        self.personality = Some(personality);
        self
    }

    /// Sets the level of seniority, from -1000 to 1000: a higher number is more senior.
    #[must_use]
    pub fn with_level(mut self, level: i32) -> Self {
        self.level = Some(level);
        self
    }

    /// Sets the years of work experience, from 0 to 100.
    #[must_use]
    pub fn with_tenure_years(mut self, years: f64) -> Self {
        self.tenure_years = Some(years);
        self
    }

    /// Sets the one manager, who need not be a participant. Replaces any set before.
    ///
    /// By default nobody is paired with anybody above or below them in the line (S6). A manager
    /// whose id nobody has is a finding of the audit, since a conflict with them cannot be checked.
    #[must_use]
    pub fn with_manager(self, manager: impl Into<ParticipantId>) -> Self {
        self.with_managers([manager])
    }

    /// Sets all managers, those by dotted lines too. Replaces any set before.
    ///
    /// All of them count alike: nobody is paired with anybody on any of the lines.
    #[must_use]
    pub fn with_managers(mut self, managers: impl IntoIterator<Item = impl Into<ParticipantId>>) -> Self {
        self.manager_id = managers.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the choices, the first choice first, at most ten (S5).
    ///
    /// An empty id keeps its place: `["", "zoe"]` is a second choice without a first one. These
    /// replace any choices set before. An eleventh one is refused when the cohort is built; one
    /// that names nobody is a finding.
    #[must_use]
    pub fn with_choices(mut self, choices: impl IntoIterator<Item = impl Into<ParticipantId>>) -> Self {
        self.choices = choices.into_iter().map(|id| Some(id.into())).collect();
        self
    }

    /// Adds a conflict of interest: these two are not to be paired, on either side.
    ///
    /// One of the two flagging it is enough, and no policy overrules it. The reason is for the
    /// coordinator; an empty one counts as not given.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let ana = Participant::mentor("ana").with_conflict("max", "sisters");
    /// let cohort = Cohort::new([ana, Participant::mentee("max")])?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// assert!(matching.pairs().is_empty());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn with_conflict(mut self, with: impl Into<ParticipantId>, reason: impl AsRef<str>) -> Self {
        insert_all(&mut self.conflicts, Conflict::new(with.into(), reason.as_ref()));
        self
    }

    /// Adds a skill on offer, with the self-rated capability from 1 (a little) to 5 (very).
    ///
    /// A skill named again replaces the former one. Without a rating the skill counts as the middle
    /// of the scale.
    #[must_use]
    pub fn with_skill_offered(mut self, name: impl AsRef<str>, capability: Option<u8>) -> Self {
        insert_skills(&mut self.skills_offered, Skill::new(name.as_ref(), capability));
        self
    }

    /// Adds a skill this person wants to learn. It is met by a mentor who offers a skill of
    /// this name, in whatever spelling.
    #[must_use]
    pub fn with_skill_wanted(mut self, name: impl AsRef<str>) -> Self {
        insert_all(&mut self.skills_wanted, given(name.as_ref()));
        self
    }

    /// Sets the commitment to the programme, from 1 to 5.
    #[must_use]
    pub fn with_commitment(mut self, commitment: u8) -> Self {
        self.commitment = Some(commitment);
        self
    }

    /// Adds an employee group, by its name.
    #[must_use]
    pub fn with_group(mut self, name: impl AsRef<str>) -> Self {
        insert_all(&mut self.groups, given(name.as_ref()));
        self
    }

    /// Adds somebody this person knows well already, from outside their reporting line.
    #[must_use]
    pub fn with_acquaintance(mut self, id: impl Into<ParticipantId>) -> Self {
        insert_all(&mut self.acquaintances, id.into().given());
        self
    }

    /// Sets how many mentees this person takes as mentor, from 0 to 1000. With 0 they take part and
    /// mentor nobody.
    #[must_use]
    pub fn with_capacity(mut self, capacity: u32) -> Self {
        self.capacity = Some(capacity);
        self
    }

    /// Sets how many mentees this person must get at least as mentor, from 0 to 1000.
    ///
    /// It may not be more than the capacity, where that is set too.
    #[must_use]
    pub fn with_minimum(mut self, mentees: u32) -> Self {
        self.minimum = Some(mentees);
        self
    }

    /// Sets how many mentors this person wants as mentee, from 1 to 100.
    #[must_use]
    pub fn with_mentors_wanted(mut self, mentors: u32) -> Self {
        self.mentors_wanted = Some(mentors);
        self
    }

    /// Sets how many cohorts this person has waited without a mentor, from 0 to 1000.
    #[must_use]
    pub fn with_waited(mut self, cohorts: u32) -> Self {
        self.waited = Some(cohorts);
        self
    }

    /// Sets how long the relationship should last. Not set, this person goes with everybody.
    #[must_use]
    pub fn with_duration(mut self, duration: Duration) -> Self {
        self.duration = Some(duration);
        self
    }

    /// Sets whether to meet alone or in a group. Not set, this person goes with everybody.
    #[must_use]
    pub fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Sets anything else a criterion of your own may look at. An empty value takes it away.
    #[must_use]
    pub fn with_attribute(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let name = name.as_ref().trim();
        match given(value.as_ref()) {
            Some(value) => self.attributes.insert(name.into(), value),
            None => self.attributes.remove(name),
        };
        self
    }
}

/// Several at once, in time O(n log n): adding one to a long list after another takes O(n) each.
#[cfg(feature = "csv")]
impl Participant {
    pub(in crate::people) fn with_skills_offered<'a>(
        mut self,
        skills: impl IntoIterator<Item = (&'a str, Option<u8>)>,
    ) -> Self {
        let skills = skills.into_iter().filter_map(|(name, capability)| Skill::new(name, capability));
        insert_skills(&mut self.skills_offered, skills);
        self
    }

    pub(in crate::people) fn with_skills_wanted<'a>(mut self, names: impl Iterator<Item = &'a str>) -> Self {
        insert_all(&mut self.skills_wanted, names.filter_map(given));
        self
    }

    pub(in crate::people) fn with_groups<'a>(mut self, names: impl Iterator<Item = &'a str>) -> Self {
        insert_all(&mut self.groups, names.filter_map(given));
        self
    }

    pub(in crate::people) fn with_acquaintances<'a>(mut self, ids: impl Iterator<Item = &'a str>) -> Self {
        insert_all(&mut self.acquaintances, ids.filter_map(|id| ParticipantId::from(id).given()));
        self
    }

    pub(in crate::people) fn with_conflicts<'a>(
        mut self,
        all: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        insert_all(&mut self.conflicts, all.filter_map(|(with, why)| Conflict::new(with.into(), why)));
        self
    }
}
