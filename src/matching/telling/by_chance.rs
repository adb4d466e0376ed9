//! What pairs come to that are made without looking at anybody.
//!
//! The people of the pairs are dealt out again: two pairs at a time exchange their mentees, where
//! nothing forbids either of the new pairs, over and over, from the pairs at hand. So what is
//! counted is always a possible matching of the same size and of the same people, and settled
//! pairs stay. After some rounds nothing is left of where it began; then matchings are counted at
//! even distances, and the figures are their averages.
//!
//! *No chance in it.* Which two pairs come next is read off a fixed sequence of numbers (`SplitMix`
//! with a fixed start), so the same matching has the same figures everywhere.
//!
//! *Caveat.* Where very much is forbidden, exchanges of two may not reach every matching, and the
//! average is one over those they reach.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::objectives::fairness::objective::{Objective, Precedence};
use crate::matching::matching::Matching;
use crate::matching::telling::explain::points;
use crate::matching::telling::summary::{Share, Summary};

/// Rounds until nothing is left of the pairs at hand; in each, every pair has a turn on average.
const BEFORE: usize = 12;
/// Rounds between two matchings that are counted.
const BETWEEN: usize = 2;
/// So many pairs are counted in all, within the bounds of matchings below.
const COUNTED: usize = 20_000;
const MATCHINGS: [usize; 2] = [12, 500];

/// What the same people come to on average, if chance alone pairs them and keeps what is forbidden.
///
/// A figure of a matching can be held against it: what is no more than by chance was not achieved
/// by choosing. From [`Matching::by_chance`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ByChance {
    with_choice: Share,
    first_choice: Share,
    cross_department: Share,
    cross_region: Share,
    points: i64,
    by_criterion: Vec<(String, i64)>,
}

impl ByChance {
    /// Mentees with a mentor of their choice, at any rank, out of those who named anybody.
    pub fn mentees_with_choice(&self) -> Share {
        self.with_choice
    }

    /// Mentees with their first choice, out of those who stated one.
    pub fn mentees_first_choice(&self) -> Share {
        self.first_choice
    }

    /// Pairs of different departments, out of those where both are known.
    pub fn cross_department(&self) -> Share {
        self.cross_department
    }

    /// Pairs of different regions, out of those where both are known.
    pub fn cross_region(&self) -> Share {
        self.cross_region
    }

    /// The sum of the pairs' points.
    pub fn points(&self) -> i64 {
        self.points
    }

    /// The points by criterion, in the order of
    /// [`Matching::points_by_criterion`]. Each is rounded for itself.
    pub fn points_by_criterion(&self) -> impl ExactSizeIterator<Item = (&str, i64)> {
        self.by_criterion.iter().map(|(name, points)| (name.as_str(), *points))
    }
}

impl Matching {
    /// What the same people come to on average, if chance alone pairs them: matchings of the same
    /// size, in which nothing forbidden is done and settled pairs stay.
    ///
    /// None where there are no two pairs that could be made otherwise; nor where a mentor has
    /// several mentees and rules say who may share one, since chance does not keep them. Rounded
    /// to whole people and points. Time O(pairs x tables) some dozen times, space O(pairs).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let mentors = ["ana", "ben", "cem", "dan"].map(Participant::mentor);
    /// let mentees = [("eva", "ana"), ("fay", "ben"), ("gus", "cem"), ("hal", "dan")]
    ///     .map(|(mentee, mentor)| Participant::mentee(mentee).with_choices([mentor]));
    /// let matching = Matcher::default().solve(Cohort::new(mentors.into_iter().chain(mentees))?)?;
    /// assert_eq!(matching.summary().mentees_with_choice().count(), 4);
    /// let chance = matching.by_chance().unwrap();
    /// assert_eq!(chance.mentees_with_choice().count(), 1); // one in four
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn by_chance(&self) -> Option<ByChance> {
        let shares_mentor = self.places.windows(2).any(|two| two[0].0 == two[1].0);
        if shares_mentor && self.parts.co_mentee_rules().is_some() {
            return None;
        }
        let mut dealt = Dealt::of(self)?;
        if !(0..BEFORE).fold(false, |moved, _| dealt.round(self) || moved) {
            return None;
        }
        let [least, most] = MATCHINGS;
        let matchings = (COUNTED / self.places.len()).clamp(least, most);
        let mut sums = Sums::new(self.summary());
        for _ in 0..matchings {
            for _ in 0..BETWEEN {
                dealt.round(self);
            }
            sums.count(self, &dealt.places);
        }
        Some(sums.averages(matchings))
    }

