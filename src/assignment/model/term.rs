//! One addend of a score: a small table over codes, a sparse list of pairs, or a restriction to
//! one.

mod moved;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::error::{Error, Result};

/// What one term says about a pair: some points, or that the pair must never be made.
///
/// Nothing else can be said of a pair: the enum stays as it is.
///
/// In [`Term`](crate::assignment::Term).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// This many points are added to the pair's score.
    Points(i32),
    /// The pair is forbidden, whatever the other terms say.
    Never,
}

/// One addend of the score of every pair.
///
/// A *table* gives each row and each column a small code and holds one [`Entry`] for every two
/// codes: "different departments: 5 points" is one table, however many people there are. A *list*
/// names the pairs it says something about; all others get 0 points. A *restriction* forbids the
/// rows and columns it binds everything but the pairs it lists.
///
/// | kind | space | time of [`entry`](Self::entry) |
/// |---|---|---|
/// | [`table`](Self::table) | O(rows + columns + entries) | O(1) |
/// | [`list`](Self::list) | O(pairs) | O(log pairs) |
/// | [`only`](Self::only) | O(rows + columns + pairs) | O(log pairs) |
///
/// ```
/// use pairwright::assignment::{Column, Entry, Row, Term};
///
/// // Rows 0 and 1 have the codes 0 and 1; columns 0 and 1 have the codes 1 and 1.
/// let differ = Term::table(vec![0, 1], vec![1, 1], 2, vec![Entry::Points(0), Entry::Points(5),
///                                                         Entry::Points(5), Entry::Points(0)])?;
/// assert_eq!(differ.entry(Row::new(0), Column::new(1)), Entry::Points(5));
/// assert_eq!(differ.entry(Row::new(1), Column::new(1)), Entry::Points(0));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Term(pub(in crate::assignment) Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assignment) enum Kind {
    Table(Table),
    /// Sorted by pair, each pair once.
    List(Vec<(Row, Column, Entry)>),
    Only(Restriction),
}

/// Those bound may be paired only as listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::assignment) struct Restriction {
    pub(in crate::assignment) rows: Vec<bool>,
    pub(in crate::assignment) columns: Vec<bool>,
    /// Sorted, each pair once.
    pub(in crate::assignment) pairs: Vec<(Row, Column)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assignment) struct Table {
    pub(in crate::assignment) row_codes: Vec<u32>,
    pub(in crate::assignment) column_codes: Vec<u32>,
    pub(in crate::assignment) width: usize,
    /// Row code after row code, `width` entries each.
    pub(in crate::assignment) entries: Vec<Entry>,
}

impl Term {
    /// A table: a code for every row and every column, and `entries` by row code, then column code.
    ///
    /// Shapes: `row_codes` has one code for each row of the problem, `column_codes` one for each
    /// column; `entries` has `width` entries for each row code, where `width` is the number of
    /// column codes. The pair (i, j) gets `entries[row_codes[i] * width + column_codes[j]]`. Time
    /// and space O(rows + columns + entries). Where there are no columns and no column codes, the
    /// codes of rows mean nothing and are not kept.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the entries do not fill whole rows of `width`, or a
    /// code lies outside the table.
    pub fn table(
        row_codes: Vec<u32>,
        column_codes: Vec<u32>,
        width: usize,
        entries: Vec<Entry>,
    ) -> Result<Self> {
        if !entries.len().is_multiple_of(width) {
            return Err(Error::problem(format!("{} entries do not fill rows of {width}", entries.len())));
        }
        if width == 0 && column_codes.is_empty() {
            // Nobody can look up a row's code: all have the one code of a table with one entry, so
            // that no code lies outside whichever side is read first.
            let (row_codes, entries) = (vec![0; row_codes.len()], vec![Entry::Points(0)]);
            return Ok(Self(Kind::Table(Table { row_codes, column_codes, width: 1, entries })));
        }
        let height = entries.len().checked_div(width).unwrap_or(0);
        let outside = |codes: &[u32], size: usize| codes.iter().copied().find(|&code| code as usize >= size);
        if let Some(code) = outside(&row_codes, height) {
            return Err(Error::problem(format!("row code {code} lies outside a table of height {height}")));
        }
        if let Some(code) = outside(&column_codes, width) {
            return Err(Error::problem(format!("column code {code} lies outside a table of width {width}")));
        }
        Ok(Self(Kind::Table(Table { row_codes, column_codes, width, entries })))
    }

