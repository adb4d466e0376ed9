//! What if? The next best partners, why not this pair, and whether another matching is as good.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::changes::alternatives::Alternatives;
use crate::assignment::changes::change::Change;
use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};
use crate::matching::matching::Matching;
use crate::matching::pair::{Pair, paired};
use crate::matching::telling::difference::Difference;
use crate::matching::telling::explain::{Contribution, Explanation};
use crate::people::participant_id::ParticipantId;
use crate::progress::PhaseKind;
use crate::scoring::facts::co_mentee_fact::CoMenteeFact;
use crate::words::list;

/// A pair that could be made, what the whole programme would lose by it, and who else would move.
///
/// The price is that of the best matching with the pair in it, so nobody can do it cheaper. It
/// prints as one sentence.
///
/// From [`Matching::alternatives`](crate::Matching::alternatives).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    pair: Pair,
    loss: ObjectiveValue,
    difference: Difference,
}

impl Alternative {
    /// The mentor.
    pub fn mentor(&self) -> &ParticipantId {
        self.pair.mentor()
    }

    /// The mentee.
    pub fn mentee(&self) -> &ParticipantId {
        self.pair.mentee()
    }

    /// The pair's own score in points. It may be higher than that of the pairs it would part: what
    /// counts is the whole.
    pub fn points(&self) -> i32 {
        self.pair.points()
    }

    /// What the best matching loses if this pair is made: people first, then points.
    pub fn loss(&self) -> ObjectiveValue {
        self.loss
    }

    /// What would change, this pair included.
    pub fn difference(&self) -> &Difference {
        &self.difference
    }
}

impl fmt::Display for Alternative {
    /// `it would cost the programme 45 points: mia would move to ben, max to cleo and leave …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let people = ObjectiveValue { points: 0, ..self.loss };
        let counted = |worth: ObjectiveValue| worth.to_string();
        let points = ObjectiveValue::of_points(self.loss.points.saturating_abs());
        f.write_str("it would cost the programme ")?;
        match (people == ObjectiveValue::default(), self.loss.points) {
            (true, 0) => f.write_str("nothing")?,
            (true, _) => f.write_str(&counted(points))?,
            (false, 0) => f.write_str(&counted(people))?,
            (false, lost) if lost > 0 => write!(f, "{} and {}", counted(people), counted(points))?,
            (false, _) => write!(f, "{}, and gain it {}", counted(people), counted(points))?,
        }
        write!(f, ": {}", self.difference)
    }
}

/// Why two people are not paired. It prints as one sentence.
///
/// ```
/// use pairwright::{Cohort, Matcher, Participant};
///
/// let cohort = Cohort::new([
///     Participant::mentor("ana").with_level(2).with_choices(["mia"]),
///     Participant::mentor("ben").with_level(3).with_choices(["max"]),
///     Participant::mentee("mia").with_level(7),
///     Participant::mentee("max").with_level(6),
/// ])?;
/// let matching = Matcher::default().solve(cohort)?;
/// let why = matching.why_not("ana", "max")?;
/// assert_eq!(why.to_string(), "it would cost the programme 150 points: mia would move to ben");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum WhyNot {
    /// They are.
    Paired {
        /// The mentor.
        mentor: ParticipantId,
        /// The mentee.
        mentee: ParticipantId,
    },
    /// They cannot be a pair: a criterion forbids it, or one of them declined.
    Prohibited {
        /// The mentor.
        mentor: ParticipantId,
        /// The mentee.
        mentee: ParticipantId,
        /// The criteria that forbid it, with what each says.
        by: Vec<Contribution>,
    },
    /// The mentor takes no mentees.
    NoPlace {
        /// The mentor.
        mentor: ParticipantId,
    },
    /// One of them is in a pair that is settled, and has no place besides it.
    Settled {
        /// Who.
        person: ParticipantId,
    },
    /// The mentee is not in the pilot.
    NotInPilot {
        /// The mentee.
        mentee: ParticipantId,
    },
    /// The mentee may not share a mentor with somebody whom this one mentors.
    Companions {
        /// The mentor.
        mentor: ParticipantId,
        /// The mentee.
        mentee: ParticipantId,
        /// Those whom the mentor mentors.
        companions: Vec<ParticipantId>,
        /// What stands in the way.
        why: CoMenteeFact,
    },
    /// They could be a pair, at this price for the whole.
    Costs(Box<Alternative>),
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paired { mentor, mentee } => write!(f, "{mentor} mentors {mentee} already"),
            Self::Prohibited { mentor, mentee, by } => {
                write!(f, "{mentor} cannot mentor {mentee}")?;
                let texts: Vec<String> = by.iter().map(Contribution::text).collect();
                if texts.is_empty() { Ok(()) } else { write!(f, ": {}", texts.join("; ")) }
            }
            Self::NoPlace { mentor } => write!(f, "{mentor} takes no mentees"),
            Self::Settled { person } => write!(f, "{person} is in a pair that is settled"),
            Self::NotInPilot { mentee } => write!(f, "{mentee} is not in the pilot"),
            Self::Companions { mentor, companions, why, .. } => {
                write!(f, "{mentor} mentors {}, and {why}", list(companions))
            }
            Self::Costs(alternative) => alternative.fmt(f),
        }
    }
}

