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
//!
//! *References.* R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1,
//! 1972.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;

use crate::assignment::reading::lines::LineScratch;

/// The first pair, by row and column, that is not made and could be without loss.
pub(super) fn replaceable(network: &Residual<'_>) -> Option<(Row, Column)> {
    let arcs = Arcs::of(network);
    let component = components(&arcs);
    let rows = network.side(Side::Rows).price.len();
    for i in 0..rows {
        // behind the rows come the columns
        let partners = arcs.from(i).iter().map(|&to| to as usize).take_while(|&to| to < arcs.home);
        if let Some(to) = partners.into_iter().find(|&to| component[to] == component[i]) {
            return Some((Row::new(i), Column::new(to - rows)));
        }
    }
    None
}

/// The arcs of length 0: rows, then columns, then home.
struct Arcs {
    home: usize,
    starts: Vec<usize>,
    ends: Vec<u32>,
}

impl Arcs {
    fn of(network: &Residual<'_>) -> Self {
        let (rows, columns) = (network.side(Side::Rows), network.side(Side::Columns));
        let (height, width) = (rows.price.len(), columns.price.len());
        let home = height + width;
        let mut arcs = Self { home, starts: vec![0], ends: Vec::new() };
        let (mut scratch, mut line) = (LineScratch::default(), Vec::new());
        for i in 0..height as u32 {
            network.slacks(Side::Rows, i, &mut scratch, &mut line);
            let mut partners = rows.partners[i as usize].iter().peekable();
            for (j, &slack) in (0u32..).zip(&line) {
                let is_pair = partners.next_if(|&&partner| partner == j).is_some();
                if slack == 0 && !is_pair {
                    arcs.ends.push(height as u32 + j);
                }
            }
            arcs.ends.extend((rows.to_empty(i) == Some(0)).then_some(home as u32));
            arcs.starts.push(arcs.ends.len());
        }
        for j in 0..width as u32 {
            let partners = columns.partners[j as usize].iter();
            arcs.ends.extend(partners.filter(|&&i| network.slack(i, j) == Some(0)));
            arcs.ends.extend((columns.to_fill(j) == Some(0)).then_some(home as u32));
            arcs.starts.push(arcs.ends.len());
        }
        let filled = (0..height as u32).filter(|&i| rows.to_fill(i) == Some(0));
        arcs.ends.extend(filled);
        let emptied = (0..width as u32).filter(|&j| columns.to_empty(j) == Some(0));
        arcs.ends.extend(emptied.map(|j| height as u32 + j));
        arcs.starts.push(arcs.ends.len());
        arcs
    }

    fn from(&self, node: usize) -> &[u32] {
        &self.ends[self.starts[node]..self.starts[node + 1]]
    }
}

/// The strongly connected component of every node, by a number of its own.
///
/// Without recursion: a path may be as long as there are people.
fn components(arcs: &Arcs) -> Vec<u32> {
    const NEW: u32 = u32::MAX;
    let size = arcs.home + 1;
    let (mut order, mut low, mut component) = (vec![NEW; size], vec![NEW; size], vec![NEW; size]);
    // nodes on the way, each with how many of its arcs were followed; nodes without a component yet
    let (mut way, mut open): (Vec<(usize, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
    let (mut visited, mut count) = (0, 0);
    for start in 0..size {
        if order[start] == NEW {
            way.push((start, 0));
        }
        while let Some((node, next)) = way.last_mut() {
            let node = *node;
            if *next == 0 {
                (order[node], low[node]) = (visited, visited);
                visited += 1;
                open.push(node);
            }
            if let Some(&to) = arcs.from(node).get(*next) {
                *next += 1;
                let to = to as usize;
                if order[to] == NEW {
                    way.push((to, 0));
                } else if component[to] == NEW {
                    low[node] = low[node].min(order[to]);
                }
                continue;
            }
            way.pop();
            if let Some(&(before, _)) = way.last() {
                low[before] = low[before].min(low[node]);
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = count;
                    if member == node {
                        break;
                    }
                }
                count += 1;
            }
        }
    }
    component
}
