//! Where not everything can be tried: solvers agree, and what is too much is left out and said.

use pairwright::assignment::{Column, Entry, Matrix, Problem, Row, Term, TieBreaking, TieRule, Ties, solve};

use crate::numbers::Numbers;
use crate::support::{check, pair, solvers};

/// A problem of many people with few codes, choices, and pairs that must not be.
fn of_tables(size: usize, seed: u64) -> Problem {
    let numbers = &mut Numbers::new(seed);
    let mut table = |kinds: u32, points: i32| {
        let mut codes = || (0..size).map(|_| numbers.code(kinds)).collect();
        let entries = (0..kinds).flat_map(|a| (0..kinds).map(move |b| (a, b)));
        let entries = entries.map(|(a, b)| Entry::Points(if a == b { 0 } else { points })).collect();
        Term::table(codes(), codes(), kinds as usize, entries).unwrap()
    };
    let tables = [table(4, 250), table(3, 200)];
    let mut list = |count: usize, entry: Entry| {
        let mut pair = || (Row::new(numbers.below(size)), Column::new(numbers.below(size)));
        let pairs = (0..count).map(|_| pair()).collect::<Vec<_>>();
        Term::list(pairs.into_iter().map(|(i, j)| (i, j, entry))).unwrap()
    };
    let lists = [list(2 * size, Entry::Points(150)), list(size, Entry::Never)];
    Problem::from_terms(size, size, tables.into_iter().chain(lists).collect()).unwrap()
}

/// By tables as a network, by rows and by the matrix, with prices of their own.
#[test]
fn all_solvers_agree_on_many_people() {
    for seed in 0..12 {
        let problem = of_tables(90, seed);
        let stored = Problem::from_matrix(problem.matrix().unwrap().into_owned()).unwrap();
        let preferred: Vec<_> = (0..90).map(|i| pair(i, (7 * i + 3) % 90)).collect();
        let mut answers = Vec::new();
        for problem in [&problem, &stored] {
            let rules = TieBreaking::new(problem).preferring(preferred.iter().copied());
            for solver in solvers() {
                let Ok(best) = solver.solve(problem) else { continue };
                let (settled, ties) = rules.settle(best).unwrap();
                assert_eq!(ties, Ties::Settled, "seed {seed}, {}", solver.name());
                let _proof = check(problem, &settled).unwrap();
                answers.push(settled.pairs().to_vec());
            }
        }
        assert!(answers.len() >= 10);
        assert!(answers.iter().all(|answer| *answer == answers[0]), "seed {seed}");
    }
}

/// Everybody can be with everybody for the same: more than is looked at.
#[test]
fn too_many_ties_are_left_out_and_said() {
    let problem = Problem::from_matrix(Matrix::from_fn(300, 300, |_, _| Some(7))).unwrap();
    let best = solve(&problem).unwrap();
    let rules = TieBreaking::new(&problem).preferring([pair(0, 1)]);
    let (settled, ties) = rules.clone().settle(best.clone()).unwrap();
    assert_eq!((&settled, ties), (&best, Ties::LeftOutFrom(TieRule::WorstPair)));
    let (_, ties) = rules.keeping([pair(0, 1)]).settle(best).unwrap();
    assert_eq!(ties, Ties::LeftOutFrom(TieRule::Kept));

    let few = Problem::from_matrix(Matrix::from_fn(120, 120, |_, _| Some(7))).unwrap();
    let (settled, ties) = TieBreaking::new(&few).settle(solve(&few).unwrap()).unwrap();
    assert_eq!(ties, Ties::Settled);
    assert_eq!(settled.pairs(), (0..120).map(|i| pair(i, i)).collect::<Vec<_>>());
}

/// Few pairs, but long ways through all of them: at least the earlier rules are applied.
#[test]
fn long_ways_do_not_keep_the_worst_pair_from_being_the_best() {
    let size = 60;
    let numbers = &mut Numbers::new(5);
    let mut cells = vec![Matrix::ABSENT; size * size];
    for i in 0..size {
        // the score of a pair is what its two people are worth, so all assignments come to the same
        for j in std::iter::once(i).chain((0..5).map(|_| numbers.below(size))).collect::<Vec<_>>() {
            cells[i * size + j] = i32::try_from(i % 50 + j % 50).unwrap();
        }
    }
    let score = |i: usize, j: usize| Some(cells[i * size + j]).filter(|&cell| cell != Matrix::ABSENT);
    let problem = Problem::from_matrix(Matrix::from_fn(size, size, score)).unwrap();
    let best = solve(&problem).unwrap();
    let (settled, ties) = TieBreaking::new(&problem).settle(best).unwrap();
    assert!(matches!(ties, Ties::Settled | Ties::LeftOutFrom(TieRule::LowestNumbers)), "{ties:?}");
    let worst = settled.pairs().iter().map(|&(i, j)| problem.score(i, j).unwrap()).min().unwrap();
    // with pairs that are better alone, not everybody is served
    let better = |i: usize, j: usize| score(i, j).filter(|&cell| cell > worst);
    let better = Problem::from_matrix(Matrix::from_fn(size, size, better)).unwrap();
    assert!(solve(&better).unwrap().pairs().len() < settled.pairs().len());
}
