//! A pair of people, and what it is worth.

use serde::Serialize;

use crate::assignment::model::index::{Column, Row};
use crate::matching::telling::explain::points as points_of;
use crate::people::cohort::Cohort;
use crate::people::expectations::{Duration, Format};
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::scoring::scores::Scores;

/// A mentor and a mentee who are paired, and what the pair is worth.
///
/// The points compare pairs of one programme with each other. They are not a percentage, and a pair
/// of 0 points is not a bad one: it may be that nothing is known about the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pair {
    #[serde(flatten)]
    pub(super) id: PairId,
    pub(super) points: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) duration: Option<Duration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) format: Option<Format>,
}

impl Pair {
    /// Who they are.
    pub fn id(&self) -> &PairId {
        &self.id
    }

    /// The mentor.
    pub fn mentor(&self) -> &ParticipantId {
        self.id.mentor()
    }

    /// The mentee.
    pub fn mentee(&self) -> &ParticipantId {
        self.id.mentee()
    }

    /// The pair's score in points: the sum of what its criteria say, exactly.
    pub fn points(&self) -> i32 {
        self.points
    }

    /// How long they meet, where both state it and agree (S19). None otherwise.
    pub fn duration(&self) -> Option<Duration> {
        self.duration
    }

    /// Whether they meet alone or in a group, where both state it and agree (S19). None otherwise.
    pub fn format(&self) -> Option<Format> {
        self.format
    }
}

impl From<&Pair> for PairId {
    fn from(pair: &Pair) -> Self {
        pair.id.clone()
    }
}

/// Two people as a pair, with what both state alike, if they can be one.
///
/// One that stays although it is forbidden is worth what the other criteria give it.
pub(super) fn paired(
    cohort: Option<&Cohort>,
    scores: &Scores,
    (row, column): (Row, Column),
    is_kept: bool,
) -> Option<Pair> {
    let id = scores.pair_id(row, column)?;
    let others = || scores.entries(row, column).map(points_of).sum::<i64>();
    let kept = is_kept.then(others).and_then(|sum| i32::try_from(sum).ok());
    let points = scores.problem().score(row, column).or(kept)?;
    let both = cohort.and_then(|cohort| cohort.get(id.mentor()).zip(cohort.get(id.mentee())));
    let duration = both.and_then(|(a, b)| a.duration().filter(|_| a.duration() == b.duration()));
    let format = both.and_then(|(a, b)| a.format().filter(|_| a.format() == b.format()));
    Some(Pair { id, points, duration, format })
}