impl Matching {
    /// The next best partners of a person, in each role: up to `most` of each, best first.
    ///
    /// This is what to offer somebody who declines, or asks for a say. Each could be made: nobody
    /// in it, and nobody who would move for it, is in a forbidden pair. Losses are exact; of equal
    /// ones, the partner with the lower id comes first. Partners as mentor come before partners as
    /// mentee.
    ///
    /// Time O(mentors x mentees x tables) for each role, space O(people).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_choices(["mia"]),
    ///     Participant::mentor("ben").with_choices(["max"]),
    ///     Participant::mentee("max"),
    ///     Participant::mentee("mia"),
    /// ])?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// let next = matching.alternatives("ana", 3)?;
    /// assert_eq!(next.len(), 1); // max; with mia she is paired
    /// assert_eq!(next[0].mentee().as_str(), "max");
    /// assert_eq!(next[0].loss().points, 200); // the first choice of both mentors
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when nobody has this id; [`is_clash`](Error::is_clash)
    /// when the objective is not the most points, or mentees had to be kept apart, so that losses
    /// are not exact: ask [`why_not`](Self::why_not) of one pair;
    /// [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it.
    pub fn alternatives(&self, person: impl AsRef<str>, most: usize) -> Result<Vec<Alternative>> {
        let person = person.as_ref();
        let (row, column) = (self.parts.scores.row(person), self.parts.scores.column(person));
        if row.is_none() && column.is_none() {
            return Err(Error::unknown("no such participant").of_person(person));
        }
        self.check_not_apart("the next best partners")?;
        let all = self.what_if()?;
        self.asked(PhaseKind::Comparing, |work| self.next_best(&all, (row, column), most, work))
    }

    fn next_best(
        &self,
        all: &Alternatives<'_>,
        (row, column): (Option<Row>, Option<Column>),
        most: usize,
        work: &Work<'_>,
    ) -> Result<Vec<Alternative>> {
        let guard = work.guard();
        let mut found = Vec::new();
        if let Some(row) = row {
            let offers = guard
                .part(0.0..0.4, || all.of_row_under(row, guard))?
                .into_iter()
                .map(|(column, change)| ((row, column), change));
            found.extend(self.offered(offers, most, work)?);
        }
        if let Some(column) = column {
            let offers = guard
                .part(0.5..0.9, || all.of_column_under(column, guard))?
                .into_iter()
                .map(|(row, change)| ((row, column), change));
            found.extend(self.offered(offers, most, work)?);
        }
        Ok(found)
    }

    /// Why these two are not paired: what forbids it, or what it would cost the others.
    ///
    /// Time O(mentors x mentees x tables) at most, often far less; space O(people).
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when the first is not a mentor of the cohort, or the
    /// second not a mentee; [`is_clash`](Error::is_clash) when the objective is not the most
    /// points; [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it.
    pub fn why_not(&self, mentor: impl AsRef<str>, mentee: impl AsRef<str>) -> Result<WhyNot> {
        let told = self.explain(mentor, mentee)?;
        self.asked(PhaseKind::Comparing, |work| self.reason_against(&told, work))
    }

