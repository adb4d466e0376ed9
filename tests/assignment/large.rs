//! Companies of some thousand people, matched without the matrix of all pairs.

use pairwright::assignment::{Dense, Method, Planner};
use pairwright::people::ReportingLines;
use pairwright::scoring::Scores;
use pairwright::{Cohort, Matcher, Matching, Programme};

use crate::large_company::{LargeCompany, Profile, large_company};

const PEOPLE: usize = 4_000;

/// The company, its people and lines in another order for another `turn`.
fn cohort(turn: usize) -> Cohort {
    let LargeCompany { mut people, mut organisation, mut history } = large_company(PEOPLE, 7, Profile::Short);
    let (middle, most) = (people.len() * turn / 5, organisation.len() * turn / 7);
    people.rotate_left(middle);
    organisation.rotate_left(most);
    if turn % 2 == 1 {
        people.reverse();
        history.reverse();
    }
    let lines = ReportingLines::new(organisation).unwrap();
    Cohort::builder().people(people).organisation(lines).history(history).build().unwrap()
}

fn bytes(matching: &Matching) -> Vec<u8> {
    serde_json::to_vec(&matching.saved()).unwrap()
}

#[test]
fn the_planner_takes_the_network_by_itself() {
    // with fewer people the matrix is little work, too
    let LargeCompany { people, organisation, history } = large_company(10_000, 7, Profile::Short);
    let lines = ReportingLines::new(organisation).unwrap();
    let cohort = Cohort::builder().people(people).organisation(lines).history(history).build().unwrap();
    let scores = Scores::new(&cohort, &Programme::default()).unwrap();
    assert_eq!(Planner::default().plan(scores.problem()).unwrap().method(), Method::StagedNetwork);
}

#[test]
fn the_same_people_give_the_same_bytes_in_any_order() {
    let first = Matcher::default().solve(cohort(0)).unwrap();
    let _proof = first.verify().unwrap();
    for turn in 1..4 {
        let again = Matcher::default().solve(cohort(turn)).unwrap();
        assert!(bytes(&again) == bytes(&first), "turn {turn}");
    }
}

#[cfg(feature = "parallel")]
#[test]
fn threads_change_no_byte() {
    let all = [1, 2, 4].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| bytes(&Matcher::default().solve(cohort(0)).unwrap()))
    });
    assert!(all[0] == all[1] && all[0] == all[2]);
}

/// Another solver finds another of the best matchings, and the same people are left out for as many
/// reasons.
#[test]
fn the_dense_solver_agrees() {
    let staged = Matcher::default().solve(cohort(0)).unwrap();
    let dense = Matcher::default().with_solver(Dense).solve(cohort(0)).unwrap();
    assert_eq!((staged.pairs().len(), staged.points()), (dense.pairs().len(), dense.points()));
    assert_eq!(staged.left_out().len(), dense.left_out().len());
    let _proof = dense.verify().unwrap();
}

/// People who tell more about themselves hardly repeat, and so are matched by another method.
#[test]
fn profiles_that_do_not_repeat_are_matched_too() {
    let LargeCompany { people, .. } = large_company(600, 7, Profile::Full);
    let matching = Matcher::default().solve(Cohort::new(people).unwrap()).unwrap();
    let _proof = matching.verify().unwrap();
    assert!(!matching.pairs().is_empty());
}

/// Nobody writes the scores of all pairs of a large cohort by accident.
#[cfg(feature = "csv")]
#[test]
fn the_scores_of_a_large_cohort_are_not_written_to_a_file() {
    let LargeCompany { people, .. } = large_company(12_000, 7, Profile::Short);
    let matching = Matcher::default().solve(Cohort::new(people).unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scores.csv");
    let error = matching.write_scores_file(&path).unwrap_err();
    assert!(error.is_memory() && error.to_string().contains("25000000"), "{error}");
    assert!(!path.exists());
}
