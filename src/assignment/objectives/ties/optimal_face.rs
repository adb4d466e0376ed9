//! The best assignments, as the choices that are left among tight pairs.
//!
//! *Problem.* A best assignment uses tight pairs and keeps to a range of loads. Which pairs are in
//! all best assignments, which in none, and which can be chosen?
//!
//! *Method.* A circulation home -> row -> column -> home in which a pair is one unit, as in the
//! residual network, of tight pairs alone. What can be changed is a cycle: so a pair can be chosen
//! exactly if its ends are in one strongly connected component. The others are settled, made or
//! not, and leave the graph. Each rule closes pairs or narrows loads, and [`narrow`] settles what
//! follows.
//!
//! *Cost.* Time and space O(members + pairs) to build and to narrow.
//!
//! [`narrow`]: OptimalFace::narrow

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^31")]

use crate::assignment::model::index::{Column, Row};
use crate::graph::{Arcs, strong_components};

/// A pair that can be chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    pub(super) row: u32,
    /// Counted after the rows.
    pub(super) column: u32,
    pub(super) is_made: bool,
    /// Can it still be changed?
    pub(super) is_open: bool,
    /// Does it count in the rule in work?
    pub(super) is_marked: bool,
}

/// An assignment of the face, and what can be changed in it.
#[derive(Debug)]
pub(super) struct OptimalFace {
    pub(super) rows: usize,
    /// By row, then column.
    pub(super) choices: Vec<Choice>,
    /// The pairs that are in all assignments of the face, in any order.
    pub(super) settled: Vec<(u32, u32)>,
    /// Where the choices of each row start; one more at the end.
    first: Vec<u32>,
    /// Where the choices of each column start, and these.
    of_columns: (Vec<u32>, Vec<u32>),
    /// Rows, then columns.
    pub(super) load: Vec<u32>,
    pub(super) range: Vec<(u32, u32)>,
    /// Open choices that are made, by member.
    pub(super) movable: Vec<u32>,
    /// Members with a choice whose load can change.
    pub(super) loose: Vec<u32>,
    /// Potentials of the rule in work: a pair is of the face where they differ by its mark. Of
    /// rows, columns and home.
    pub(super) potential: Vec<i32>,
}

impl OptimalFace {
    /// The face around an assignment, given the tight pairs and all load ranges. Both lists of
    /// pairs are sorted.
    pub(super) fn new(
        [rows, columns]: [usize; 2],
        tight: &[(Row, Column)],
        pairs: &[(Row, Column)],
        range: Vec<(u32, u32)>,
    ) -> Self {
        let mut load = vec![0; rows + columns];
        let mut made = pairs.iter().peekable();
        let mut settled = Vec::new();
        let mut choices = Vec::with_capacity(tight.len());
        for &(row, column) in pairs {
            load[row.index()] += 1;
            load[rows + column.index()] += 1;
        }
        let ends = |(row, column): (Row, Column)| (row.index() as u32, (rows + column.index()) as u32);
        for &pair in tight {
            while let Some(&other) = made.next_if(|&&other| other < pair) {
                settled.push(ends(other));
            }
            let (row, column) = ends(pair);
            let is_made = made.next_if_eq(&&pair).is_some();
            choices.push(Choice { row, column, is_made, is_open: true, is_marked: false });
        }
        settled.extend(made.map(|&pair| ends(pair)));
        let mut face = Self {
            rows,
            choices,
            settled,
            first: Vec::new(),
            of_columns: (Vec::new(), Vec::new()),
            load,
            range,
            movable: Vec::new(),
            loose: Vec::new(),
            potential: vec![0; rows + columns + 1],
        };
        face.narrow();
        face
    }

    /// The node behind the members.
    pub(super) fn home(&self) -> usize {
        self.load.len()
    }

    /// Can a member have one more, or one fewer?
    pub(super) fn can_gain(&self, member: u32) -> bool {
        self.load[member as usize] < self.range[member as usize].1
    }

    pub(super) fn can_lose(&self, member: u32) -> bool {
        self.load[member as usize] > self.range[member as usize].0
    }

    /// The choices of a row.
    pub(super) fn of_row(&self, row: usize) -> std::ops::Range<usize> {
        self.first[row] as usize..self.first[row + 1] as usize
    }

    /// The choices of a column, counted after the rows.
    pub(super) fn of_column(&self, column: usize) -> &[u32] {
        let (starts, choices) = &self.of_columns;
        let column = column - self.rows;
        &choices[starts[column] as usize..starts[column + 1] as usize]
    }

