//! The oracle: of all assignments that are worth the most, the one that the rules name.

use pairwright::assignment::{Column, Evenness, ObjectiveValue, Problem, Row, Sense};

type Pair = (Row, Column);

/// What the rules look at, in their order: more is better.
type Key = (ObjectiveValue, usize, i32, usize);

/// A question about ties.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub(super) problem: &'a Problem,
    pub(super) rated: &'a Problem,
    pub(super) kept: &'a [Pair],
    pub(super) preferred: &'a [Pair],
}

impl Question<'_> {
    fn key(&self, pairs: &[Pair]) -> Key {
        let sign = |problem: &Problem| if problem.sense() == Sense::Maximise { 1 } else { -1 };
        let load = |row: Row| pairs.iter().filter(|pair| pair.0 == row).count();
        let met = (0..self.problem.rows())
            .map(Row::new)
            .map(|row| load(row).min(self.problem.minimum(row) as usize));
        let shared = (0..self.problem.rows()).map(Row::new).filter_map(|row| {
            let (before, load) =
                (i64::from(self.problem.load_before(row)?), i64::try_from(load(row)).unwrap());
            Some(before * load + load * (load - 1) / 2)
        });
        let shared: i64 = shared.sum();
        let (evenness, cost) = match self.problem.evenness() {
            Some(Evenness::First) => (-shared, 0),
            Some(Evenness::Points(points)) => (0, shared * i64::from(points)),
            _ => (0, 0),
        };
        let is_served = |&j: &usize| pairs.iter().any(|pair| pair.1.index() == j);
        let count = |number: usize| i64::try_from(number).unwrap();
        let worth = ObjectiveValue {
            minimums: count(met.sum()),
            served: count((0..self.problem.columns()).filter(is_served).count()),
            pairs: count(pairs.len()),
            evenness,
            points: pairs.iter().map(|&(i, j)| i64::from(self.problem.score(i, j).unwrap())).sum::<i64>()
                * i64::from(sign(self.problem))
                - cost,
        };
        let ratings = pairs.iter().filter_map(|&(i, j)| self.rated.score(i, j));
        let worst = ratings.map(|score| score * sign(self.rated)).min().unwrap_or(i32::MAX);
        let among = |some: &[Pair]| pairs.iter().filter(|pair| some.contains(pair)).count();
        (worth, among(self.kept), worst, among(self.preferred))
    }

    /// The one answer. All assignments are tried; those with the earlier pairs first.
    pub(super) fn answer(&self) -> Vec<Pair> {
        let rows = (0..self.problem.rows()).map(Row::new);
        let all = rows.flat_map(|i| (0..self.problem.columns()).map(move |j| (i, Column::new(j))));
        let allowed: Vec<Pair> = all.filter(|&(i, j)| self.problem.score(i, j).is_some()).collect();
        let mut best = None;
        self.try_all(&allowed, &mut Vec::new(), &mut best);
        best.unwrap().1
    }

    fn try_all(&self, left: &[Pair], made: &mut Vec<Pair>, best: &mut Option<(Key, Vec<Pair>)>) {
        let Some((&pair, left)) = left.split_first() else {
            let key = self.key(made);
            if best.as_ref().is_none_or(|best| key > best.0) {
                *best = Some((key, made.clone()));
            }
            return;
        };
        let of_row = made.iter().filter(|other| other.0 == pair.0).count();
        let of_column = made.iter().filter(|other| other.1 == pair.1).count();
        let problem = self.problem;
        if of_row < problem.capacity(pair.0) as usize && of_column < problem.column_capacity(pair.1) as usize
        {
            made.push(pair);
            self.try_all(left, made, best);
            made.pop();
        }
        self.try_all(left, made, best);
    }
}
