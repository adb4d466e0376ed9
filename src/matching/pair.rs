//! A pair of people, and what it is worth.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::error::{Error, Result};
use crate::matching::fit::Fit;
use crate::matching::telling::explain::points as points_of;
use crate::people::cohort::Cohort;
use crate::people::expectations::{Duration, Format};
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::scoring::scores::Scores;

/// A mentor and a mentee who are paired, and what the pair is worth.
///
/// The points compare pairs of one programme with each other, and add up to the matching's. They
/// are not a percentage, and a pair of 0 points is not a bad one: it may be that nothing is known
/// about the two. The [fit](Self::fit) says how near a pair is to the best its mentee could have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    #[serde(flatten)]
    pub(super) id: PairId,
    pub(super) points: i32,
    fit: Fit,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) duration: Option<Duration>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
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

    /// The points as a share of what this mentee's best partner would give, from 0 to 100.
    ///
    /// The best partner is the one with the most points among all mentors of the cohort who take
    /// anybody and whom the scores do not forbid with this mentee. Others may have that mentor now,
    /// or the pair may have been declined: the figure says how good the pair is for the mentee, not
    /// what else could be done.
    ///
    /// It is rounded down, so 100 is the best partner, or one worth as much, and nobody else. Below
    /// the best it is 0 where the pair's points are not above 0: they are no share of anything.
    /// Fits are about one mentee each, and are never added up.
    ///
    /// The first call finds the best partner of every mentee. Time as that of
    /// [`check`](crate::assignment::check()), space O(people), or the network of the tables while
    /// it is done; then, and for all other pairs with these scores, time O(1).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_level(2).with_choices(["mia"]),
    ///     Participant::mentor("ben").with_level(5),
    ///     Participant::mentee("max").with_level(6),
    ///     Participant::mentee("mia").with_level(6),
    /// ])?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// let [mia, max] = matching.pairs() else { unreachable!() };
    /// assert_eq!((mia.mentee().as_str(), mia.points(), mia.fit()), ("mia", 200, 100));
    /// // ana, whom mia has, would be worth 100 points to max
    /// assert_eq!((max.mentee().as_str(), max.points(), max.fit()), ("max", 25, 25));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn fit(&self) -> u8 {
        self.fit.value()
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

/// All these places as pairs, of which some are kept. Known pairs are those of a matching with the
/// same people and scores. All are sorted by place.
pub(super) fn all_paired<'a>(
    cohort: &Cohort,
    scores: &Arc<Scores>,
    places: &[(Row, Column)],
    kept: &[(Row, Column)],
    known: impl Iterator<Item = (&'a (Row, Column), &'a Pair)>,
) -> Result<Vec<Pair>> {
    // nothing is looked up where nobody states anything
    let states = |person: &Participant| person.duration().is_some() || person.format().is_some();
    let agreed = cohort.people().iter().any(states).then_some(cohort);
    let mut known = known.peekable();
    let mut pairs = Vec::with_capacity(places.len());
    for &place in places {
        let (row, column) = place;
        let is_kept = kept.binary_search(&place).is_ok();
        while known.next_if(|(earlier, _)| **earlier < place).is_some() {}
        let stranger = || Error::problem(format!("{row}, {column} is not a pair of this cohort"));
        pairs.push(match known.next_if(|(same, _)| **same == place) {
            // one that is kept may be worth other points
            Some((_, pair)) if !is_kept => pair.clone(),
            _ => paired(agreed, scores, place, is_kept).ok_or_else(stranger)?,
        });
    }
    Ok(pairs)
}

/// Two people as a pair, with what both state alike, if they can be one.
///
/// One that stays although it is forbidden is worth what the other criteria give it.
pub(super) fn paired(
    cohort: Option<&Cohort>,
    scores: &Arc<Scores>,
    (row, column): (Row, Column),
    is_kept: bool,
) -> Option<Pair> {
    let id = scores.pair_id(row, column)?;
    let others = || scores.entries(row, column).map(points_of).sum::<i64>();
    let kept = is_kept.then(others).and_then(|sum| i32::try_from(sum).ok());
    let points = scores.problem().score(row, column).or(kept)?;
    let fit = Fit::of(scores, column, points);
    let both = cohort.and_then(|cohort| cohort.get(id.mentor()).zip(cohort.get(id.mentee())));
    let duration = both.and_then(|(a, b)| a.duration().filter(|_| a.duration() == b.duration()));
    let format = both.and_then(|(a, b)| a.format().filter(|_| a.format() == b.format()));
    Some(Pair { id, points, fit, duration, format })
}
