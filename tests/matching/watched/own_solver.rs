//! A solver of the caller's own does every solve, or is refused by name.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pairwright::assignment::{Assignment, Problem, Solver, solve};
use pairwright::what_if::Goal;
use pairwright::{Matcher, Matching, Objective, Pilot, Result, Season, Sparing};

use super::world::World;

/// Counts its solves; from a certain one on it forgets a pair.
#[derive(Debug, Clone)]
struct Counting {
    solves: Arc<AtomicUsize>,
    wrong_from: usize,
}

impl Counting {
    fn new(wrong_from: usize) -> Self {
        Self { solves: Arc::default(), wrong_from }
    }

    fn solves(&self) -> usize {
        self.solves.load(Ordering::Relaxed)
    }
}

impl Solver for Counting {
    fn name(&self) -> &'static str {
        "counting"
    }

    fn solve(&self, problem: &Problem) -> Result<Assignment> {
        let number = self.solves.fetch_add(1, Ordering::Relaxed);
        let best = solve(problem)?;
        if number < self.wrong_from || best.pairs().is_empty() {
            return Ok(best);
        }
        Assignment::new(problem, best.pairs()[1..].to_vec(), best.prices().clone())
    }
}

type Solving = fn(&World, &Matcher, &Matching) -> Result<String>;

/// What is solved by itself, with a matching of the same matcher at hand.
const ALL: [(&str, Solving); 12] = [
    ("solve", |world, matcher, _| told(&matcher.solve(Arc::clone(&world.cohort))?)),
    ("rematch", |world, matcher, before| rematch(world, matcher, before, Sparing::Nobody)),
    ("rematch at a price", |world, matcher, before| rematch(world, matcher, before, Sparing::Price(40))),
    ("pilot", |world, matcher, _| {
        told(&matcher.clone().with_pilot(Pilot::Best(2)).solve(Arc::clone(&world.cohort))?)
    }),
    ("worst pair", |world, matcher, _| {
        told(&matcher.clone().with_objective(Objective::BestWorstPair).solve(Arc::clone(&world.cohort))?)
    }),
    ("leximin", |world, matcher, _| {
        told(&matcher.clone().with_objective(Objective::Leximin).solve(Arc::clone(&world.cohort))?)
    }),
    ("propose", |world, matcher, _| {
        let mut season = Season::new(matcher.clone(), Arc::clone(&world.cohort));
        told(season.propose("1 March")?)
    }),
    ("sensitivity", |_, _, before| Ok(before.sensitivity_of("mentee_choices.1")?.to_string())),
    ("trade-off", |_, _, before| Ok(before.trade_off(Goal::Points, Goal::Choices)?.to_string())),
    ("frontier", |_, _, before| Ok(format!("{:?}", before.frontier()?.points().len()))),
    ("choices met", |_, _, before| Ok(before.choices_met()?.to_string())),
    ("repairs", |_, _, before| {
        let left = before.left_out().iter().find(|left| left.role().is_mentee());
        let Some(left) = left else { return Ok(String::new()) };
        Ok(before.repairs(left.id())?.iter().map(ToString::to_string).collect())
    }),
];

fn told(matching: &Matching) -> Result<String> {
    let _proof = matching.verify()?;
    Ok(format!("{:?} {}", matching.pairs(), matching.gap()))
}

fn rematch(world: &World, matcher: &Matcher, before: &Matching, sparing: Sparing) -> Result<String> {
    let given = World::given(before, sparing);
    let again = matcher.rematch(Arc::clone(&world.cohort), Some(before), &given)?;
    Ok(format!("{} {:?} {}", told(again.matching())?, again.parted(), again.cost()))
}

/// The same answers, and the solver was asked; a wrong answer at any of its solves is refused.
#[test]
fn every_solve_is_the_solvers_own_and_checked() {
    let (mut solved, mut refused) = ([0; ALL.len()], [0; ALL.len()]);
    for seed in (0..30).filter(|seed| seed % 10 != 8 && seed % 10 != 4) {
        let world = World::new(seed);
        let usual = world.matching();
        for (at, (name, solving)) in ALL.iter().enumerate() {
            let expected = solving(&world, &world.matcher, &usual);
            let run = |solver: &Counting| {
                // what is there already was made by a solver that was right
                let matcher = world.matcher.clone().with_solver(solver.clone());
                let before = Matching::restore(usual.saved(), &matcher).unwrap();
                solving(&world, &matcher, &before)
            };
            let told = format!("seed {seed}, {name}");
            let right = Counting::new(usize::MAX);
            match (expected, run(&right)) {
                (Ok(expected), Ok(found)) => assert_eq!(found, expected, "{told}"),
                (Err(expected), Err(found)) => {
                    assert_eq!(found.to_string(), expected.to_string(), "{told}");
                    continue;
                }
                (expected, found) => panic!("{told}: {expected:?} {found:?}"),
            }
            solved[at] += right.solves();
            for wrong_from in 0..right.solves() {
                let wrong = Counting::new(wrong_from);
                match run(&wrong) {
                    Ok(_) => {
                        // it had no pair to forget
                        let is_empty = world.cohort.mentees().next().is_none();
                        assert!(is_empty || usual.pairs().len() < 2, "{told}, from solve {wrong_from}");
                    }
                    Err(error) => {
                        assert!(error.is_internal(), "{told}, from solve {wrong_from}: {error}");
                        assert!(error.to_string().contains("counting"), "{told}: {error}");
                        refused[at] += 1;
                    }
                }
            }
        }
    }
    assert!(solved.iter().all(|&solves| solves > 0), "{solved:?}");
    assert!(refused.iter().all(|&refusals| refusals > 0), "{refused:?}");
}

#[test]
fn a_limit_on_parted_pairs_is_refused_by_name() {
    let world = World::new(0);
    let usual = world.matching();
    let solver = Counting::new(usize::MAX);
    let matcher = world.matcher.clone().with_solver(solver.clone());
    let limited = |most| {
        let given = World::given(&usual, Sparing::AtMost(most));
        matcher.rematch(Arc::clone(&world.cohort), Some(&usual), &given)
    };
    let error = limited(0).unwrap_err();
    assert!(error.is_problem(), "{error}");
    assert!(error.to_string().contains("\"counting\""), "{error}");
    assert!(error.advice().is_some_and(|advice| advice.contains("price")), "{error}");
    // where all of them may part there is no limit
    assert!(limited(99).is_ok() && solver.solves() > 0);
}

/// Mentees who may not share a mentor: each region is a solve.
#[test]
fn regions_of_the_search_are_solved_by_it() {
    let mut searched = 0;
    for seed in (0..200).filter(|seed| seed % 10 == 2) {
        let world = World::new(seed);
        let solver = Counting::new(usize::MAX);
        let matching =
            world.matcher.clone().with_solver(solver.clone()).solve(Arc::clone(&world.cohort)).unwrap();
        assert_eq!(matching.worth(), world.matching().worth(), "seed {seed}");
        if matching.verify().unwrap().most_points().is_none() {
            searched += 1;
            assert!(solver.solves() > 1, "seed {seed}");
        }
    }
    assert!(searched > 3, "{searched}");
}
