//! How pairs are cut into groups.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::people::participant::Participant;
use crate::scoring::criterion::PairView;
use crate::text::shown;
use crate::words::ordinal;

/// How pairs are cut into groups. Printed, it says what a group has in common.
///
/// In [`GroupTable`](crate::evaluation::GroupTable).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Grouping {
    /// The mentor's department.
    MentorDepartment,
    /// The mentee's department.
    MenteeDepartment,
    /// Do the departments differ?
    Departments,
    /// The mentor's region.
    MentorRegion,
    /// The mentee's region.
    MenteeRegion,
    /// Do the regions differ?
    Regions,
    /// Which choice of the mentee the mentor was.
    Choice,
    /// The titles of both.
    Titles,
}

impl Grouping {
    pub(super) const ALL: [Self; 8] = [
        Self::MentorDepartment,
        Self::MenteeDepartment,
        Self::Departments,
        Self::MentorRegion,
        Self::MenteeRegion,
        Self::Regions,
        Self::Choice,
        Self::Titles,
    ];

    /// The group of a pair.
    pub(super) fn of(self, pair: &PairView<'_>) -> String {
        let (mentor, mentee) = (pair.mentor(), pair.mentee());
        match self {
            Self::MentorDepartment => stated(mentor.department()),
            Self::MenteeDepartment => stated(mentee.department()),
            Self::Departments => differ(pair, Participant::department),
            Self::MentorRegion => stated(mentor.region()),
            Self::MenteeRegion => stated(mentee.region()),
            Self::Regions => differ(pair, Participant::region),
            Self::Choice => match mentee.choice_rank(mentor.id()) {
                Some(rank) if rank <= 3 => format!("{} choice", ordinal(rank)),
                Some(_) => "later choice".to_owned(),
                None => "not chosen".to_owned(),
            },
            Self::Titles => format!("{} with {}", stated(mentor.title()), stated(mentee.title())),
        }
    }
}

/// The text as it can be shown; a group without one has a name too.
fn stated(text: Option<&str>) -> String {
    text.map_or_else(|| "not stated".to_owned(), |text| shown(text).into_owned())
}

fn differ(pair: &PairView<'_>, place: fn(&Participant) -> Option<&str>) -> String {
    let both = place(pair.mentor()).zip(place(pair.mentee()));
    both.map_or("not stated", |(a, b)| if a == b { "the same" } else { "different" }).to_owned()
}

impl fmt::Display for Grouping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::MentorDepartment => "department of the mentor",
            Self::MenteeDepartment => "department of the mentee",
            Self::Departments => "departments of the two",
            Self::MentorRegion => "region of the mentor",
            Self::MenteeRegion => "region of the mentee",
            Self::Regions => "regions of the two",
            Self::Choice => "choice of the mentee",
            Self::Titles => "titles of the two",
        })
    }
}
