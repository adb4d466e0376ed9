//! Rows of a part of a problem, computed from its terms when they are asked for.
//!
//! *Problem.* A solver on short lists reads a whole row now and then. A matrix that holds all of
//! them needs four bytes a pair; the terms need a code a person.
//!
//! *Method.* The agents' cells are wanted, object after object. A table, for a given agent, is one
//! value for each object code: a *leaf*. Two leaves are *joined* to one value for each two codes
//! that occur together, the two narrowest first, while no more than [`WIDEST`] do. What cannot be
//! joined any more is a *top*: a cell is the sum of its tops, one look-up each. So thirty skills
//! cost two look-ups, not thirty. Several rows are computed side by side: then one look-up finds
//! the values of all of them, next to each other. Lists and restrictions, which say little, come
//! last.
//!
//! *Caveat.* A table with more than [`WIDEST`] object codes is looked up as it stands. Scores so
//! large that the mark of a forbidden pair has no room next to them are added up pair by pair,
//! which is slow.
//!
//! *Numeric policy.* No sum of points exceeds `S`, the sum of the largest of each term, in
//! magnitude. A forbidden entry counts `-(2 S + 1)`: a sum with one of them lies below `-S`, and
//! one with as many as there are tables still fits `i32`; that is tested before this way is taken.
//!
//! *Reference.* Candidate arcs with exact pricing: A. Volgenant (1996), Computers and Operations
//! Research 23; here the arcs that are no candidates are not even stored.

#![expect(clippy::inline_always, reason = "the body must end up inside each of its compiled copies")]

mod extras;
mod tree;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::reading::rows::extras::Extras;
use crate::assignment::reading::rows::tree::{BLOCK, Look, Tree, WIDEST};

use multiversion::multiversion;

/// Rows that are computed side by side.
pub(in crate::assignment) const SIDE_BY_SIDE: usize = 8;

/// The cells of these agents and objects, from the terms of a problem.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct RowSource<'a> {
    problem: &'a Problem,
    agents: Vec<u32>,
    objects: Vec<u32>,
    rows_are_agents: bool,
    /// None where the numbers are too large for it.
    tree: Option<Tree<'a>>,
    extras: Extras,
}

/// Memory to compute rows in, one for each thread.
#[derive(Debug, Clone, Default)]
pub(in crate::assignment) struct RowScratch {
    values: Vec<i32>,
    cells: Vec<i32>,
}

impl<'a> RowSource<'a> {
    pub(in crate::assignment) fn new(
        problem: &'a Problem,
        agents: &[u32],
        objects: &[u32],
        rows_are_agents: bool,
    ) -> Self {
        let (agents, objects) = (agents.to_vec(), objects.to_vec());
        let tree = Tree::new(problem.terms(), &objects, rows_are_agents);
        let extras = Extras::new(problem, &objects, rows_are_agents);
        Self { problem, agents, objects, rows_are_agents, tree, extras }
    }

    /// The objects as rows.
    pub(in crate::assignment) fn turned(&self) -> Self {
        Self::new(self.problem, &self.objects, &self.agents, !self.rows_are_agents)
    }

    /// Are the tables joined, so that rows come fast?
    pub(in crate::assignment) fn is_joined(&self) -> bool {
        self.tree.is_some()
    }

    pub(in crate::assignment) fn columns(&self) -> usize {
        self.objects.len()
    }

    /// How many rows there are.
    pub(in crate::assignment) fn rows(&self) -> usize {
        self.agents.len()
    }

    /// A cell, [`Matrix::ABSENT`] when forbidden. Time O(terms).
    pub(in crate::assignment) fn cell(&self, i: usize, j: u32) -> i32 {
        let (a, b) = (self.agents[i] as usize, self.objects[j as usize] as usize);
        let (row, column) = if self.rows_are_agents { (a, b) } else { (b, a) };
        self.problem.score(Row::new(row), Column::new(column)).unwrap_or(Matrix::ABSENT)
    }