    /// May chance make this pair?
    fn may_be_dealt(&self, row: Row, column: Column) -> bool {
        let floor = match self.objective() {
            Objective::Floor { points, first: Precedence::Quality } => points,
            _ => i32::MIN,
        };
        self.parts.scores.problem().score(row, column).is_some_and(|points| points >= floor)
            && self.problem().score(row, column).is_some()
    }
}

/// The people as they are dealt out at the moment.
struct Dealt {
    places: Vec<(Row, Column)>,
    /// Which of the places move: those of pairs that are not settled.
    open: Vec<usize>,
    taken: BTreeSet<(Row, Column)>,
    next: u64,
}

impl Dealt {
    /// None where fewer than two pairs could move.
    fn of(matching: &Matching) -> Option<Self> {
        let places = matching.places.to_vec();
        let settled = matching.parts.task.settled();
        let open: Vec<usize> =
            (0..places.len()).filter(|&k| settled.binary_search(&places[k]).is_err()).collect();
        let taken = places.iter().copied().collect();
        (open.len() > 1).then_some(Self { places, open, taken, next: 0 })
    }

    /// The next number below `end` of the fixed sequence.
    fn draw(&mut self, end: usize) -> usize {
        self.next = self.next.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.next;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let wide = u128::from(mixed) * end as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// One attempt for each pair. Did anything move?
    fn round(&mut self, matching: &Matching) -> bool {
        let mut has_moved = false;
        for _ in 0..self.open.len() {
            let (one, other) = (self.draw(self.open.len()), self.draw(self.open.len()));
            let (one, other) = (self.open[one], self.open[other]);
            let ((row, column), (other_row, other_column)) = (self.places[one], self.places[other]);
            let made = [(row, other_column), (other_row, column)];
            let can_be = row != other_row
                && column != other_column
                && made
                    .iter()
                    .all(|pair| !self.taken.contains(pair) && matching.may_be_dealt(pair.0, pair.1));
            if can_be {
                self.taken.remove(&self.places[one]);
                self.taken.remove(&self.places[other]);
                self.taken.extend(made);
                (self.places[one], self.places[other]) = (made[0], made[1]);
                has_moved = true;
            }
        }
        has_moved
    }
}

/// What the matchings come to together.
struct Sums {
    /// Of the matching at hand: how many stated a choice.
    now: Summary,
    with_choice: usize,
    first_choice: usize,
    cross_department: Share,
    cross_region: Share,
    by_criterion: Vec<(String, i64)>,
}

impl Sums {
    fn new(now: Summary) -> Self {
        Self {
            now,
            with_choice: 0,
            first_choice: 0,
            cross_department: Share::default(),
            cross_region: Share::default(),
            by_criterion: Vec::new(),
        }
    }

    fn count(&mut self, matching: &Matching, places: &[(Row, Column)]) {
        if self.by_criterion.is_empty() {
            self.by_criterion =
                matching.scores().criteria().map(|criterion| (criterion.name().to_owned(), 0)).collect();
        }
        let mut sum = Summary::default();
        let mut chosen: Vec<Column> = Vec::new();
        for &(row, column) in places {
            for (sum, entry) in self.by_criterion.iter_mut().zip(matching.scores().entries(row, column)) {
                sum.1 += points(entry);
            }
            let Some(pair) = matching.view(row, column) else { continue };
            sum.add(&pair, matching);
            if pair.mentee().choice_rank(pair.mentor().id()).is_some() {
                chosen.push(column);
            }
        }
        chosen.sort_unstable();
        chosen.dedup();
        self.with_choice += chosen.len();
        self.first_choice += sum.mentee_choices().first().map_or(0, |share| share.count());
        self.cross_department += sum.cross_department();
        self.cross_region += sum.cross_region();
    }

    fn averages(self, matchings: usize) -> ByChance {
        let average = |sum: usize| (sum + matchings / 2) / matchings;
        let of_both = |share: Share| Share::new(average(share.count()), average(share.of()));
        let whole = i64::try_from(matchings).unwrap_or(i64::MAX);
        let average_points = |sum: i64| (sum + whole / 2).div_euclid(whole);
        let asked = self.now.mentees_with_choice().of();
        let first = self.now.mentee_choices().first().map_or(0, |share| share.of());
        let points: i64 = self.by_criterion.iter().map(|(_, points)| points).sum();
        ByChance {
            with_choice: Share::new(average(self.with_choice), asked),
            first_choice: Share::new(average(self.first_choice), first),
            cross_department: of_both(self.cross_department),
            cross_region: of_both(self.cross_region),
            points: average_points(points),
            by_criterion: self
                .by_criterion
                .into_iter()
                .map(|(name, points)| (name, average_points(points)))
                .collect(),
        }
    }
}
