//! Against all assignments there are.

use std::collections::BTreeSet;

use super::rules::{Limit, LimitKind, SharingRules};
use super::search::best_sharing;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Term};
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::sharing::region::without;
use crate::assignment::proof::certificate::check;
use crate::assignment::solvers::run::solve;
use crate::assignment::solvers::work::Work;
use crate::numbers::Numbers;
use crate::watch::guard::Guard;

/// A small problem with rules.
struct Case {
    problem: Problem,
    apart: BTreeSet<(Column, Column)>,
    limits: Vec<Limit>,
    settled: Vec<(Row, Column)>,
}

impl Case {
    fn new(seed: u64, several: bool) -> Self {
        let numbers = &mut Numbers::new(seed * 7 + 3);
        let (rows, columns) = (2 + numbers.below(2), 3 + numbers.below(4));
        let pairs = (0..rows).flat_map(|i| (0..columns).map(move |j| (Row::new(i), Column::new(j))));
        let mut list = Vec::new();
        for (row, column) in pairs {
            let points = i32::try_from(numbers.below(12)).unwrap();
            let entry = if numbers.sometimes(12) { Entry::Never } else { Entry::Points(points) };
            list.push((row, column, entry));
        }
        let problem = Problem::from_terms(rows, columns, vec![Term::list(list).unwrap()]).unwrap();
        let capacities: Vec<u32> = (0..rows).map(|_| 1 + u32::try_from(numbers.below(4)).unwrap()).collect();
        let mut problem = problem.with_capacities(capacities.clone()).unwrap();
        if numbers.sometimes(30) {
            let least = capacities.iter().map(|&most| most.min(u32::try_from(numbers.below(3)).unwrap()));
            problem = problem.with_minimums(least.collect()).unwrap();
        }
        if several {
            let takes = (0..columns).map(|_| 1 + u32::try_from(numbers.below(2)).unwrap()).collect();
            problem = problem.with_column_capacities(takes).unwrap();
        }
        let mut apart = BTreeSet::new();
        for a in 0..columns {
            for b in a + 1..columns {
                if numbers.sometimes(35) {
                    apart.extend([(Column::new(a), Column::new(b)), (Column::new(b), Column::new(a))]);
                }
            }
        }
        let mut limits = Vec::new();
        for _ in 0..numbers.below(3) {
            let value = |numbers: &mut Numbers| u32::try_from(numbers.below(3)).unwrap();
            let values = (0..columns)
                .map(|_| (0..usize::from(!numbers.sometimes(15))).map(|_| value(numbers)).collect());
            let values = values.collect();
            let few = 1 + value(numbers);
            let kind = match numbers.below(3) {
                0 => LimitKind::Each(few),
                1 => LimitKind::Value(0, few),
                _ => LimitKind::Different(few.max(2)),
            };
            limits.push(Limit { values, kind, allows_unknown: numbers.sometimes(50) });
        }
        // a settled column is in no other pair
        let mut settled = Vec::new();
        if !several && numbers.sometimes(40) {
            let column = Column::new(numbers.below(columns));
            settled.push((Row::new(numbers.below(rows)), column));
            let term = Term::list((0..rows).map(|i| (Row::new(i), column, Entry::Never))).unwrap();
            problem = problem.with_term(term).unwrap();
        }
        Self { problem, apart, limits, settled }
    }

    /// May these share a row? Said as simply as can be.
    fn may_share(&self, group: &[Column]) -> bool {
        let apart = |a: &Column| group.iter().any(|b| self.apart.contains(&(*a, *b)));
        if group.len() < 2 {
            return true;
        }
        !group.iter().any(apart)
            && self.limits.iter().all(|limit| {
                let of = |column: &Column| limit.values[column.index()].first().copied();
                let known: Vec<u32> = group.iter().filter_map(of).collect();
                let unknown = group.len() - known.len();
                let counted = if limit.allows_unknown { 0 } else { unknown };
                let of_value = |value: u32| known.iter().filter(|&&other| other == value).count() + counted;
                match limit.kind {
                    LimitKind::Each(most) => (0..3).all(|value| of_value(value) <= most as usize),
                    LimitKind::Value(value, most) => of_value(value) <= most as usize,
                    LimitKind::Different(least) => {
                        let different = known.iter().collect::<BTreeSet<_>>().len() + unknown - counted;
                        different >= group.len().min(least as usize)
                    }
                }
            })
    }

