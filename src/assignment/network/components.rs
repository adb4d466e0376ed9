//! Who competes with whom: the groups of people connected by possible pairs.
//!
//! *Problem.* Take the allowed pairs with exactly one end in the cover; only such can be in a
//! largest assignment. Which people are connected by them? Rows that take nobody have no pairs.
//!
//! *Method.* Where tables make a small network, search it: forward from a row, backward from a
//! column, always to people not found before. A class all of whose members are found is spent, and
//! so is a node that leads to spent ones only; it is not entered again. A person stays in a class
//! that was reached only if a list forbids that pair, so all further work is paid for by lists.
//! Bound people are joined along their allowed pairs. Otherwise all pairs are read.
//!
//! *Cost.* Time O(people log named pairs + arcs), and the arcs of a path's nodes for each named
//! pair met; or O(rows x columns) scores.
//!
//! *Ties.* A group is known by its lowest member, so the answer depends on the problem only.

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::disjoint_sets::DisjointSets;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::network::exceptions::{Exceptions, network};
use crate::assignment::network::stages::Stages;
use crate::assignment::reading::all_rows::AllRows;
use crate::assignment::reading::rows::SIDE_BY_SIDE;

/// For every row and then every column the lowest number in its group, columns counted after the
/// rows.
///
/// There must be one cover mark for everybody.
pub(crate) fn components(problem: &Problem, prices: &Prices) -> Vec<usize> {
    let (rows, columns) = (problem.rows(), problem.columns());
    let mut sets = DisjointSets::new(rows + columns);
    match network(problem) {
        Some((stages, exceptions)) => {
            ByNetwork { problem, prices, stages: &stages, exceptions: &exceptions }.join(&mut sets);
        }
        None => by_pairs(problem, prices, &mut sets),
    }
    (0..rows + columns).map(|person| sets.find(person)).collect()
}

/// Reads all pairs, some rows at a time. Of the columns a row is joined to, those that were
/// together before those rows count once; that leaves little to join one by one.
fn by_pairs(problem: &Problem, prices: &Prices, sets: &mut DisjointSets) {
    const MOST_TOGETHER: usize = 256;
    let (count, rows) = (problem.rows(), AllRows::of(problem));
    let (mut start, mut together) = (0, SIDE_BY_SIDE);
    while start < count {
        let groups: Vec<usize> = (count..count + problem.columns()).map(|column| sets.find(column)).collect();
        let joined = rows.read(start..start + together, |i, cells, seen: &mut Vec<usize>| {
            seen.resize(count + groups.len(), usize::MAX);
            let covered = prices.row_cover()[i];
            let columns = cells.iter().zip(&groups).zip(prices.column_cover()).enumerate();
            let partners = columns.filter(|&(_, ((&cell, &group), &other))| {
                cell != Matrix::ABSENT && covered != other && std::mem::replace(&mut seen[group], i) != i
            });
            let takes = problem.capacity(Row::new(i)) > 0;
            partners.take_while(|_| takes).map(|(column, _)| column).collect::<Vec<_>>()
        });
        for (row, columns) in (start..).zip(joined) {
            for column in columns {
                sets.join(row, count + column);
            }
        }
        (start, together) = (start + together, MOST_TOGETHER.min(2 * together));
    }
}

/// A problem with its network, and the cover that says which pairs count.
struct ByNetwork<'a> {
    problem: &'a Problem,
    prices: &'a Prices,
    stages: &'a Stages,
    exceptions: &'a Exceptions,
}

impl ByNetwork<'_> {
    /// Joins all who are connected.
    fn join(&self, sets: &mut DisjointSets) {
        self.join_exceptions(sets);
        let backward = self.stages.reversed();
        for covered in [false, true] {
            self.join_through_hubs(covered, &backward, sets);
        }
    }

    /// Has the row any place?
    fn takes(&self, row: usize) -> bool {
        self.problem.capacity(Row::new(row)) > 0
    }

    /// Joins along the allowed pairs of bound people.
    fn join_exceptions(&self, sets: &mut DisjointSets) {
        let rows = self.problem.rows();
        for i in (0..rows).filter(|&i| self.takes(i)) {
            for (column, _) in self.exceptions.allowed(self.stages, Row::new(i)) {
                if self.prices.row_cover()[i] != self.prices.column_cover()[column.index()] {
                    sets.join(i, rows + column.index());
                }
            }
        }
    }

    /// Joins the rows that are covered, or those that are not, with the columns of the other kind,
    /// as far as the hubs lead from one to the other.
    fn join_through_hubs(
        &self,
        covered: bool,
        (back_first, tails): &(Vec<u32>, Vec<u32>),
        sets: &mut DisjointSets,
    ) {
        let (stages, rows) = (self.stages, self.problem.rows());
        let mut out = self.out_of_play(covered);
        let (of_rows, of_columns) = self.by_node(&out);
        let (first, arcs) = stages.arcs();
        let heads: Vec<u32> = arcs.iter().map(|arc| arc.head).collect();
        let mut forward = Search::new(first, &heads, of_columns);
        let mut backward = Search::new(back_first, tails, of_rows);
        let mut queue = Vec::new();
        for source in 0..rows {
            if !std::mem::replace(&mut out[source], true) {
                queue.push(source);
            }
            while let Some(person) = queue.pop() {
                let found = |other: usize| {
                    let (row, column) = (person.min(other), person.max(other) - rows);
                    if out[other] {
                        return true;
                    }
                    let allowed = self.exceptions.points(Row::new(row), Column::new(column)).is_some();
                    if allowed {
                        out[other] = true;
                        queue.push(other);
                        sets.join(person, other);
                    }
                    allowed
                };
                if person < rows {
                    forward.reach(stages.row_node(Row::new(person)), found);
                } else {
                    backward.reach(stages.column_node(Column::new(person - rows)), found);
                }
            }
        }
    }

    /// Who takes no part: bound people, rows without a place, and those whose cover marks do not
    /// fit.
    fn out_of_play(&self, covered: bool) -> Vec<bool> {
        let (rows, columns) = (self.problem.rows(), self.problem.columns());
        let of_rows = (0..rows).map(|i| {
            !self.takes(i)
                || self.prices.row_cover()[i] != covered
                || self.exceptions.row_is_bound(Row::new(i))
        });
        let of_columns = (0..columns).map(|j| {
            self.prices.column_cover()[j] == covered || self.exceptions.column_is_bound(Column::new(j))
        });
        of_rows.chain(of_columns).collect()
    }

    /// Rows and columns in play, by the node that they enter or leave.
    fn by_node(&self, out: &[bool]) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
        let (stages, rows) = (self.stages, self.problem.rows());
        let (mut of_rows, mut of_columns) =
            (vec![Vec::new(); stages.nodes()], vec![Vec::new(); stages.nodes()]);
        for person in (0..out.len()).filter(|&person| !out[person]) {
            if person < rows {
                of_rows[stages.row_node(Row::new(person)) as usize].push(person);
            } else {
                of_columns[stages.column_node(Column::new(person - rows)) as usize].push(person);
            }
        }
        (of_rows, of_columns)
    }
}

