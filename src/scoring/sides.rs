//! The two sides of a cohort, and the ways to turn attributes into terms.

use crate::assignment::{Column, Entry, Row, Term};
use crate::error::{Error, Result};
use crate::people::{Cohort, Participant, ParticipantId};

/// The mentors and the mentees of a cohort, each in the order of their ids.
#[derive(Debug, Clone)]
pub struct Sides<'a> {
    cohort: &'a Cohort,
    mentors: Vec<&'a Participant>,
    mentees: Vec<&'a Participant>,
}

impl<'a> Sides<'a> {
    pub(super) fn new(cohort: &'a Cohort) -> Self {
        Self { cohort, mentors: cohort.mentors().collect(), mentees: cohort.mentees().collect() }
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
        self.mentors.binary_search_by(|person| person.id().cmp(mentor)).ok().map(Row::new)
    }

    /// The column of a mentee. Time O(log n).
    pub fn column(&self, mentee: &ParticipantId) -> Option<Column> {
        self.mentees.binary_search_by(|person| person.id().cmp(mentee)).ok().map(Column::new)
    }

    /// The term that looks up each pair by one attribute of the mentor and one of the mentee.
    ///
    /// Every distinct value becomes a code, in the order of the values; `entry` is asked once for
    /// every two values. Time O(n log n + values x values), space O(n + values x values).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is no memory for a table of so many values: the
    /// attribute is too fine.
    pub fn table<A: Ord, B: Ord>(
        &self,
        mentor: impl Fn(&'a Participant) -> A,
        mentee: impl Fn(&'a Participant) -> B,
        entry: impl Fn(&A, &B) -> Entry,
    ) -> Result<Term> {
        let (row_values, row_codes) = codes(self.mentors.iter().map(|person| mentor(person)));
        let (column_values, column_codes) = codes(self.mentees.iter().map(|person| mentee(person)));
        let (height, width) = (row_values.len(), column_values.len());
        let mut entries = Vec::new();
        if height.checked_mul(width).is_none_or(|size| entries.try_reserve_exact(size).is_err()) {
            return Err(Error::problem(format!("no memory for a table of {height} x {width} values")));
        }
        for a in &row_values {
            entries.extend(column_values.iter().map(|b| entry(a, b)));
        }
        if width == 0 || height == 0 {
            return Term::list([]); // one side is empty, so there are no pairs to speak of
        }
        Term::table(row_codes, column_codes, width, entries)
    }

    /// The term that speaks of these pairs only. A pair of which either is not on its side is left out.
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
fn codes<T: Ord>(values: impl Iterator<Item = T>) -> (Vec<T>, Vec<u32>) {
    let mut tagged: Vec<(T, usize)> = values.zip(0..).collect();
    tagged.sort_by(|a, b| a.0.cmp(&b.0));
    let mut distinct: Vec<T> = Vec::new();
    let mut codes = vec![0; tagged.len()];
    for (value, person) in tagged {
        if distinct.last() != Some(&value) {
            distinct.push(value);
        }
        codes[person] = u32::try_from(distinct.len() - 1).unwrap_or(u32::MAX);
    }
    (distinct, codes)
}
