//! The checker against forged proofs: whatever it accepts is best.

use pairwright::assignment::{Assignment, Column, Problem, Row, Sense, check_plainly};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::support::generate::{config, problems, small};
use crate::support::{Loose, check, exhaustive, solved, solvers, value};

/// The same pairs with other prices.
fn with(problem: &Problem, pairs: &[(Row, Column)], loose: Loose) -> Assignment {
    Assignment::new(problem, pairs.to_vec(), loose.prices()).expect("the pairs are allowed")
}

/// One change to a proof or its pairs.
#[derive(Debug, Clone)]
enum Change {
    RowPrice(Index, i64),
    ColumnPrice(Index, i64),
    /// From a row's price to a column's price, so that the sum may stay.
    Shift(Index, Index, i64),
    RowCover(Index),
    ColumnCover(Index),
    DropPair(Index),
    AddPair(Index, Index),
    Swap(Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    let delta = || prop_oneof![8 => -2..=2i64, 1 => any::<i64>()];
    let at = any::<Index>;
    prop_oneof![
        (at(), delta()).prop_map(|(i, d)| Change::RowPrice(i, d)),
        (at(), delta()).prop_map(|(j, d)| Change::ColumnPrice(j, d)),
        (at(), at(), delta()).prop_map(|(i, j, d)| Change::Shift(i, j, d)),
        at().prop_map(Change::RowCover),
        at().prop_map(Change::ColumnCover),
        at().prop_map(Change::DropPair),
        (at(), at()).prop_map(|(i, j)| Change::AddPair(i, j)),
        (at(), at()).prop_map(|(a, b)| Change::Swap(a, b)),
    ]
}

fn some<T>(at: Index, of: &mut [T]) -> Option<&mut T> {
    if of.is_empty() { None } else { Some(at.get_mut(of)) }
}

fn add(at: Index, prices: &mut [i64], delta: i64) {
    if let Some(price) = some(at, prices) {
        *price = price.wrapping_add(delta);
    }
}

fn flip(at: Index, marks: &mut [bool]) {
    if let Some(mark) = some(at, marks) {
        *mark = !*mark;
    }
}

fn apply(change: &Change, problem: &Problem, pairs: &mut Vec<(Row, Column)>, loose: &mut Loose) {
    match *change {
        Change::RowPrice(i, delta) => add(i, &mut loose.rows, delta),
        Change::ColumnPrice(j, delta) => add(j, &mut loose.columns, delta),
        Change::Shift(i, j, delta) => {
            add(i, &mut loose.rows, delta);
            add(j, &mut loose.columns, delta.wrapping_neg());
        }
        Change::RowCover(i) => flip(i, &mut loose.row_cover),
        Change::ColumnCover(j) => flip(j, &mut loose.column_cover),
        Change::DropPair(at) if !pairs.is_empty() => drop(pairs.remove(at.index(pairs.len()))),
        Change::AddPair(i, j) if problem.rows() > 0 && problem.columns() > 0 => {
            pairs.push((Row::new(i.index(problem.rows())), Column::new(j.index(problem.columns()))));
        }
        Change::Swap(a, b) if !pairs.is_empty() => {
            let (a, b) = (a.index(pairs.len()), b.index(pairs.len()));
            swap(pairs, a, b);
        }
        _ => {}
    }
}

/// Two pairs exchange their columns.
fn swap(pairs: &mut [(Row, Column)], a: usize, b: usize) {
    let column = pairs[a].1;
    pairs[a].1 = pairs[b].1;
    pairs[b].1 = column;
}

proptest! {
    #![proptest_config(config(3000))]

    /// The promise of the checker, put to the test: what it accepts is best by the oracle.
    #[test]
    fn accepted_means_best(parts in small(), changes in vec(change(), 1..=4)) {
        let problem = parts.problem();
        let best = solved(&problem);
        let (mut pairs, mut loose) = (best.pairs().to_vec(), Loose::of(&best));
        for change in &changes {
            apply(change, &problem, &mut pairs, &mut loose);
        }
        // A forbidden pair does not even become an assignment.
        if let Ok(forged) = Assignment::new(&problem, pairs, loose.prices())
            && (check(&problem, &forged).is_ok() || check_plainly(&problem, &forged))
        {
            prop_assert_eq!(value(&forged), exhaustive::best(&problem));
        }
    }

    /// One wrong price is always noticed: every place inside the bound counts. A row without capacity has
    /// no place there; raising its price (lowering it, for costs) says less, but still the truth.
    #[test]
    fn one_changed_price_is_rejected(parts in small(), delta in prop_oneof![Just(1), Just(-1), any::<i64>()]) {
        prop_assume!(delta != 0);
        let problem = parts.problem();
        for solver in solvers() {
            let found = solver.solve(&problem).unwrap();
            for i in 0..problem.rows() {
                let mut loose = Loose::of(&found);
                let Some(price) = loose.rows[i].checked_add(delta) else { continue };
                loose.rows[i] = price;
                let checked = check(&problem, &with(&problem, found.pairs(), loose));
                if problem.capacity(Row::new(i)) > 0 {
                    prop_assert!(checked.is_err(), "{}: row {i}", solver.name());
                } else if (delta > 0) == (problem.sense() == Sense::Maximise) {
                    prop_assert!(checked.is_ok(), "{}: row {i}", solver.name());
                }
            }
            for j in 0..problem.columns() {
                let mut loose = Loose::of(&found);
                let Some(price) = loose.columns[j].checked_add(delta) else { continue };
                loose.columns[j] = price;
                let checked = check(&problem, &with(&problem, found.pairs(), loose));
                prop_assert!(checked.is_err(), "{}: column {j}", solver.name());
            }
        }
    }

    /// The cover must have exactly as many places as there are pairs; a row without capacity has none.
    #[test]
    fn one_changed_cover_mark_is_rejected(parts in small()) {
        let problem = parts.problem();
        let found = solved(&problem);
        for i in (0..problem.rows()).filter(|&i| problem.capacity(Row::new(i)) > 0) {
            let mut loose = Loose::of(&found);
            loose.row_cover[i] = !loose.row_cover[i];
            prop_assert!(check(&problem, &with(&problem, found.pairs(), loose)).is_err(), "row {i}");
        }
        for j in 0..problem.columns() {
            let mut loose = Loose::of(&found);
            loose.column_cover[j] = !loose.column_cover[j];
            prop_assert!(check(&problem, &with(&problem, found.pairs(), loose)).is_err(), "column {j}");
        }
    }

    /// Prices prove a total, so the same prices prove every other assignment that reaches it, and no
    /// other: two pairs may exchange columns exactly if both new pairs are allowed and nothing is lost.
    #[test]
    fn swapped_partners_are_accepted_only_as_another_optimum(parts in problems(2..=6, 1..=2)) {
        let problem = parts.problem();
        let found = solved(&problem);
        for a in 0..found.pairs().len() {
            for b in 0..a {
                let mut pairs = found.pairs().to_vec();
                swap(&mut pairs, a, b);
                let allowed = [a, b].iter().all(|&at| problem.score(pairs[at].0, pairs[at].1).is_some());
                let swapped = Assignment::new(&problem, pairs, found.prices().clone());
                prop_assert_eq!(swapped.is_ok(), allowed);
                if let Ok(swapped) = swapped {
                    let accepted = check(&problem, &swapped).is_ok();
                    prop_assert_eq!(accepted, swapped.total() == found.total());
                }
            }
        }
    }

    /// One pair fewer is never a largest assignment.
    #[test]
    fn a_dropped_pair_is_rejected(parts in small()) {
        let problem = parts.problem();
        let found = solved(&problem);
        for at in 0..found.pairs().len() {
            let mut pairs = found.pairs().to_vec();
            pairs.remove(at);
            let dropped = Assignment::new(&problem, pairs, found.prices().clone()).unwrap();
            prop_assert!(check(&problem, &dropped).is_err());
        }
    }
}
