//! A one-sided problem cut out of a whole one: agents to be served in full, and objects.
//!
//! *Problem.* The engine wants a row-major matrix of agents and objects, one place each, no more
//! agents than objects. A [`Problem`] has rows and columns, and rows may have several places.
//!
//! *Method.* A part lists its rows (as often as they have places) and its columns. If the rows are
//! agents and the part is the whole matrix, its cells are used as they stand; otherwise they are
//! copied, transposed where the columns are agents.
//!
//! *Copies of a row agree on their price.* Take two copies that are agents, one of them paired with
//! an object: the other's price covers that object too, so it is at least as high; and the other
//! way round. Copies that are objects likewise; if one of them is idle its price is 0, and so are
//! all. So the price of any copy is the row's.

use std::borrow::Cow;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::model::side::Side;
use crate::assignment::reading::rows::RowSource;
use crate::assignment::solvers::cut::cut;
use crate::assignment::solvers::dense::costs::{Cells, Costs, FREE, Outcome};
use crate::error::Result;
use crate::watch::guard::Guard;

/// Side and objects of a part, and their cells.
#[derive(Debug, Clone)]
pub(super) struct Part<'a> {
    /// The row of each place on the row side, in order.
    pub(super) rows: Vec<u32>,
    pub(super) columns: Vec<u32>,
    pub(super) rows_are_agents: bool,
    cells: PartCells<'a>,
    sense: Sense,
}

/// The cells of a part, or the means to compute them.
#[derive(Debug, Clone)]
enum PartCells<'a> {
    Stored(Cow<'a, [i32]>),
    Computed(Box<RowSource<'a>>),
}

/// Pairs and prices of a whole problem, put together from parts.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) pairs: Vec<(Row, Column)>,
    pub(super) rows: Vec<i64>,
    pub(super) columns: Vec<i64>,
}

impl<'a> Part<'a> {
    /// The part of these rows and columns.
    pub(super) fn new(
        matrix: &'a Matrix,
        sense: Sense,
        rows: Vec<u32>,
        columns: Vec<u32>,
        rows_are_agents: bool,
        guard: &Guard<'_>,
    ) -> Result<Self> {
        let whole = is_all(&rows, matrix.rows()) && is_all(&columns, matrix.columns());
        let cells = if rows_are_agents && whole {
            Cow::Borrowed(matrix.cells())
        } else {
            let agents = if rows_are_agents { Side::Rows } else { Side::Columns };
            Cow::Owned(cut(matrix, &rows, &columns, agents, guard)?)
        };
        Ok(Self { rows, columns, rows_are_agents, cells: PartCells::Stored(cells), sense })
    }

    /// The part of these rows and columns, its cells to be computed from the terms of the problem.
    pub(super) fn computed(
        problem: &'a Problem,
        rows: Vec<u32>,
        columns: Vec<u32>,
        rows_are_agents: bool,
    ) -> Self {
        let (agents, objects) = if rows_are_agents { (&rows, &columns) } else { (&columns, &rows) };
        let cells = PartCells::Computed(Box::new(RowSource::new(problem, agents, objects, rows_are_agents)));
        Self { rows, columns, rows_are_agents, cells, sense: problem.sense() }
    }

    /// Is this the whole of the matrix, used as it stands?
    pub(super) fn is_borrowed(&self) -> bool {
        matches!(self.cells, PartCells::Stored(Cow::Borrowed(_)))
    }

    pub(super) fn costs(&self) -> Costs<'_> {
        let (agents, objects) = self.sides();
        Costs {
            rows: agents.len(),
            columns: objects.len(),
            cells: match &self.cells {
                PartCells::Stored(cells) => Cells::Stored(cells),
                PartCells::Computed(source) => Cells::Computed(source),
            },
            filler: &[],
            sense: self.sense,
        }
    }

    pub(super) fn sides(&self) -> (&[u32], &[u32]) {
        if self.rows_are_agents { (&self.rows, &self.columns) } else { (&self.columns, &self.rows) }
    }

    /// The stored cells as a part of its own; none where they are computed.
    pub(super) fn into_owned(self) -> Option<Part<'static>> {
        let Self { rows, columns, rows_are_agents, cells, sense } = self;
        let PartCells::Stored(cells) = cells else { return None };
        let cells = PartCells::Stored(Cow::Owned(cells.into_owned()));
        Some(Part { rows, columns, rows_are_agents, cells, sense })
    }

    /// Changes a cell, in all copies of its row.
    pub(super) fn set(&mut self, row: Row, column: Column, cell: i32) {
        let first = self.rows.partition_point(|&i| (i as usize) < row.index());
        let copies = self.rows[first..].iter().take_while(|&&i| i as usize == row.index()).count();
        let Ok(j) = self.columns.binary_search(&(column.index() as u32)) else { return };
        let (rows, columns) = (self.rows.len(), self.columns.len());
        let PartCells::Stored(cells) = &mut self.cells else { return };
        let cells = cells.to_mut();
        for i in first..first + copies {
            cells[if self.rows_are_agents { i * columns + j } else { j * rows + i }] = cell;
        }
    }
}

fn is_all(members: &[u32], size: usize) -> bool {
    members.len() == size && members.iter().zip(0..).all(|(&member, at)| member == at)
}

impl Answer {
    pub(super) fn new(problem: &Problem) -> Self {
        Self { pairs: Vec::new(), rows: vec![0; problem.rows()], columns: vec![0; problem.columns()] }
    }

    /// Gives these agents this price, and their objects none.
    pub(super) fn price_all(&mut self, agents: &[u32], rows_are_agents: bool, price: i64) {
        let prices = if rows_are_agents { &mut self.rows } else { &mut self.columns };
        for &agent in agents {
            prices[agent as usize] = price;
        }
    }

    /// Takes over what the engine found for a part.
    pub(super) fn add(&mut self, part: &Part<'_>, mut outcome: Outcome) {
        normalise_prices(part, &mut outcome);
        let (agents, objects) = part.sides();
        for (&agent, &at) in agents.iter().zip(&outcome.column_of_row).filter(|&(_, &at)| at != FREE) {
            let object = objects[at as usize];
            let (i, j) = if part.rows_are_agents { (agent, object) } else { (object, agent) };
            self.pairs.push((Row::new(i as usize), Column::new(j as usize)));
        }
        let (of_agents, of_objects) = if part.rows_are_agents {
            (&mut self.rows, &mut self.columns)
        } else {
            (&mut self.columns, &mut self.rows)
        };
        agents.iter().zip(outcome.row_prices).for_each(|(&at, price)| of_agents[at as usize] = price);
        objects.iter().zip(outcome.column_prices).for_each(|(&at, price)| of_objects[at as usize] = price);
    }
}

/// If the matrix is square, or was filled up to a square, any constant may be moved from all
/// objects' prices to all agents'. Moves it so that no object's price has the wrong sign and the
/// best is 0: that of idle objects, as the filler's rows hold them. A wide matrix that was not
/// filled has it so already.
fn normalise_prices(part: &Part<'_>, outcome: &mut Outcome) {
    let prices = outcome.column_prices.iter().copied();
    let shift = match part.sense {
        Sense::Maximise => prices.min(),
        Sense::Minimise => prices.max(),
    };
    let shift = shift.unwrap_or(0);
    outcome.column_prices.iter_mut().for_each(|price| *price -= shift);
    outcome.row_prices.iter_mut().for_each(|price| *price += shift);
}
