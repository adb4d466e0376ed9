//! Pairs that may be worth more than their score, and their scores, so that nobody adds these up
//! again.

/// Some pairs, sorted, with their scores and what each is worth beyond them.
#[derive(Debug, Clone, Default)]
pub(in crate::assignment) struct BonusPairs {
    pub(super) pairs: Vec<(u32, u32)>,
    pub(super) scores: Vec<i32>,
    pub(super) bonus: Vec<i128>,
    /// Where the pairs of each row begin; one more at the end.
    first: Vec<u32>,
    /// The places of each column's pairs, and where these begin.
    of_columns: (Vec<u32>, Vec<u32>),
}

impl BonusPairs {
    /// The pairs must be sorted, and inside a problem of this size. Time and space O(pairs +
    /// people).
    pub(in crate::assignment) fn new(
        pairs: Vec<(u32, u32)>,
        scores: Vec<i32>,
        bonus: i128,
        [rows, columns]: [usize; 2],
    ) -> Self {
        let (first, _) = by(pairs.iter().map(|&(i, _)| i), rows);
        let of_columns = by(pairs.iter().map(|&(_, j)| j), columns);
        Self { bonus: vec![bonus; pairs.len()], pairs, scores, first, of_columns }
    }

    /// Where a pair is, if it is one of them.
    pub(super) fn find(&self, row: u32, column: u32) -> Option<usize> {
        let start = *self.first.get(row as usize)? as usize;
        let end = *self.first.get(row as usize + 1)? as usize;
        let found = self.pairs[start..end].binary_search_by_key(&column, |&(_, j)| j);
        found.ok().map(|at| start + at)
    }

    /// The places of a row's pairs.
    pub(super) fn of_row(&self, row: u32) -> std::ops::Range<usize> {
        let at = |row: usize| self.first.get(row).map_or(0, |&at| at as usize);
        at(row as usize)..at(row as usize + 1)
    }

    /// The places of a column's pairs.
    pub(super) fn of_column(&self, column: u32) -> &[u32] {
        let (first, places) = &self.of_columns;
        let at = |column: usize| first.get(column).map_or(0, |&at| at as usize);
        &places[at(column as usize)..at(column as usize + 1)]
    }

    /// Is no pair worth more or less than its score?
    pub(super) fn is_plain(&self) -> bool {
        self.bonus.iter().all(|&bonus| bonus == 0)
    }
}

/// The places of each member's pairs, and where these begin.
fn by(members: impl Iterator<Item = u32> + Clone, size: usize) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0; size + 1];
    members.clone().for_each(|k| first[k as usize + 1] += 1);
    for k in 0..size {
        first[k + 1] += first[k];
    }
    let mut next = first.clone();
    let mut places = vec![0; first[size] as usize];
    for (at, k) in (0..).zip(members) {
        places[next[k as usize] as usize] = at;
        next[k as usize] += 1;
    }
    (first, places)
}
