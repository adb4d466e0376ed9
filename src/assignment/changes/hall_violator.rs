//! Why somebody cannot be served: a smallest group with too few partners.
//!
//! *Problem.* A column (or a row) has fewer pairs than it could have, though as many as possible
//! are made. Find a group of columns, as small as can be, that explains it: all their allowed rows
//! together have too few places.
//!
//! *Method.* Search along alternating paths: from the column to all rows it could have and has not,
//! from a row to the columns it has. All rows met are full, or the column could be served. The
//! columns met are the group: their rows have a place less than the group wants. Each member could
//! be left out in exchange for the one the search started from; so without any member all others
//! are served, and no smaller group *within* this one explains anything (a fundamental circuit of
//! the transversal matroid; Hall's theorem).
//!
//! *Caveat.* The smallest group *by number* is another matter: finding it is NP-hard in general
//! (the girth of a transversal matroid). Among several left out, each has a group of their own.
//!
//! *Several places on both sides.* A member wants as many places as they have partners, the one
//! left out one more. A pair counts once: so a row outside may serve a member already, and these
//! pairs count as places too ([`HallViolator::outside`]). A row that must have some and has fewer
//! is explained in the same way: no row met has more than it must, or the assignment would not be
//! best.
//!
//! *References.* P. Hall, "On representatives of subsets", 1935; J. Edmonds and D. R. Fulkerson,
//! "Transversals and matroid partition", 1965; S. T. `McCormick`, "A combinatorial approach to some
//! sparse matrix problems", 1983.
//!
//! *Measured.* One group among 5,000 people takes 1 ms (`cargo bench --bench shortage`).

#![expect(clippy::cast_possible_truncation, reason = "a problem has at most 2^31 rows and columns")]

#[cfg(test)]
mod trial;

use serde::{Deserialize, Serialize};

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::side::Side;
use crate::assignment::reading::allowed_pairs::{all_marked, allowed_bits};
use crate::assignment::reading::lines::fill_line;
use crate::error::{Error, Result};
use crate::watch::guard::Guard;

/// A group of one side who want more places than all their partners have.
///
/// Without any one of them, the others can have what they want.
///
/// From [`HallViolators`](crate::assignment::HallViolators).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HallViolator {
    side: Side,
    members: Vec<(u32, u32)>,
    partners: Vec<u32>,
    wanted: u64,
    places: u64,
    outside: u64,
}

impl HallViolator {
    /// Are the members rows or columns?
    pub fn side(&self) -> Side {
        self.side
    }

    /// The positions of the members, in order, and how many places each wants.
    pub fn members(&self) -> &[(u32, u32)] {
        &self.members
    }

    /// The positions of the partners on the other side, in order: all who have a place and could be
    /// paired with a member, but for pairs that count as [`outside`](Self::outside).
    pub fn partners(&self) -> &[u32] {
        &self.partners
    }

    /// How many places the members want.
    pub fn wanted(&self) -> u64 {
        self.wanted
    }

    /// How many places the partners have.
    pub fn places(&self) -> u64 {
        self.places
    }

    /// How many allowed pairs members have with others than the partners, all of them made; 0 where
    /// the members or their partners have one place each.
    pub fn outside(&self) -> u64 {
        self.outside
    }

    /// Is it true? Reads all pairs of the members, and believes nothing.
    ///
    /// Time O(members x other side), space O(other side).
    pub fn holds(&self, problem: &Problem) -> bool {
        let capacity = |side: Side, k: u32| capacity(problem, side, k);
        let other = self.side.other();
        let sorted = self.members.is_sorted_by(|a, b| a.0 < b.0) && self.partners.is_sorted_by(|a, b| a < b);
        let within = self.members.iter().all(|&(k, wants)| wants > 0 && wants <= capacity(self.side, k));
        let wanted: u64 = self.members.iter().map(|&(_, wants)| u64::from(wants)).sum();
        let places: u64 = self.partners.iter().map(|&k| u64::from(capacity(other, k))).sum();
        let (mut cells, mut outside) = (Vec::new(), 0);
        for &(member, _) in &self.members {
            if !fill_line(problem, self.side, member, &mut cells) {
                return false;
            }
            let beyond = (0..).zip(&cells).filter(|&(k, &cell): &(u32, &i32)| {
                cell != Matrix::ABSENT && capacity(other, k) > 0 && self.partners.binary_search(&k).is_err()
            });
            outside += beyond.count() as u64;
        }
        let stated = (wanted, places, outside) == (self.wanted, self.places, self.outside);
        sorted && within && stated && wanted > places + outside
    }
}

