//! One thing said of ranges of mentees: as a small table and a short list.
//!
//! *Problem.* Each mentor has some ranges of a numbering of the mentees, of whom something is to be
//! said. A list of all these pairs may be as large as the matrix: in a line of 20,000 people
//! everybody is above or below everybody.
//!
//! *Method.* The numbering is cut into blocks, and a mentor's code is the set of blocks that lie in
//! their ranges as a whole. So the table says it of most pairs; the ends of ranges that no cut
//! falls on are listed. A cut is made wherever so many ends of ranges have come together: where
//! many ranges end at one place, as at the end of a team, they are cut exactly there. If a few cuts
//! leave too long a list, more are made. In a tree there are O(cuts) different codes.
//!
//! *Caveat.* Somebody who is in their own ranges is in a block with all others of it, so the table
//! says it of them and themselves, too. That pair is forbidden anyway, and
//! [`Scores`](crate::scoring::Scores) leaves it out of what it tells.
//!
//! *Measured.* With a list of up to [`FEW`] pairs a person, solvers take as long as with a table or
//! less: a code of its own for each team makes nearly everybody differ.

use std::collections::BTreeMap;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::reporting_lines::pair_ranges::PairRanges;
use crate::scoring::sides::{Sides, table};

/// So many pairs a person are listed one by one.
const FEW: u64 = 32;
/// So many blocks are tried, one after the other.
const BLOCKS: [u64; 3] = [64, 256, 1024];
/// No table has more entries (32 MiB).
const MOST_ENTRIES: usize = 1 << 22;
/// Units of work to read a range, and to list a pair.
const RANGE: u64 = 32;
const PAIR: u64 = 32;

/// The terms that say this of all pairs in the ranges; nothing where more than `most` pairs would
/// have to be listed.
pub(in crate::scoring) fn terms(
    sides: &Sides<'_>,
    ranges: &PairRanges,
    entry: Entry,
    most: u64,
) -> Result<Option<Vec<Term>>> {
    let few = FEW * (ranges.mentors() + sides.mentees().len()) as u64;
    let mut found = Cut::new(sides, ranges, Vec::new())?;
    for blocks in BLOCKS {
        if found.listed <= few {
            break;
        }
        let finer = Cut::new(sides, ranges, cuts(ranges, blocks))?;
        if finer.entries() <= MOST_ENTRIES {
            found = finer;
        }
    }
    if found.listed > most {
        return Ok(None);
    }
    Ok(Some(found.terms(sides, ranges, entry)?))
}

/// Where the numbering is cut: the begin, about so many places between, and the end.
fn cuts(ranges: &PairRanges, blocks: u64) -> Vec<u32> {
    let mut ends = vec![0u64; ranges.order().len() + 1];
    for &(start, end) in (0..ranges.mentors()).flat_map(|mentor| ranges.of(mentor)) {
        ends[start as usize] += 1;
        ends[end as usize] += 1;
    }
    let most = ends.iter().sum::<u64>() / blocks;
    let (mut cuts, mut met) = (vec![0], 0);
    for (number, count) in (0..).zip(&ends).skip(1) {
        met += count;
        if met > most {
            cuts.push(number);
            met = 0;
        }
    }
    let end = ends.len() - 1;
    cuts.extend(u32::try_from(end).ok().filter(|end| cuts.last().is_some_and(|last| last < end)));
    cuts
}

/// Blocks by number from the first on, without the last.
type Blocks = Vec<(u32, u32)>;

/// The ranges by blocks.
struct Cut {
    cuts: Vec<u32>,
    /// The code of every mentor.
    codes: Vec<u32>,
    /// The whole blocks of each code.
    blocks: Vec<Blocks>,
    /// How many pairs are left to be listed.
    listed: u64,
}

impl Cut {
    fn new(sides: &Sides<'_>, ranges: &PairRanges, cuts: Vec<u32>) -> Result<Self> {
        let (mut codes, mut listed) = (Vec::with_capacity(ranges.mentors()), 0);
        let mut known: BTreeMap<Blocks, u32> = BTreeMap::new();
        for mentor in 0..ranges.mentors() {
            sides.spend(RANGE * (1 + ranges.of(mentor).len() as u64))?;
            let mut whole = Blocks::new();
            for &range in ranges.of(mentor) {
                let (blocks, rest) = split(&cuts, range);
                whole.extend(blocks);
                listed += rest.iter().map(|&rest| ranges.count(mentor, rest)).sum::<u64>();
            }
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            codes.push(*known.entry(whole).or_insert(next));
        }
        let mut blocks: Vec<(u32, Blocks)> = known.into_iter().map(|(blocks, code)| (code, blocks)).collect();
        blocks.sort_unstable_by_key(|&(code, _)| code);
        let blocks = blocks.into_iter().map(|(_, blocks)| blocks).collect();
        Ok(Self { cuts, codes, blocks, listed })
    }

    /// How many blocks there are, with one for mentees without a number.
    fn width(&self) -> usize {
        self.cuts.len().max(1)
    }

    fn entries(&self) -> usize {
        self.blocks.len().saturating_mul(self.width())
    }

    fn terms(self, sides: &Sides<'_>, ranges: &PairRanges, entry: Entry) -> Result<Vec<Term>> {
        sides.spend(PAIR * self.listed)?;
        let mut pairs = Vec::with_capacity(usize::try_from(self.listed).unwrap_or(0));
        for mentor in 0..ranges.mentors() {
            for rest in ranges.of(mentor).iter().flat_map(|&range| split(&self.cuts, range).1) {
                let mentees = ranges.mentees(mentor, rest);
                pairs.extend(mentees.map(|mentee| (Row::new(mentor), Column::new(mentee as usize), entry)));
            }
        }
        let list = Term::list(pairs)?;
        if self.blocks.iter().all(Vec::is_empty) {
            return Ok(vec![list]);
        }
        let width = self.width();
        let mut columns = vec![u32::try_from(width - 1).unwrap_or(0); sides.mentees().len()];
        for (block, ends) in (0..).zip(self.cuts.windows(2)) {
            for &mentee in &ranges.order()[ends[0] as usize..ends[1] as usize] {
                columns[mentee as usize] = block;
            }
        }
        let mut entries = vec![Entry::Points(0); self.entries()];
        for (row, blocks) in entries.chunks_mut(width).zip(&self.blocks) {
            for &(start, end) in blocks {
                row[start as usize..end as usize].fill(entry);
            }
        }
        Ok(vec![table(self.codes, columns, width, entries)?, list])
    }
}

/// From one number up to another.
type Range = (u32, u32);

/// The blocks that lie in a range as a whole, and what is left of it.
fn split(cuts: &[u32], (start, end): Range) -> (Option<Range>, [Range; 2]) {
    let first = cuts.partition_point(|&cut| cut < start);
    let last = cuts.partition_point(|&cut| cut <= end).saturating_sub(1);
    if first >= last {
        return (None, [(start, end), (end, end)]);
    }
    let number = |block: usize| u32::try_from(block).unwrap_or(u32::MAX);
    (Some((number(first), number(last))), [(start, cuts[first]), (cuts[last], end)])
}
