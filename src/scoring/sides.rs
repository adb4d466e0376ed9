//! The two sides of a cohort, and the ways to turn attributes into terms.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::scoring::averages;
use crate::scoring::codes::{codes, people};
use crate::watch::steps::Steps;

/// The mentors and the mentees of a cohort, each in the order of their ids, and the two ways to
/// make a term of them.
///
/// [`table`](Self::table) is for what can be said by one attribute of each side: points for two
/// departments, say. [`list`](Self::list) is for what is said of single pairs: choices, conflicts.
/// Somebody who is both is on both sides.
///
/// A criterion gets them in [`compile`](crate::Criterion::compile), where there is an example.
#[derive(Debug, Clone)]
pub struct Sides<'a> {
    cohort: &'a Cohort,
    mentors: Vec<&'a Participant>,
    mentees: Vec<&'a Participant>,
    /// For each person of the cohort, the place among the mentors and among the mentees.
    places: Vec<[u32; 2]>,
    /// Under what the terms are made, if under anything.
    steps: Option<&'a dyn Steps>,
}

/// Units of work to read what somebody says, or to find them; and to make an entry of a table.
const PERSON: u64 = 256;
const ENTRY: u64 = 16;

/// The place of somebody who is not on the side.
const NOWHERE: u32 = u32::MAX;

impl<'a> Sides<'a> {
    pub(crate) fn new(cohort: &'a Cohort) -> Self {
        Self::of(cohort, None)
    }

    /// The same, for criteria under a guard.
    pub(crate) fn under(cohort: &'a Cohort, steps: &'a dyn Steps) -> Self {
        Self::of(cohort, Some(steps))
    }

    fn of(cohort: &'a Cohort, steps: Option<&'a dyn Steps>) -> Self {
        let (mut mentors, mut mentees) = (Vec::new(), Vec::new());
        let mut places = Vec::with_capacity(cohort.people().len());
        for person in cohort.people() {
            let join = |side: &mut Vec<_>, joins: bool| {
                let place = u32::try_from(side.len()).unwrap_or(NOWHERE);
                side.extend(joins.then_some(person));
                if joins { place } else { NOWHERE }
            };
            let role = person.role();
            places.push([join(&mut mentors, role.is_mentor()), join(&mut mentees, role.is_mentee())]);
        }
        Self { cohort, mentors, mentees, places, steps }
    }

    /// Counts units of work, about a nanosecond each.
    ///
    /// # Errors
    /// [`is_cancelled`](Error::is_cancelled) when a watch stops the work.
    pub(super) fn spend(&self, units: u64) -> Result<()> {
        self.steps.map_or(Ok(()), |steps| steps.spend(units))
    }

