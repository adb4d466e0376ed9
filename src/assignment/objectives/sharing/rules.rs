//! Which columns may share a row.

use std::collections::{BTreeMap, BTreeSet};

use crate::assignment::model::index::{Column, Row};

/// Are two columns never to share a row?
pub(crate) type Apart<'a> = &'a (dyn Fn(Column, Column) -> bool + Sync);

/// Which columns may share a row, and what rows have already.
#[derive(Clone, Copy)]
pub(crate) struct SharingRules<'a> {
    /// Any columns may share the rows from here on, which are nobody.
    pub(crate) rows: usize,
    /// Columns that rows have besides those of the problem; sorted.
    pub(crate) settled: &'a [(Row, Column)],
    pub(crate) apart: Apart<'a>,
    pub(crate) limits: &'a [Limit],
    /// Rows whose settled columns miss values already: nothing is asked for there. Sorted.
    pub(crate) excused: &'a [Row],
}

/// How many columns of a row may have a value, or how many values they must have between them.
///
/// Columns without a value count as every value that is limited, and as none that is asked for;
/// where unknown is allowed, as a value of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Limit {
    /// Of each column.
    pub(crate) values: Vec<Vec<u32>>,
    pub(crate) kind: LimitKind,
    pub(crate) allows_unknown: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LimitKind {
    /// No value is that of more columns.
    Each(u32),
    /// This value is not that of more columns.
    Value(u32, u32),
    /// There are so many different values, or as many as columns.
    Different(u32),
}

impl Limit {
    fn of(&self, column: Column) -> &[u32] {
        self.values.get(column.index()).map_or(&[], Vec::as_slice)
    }

    /// The values of these columns that are limited, each once.
    pub(super) fn values_of(&self, columns: &[Column]) -> BTreeSet<u32> {
        let values = columns.iter().flat_map(|&column| self.of(column).iter().copied());
        values.filter(|&value| !matches!(self.kind, LimitKind::Value(only, _) if only != value)).collect()
    }

    /// Does a column count as one of this value?
    pub(super) fn counts_as(&self, column: Column, value: u32) -> bool {
        let own = self.of(column);
        if own.is_empty() { !self.allows_unknown } else { own.contains(&value) }
    }

    /// How many columns that count as one value a row of this capacity can have; none if that
    /// cannot be said: where a column that is asked for different values has several.
    pub(super) fn cap(&self, capacity: u32) -> Option<u32> {
        match self.kind {
            LimitKind::Each(most) | LimitKind::Value(_, most) => Some(most),
            LimitKind::Different(_) if self.values.iter().any(|own| own.len() > 1) => None,
            LimitKind::Different(least) => Some((capacity.saturating_add(1)).saturating_sub(least).max(1)),
        }
    }

    /// Does it ask for values?
    pub(crate) fn asks(&self) -> bool {
        matches!(self.kind, LimitKind::Different(_))
    }

    /// May a row have these columns, if so many more may join them?
    pub(crate) fn allows(&self, group: &[Column], room: usize) -> bool {
        let values = || group.iter().flat_map(|&column| self.of(column).iter().copied());
        let unknown = group.iter().filter(|&&column| self.of(column).is_empty()).count();
        let against = if self.allows_unknown { 0 } else { unknown };
        match self.kind {
            LimitKind::Value(value, most) => {
                values().filter(|&other| other == value).count() + against <= most as usize
            }
            LimitKind::Each(most) => {
                let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
                values().for_each(|value| *counts.entry(value).or_default() += 1);
                counts.into_values().max().unwrap_or(0) + against <= most as usize
            }
            LimitKind::Different(least) => {
                if group.len() < 2 {
                    return true;
                }
                let found = values().collect::<BTreeSet<_>>().len() + unknown - against;
                let each =
                    if room == 0 { 0 } else { self.values.iter().map(Vec::len).max().unwrap_or(0).max(1) };
                found + room.saturating_mul(each) >= (group.len() + room).min(least as usize)
            }
        }
    }
}

/// A row whose columns may not share it, with all of them in order: settled ones first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadRow {
    pub(crate) row: Row,
    /// So many of the columns are settled.
    pub(crate) settled: usize,
    pub(crate) columns: Vec<Column>,
}

impl SharingRules<'_> {
    /// The columns that a row has already.
    pub(super) fn settled_of(&self, row: Row) -> Vec<Column> {
        let start = self.settled.partition_point(|&(other, _)| other < row);
        self.settled[start..]
            .iter()
            .take_while(|&&(other, _)| other == row)
            .map(|&(_, column)| column)
            .collect()
    }

    /// The limits that hold for a row.
    pub(super) fn limits_of(&self, row: Row) -> impl Iterator<Item = &Limit> {
        let is_excused = self.excused.binary_search(&row).is_ok();
        self.limits.iter().filter(move |limit| !(is_excused && limit.asks()))
    }

    /// May these share a row, if so many more may join them? What is missing then may come; what is
    /// too much stays too much. Time O(group^2).
    pub(crate) fn may_share(&self, row: Row, group: &[Column], room: usize) -> bool {
        let mut rest = group;
        while let Some((&first, others)) = rest.split_first() {
            if others.iter().any(|&other| (self.apart)(first, other)) {
                return false;
            }
            rest = others;
        }
        self.limits_of(row).all(|limit| limit.allows(group, room))
    }

    /// May one more join these, who may share a row, if so many more may join after it? Time
    /// O(group).
    pub(super) fn may_join(&self, row: Row, group: &[Column], column: Column, room: usize) -> bool {
        if group.iter().any(|&other| (self.apart)(other, column)) {
            return false;
        }
        self.limits.is_empty() || {
            let all: Vec<Column> = group.iter().copied().chain([column]).collect();
            self.limits_of(row).all(|limit| limit.allows(&all, room))
        }
    }

    /// The rows whose columns may not share them. The pairs are sorted. Time O(pairs + the sum of
    /// group^2).
    pub(crate) fn bad_rows(&self, pairs: &[(Row, Column)]) -> Vec<BadRow> {
        let mut found = Vec::new();
        let (mut pairs, mut settled) = (pairs, self.settled);
        loop {
            let next = pairs.first().into_iter().chain(settled.first()).map(|&(row, _)| row).min();
            let Some(row) = next.filter(|row| row.index() < self.rows) else { return found };
            let mut columns = Vec::new();
            let mut take = |from: &mut &[(Row, Column)]| {
                let many = from.partition_point(|&(other, _)| other == row);
                columns.extend(from[..many].iter().map(|&(_, column)| column));
                *from = &from[many..];
                many
            };
            let fixed = take(&mut settled);
            take(&mut pairs);
            if columns.len() > 1 && !self.may_share(row, &columns, 0) {
                found.push(BadRow { row, settled: fixed, columns });
            }
        }
    }
}
