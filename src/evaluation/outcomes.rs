//! How the pairs went, as a table.

#[cfg(feature = "csv")]
mod csv_file;
#[cfg(feature = "csv")]
mod form;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::evaluation::finding::OutcomeFinding;
use crate::people::participant_id::ParticipantId;
use crate::storage::stored::Stored;
use crate::text_check::check_text;

/// A number may not be larger than this, up or down: then sums of squares are exact enough and
/// never overflow.
pub(super) const LARGEST: f64 = 1e9;

/// How one pair went. What is not given is not known.
///
/// Setters do not fail: a value that cannot be is refused, by name, when the [`Outcomes`] are
/// built. A pair that answers nothing counts among those that did not answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairOutcome {
    #[serde(rename = "mentor_id")]
    mentor: ParticipantId,
    #[serde(rename = "mentee_id")]
    mentee: ParticipantId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rating: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    still_meeting: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    goals_met: Option<f64>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    further: BTreeMap<String, f64>,
}

impl PairOutcome {
    /// The outcome of this pair, of which nothing is known yet.
    pub fn new(mentor: impl Into<ParticipantId>, mentee: impl Into<ParticipantId>) -> Self {
        let (mentor, mentee) = (mentor.into(), mentee.into());
        Self { mentor, mentee, rating: None, still_meeting: None, goals_met: None, further: BTreeMap::new() }
    }

    /// Sets how the pair rates the programme, on whichever scale; more is better.
    #[must_use]
    pub fn with_rating(mut self, rating: f64) -> Self {
        self.rating = Some(rating);
        self
    }

    /// Sets whether they still meet.
    #[must_use]
    pub fn with_still_meeting(mut self, still_meeting: bool) -> Self {
        self.still_meeting = Some(still_meeting);
        self
    }

    /// Sets which share of their goals they met, from 0 to 1.
    #[must_use]
    pub fn with_goals_met(mut self, share: f64) -> Self {
        self.goals_met = Some(share);
        self
    }

    /// Sets a further measure, by the heading of its column. A goal can be set for it, and weights
    /// learnt from it.
    #[must_use]
    pub fn with_further(mut self, name: impl Into<String>, value: f64) -> Self {
        self.further.insert(name.into(), value);
        self
    }

    /// The mentor.
    pub fn mentor(&self) -> &ParticipantId {
        &self.mentor
    }

    /// The mentee.
    pub fn mentee(&self) -> &ParticipantId {
        &self.mentee
    }

    /// How the pair rates the programme.
    pub fn rating(&self) -> Option<f64> {
        self.rating
    }

    /// Do they still meet?
    pub fn still_meeting(&self) -> Option<bool> {
        self.still_meeting
    }

    /// The share of their goals that they met.
    pub fn goals_met(&self) -> Option<f64> {
        self.goals_met
    }

    /// A further measure.
    pub fn further(&self, name: &str) -> Option<f64> {
        self.further.get(name).copied()
    }

    /// The names of the further measures, sorted.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.further.keys().map(String::as_str)
    }

    /// Does it say anything at all?
    pub(super) fn answers(&self) -> bool {
        let known = self.rating.is_some() || self.still_meeting.is_some() || self.goals_met.is_some();
        known || !self.further.is_empty()
    }

    /// Refuses ids that cannot be, numbers that are not finite or too large, and shares beyond 0 to
    /// 1.
    fn check(&self) -> Result<()> {
        self.mentor.check("mentor_id")?;
        self.mentee.check("mentee_id")?;
        self.names().try_for_each(|name| check_text(name, "further"))?;
        let named = self.further.iter().map(|(name, &value)| (name.as_str(), value));
        for (name, value) in self.rating.map(|rating| ("rating", rating)).into_iter().chain(named) {
            number(value).map_err(|error| error.at_column(name))?;
        }
        self.goals_met.map_or(Ok(()), share)
    }
}

/// Refuses what is not a number, or too large a one.
fn number(value: f64) -> Result<()> {
    if value.is_finite() && value.abs() <= LARGEST {
        return Ok(());
    }
    Err(Error::input(format!("not a number from -{LARGEST} to {LARGEST}")).with_value(value.to_string()))
}