    /// These people, as long as no watch stops the work. Whoever reads them has to
    /// [spend](Self::spend) afterwards, since some may be missing.
    pub(super) fn counted<'s>(
        &'s self,
        people: &'s [&'a Participant],
    ) -> impl Iterator<Item = &'a Participant> + 's {
        people.iter().copied().take_while(|_| self.spend(PERSON).is_ok())
    }

    /// The cohort.
    pub fn cohort(&self) -> &'a Cohort {
        self.cohort
    }

    /// The mentors: the rows of the problem.
    pub fn mentors(&self) -> &[&'a Participant] {
        &self.mentors
    }

    /// The mentees: the columns of the problem.
    pub fn mentees(&self) -> &[&'a Participant] {
        &self.mentees
    }

    /// The row of a mentor. Time O(log n).
    pub fn row(&self, mentor: &ParticipantId) -> Option<Row> {
        self.place(mentor, 0).map(Row::new)
    }

    /// The column of a mentee. Time O(log n).
    pub fn column(&self, mentee: &ParticipantId) -> Option<Column> {
        self.place(mentee, 1).map(Column::new)
    }

    fn place(&self, id: &ParticipantId, side: usize) -> Option<usize> {
        self.spend(PERSON).ok()?;
        let place = self.places[self.cohort.position(id.as_str())?][side];
        (place != NOWHERE).then_some(place as usize)
    }

    /// The term that looks up each pair by one attribute of the mentor and one of the mentee.
    ///
    /// Every distinct value becomes a code, in the order of the values; `entry` is asked once for
    /// every two values, in whole points or never. Time O(n log n + values x values), space O(n +
    /// values x values): an attribute with a value of its own for everybody needs a table as large
    /// as the matrix, so round it first.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when there is no memory for a table of this many values: the
    /// attribute is too fine.
    pub fn table<A: Ord, B: Ord>(
        &self,
        mentor: impl Fn(&'a Participant) -> A,
        mentee: impl Fn(&'a Participant) -> B,
        entry: impl Fn(&A, &B) -> Entry,
    ) -> Result<Term> {
        let (mentors, rows) = codes(self.counted(&self.mentors).map(mentor));
        let (mentees, columns) = codes(self.counted(&self.mentees).map(mentee));
        let entries = entries(self, &mentors, &mentees, entry)?;
        table(rows, columns, mentees.len(), entries)
    }

    /// The [`table`](Self::table) of attributes that may be unknown, where unknown counts what the
    /// known count.
    ///
    /// With each partner, somebody of whom the attribute is unknown (`None`) gets the average of
    /// what the known people of that side get with this partner; where it is unknown of both, the
    /// average over all known pairs. Pairs that `entry` forbids are left out of averages; without
    /// any other, the average is 0. Averages are exact and rounded once, halves away from zero. No
    /// terms where a whole side is unknown. Time and space as for a table.
    ///
    /// ```
    /// use pairwright::assignment::{Column, Entry, Row};
    /// use pairwright::scoring::Sides;
    /// use pairwright::{Criterion, Participant, Programme, Result};
    /// # use pairwright::assignment::Term;
    ///
    /// #[derive(Debug)]
    /// struct SameLanguage;
    ///
    /// impl Criterion for SameLanguage {
    ///     fn name(&self) -> &str {
    ///         "language"
    ///     }
    ///     fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
    ///         let language = |one: &Participant| one.attribute("language").map(str::to_owned);
    ///         let points = |a: &String, b: &String| Entry::Points(if a == b { 300 } else { 0 });
    ///         sides.averaged(language, language, points)
    ///     }
    /// }
    ///
    /// let speaks = |person: Participant, language| person.with_attribute("language", language);
    /// let people = [
    ///     speaks(Participant::mentor("ana"), "Welsh"),
    ///     speaks(Participant::mentor("ben"), "Welsh"),
    ///     speaks(Participant::mentor("cem"), "Irish"),
    ///     Participant::mentor("dan"), // says nothing
    ///     speaks(Participant::mentee("max"), "Welsh"),
    /// ];
    /// let matcher = pairwright::Matcher::default().with_criterion(SameLanguage);
    /// let matching = matcher.solve(pairwright::Cohort::new(people)?)?;
    /// assert_eq!(matching.explain("dan", "max")?.points(), Some(200)); // of 300, 300 and 0
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`table`](Self::table).
    pub fn averaged<A: Ord, B: Ord>(
        &self,
        mentor: impl Fn(&'a Participant) -> Option<A>,
        mentee: impl Fn(&'a Participant) -> Option<B>,
        entry: impl Fn(&A, &B) -> Entry,
    ) -> Result<Vec<Term>> {
        self.known_or(None, mentor, mentee, entry)
    }

    /// The same, but for these points, if any, where something is unknown.
    pub(super) fn known_or<A: Ord, B: Ord>(
        &self,
        fixed: Option<i32>,
        mentor: impl Fn(&'a Participant) -> Option<A>,
        mentee: impl Fn(&'a Participant) -> Option<B>,
        entry: impl Fn(&A, &B) -> Entry,
    ) -> Result<Vec<Term>> {
        let mentors = codes(self.counted(&self.mentors).map(mentor));
        let mentees = codes(self.counted(&self.mentees).map(mentee));
        self.averaged_of(fixed, mentors, mentees, entry)
    }

    /// The same of distinct values in order, where everybody has the code of one.
    pub(super) fn averaged_of<A, B>(
        &self,
        fixed: Option<i32>,
        (mentors, rows): (Vec<Option<A>>, Vec<u32>),
        (mentees, columns): (Vec<Option<B>>, Vec<u32>),
        entry: impl Fn(&A, &B) -> Entry,
    ) -> Result<Vec<Term>> {
        self.spend(0)?;
        // What is unknown comes first, in the order of values.
        if !mentors.last().is_some_and(Option::is_some) || !mentees.last().is_some_and(Option::is_some) {
            return Ok(Vec::new());
        }
        let mut entries = entries(self, &mentors, &mentees, |a, b| match (a, b) {
            (Some(a), Some(b)) => entry(a, b),
            _ => Entry::Points(fixed.unwrap_or(0)),
        })?;
        if fixed.is_some() {
            return Ok(vec![table(rows, columns, mentees.len(), entries)?]);
        }
        let counts = [&people(&rows, mentors.len())[..], &people(&columns, mentees.len())[..]];
        averages::fill(&mut entries, counts, [mentors[0].is_none().into(), mentees[0].is_none().into()]);
        Ok(vec![table(rows, columns, mentees.len(), entries)?])
    }

    /// The term that speaks of these pairs only: mentor, mentee, and points or never. Every other
    /// pair gets nothing from it.
    ///
    /// A pair of which either is not on its side is left out. Entries of one pair add up, and never
    /// wins. Time O(pairs log pairs).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the points of one pair overflow.
    pub fn list<'p>(
        &self,
        pairs: impl IntoIterator<Item = (&'p ParticipantId, &'p ParticipantId, Entry)>,
    ) -> Result<Term> {
        let known = pairs.into_iter();
        Term::list(
            known
                .filter_map(|(mentor, mentee, entry)| Some((self.row(mentor)?, self.column(mentee)?, entry))),
        )
    }

    /// Has anybody on the one side, and anybody on the other, such an attribute?
    pub(super) fn both_know(
        &self,
        mentor: impl Fn(&Participant) -> bool,
        mentee: impl Fn(&Participant) -> bool,
    ) -> bool {
        self.mentors.iter().any(|person| mentor(person)) && self.mentees.iter().any(|person| mentee(person))
    }
}

/// What `entry` says of every two values.
pub(super) fn entries<A, B>(
    sides: &Sides<'_>,
    rows: &[A],
    columns: &[B],
    entry: impl Fn(&A, &B) -> Entry,
) -> Result<Vec<Entry>> {
    let (height, width) = (rows.len(), columns.len());
    let mut entries = Vec::new();
    if height.checked_mul(width).is_none_or(|size| entries.try_reserve_exact(size).is_err()) {
        return Err(Error::memory(format!("no memory for a table of {height} x {width} values")));
    }
    sides.spend(0)?;
    for a in rows {
        sides.spend(ENTRY * width as u64)?;
        entries.extend(columns.iter().map(|b| entry(a, b)));
    }
    Ok(entries)
}

/// The table of these codes; where one side is empty, there are no pairs to speak of.
pub(super) fn table(rows: Vec<u32>, columns: Vec<u32>, width: usize, entries: Vec<Entry>) -> Result<Term> {
    if entries.is_empty() { Term::list([]) } else { Term::table(rows, columns, width, entries) }
}
