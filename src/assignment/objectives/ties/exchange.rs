//! A way to exchange pairs, so that a certain one is made or parted.
//!
//! *Problem.* To make the pair of a row and a column, a change must lead from the column back to
//! the row; to part it, one from the row to the column. Is there one among the open choices?
//!
//! *Method.* Breadth-first search from the end of the change backward. Its arcs: from a row to the
//! column of a choice that is not made, from a column to the row of one that is; from a row that
//! can lose a place to home, from home to a row that can gain one; columns the other way round. All
//! of them lie in the face of the rule in work: their potentials differ by what they cost.
//!
//! *Cost.* Time O(choices seen), which is counted.

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^31")]

use crate::assignment::objectives::ties::optimal_face::{Choice, OptimalFace};
use crate::watch::guard::Guard;

/// Units of work to look at a choice.
const LOOK: u64 = 4;

/// The searches have looked at more than they may, or the guard has stopped them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exhausted;

/// The step from a node towards the end of a change.
#[derive(Debug, Clone, Copy)]
struct Step {
    next: u32,
    /// A choice; none for a step from or to home.
    by: Option<u32>,
}

/// Searches in a face, and their memory.
pub(super) struct Exchange<'g, 'w> {
    /// By node, where it was seen in this search.
    step: Vec<Step>,
    seen: Vec<u32>,
    search: u32,
    pub(super) reached: Vec<u32>,
    looks_left: u64,
    guard: &'g Guard<'w>,
}

impl<'g, 'w> Exchange<'g, 'w> {
    /// Looks at so many choices at most, or until the guard stops it.
    pub(super) fn new(face: &OptimalFace, looks: u64, guard: &'g Guard<'w>) -> Self {
        let nodes = face.home() + 1;
        Self {
            step: vec![Step { next: 0, by: None }; nodes],
            seen: vec![0; nodes],
            search: 0,
            reached: Vec::new(),
            looks_left: looks,
            guard,
        }
    }

    /// Is there a change from `start` to `end`, using only choices that may be made? Otherwise
    /// `reached` are all from which there is one.
    pub(super) fn find(
        &mut self,
        face: &OptimalFace,
        [start, end]: [u32; 2],
        may_make: impl Fn(usize) -> bool,
    ) -> Result<bool, Exhausted> {
        self.begin();
        self.see(end, end, None);
        let (first, mut looks) = first_step(face, start);
        let mut at = 0;
        while let Some(&node) = self.reached.get(at) {
            at += 1;
            looks += if node as usize == face.home() {
                self.enter_home(face)
            } else if (node as usize) < face.rows {
                self.enter_row(face, node)
            } else {
                self.enter_column(face, node, &may_make)
            };
            self.looks_left = self.looks_left.checked_sub(looks as u64 + 1).ok_or(Exhausted)?;
            self.guard.spend(LOOK * (looks as u64 + 1)).map_err(|_| Exhausted)?;
            looks = 0;
            if let Some((row, at)) = first.filter(|&(row, _)| self.has_reached(row)) {
                self.see(start, row, Some(at));
            }
            if self.has_reached(start) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Makes the change that was found: the choices on it are turned.
    pub(super) fn apply(&self, face: &mut OptimalFace, start: u32) {
        let mut node = start;
        loop {
            let Step { next, by } = self.step[node as usize];
            if next == node {
                return;
            }
            if let Some(at) = by {
                face.turn(at as usize);
            }
            node = next;
        }
    }

    /// Was this node seen in the last search?
    pub(super) fn has_reached(&self, node: u32) -> bool {
        self.seen[node as usize] == self.search
    }

    fn begin(&mut self) {
        if self.search == u32::MAX {
            self.seen.fill(0);
            self.search = 0;
        }
        self.search += 1;
        self.reached.clear();
    }

    fn see(&mut self, node: u32, next: u32, by: Option<usize>) {
        if !self.has_reached(node) {
            self.seen[node as usize] = self.search;
            self.step[node as usize] = Step { next, by: by.map(|at| at as u32) };
            self.reached.push(node);
        }
    }

    /// All from which a step leads to a row. Returns how many choices were looked at.
    fn enter_row(&mut self, face: &OptimalFace, row: u32) -> usize {
        let (mut left, mut looks) = (face.movable[row as usize], 0);
        for at in face.of_row(row as usize) {
            if left == 0 {
                break;
            }
            looks += 1;
            let choice = &face.choices[at];
            if choice.is_made && choice.is_open {
                left -= 1;
                if is_open(face, choice) {
                    self.see(choice.column, row, Some(at));
                }
            }
        }
        self.see_home(face, row, face.can_gain(row));
        looks
    }

    /// All from which a step leads to a column.
    fn enter_column(&mut self, face: &OptimalFace, column: u32, may_make: impl Fn(usize) -> bool) -> usize {
        let choices = face.of_column(column as usize);
        for &at in choices {
            let choice = &face.choices[at as usize];
            if !choice.is_made && is_open(face, choice) && may_make(at as usize) {
                self.see(choice.row, column, Some(at as usize));
            }
        }
        self.see_home(face, column, face.can_lose(column));
        choices.len()
    }

    /// A step from home, if there is one.
    fn see_home(&mut self, face: &OptimalFace, member: u32, can: bool) {
        if can && face.potential[member as usize] == face.potential[face.home()] {
            self.see(face.home() as u32, member, None);
        }
    }

    /// All from which a step leads home.
    fn enter_home(&mut self, face: &OptimalFace) -> usize {
        let home = face.home();
        for &member in &face.loose {
            let is_row = (member as usize) < face.rows;
            let can = if is_row { face.can_lose(member) } else { face.can_gain(member) };
            if can && face.potential[member as usize] == face.potential[home] {
                self.see(member, home as u32, None);
            }
        }
        face.loose.len()
    }
}

/// A row to which a step leads from a column, and the choice that it takes; and how many choices
/// were looked at. Whoever searches from the other end need not go on to the column.
fn first_step(face: &OptimalFace, start: u32) -> (Option<(u32, usize)>, usize) {
    if (start as usize) < face.rows || face.movable[start as usize] == 0 {
        return (None, 0);
    }
    let choices = face.of_column(start as usize);
    let place = choices.iter().position(|&at| {
        let choice = &face.choices[at as usize];
        choice.is_made && is_open(face, choice)
    });
    let found = place.map(|place| choices[place] as usize);
    (found.map(|at| (face.choices[at].row, at)), place.unwrap_or(choices.len()))
}

/// Can the choice be changed, in the face of the rule in work?
fn is_open(face: &OptimalFace, choice: &Choice) -> bool {
    let rise = face.potential[choice.row as usize] - face.potential[choice.column as usize];
    choice.is_open && rise == i32::from(choice.is_marked)
}
