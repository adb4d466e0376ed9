//! Is anybody short of a partner, and what would a partner for somebody who is left cost?

use crate::assignment::changes::alternatives::joining::costs_of_joining;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::side::Side;
use crate::assignment::model::value::ObjectiveValue;
use crate::error::Result;
use crate::matching::matching::Matching;
use crate::watch::guard::Guard;

/// What partners would cost is worked out where there are no more pairs than this: it reads them
/// all.
const COSTED: u64 = 30_000_000;

/// What a partner for each of these people would cost, as far as it is known.
///
/// # Errors
/// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
pub(super) fn costs(
    matching: &Matching,
    of: Side,
    people: &[usize],
    guard: &Guard<'_>,
) -> Result<Vec<Option<ObjectiveValue>>> {
    let problem = matching.problem();
    let size = (problem.rows() as u64).saturating_mul(problem.columns() as u64);
    let is_known = matching.fair.is_none() && !matching.parts.task.has_waiting_list() && size <= COSTED;
    let members: Vec<u32> = people.iter().filter_map(|&person| u32::try_from(person).ok()).collect();
    if is_known && !people.is_empty() {
        match costs_of_joining(problem, matching.assignment(), of, &members, guard) {
            Err(error) if !error.is_cancelled() => {}
            found => return found,
        }
    }
    Ok(vec![None; people.len()])
}

/// Does nobody who is served want a further mentor whom they could have?
pub(super) fn all_are_full(matching: &Matching) -> bool {
    let (scores, problem) = (matching.scores().problem(), matching.problem());
    if !scores.has_column_capacities() {
        return true;
    }
    let mut load = vec![0; scores.columns()];
    for (_, column) in matching.places.iter() {
        load[column.index()] += 1;
    }
    let wants_more = |&(column, load): &(Column, u32)| load > 0 && load < scores.column_capacity(column);
    let open = |column: Column| {
        (0..scores.rows()).map(|i| (Row::new(i), column)).any(|(row, column)| {
            scores.capacity(row) > 0
                && problem.score(row, column).is_some()
                && matching.places.binary_search(&(row, column)).is_err()
        })
    };
    !(0..).map(Column::new).zip(load).filter(wants_more).any(|(column, _)| open(column))
}
