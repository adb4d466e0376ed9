//! All sets of pairs, one after another, and which is best.

use pairwright::assignment::{Column, Problem, Row};
use pairwright::policies::{Even, Waiting};
use pairwright::scoring::Scores;
use pairwright::{Pilot, Sparing};

use super::case::{Case, mentee};

pub(crate) type Pairs = Vec<(usize, usize)>;

/// What counts, in this order: minimums met, mentees served, pairs, how even loads are where that
/// comes first, pairs of mentees who waited where they come first, points less what loads cost and
/// the price of parted pairs.
pub(crate) type Value = (u32, usize, usize, i64, usize, i64);

/// The scores of a case, and who waits.
pub(crate) struct Oracle<'a> {
    case: &'a Case,
    problem: &'a Problem,
    waits: Vec<bool>,
    chosen: Vec<bool>,
    most: usize,
}

impl<'a> Oracle<'a> {
    pub(crate) fn new(case: &'a Case, scores: &'a Scores) -> Self {
        let first = case.programme.waiting() == Waiting::First;
        let chosen = |j: usize| match &case.pilot {
            Some(Pilot::Mentees(chosen)) => chosen.contains(&mentee(j)),
            _ => true,
        };
        Self {
            case,
            problem: scores.problem(),
            waits: case.cohort.mentees().map(|one| first && one.waited().is_some()).collect(),
            chosen: (0..case.size()[1]).map(chosen).collect(),
            most: match case.pilot {
                Some(Pilot::Best(most)) => most as usize,
                _ => usize::MAX,
            },
        }
    }

    /// The pairs that are fixed, sorted.
    pub(crate) fn fixed(&self) -> Pairs {
        let mut fixed = [self.case.fixed.clone(), self.case.locked.clone()].concat();
        fixed.sort_unstable();
        fixed.dedup();
        fixed
    }

    pub(crate) fn score(&self, (i, j): (usize, usize)) -> Option<i32> {
        self.problem.score(Row::new(i), Column::new(j))
    }

    pub(crate) fn places(&self, i: usize) -> usize {
        self.problem.capacity(Row::new(i)) as usize
    }

    pub(crate) fn mentors(&self) -> usize {
        self.problem.rows()
    }

    fn takes(&self, j: usize) -> usize {
        self.problem.column_capacity(Column::new(j)) as usize
    }

    /// Does anybody want several mentors or must get mentees, but for what is fixed?
    pub(crate) fn is_grouped(&self) -> bool {
        let fixed = self.fixed();
        let minimum = |i: usize| self.problem.minimum(Row::new(i)) as usize;
        let load = |i: usize| fixed.iter().filter(|pair| pair.0 == i).count();
        let taken = |j: usize| fixed.iter().filter(|pair| pair.1 == j).count();
        let [mentors, mentees] = self.case.size();
        (0..mentors).any(|i| minimum(i) > load(i))
            || (0..mentees).any(|j| self.takes(j) > 1 && self.takes(j) > taken(j))
    }

    /// Is a pair allowed, beside who is full?
    fn allows(&self, pair: (usize, usize)) -> bool {
        self.score(pair).is_some() && self.chosen[pair.1] && !self.case.declined.contains(&pair)
    }

    /// The proposed pairs that could all stay: the first ones that fit beside the fixed ones.
    pub(crate) fn spared(&self) -> Pairs {
        let (fixed, mut proposed) = (self.fixed(), self.case.proposed.clone());
        proposed.sort_unstable();
        proposed.dedup();
        let (mut all, mut spared) = (fixed.clone(), Vec::new());
        for pair in proposed {
            let fits = all.iter().filter(|other| other.0 == pair.0).count() < self.places(pair.0)
                && all.iter().filter(|other| other.1 == pair.1).count() < self.takes(pair.1);
            if fits && self.allows(pair) && !fixed.contains(&pair) && all.len() < self.most {
                all.push(pair);
                spared.push(pair);
            }
        }
        spared
    }

    /// All sets of pairs that may be.
    pub(crate) fn all(&self) -> Vec<Pairs> {
        let fixed = self.fixed();
        let [mentors, mentees] = self.case.size();
        let mut found = vec![fixed.clone()];
        for pair in (0..mentors).flat_map(|i| (0..mentees).map(move |j| (i, j))) {
            if !self.allows(pair) || fixed.contains(&pair) {
                continue;
            }
            for at in 0..found.len() {
                let set = &found[at];
                let fits = set.iter().filter(|other| other.0 == pair.0).count() < self.places(pair.0)
                    && set.iter().filter(|other| other.1 == pair.1).count() < self.takes(pair.1)
                    && set.len() < self.most;
                if fits {
                    let mut larger = set.clone();
                    larger.push(pair);
                    found.push(larger);
                }
            }
        }
        found
    }

    pub(crate) fn parted(&self, pairs: &Pairs) -> usize {
        self.spared().iter().filter(|pair| !pairs.contains(pair)).count()
    }

    pub(crate) fn points(&self, pairs: &Pairs) -> i64 {
        pairs.iter().map(|&pair| i64::from(self.score(pair).unwrap())).sum()
    }

    pub(crate) fn value(&self, pairs: &Pairs, price: u32) -> Value {
        let [mentors, mentees] = self.case.size();
        let load = |i: usize| u32::try_from(pairs.iter().filter(|pair| pair.0 == i).count()).unwrap();
        let met = (0..mentors).map(|i| self.problem.minimum(Row::new(i)).min(load(i))).sum();
        let served = (0..mentees).filter(|&j| pairs.iter().any(|pair| pair.1 == j)).count();
        let waited = pairs.iter().filter(|pair| self.waits[pair.1]).count();
        let price = i64::from(price) * i64::try_from(self.parted(pairs)).unwrap();
        let shared: i64 = (0..mentors).map(|i| i64::from(load(i)) * (i64::from(load(i)) - 1) / 2).sum();
        let (evenness, cost) = match self.case.programme.workload().even() {
            Even::First => (-shared, 0),
            Even::Points(points) => (0, shared * i64::from(points)),
            _ => (0, 0),
        };
        (met, served, pairs.len(), evenness, waited, self.points(pairs) - cost - price)
    }

    /// The best of all, at this price of parted pairs and with at most so many.
    pub(crate) fn best(&self, sparing: Sparing) -> Value {
        let (price, most) = limits(sparing);
        let all = self.all().into_iter().filter(|pairs| self.parted(pairs) <= most);
        all.map(|pairs| self.value(&pairs, price)).max().unwrap()
    }
}

/// The price of a parted pair, and how many may be parted.
pub(crate) fn limits(sparing: Sparing) -> (u32, usize) {
    match sparing {
        Sparing::Price(price) => (price, usize::MAX),
        Sparing::AtMost(most) => (0, most as usize),
        _ => (0, usize::MAX),
    }
}
