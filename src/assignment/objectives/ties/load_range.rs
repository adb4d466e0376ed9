//! How many partners each member has in the best assignments, by its price.
//!
//! *Why.* The bound that a best assignment reaches is a sum over members of the most that their
//! places can come to at their prices; so in each best assignment every member has a load at which
//! its places come to that. The places up to a minimum gain something; so what a member comes to
//! rises or falls in two straight parts, and the loads at which it is highest are one range.

use std::cmp::Ordering;

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;

/// The fewest and the most partners: of rows, then of columns.
///
/// The prices are those of an assignment that a check has accepted.
pub(super) fn load_ranges(problem: &Problem, prices: &Prices) -> Vec<(u32, u32)> {
    let rows = (0..problem.rows()).map(Row::new);
    let columns = (0..problem.columns()).map(Column::new);
    if let Some((u, v)) = prices.worths() {
        let served = ObjectiveValue { served: 1, ..ObjectiveValue::default() };
        let first = |place: u32| if place == 0 { served } else { ObjectiveValue::default() };
        let of_rows = rows.zip(u).map(|(row, &price)| {
            by_worth(price, problem.places(row), |place| problem.place_worth(row, place))
        });
        let of_columns =
            columns.zip(v).map(|(column, &price)| by_worth(price, problem.column_capacity(column), first));
        return of_rows.chain(of_columns).collect();
    }
    let by_price = |price: i64, covered: bool, least: u32, most: u32| match (
        covered,
        (price.signum() * problem.sense().sign()).cmp(&0),
    ) {
        (true, _) | (_, Ordering::Greater) => (most, most),
        (false, Ordering::Equal) => (least, most),
        (false, Ordering::Less) => (least, least),
    };
    let of_rows = rows.map(|row| {
        let (price, covered) = (prices.rows()[row.index()], prices.row_cover()[row.index()]);
        by_price(price, covered, problem.minimum(row), problem.capacity(row))
    });
    let of_columns = prices.columns().iter().zip(prices.column_cover());
    of_rows.chain(of_columns.map(|(&price, &covered)| by_price(price, covered, 0, 1))).collect()
}

/// The loads at which places with a price come to most, by what each gains; later ones gain no more
/// than earlier ones. Time O(log places).
fn by_worth(price: ObjectiveValue, places: u32, gain: impl Fn(u32) -> ObjectiveValue) -> (u32, u32) {
    let up_to = |pays: fn(Ordering) -> bool| {
        let (mut paying, mut others) = (0, places);
        while paying < others {
            let middle = paying + (others - paying) / 2;
            let worth = (price + gain(middle)).cmp(&ObjectiveValue::default());
            if pays(worth) { paying = middle + 1 } else { others = middle }
        }
        paying
    };
    (up_to(Ordering::is_gt), up_to(Ordering::is_ge))
}
