//! How far each weight can move until another matching is better.

mod asking;
mod search;

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::matching::matching::Matching;
use crate::matching::provenance::Provenance;
use crate::matching::telling::difference::Difference;
use crate::programme::weight_key::{self, WeightKey};
use crate::progress::Progress;
use crate::words::commas;

/// How far each weight can move, all others as they are, while today's matching stays the best.
///
/// A weight with a wide range can be discussed without anybody moving; one near its end decides
/// somebody's partner. It prints as one sentence for each weight, those nearest to changing
/// something first.
///
/// Read with serde it says the same, but [`is_of`](Self::is_of) no matching: that is not written.
///
/// ```
/// use pairwright::{Cohort, Matcher, Participant};
///
/// let cohort = Cohort::new([
///     Participant::mentor("ana").with_department("Data"),
///     Participant::mentor("ben").with_department("Law"),
///     Participant::mentee("max").with_department("Law").with_choices(["ben"]),
/// ])?;
/// let matching = Matcher::default().solve(cohort)?; // 500 for the choice, 180 for the department
/// let sensitivity = matching.sensitivity()?;
/// let mut ranges = sensitivity.weights().iter();
/// let range = ranges.find(|range| range.key() == "mentee_choices.1").unwrap();
/// assert_eq!(range.from().weight(), 180); // below this, ana has max
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sensitivity {
    #[serde(skip)]
    provenance: Provenance,
    weights: Vec<WeightRange>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "weight_key::many")]
    missing: Vec<&'static str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stopped_at: Option<Progress>,
}

impl Sensitivity {
    /// Every weight, in the order of [`Weights::all`](crate::Weights::all), but for those that are
    /// [missing](Self::missing).
    pub fn weights(&self) -> &[WeightRange] {
        &self.weights
    }

    /// The keys of the weights that were not looked at, or not to the end, since the
    /// [watch](Matching::with_watch) stopped it; none where it is complete.
    pub fn missing(&self) -> &[&'static str] {
        &self.missing
    }

    /// How far it was when the watch stopped it; none where no weight is missing. Those that are
    /// not missing are exact all the same.
    pub fn stopped_at(&self) -> Option<&Progress> {
        self.stopped_at.as_ref()
    }

    /// Is no weight missing?
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Was it found for this matching, or for one with the same programme, pairs and points? Time
    /// O(pairs).
    pub fn is_of(&self, matching: &Matching) -> bool {
        self.provenance.is(matching)
    }

    /// The weights whose moving changes something, the nearest to it first: by the smaller way to
    /// an end against the weight itself. A weight of 0 counts as 1.
    pub fn nearest(&self) -> Vec<&WeightRange> {
        let mut found: Vec<_> = self.weights.iter().filter(|range| range.nearer().is_some()).collect();
        found.sort_by(|one, other| one.compare(other));
        found
    }
}

/// The whole numbers that a weight can be while today's matching stays the best.
///
/// With the weight at either end, the programme with it has no better matching; one point beyond an
/// [`End::Change`], it has. Both were solved, so the ends are exact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightRange {
    #[serde(deserialize_with = "weight_key::one")]
    key: WeightKey,
    weight: i32,
    from: End,
    to: End,
}

impl WeightRange {
    /// The weight's key, as in [`Weights::get`](crate::Weights::get).
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The weight today.
    pub fn weight(&self) -> i32 {
        self.weight
    }

    /// The lower end.
    pub fn from(&self) -> &End {
        &self.from
    }

    /// The upper end.
    pub fn to(&self) -> &End {
        &self.to
    }

    /// The end with a change that is nearer to the weight of today; the lower one of two that are
    /// as near.
    pub fn nearer(&self) -> Option<&End> {
        let changes = [&self.from, &self.to].into_iter().filter(|end| matches!(end, End::Change { .. }));
        changes.min_by_key(|end| end.weight().abs_diff(self.weight))
    }

    /// Does the weight make no difference to these people?
    pub fn is_idle(&self) -> bool {
        [&self.from, &self.to].iter().all(|end| matches!(end, End::Idle { .. }))
    }

    /// The ends beyond which a change of at most so many per cent of the weight parts a pair.
    pub fn ends_within(&self, per_cent: u32) -> impl Iterator<Item = &End> {
        let most = u64::from(self.weight.unsigned_abs()) * u64::from(per_cent);
        let way = |end: &&End| u64::from(end.beyond().abs_diff(self.weight)) * 100;
        let changes = [&self.from, &self.to].into_iter().filter(|end| matches!(end, End::Change { .. }));
        changes.filter(move |end| way(end) <= most)
    }