    /// Makes a choice, or takes it back.
    pub(super) fn turn(&mut self, at: usize) {
        let choice = &mut self.choices[at];
        choice.is_made = !choice.is_made;
        for member in [choice.row as usize, choice.column as usize] {
            if choice.is_made {
                self.load[member] += 1;
                self.movable[member] += 1;
            } else {
                self.load[member] -= 1;
                self.movable[member] -= 1;
            }
        }
    }

    /// A choice stays as it is.
    pub(super) fn close(&mut self, at: usize) {
        let choice = &mut self.choices[at];
        if std::mem::take(&mut choice.is_open) && choice.is_made {
            self.movable[choice.row as usize] -= 1;
            self.movable[choice.column as usize] -= 1;
        }
    }

    /// All pairs of the assignment, sorted.
    pub(super) fn pairs(&self) -> Vec<(Row, Column)> {
        let made = self.choices.iter().filter(|choice| choice.is_made);
        let made = made.map(|choice| (choice.row, choice.column));
        let all = self.settled.iter().copied().chain(made);
        let pair =
            |(row, column): (u32, u32)| (Row::new(row as usize), Column::new(column as usize - self.rows));
        let mut pairs: Vec<_> = all.map(pair).collect();
        pairs.sort_unstable();
        pairs
    }

    /// Settles what the potentials of a rule have decided, closed choices, and all on which nothing
    /// is left to choose then.
    pub(super) fn narrow(&mut self) {
        let home = self.potential[self.home()];
        for (member, range) in self.range.iter_mut().enumerate() {
            if self.potential[member] != home {
                *range = (self.load[member], self.load[member]);
            }
        }
        for choice in &mut self.choices {
            let rise = self.potential[choice.row as usize] - self.potential[choice.column as usize];
            choice.is_open &= rise == i32::from(choice.is_marked);
            choice.is_marked = false;
        }
        self.potential.fill(0);
        self.index();
        let component = strong_components(&self.arcs());
        let Self { choices, settled, .. } = self;
        choices.retain(|choice| {
            let stays = choice.is_open && component[choice.row as usize] == component[choice.column as usize];
            if !stays && choice.is_made {
                settled.push((choice.row, choice.column));
            }
            stays
        });
        self.index();
    }

    /// What can be changed: arcs of rows, columns and home.
    fn arcs(&self) -> Arcs {
        let home = self.home() as u32;
        let mut arcs = Arcs::default();
        for row in 0..self.rows {
            let choices = self.choices[self.of_row(row)].iter();
            arcs.extend(
                choices.filter(|choice| choice.is_open && !choice.is_made).map(|choice| choice.column),
            );
            arcs.extend(self.can_lose(row as u32).then_some(home));
            arcs.close();
        }
        for column in self.rows as u32..home {
            let choices = self.of_column(column as usize).iter().map(|&at| self.choices[at as usize]);
            arcs.extend(choices.filter(|choice| choice.is_open && choice.is_made).map(|choice| choice.row));
            arcs.extend(self.can_gain(column).then_some(home));
            arcs.close();
        }
        let is_next = |&member: &u32| {
            if (member as usize) < self.rows { self.can_gain(member) } else { self.can_lose(member) }
        };
        arcs.extend((0..home).filter(is_next));
        arcs.close();
        arcs
    }

    /// Finds the choices of each member again.
    fn index(&mut self) {
        let (rows, columns) = (self.rows, self.load.len() - self.rows);
        let (mut first, mut starts) = (vec![0; rows + 1], vec![0; columns + 1]);
        self.movable = vec![0; self.load.len()];
        for choice in &self.choices {
            first[choice.row as usize + 1] += 1;
            starts[choice.column as usize - rows + 1] += 1;
            if choice.is_made && choice.is_open {
                self.movable[choice.row as usize] += 1;
                self.movable[choice.column as usize] += 1;
            }
        }
        for starts in [&mut first, &mut starts] {
            for at in 1..starts.len() {
                starts[at] += starts[at - 1];
            }
        }
        let mut next: Vec<u32> = starts.clone();
        let mut of_columns = vec![0; self.choices.len()];
        for (at, choice) in (0..).zip(&self.choices) {
            let next = &mut next[choice.column as usize - rows];
            of_columns[*next as usize] = at;
            *next += 1;
        }
        let has_choice = |member: usize| match member.checked_sub(rows) {
            None => first[member] < first[member + 1],
            Some(column) => starts[column] < starts[column + 1],
        };
        let is_loose = |&member: &usize| has_choice(member) && self.range[member].0 < self.range[member].1;
        self.loose = (0..self.load.len()).filter(is_loose).map(|member| member as u32).collect();
        (self.first, self.of_columns) = (first, (starts, of_columns));
    }
}
