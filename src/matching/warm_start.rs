//! Prices of an earlier matching, for people most of whom are still there.

use std::sync::Arc;

use crate::assignment::changes::rematch::reoptimised::Unspared;
use crate::assignment::model::assignment::Prices;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::value::ObjectiveValue;
use crate::matching::matching::{Matching, Parts};
use crate::matching::problem::Task;
use crate::programme::policies::waiting::Waiting;

/// Prices to start from, and the people they do not apply to.
#[derive(Debug)]
pub(super) struct WarmStart {
    pub(super) prices: Prices,
    pub(super) rows: Vec<Row>,
    pub(super) columns: Vec<Column>,
    /// What was best where nobody was spared, if scores are what they were.
    pub(super) unspared: Option<Arc<Unspared>>,
}

impl WarmStart {
    /// None where the earlier prices say nothing about the new problem: a pilot has a row that is
    /// nobody, and what was forbidden then may be allowed now, also to keep mentees apart.
    pub(super) fn of(before: &Matching, now: &Parts) -> Option<Self> {
        let declined = now.given.reasons();
        let freed = |(pair, _): &(_, String)| !declined.contains_key(pair);
        let special = |task: &Task| task.is_pilot() || task.has_waiting_list();
        let pilot = special(&before.parts.task) || special(&now.task);
        // what puts those who waited first depends on the price
        let waiting_first = now.programme.waiting() == Waiting::First;
        if pilot
            || waiting_first
            || before.fair.is_some()
            || before.apart.is_some()
            || before.parts.given.declined.iter().any(freed)
        {
            return None;
        }
        let (then, scores) = (&before.parts.scores, &now.scores);
        let (was, is) = (before.problem(), now.task.problem(scores));
        if was.evenness() != is.evenness() {
            return None;
        }
        // nobody is looked up where nobody came or went
        let is_same = Arc::ptr_eq(then, scores);
        let row = |(place, id)| if is_same { Some(Row::new(place)) } else { then.row(id) };
        let column = |(place, id)| if is_same { Some(Column::new(place)) } else { then.column(id) };
        let from_rows: Vec<_> = scores.mentors().iter().enumerate().map(row).collect();
        let from_columns: Vec<_> = scores.mentees().iter().enumerate().map(column).collect();
        let mut settled: Vec<Column> =
            before.parts.task.settled().iter().map(|&(_, column)| column).collect();
        settled.sort_unstable();
        // prices of who was settled say nothing; nor those of a row that had to take more, or could
        // take less, or had other columns already
        let rows = (0..).map(Row::new).zip(&from_rows).filter(|&(row, from)| {
            from.is_none_or(|from| {
                let other = was.minimum(from) != is.minimum(row) || was.capacity(from) < is.capacity(row);
                other || was.load_before(from) != is.load_before(row)
            })
        });
        let rows = rows.map(|(row, _)| row).collect();
        let columns = (0..).map(Column::new).zip(&from_columns);
        let columns =
            columns.filter(|(_, from)| from.is_none_or(|from| settled.binary_search(&from).is_ok()));
        let columns = columns.map(|(column, _)| column).collect();
        let rows_at: Vec<_> = from_rows.iter().map(|from| from.map(Row::index)).collect();
        let columns_at: Vec<_> = from_columns.iter().map(|from| from.map(Column::index)).collect();
        let start = before.start();
        let prices = match start.worths() {
            Some((of_rows, of_columns)) => Prices::of_worths(
                picked(of_rows, &rows_at, ObjectiveValue::default()),
                picked(of_columns, &columns_at, ObjectiveValue::default()),
            ),
            None => Prices::new(
                picked(start.rows(), &rows_at, 0),
                picked(start.columns(), &columns_at, 0),
                picked(start.row_cover(), &rows_at, false),
                picked(start.column_cover(), &columns_at, false),
            ),
        };
        let unspared = before.unspared.clone().filter(|_| is_same);
        Some(Self { prices, rows, columns, unspared })
    }
}

fn picked<T: Copy>(of: &[T], from: &[Option<usize>], none: T) -> Vec<T> {
    from.iter().map(|from| from.and_then(|at| of.get(at)).copied().unwrap_or(none)).collect()
}