    /// A list of pairs, in any order. A pair named twice gets the sum; with one [`Entry::Never`] it
    /// is forbidden. Time O(pairs x log pairs), space O(pairs).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when such a sum leaves the range of `i32`.
    pub fn list(pairs: impl IntoIterator<Item = (Row, Column, Entry)>) -> Result<Self> {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_by_key(|&(row, column, _)| (row, column));
        let mut merged: Vec<(Row, Column, Entry)> = Vec::with_capacity(pairs.len());
        for (row, column, entry) in pairs {
            match merged.last_mut() {
                Some(last) if (last.0, last.1) == (row, column) => {
                    last.2 = match (last.2, entry) {
                        (Entry::Points(a), Entry::Points(b)) => {
                            Entry::Points(a.checked_add(b).ok_or_else(|| {
                                Error::problem(format!("{row}, {column}: the points overflow"))
                            })?)
                        }
                        _ => Entry::Never,
                    }
                }
                _ => merged.push((row, column, entry)),
            }
        }
        Ok(Self(Kind::List(merged)))
    }

    /// A restriction: a bound row or column may be in the listed pairs only; all its other pairs
    /// are forbidden.
    ///
    /// Shapes: `rows` and `columns` hold one mark for each row and column of the problem, true
    /// where it is bound. Time O(pairs x log pairs). Space O(rows + columns + pairs), not one entry
    /// for each pair it forbids.
    pub fn only(rows: Vec<bool>, columns: Vec<bool>, pairs: impl IntoIterator<Item = (Row, Column)>) -> Self {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self(Kind::Only(Restriction { rows, columns, pairs }))
    }

    /// What this term says about a pair. A pair outside the term gets 0 points.
    pub fn entry(&self, row: Row, column: Column) -> Entry {
        match &self.0 {
            Kind::Table(table) => {
                let codes = (table.row_codes.get(row.index()), table.column_codes.get(column.index()));
                match codes {
                    (Some(&a), Some(&b)) => table.entries[a as usize * table.width + b as usize],
                    _ => Entry::Points(0),
                }
            }
            Kind::List(pairs) => pairs
                .binary_search_by_key(&(row, column), |&(i, j, _)| (i, j))
                .map_or(Entry::Points(0), |at| pairs[at].2),
            Kind::Only(only) if only.forbids(row, column) => Entry::Never,
            Kind::Only(_) => Entry::Points(0),
        }
    }

    /// The pairs of a list; nothing for the other kinds.
    pub fn pairs(&self) -> &[(Row, Column, Entry)] {
        match &self.0 {
            Kind::List(pairs) => pairs,
            Kind::Table(_) | Kind::Only(_) => &[],
        }
    }

    /// Adds a row behind the others, to which a table gives no points and which a restriction does
    /// not keep from these columns.
    pub(super) fn add_row(&mut self, row: Row, columns: &[Column]) {
        match &mut self.0 {
            Kind::Table(table) => {
                let height = table.entries.len().checked_div(table.width).unwrap_or(0);
                table.row_codes.push(u32::try_from(height).unwrap_or(u32::MAX));
                table.entries.extend(std::iter::repeat_n(Entry::Points(0), table.width));
            }
            Kind::List(_) => {}
            Kind::Only(only) => {
                only.rows.push(false);
                let bound = columns.iter().filter(|column| only.columns[column.index()]);
                only.pairs.extend(bound.map(|&column| (row, column)));
            }
        }
    }

    /// Adds columns behind the others, about which a restriction says nothing. A table gives them
    /// the points of some other column.
    pub(super) fn add_columns(&mut self, columns: usize) {
        match &mut self.0 {
            Kind::Table(table) => table.column_codes.resize(table.column_codes.len() + columns, 0),
            Kind::List(_) => {}
            Kind::Only(only) => only.columns.resize(only.columns.len() + columns, false),
        }
    }

