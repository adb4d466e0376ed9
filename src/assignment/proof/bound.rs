//! No assignment is worth more: a bound by any prices.

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::index::Row;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::proof::certificate::{check_scores, check_shape, check_signs, covered_places, reach};
use crate::assignment::proof::groups::bound_by_worths;
use crate::assignment::proof::tight_pairs::TightPairs;
use crate::assignment::proof::violation::Violation;
use crate::watch::guard::Guard;

/// What no assignment of the problem is worth more than, by these prices, whatever they come from.
///
/// Prices with a cover: no assignment has more pairs than the cover has places, and of those with
/// as many none has a better total than the sum of everybody's prices. Prices in objective values:
/// see [`groups`](crate::assignment::proof::groups). Time as for
/// [`check`](crate::assignment::check()).
///
/// # Errors
/// The first [`Violation`] of the cover or of its prices. Prices in objective values have none.
pub(in crate::assignment) fn bound(problem: &Problem, prices: &Prices) -> Result<ObjectiveValue, Violation> {
    if let Some((rows, columns)) = prices.worths() {
        return Ok(bound_by_worths(problem, rows, columns));
    }
    if problem.has_column_capacities() || problem.evenness().is_some() {
        return Err(Violation::NoWorths);
    }
    check_shape(problem, prices)?;
    check_signs(problem, prices)?;
    check_scores(problem, prices, &mut TightPairs::unwanted(), &Guard::nobody())?;
    let places = i64::try_from(covered_places(problem, prices)).unwrap_or(i64::MAX);
    let minimums = (0..problem.rows()).map(|i| i64::from(problem.minimum(Row::new(i)))).sum();
    let points = i128::from(problem.sense().sign()) * reach(problem, prices);
    let points = i64::try_from(points).unwrap_or(i64::MAX);
    Ok(ObjectiveValue { minimums, served: places, pairs: places, evenness: 0, points })
}
