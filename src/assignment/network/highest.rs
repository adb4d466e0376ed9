//! The highest score that each column could have.
//!
//! *Problem.* A column is given the row that is worth most to it, whatever else that row does. What
//! is its score?
//!
//! *Method.* Where the tables make a small network, one sweep finds the highest sum of points with
//! which each node is reached from a row. A class of columns is then walked back from: best way
//! first, and straight to a class of rows, since the sweep says what is still to come. A column
//! takes the first class with a row that no list names for it. The pairs that lists name are looked
//! at one by one. Elsewhere all columns are read.
//!
//! *Cost.* Time O(people + arcs x log arcs + (columns + named pairs) x stages x log arcs), space
//! O(people + arcs); or, where columns are read, O(rows x columns x tables) and O(rows).
//!
//! *Threads.* One. The answer is kept behind a lock that is taken when somebody asks. Work given to
//! other threads under it could end up with one that waits for the lock.
//!
//! *Numeric policy.* Sums over a part of a path fit `i32`: see the stages.
//!
//! *Measured.* In CPU time, a twentieth of a solve for 100,000 people a side through the network. A
//! twelfth where 5,000 a side with full profiles are read, and up to half where solving is easy. So
//! it is done when it is asked for, and not with each solve.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::network::exceptions::{Exceptions, network};
use crate::assignment::network::stages::Stages;
use crate::assignment::reading::lines::{LineScratch, Lines};

/// For each column the highest score among its allowed rows that take anybody;
/// [`Matrix::ABSENT`] where there is no such row.
pub(crate) fn highest_scores(problem: &Problem) -> Vec<i32> {
    match network(problem) {
        Some((stages, exceptions)) => by_network(problem, &stages, &exceptions),
        None => by_columns(problem),
    }
}

fn takes(problem: &Problem) -> Vec<bool> {
    (0..problem.rows()).map(|i| problem.capacity(Row::new(i)) > 0).collect()
}

fn by_columns(problem: &Problem) -> Vec<i32> {
    let (takes, lines) = (takes(problem), Lines::new(problem));
    let mut scratch = LineScratch::default();
    let columns = 0..u32::try_from(problem.columns()).unwrap_or(u32::MAX);
    let highest = columns.map(|j| {
        let cells = lines.read(Side::Columns, j, &mut scratch).iter().zip(&takes);
        // a number, not a branch: absent is the lowest of all
        cells.map(|(&score, &takes)| if takes { score } else { Matrix::ABSENT }).max()
    });
    highest.map(|score| score.unwrap_or(Matrix::ABSENT)).collect()
}

fn by_network(problem: &Problem, stages: &Stages, exceptions: &Exceptions) -> Vec<i32> {
    let takes = takes(problem);
    let mut highest = vec![Matrix::ABSENT; problem.columns()];
    for row in (0..problem.rows()).filter(|&i| takes[i]).map(Row::new) {
        for &(column, points) in exceptions.row(row).iter().filter(|pair| pair.1 != Matrix::ABSENT) {
            if let Some(tables) = stages.points(row, Column::new(column as usize)) {
                let highest = &mut highest[column as usize];
                *highest = (tables + points).max(*highest);
            }
        }
    }
    let is_free = |i: usize| takes[i] && !exceptions.row_is_bound(Row::new(i));
    let rows = Members::of(stages.row_class().members(), is_free);
    let columns =
        Members::of(stages.column_class().members(), |j| !exceptions.column_is_bound(Column::new(j)));
    let backward = Backward::new(stages, |class| !rows.class(class).is_empty());
    for class in 0..stages.column_class().count {
        let mut walk = backward.walk(stages.column_base() as usize + class);
        let mut ranking: Vec<(i32, u32)> = Vec::new();
        for &j in columns.class(class) {
            let highest = &mut highest[j as usize];
            for at in 0.. {
                if at == ranking.len() {
                    let Some(next) = walk.next() else { break };
                    ranking.push(next);
                }
                let (score, class) = ranking[at];
                if score <= *highest {
                    break;
                }
                // whose pair a list names was looked at above
                let is_open = |&i: &u32| !exceptions.names(Row::new(i as usize), Column::new(j as usize));
                if rows.class(class as usize).iter().any(is_open) {
                    *highest = score;
                    break;
                }
            }
        }
    }
    highest
}

/// Some members of a side, class by class.
struct Members {
    start: Vec<u32>,
    members: Vec<u32>,
}

impl Members {
    /// Those among all members, by class, that are wanted.
    fn of((start, all): (Vec<u32>, Vec<u32>), is_wanted: impl Fn(usize) -> bool) -> Self {
        let (mut kept, mut members) = (vec![0], Vec::with_capacity(all.len()));
        for class in start.windows(2) {
            let class = &all[class[0] as usize..class[1] as usize];
            members.extend(class.iter().copied().filter(|&member| is_wanted(member as usize)));
            kept.push(u32::try_from(members.len()).unwrap_or(u32::MAX));
        }
        Self { start: kept, members }
    }

