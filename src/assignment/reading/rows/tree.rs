//! The tables of a row source, joined two by two.
//!
//! *Notation.* Leaves come first, then joins; a join's parts stand before it. A node's values for
//! `R` agents stand side by side. The nodes that are no part of a join are the tops.

use crate::assignment::model::term::{Entry, Kind, Table, Term};

#[derive(Debug, Clone)]
pub(super) struct Tree<'a> {
    rows_are_agents: bool,
    objects: usize,
    leaves: Vec<Leaf<'a>>,
    joins: Vec<Join>,
    tops: Vec<Top>,
    /// Tables that are too wide: with the code of each object.
    wide: Vec<(&'a Table, Vec<u32>)>,
    /// Where the values of each node begin.
    begins: Vec<usize>,
    size: usize,
    never: i32,
    /// A sum below it contains a never.
    pub(super) floor: i32,
}

/// A table, and those of its object codes that occur.
#[derive(Debug, Clone)]
struct Leaf<'a> {
    table: &'a Table,
    codes: Vec<u32>,
}

/// Two nodes, and the codes in them of each joint code.
#[derive(Debug, Clone)]
struct Join {
    parts: [usize; 2],
    codes: Vec<[u16; 2]>,
}

/// A node that counts by itself, and the code of each object, filled up to whole blocks.
#[derive(Debug, Clone)]
pub(super) struct Top {
    begin: usize,
    codes: Vec<u16>,
}

impl Top {
    #[inline(always)]
    pub(super) fn at<'v, const R: usize>(&'v self, values: &'v [[i32; R]], start: usize) -> Look<'v, R> {
        let values = values.get(self.begin..)?.first_chunk::<WIDEST>()?;
        Some((values, self.codes.get(start..)?.first_chunk::<BLOCK>()?))
    }
}

/// A node while the tree grows: its number, how many codes it has, and the objects' codes.
struct Growing {
    node: usize,
    width: usize,
    codes: Vec<u16>,
}

impl<'a> Tree<'a> {
    /// The tree of all tables; nothing where the numbers are too large.
    pub(super) fn new(terms: &'a [Term], objects: &[u32], rows_are_agents: bool) -> Option<Self> {
        let largest: i64 = terms.iter().map(Term::largest).sum();
        let tables: Vec<&Table> = terms
            .iter()
            .filter_map(|term| if let Kind::Table(table) = &term.0 { Some(table) } else { None })
            .collect();
        let never = -(2 * largest + 1);
        let forbids = |table: &&&Table| table.entries.contains(&Entry::Never);
        let lowest = i64::try_from(tables.iter().filter(forbids).count()).ok()? * never - largest;
        if lowest <= i64::from(i32::MIN) {
            return None;
        }
        let (mut leaves, mut wide, mut growing) = (Vec::new(), Vec::new(), Vec::new());
        for table in tables {
            let side = if rows_are_agents { &table.column_codes } else { &table.row_codes };
            let codes: Vec<u32> = objects.iter().map(|&at| side[at as usize]).collect();
            let across = if rows_are_agents { table.width } else { table.entries.len() / table.width.max(1) };
            let (found, numbers) = occurring(codes.iter().map(|&code| code as usize), across);
            if found.len() > WIDEST {
                wide.push((table, codes));
                continue;
            }
            let codes = codes.iter().map(|&code| numbers[code as usize]).collect();
            growing.push(Growing { node: leaves.len(), width: found.len(), codes });
            leaves.push(Leaf { table, codes: found });
        }
        let joins = join(&mut growing, leaves.len(), objects.len());
        let mut tree = Self {
            rows_are_agents,
            objects: objects.len(),
            leaves,
            joins,
            tops: Vec::new(),
            wide,
            begins: Vec::new(),
            size: 0,
            never: i32::try_from(never).ok()?,
            floor: i32::try_from(-largest).ok()?,
        };
        tree.lay_out(growing);
        Some(tree)
    }

    /// Gives every node its place, and every top room for all codes.
    fn lay_out(&mut self, tops: Vec<Growing>) {
        let widths = self.leaves.iter().map(|leaf| leaf.codes.len());
        for width in widths.chain(self.joins.iter().map(|join| join.codes.len())) {
            self.begins.push(self.size);
            self.size += width;
        }
        // a view of WIDEST values from the begin of the last node must fit
        self.size += WIDEST;
        for Growing { node, mut codes, .. } in tops {
            codes.resize(self.objects.next_multiple_of(BLOCK), 0);
            self.tops.push(Top { begin: self.begins[node], codes });
        }
    }

    pub(super) fn objects(&self) -> usize {
        self.objects
    }

    pub(super) fn tops(&self) -> &[Top] {
        &self.tops
    }

