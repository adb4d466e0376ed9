//! How many mentees a mentor gets, and how many mentors a mentee (S12, S13).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::error::problems::Problems;
use crate::form_word::read_by_word;
use crate::programme::weights::LARGEST;

/// How many mentees a mentor gets, and how many mentors a mentee, where the people do not say (S12,
/// S13).
///
/// What a person states counts first; the cap holds for all. "Difficult to juggle their everyday
/// responsibilities and mentorship duties" is what the cap is for.
///
/// ```toml
/// [workload]
/// usual = 1       # mentees a mentor takes who does not say
/// most = 3        # and no mentor takes more
/// least = 0       # mentees a mentor must get
/// mentors = 1     # mentors a mentee gets
/// even = "first"  # loads as even as possible; or { points = 50 }, or "ignore"
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Workload {
    pub(crate) usual: u32,
    pub(crate) most: Option<u32>,
    pub(crate) least: u32,
    pub(crate) mentors: u32,
    #[serde(skip_serializing_if = "Even::is_ignored")]
    pub(crate) even: Even,
}

/// Whether mentors are to have equally many mentees.
///
/// *Even* are loads where as few mentees as possible share a mentor with another one, each two of
/// them counted once; for a number of pairs that is the least sum of squares of the loads. So the
/// most that any mentor has is as little as can be, then as few mentors as can be have that many,
/// and so on; who takes fewer has what they take, and the others share the rest evenly. Mentees in
/// settled pairs count. In a file: `"ignore"`, `"first"`, or `{ points = 50 }`.
///
/// For [`Workload`](crate::policies::Workload).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Even {
    /// It does not matter: the points decide.
    #[default]
    #[serde(alias = "off")]
    Ignore,
    /// Loads are as even as possible, before points and also before who waited, and after how many
    /// mentees are served and how many pairs there are.
    First,
    /// A mentor's second mentee costs this many points, the third one twice as many, and so on.
    /// The points of pairs stay what they are.
    Points(u32),
}

impl Even {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
    fn is_ignored(&self) -> bool {
        *self == Self::Ignore
    }
}

impl Default for Workload {
    fn default() -> Self {
        Self { usual: 1, most: None, least: 0, mentors: 1, even: Even::Ignore }
    }
}

impl Workload {
    /// How many mentees a mentor takes who does not say, up to 1000. Default 1.
    #[must_use]
    pub fn with_usual(mut self, mentees: u32) -> Self {
        self.usual = mentees;
        self
    }

    /// A cap on what mentors take, whatever they say. Default: none.
    #[must_use]
    pub fn with_most(mut self, mentees: u32) -> Self {
        self.most = Some(mentees);
        self
    }

    /// How many mentees a mentor must get who does not say, up to the usual number. Default 0.
    ///
    /// A mentor who takes fewer than this must get as many as they take.
    #[must_use]
    pub fn with_least(mut self, mentees: u32) -> Self {
        self.least = mentees;
        self
    }

    /// How many mentors a mentee gets who does not say, from 1 to 100. Default 1.
    #[must_use]
    pub fn with_mentors(mut self, mentors: u32) -> Self {
        self.mentors = mentors;
        self
    }

    /// Whether mentors are to have equally many mentees. Default: it does not matter.
    ///
    /// ```
    /// use pairwright::policies::{Even, Workload};
    /// use pairwright::{Cohort, Matcher, Participant, Programme};
    ///
    /// let mentors = ["ana", "ben"].map(|id| Participant::mentor(id).with_capacity(4)); let mentees
    /// = ["kim", "lea", "max", "mia"].map(|id| Participant::mentee(id).with_choices(["ana"])); let
    /// cohort = Cohort::new(mentors.into_iter().chain(mentees))?; let workload =
    /// Workload::default().with_even(Even::First); let matching =
    /// Matcher::new(Programme::default().with_workload(workload)).solve(cohort)?;
    /// assert_eq!(matching.partners("ana").len(), 2); // though all four would like her
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn with_even(mut self, even: Even) -> Self {
        self.even = even;
        self
    }

    /// Whether mentors are to have equally many mentees.
    pub fn even(self) -> Even {
        self.even
    }

    /// The capacity of a mentor who says this.
    pub(crate) fn capacity(self, stated: Option<u32>) -> u32 {
        stated.unwrap_or(self.usual).min(self.most.unwrap_or(u32::MAX))
    }

    /// How many mentees a mentor of this capacity must get who says this.
    pub(crate) fn minimum(self, stated: Option<u32>, capacity: u32) -> u32 {
        stated.unwrap_or(self.least).min(capacity)
    }

    /// How many mentors a mentee gets who says this.
    pub(crate) fn mentors(self, stated: Option<u32>) -> u32 {
        stated.unwrap_or(self.mentors)
    }

    /// Refuses numbers out of range, by name.
    pub(in crate::programme) fn validate(self, problems: &mut Problems) {
        let even = if let Even::Points(points) = self.even { points } else { 0 };
        let usual = self.usual;
        let wrong = [
            ("usual", usual, usual > 1000, "at most 1000 mentees a mentor"),
            ("least", self.least, self.least > usual, "at most the usual number of mentees"),
            ("mentors", self.mentors, !(1..=100).contains(&self.mentors), "from 1 to 100 mentors a mentee"),
            ("even", even, even > LARGEST.unsigned_abs(), "from 0 to 1000000 points for each mentee more"),
        ];
        for (key, value, _, message) in wrong.into_iter().filter(|&(_, _, is_wrong, _)| is_wrong) {
            let error = Error::programme(message).at_column(format!("workload.{key}"));
            problems.add(error.with_value(value.to_string()));
        }
    }
}

impl fmt::Display for Even {
    /// The word that [`FromStr`](std::str::FromStr) reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ignore => f.pad("ignore"),
            Self::First => f.pad("first"),
            Self::Points(number) => write!(f, "points:{number}"),
        }
    }
}

read_by_word!(Even, "how even loads are", Error::programme, "workload.even");