/// A search in one direction that never enters again what is spent.
struct Search<'a> {
    first: &'a [u32],
    heads: &'a [u32],
    /// People at the far end not found so far, by node.
    people: Vec<Vec<usize>>,
    spent: Vec<bool>,
}

impl<'a> Search<'a> {
    fn new(first: &'a [u32], heads: &'a [u32], people: Vec<Vec<usize>>) -> Self {
        let spent = vec![false; people.len()];
        Self { first, heads, people, spent }
    }

    /// Shows everybody who can be reached to `found`, which says who need not be shown again.
    fn reach(&mut self, source: u32, mut found: impl FnMut(usize) -> bool) {
        if self.spent[source as usize] {
            return;
        }
        // Each node on the way, and its next arc.
        let mut path = vec![(source as usize, self.first[source as usize])];
        self.people[source as usize].retain(|&person| !found(person));
        while let Some((node, at)) = path.last_mut() {
            if *at < self.first[*node + 1] {
                let head = self.heads[*at as usize] as usize;
                *at += 1;
                if !self.spent[head] {
                    self.people[head].retain(|&person| !found(person));
                    path.push((head, self.first[head]));
                }
            } else {
                let arcs = self.first[*node] as usize..self.first[*node + 1] as usize;
                self.spent[*node] = self.people[*node].is_empty()
                    && self.heads[arcs].iter().all(|&head| self.spent[head as usize]);
                path.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::Numbers;
    use crate::problems::problem;

    #[test]
    fn the_network_connects_whom_the_pairs_connect() {
        let mut groups = 0;
        for seed in 0..3000 {
            let problem = problem(seed, 10, 3);
            let (rows, columns) = (problem.rows(), problem.columns());
            let Some(stages) = Stages::of(&problem, 1 << 20) else { continue };
            let exceptions = Exceptions::of(&problem);
            let numbers = &mut Numbers::new(seed + 1);
            let mut marks = |count: usize| (0..count).map(|_| numbers.sometimes(50)).collect::<Vec<_>>();
            let prices = Prices::new(vec![0; rows], vec![0; columns], marks(rows), marks(columns));
            let of = |mut sets: DisjointSets| (0..rows + columns).map(|k| sets.find(k)).collect::<Vec<_>>();
            let mut by = [(); 2].map(|()| DisjointSets::new(rows + columns));
            let by_network =
                ByNetwork { problem: &problem, prices: &prices, stages: &stages, exceptions: &exceptions };
            by_network.join(&mut by[0]);
            by_pairs(&problem, &prices, &mut by[1]);
            let [network, pairs] = by.map(of);
            assert_eq!(network, pairs, "seed {seed}");
            groups += pairs.iter().enumerate().filter(|&(k, &lead)| k == lead).count();
        }
        assert!(groups > 10_000, "{groups}");
    }

    #[test]
    fn groups_are_joined_as_if_pair_by_pair() {
        for seed in 0..300 {
            let problem = problem(seed, 90, 3);
            let (rows, columns) = (problem.rows(), problem.columns());
            let numbers = &mut Numbers::new(seed + 1);
            let share = 5 + numbers.below(90);
            let mut marks = |count: usize| (0..count).map(|_| numbers.sometimes(share)).collect::<Vec<_>>();
            let prices = Prices::new(vec![0; rows], vec![0; columns], marks(rows), marks(columns));
            let mut by = [(); 2].map(|()| DisjointSets::new(rows + columns));
            by_pairs(&problem, &prices, &mut by[0]);
            for (i, j) in (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j))) {
                let connected = prices.row_cover()[i] != prices.column_cover()[j]
                    && problem.capacity(Row::new(i)) > 0
                    && problem.score(Row::new(i), Column::new(j)).is_some();
                if connected {
                    by[1].join(i, rows + j);
                }
            }
            let [rows_together, pair_by_pair] =
                by.map(|mut sets| (0..rows + columns).map(|k| sets.find(k)).collect::<Vec<_>>());
            assert_eq!(rows_together, pair_by_pair, "seed {seed}");
        }
    }
}
