//! Every [shortcut](crate::shortcut) left out, one at a time: answers are as good and proven.

use crate::adversarial::{KINDS, costs, shapes};
use crate::assignment::changes::rematch::Reoptimisation;
use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::model::term::{Entry, Term};
use crate::assignment::proof::certificate::check;
use crate::assignment::proof::plain::check_plainly;
use crate::assignment::solvers::dense::Dense;
use crate::assignment::solvers::priced::PricedCandidates;
use crate::assignment::solvers::solver::Solver;
use crate::assignment::solvers::staged::staged_network::StagedNetwork;
use crate::numbers::Numbers;
use crate::problems::problem;
use crate::shortcut::{Shortcut, without};

/// Matrices with ties, on a line, of few wanted columns, of distances, of anything; some with
/// absent cells.
fn matrices() -> Vec<Problem> {
    let mut all = Vec::new();
    for (at, kind) in (0..).zip(KINDS) {
        for (rows, columns) in shapes(70) {
            let numbers = &mut Numbers::new(at);
            let cells = Matrix::from_fn(rows, columns, {
                let mut cost = costs(kind, rows, columns, numbers);
                move |i, j| Some(cost(i, j))
            });
            for sense in [Sense::Maximise, Sense::Minimise] {
                all.push(Problem::from_matrix(cells.clone()).unwrap().with_sense(sense));
            }
        }
    }
    for seed in 0..20 {
        let numbers = &mut Numbers::new(seed);
        let (rows, columns) = (120, 120 + numbers.one_of(&[0, 0, 1, 30]));
        let mut places = |count: usize| -> Vec<[i32; 2]> {
            (0..count).map(|_| [numbers.within(0..=9_999), numbers.within(0..=9_999)]).collect()
        };
        let (of_rows, of_columns) = (places(rows), places(columns));
        let apart = |i: usize, j: usize, k: usize| of_rows[i][k].abs_diff(of_columns[j][k]).cast_signed();
        let cells = Matrix::from_fn(rows, columns, |i, j| Some(apart(i, j, 0) + apart(i, j, 1)));
        all.push(Problem::from_matrix(cells).unwrap().with_sense(Sense::Minimise));
    }
    for seed in 0..40 {
        let numbers = &mut Numbers::new(seed);
        let rows = 60 + numbers.below(60);
        let columns = rows + numbers.one_of(&[0, 1, 20, 120]);
        let (most, absent) = (numbers.one_of(&[3, 100, 1_000_000]), numbers.one_of(&[0, 0, 30, 97]));
        let cells = Matrix::from_fn(rows, columns, |_, _| {
            (!numbers.sometimes(absent)).then(|| numbers.within(0..=most))
        });
        all.push(Problem::from_matrix(cells).unwrap());
    }
    all
}

/// Problems of tables: of any kind, and of departments and regions.
fn tables() -> Vec<Problem> {
    let mut all: Vec<Problem> = (0..150).map(|seed| problem(seed, 50, 3)).collect();
    for seed in 0..36 {
        let numbers = &mut Numbers::new(seed);
        let people = 150;
        let another = |numbers: &mut Numbers| {
            let codes = 12;
            let mut side = || (0..people).map(|_| numbers.code(codes)).collect::<Vec<_>>();
            let (of_rows, of_columns) = (side(), side());
            let same = numbers.one_of(&[Entry::Points(0), Entry::Never]);
            let cells =
                (0..codes * codes).map(|at| if at / codes == at % codes { same } else { Entry::Points(250) });
            Term::table(of_rows, of_columns, codes as usize, cells.collect()).unwrap()
        };
        let terms = (0..=seed % 3).map(|_| another(numbers)).collect();
        all.push(Problem::from_terms(people, people, terms).unwrap());
    }
    all
}

/// Solves all problems with and without the shortcut; it has to matter now and then.
fn hold(shortcut: Shortcut, problems: &[Problem], solver: &dyn Solver) {
    let (mut times, mut proven) = (0, 0);
    for (at, problem) in problems.iter().enumerate() {
        let usual = solver.solve(problem).unwrap();
        let (found, left_out) = without(shortcut, || solver.solve(problem).unwrap());
        let worth = |found: &Assignment| (found.pairs().len(), found.total());
        assert_eq!(worth(&found), worth(&usual), "{shortcut:?}, problem {at}");
        assert!(check(problem, &found).is_ok() && check_plainly(problem, &found), "{shortcut:?}, {at}");
        times += left_out;
        proven += u32::from(left_out > 0);
    }
    assert!(proven > 5, "{shortcut:?} was left out {times} times, in {proven} problems");
}

#[test]
fn each_phase_of_the_dense_solver_can_be_left_out() {
    let problems = matrices();
    for shortcut in [
        Shortcut::SortedPairing,
        Shortcut::TiesFirst,
        Shortcut::TiesLater,
        Shortcut::Reduction,
        Shortcut::Auction,
        Shortcut::FillingUp,
        Shortcut::SecondStart,
        Shortcut::Lists,
    ] {
        hold(shortcut, &problems, &Dense);
    }
}

#[test]
fn the_core_and_its_look_ahead_can_be_left_out() {
    let problems = tables();
    hold(Shortcut::Core, &problems, &PricedCandidates);
    hold(Shortcut::ShortageFirst, &problems, &PricedCandidates);
}

#[test]
fn blocks_and_grids_can_be_left_out() {
    let problems = tables();
    hold(Shortcut::Blocks, &problems, &StagedNetwork);
    hold(Shortcut::Grid, &problems, &StagedNetwork);
}

#[test]
fn a_check_can_read_all_pairs_instead_of_the_network() {
    let mut read = 0;
    for problem in tables() {
        let best = Dense.solve(&problem).unwrap();
        let (proof, left_out) = without(Shortcut::Sweep, || check(&problem, &best));
        assert_eq!(proof, check(&problem, &best));
        read += left_out;
    }
    assert!(read > 30, "{read}");
}

#[test]
fn a_search_can_go_from_one_end() {
    let mut times = 0;
    for (at, problem) in tables().into_iter().enumerate() {
        let best = Dense.solve(&problem).unwrap();
        let Some(&(row, column)) = best.pairs().get(at % best.pairs().len().max(1)) else { continue };
        let gone = Term::list([(row, column, Entry::Never)]).unwrap();
        let after = problem.with_terms([problem.terms().to_vec(), vec![gone]].concat()).unwrap();
        let kept: Vec<_> = best.pairs().iter().copied().filter(|&pair| pair != (row, column)).collect();
        let free = || Reoptimisation::new(&after, &kept).unwrap().start_from(best.prices()).free().unwrap();
        let (found, left_out) = without(Shortcut::BothEnds, free);
        assert_eq!(found.worth(), free().worth(), "problem {at}");
        assert!(check_plainly(&after, found.assignment()), "problem {at}");
        times += left_out;
    }
    assert!(times > 30, "{times}");
}