fn capacity(problem: &Problem, side: Side, k: u32) -> u32 {
    match side {
        Side::Rows => problem.capacity(Row::new(k as usize)),
        Side::Columns => problem.column_capacity(Column::new(k as usize)),
    }
}

/// The groups of several people who are left out: what was read for one serves the others.
///
/// ```
/// use pairwright::assignment::{self, Column, HallViolators, Matrix, Problem};
///
/// // Columns 0 and 1 can be taken by row 0 only; column 2 by anybody.
/// let points = Matrix::from_fn(3, 3, |i, j| (i == 0 || j == 2).then_some(10 - j as i32));
/// let problem = Problem::from_matrix(points)?;
/// let best = assignment::solve(&problem)?;
/// let group = HallViolators::new(&problem, &best)?.of_column(Column::new(1))?.unwrap();
/// assert_eq!(group.members(), [(0, 1), (1, 1)]);
/// assert_eq!(group.partners(), [0]);
/// assert!(group.holds(&problem));
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct HallViolators<'a> {
    problem: &'a Problem,
    /// The partners of each row and of each column.
    partners: [Vec<Vec<u32>>; 2],
    /// For rows and columns read so far: who of the other side they could take.
    allowed: [Vec<Option<Box<[u64]>>>; 2],
    cells: Vec<i32>,
}

impl<'a> HallViolators<'a> {
    /// For an assignment with as many pairs as can be; that it has is found out as far as it
    /// matters.
    ///
    /// Time and space O(people + pairs).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a pair is outside the problem.
    pub fn new(problem: &'a Problem, assignment: &Assignment) -> Result<Self> {
        let (rows, columns) = (problem.rows(), problem.columns());
        let mut partners = [vec![Vec::new(); rows], vec![Vec::new(); columns]];
        for &(row, column) in assignment.pairs() {
            if row.index() >= rows || column.index() >= columns {
                return Err(Error::problem(format!("{row}, {column} is outside the problem")));
            }
            partners[0][row.index()].push(column.index() as u32);
            partners[1][column.index()].push(row.index() as u32);
        }
        let allowed = [vec![None; rows], vec![None; columns]];
        Ok(Self { problem, partners, allowed, cells: Vec::new() })
    }

