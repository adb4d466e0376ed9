//! All pairs' scores by tables, as paths through a small network.
//!
//! *Problem.* The tables give n x m pairs their points. Write them down in far less space, such
//! that sums and best values over all pairs can be taken without looking at a pair.
//!
//! *Method.* Walk from a row's codes to a column's, one stage after another; a stage replaces the
//! row's codes on some axes by the column's. The first layer of nodes are the row classes, the last
//! the column classes, and between them a node says which column codes are reached already and
//! which row codes are still to be replaced. There is one path from a row class to a column class,
//! and the points on its arcs add up to exactly the tables' points of that pair. A forbidden entry
//! has no arc, so forbidden pairs have no path. Nodes within the network that are on no path are
//! left out.
//!
//! *Caveat.* This pays where people share combinations of codes. Where all are unique, the network
//! is as large as the matrix; [`Stages::of`] refuses to build one beyond a given size.
//!
//! *Cost.* Time O(people x tables + entries + arcs of the plan), space O(people + arcs).
//!
//! *Numeric policy.* Points on part of a path are a sum over some of the tables, which fits `i32`:
//! see the axes.
//!
//! *References.* G. Auricchio, F. Bassetti, S. Gualandi, M. Veneroni, "Computing Kantorovich-
//! Wasserstein Distances on d-dimensional histograms using (d+1)-partite graphs", `NeurIPS` 2018
//! (arXiv 1805.07416): transport whose cost is a sum over d coordinates, each replaced in a stage
//! of its own. Added here: tables over several codes at once, with an order of elimination that
//! keeps the layers small (`network/plan.rs`); single pairs that are better or worse than their
//! tables; forbidden entries; and the check of all pairs by a sweep (`network/sweep.rs`).

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::Term;
use crate::assignment::network::axes::{Axes, plus};
use crate::assignment::network::classes::Classes;
use crate::assignment::network::plan::StagePlan;
use crate::error::Result;
use crate::watch::guard::Guard;

/// Tables with no more entries are never too large.
const SMALL_TABLES: usize = 1 << 20;

/// An arc: where it leads, and the points on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) struct Arc {
    pub(in crate::assignment) head: u32,
    pub(in crate::assignment) points: i32,
}

/// The network. Nodes are numbered layer by layer, so every arc leads to a higher number; the row
/// classes come first and the column classes last.
#[derive(Debug)]
pub(in crate::assignment) struct Stages {
    /// Its classes are the first nodes and the last.
    pub(in crate::assignment) axes: Axes,
    /// Where each layer starts; the number of nodes at the end.
    layers: Vec<u32>,
    /// Where the arcs of each node start; the number of arcs at the end.
    first: Vec<u32>,
    arcs: Vec<Arc>,
}

/// What is known before a network is built.
#[derive(Debug)]
pub(in crate::assignment) struct Draft {
    axes: Axes,
    plan: StagePlan,
}

impl Draft {
    /// Plans the network of a problem's tables. `None` for a matrix, an empty side, too many axes,
    /// and tables so large that they are nearly a matrix. The planning takes about this many steps:
    /// with fewer there may be more arcs.
    ///
    /// Time O(people x tables + entries), and what the planner takes.
    #[cfg(test)]
    pub(in crate::assignment) fn within(problem: &Problem, steps: usize) -> Option<Self> {
        Self::within_under(problem, steps, &Guard::nobody()).ok()?
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn within_under(
        problem: &Problem,
        steps: usize,
        guard: &Guard<'_>,
    ) -> Result<Option<Self>> {
        let pairs = problem.rows().saturating_mul(problem.columns());
        let entries = problem.terms().iter().map(Term::entries).fold(0, usize::saturating_add);
        if problem.is_stored() || pairs == 0 || entries > SMALL_TABLES.max(pairs / 4) {
            return Ok(None);
        }
        let axes = Axes::of_under(problem, guard)?;
        let plan = StagePlan::of(&axes, steps, guard)?;
        Ok(plan.map(|plan| Self { axes, plan }))
    }

    /// The stages, and how many arcs and nodes there will be at most.
    pub(in crate::assignment) fn plan(&self) -> &StagePlan {
        &self.plan
    }

    /// Builds the network; `None` when it might have more than `limit` arcs or nodes.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn build_under(self, limit: u64, guard: &Guard<'_>) -> Result<Option<Stages>> {
        let limit = limit.min(u64::from(u32::MAX >> 1));
        let fits = self.plan.arcs <= limit && self.plan.nodes <= limit;
        fits.then(|| build(self, guard)).transpose()
    }
}

