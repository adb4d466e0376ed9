//! Two tables of the kind "another department: 250, the same: 0" as blocks of a grid.
//!
//! *Problem.* Sixty departments and sixty regions make 3,600 nodes of a stage for everything else
//! that people may have, and each search goes through all of them. But how good the best person of
//! another department and another region is does not depend much on one's own: a few numbers say it
//! for all.
//!
//! *Method.* A table is *apart* if each row code has the same points with all column codes but one
//! at most. Of two such tables (those with the most codes) the column codes are *lines*. All other
//! tables are one stage: from a row class to a *tail*, which knows the row's lines and the column's
//! other codes. The column classes of the same other codes are a block, those of them in one line a
//! block each. From a tail an arc leads to its block but for its two lines, one to each of its two
//! lines but for the other, and one to the class in both. So each pair has one way, with the points
//! of the tables.
//!
//! *Caveat.* The stage over all other tables may be large. Where it has more arcs than the
//! [`Stages`], these are taken.
//!
//! Time and space O(arcs of the stages).
//!
//! *Measured.* 200 departments and 200 regions, 20,000 people a side: some 480,000 nodes in place
//! of 2.3 million, and a ninth of the time. 60 and 60, 100,000 people a side: 190,000 in place of
//! 360,000, and half of the time.

use crate::assignment::model::matrix::Matrix;
use crate::assignment::network::axes::{Axes, Axis, plus};
use crate::assignment::network::classes::Classes;
use crate::assignment::network::stages::Stages;
use crate::assignment::solvers::flow::network::FlowNetwork;
use crate::error::Result;

/// The grid's stage has so many times fewer arcs than all stages, or the grid is not used. With a
/// fifth (60 departments and regions, 5 bands) it took half of the time; with a third (25 bands) a
/// tenth longer; with as many (12 departments and 8 regions) a sixth longer.
const SMALLER: usize = 2;

const NO_LINE: u32 = FlowNetwork::NO_LINE;

/// A table whose row codes have the same points with all column codes but one.
struct Apart<'a> {
    axis: &'a Axis,
    /// The points with most.
    common: i32,
    /// By row code: the other column code, if any.
    other: Vec<u32>,
}

impl<'a> Apart<'a> {
    fn of(axis: &'a Axis) -> Option<Self> {
        let mut lines = axis.entries.chunks_exact(axis.width);
        // of three cells of a line, two are common
        let common = match *lines.next()? {
            [a, b, c, ..] => {
                if a == b || a == c {
                    a
                } else {
                    b
                }
            }
            _ => return None,
        };
        let other = axis.entries.chunks_exact(axis.width).map(|line| {
            let mut others = (0..).zip(line).filter(|&(_, &entry)| entry != common).map(|(code, _)| code);
            let other = others.next().unwrap_or(NO_LINE);
            others.next().is_none().then_some(other)
        });
        let other = other.collect::<Option<_>>()?;
        Some(Self { axis, common, other })
    }

    /// The line that is other than common for a row class, and the points there; absent if none.
    fn other(&self, row: usize) -> (u32, i32) {
        let code = self.axis.row_codes[row] as usize;
        let line = self.other[code];
        let cell = (line != NO_LINE).then(|| self.axis.entries[code * self.axis.width + line as usize]);
        (line, cell.unwrap_or(Matrix::ABSENT))
    }
}

/// Who has which codes.
struct Sides {
    /// Row classes by the codes of all other tables; column classes likewise.
    row_rest: Classes,
    column_rest: Classes,
    /// Row classes by the codes of the two tables.
    row_lines: Classes,
}