    /// Why a row has not as many columns as it could have; none if it has.
    ///
    /// Time O(members x columns) scores at first, a sixty-fourth of that for who was read before;
    /// space a bit for each pair read.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the row is outside the problem, or could be served:
    /// then there are not as many pairs as can be.
    pub fn of_row(&mut self, row: Row) -> Result<Option<HallViolator>> {
        self.of_row_under(row, &Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn of_row_under(&mut self, row: Row, guard: &Guard<'_>) -> Result<Option<HallViolator>> {
        self.of(Side::Rows, row.index(), guard)
    }

    /// Why a column has not as many rows as it could have; none if it has.
    ///
    /// Cost and errors as for [`of_row`](Self::of_row), with the sides exchanged.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the column is outside the problem, or could be
    /// served: then there are not as many pairs as can be.
    pub fn of_column(&mut self, column: Column) -> Result<Option<HallViolator>> {
        self.of_column_under(column, &Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn of_column_under(
        &mut self,
        column: Column,
        guard: &Guard<'_>,
    ) -> Result<Option<HallViolator>> {
        self.of(Side::Columns, column.index(), guard)
    }

    fn of(&mut self, side: Side, start: usize, guard: &Guard<'_>) -> Result<Option<HallViolator>> {
        let (near, far) = (side as usize, side.other() as usize);
        if start >= self.partners[near].len() {
            return Err(Error::problem(format!("number {start} is outside the problem")));
        }
        let start = start as u32;
        let load =
            |partners: &[Vec<Vec<u32>>; 2], side: usize, k: u32| partners[side][k as usize].len() as u64;
        if load(&self.partners, near, start) >= u64::from(capacity(self.problem, side, start)) {
            return Ok(None);
        }
        let mut unmet = all_marked(self.partners[far].len());
        let mut is_member = vec![false; self.partners[near].len()];
        is_member[start as usize] = true;
        let (mut queue, mut partners, mut next) = (vec![start], Vec::new(), 0);
        while let Some(&member) = queue.get(next) {
            next += 1;
            guard.spend(self.partners[far].len() as u64)?;
            self.read(side, member)?;
            let own = &self.partners[near][member as usize];
            for met in self.visit(near, member, &mut unmet) {
                let places = u64::from(capacity(self.problem, side.other(), met));
                if own.contains(&met) {
                    unmet[met as usize / 64] |= 1 << (met % 64); // somebody else may want them
                } else if load(&self.partners, far, met) < places {
                    return Err(Error::problem("more pairs could be made than there are"));
                } else if places > 0 {
                    partners.push(met);
                    let have = self.partners[far][met as usize].iter();
                    queue.extend(have.filter(|&&k| !std::mem::replace(&mut is_member[k as usize], true)));
                }
            }
        }
        // who is taken by members alone, and met by no other, is a partner as well
        let taken = |&met: &u32| {
            let have = &self.partners[far][met as usize];
            have.len() as u64 == u64::from(capacity(self.problem, side.other(), met))
                && have.iter().all(|&k| is_member[k as usize])
        };
        partners.extend(queue.iter().flat_map(|&k| &self.partners[near][k as usize]).copied().filter(taken));
        queue.sort_unstable();
        partners.sort_unstable();
        partners.dedup();
        let more = |k: u32| load(&self.partners, near, k) as u32 + u32::from(k == start);
        let members: Vec<(u32, u32)> = queue.into_iter().map(|k| (k, more(k))).collect();
        let others = |k: u32| self.partners[near][k as usize].iter();
        let outside =
            members.iter().flat_map(|&(k, _)| others(k)).filter(|k| partners.binary_search(k).is_err());
        Ok(Some(HallViolator {
            side,
            outside: outside.count() as u64,
            wanted: members.iter().map(|&(_, wants)| u64::from(wants)).sum(),
            places: partners.iter().map(|&k| u64::from(capacity(self.problem, side.other(), k))).sum(),
            members,
            partners,
        }))
    }

    /// Makes sure that it is known who a member could take.
    fn read(&mut self, side: Side, member: u32) -> Result<()> {
        let place = &mut self.allowed[side as usize][member as usize];
        if place.is_some() {
            return Ok(());
        }
        let bits = allowed_bits(self.problem, side, member, &mut self.cells);
        *place = Some(bits.ok_or_else(|| Error::problem(format!("number {member} is outside the problem")))?);
        Ok(())
    }

    /// Who a member could take of those not met before. They are now.
    fn visit(&self, side: usize, member: u32, unmet: &mut [u64]) -> Vec<u32> {
        let mut met = Vec::new();
        let allowed = self.allowed[side][member as usize].as_deref().unwrap_or_default();
        for (word, (&allowed, unmet)) in (0..).zip(allowed.iter().zip(unmet)) {
            let mut found = allowed & *unmet;
            *unmet &= !found;
            while found != 0 {
                met.push(64 * word + found.trailing_zeros());
                found &= found - 1;
            }
        }
        met
    }
}