fn share(value: f64) -> Result<()> {
    if (0.0..=1.0).contains(&value) {
        return Ok(());
    }
    let refused = Error::input("not yes, no or a share from 0 to 1: 0.75 or 75 %");
    Err(refused.at_column("goals_met").with_value(value.to_string()))
}

/// How the pairs of a matching went, sorted by mentor, then mentee: the order of the input is
/// forgotten.
///
/// ```
/// use pairwright::evaluation::{Outcomes, PairOutcome};
///
/// let outcomes = Outcomes::new([
///     PairOutcome::new("ben", "max").with_rating(4.0).with_still_meeting(true),
///     PairOutcome::new("ana", "zoe").with_goals_met(0.5).with_further("confidence", 7.0),
/// ])?;
/// assert_eq!(outcomes.pairs()[0].mentor().as_str(), "ana");
/// assert!(Outcomes::new([PairOutcome::new("ana", "zoe").with_rating(f64::NAN)]).is_err());
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<PairOutcome>", into = "Vec<PairOutcome>")]
pub struct Outcomes {
    pairs: Vec<PairOutcome>,
    findings: Vec<OutcomeFinding>,
}

impl Stored for Outcomes {
    const KIND: &'static str = "outcomes";
    const FORMAT: u32 = 1;
}

impl Outcomes {
    /// The outcomes of these pairs. Time O(n log n) for n pairs.
    ///
    /// # Errors
    /// [`is_input`](Error::is_input) when a pair is there twice, an id is none, or a number is not
    /// finite or too large.
    pub fn new(pairs: impl IntoIterator<Item = PairOutcome>) -> Result<Self> {
        let mut pairs: Vec<PairOutcome> = pairs.into_iter().collect();
        for pair in &pairs {
            pair.check().map_err(|error| error.of_person(pair.mentor.as_str()))?;
        }
        pairs.sort_by(|a, b| (&a.mentor, &a.mentee).cmp(&(&b.mentor, &b.mentee)));
        let twice = pairs.windows(2).find_map(|two| match two {
            [a, b] if a.mentor == b.mentor && a.mentee == b.mentee => Some(a),
            _ => None,
        });
        match twice {
            Some(pair) => Err(Error::input("the outcome of a pair is stated twice")
                .of_person(pair.mentor.as_str())
                .at_column("mentee_id")
                .with_value(pair.mentee.as_str())),
            None => Ok(Self { pairs, findings: Vec::new() }),
        }
    }

    /// The same with the ids of those who are meant. Two names of one pair are refused.
    pub(super) fn recognised(&self, meant: impl Fn(&ParticipantId) -> ParticipantId) -> Result<Self> {
        let ids = |pair: &PairOutcome| (meant(&pair.mentor), meant(&pair.mentee));
        let pairs = self.pairs.iter().map(|pair| {
            let (mentor, mentee) = ids(pair);
            PairOutcome { mentor, mentee, ..pair.clone() }
        });
        Ok(Self { findings: self.findings.clone(), ..Self::new(pairs)? })
    }

    /// The pairs, by mentor, then mentee.
    pub fn pairs(&self) -> &[PairOutcome] {
        &self.pairs
    }

    /// The outcome of a pair. Time O(log n).
    pub fn of(&self, mentor: impl AsRef<str>, mentee: impl AsRef<str>) -> Option<&PairOutcome> {
        let wanted = [mentor.as_ref(), mentee.as_ref()].map(ParticipantId::from);
        let place = |pair: &PairOutcome| [&pair.mentor, &pair.mentee].cmp(&[&wanted[0], &wanted[1]]);
        self.pairs.binary_search_by(place).ok().and_then(|k| self.pairs.get(k))
    }

    /// What is doubtful about the columns of the file. It is not serialised.
    pub fn findings(&self) -> &[OutcomeFinding] {
        &self.findings
    }
}

impl TryFrom<Vec<PairOutcome>> for Outcomes {
    type Error = Error;

    fn try_from(pairs: Vec<PairOutcome>) -> Result<Self> {
        Self::new(pairs)
    }
}

impl From<Outcomes> for Vec<PairOutcome> {
    fn from(outcomes: Outcomes) -> Self {
        outcomes.pairs
    }
}
