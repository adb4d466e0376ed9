//! A session whose entries jump from one end to the other.

use pairwright::assignment::{Column, Row, Session};

use super::problems::extreme;
use super::referee::is_best;
use crate::numbers::Numbers;

const CASES: u64 = 1_500;
const EDITS: usize = 6;

#[test]
fn a_session_is_right_after_every_edit() {
    for seed in 0..CASES {
        let problem = extreme(seed, 4, 9);
        let mut numbers = Numbers::new(seed + 77);
        let (rows, columns) = (problem.rows(), problem.columns());
        let mut session = Session::new(problem).unwrap();
        for edit in 0..EDITS {
            let place = format!("seed {seed}, edit {edit}");
            let found = session.solve().unwrap().clone();
            is_best(session.problem(), &found, &place);
            if rows * columns == 0 {
                break;
            }
            let ends = [i32::MAX, -i32::MAX, i32::MAX - 1, 1 - i32::MAX, 0, 1, -1];
            let (i, j) = (Row::new(numbers.below(rows)), Column::new(numbers.below(columns)));
            let kind = numbers.below(4);
            let mut point = || numbers.sometimes(80).then(|| ends[numbers.below(ends.len())]);
            match kind {
                0 => session.set_row(i, &(0..columns).map(|_| point()).collect::<Vec<_>>()).unwrap(),
                1 => session.set_column(j, &(0..rows).map(|_| point()).collect::<Vec<_>>()).unwrap(),
                _ => session.set(i, j, point()).unwrap(),
            }
            assert!(session.set(i, j, Some(i32::MIN)).unwrap_err().is_problem());
            assert!(session.set(Row::new(rows), j, Some(0)).unwrap_err().is_problem());
        }
    }
}
