//! Prices of an earlier matching, for people of whom most are still there.

use super::given::Sparing;
use super::{Matching, Parts};
use crate::assignment::{Column, Prices, Row, Worth};

/// Prices to start from, and to whom they do not apply.
#[derive(Debug)]
pub(super) struct WarmStart {
    pub(super) prices: Prices,
    pub(super) rows: Vec<Row>,
    pub(super) columns: Vec<Column>,
}

impl WarmStart {
    /// None where the earlier prices say nothing about the new problem: a pilot has a row that is nobody, a price of
    /// parted pairs is in the prices, and what was forbidden then may be allowed now.
    pub(super) fn of(before: &Matching, now: &Parts) -> Option<Self> {
        let freed = |(mentor, mentee, _): &(_, _, String)| now.given.declined(mentor, mentee).is_none();
        let pilot = before.task.is_pilot() || now.task.is_pilot();
        let priced = matches!(before.given.sparing, Sparing::Price(_));
        if pilot || priced || before.fair.is_some() || before.given.declined.iter().any(freed) {
            return None;
        }
        let (then, scores) = (&before.scores, &now.scores);
        let (was, is) = (before.problem(), now.task.problem(scores));
        let from_rows: Vec<_> = scores.mentors().iter().map(|id| then.row(id)).collect();
        let from_columns: Vec<_> = scores.mentees().iter().map(|id| then.column(id)).collect();
        let settled = |column: Column| before.task.settled().iter().any(|&(_, other)| other == column);
        let rows = from_rows.iter().enumerate().map(|(i, from)| (Row::new(i), from));
        let rows = rows.filter(|&(row, from)| {
            from.is_none_or(|from| {
                (was.capacity(from), was.minimum(from)) != (is.capacity(row), is.minimum(row))
            })
        });
        let rows = rows.map(|(row, _)| row).collect();
        let columns = from_columns.iter().enumerate().map(|(j, from)| (Column::new(j), from));
        let columns =
            columns.filter(|&(_, from)| from.is_none_or(settled)).map(|(column, _)| column).collect();
        let prices = before.start();
        let prices = match prices.worths() {
            Some((of_rows, of_columns)) => Prices::of_worths(
                picked(of_rows, from_rows.iter().map(|from| from.map(Row::index)), Worth::default()),
                picked(of_columns, from_columns.iter().map(|from| from.map(Column::index)), Worth::default()),
            ),
            None => Prices::new(
                picked(prices.rows(), from_rows.iter().map(|from| from.map(Row::index)), 0),
                picked(prices.columns(), from_columns.iter().map(|from| from.map(Column::index)), 0),
                picked(prices.row_cover(), from_rows.iter().map(|from| from.map(Row::index)), false),
                picked(prices.column_cover(), from_columns.iter().map(|from| from.map(Column::index)), false),
            ),
        };
        Some(Self { prices, rows, columns })
    }
}

fn picked<T: Copy>(of: &[T], from: impl Iterator<Item = Option<usize>>, none: T) -> Vec<T> {
    from.map(|from| from.and_then(|at| of.get(at)).copied().unwrap_or(none)).collect()
}