    fn class(&self, class: usize) -> &[u32] {
        &self.members[self.start[class] as usize..self.start[class + 1] as usize]
    }
}

/// A way into a node: from where, the points on it, and the highest sum with it at its end.
#[derive(Clone, Copy)]
struct Way {
    highest: i32,
    tail: u32,
    points: i32,
}

/// The network, to be walked from the columns to the rows.
struct Backward {
    /// Where the ways into each node start; the number of ways at the end.
    first: Vec<usize>,
    /// The ways into each node, the highest first.
    ways: Vec<Way>,
    row_classes: u32,
}

impl Backward {
    /// Only ways from these classes of rows count.
    fn new(stages: &Stages, is_open: impl Fn(usize) -> bool) -> Self {
        let (nodes, row_classes) = (stages.nodes(), stages.row_class().count);
        let open = |node: usize| if node < row_classes && is_open(node) { 0 } else { Matrix::ABSENT };
        let mut reached: Vec<i32> = (0..nodes).map(open).collect();
        let mut ways = Vec::new();
        for (node, tail) in (0..nodes).zip(0..) {
            let sum = reached[node];
            if sum == Matrix::ABSENT {
                continue;
            }
            for arc in stages.arcs_from(node) {
                let (head, highest) = (&mut reached[arc.head as usize], sum + arc.points);
                *head = highest.max(*head);
                ways.push((arc.head, Way { highest, tail, points: arc.points }));
            }
        }
        ways.sort_unstable_by_key(|&(head, way)| (head, Reverse(way.highest), way.tail));
        let mut first = vec![0; nodes + 1];
        for &(head, _) in &ways {
            first[head as usize + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let ways = ways.into_iter().map(|(_, way)| way).collect();
        Self { first, ways, row_classes: u32::try_from(row_classes).unwrap_or(u32::MAX) }
    }

    /// The classes of rows from which a node is reached, with the points on the way.
    fn walk(&self, from: usize) -> Walk<'_> {
        let mut walk = Walk { network: self, open: BinaryHeap::new() };
        walk.push(from, 0, 0);
        walk
    }
}

/// A walk back from a node; the highest sums come first.
struct Walk<'a> {
    network: &'a Backward,
    /// The sum of the best way on, then: the node, the rank of the way into it, and the points
    /// behind it.
    open: BinaryHeap<(i32, usize, usize, i32)>,
}

impl Walk<'_> {
    fn ways(&self, node: usize) -> &[Way] {
        &self.network.ways[self.network.first[node]..self.network.first[node + 1]]
    }

    fn push(&mut self, node: usize, rank: usize, behind: i32) {
        if let Some(way) = self.ways(node).get(rank) {
            self.open.push((way.highest + behind, node, rank, behind));
        }
    }

    /// The next sum and the class of rows it comes from. Time O(stages x log arcs).
    fn next(&mut self) -> Option<(i32, u32)> {
        loop {
            let (sum, node, rank, behind) = self.open.pop()?;
            let way = self.ways(node)[rank];
            self.push(node, rank + 1, behind);
            if way.tail < self.network.row_classes {
                return Some((sum, way.tail));
            }
            self.push(way.tail as usize, 0, behind + way.points);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problems::problem;

    #[test]
    fn both_ways_find_what_looking_at_all_pairs_finds() {
        let mut met = [0; 2];
        for seed in 0..4000 {
            let problem = problem(seed, 12, 4);
            let takes = takes(&problem);
            let of = |j: usize| {
                let rows = (0..problem.rows()).filter(|&i| takes[i]);
                rows.filter_map(|i| problem.score(Row::new(i), Column::new(j))).max()
            };
            let expected: Vec<i32> =
                (0..problem.columns()).map(|j| of(j).unwrap_or(Matrix::ABSENT)).collect();
            assert_eq!(by_columns(&problem), expected, "seed {seed}");
            met[0] += usize::from(expected.contains(&Matrix::ABSENT));
            let Some(stages) = Stages::of(&problem, 1 << 20) else { continue };
            assert_eq!(by_network(&problem, &stages, &Exceptions::of(&problem)), expected, "seed {seed}");
            met[1] += 1;
        }
        assert!(met[0] > 1000 && met[1] > 3000, "{met:?}");
    }

    /// A matrix has no terms to join.
    #[test]
    fn a_matrix_is_read_as_it_stands() {
        for seed in 0..200 {
            let problem = problem(seed, 40, 3);
            let stored = problem.clone().into_matrix_form().unwrap();
            assert_eq!(highest_scores(&stored), by_columns(&problem), "seed {seed}");
            assert_eq!(highest_scores(&problem), by_columns(&problem), "seed {seed}");
        }
    }
}