/// The network of a problem's tables as a grid, with the number of the hub of the first column
/// class; hubs of row classes come first. `None` where the stages are no larger.
pub(super) fn grid(stages: &Stages, points: impl Fn(i32) -> i32) -> Result<Option<(FlowNetwork, usize)>> {
    let axes = &stages.axes;
    let mut apart: Vec<(usize, Apart<'_>)> =
        axes.list.iter().enumerate().filter_map(|(k, axis)| Some((k, Apart::of(axis)?))).collect();
    apart.sort_by_key(|(_, apart)| std::cmp::Reverse(apart.axis.entries.len()));
    apart.truncate(2);
    let Ok([(first, a), (second, b)]) = <[_; 2]>::try_from(apart) else { return Ok(None) };
    let rest: Vec<&Axis> = (axes.list.iter().enumerate())
        .filter_map(|(k, axis)| (k != first && k != second).then_some(axis))
        .collect();
    let sides = Sides::of(axes, &rest, [a.axis, b.axis]);
    let most = stages.arcs().1.len() / SMALLER;
    let groups = sides.column_rest.count;
    if groups.saturating_mul(sides.row_rest.count.max(sides.row_lines.count)) > most {
        return Ok(None);
    }
    let ways = ways(axes, &rest, &sides);
    let row_ways = |row: usize| &ways[sides.row_rest.of[row] as usize];
    let rows = sides.row_rest.of.len();
    if (0..rows).map(|row| row_ways(row).len()).sum::<usize>() > most {
        return Ok(None);
    }
    // the tails that are reached, by line class and group
    let tail = |row: usize, group: usize| sides.row_lines.of[row] as usize * groups + group;
    let mut hub = vec![usize::MAX; sides.row_lines.count * groups];
    for row in 0..rows {
        for &(group, _) in row_ways(row) {
            hub[tail(row, group)] = 0;
        }
    }
    let mut columns = rows;
    for hub in hub.iter_mut().filter(|hub| **hub == 0) {
        *hub = columns;
        columns += 1;
    }
    let mut network = FlowNetwork::new(columns + sides.column_rest.of.len());
    for row in 0..rows {
        for &(group, sum) in row_ways(row) {
            network.add_arc(row, hub[tail(row, group)], points(sum))?;
        }
    }
    add_blocks(&mut network, &sides, [&a, &b], (&hub, columns), points)?;
    Ok(Some((network, columns)))
}

impl Sides {
    fn of(axes: &Axes, rest: &[&Axis], lines: [&Axis; 2]) -> Self {
        let rows = |all: Classes, axis: &&Axis| all.refine(&axis.row_codes, axis.height);
        let columns = |all: Classes, axis: &&Axis| all.refine(&axis.column_codes, axis.width);
        let (all_rows, all_columns) = axes.classes();
        Self {
            row_rest: rest.iter().fold(Classes::alike(all_rows), rows),
            column_rest: rest.iter().fold(Classes::alike(all_columns), columns),
            row_lines: lines.iter().fold(Classes::alike(all_rows), rows),
        }
    }
}

/// By the row's other codes: the column's other codes that are possible, with the points.
fn ways(axes: &Axes, rest: &[&Axis], sides: &Sides) -> Vec<Vec<(usize, i32)>> {
    let columns = sides.column_rest.first_members();
    let rows = sides.row_rest.first_members();
    let of_row = |&row: &u32| {
        let sum = |&column: &u32| {
            let entries = rest.iter().map(|axis| axis.points(row as usize, column as usize));
            entries.fold(axes.constant, plus)
        };
        columns.iter().map(sum).enumerate().filter(|&(_, sum)| sum != Matrix::ABSENT).collect()
    };
    rows.iter().map(of_row).collect()
}

/// Adds the blocks, and the arcs from the tails, whose hubs are given by line class and group.
fn add_blocks(
    network: &mut FlowNetwork,
    sides: &Sides,
    [a, b]: [&Apart<'_>; 2],
    (hub, columns): (&[usize], usize),
    points: impl Fn(i32) -> i32,
) -> Result<()> {
    let groups = sides.column_rest.count;
    let mut heads = vec![Vec::new(); groups];
    let mut lines = [a, b].map(|apart| vec![Vec::new(); groups * apart.axis.width]);
    for (class, &group) in sides.column_rest.of.iter().enumerate() {
        let group = group as usize;
        let codes = [a, b].map(|apart| apart.axis.column_codes[class]);
        network.stand_in(columns + class, codes)?;
        heads[group].push(columns + class);
        for ((lines, apart), code) in lines.iter_mut().zip([a, b]).zip(codes) {
            lines[group * apart.axis.width + code as usize].push(columns + class);
        }
    }
    let mut block_of = |heads: &Vec<usize>| {
        (!heads.is_empty()).then(|| network.add_block(heads.iter().copied())).transpose()
    };
    let whole = heads.iter().map(&mut block_of).collect::<Result<Vec<_>>>()?;
    let line_blocks = [
        lines[0].iter().map(&mut block_of).collect::<Result<Vec<_>>>()?,
        lines[1].iter().map(block_of).collect::<Result<_>>()?,
    ];
    for (class, row) in sides.row_lines.first_members().into_iter().enumerate() {
        let [(x, same_x), (y, same_y)] = [a, b].map(|apart| apart.other(row as usize));
        for group in 0..groups {
            let tail = hub[class * groups + group];
            if tail == usize::MAX {
                continue;
            }
            let line = |k: usize, apart: &Apart<'_>, code: u32| {
                (code != NO_LINE)
                    .then(|| group * apart.axis.width + code as usize)
                    .and_then(|at| line_blocks[k][at])
            };
            let arcs = [
                (whole[group], [x, y], plus(a.common, b.common)),
                (line(0, a, x), [NO_LINE, y], plus(same_x, b.common)),
                (line(1, b, y), [x, NO_LINE], plus(a.common, same_y)),
            ];
            for (block, except, sum) in arcs {
                if let Some(block) = block.filter(|_| sum != Matrix::ABSENT) {
                    network.add_block_arc(tail, block, except, points(sum))?;
                }
            }
            let both = plus(same_x, same_y);
            if x != NO_LINE && both != Matrix::ABSENT {
                let mut line = lines[0][group * a.axis.width + x as usize].iter();
                if let Some(&head) = line.find(|&&head| b.axis.column_codes[head - columns] == y) {
                    network.add_arc(tail, head, points(both))?;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::model::problem::Problem;
    use crate::assignment::model::term::{Entry, Term};

    /// One person on each side in every team of every region, and three tables: by team, by region,
    /// by whether the number of the team is odd.
    fn teams(codes: usize, same: Entry) -> Problem {
        let table = |code: &dyn Fn(usize) -> usize, size: usize, cell: &dyn Fn(usize) -> Entry| {
            let side: Vec<u32> = (0..codes * codes).map(|i| u32::try_from(code(i)).unwrap()).collect();
            Term::table(side.clone(), side, size, (0..size * size).map(cell).collect()).unwrap()
        };
        let apart = |cell: usize| if cell.is_multiple_of(codes + 1) { same } else { Entry::Points(250) };
        let level = |cell: usize| if cell == 2 { Entry::Never } else { Entry::Points([0, 10, 20][cell % 3]) };
        let terms = vec![
            table(&|i| i % codes, codes, &apart),
            table(&|i| i / codes, codes, &apart),
            table(&|i| i % 2, 2, &level),
        ];
        Problem::from_terms(codes * codes, codes * codes, terms).unwrap()
    }

    fn counts(problem: &Problem) -> Option<(usize, usize)> {
        let stages = Stages::of(problem, 1 << 24).unwrap();
        grid(&stages, |points| points).unwrap().map(|(network, _)| network.kept())
    }

    #[test]
    fn teams_and_regions_make_a_grid() {
        // two groups by the third table, of which one is forbidden to half of the rows; each group
        // is a block, and so is each of its teams and regions
        for (same, own) in [(Entry::Points(0), 4), (Entry::Points(300), 4), (Entry::Never, 1)] {
            let (blocks, kept) = counts(&teams(12, same)).unwrap();
            assert_eq!(blocks, 2 + 12 + 24);
            let ways = 144 + 72;
            assert!(kept <= ways + own * ways + 3 * 144, "{kept}");
        }
    }

    #[test]
    fn the_grid_grows_with_the_people() {
        let (few, many) = (counts(&teams(10, Entry::Points(0))), counts(&teams(40, Entry::Points(0))));
        // 16 times the people
        assert!(many.unwrap().1 <= 17 * few.unwrap().1, "{few:?}, then {many:?}");
    }
}
