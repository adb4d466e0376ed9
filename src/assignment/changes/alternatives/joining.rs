//! What it costs to give somebody without a partner one: of many people at once.
//!
//! *Method.* Whoever has no partner is entered from home and from nowhere else, so the cheapest
//! change that gives a row a column is the arc from home to the row, one to a column, and the
//! shortest path from that column to home. One search to home finds these paths for all columns.
//! Columns are served in the same way, by one search from home.
//!
//! *Cost.* Time O(rows x columns) for the search, and O(other side) for each of the people; space
//! O(people).

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::ends::{End, FAR, Way};
use crate::assignment::reading::lines::LineScratch;
use crate::error::Result;
use crate::progress::PhaseKind;
use crate::watch::guard::Guard;

/// How far it is, is told after so many members.
const MEMBERS: usize = 64;

/// What the whole loses when each of these members of a side, who have no partner, gets one; none
/// for somebody who can have none.
///
/// # Errors
/// [`is_problem`](crate::Error::is_problem) when the assignment is not one of the problem, or the
/// numbers are too large; [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
pub(crate) fn costs_of_joining(
    problem: &Problem,
    assignment: &Assignment,
    of: Side,
    members: &[u32],
    guard: &Guard<'_>,
) -> Result<Vec<Option<ObjectiveValue>>> {
    let network = Residual::of(problem, assignment)?;
    let way = if of == Side::Rows { Way::Backward } else { Way::Forward };
    let found = guard.part(0.0..0.5, || network.search(End::Home, way, (FAR, None), guard))?;
    let (mut scratch, mut line) = (LineScratch::default(), Vec::new());
    let mut costs = Vec::with_capacity(members.len());
    for (at, &member) in members.iter().enumerate() {
        guard.spend(network.line(of))?;
        if at % MEMBERS == 0 {
            guard.part(0.5..1.0, || guard.left(PhaseKind::Comparing, members.len() - at, members.len()))?;
        }
        let Some(entered) = network.side(of).to_fill(member) else {
            costs.push(None);
            continue;
        };
        network.slacks(of, member, &mut scratch, &mut line);
        let partners = (0..).zip(&line).filter(|&(_, &slack)| slack != FAR);
        let ways = partners.filter_map(|(other, &slack)| {
            let distance =
                found.distance(if of == Side::Rows { End::Column(other) } else { End::Row(other) });
            (distance != FAR).then(|| distance + slack)
        });
        costs.push(ways.min().map(|way| network.scale().unpack(entered + way)));
    }
    Ok(costs)
}
