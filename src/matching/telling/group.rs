//! A mentor with all their mentees: what a group has in common, and what each member brings (S12).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::matching::matching::Matching;
use crate::matching::telling::explain::Explanation;
use crate::people::names::Names;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;

/// A mentor and all their mentees, explained (S12). It prints as the coordinator reads it.
///
/// Besides the pairs one by one it has what they have in common: how many of the members want each
/// skill on offer.
///
/// From [`Matching::group`](crate::Matching::group).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    mentor: ParticipantId,
    minimum: u32,
    capacity: u32,
    members: Vec<Explanation>,
    departments: usize,
    regions: usize,
    /// Skills that the mentor offers, and how many of the members want them.
    skills: BTreeMap<String, usize>,
    #[serde(skip)]
    names: Names,
}

impl Matching {
    /// A mentor with all their mentees.
    ///
    /// Time O(criteria x mentees of the mentor x log people).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_capacity(3).with_skill_offered("Rust", Some(4)),
    ///     Participant::mentee("max").with_skill_wanted("Rust"),
    ///     Participant::mentee("mia").with_skill_wanted("Rust"),
    /// ])?;
    /// let group = Matcher::default().solve(cohort)?.group("ana")?;
    /// assert_eq!((group.members().len(), group.capacity()), (2, 3));
    /// assert_eq!(group.skills().collect::<Vec<_>>(), [("Rust", 2)]);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when there is no such mentor.
    pub fn group(&self, mentor: impl AsRef<str>) -> Result<Group> {
        let id = mentor.as_ref();
        let row = self.parts.scores.row(id).ok_or_else(|| Error::unknown("no such mentor").of_person(id))?;
        let start = self.places.partition_point(|&(other, _)| other < row);
        let columns = self.places[start..].iter().take_while(|&&(other, _)| other == row).map(|&(_, j)| j);
        let (mut members, mut people) = (Vec::new(), Vec::new());
        for column in columns {
            let Some(pair) = self.view(row, column) else { continue };
            let scores = &self.parts.scores;
            let told = Explanation::of(scores, row, column, &pair).with_fit(scores, row, column);
            members.push(told.with_names(self.shared_cohort()));
            people.push(pair.mentee());
        }
        let distinct = |of: fn(&Participant) -> Option<&str>| {
            people.iter().filter_map(|person| of(person)).collect::<BTreeSet<_>>().len()
        };
        let mut skills = BTreeMap::new();
        let offered = self.parts.cohort.get(id).map(Participant::skills_offered).unwrap_or_default();
        for skill in offered {
            let wants =
                |person: &&&Participant| person.skills_wanted().iter().any(|wanted| wanted == skill.name());
            let many = people.iter().filter(wants).count();
            if many > 0 {
                skills.insert(skill.name().to_owned(), many);
            }
        }
        Ok(Group {
            mentor: self.parts.scores.mentors()[row.index()].clone(),
            minimum: self.parts.scores.problem().minimum(row),
            capacity: self.parts.scores.problem().capacity(row),
            departments: distinct(Participant::department),
            regions: distinct(Participant::region),
            members,
            skills,
            names: Names::of(self.shared_cohort()),
        })
    }
}

impl Group {
    /// The mentor.
    pub fn mentor(&self) -> &ParticipantId {
        &self.mentor
    }

    /// The mentees, each explained as a pair with the mentor, by id.
    pub fn members(&self) -> &[Explanation] {
        &self.members
    }

    /// How many mentees the mentor must have at least. There may be fewer [members](Self::members);
    /// then the proof says that no more were possible.
    pub fn minimum(&self) -> u32 {
        self.minimum
    }

    /// How many mentees the mentor takes at most.
    pub fn capacity(&self) -> u32 {
        self.capacity
    }

    /// The sum of the pairs' points.
    pub fn points(&self) -> i64 {
        self.members.iter().filter_map(Explanation::points).map(i64::from).sum()
    }

    /// The skills on offer that members want, and how many of them do.
    pub fn skills(&self) -> impl Iterator<Item = (&str, usize)> {
        self.skills.iter().map(|(skill, &many)| (skill.as_str(), many))
    }

    /// How many departments the members come from, as far as that is known.
    pub fn departments(&self) -> usize {
        self.departments
    }

    /// How many regions, likewise.
    pub fn regions(&self) -> usize {
        self.regions
    }

    /// How people are named in texts about it.
    pub fn names(&self) -> &Names {
        &self.names
    }
}
