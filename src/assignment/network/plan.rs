//! In which order, and how many at a time, should the axes be walked?
//!
//! *Problem.* A walk from a row's codes to a column's replaces some axes' codes at each stage.
//! After a stage there is a node for every (column codes of the axes done) with (row codes of the
//! axes to come) that occur. A stage that goes from the set P of axes to Q has at most R(all but P)
//! x C(Q) arcs, where R and C count the different combinations of rows and of columns over a set of
//! axes. Find the chain of sets from none to all with the fewest arcs.
//!
//! *Method.* With few axes all sets are counted and the chain is a shortest path over them: exact,
//! time O(3^axes + 2^axes x classes). With more, one order is improved by swapping neighbours as
//! long as that helps and is cheap, and is grouped into stages in the best way. This is planning
//! only: any chain gives the same scores.
//!
//! *References.* P. G. Selinger et al., "Access path selection in a relational database management
//! system", SIGMOD 1979 (ordering joins by dynamic programming over sets).

use std::collections::BTreeMap;

use crate::assignment::network::axes::{Axes, Axis};
use crate::assignment::network::classes::Classes;
use crate::error::Result;
use crate::watch::guard::Guard;

/// Units of work to put a member into another class.
const MEMBER: u64 = 8;

/// All sets of axes are counted while that takes at most this many steps.
const EXACT_STEPS: usize = 1 << 26;
/// And at most this many axes.
const EXACT_AXES: usize = 12;
/// Steps spent on improving an order.
const SWAP_STEPS: usize = 1 << 25;
/// Sets of axes are bits of a number.
const MOST_AXES: usize = 128;

/// The stages, and what they cost at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assignment) struct StagePlan {
    /// The axes that each stage replaces.
    pub(in crate::assignment) stages: Vec<Vec<usize>>,
    /// No more arcs than this; forbidden ones are counted too.
    pub(in crate::assignment) arcs: u64,
    /// No more nodes than this, those of the row and column classes included.
    pub(in crate::assignment) nodes: u64,
}

impl StagePlan {
    /// The best plan for these axes; `None` when there are too many axes to plan.
    /// Planning takes about `steps` at most, once the classes are known.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn of(axes: &Axes, steps: usize, guard: &Guard<'_>) -> Result<Option<Self>> {
        let (rows, columns) = (axes.row_class.count, axes.column_class.count);
        let count = axes.list.len();
        let sets = rows.saturating_add(columns).saturating_mul(1 << count.min(EXACT_AXES));
        let stages = match count {
            0 => vec![Vec::new()],
            _ if count <= EXACT_AXES && sets <= steps.min(EXACT_STEPS) => {
                let stages = exact(axes, guard);
                guard.spend(0)?; // a plan that was stopped is none
                stages
            }
            _ if count <= MOST_AXES => improved(axes, steps.min(SWAP_STEPS), guard)?,
            _ => return Ok(None),
        };
        let mut counts = Counts::new(axes);
        counts.learn(&stages.concat());
        let mut plan = Self { stages, arcs: 0, nodes: (rows + columns) as u64 };
        let (mut to_come, mut done) = (rows as u64, 0);
        for k in 0..plan.stages.len() {
            done |= set(&plan.stages[k]);
            let after = counts.columns(done);
            plan.arcs = plan.arcs.saturating_add(to_come.saturating_mul(after));
            to_come = counts.rows(counts.all & !done);
            if k + 1 < plan.stages.len() {
                plan.nodes = plan.nodes.saturating_add(to_come.saturating_mul(after));
            }
        }
        Ok(Some(plan))
    }
}

fn set(axes: &[usize]) -> u128 {
    axes.iter().fold(0, |set, &axis| set | 1 << axis)
}

/// How many combinations over a set of axes occur; every set is counted once.
struct Counts<'a> {
    axes: &'a Axes,
    all: u128,
    rows: BTreeMap<u128, u64>,
    columns: BTreeMap<u128, u64>,
    steps: usize,
}

impl<'a> Counts<'a> {
    fn new(axes: &'a Axes) -> Self {
        let all = set(&(0..axes.list.len()).collect::<Vec<_>>());
        let known = |count: usize| BTreeMap::from([(0, count.min(1) as u64), (all, count as u64)]);
        let (rows, columns) = (known(axes.row_class.count), known(axes.column_class.count));
        Self { axes, all, rows, columns, steps: 0 }
    }

    /// Counts what this order needs, each set from the one before.
    fn learn(&mut self, order: &[usize]) {
        let (axes, mut done, mut to_come) = (&self.axes.list, 0, 0);
        let mut columns = Classes::alike(self.axes.column_class.count);
        let mut rows = Classes::alike(self.axes.row_class.count);
        for (&ahead, &behind) in order.iter().zip(order.iter().rev()) {
            columns = columns.refine(&axes[ahead].column_codes, axes[ahead].width);
            rows = rows.refine(&axes[behind].row_codes, axes[behind].height);
            (done, to_come) = (done | set(&[ahead]), to_come | set(&[behind]));
            self.columns.insert(done, columns.count as u64);
            self.rows.insert(to_come, rows.count as u64);
        }
    }

    fn rows(&mut self, set: u128) -> u64 {
        let members = self.axes.row_class.count;
        let count = || distinct(&self.axes.list, set, members, |axis| (&axis.row_codes, axis.height));
        *self.rows.entry(set).or_insert_with(|| {
            self.steps = self.steps.saturating_add(members.saturating_mul(set.count_ones() as usize));
            count()
        })
    }

