//! What is settled before a matching is made.

use std::fmt;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::read_by_word;
use crate::matching::files::pair_arrays;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;

/// Only some of the pairs are made, or only some of the mentees served (S14).
///
/// "Starting with only a few mentees": those who are not chosen are left out with that reason, and
/// wait for the next cohort.
///
/// For [`Matcher::with_pilot`](crate::Matcher::with_pilot).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Pilot {
    /// At most this many pairs, settled ones among them: the best of all such sets.
    ///
    /// What is best is what is best without a pilot, in the same order: minimums met, mentees
    /// served, pairs, even loads, points. So minimums of mentors come first, and a mentee gets a
    /// second mentor only if no other mentee can be served. More fixed pairs than this are refused,
    /// with the first one that is too many.
    Best(u32),
    /// These mentees alone. The others are left out, whatever their points.
    Mentees(Vec<ParticipantId>),
}

/// How a matching that is made again spares the pairs that were proposed before.
///
/// People know by now who they are to meet, so a change has a cost that no criterion knows.
///
/// For [`Season::rematch`](crate::Season::rematch).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Sparing {
    /// Not at all: the best matching counts.
    #[default]
    Nobody,
    /// A proposed pair is parted only if that gains more than this many points, or something that
    /// comes before points: more people served, or more even loads where these come first.
    Price(u32),
    /// At most this many proposed pairs are parted, even if more people could be served otherwise.
    AtMost(u32),
}

/// What is settled before a matching is made, beside the people and the programme.
///
/// Fixed pairs stay, declined ones can never be made, proposed ones are spared as asked. A
/// [`Season`](crate::Season) keeps all of this from its log; use this where you keep the rounds
/// yourself.
///
/// ```
/// use pairwright::season::Given;
/// use pairwright::{Cohort, Matcher, Participant, Programme, Sparing};
///
/// let cohort = Cohort::new([
///     Participant::mentor("ana").with_level(2),
///     Participant::mentor("ben").with_level(3),
///     Participant::mentee("max").with_level(7),
/// ])?;
/// let given = Given::default()
///     .with_declined([("ana", "max", "no time")])
///     .with_sparing(Sparing::Price(50));
/// let again = Matcher::new(Programme::default()).rematch(cohort, None, &given)?;
/// assert_eq!(again.matching().pairs()[0].mentor().as_str(), "ben");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Given {
    #[serde(skip_serializing_if = "Vec::is_empty", with = "pair_arrays")]
    pub(super) fixed: Vec<PairId>,
    #[serde(skip_serializing_if = "Vec::is_empty", with = "pair_arrays")]
    pub(super) kept: Vec<PairId>,
    #[serde(skip_serializing_if = "Vec::is_empty", with = "declines")]
    pub(super) declined: Vec<(PairId, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty", with = "pair_arrays")]
    pub(super) proposed: Vec<PairId>,
    pub(super) sparing: Sparing,
}

impl Given {
    /// Adds pairs that are settled: mentor, mentee. They are in the matching and take the places of
    /// their people; one that is forbidden is refused.
    #[must_use]
    pub fn with_fixed(mut self, pairs: impl IntoIterator<Item = impl Into<PairId>>) -> Self {
        self.fixed.extend(pairs.into_iter().map(Into::into));
        self
    }

    /// Adds fixed pairs that stay even where they are forbidden: mentor, mentee. That is a decision
    /// of the coordinator; the prohibition is still told with the pair.
    #[must_use]
    pub fn with_kept(mut self, pairs: impl IntoIterator<Item = impl Into<PairId>>) -> Self {
        self.kept.extend(pairs.into_iter().map(Into::into));
        self
    }

    /// Adds pairs that were declined, with the reason: mentor, mentee, why. They are never made
    /// again, and the reason is for the coordinator.
    #[must_use]
    pub fn with_declined<M: Into<ParticipantId>, N: Into<ParticipantId>, W: Into<String>>(
        mut self,
        pairs: impl IntoIterator<Item = (M, N, W)>,
    ) -> Self {
        let pairs = pairs.into_iter().map(|(mentor, mentee, why)| (PairId::new(mentor, mentee), why.into()));
        self.declined.extend(pairs);
        self
    }

    /// Adds pairs that were proposed and are to be spared: mentor, mentee.
    #[must_use]
    pub fn with_proposed(mut self, pairs: impl IntoIterator<Item = impl Into<PairId>>) -> Self {
        self.proposed.extend(pairs.into_iter().map(Into::into));
        self
    }

    /// Sets how proposed pairs are spared. Default: not at all.
    #[must_use]
    pub fn with_sparing(mut self, sparing: Sparing) -> Self {
        self.sparing = sparing;
        self
    }

    /// The reason why a pair was declined, if it was.
    pub(super) fn declined(&self, mentor: &ParticipantId, mentee: &ParticipantId) -> Option<&str> {
        let found = self.declined.iter().find(|(pair, _)| pair.ids() == (mentor, mentee));
        found.map(|(_, why)| why.as_str())
    }

    /// All declined pairs, and the first reason of each.
    pub(super) fn reasons(&self) -> BTreeMap<&PairId, &str> {
        // of several entries of a pair the last one stays
        self.declined.iter().rev().map(|(pair, why)| (pair, why.as_str())).collect()
    }

    /// Sorted, each pair once: the order in which things were said is forgotten.
    pub(crate) fn sorted(mut self) -> Self {
        self.fixed.sort_unstable();
        self.fixed.dedup();
        self.kept.sort_unstable();
        self.kept.dedup();
        self.declined.sort_unstable();
        self.declined.dedup_by(|b, a| a.0 == b.0);
        self.proposed.sort_unstable();
        self.proposed.dedup();
        self
    }

    /// Is nothing settled?
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Declined pairs in a file: arrays of two ids and the reason.
mod declines {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::people::pair_id::PairId;
    use crate::people::participant_id::ParticipantId;

    pub(super) fn serialize<S: Serializer>(all: &[(PairId, String)], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(all.iter().map(|(pair, why)| (pair.mentor(), pair.mentee(), why)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(PairId, String)>, D::Error> {
        let all = Vec::<(ParticipantId, ParticipantId, String)>::deserialize(from)?;
        Ok(all.into_iter().map(|(mentor, mentee, why)| (PairId::new(mentor, mentee), why)).collect())
    }
}

impl fmt::Display for Sparing {
    /// The word that [`FromStr`](std::str::FromStr) reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nobody => f.pad("nobody"),
            Self::Price(number) => write!(f, "price:{number}"),
            Self::AtMost(number) => write!(f, "at-most:{number}"),
        }
    }
}

read_by_word!(Sparing, "how proposed pairs are spared", Error::input, "sparing");