    /// The cells of these rows, row after row; at most [`SIDE_BY_SIDE`] rows.
    pub(in crate::assignment) fn rows_at<'d>(&self, rows: &[u32], scratch: &'d mut RowScratch) -> &'d [i32] {
        let columns = self.columns();
        if scratch.cells.len() < SIDE_BY_SIDE * columns {
            scratch.cells = vec![0; SIDE_BY_SIDE * columns];
        }
        let rows = &rows[..rows.len().min(SIDE_BY_SIDE)];
        let Some(tree) = &self.tree else {
            for (&i, cells) in rows.iter().zip(scratch.cells.chunks_mut(columns.max(1))) {
                (0..).zip(cells).for_each(|(j, cell)| *cell = self.cell(i as usize, j));
            }
            return &scratch.cells[..rows.len() * columns];
        };
        let mut agents = [0; SIDE_BY_SIDE];
        for (agent, &i) in agents.iter_mut().zip(rows) {
            *agent = self.agents[i as usize] as usize;
        }
        let RowScratch { values, cells } = scratch;
        match rows.len() {
            0 => return &[],
            1 => one(tree, &[agents[0]], values, cells),
            2..=4 => four(tree, &[agents[0], agents[1], agents[2], agents[3]], values, cells),
            _ => eight(tree, &agents, values, cells),
        }
        for (&agent, cells) in agents.iter().zip(cells.chunks_mut(columns.max(1))).take(rows.len()) {
            self.extras.apply(agent, cells);
        }
        &cells[..rows.len() * columns]
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn one(tree: &Tree, agents: &[usize; 1], values: &mut Vec<i32>, cells: &mut [i32]) {
    fill(tree, agents, values, cells);
}
// with AVX-512 the compiler gathers one row's values at a time, instead of adding all rows' at once
#[multiversion(targets("x86_64+avx2"))]
fn four(tree: &Tree, agents: &[usize; 4], values: &mut Vec<i32>, cells: &mut [i32]) {
    fill(tree, agents, values, cells);
}
#[multiversion(targets("x86_64+avx2"))]
fn eight(tree: &Tree, agents: &[usize; 8], values: &mut Vec<i32>, cells: &mut [i32]) {
    fill(tree, agents, values, cells);
}

/// Computes the rows of `R` agents, row after row.
#[inline(always)]
fn fill<const R: usize>(tree: &Tree<'_>, agents: &[usize; R], values: &mut Vec<i32>, cells: &mut [i32]) {
    tree.evaluate(agents, values);
    let (values, _) = values.as_chunks::<R>();
    let columns = tree.objects();
    for start in (0..columns).step_by(BLOCK) {
        let length = BLOCK.min(columns - start);
        let mut sums = [[0i32; R]; BLOCK];
        let mut tops = tree.tops();
        while !tops.is_empty() {
            tops = match tops {
                [a, b, c, d, rest @ ..] => {
                    add([a, b, c, d].map(|top| top.at(values, start)), &mut sums);
                    rest
                }
                [a, b, rest @ ..] => {
                    add([a, b].map(|top| top.at(values, start)), &mut sums);
                    rest
                }
                [a, rest @ ..] => {
                    add([a.at(values, start)], &mut sums);
                    rest
                }
                [] => tops,
            };
        }
        tree.add_wide(agents, start, &mut sums[..length]);
        for (r, row) in cells.chunks_exact_mut(columns).take(R).enumerate() {
            let row = &mut row[start..start + length];
            if let Some(row) = row.first_chunk_mut::<BLOCK>() {
                for k in 0..BLOCK {
                    row[k] = marked(sums[k][r], tree.floor);
                }
            } else {
                row.iter_mut().zip(&sums).for_each(|(cell, sum)| *cell = marked(sum[r], tree.floor));
            }
        }
    }
}

/// Below the floor, some table says never.
#[inline(always)]
fn marked(sum: i32, floor: i32) -> i32 {
    if sum < floor { Matrix::ABSENT } else { sum }
}

/// Adds what these tops say of a block of objects.
#[inline(always)]
fn add<const R: usize, const T: usize>(tops: [Look<'_, R>; T], sums: &mut [[i32; R]; BLOCK]) {
    if tops.iter().any(Option::is_none) {
        return;
    }
    let zero = ([[0; R]; WIDEST], [0; BLOCK]);
    let tops = tops.map(|top| top.unwrap_or((&zero.0, &zero.1)));
    for k in 0..BLOCK {
        let mut sum = sums[k];
        for (values, codes) in &tops {
            let value = values[codes[k] as usize % WIDEST];
            for r in 0..R {
                sum[r] += value[r];
            }
        }
        sums[k] = sum;
    }
}