    /// The most that any assignment is worth that obeys.
    fn best(&self) -> ObjectiveValue {
        let (rows, columns) = (self.problem.rows(), self.problem.columns());
        let mut best = ObjectiveValue::default();
        for mut chosen in 0..1u64 << (rows * columns) {
            let mut worth = ObjectiveValue::default();
            let mut groups: Vec<Vec<Column>> = vec![Vec::new(); rows];
            let mut takes = vec![0; columns];
            let mut lawful = true;
            while chosen > 0 && lawful {
                let pair = chosen.trailing_zeros() as usize;
                chosen &= chosen - 1;
                let (row, column) = (Row::new(pair / columns), Column::new(pair % columns));
                takes[column.index()] += 1;
                groups[row.index()].push(column);
                lawful = takes[column.index()] <= self.problem.column_capacity(column)
                    && groups[row.index()].len() <= self.problem.capacity(row) as usize;
                match self.problem.score(row, column) {
                    Some(score) => worth.points += i64::from(score),
                    None => lawful = false,
                }
                worth.pairs += 1;
            }
            if !lawful {
                continue;
            }
            for (i, group) in groups.iter_mut().enumerate() {
                let (row, made) = (Row::new(i), i64::try_from(group.len()).unwrap());
                worth.minimums += made.min(self.problem.minimum(row).into());
                group.extend(
                    self.settled.iter().filter(|&&(other, _)| other == row).map(|&(_, column)| column),
                );
            }
            worth.served = takes.iter().filter(|&&many| many > 0).count().try_into().unwrap();
            if worth > best && groups.iter().all(|group| self.may_share(group)) {
                best = worth;
            }
        }
        best
    }
}

/// The value, and how far off it might be.
fn solved(case: &Case, regions: usize) -> (ObjectiveValue, ObjectiveValue, bool) {
    let apart = |a: Column, b: Column| case.apart.contains(&(a, b));
    let rows = case.problem.rows();
    let rules =
        SharingRules { rows, settled: &case.settled, apart: &apart, limits: &case.limits, excused: &[] };
    let free = solve(&case.problem).unwrap();
    let Some(found) = best_sharing(&case.problem, &rules, &free, regions, &Work::unwatched()).unwrap() else {
        return (ObjectiveValue::of(&case.problem, &free), ObjectiveValue::of(&case.problem, &free), false);
    };
    assert!(rules.bad_rows(found.assignment.pairs()).is_empty());
    let separated = without(&case.problem, &found.separated).unwrap();
    check(&separated, &found.assignment).map(drop).unwrap();
    let worth = ObjectiveValue::of(&case.problem, &found.assignment);
    let bound = found.certificate.bound_under(&case.problem, &rules, &Guard::nobody()).unwrap().unwrap();
    (worth, bound.max(worth), true)
}

#[test]
fn the_best_of_all_that_obey_and_proven_so() {
    let (mut searched, mut lost_people) = (0, 0);
    for seed in 0..500 {
        let case = Case::new(seed, false);
        let (worth, bound, is_searched) = solved(&case, usize::MAX);
        assert_eq!(worth, case.best(), "seed {seed}");
        assert_eq!(bound, worth, "seed {seed}");
        searched += usize::from(is_searched);
        let free = solve(&case.problem).unwrap();
        lost_people += usize::from(free.pairs().len() > usize::try_from(worth.pairs).unwrap());
    }
    assert!(searched > 250 && lost_people > 50, "{searched} {lost_people}");
}

#[test]
fn several_rows_for_a_column_are_no_worse_than_stated() {
    let (mut searched, mut open) = (0, 0);
    for seed in 0..120 {
        let case = Case::new(seed, true);
        if case.problem.rows() * case.problem.columns() > 15 {
            continue;
        }
        let best = case.best();
        let (worth, bound, is_searched) = solved(&case, usize::MAX);
        assert!(worth <= best && best <= bound, "seed {seed}: {worth:?} {best:?} {bound:?}");
        let asks = case.limits.iter().any(Limit::asks);
        assert!(worth == bound || asks, "seed {seed}: {worth:?} {bound:?}");
        searched += usize::from(is_searched);
        open += usize::from(worth < bound);
    }
    assert!(searched > 50 && open < 5, "{searched} {open}");
}

#[test]
fn with_one_region_the_bound_is_that_of_the_problem_itself() {
    let mut gaps = 0;
    for seed in 0..200 {
        let case = Case::new(seed, false);
        let (worth, bound, _) = solved(&case, 1);
        let best = case.best();
        assert!(worth <= best && best <= bound, "seed {seed}");
        assert_eq!(bound, ObjectiveValue::of(&case.problem, &solve(&case.problem).unwrap()), "seed {seed}");
        gaps += usize::from(worth < bound);
    }
    assert!(gaps > 100, "{gaps}");
}
