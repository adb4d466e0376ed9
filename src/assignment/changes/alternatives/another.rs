//! Is the best assignment the only one?
//!
//! *Problem.* Find a pair that is not made and is in another best assignment.
//!
//! *Method.* Two best assignments differ by cycles of length 0 in the residual network, so of arcs
//! of length 0. A pair's arc is on such a cycle exactly if both of its ends are in one strongly
//! connected component of these arcs: pairs have an arc in one direction only, so the way back is
//! another way. (Between home and a member there may be arcs both ways. A member who is filled and
//! emptied changes nothing; that cycle has no pair.) A cycle with pairs makes some: one that only
//! parted would lose them.
//!
//! *Cost.* Time O(rows x columns), space O(people + arcs of length 0).

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;
use crate::assignment::reading::lines::LineScratch;
use crate::error::Result;
use crate::graph::{Arcs, strong_components};
use crate::watch::guard::Guard;

/// The first pair, by row and column, that is not made and could be without loss.
///
/// # Errors
/// [`is_cancelled`](crate::error::Error::is_cancelled) when the guard stops it.
pub(super) fn replaceable(network: &Residual<'_>, guard: &Guard<'_>) -> Result<Option<(Row, Column)>> {
    let arcs = tight_arcs(network, guard)?;
    let component = strong_components(&arcs);
    let rows = network.side(Side::Rows).price.len();
    let home = arcs.nodes() - 1;
    for i in 0..rows {
        // behind the rows come the columns
        let partners = arcs.from(i).iter().map(|&to| to as usize).take_while(|&to| to < home);
        if let Some(to) = partners.into_iter().find(|&to| component[to] == component[i]) {
            return Ok(Some((Row::new(i), Column::new(to - rows))));
        }
    }
    Ok(None)
}

/// The arcs of length 0: rows, then columns, then home.
fn tight_arcs(network: &Residual<'_>, guard: &Guard<'_>) -> Result<Arcs> {
    let (rows, columns) = (network.side(Side::Rows), network.side(Side::Columns));
    let (height, width) = (rows.price.len(), columns.price.len());
    let home = height + width;
    let mut arcs = Arcs::default();
    let (mut scratch, mut line) = (LineScratch::default(), Vec::new());
    for i in 0..height as u32 {
        guard.spend(network.line(Side::Rows))?;
        network.slacks(Side::Rows, i, &mut scratch, &mut line);
        let mut partners = rows.partners[i as usize].iter().peekable();
        for (j, &slack) in (0u32..).zip(&line) {
            let is_pair = partners.next_if(|&&partner| partner == j).is_some();
            if slack == 0 && !is_pair {
                arcs.extend([height as u32 + j]);
            }
        }
        arcs.extend((rows.to_empty(i) == Some(0)).then_some(home as u32));
        arcs.close();
    }
    for j in 0..width as u32 {
        let partners = columns.partners[j as usize].iter();
        arcs.extend(partners.copied().filter(|&i| network.slack(i, j) == Some(0)));
        arcs.extend((columns.to_fill(j) == Some(0)).then_some(home as u32));
        arcs.close();
    }
    arcs.extend((0..height as u32).filter(|&i| rows.to_fill(i) == Some(0)));
    let emptied = (0..width as u32).filter(|&j| columns.to_empty(j) == Some(0));
    arcs.extend(emptied.map(|j| height as u32 + j));
    arcs.close();
    Ok(arcs)
}