impl Stages {
    /// The network of a problem's tables; `None` for a matrix, or when it might have more than
    /// `limit` arcs or nodes.
    #[cfg(test)]
    pub(in crate::assignment) fn of(problem: &Problem, limit: u64) -> Option<Self> {
        Draft::within(problem, usize::MAX)?.build_under(limit, &Guard::nobody()).ok()?
    }

    /// The tables' points of a pair; `None` when a table forbids it. Time O(axes).
    pub(in crate::assignment) fn points(&self, row: Row, column: Column) -> Option<i32> {
        let (row, column) = (self.axes.row_class.of[row.index()], self.axes.column_class.of[column.index()]);
        Some(self.axes.points(row as usize, column as usize)).filter(|&points| points != Matrix::ABSENT)
    }

    /// The node of a row's class.
    pub(in crate::assignment) fn row_node(&self, row: Row) -> u32 {
        self.axes.row_class.of[row.index()]
    }

    /// The node of a column's class.
    pub(in crate::assignment) fn column_node(&self, column: Column) -> u32 {
        self.column_base() + self.axes.column_class.of[column.index()]
    }

    /// The row classes; class `c` is node `c`.
    pub(super) fn row_class(&self) -> &Classes {
        &self.axes.row_class
    }

    /// The column classes; class `c` is node `column_base() + c`.
    pub(super) fn column_class(&self) -> &Classes {
        &self.axes.column_class
    }

    /// The node of the first column class.
    pub(in crate::assignment) fn column_base(&self) -> u32 {
        self.layers[self.layers.len() - 2]
    }

    /// How many nodes.
    pub(in crate::assignment) fn nodes(&self) -> usize {
        self.first.len() - 1
    }

