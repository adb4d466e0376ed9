//! What is unknown of somebody counts what it counts of the others.
//!
//! With each partner, somebody of whom a value is unknown is worth the average of what the known
//! people of that side are worth with this partner; where the value of both is unknown, the average
//! over all known pairs. So a blank is neither a reward nor a penalty.
//!
//! The average is over people, each value by the number of those who have it, and over pairs that
//! the criterion allows: never is no number of points. Where no known person may be paired with the
//! partner there is nothing to go by, and the unknown is worth 0.
//!
//! *Numeric policy.* Sums are exact, and an average is rounded once, halves away from zero. A side
//! has fewer than 2^32 people and a pair at most 2^31 points, so the sum over one side fits `i64`;
//! over both, and over several tables, it is `i128`.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::scoring::codes::codes;

/// The points of several pairs together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) points: i128,
    pub(super) pairs: i128,
}

impl Sum {
    /// The points of one pair; 0 where there is none.
    pub(super) fn average(self) -> i32 {
        let (twice, pairs) = (2 * self.points, self.pairs.max(1));
        let rounded = (twice.abs() + pairs) / (2 * pairs) * twice.signum();
        i32::try_from(rounded).unwrap_or(0) // an average of `i32` fits
    }
}

/// What each value of one side comes to with the known people of the other.
#[derive(Debug)]
pub(super) struct Margins {
    rows: Vec<Sum>,
    columns: Vec<Sum>,
    all: Sum,
}

impl Margins {
    /// The margins of a table: `rows` and `columns` are how many people have each value, and
    /// `points` are those of two values; none where something is unknown, or the two may not meet.
    ///
    /// Time O(values x values).
    pub(super) fn of(rows: &[i64], columns: &[i64], points: impl Fn(usize, usize) -> Option<i32>) -> Self {
        let sum = |points: i64, pairs: i64| Sum { points: points.into(), pairs: pairs.into() };
        let mut by_column = vec![(0, 0); columns.len()];
        let (mut by_row, mut all) = (Vec::with_capacity(rows.len()), Sum::default());
        for (i, &mentors) in rows.iter().enumerate() {
            let mut row = (0, 0);
            for (j, (column, &mentees)) in by_column.iter_mut().zip(columns).enumerate() {
                if let Some(points) = points(i, j).map(i64::from) {
                    row = (row.0 + points * mentees, row.1 + mentees);
                    *column = (column.0 + points * mentors, column.1 + mentors);
                }
            }
            let row = sum(row.0, row.1);
            all.points += row.points * i128::from(mentors);
            all.pairs += row.pairs * i128::from(mentors);
            by_row.push(row);
        }
        Self { rows: by_row, columns: by_column.into_iter().map(|(a, b)| sum(a, b)).collect(), all }
    }

    /// What pairs come to of which only the row's value is known, or the column's, or neither.
    pub(super) fn of_known(&self, row: Option<usize>, column: Option<usize>) -> Sum {
        match (row, column) {
            (Some(row), _) => self.rows[row],
            (None, Some(column)) => self.columns[column],
            (None, None) => self.all,
        }
    }
}

/// Puts averages into a table of `columns.len()` columns whose first row stands for what is
/// unknown, if `unknown[0]` is 1, and whose first column does, if `unknown[1]` is.
pub(super) fn fill(entries: &mut [Entry], [rows, columns]: [&[i64]; 2], unknown: [usize; 2]) {
    if unknown == [0, 0] {
        return;
    }
    let width = columns.len();
    let known = |i: usize, j: usize| ((i >= unknown[0]).then_some(i), (j >= unknown[1]).then_some(j));
    let margins = Margins::of(rows, columns, |i, j| match (known(i, j), entries[i * width + j]) {
        ((Some(_), Some(_)), Entry::Points(points)) => Some(points),
        _ => None,
    });
    for (i, row) in entries.chunks_mut(width).enumerate() {
        for (j, entry) in row.iter_mut().enumerate() {
            match known(i, j) {
                (Some(_), Some(_)) => {}
                (a, b) => *entry = Entry::Points(margins.of_known(a, b).average()),
            }
        }
    }
}

/// A side of the matching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Mentors,
    Mentees,
}

/// The term by which those of one side who are `unknown` are worth, with each partner, what is
/// stated for the partner; no term where that is nothing.
pub(super) fn by_partner(
    side: Side,
    unknown: impl Iterator<Item = bool>,
    worth: impl Iterator<Item = i32>,
) -> Result<Option<Term>> {
    let unknown: Vec<u32> = unknown.map(u32::from).collect();
    let (worth, partners) = codes(worth);
    if !unknown.contains(&1) || worth.iter().all(|&points| points == 0) {
        return Ok(None);
    }
    let entry = |is_unknown, points| Entry::Points(if is_unknown { points } else { 0 });
    let term = match side {
        Side::Mentors => {
            let row = |is_unknown| worth.iter().map(move |&points| entry(is_unknown, points));
            Term::table(unknown, partners, worth.len(), row(false).chain(row(true)).collect())
        }
        Side::Mentees => {
            let row = |&points| [entry(false, points), entry(true, points)];
            Term::table(partners, unknown, 2, worth.iter().flat_map(row).collect())
        }
    };
    term.map(Some)
}