    fn columns(&mut self, set: u128) -> u64 {
        let members = self.axes.column_class.count;
        let count = || distinct(&self.axes.list, set, members, |axis| (&axis.column_codes, axis.width));
        *self.columns.entry(set).or_insert_with(|| {
            self.steps = self.steps.saturating_add(members.saturating_mul(set.count_ones() as usize));
            count()
        })
    }
}

/// How many combinations over the axes of a set one side has.
fn distinct(axes: &[Axis], set: u128, members: usize, codes: impl Fn(&Axis) -> (&[u32], usize)) -> u64 {
    let chosen = axes.iter().enumerate().filter(|&(k, _)| set >> k & 1 == 1);
    let classes = chosen.fold(Classes::alike(members), |classes, (_, axis)| {
        let (codes, size) = codes(axis);
        classes.refine(codes, size)
    });
    classes.count as u64
}

/// Counts all sets that add later axes to `set`, each refined from its parent; some after a stop.
fn count_all(
    sides: &[(&[u32], usize)],
    set: usize,
    from: usize,
    classes: &Classes,
    counts: &mut [u64],
    guard: &Guard<'_>,
) {
    counts[set] = classes.count as u64;
    for (k, &(codes, size)) in sides.iter().enumerate().skip(from) {
        if guard.spend(MEMBER * codes.len() as u64).is_err() {
            return;
        }
        count_all(sides, set | 1 << k, k + 1, &classes.refine(codes, size), counts, guard);
    }
}

/// The shortest chain over all sets of axes; of equal ones, that with fewer stages.
fn exact(axes: &Axes, guard: &Guard<'_>) -> Vec<Vec<usize>> {
    let all = (1usize << axes.list.len()) - 1;
    let (mut rows, mut columns) = (vec![0; all + 1], vec![0; all + 1]);
    let sides: Vec<_> = axes.list.iter().map(|axis| (&axis.row_codes[..], axis.height)).collect();
    count_all(&sides, 0, 0, &Classes::alike(axes.row_class.count), &mut rows, guard);
    let sides: Vec<_> = axes.list.iter().map(|axis| (&axis.column_codes[..], axis.width)).collect();
    count_all(&sides, 0, 0, &Classes::alike(axes.column_class.count), &mut columns, guard);
    // For each set: arcs and stages of the best chain to it, and the set before.
    let mut best = vec![(u64::MAX, usize::MAX, 0); all + 1];
    best[0] = (0, 0, 0);
    for before in 0..all {
        let (arcs, stages, _) = best[before];
        let rest = all & !before;
        let mut group = rest;
        while group != 0 {
            let after = before | group;
            let more = u64::saturating_mul(rows[rest], columns[after]);
            let cost = (arcs.saturating_add(more), stages + 1, before);
            best[after] = best[after].min(cost);
            group = (group - 1) & rest;
        }
    }
    let mut stages = Vec::new();
    let mut at = all;
    while at != 0 {
        let before = best[at].2;
        stages.push((0..axes.list.len()).filter(|k| (at & !before) >> k & 1 == 1).collect());
        at = before;
    }
    stages.reverse();
    stages
}

/// A good order, grouped in the best way.
fn improved(axes: &Axes, steps: usize, guard: &Guard<'_>) -> Result<Vec<Vec<usize>>> {
    let mut counts = Counts::new(axes);
    let mut order: Vec<usize> = (0..axes.list.len()).collect();
    // Early, an axis should bring few column codes; late, it should hold few row codes.
    order.sort_by(|&a, &b| {
        let (a, b) = (&axes.list[a], &axes.list[b]);
        (a.width * b.height).cmp(&(b.width * a.height)).then(b.height.cmp(&a.height))
    });
    counts.learn(&order);
    let (mut cost, mut stages) = grouped(&order, &mut counts);
    let mut swapped = true;
    while swapped {
        swapped = false;
        for k in 1..order.len() {
            if counts.steps > steps {
                return Ok(stages);
            }
            let before = counts.steps;
            order.swap(k - 1, k);
            let (found, better) = grouped(&order, &mut counts);
            guard.spend(MEMBER * (counts.steps - before) as u64)?;
            if found < cost {
                (cost, stages, swapped) = (found, better, true);
            } else {
                order.swap(k - 1, k);
            }
        }
    }
    Ok(stages)
}

/// The fewest arcs for one order, and the stages that have this few.
fn grouped(order: &[usize], counts: &mut Counts<'_>) -> (u64, Vec<Vec<usize>>) {
    let sets: Vec<u128> = (0..=order.len()).map(|k| set(&order[..k])).collect();
    let rows: Vec<u64> = sets.iter().map(|done| counts.rows(counts.all & !done)).collect();
    let columns: Vec<u64> = sets.iter().map(|&done| counts.columns(done)).collect();
    let mut best = vec![(0u64, 0)];
    for &after in &columns[1..] {
        let chains = best.iter().zip(&rows).enumerate();
        let cost =
            chains.map(|(k, (&(arcs, _), &rows))| (arcs.saturating_add(rows.saturating_mul(after)), k));
        best.push(cost.min().unwrap_or((u64::MAX, 0)));
    }
    let mut stages = Vec::new();
    let mut at = order.len();
    while at > 0 {
        let before = best[at].1;
        stages.push(order[before..at].to_vec());
        at = before;
    }
    stages.reverse();
    (best[order.len()].0, stages)
}
