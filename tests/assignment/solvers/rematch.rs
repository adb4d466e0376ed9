//! Matching again with few changes, against the oracle: a price for disturbing, and a limit on it.

use pairwright::assignment::{
    Column, Matrix, ObjectiveValue, Prices, Problem, Reoptimisation, Reoptimised, Row, solve,
};
use proptest::{collection::vec, prelude::*};

use crate::support::generate::{Parts, config, problems, small_from_terms};
use crate::support::{check, exhaustive, pair};

/// The best within a limit, and at a price.
fn expected(worths: &[Option<ObjectiveValue>], limit: usize) -> ObjectiveValue {
    worths.iter().take(limit + 1).filter_map(|&worth| worth).max().expect("kept pairs can be kept")
}

fn at_price(worths: &[Option<ObjectiveValue>], price: i64) -> ObjectiveValue {
    let less = |(gone, worth): (i64, ObjectiveValue)| worth - ObjectiveValue::of_points(price * gone);
    (0..).zip(worths).filter_map(|(gone, &worth)| Some(less((gone, worth?)))).max().expect("some assignment")
}

fn sound(problem: &Problem, kept: &[(Row, Column)], found: &Reoptimised) -> Result<(), TestCaseError> {
    let gone: Vec<_> =
        kept.iter().copied().filter(|pair| !found.assignment().pairs().contains(pair)).collect();
    let mut disturbed = found.disturbed().to_vec();
    disturbed.sort_by_key(|pair| kept.iter().position(|kept| kept == pair));
    prop_assert_eq!(disturbed, gone);
    let checked = found.verify(problem);
    prop_assert!(checked.is_ok(), "{}", checked.unwrap_err());
    prop_assert_eq!(checked.unwrap().pairs(), found.assignment().pairs().len());
    prop_assert_eq!(found.worth().pairs, i64::try_from(found.assignment().pairs().len()).unwrap());
    prop_assert_eq!(found.cost(), found.free_worth() - found.worth());
    Ok(())
}

/// All three against the oracle, started from prices or not.
pub(crate) fn as_good_as_can_be(
    problem: &Problem,
    kept: &[(Row, Column)],
    prices: Option<&Prices>,
) -> Result<(), TestCaseError> {
    let worths = exhaustive::worths(problem, kept);
    let rematch = Reoptimisation::new(problem, kept).unwrap();
    let rematch = if let Some(prices) = prices { rematch.start_from(prices) } else { rematch };
    let free = rematch.free().unwrap();
    prop_assert_eq!(free.worth(), expected(&worths, kept.len()));
    prop_assert!(check(problem, free.assignment()).is_ok());
    sound(problem, kept, &free)?;
    for price in [0, 1, 3, 10, 10_000] {
        let Ok(found) = rematch.with_price(price) else { continue }; // scores at the end of i32
        let price = i64::from(price);
        let gone = i64::try_from(found.disturbed().len()).unwrap();
        prop_assert_eq!(found.worth() - ObjectiveValue::of_points(price * gone), at_price(&worths, price));
        prop_assert_eq!(found.free_worth(), free.worth());
        if let Ok((priced, assignment)) = found.priced(problem) {
            prop_assert!(check(&priced, &assignment).is_ok());
            sound(problem, kept, &found)?;
        }
    }
    for limit in 0..=kept.len() {
        let found = rematch.at_most(limit).unwrap();
        prop_assert!(found.disturbed().len() <= limit);
        prop_assert_eq!(found.worth(), expected(&worths, limit), "at most {} of {}", limit, kept.len());
        prop_assert_eq!(found.gap(), ObjectiveValue::default());
        sound(problem, kept, &found)?;
        let hurried = rematch.clone().with_node_limit(1).at_most(limit).unwrap();
        prop_assert!(hurried.disturbed().len() <= limit && hurried.bound() >= found.worth());
        sound(problem, kept, &hurried)?;
    }
    Ok(())
}

/// Some pairs of a best assignment were declined, and are forbidden now; all others are to be kept.
fn declined(parts: &Parts, luck: &[usize]) -> (Problem, Vec<(Row, Column)>, Prices) {
    let before = solve(&parts.problem()).unwrap();
    let pairs = before.pairs();
    let gone: Vec<_> = luck.iter().filter(|_| !pairs.is_empty()).map(|&at| pairs[at % pairs.len()]).collect();
    let problem = parts.with_cells(|i, j, cell| cell.filter(|_| !gone.contains(&pair(i, j)))).problem();
    let kept = pairs.iter().copied().filter(|pair| !gone.contains(pair)).collect();
    (problem, kept, before.prices().clone())
}