    /// Which of two is nearer to changing something, for its size.
    fn compare(&self, other: &Self) -> Ordering {
        let way = |range: &Self| {
            range.nearer().map_or(u64::from(u32::MAX), |end| end.weight().abs_diff(range.weight).into())
        };
        let size = |range: &Self| u64::from(range.weight.unsigned_abs().max(1));
        (way(self) * size(other)).cmp(&(way(other) * size(self)))
    }
}

/// One end of what a weight can be.
///
/// In [`WeightRange`](crate::what_if::WeightRange).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum End {
    /// The weight makes no difference to these people, up to here and beyond: its criterion says
    /// the same of all pairs.
    Idle {
        /// The last weight that was looked at: 0, or a million up or down.
        weight: i32,
    },
    /// Today's matching is still the best at the last weight that was looked at.
    Limit {
        /// That weight: 0, or a million up or down, or the last one with which scores can be made.
        weight: i32,
    },
    /// Beyond this, another matching is better.
    Change {
        /// The last weight at which today's matching is the best.
        weight: i32,
        /// The next weight, one point beyond.
        beyond: i32,
        /// What pays there, in changes that do not need each other: the one that pays soonest
        /// first. Within [`Sparing::AtMost`](crate::Sparing::AtMost) one change may need another,
        /// so all of it is one.
        first: Vec<FirstChange>,
    },
}

impl End {
    /// The last weight at which today's matching is known to be the best.
    pub fn weight(&self) -> i32 {
        match *self {
            Self::Idle { weight } | Self::Limit { weight } | Self::Change { weight, .. } => weight,
        }
    }

    /// The next weight, at which another matching is better; the last one that was looked at, where
    /// none is.
    pub fn beyond(&self) -> i32 {
        match *self {
            Self::Change { beyond, .. } => beyond,
            Self::Idle { weight } | Self::Limit { weight } => weight,
        }
    }

    /// What pays one point beyond, the one that pays soonest first; nothing where nothing does.
    pub fn first(&self) -> &[FirstChange] {
        match self {
            Self::Change { first, .. } => first,
            Self::Idle { .. } | Self::Limit { .. } => &[],
        }
    }
}

/// A change of a matching that pays one point beyond the end of a weight.
///
/// In [`End::Change`](crate::what_if::End::Change).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstChange {
    difference: Difference,
    gain: i64,
}

impl FirstChange {
    /// What would change. The points of its pairs are those of today.
    pub fn difference(&self) -> &Difference {
        &self.difference
    }

    /// By how many points it is better, one beyond the end.
    pub fn gain(&self) -> i64 {
        self.gain
    }
}

impl fmt::Display for FirstChange {
    /// As its difference; of a long one, how many move.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const FEW: usize = 3;
        match self.difference.made() {
            [first, others @ ..] if others.len() >= FEW => {
                let had_one = self.difference.parted().iter().any(|old| old.mentee() == first.mentee());
                let word = if had_one { "move to" } else { "get" };
                let names = self.difference.names();
                let (mentee, mentor) = (names.beside(first.mentee()), names.beside(first.mentor()));
                let others = others.len();
                write!(f, "{mentee} would {word} {mentor}, and {others} others to somebody else")
            }
            _ => self.difference.fmt(f),
        }
    }
}

impl fmt::Display for WeightRange {
    /// `skills 240: stays best from 212 to 263; at 264 mia would move to ben, max to ana`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", self.key, self.weight)?;
        let (from, to) = (self.from.weight(), self.to.weight());
        if matches!((&self.from, &self.to), (End::Idle { .. }, End::Idle { .. })) {
            return f.write_str("makes no difference to these people");
        }
        match self.nearer() {
            None => write!(f, "stays best from {from} to {to}, which is as far as it was tried"),
            Some(end) => {
                write!(f, "stays best from {from} to {to}; at {} ", end.beyond())?;
                end.first().first().map_or(Ok(()), |change| change.fmt(f))
            }
        }
    }
}

impl fmt::Display for Sensitivity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for range in self.nearest() {
            writeln!(f, "{range}")?;
        }
        for range in self.weights.iter().filter(|range| range.nearer().is_none()) {
            writeln!(f, "{range}")?;
        }
        if !self.missing.is_empty() {
            writeln!(f, "stopped before these were found: {}", commas(&self.missing))?;
        }
        Ok(())
    }
}