    /// The arcs from a node.
    pub(in crate::assignment) fn arcs_from(&self, node: usize) -> &[Arc] {
        &self.arcs[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// All arcs, by the node they leave; and where those of each node start.
    pub(in crate::assignment) fn arcs(&self) -> (&[u32], &[Arc]) {
        (&self.first, &self.arcs)
    }

    /// The tails of all arcs, by the node they enter; and where those of each node start.
    pub(super) fn reversed(&self) -> (Vec<u32>, Vec<u32>) {
        let mut first = vec![0; self.nodes() + 1];
        for arc in &self.arcs {
            first[arc.head as usize + 1] += 1;
        }
        for node in 0..self.nodes() {
            first[node + 1] += first[node];
        }
        let mut next = first.clone();
        let mut tails = vec![0; self.arcs.len()];
        for node in 0..self.nodes() {
            for arc in self.arcs_from(node) {
                let next = &mut next[arc.head as usize];
                tails[*next as usize] = small(node);
                *next += 1;
            }
        }
        (first, tails)
    }
}

/// A number below the limit that [`Draft::build`] has checked.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Units of work of an arc.
const ARC: u64 = 32;

fn build(draft: Draft, guard: &Guard<'_>) -> Result<Stages> {
    let Draft { mut axes, plan } = draft;
    let count = plan.stages.len();
    // Classes over the axes still to be replaced, of row classes; over those done, of column
    // classes.
    let mut to_come = vec![Classes::alike(axes.row_class.count)];
    let mut done = vec![Classes::alike(axes.column_class.count)];
    for (ahead, behind) in plan.stages.iter().zip(plan.stages.iter().rev()) {
        guard.spend(
            ((ahead.len() + behind.len()) * (axes.row_class.count + axes.column_class.count)) as u64,
        )?;
        let refine = |all: Classes, &k: &usize| all.refine(&axes.list[k].column_codes, axes.list[k].width);
        done.push(ahead.iter().fold(done[done.len() - 1].clone(), refine));
        let refine = |all: Classes, &k: &usize| all.refine(&axes.list[k].row_codes, axes.list[k].height);
        to_come.push(behind.iter().fold(to_come[to_come.len() - 1].clone(), refine));
    }
    to_come.reverse();
    // The classes of the first and of the last layer are all classes, in the order of the walk.
    axes.renumber(&to_come[0].of, &done[count].of);
    let renumber = |all: &mut [Classes], new: Vec<u32>| {
        for classes in all {
            let mut of = vec![0; new.len()];
            for (&class, &at) in classes.of.iter().zip(&new) {
                of[at as usize] = class;
            }
            classes.of = of;
        }
    };
    let (rows, columns) = (to_come[0].of.clone(), done[count].of.clone());
    renumber(&mut to_come, rows);
    renumber(&mut done, columns);
    let mut layer = Layer::of(&to_come[0]);
    let mut network = Stages { axes: Axes::none(), layers: vec![0], first: Vec::new(), arcs: Vec::new() };
    for (k, stage) in plan.stages.iter().enumerate() {
        let points = |row: u32, column: u32| {
            let start = if k == 0 { axes.constant } else { 0 };
            let entry = |&axis: &usize| axes.list[axis].points(row as usize, column as usize);
            stage.iter().map(entry).fold(start, plus)
        };
        let sides = [&to_come[k], &to_come[k + 1], &done[k], &done[k + 1]];
        layer = network.stage(&layer, sides, k + 1 == count, points, guard)?;
    }
    let nodes = network.layers[count] as usize + layer.nodes.len();
    network.layers.push(small(nodes));
    network.first.resize(nodes + 1, small(network.arcs.len()));
    network.axes = axes;
    guard.spend(network.arcs.len() as u64)?;
    network.prune();
    network.arcs.shrink_to_fit();
    Ok(network)
}

/// The nodes of one layer that are reached, each by the class done and the class to come.
struct Layer {
    nodes: Vec<(u32, u32)>,
}

impl Layer {
    fn of(rows: &Classes) -> Self {
        Self { nodes: (0..small(rows.count)).map(|class| (0, class)).collect() }
    }
}

impl Stages {
    /// Adds the arcs from a layer, and returns the layer they lead to.
    fn stage(
        &mut self,
        layer: &Layer,
        [from, to, before, after]: [&Classes; 4],
        last: bool,
        points: impl Fn(u32, u32) -> i32,
        guard: &Guard<'_>,
    ) -> Result<Layer> {
        // A class before this stage is followed by a range of classes after it: they are ranks.
        let (rows, columns) = (from.first_members(), after.first_members());
        let next: Vec<u32> = rows.iter().map(|&row| to.of[row as usize]).collect();
        let mut range = vec![0u32; before.count + 1];
        for &column in &columns {
            range[before.of[column as usize] as usize + 1] += 1;
        }
        for class in 0..before.count {
            range[class + 1] += range[class];
        }
        let base = self.layers[self.layers.len() - 1] + small(layer.nodes.len());
        let mut number = vec![u32::MAX; after.count * to.count];
        let start = self.arcs.len();
        for &(done, to_come) in &layer.nodes {
            self.first.push(small(self.arcs.len()));
            let Some(&end) = range.get(done as usize + 1) else { continue };
            guard.spend(ARC * u64::from(end - range[done as usize]))?;
            for column in range[done as usize]..end {
                let points = points(rows[to_come as usize], columns[column as usize]);
                if points != Matrix::ABSENT {
                    let head = column as usize * to.count + next[to_come as usize] as usize;
                    number[head] = 0;
                    self.arcs.push(Arc { head: small(head), points });
                }
            }
        }
        let mut nodes = Vec::new();
        // The heads of a node stand together: memory is read in lines.
        for class in range.windows(2) {
            for to_come in 0..small(to.count) {
                for column in class[0]..class[1] {
                    let number = &mut number[column as usize * to.count + to_come as usize];
                    if last || *number == 0 {
                        *number = base + small(nodes.len());
                        nodes.push((column, to_come));
                    }
                }
            }
        }
        for arc in &mut self.arcs[start..] {
            arc.head = number[arc.head as usize];
        }
        self.layers.push(base);
        Ok(Layer { nodes })
    }

    /// Takes out inner nodes from which no column class is reached.
    fn prune(&mut self) {
        let (rows, columns) = (self.axes.row_class.count, self.column_base() as usize);
        let mut leads: Vec<bool> = (0..self.nodes()).map(|node| node >= columns).collect();
        for node in (0..columns).rev() {
            leads[node] = self.arcs_from(node).iter().any(|arc| leads[arc.head as usize]);
        }
        let keep = |node: usize| node < rows || leads[node];
        let mut number = vec![0u32; self.nodes() + 1];
        for node in 0..self.nodes() {
            number[node + 1] = number[node] + u32::from(keep(node));
        }
        let mut arcs = 0;
        let mut first = Vec::with_capacity(number[self.nodes()] as usize + 1);
        for node in (0..self.nodes()).filter(|&node| keep(node)) {
            first.push(small(arcs));
            for at in self.first[node] as usize..self.first[node + 1] as usize {
                let Arc { head, points } = self.arcs[at];
                if leads[head as usize] {
                    self.arcs[arcs] = Arc { head: number[head as usize], points };
                    arcs += 1;
                }
            }
        }
        first.push(small(arcs));
        self.arcs.truncate(arcs);
        self.first = first;
        for start in &mut self.layers {
            *start = number[*start as usize];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::model::term::Entry;
    use crate::assignment::model::term::Kind;
    use crate::problems::problem;

    /// Everything that can be reached from a node, and the sum of points; each by one path.
    fn walk(stages: &Stages, node: u32, sum: i32, found: &mut Vec<(u32, i32)>) {
        if node >= stages.column_base() {
            found.push((node, sum));
        }
        for arc in stages.arcs_from(node as usize) {
            assert!(arc.head > node, "arcs lead on");
            walk(stages, arc.head, sum + arc.points, found);
        }
    }

    #[test]
    fn paths_are_the_tables() {
        let mut built = 0;
        for (seed, tables) in (0..600).zip((1..8).cycle()) {
            let problem = problem(seed, 9, tables);
            let Some(stages) = Stages::of(&problem, 1 << 20) else { continue };
            built += 1;
            for row in (0..problem.rows()).map(Row::new) {
                let mut found = Vec::new();
                walk(&stages, stages.row_node(row), 0, &mut found);
                found.sort_unstable();
                assert!(found.windows(2).all(|two| two[0].0 < two[1].0), "one path");
                for column in (0..problem.columns()).map(Column::new) {
                    let tables = problem.terms().iter().filter(|term| matches!(term.0, Kind::Table(_)));
                    let points = tables.fold(0, |sum, term| match term.entry(row, column) {
                        Entry::Points(points) => plus(sum, points),
                        Entry::Never => Matrix::ABSENT,
                    });
                    let path = found.iter().find(|&&(node, _)| node == stages.column_node(column));
                    assert_eq!(path.map_or(Matrix::ABSENT, |&(_, sum)| sum), points, "seed {seed}");
                }
            }
            let draft = Draft::within(&problem, usize::MAX).unwrap();
            assert!(draft.plan().arcs >= stages.arcs.len() as u64);
            assert!(draft.plan().nodes >= stages.nodes() as u64);
        }
        assert!(built > 300, "{built}");
    }
}
