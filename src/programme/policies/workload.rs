//! How many mentees a mentor gets, and how many mentors a mentee (S12, S13).

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

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
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Workload {
    pub(crate) usual: u32,
    pub(crate) most: Option<u32>,
    pub(crate) least: u32,
    pub(crate) mentors: u32,
}

impl Default for Workload {
    fn default() -> Self {
        Self { usual: 1, most: None, least: 0, mentors: 1 }
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
    pub(in crate::programme) fn validate(self) -> Result<()> {
        let wrong = [
            ("usual", self.usual, self.usual > 1000, "at most 1000 mentees a mentor"),
            ("least", self.least, self.least > self.usual, "at most the usual number of mentees"),
            ("mentors", self.mentors, !(1..=100).contains(&self.mentors), "from 1 to 100 mentors a mentee"),
        ];
        match wrong.into_iter().find(|&(_, _, is_wrong, _)| is_wrong) {
            Some((key, value, _, message)) => Err(Error::programme(message)
                .at_column(format!("workload.{key}"))
                .with_value(value.to_string())),
            None => Ok(()),
        }
    }
}
