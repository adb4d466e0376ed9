//! Rows whose bars matter get a network of their own.
//!
//! *Problem.* Some rows must not reach some members of some classes. Change the square network such
//! that they cannot, and that nothing else changes: every other pair keeps its ways and points.
//!
//! *Method.* The barred members leave their class, each for a class alone; the old class becomes a
//! hub with free arcs to what is left of it and to them. A row gets a private copy of each hub on
//! its ways to such a class, and of the class, without the arcs to its barred members. All other
//! arcs of the copies lead to the common hubs. So a copy has few hubs: those of the ways to few
//! classes.
//!
//! *Caveat.* Where many rows have many bars in one class, each copy of the class has an arc to
//! every other barred member: as many arcs as pairs, at worst.
//!
//! *Prices.* Columns keep their numbers and prices. A row's ways are some of those it had, so its
//! value still holds, and a pair that is not barred keeps its way: tight pairs stay tight. Best
//! labels are swept again.

use crate::assignment::solvers::flow::arc::{Arc, NONE};
use crate::assignment::solvers::flow::lists::Lists;
use crate::assignment::solvers::flow::square::SquareNetwork;
use crate::error::{Error, Result};

/// There may be as many arcs in copies.
const MOST_ARCS: usize = 1 << 30;

/// Where an arc of a copy leads, before all nodes have their new numbers.
#[derive(Clone, Copy)]
enum Head {
    Copy(u32),
    Old(u32),
    /// A class after the change.
    Class(u32),
}

/// The classes after the change.
struct Divided {
    /// For each old class, its new classes: what is left of it, or one member.
    parts: Lists<(u32, u32)>,
    members: Lists<u32>,
    class_of: Vec<u32>,
}

impl Divided {
    fn new(square: &SquareNetwork, rows: &[u32]) -> Self {
        let mut alone = vec![false; square.columns()];
        for &row in rows {
            square.bars.of(row as usize).iter().for_each(|&column| alone[column as usize] = true);
        }
        let mut this = Self { parts: Lists::new(), members: Lists::new(), class_of: vec![0; alone.len()] };
        for class in 0..square.members.len() {
            let members = square.members.of(class);
            if members.iter().any(|&column| !alone[column as usize]) {
                this.add(members.iter().copied().filter(|&column| !alone[column as usize]), NONE);
            }
            for &column in members.iter().filter(|&&column| alone[column as usize]) {
                this.add(std::iter::once(column), column);
            }
            this.parts.end_list();
        }
        this
    }

    fn add(&mut self, members: impl Iterator<Item = u32>, only: u32) {
        let class = self.members.len() as u32;
        for column in members {
            self.class_of[column as usize] = class;
            self.members.push(column);
        }
        self.members.end_list();
        self.parts.push((class, only));
    }
}

/// The copies made so far.
struct Copies<'a> {
    square: &'a SquareNetwork,
    parts: &'a Divided,
    arcs: Vec<(u32, Head, i32)>,
    count: u32,
    /// The copy of each node, for the row at hand.
    copy: Vec<u32>,
    seen: Vec<bool>,
    reached: Vec<u32>,
}