    pub(in crate::matching) fn reason_against(&self, told: &Explanation, work: &Work<'_>) -> Result<WhyNot> {
        let (mentor, mentee) = (told.mentor().clone(), told.mentee().clone());
        let unknown = || Error::unknown("no such pair");
        let row = self.parts.scores.row(&mentor).ok_or_else(unknown)?;
        let column = self.parts.scores.column(&mentee).ok_or_else(unknown)?;
        if self.places.binary_search(&(row, column)).is_ok() {
            return Ok(WhyNot::Paired { mentor, mentee });
        }
        if told.points().is_some() {
            let (left, places) = (self.problem().capacity(row), self.parts.scores.problem().capacity(row));
            if self.parts.task.is_excluded(column) {
                return Ok(WhyNot::NotInPilot { mentee });
            }
            if self.parts.task.is_closed(column) {
                return Ok(WhyNot::Settled { person: mentee });
            }
            if left == 0 && places > 0 {
                return Ok(WhyNot::Settled { person: mentor });
            }
        }
        let unseparated = self.parts.task.unseparated(&self.parts.scores);
        if unseparated.score(row, column).is_none() {
            return Ok(WhyNot::Prohibited { mentor, mentee, by: told.prohibitions().cloned().collect() });
        }
        if let Some((companions, why)) = self.companions_against(row, column) {
            return Ok(WhyNot::Companions { mentor, mentee, companions, why });
        }
        if self.apart.is_some() {
            let change = self.forcing_apart(row, column, work)?.ok_or_else(unknown)?;
            let alternative = self.alternative(row, column, &change).ok_or_else(unknown)?;
            return Ok(WhyNot::Costs(Box::new(alternative)));
        }
        let all = self.what_if()?;
        let forced = work.guard().part(0.0..0.5, || all.forcing_under(row, column, work.guard()))?;
        let Some(change) = forced else {
            return Ok(WhyNot::NoPlace { mentor });
        };
        if change.is_none() {
            return Ok(WhyNot::Paired { mentor, mentee });
        }
        let change = if self.obeys(&change)? {
            change
        } else {
            work.guard().part(0.5..1.0, || self.forcing_apart(row, column, work))?.ok_or_else(unknown)?
        };
        let alternative = self.alternative(row, column, &change).ok_or_else(unknown)?;
        Ok(WhyNot::Costs(Box::new(alternative)))
    }

    /// Is there no other matching as good?
    ///
    /// Where there is one, the rules of [`ties`](Self::ties) have decided which of them was made,
    /// and [`another`](Self::another) shows what could be swapped for free.
    ///
    /// Time O(mentors x mentees x tables), space O(people + pairs worth just their prices).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the numbers are too large to weigh;
    /// [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it.
    pub fn is_unique(&self) -> Result<bool> {
        Ok(self.other()?.is_none())
    }

    /// Where another matching that is just as good differs; none if there is no other.
    ///
    /// Time and space as for [`is_unique`](Self::is_unique).
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let mentors = ["ana", "ben"].map(Participant::mentor);
    /// let people = mentors.into_iter().chain([Participant::mentee("max")]);
    /// let matching = Matcher::default().solve(Cohort::new(people)?)?;
    /// let other = matching.another()?.expect("nothing is known of the two mentors");
    /// assert_eq!(other.made().len(), 1);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the numbers are too large to weigh;
    /// [`is_cancelled`](Error::is_cancelled) when the [watch](Self::with_watch) stops it.
    pub fn another(&self) -> Result<Option<Difference>> {
        let Some(other) = self.other()? else { return Ok(None) };
        let only = |of: &Assignment, not: &Assignment| -> Vec<(Row, Column)> {
            let pairs = of.pairs().iter().copied();
            pairs.filter(|pair| not.pairs().binary_search(pair).is_err()).collect()
        };
        let (parted, made) = (only(&self.assignment, &other), only(&other, &self.assignment));
        Ok(Some(Difference::of(self, &parted, &made, None)))
    }

    fn other(&self) -> Result<Option<Assignment>> {
        if self.parts.task.has_several_lists() {
            let what = "whether another matching is as good cannot be said for a pilot of a given number \
                        of pairs where mentees have several mentors";
            return Err(Error::clash(what));
        }
        self.check_not_apart("whether another matching is as good")?;
        let all = self.what_if()?;
        let other = self.asked(PhaseKind::Comparing, |work| all.another_optimum_under(work.guard()))?;
        if let Some(other) = &other {
            self.check_all_obey([other.pairs()], "another matching that is as good")?;
        }
        Ok(other)
    }

    fn what_if(&self) -> Result<Alternatives<'_>> {
        self.for_most_points()?;
        Alternatives::new(self.problem(), &self.assignment)
    }

    /// The best of these as alternatives; they come by what they lose.
    fn offered(
        &self,
        offers: impl Iterator<Item = ((Row, Column), Change)>,
        most: usize,
        work: &Work<'_>,
    ) -> Result<Vec<Alternative>> {
        let best = self.best_offers(offers, most, work)?;
        let found = best.iter().filter_map(|((row, column), change)| self.alternative(*row, *column, change));
        Ok(found.collect())
    }

    fn alternative(&self, row: Row, column: Column, change: &Change) -> Option<Alternative> {
        Some(Alternative {
            pair: self.pair(row, column)?,
            loss: change.loss(),
            difference: Difference::of(self, change.parted(), change.made(), Some((row, column))),
        })
    }

    /// Prices and alternatives are about the most points.
    pub(in crate::matching) fn for_most_points(&self) -> Result<()> {
        match &self.fair {
            Some(_) => Err(Error::clash("alternatives have prices only where the most points count")),
            None => Ok(()),
        }
    }

    /// Two people as a pair that could be.
    pub(in crate::matching) fn pair(&self, row: Row, column: Column) -> Option<Pair> {
        paired(Some(&self.parts.cohort), &self.parts.scores, (row, column), false)
    }
}