    /// The values of all nodes for these agents.
    #[inline(always)]
    pub(super) fn evaluate<const R: usize>(&self, agents: &[usize; R], values: &mut Vec<i32>) {
        if values.len() < self.size * R {
            values.resize(self.size * R, 0);
        }
        let (values, _) = values.as_chunks_mut::<R>();
        for (leaf, &begin) in self.leaves.iter().zip(&self.begins) {
            for (r, &agent) in agents.iter().enumerate() {
                let meets = Meets::new(leaf.table, agent, self.rows_are_agents);
                for (value, &code) in values[begin..].iter_mut().zip(&leaf.codes) {
                    value[r] = meets.number(code, self.never);
                }
            }
        }
        for (join, &begin) in self.joins.iter().zip(&self.begins[self.leaves.len()..]) {
            let (parts, here) = values.split_at_mut(begin);
            let [a, b] = join.parts.map(|part| &parts[self.begins[part]..]);
            for (value, &[x, y]) in here.iter_mut().zip(&join.codes) {
                let (x, y) = (&a[x as usize], &b[y as usize]);
                for r in 0..R {
                    value[r] = x[r] + y[r];
                }
            }
        }
    }

    /// Adds what the wide tables say of the objects from `start` on.
    #[inline(always)]
    pub(super) fn add_wide<const R: usize>(&self, agents: &[usize; R], start: usize, sums: &mut [[i32; R]]) {
        for (table, codes) in &self.wide {
            for (r, &agent) in agents.iter().enumerate() {
                let meets = Meets::new(table, agent, self.rows_are_agents);
                for (sum, &code) in sums.iter_mut().zip(&codes[start..]) {
                    sum[r] += meets.number(code, self.never);
                }
            }
        }
    }
}

/// The entries that an agent meets in a table.
struct Meets<'a> {
    table: &'a Table,
    first: usize,
    step: usize,
}

impl<'a> Meets<'a> {
    #[inline(always)]
    fn new(table: &'a Table, agent: usize, rows_are_agents: bool) -> Self {
        let (codes, far, step) = if rows_are_agents {
            (&table.row_codes, table.width, 1)
        } else {
            (&table.column_codes, 1, table.width)
        };
        Self { table, first: codes[agent] as usize * far, step }
    }

    #[inline(always)]
    fn number(&self, code: u32, never: i32) -> i32 {
        number(self.table.entries[self.first + code as usize * self.step], never)
    }
}

/// Joins the two narrowest nodes as long as that saves work; what is left are the tops.
fn join(growing: &mut Vec<Growing>, leaves: usize, objects: usize) -> Vec<Join> {
    let most = WIDEST.min(objects / 4).max(16);
    let mut joins = Vec::new();
    let mut tops = Vec::new();
    while growing.len() > 1 {
        growing.sort_by_key(|node| (std::cmp::Reverse(node.width), std::cmp::Reverse(node.node)));
        let Some(b) = growing.pop() else { break };
        // the narrowest partner that it fits with
        let Some(a) = growing.iter().rposition(|a| fits(a, &b, most)) else {
            tops.push(b);
            continue;
        };
        let a = growing.remove(a);
        let (found, numbers) = joint(&a, &b);
        let codes = both(&a, &b).map(|code| numbers[code]).collect();
        let pair = |code: u32| [code as usize / b.width, code as usize % b.width];
        let pairs: Vec<_> =
            found.into_iter().map(|code| pair(code).map(|at| u16::try_from(at).unwrap_or(0))).collect();
        growing.push(Growing { node: leaves + joins.len(), width: pairs.len(), codes });
        joins.push(Join { parts: [a.node, b.node], codes: pairs });
    }
    growing.append(&mut tops);
    joins
}

/// Do no more than `most` pairs of their codes occur?
fn fits(a: &Growing, b: &Growing, most: usize) -> bool {
    let size = a.width * b.width;
    if size <= most || size > 64 * most {
        return size <= most;
    }
    let (mut seen, mut count) = (vec![false; size], 0);
    for code in both(a, b) {
        count += usize::from(!std::mem::replace(&mut seen[code], true));
        if count > most {
            return false; // mostly it is seen early
        }
    }
    true
}

/// The pairs of codes that occur, each as one number.
fn joint(a: &Growing, b: &Growing) -> (Vec<u32>, Vec<u16>) {
    occurring(both(a, b), a.width * b.width)
}

/// Two codes of each object as one number.
fn both(a: &Growing, b: &Growing) -> impl Iterator<Item = usize> {
    a.codes.iter().zip(&b.codes).map(|(&x, &y)| x as usize * b.width + y as usize)
}

/// Which codes below `size` occur, in order, and the place of each among them. Time O(objects +
/// size).
fn occurring(codes: impl Iterator<Item = usize>, size: usize) -> (Vec<u32>, Vec<u16>) {
    let mut numbers = vec![0; size];
    codes.for_each(|code| numbers[code] = 1);
    let mut found = Vec::new();
    for (code, number) in (0..).zip(&mut numbers).filter(|(_, number)| **number == 1) {
        // of no use beyond u16: such a table is wide
        *number = u16::try_from(found.len()).unwrap_or(u16::MAX);
        found.push(code);
    }
    (found, numbers)
}

/// Codes that a joint table may have: its values for eight rows fit the second-level cache.
pub(super) const WIDEST: usize = 4096;

/// Objects computed together: their sums stay in the first-level cache.
pub(super) const BLOCK: usize = 64;

/// The values of a top, and the codes of a block of objects.
pub(super) type Look<'v, const R: usize> = Option<(&'v [[i32; R]; WIDEST], &'v [u16; BLOCK])>;

/// An entry as a number.
fn number(entry: Entry, never: i32) -> i32 {
    match entry {
        Entry::Points(points) => points,
        Entry::Never => never,
    }
}