impl Copies<'_> {
    /// Copies what lies between a row and its bars. Returns the copy of the node it enters, if any.
    fn add(&mut self, row: usize) -> Option<u32> {
        let (square, entry) = (self.square, self.square.entry[row]);
        self.reach(entry);
        let hubs = square.hubs;
        for &column in square.bars.of(row) {
            let class = hubs + square.class_of[column as usize] as usize;
            if self.seen[class] {
                self.copy[class] = 0;
            }
        }
        for &node in self.reached.iter().rev().filter(|&&node| (node as usize) < hubs) {
            if square.arcs_of(node as usize).any(|arc| self.copy[arc.head as usize] != NONE) {
                self.copy[node as usize] = 0;
            }
        }
        for &node in &self.reached {
            let copy = &mut self.copy[node as usize];
            if *copy != NONE {
                *copy = self.count;
                self.count += 1;
            }
        }
        for at in 0..self.reached.len() {
            let node = self.reached[at] as usize;
            let copy = self.copy[node];
            if copy == NONE {
                continue;
            }
            if let Some(class) = node.checked_sub(hubs) {
                let open = self.parts.parts.of(class).iter().filter(|part| !square.barred(row, part.1));
                self.arcs.extend(open.map(|part| (copy, Head::Class(part.0), 0)));
            } else {
                for arc in square.arcs_of(node) {
                    let head = match self.copy[arc.head as usize] {
                        NONE => Head::Old(arc.head),
                        head => Head::Copy(head),
                    };
                    self.arcs.push((copy, head, arc.points));
                }
            }
        }
        let entry = self.copy[entry as usize];
        for node in self.reached.drain(..) {
            self.copy[node as usize] = NONE;
            self.seen[node as usize] = false;
        }
        (entry != NONE).then_some(entry)
    }

    /// All nodes after this one, in order.
    fn reach(&mut self, entry: u32) {
        self.seen[entry as usize] = true;
        self.reached.push(entry);
        let mut next = 0;
        while let Some(&node) = self.reached.get(next) {
            next += 1;
            if (node as usize) < self.square.hubs {
                for arc in self.square.arcs_of(node as usize) {
                    if !std::mem::replace(&mut self.seen[arc.head as usize], true) {
                        self.reached.push(arc.head);
                    }
                }
            }
        }
        self.reached.sort_unstable();
    }
}

/// The square network in which these rows have no ways to their barred columns.
pub(super) fn split(square: &SquareNetwork, rows: &[u32]) -> Result<SquareNetwork> {
    let parts = Divided::new(square, rows);
    let mut copies = Copies {
        square,
        parts: &parts,
        arcs: Vec::new(),
        count: 0,
        copy: vec![NONE; square.nodes()],
        seen: vec![false; square.nodes()],
        reached: Vec::new(),
    };
    let mut moved = Vec::new();
    for &row in rows {
        moved.extend(copies.add(row as usize).map(|entry| (row, entry)));
        if copies.arcs.len() > MOST_ARCS {
            return Err(Error::memory("the bars need too many arcs"));
        }
    }
    let (count, new_arcs) = (copies.count, copies.arcs);
    // Nodes now: copies, hubs, classes in parts; classes.
    let in_parts = |class: usize| parts.parts.of(class).len() > 1;
    let first_in_parts = count + square.hubs as u32;
    let many = (0..square.members.len()).filter(|&class| in_parts(class)).count();
    let hubs = first_in_parts as usize + many;
    let mut next = first_in_parts;
    let mut arcs: Vec<(u32, Arc)> = Vec::with_capacity(new_arcs.len() + square.arcs.items().len());
    let mut node: Vec<u32> = (0..square.hubs as u32).map(|hub| count + hub).collect();
    for class in 0..square.members.len() {
        let mut classes = parts.parts.of(class).iter().map(|part| (hubs as u32) + part.0);
        if in_parts(class) {
            arcs.extend(classes.map(|head| (next, Arc { head, points: 0 })));
            node.push(next);
            next += 1;
        } else {
            // A class without members stays where nobody looks.
            node.push(classes.next().unwrap_or(0));
        }
    }
    arcs.extend(new_arcs.into_iter().map(|(tail, head, points)| {
        let head = match head {
            Head::Copy(head) => head,
            Head::Old(head) => node[head as usize],
            Head::Class(class) => hubs as u32 + class,
        };
        (tail, Arc { head, points })
    }));
    for hub in 0..square.hubs {
        let own = square.arcs.of(hub).iter();
        arcs.extend(own.map(|arc| (node[hub], Arc { head: node[arc.head as usize], points: arc.points })));
    }
    let mut entry: Vec<u32> = square.entry.iter().map(|&at| node[at as usize]).collect();
    for (row, copy) in moved {
        entry[row as usize] = copy;
    }
    let blank = Arc { head: 0, points: 0 };
    Ok(SquareNetwork {
        hubs,
        arcs: Lists::grouped(hubs, blank, arcs.iter().copied()),
        blocks: square.blocks.renumbered(&node, hubs, hubs + parts.members.len()),
        entry,
        class_of: parts.class_of,
        members: parts.members,
        choices: square.choices.clone(),
        bars: square.bars.clone(),
        largest: square.largest,
    })
}
