//! Loads that are to be even, against the oracle: with minimums, several places of columns, loads
//! had before, both senses and both ways of counting.

use pairwright::assignment::{
    Alternatives, Assignment, Column, Dense, Evenness, GroupFlow, Matrix, Method, ObjectiveValue, Partial,
    Planner, Prices, Problem, Repairs, Row, Solver, Violation, check_plainly, solve,
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::groups::worth;
use super::rematch::as_good_as_can_be;
use crate::support::generate::{Parts, config, problems, small_from_terms};
use crate::support::{check, exhaustive, pair, solvers};

/// What is asked of rows and columns, from a few numbers each.
#[derive(Debug, Clone)]
struct Asked {
    least: Vec<u32>,
    most: Vec<u32>,
    before: Vec<Option<u32>>,
    evenness: Evenness,
}

impl Asked {
    fn of(&self, problem: Problem) -> Problem {
        let row = |i: usize| self.least[i % self.least.len()].min(problem.capacity(Row::new(i)));
        let least = (0..problem.rows()).map(row).collect();
        let most = (0..problem.columns()).map(|j| self.most[j % self.most.len()]).collect();
        let before = (0..problem.rows()).map(|i| self.before[i % self.before.len()]).collect();
        let problem = problem.with_minimums(least).unwrap().with_column_capacities(most).unwrap();
        problem.with_even_loads(self.evenness, before).unwrap()
    }
}

fn evenness() -> impl Strategy<Value = Evenness> {
    select(vec![Evenness::First, Evenness::First, Evenness::Points(1), Evenness::Points(50)])
}

/// Anything that groups can ask for; or loads alone.
fn asked() -> impl Strategy<Value = Asked> {
    let before = || prop_oneof![4 => Just(Some(0)), 1 => (1..=3u32).prop_map(Some), 1 => Just(None)];
    let all = (vec(0..=3u32, 4), vec(0..=3u32, 4), vec(before(), 4), evenness());
    let all = all.prop_map(|(least, most, before, evenness)| Asked { least, most, before, evenness });
    let alone = evenness().prop_map(|evenness| Asked {
        least: vec![0],
        most: vec![1],
        before: vec![Some(0)],
        evenness,
    });
    prop_oneof![2 => all, 1 => alone]
}

fn few(parts: &Parts) -> bool {
    parts.rows * parts.columns <= 12
}

fn is_best(problem: &Problem) -> Result<(), TestCaseError> {
    let best = exhaustive::most(problem);
    for found in [GroupFlow.solve(problem).unwrap(), solve(problem).unwrap()] {
        prop_assert_eq!(worth(problem, &found), best);
        prop_assert_eq!(ObjectiveValue::of(problem, &found), best);
        let checked = check(problem, &found);
        prop_assert!(checked.is_ok(), "{}", checked.unwrap_err());
        prop_assert_eq!(checked.unwrap().evenness(), problem.evenness());
    }
    Ok(())
}

/// The same pairs for a problem with a cell changed, a row or a place more.
fn edited(problem: &Problem, cell: impl Fn(usize, usize, Option<i32>) -> Option<i32>) -> Problem {
    let old = |i, j| problem.score(Row::new(i), Column::new(j));
    let matrix = Matrix::from_fn(problem.rows(), problem.columns(), |i, j| cell(i, j, old(i, j)));
    like(problem, Problem::from_matrix(matrix).unwrap(), None)
}

/// The same places, perhaps with one more.
fn like(problem: &Problem, other: Problem, more: Option<usize>) -> Problem {
    let rows = || (0..problem.rows()).map(Row::new);
    let capacities = rows().map(|row| problem.capacity(row) + u32::from(Some(row.index()) == more));
    let columns = (0..problem.columns()).map(|j| problem.column_capacity(Column::new(j)));
    let other = other.with_sense(problem.sense()).with_capacities(capacities.collect()).unwrap();
    let other = other.with_minimums(rows().map(|row| problem.minimum(row)).collect()).unwrap();
    let other = other.with_column_capacities(columns.collect()).unwrap();
    let before = rows().map(|row| problem.load_before(row)).collect();
    match problem.evenness() {
        Some(evenness) => other.with_even_loads(evenness, before).unwrap(),
        None => other,
    }
}

/// The most that is possible with a pair, by worth that no other pair has.
fn most_with(problem: &Problem, (row, column): (Row, Column)) -> Option<ObjectiveValue> {
    let kept = [(row, column)];
    exhaustive::worths(problem, &kept)[0]
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn loads_are_as_good_as_can_be(
        parts in problems(0..=4, 0..=3).prop_filter("few pairs", few),
        asked in asked(),
    ) {
        is_best(&asked.of(parts.problem()))?;
    }

    #[test]
    fn loads_of_terms_are_as_good_as_can_be(
        problem in small_from_terms().prop_filter("few pairs", |p| p.rows() * p.columns() <= 12),
        asked in asked(),
    ) {
        is_best(&asked.of(problem))?;
    }

    /// More columns than a few rows would share evenly if they could.
    #[test]
    fn wide_problems_are_as_good_as_can_be(
        parts in problems(1..=6, 0..=5).prop_filter("few rows", |p| p.rows <= 2),
        asked in asked(),
    ) {
        is_best(&asked.of(parts.problem()))?;
    }

    #[test]
    fn what_changes_cost_is_what_enumeration_says(
        parts in problems(1..=4, 0..=3).prop_filter("few pairs", few),
        asked in asked(),
    ) {
        let problem = asked.of(parts.problem());
        let best = solve(&problem).unwrap();
        let optimum = exhaustive::most(&problem);
        let alternatives = Alternatives::new(&problem, &best).unwrap();
        for (row, column) in (0..parts.rows).flat_map(|i| (0..parts.columns).map(move |j| pair(i, j))) {
            let forced = alternatives.forcing(row, column).unwrap();
            let possible = most_with(&problem, (row, column));
            prop_assert_eq!(forced.is_some(), possible.is_some());
            if let (Some(change), Some(most)) = (forced, possible) {
                prop_assert_eq!(change.loss(), optimum - most);
                let after = change.applied(&problem, &best).unwrap();
                prop_assert_eq!(worth(&problem, &after), most);
            }
            let parted = alternatives.without(row, column).unwrap();
            let without = edited(&problem, |i, j, old| old.filter(|_| pair(i, j) != (row, column)));
            let most = exhaustive::most(&without);
            if best.pairs().contains(&(row, column)) {
                prop_assert_eq!(parted.loss(), optimum - most);
            }
        }
        if let Some(another) = alternatives.another_optimum().unwrap() {
            prop_assert_ne!(another.pairs(), best.pairs());
            prop_assert_eq!(worth(&problem, &another), optimum);
        }
    }

    #[test]
    fn what_repairs_gain_is_what_enumeration_says(
        parts in problems(1..=4, 0..=3).prop_filter("few pairs", few),
        asked in asked(),
        score in -9..=9i32,
    ) {
        let problem = asked.of(parts.problem());
        let best = solve(&problem).unwrap();
        let optimum = exhaustive::most(&problem);
        let repairs = Repairs::new(&problem, &best).unwrap();
        for (row, column) in (0..parts.rows).flat_map(|i| (0..parts.columns).map(move |j| pair(i, j))) {
            let Ok(gain) = repairs.allowing(row, column, score) else { continue };
            let open = edited(&problem, |i, j, old| if pair(i, j) == (row, column) { Some(score) } else { old });
            prop_assert_eq!(gain, exhaustive::most(&open) - optimum);
        }
        for i in 0..parts.rows {
            let gain = repairs.one_more_place(Row::new(i)).unwrap();
            let more = like(&problem, parts.problem(), Some(i));
            prop_assert_eq!(gain, exhaustive::most(&more) - optimum, "row {}", i);
        }
    }

    #[test]
    fn rematching_is_as_good_as_can_be(
        parts in problems(1..=4, 0..=3).prop_filter("few pairs", few),
        asked in asked(),
        luck in 0..36usize,
    ) {
        let problem = asked.of(parts.problem());
        let before = solve(&problem).unwrap();
        let gone = before.pairs().get(luck % before.pairs().len().max(1)).copied();
        let declined = edited(&problem, |i, j, old| old.filter(|_| Some(pair(i, j)) != gone));
        let kept: Vec<_> = before.pairs().iter().copied().filter(|&pair| Some(pair) != gone).collect();
        as_good_as_can_be(&declined, &kept, Some(before.prices()))?;
        as_good_as_can_be(&declined, &kept, None)?;
    }

    /// One pair less, another pair, or other prices: not the best, or not proven.
    #[test]
    fn forged_results_are_refused(
        parts in problems(1..=4, 0..=3).prop_filter("few pairs", few),
        asked in asked(),
        luck in 0..1000usize,
        by in (-3..=3i64, -3..=3i64),
    ) {
        let problem = asked.of(parts.problem());
        let best = GroupFlow.solve(&problem).unwrap();
        let optimum = exhaustive::most(&problem);
        let sound = |forged: &Assignment| {
            let accepted = check(&problem, forged).is_ok() || check_plainly(&problem, forged);
            !accepted || worth(&problem, forged) == optimum
        };
        let mut other = best.pairs().to_vec();
        if !other.is_empty() {
            let (_, column) = other.remove(luck % other.len());
            prop_assert!(sound(&Assignment::new(&problem, other.clone(), best.prices().clone()).unwrap()));
            let row = Row::new(luck / 7 % parts.rows);
            if problem.score(row, column).is_some() && !other.contains(&(row, column)) {
                other.push((row, column));
                prop_assert!(sound(&Assignment::new(&problem, other, best.prices().clone()).unwrap()));
            }
        }
        // whatever the prices are, what is accepted is best
        let (u, v) = best.prices().worths().unwrap_or_default();
        let shift = |worth: &ObjectiveValue| ObjectiveValue {
            evenness: worth.evenness + by.0,
            points: worth.points.saturating_add(by.1),
            ..*worth
        };
        let prices = Prices::of_worths(u.iter().map(shift).collect(), v.to_vec());
        for pairs in [best.pairs().to_vec(), Vec::new()] {
            prop_assert!(sound(&Assignment::new(&problem, pairs, prices.clone()).unwrap()));
        }
        prop_assert_eq!(
            Partial::from(&best).bound(&problem),
            optimum.points * if problem.sense() == pairwright::assignment::Sense::Maximise { 1 } else { -1 }
        );
    }

    /// Each place of a row as a row of its own, which costs a hundred times all points for each
    /// place before it: what other solvers find then.
    #[test]
    fn larger_loads_are_what_copies_of_rows_get(
        parts in problems(4..=14, 0..=4),
        first in any::<bool>(),
        luck in vec(0..3u32, 14),
    ) {
        // few points, so that they and the places' numbers fit one score
        let parts = parts.with_cells(|_, _, cell| cell.map(|score| score.rem_euclid(9)));
        let evenness = if first { Evenness::First } else { Evenness::Points(2) };
        let before = |i: usize| luck[i % luck.len()];
        let loads = (0..parts.rows).map(|i| Some(before(i))).collect();
        let problem = parts.problem().with_even_loads(evenness, loads).unwrap();
        let found = solve(&problem).unwrap();
        prop_assert!(check(&problem, &found).is_ok());

        let step = if first { 1000 } else { 2 };
        let sign = if parts.sense == pairwright::assignment::Sense::Maximise { -1 } else { 1 };
        let places = (0..parts.rows).flat_map(|i| (0..parts.capacities[i]).map(move |place| (i, place)));
        let places: Vec<_> = places.collect();
        let copied = Matrix::from_fn(places.len(), parts.columns, |at, j| {
            let (i, place) = places[at];
            let number = i32::try_from(before(i) + place).unwrap();
            parts.cells[i * parts.columns + j].map(|score| score + sign * step * number)
        });
        let copied = Problem::from_matrix(copied).unwrap().with_sense(parts.sense);
        let other = Dense.solve(&copied).unwrap();
        let pairs: Vec<_> = other.pairs().iter().map(|&(at, j)| (Row::new(places[at.index()].0), j)).collect();
        let other = Assignment::new(&problem, pairs, Prices::default()).unwrap();
        prop_assert_eq!(worth(&problem, &found), worth(&problem, &other));
    }
}

/// Twelve columns, five rows that could take six each, all pairs alike.
#[test]
fn loads_of_equal_rows_differ_by_one_at_most() {
    let problem = Problem::from_matrix(Matrix::from_vec(5, 12, vec![250; 60]).unwrap()).unwrap();
    let problem = problem.with_capacities(vec![6; 5]).unwrap();
    let even = problem.with_even_loads(Evenness::First, vec![Some(0); 5]).unwrap();
    assert_eq!(sorted_loads(&even, &solve(&even).unwrap()), [3, 3, 2, 2, 2]);
    assert_eq!(Planner::default().plan(&even).unwrap().method(), Method::GroupFlow);
    let proof = check(&even, &solve(&even).unwrap()).unwrap();
    let told = "proven optimal: no assignment has more than 12 pairs, none with as many has more even loads, \
                and none with loads as even has a better total than 3000 (prices checked against all 60 \
                allowed pairs)";
    assert_eq!(proof.to_string(), told);
}

/// A row that takes few has its few, and the others share the rest: the largest load is as small as
/// can be, then as few rows as can be have it.
#[test]
fn different_capacities_share_what_they_can() {
    let score = |i: usize, j: usize| Some(i32::try_from(100 * (i % 2) + j).unwrap());
    let problem = Problem::from_matrix(Matrix::from_fn(4, 11, score)).unwrap();
    let problem = problem.with_capacities(vec![1, 9, 3, 9]).unwrap();
    let even = problem.clone().with_even_loads(Evenness::First, vec![Some(0); 4]).unwrap();
    assert_eq!(sorted_loads(&even, &solve(&even).unwrap()), [4, 3, 3, 1]);
    // what a row has already counts with it
    let even = problem.with_even_loads(Evenness::First, vec![Some(0), Some(5), Some(0), Some(0)]).unwrap();
    assert_eq!(sorted_loads(&even, &solve(&even).unwrap()), [6, 3, 1, 1]);
}

/// Points against evenness: the third column of row 0 costs 100 points, so it goes elsewhere for
/// 80.
#[test]
fn points_buy_evenness_as_far_as_they_go() {
    let problem =
        Problem::from_matrix(Matrix::from_fn(2, 3, |i, _| Some(if i == 0 { 80 } else { 0 }))).unwrap();
    let problem = problem.with_capacities(vec![3, 3]).unwrap();
    let at = |step| {
        let even = problem.clone().with_even_loads(Evenness::Points(step), vec![Some(0); 2]).unwrap();
        let best = solve(&even).unwrap();
        assert!(check(&even, &best).is_ok());
        (sorted_loads(&even, &best), best.total(), ObjectiveValue::of(&even, &best).points)
    };
    assert_eq!(at(39), (vec![3, 0], 240, 240 - 39 - 78));
    assert_eq!(at(50), (vec![2, 1], 160, 160 - 50));
    assert_eq!(at(100), (vec![2, 1], 160, 160 - 100));
    assert_eq!(at(0), (vec![3, 0], 240, 240));
}

fn sorted_loads(problem: &Problem, found: &Assignment) -> Vec<usize> {
    let load = |i: usize| found.column(Row::new(i)).count();
    let mut loads: Vec<usize> = (0..problem.rows()).map(load).collect();
    loads.sort_unstable_by(|a, b| b.cmp(a));
    loads
}

/// Whoever does not know them says so, and a cover proves nothing about them.
#[test]
fn other_solvers_refuse_even_loads_by_name() {
    let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![1; 4]).unwrap()).unwrap();
    let cover = solve(&problem).unwrap();
    let even = problem.with_even_loads(Evenness::First, vec![Some(0); 2]).unwrap();
    for solver in solvers().iter().filter(|solver| solver.name() != GroupFlow.name()) {
        let refused = solver.solve(&even).unwrap_err();
        assert!(refused.is_problem() && refused.to_string().contains("even loads"), "{refused}");
    }
    assert_eq!(check(&even, &cover), Err(Violation::NoWorths));
}

/// A file from before there were even loads, and one with them.
#[test]
fn even_loads_are_stored() {
    let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![1; 4]).unwrap()).unwrap();
    let old = serde_json::to_value(&problem).unwrap();
    assert!(old.get("even_loads").is_none());
    assert_eq!(serde_json::from_value::<Problem>(old).unwrap(), problem);
    for evenness in [Evenness::First, Evenness::Points(5)] {
        let even = problem.clone().with_even_loads(evenness, vec![Some(2), None]).unwrap();
        let text = serde_json::to_string(&even).unwrap();
        assert_eq!(serde_json::from_str::<Problem>(&text).unwrap(), even, "{text}");
    }
    let worth = r#"{"minimums":0,"served":1,"pairs":1,"points":5}"#;
    assert_eq!(serde_json::from_str::<ObjectiveValue>(worth).unwrap().evenness, 0);
}
