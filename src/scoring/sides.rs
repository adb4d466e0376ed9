//! The two sides of a cohort, and the ways to turn attributes into terms.

use std::collections::BTreeMap;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};
use crate::people::cohort::Cohort;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;

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
}

/// The place of somebody who is not on the side.
const NOWHERE: u32 = u32::MAX;

impl<'a> Sides<'a> {
    pub(crate) fn new(cohort: &'a Cohort) -> Self {
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
        Self { cohort, mentors, mentees, places }
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
        let (row_values, row_codes) = codes(self.mentors.iter().map(|person| mentor(person)));
        let (column_values, column_codes) = codes(self.mentees.iter().map(|person| mentee(person)));
        Self::table_of((&row_values, row_codes), (&column_values, column_codes), entry)
    }

    /// The table of these values, where everybody has the code of one.
    pub(super) fn table_of<A, B>(
        (row_values, row_codes): (&[A], Vec<u32>),
        (column_values, column_codes): (&[B], Vec<u32>),
        entry: impl Fn(&A, &B) -> Entry,
    ) -> Result<Term> {
        let (height, width) = (row_values.len(), column_values.len());
        let mut entries = Vec::new();
        if height.checked_mul(width).is_none_or(|size| entries.try_reserve_exact(size).is_err()) {
            return Err(Error::memory(format!("no memory for a table of {height} x {width} values")));
        }
        for a in row_values {
            entries.extend(column_values.iter().map(|b| entry(a, b)));
        }
        if width == 0 || height == 0 {
            return Term::list([]); // one side is empty, so there are no pairs to speak of
        }
        Term::table(row_codes, column_codes, width, entries)
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

/// The distinct values in order, and for each value its position among them.
///
/// Most attributes have few values: so they are looked up among those known, not sorted.
pub(super) fn codes<T: Ord>(values: impl Iterator<Item = T>) -> (Vec<T>, Vec<u32>) {
    let mut known: BTreeMap<T, u32> = BTreeMap::new();
    let code = |value| {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        *known.entry(value).or_insert(next)
    };
    let mut codes: Vec<u32> = values.map(code).collect();
    // So far they are numbered as they appeared.
    let mut places = vec![0; known.len()];
    let mut distinct = Vec::with_capacity(known.len());
    for (place, (value, appeared)) in (0..).zip(known) {
        places[appeared as usize] = place;
        distinct.push(value);
    }
    for code in &mut codes {
        *code = places[*code as usize];
    }
    (distinct, codes)
}