    /// How many entries a table has; none for the other kinds.
    pub(in crate::assignment) fn entries(&self) -> usize {
        match &self.0 {
            Kind::Table(table) => table.entries.len(),
            Kind::List(_) | Kind::Only(_) => 0,
        }
    }

    /// How many pairs a list or restriction names; none for a table.
    pub(in crate::assignment) fn named(&self) -> usize {
        match &self.0 {
            Kind::Table(_) => 0,
            Kind::List(pairs) => pairs.len(),
            Kind::Only(only) => only.pairs.len(),
        }
    }

    /// Does it say never of any two codes, or of any pair?
    pub(in crate::assignment) fn forbids(&self) -> bool {
        match &self.0 {
            Kind::Table(table) => table.entries.contains(&Entry::Never),
            Kind::List(pairs) => pairs.iter().any(|&(_, _, entry)| entry == Entry::Never),
            Kind::Only(_) => true,
        }
    }

    /// Does it give the same points to all pairs that it does not forbid?
    pub(crate) fn is_flat(&self) -> bool {
        match &self.0 {
            Kind::Table(table) => {
                let mut points = table.entries.iter().filter(|&&entry| entry != Entry::Never);
                points.next().is_none_or(|first| points.all(|entry| entry == first))
            }
            Kind::List(pairs) => {
                pairs.iter().all(|&(_, _, entry)| matches!(entry, Entry::Points(0) | Entry::Never))
            }
            Kind::Only(_) => true,
        }
    }

    /// The largest number of points, up or down, that this term can give.
    pub(in crate::assignment) fn largest(&self) -> i64 {
        let size = |entry: Entry| match entry {
            Entry::Points(points) => points.unsigned_abs(),
            Entry::Never => 0,
        };
        match &self.0 {
            Kind::Table(table) => table.entries.iter().fold(0, |most, &entry| most.max(size(entry))).into(),
            Kind::List(pairs) => pairs.iter().fold(0, |most, &(_, _, entry)| most.max(size(entry))).into(),
            Kind::Only(_) => 0,
        }
    }
}

impl Restriction {
    fn forbids(&self, row: Row, column: Column) -> bool {
        let bound = |side: &[bool], at: usize| side.get(at).copied().unwrap_or(false);
        (bound(&self.rows, row.index()) || bound(&self.columns, column.index()))
            && self.pairs.binary_search(&(row, column)).is_err()
    }
}

impl Table {
    /// The entries that a row meets, by column code.
    pub(in crate::assignment) fn row(&self, row: usize) -> &[Entry] {
        let start = self.row_codes[row] as usize * self.width;
        &self.entries[start..start + self.width]
    }
}

/// A term as it is written down; `null` is never.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum Stored {
    Table { row_codes: Vec<u32>, column_codes: Vec<u32>, width: usize, entries: Vec<Option<i32>> },
    List(Vec<(Row, Column, Option<i32>)>),
    Only(Restriction),
}

fn stored(entry: Entry) -> Option<i32> {
    match entry {
        Entry::Points(points) => Some(points),
        Entry::Never => None,
    }
}

fn restored(entry: Option<i32>) -> Entry {
    entry.map_or(Entry::Never, Entry::Points)
}

impl From<Term> for Stored {
    fn from(term: Term) -> Self {
        match term.0 {
            Kind::Table(Table { row_codes, column_codes, width, entries }) => {
                let entries = entries.into_iter().map(stored).collect();
                Self::Table { row_codes, column_codes, width, entries }
            }
            Kind::List(pairs) => Self::List(pairs.into_iter().map(|(i, j, e)| (i, j, stored(e))).collect()),
            Kind::Only(only) => Self::Only(only),
        }
    }
}

impl TryFrom<Stored> for Term {
    type Error = Error;

    fn try_from(term: Stored) -> Result<Self> {
        match term {
            Stored::Table { row_codes, column_codes, width, entries } => {
                Self::table(row_codes, column_codes, width, entries.into_iter().map(restored).collect())
            }
            Stored::List(pairs) => Self::list(pairs.into_iter().map(|(i, j, e)| (i, j, restored(e)))),
            Stored::Only(Restriction { rows, columns, pairs }) => Ok(Self::only(rows, columns, pairs)),
        }
    }
}