/// Rounds of declines: which pair, at which price, or whether the price is a limit. Up to `small`
/// rows everything is enumerated.
fn rounds_are_as_good(
    mut parts: Parts,
    rounds: &[(usize, u32, bool)],
    small: usize,
) -> Result<(), TestCaseError> {
    let first = solve(&parts.problem()).unwrap();
    let (mut pairs, mut prices) = (first.pairs().to_vec(), first.prices().clone());
    for &(luck, price, is_limit) in rounds {
        let Some(&gone) = pairs.get(luck % pairs.len().max(1)) else { break };
        parts = parts.with_cells(|i, j, cell| cell.filter(|_| pair(i, j) != gone));
        let problem = parts.problem();
        let kept: Vec<_> = pairs.iter().copied().filter(|&pair| pair != gone).collect();
        let rematch = Reoptimisation::new(&problem, &kept).unwrap().start_from(&prices);
        if parts.rows <= small {
            as_good_as_can_be(&problem, &kept, Some(&prices))?;
        }
        let free = rematch.free().unwrap();
        let again = solve(&problem).unwrap();
        prop_assert_eq!(free.worth(), ObjectiveValue::of(&problem, &again));
        prop_assert!(check(&problem, free.assignment()).is_ok());
        let found = if is_limit { rematch.at_most(price as usize) } else { rematch.with_price(price) };
        let Ok(found) = found else { break }; // scores at the end of i32
        if is_limit || found.priced(&problem).is_ok() {
            sound(&problem, &kept, &found)?;
        }
        (pairs, prices) = (found.assignment().pairs().to_vec(), found.start_prices().clone());
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn after_declines(parts in problems(0..=6, 1..=1), luck in vec(0..36usize, 1..=2)) {
        let (problem, kept, prices) = declined(&parts, &luck);
        as_good_as_can_be(&problem, &kept, Some(&prices))?;
        as_good_as_can_be(&problem, &kept, None)?;
    }

    #[test]
    fn after_declines_with_capacities(parts in problems(0..=4, 0..=3), luck in vec(0..36usize, 1..=2)) {
        let (problem, kept, prices) = declined(&parts, &luck);
        as_good_as_can_be(&problem, &kept, Some(&prices))?;
    }

    /// Pairs that never were best: much to gain by disturbing them.
    #[test]
    fn of_any_pairs(parts in problems(1..=5, 1..=1), order in Just((0..5).collect::<Vec<usize>>()).prop_shuffle()) {
        let problem = parts.problem();
        let pairs = (0..parts.rows).map(|i| (i, order[i])).filter(|&(_, j)| j < parts.columns);
        let kept: Vec<_> = pairs.map(|(i, j)| pair(i, j)).filter(|&(i, j)| problem.score(i, j).is_some()).collect();
        as_good_as_can_be(&problem, &kept, None)?;
    }

    #[test]
    fn of_terms_and_groups(
        problem in small_from_terms().prop_filter("few pairs", |p| p.rows() * p.columns() <= 12),
        least in vec(0..=2u32, 6),
        most in vec(0..=2u32, 6),
        luck in 0..1000usize,
    ) {
        let least = (0..problem.rows()).map(|i| least[i].min(problem.capacity(Row::new(i)))).collect();
        let problem = problem.with_minimums(least).unwrap();
        let problem = problem.clone().with_column_capacities(most[..problem.columns()].to_vec()).unwrap();
        // some pairs of the opposite of the best
        let sense = match problem.sense() {
            pairwright::assignment::Sense::Maximise => pairwright::assignment::Sense::Minimise,
            pairwright::assignment::Sense::Minimise => pairwright::assignment::Sense::Maximise,
        };
        let worst = solve(&problem.clone().with_sense(sense)).unwrap();
        let kept: Vec<_> = worst.pairs().iter().enumerate().filter(|(at, _)| luck >> at & 1 == 0).map(|pair| *pair.1).collect();
        as_good_as_can_be(&problem, &kept, None)?;
    }

    /// A row and a column have other scores now, as if they were somebody else: their prices are
    /// not looked at.
    #[test]
    fn after_joiners(parts in problems(1..=5, 1..=1), cells in vec(-9..=9i32, 10), at in (0..5usize, 0..5usize)) {
        let before = solve(&parts.problem()).unwrap();
        let (row, column) = (at.0 % parts.rows, at.1 % parts.columns);
        let changed = parts.with_cells(|i, j, cell| match (i == row, j == column) {
            (true, _) => Some(cells[j]),
            (_, true) => Some(cells[5 + i]),
            _ => cell,
        });
        let problem = changed.problem();
        let kept: Vec<_> = before.pairs().iter().copied()
            .filter(|&(i, j)| i != Row::new(row) && j != Column::new(column)).collect();
        let rematch = Reoptimisation::new(&problem, &kept).unwrap().start_from(before.prices());
        let rematch = rematch.with_new(&[Row::new(row)], &[Column::new(column)]).unwrap();
        let found = rematch.free().unwrap();
        prop_assert_eq!(found.worth(), exhaustive::most(&problem));
        prop_assert!(check(&problem, found.assignment()).is_ok());
        let worths = exhaustive::worths(&problem, &kept);
        prop_assert_eq!(rematch.at_most(1).unwrap().worth(), expected(&worths, 1));
    }

    /// Round after round somebody declines; each starts from the last one, whatever that was priced
    /// or limited by.
    #[test]
    fn rounds_from_the_last_ones_prices(
        parts in problems(2..=6, 1..=1),
        rounds in vec((0..36usize, 0..7u32, any::<bool>()), 1..=4),
    ) {
        rounds_are_as_good(parts, &rounds, 6)?;
    }

    #[test]
    fn rounds_with_capacities(
        parts in problems(1..=4, 0..=3),
        rounds in vec((0..36usize, 0..7u32, any::<bool>()), 1..=4),
    ) {
        rounds_are_as_good(parts, &rounds, 6)?;
    }

    #[test]
    fn rounds_of_more_people(
        parts in problems(20..=40, 1..=1),
        rounds in vec((0..1000usize, 0..12u32, Just(false)), 1..=5),
    ) {
        rounds_are_as_good(parts, &rounds, 0)?;
    }

    /// A row is gone with its partner: the prices of the others still hold.
    #[test]
    fn after_leavers(parts in problems(1..=6, 1..=1), at in 0..6usize) {
        let before = solve(&parts.problem()).unwrap();
        let row = at % parts.rows;
        let rest = Parts {
            rows: parts.rows - 1,
            capacities: vec![1; parts.rows - 1],
            cells: [&parts.cells[..row * parts.columns], &parts.cells[(row + 1) * parts.columns..]].concat(),
            ..parts.clone()
        };
        let old = before.prices();
        let (mut rows, mut cover) = (old.rows().to_vec(), old.row_cover().to_vec());
        rows.remove(row);
        cover.remove(row);
        let prices = Prices::new(rows, old.columns().to_vec(), cover, old.column_cover().to_vec());
        let kept: Vec<_> = before.pairs().iter().filter(|pair| pair.0.index() != row)
            .map(|&(i, j)| (Row::new(i.index() - usize::from(i.index() > row)), j)).collect();
        as_good_as_can_be(&rest.problem(), &kept, Some(&prices))?;
    }
}

/// Two columns change places or nobody does: with one change nothing can be gained, and no price
/// shows that.
#[test]
fn bundles_cannot_be_split() {
    let points = Matrix::from_fn(4, 4, |i, j| match (i, j) {
        (0, 1) | (1, 0) => Some(50),
        (2, 3) | (3, 2) => Some(20),
        (i, j) if i == j => Some(10),
        _ => None,
    });
    let problem = Problem::from_matrix(points).unwrap();
    let kept: Vec<_> = (0..4).map(|k| pair(k, k)).collect();
    let rematch = Reoptimisation::new(&problem, &kept).unwrap();
    let points = |limit: usize| rematch.at_most(limit).unwrap().worth().points;
    assert_eq!([0, 1, 2, 3, 4].map(points), [40, 40, 120, 120, 140]);
    let hurried = rematch.clone().with_node_limit(1).at_most(3).unwrap();
    assert_eq!((hurried.worth().points, hurried.gap().points), (120, 10), "half of the second exchange");
}

#[test]
fn what_cannot_be_kept_is_refused() {
    let problem = Problem::from_matrix(Matrix::from_fn(2, 2, |i, j| (i + j < 2).then_some(1))).unwrap();
    for kept in [vec![pair(1, 1)], vec![pair(2, 0)], vec![pair(0, 0); 2], vec![pair(0, 0), pair(0, 1)]] {
        assert!(Reoptimisation::new(&problem, &kept).unwrap_err().is_problem(), "{kept:?}");
    }
    let rematch = Reoptimisation::new(&problem, &[pair(0, 0)]).unwrap();
    assert!(rematch.clone().with_new(&[Row::new(2)], &[]).unwrap_err().is_problem());
    let prices = Prices::default();
    assert!(rematch.clone().start_from(&prices).free().unwrap_err().is_problem());
    let fixed = rematch.at_most(0).unwrap();
    assert_eq!((fixed.worth().pairs, fixed.cost().pairs), (1, 1));
    assert!(fixed.priced(&problem).unwrap_err().is_problem());
}
