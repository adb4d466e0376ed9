//! Matrices of wide numbers: exact, whatever their range.

use std::ops::ControlFlow;

use pairwright::assignment::ndarray::{Array2, array};
use pairwright::assignment::{
    Column, Cover, Dense, Forbidden, Matrix, Problem, Progress, Row, Sense, Solver, WideAssignment,
    WideMatrix, check_wide,
};

use crate::numbers::Numbers;

const SENSES: [Sense; 2] = [Sense::Minimise, Sense::Maximise];

/// Up to so many bits, and a sign.
fn any(numbers: &mut Numbers, bits: u32) -> i128 {
    let bits = bits.min(120);
    let all = i128::from(numbers.bits()) << 64 | i128::from(numbers.bits());
    let size = if bits == 0 { 0 } else { (all & i128::MAX) >> (127 - bits) };
    if numbers.sometimes(50) { -size } else { size }
}

/// A matrix of one of the kinds that narrow numbers cannot hold, or can.
fn wide(numbers: &mut Numbers, rows: usize, columns: usize) -> WideMatrix {
    let (kind, bits, never) = (numbers.below(6), numbers.code(121), numbers.below(60));
    let mut cells = Vec::new();
    for _ in 0..rows * columns {
        let exponent = numbers.code(121);
        cells.push(match kind {
            _ if numbers.sometimes(never) => WideMatrix::ABSENT,
            // one width, and each its own
            0 => any(numbers, bits),
            1 => any(numbers, exponent),
            // a number that stands for never among small ones, and several of them
            2 if numbers.sometimes(30) => 1 << 118,
            3 if numbers.sometimes(30) => numbers.one_of(&[1 << 40, (1 << 40) + 1, 1 << 70, 1 << 118]),
            2 | 3 => any(numbers, 12),
            // long integers that differ in the last digits
            4 => (1 << bits.min(119)) + any(numbers, 3),
            // few values
            _ => numbers.one_of(&[0, 1, 1 << bits.min(119)]),
        });
    }
    WideMatrix::from_vec(rows, columns, cells).unwrap()
}

/// The most pairs, then the best total: every way is tried.
fn exhaustive(matrix: &WideMatrix, sense: Sense) -> (usize, i128) {
    fn go(matrix: &WideMatrix, sign: i128, i: usize, taken: u32) -> (usize, i128) {
        if i == matrix.rows() {
            return (0, 0);
        }
        let mut best = go(matrix, sign, i + 1, taken);
        for j in (0..matrix.columns()).filter(|j| taken >> j & 1 == 0) {
            if let Some(entry) = matrix.get(Row::new(i), Column::new(j)) {
                let (pairs, total) = go(matrix, sign, i + 1, taken | 1 << j);
                best = best.max((pairs + 1, total + sign * entry));
            }
        }
        best
    }
    let sign = if sense == Sense::Maximise { 1 } else { -1 };
    let (pairs, total) = go(matrix, sign, 0, 0);
    (pairs, sign * total)
}

/// The least total where every row gets a column: the textbook's Hungarian algorithm.
fn hungarian(costs: &[Vec<i128>]) -> i128 {
    let (n, m) = (costs.len(), costs[0].len());
    let (mut u, mut v) = (vec![0; n + 1], vec![0; m + 1]);
    let (mut row_of, mut way) = (vec![0; m + 1], vec![0; m + 1]);
    for i in 1..=n {
        row_of[0] = i;
        let (mut at, mut least, mut used) = (0, vec![i128::MAX; m + 1], vec![false; m + 1]);
        while row_of[at] != 0 {
            used[at] = true;
            let (row, mut delta, mut next) = (row_of[at], i128::MAX, 0);
            for j in (1..=m).filter(|&j| !used[j]) {
                let reduced = costs[row - 1][j - 1] - u[row] - v[j];
                if reduced < least[j] {
                    (least[j], way[j]) = (reduced, at);
                }
                if least[j] < delta {
                    (delta, next) = (least[j], j);
                }
            }
            for j in 0..=m {
                if used[j] {
                    u[row_of[j]] += delta;
                    v[j] -= delta;
                } else if least[j] != i128::MAX {
                    least[j] -= delta;
                }
            }
            at = next;
        }
        while at != 0 {
            row_of[at] = row_of[way[at]];
            at = way[at];
        }
    }
    (1..=m).filter(|&j| row_of[j] != 0).map(|j| costs[row_of[j] - 1][j - 1]).sum()
}

#[test]
fn every_way_is_tried_and_none_is_better() {
    let mut numbers = Numbers::new(18);
    for case in 0..1_500 {
        let (rows, columns) = (numbers.below(6), numbers.below(6));
        let matrix = wide(&mut numbers, rows, columns);
        for sense in SENSES {
            let best = matrix.solve(sense).unwrap_or_else(|error| panic!("{case}: {error}\n{matrix:?}"));
            assert!(check_wide(&matrix, sense, &best), "{case}: {matrix:?}");
            assert_eq!((best.pairs().len(), best.total()), exhaustive(&matrix, sense), "{case}: {matrix:?}");
        }
    }
}

#[test]
fn larger_ones_agree_with_the_textbook() {
    let mut numbers = Numbers::new(19);
    let mut most = 0;
    for (rows, columns) in [(1, 40), (13, 13), (20, 22), (15, 45), (40, 40)] {
        for bits in [1, 29, 31, 40, 53, 64, 90, 110] {
            let cells: Vec<i128> = (0..rows * columns).map(|_| any(&mut numbers, bits)).collect();
            let lines: Vec<Vec<i128>> = cells.chunks(columns).map(<[_]>::to_vec).collect();
            let expected = hungarian(&lines);
            let best =
                WideMatrix::from_vec(rows, columns, cells.clone()).unwrap().solve(Sense::Minimise).unwrap();
            assert_eq!(best.total(), expected, "{rows} x {columns}, {bits} bits");
            most = most.max(best.rounds());
            // turned over: points, and the rows are many
            let turned = (0..columns).flat_map(|j| lines.iter().map(move |line| -line[j])).collect();
            let turned = WideMatrix::from_vec(columns, rows, turned).unwrap();
            assert_eq!(turned.solve(Sense::Maximise).unwrap().total(), -expected, "{columns} x {rows}");
        }
    }
    assert!(most >= 4, "{most} rounds at most: the later ones are not tried");
}

#[test]
fn narrow_numbers_take_one_round_and_have_the_usual_answer() {
    let mut numbers = Numbers::new(20);
    for _ in 0..50 {
        let (rows, columns) = (numbers.below(12), numbers.below(12));
        let mut cell = || numbers.sometimes(70).then(|| numbers.within(-500..=500));
        let cells: Vec<_> = (0..rows * columns).map(|_| cell()).collect();
        let narrow = Matrix::from_fn(rows, columns, |i, j| cells[i * columns + j]);
        let shifted =
            |cell: &Option<i32>| cell.map_or(WideMatrix::ABSENT, |cell| (1 << 50) + i128::from(cell));
        let matrix = WideMatrix::from_vec(rows, columns, cells.iter().map(shifted).collect()).unwrap();
        for sense in SENSES {
            let problem = Problem::from_matrix(narrow.clone()).unwrap().with_sense(sense);
            let (usual, best) = (Dense.solve(&problem).unwrap(), matrix.solve(sense).unwrap());
            assert_eq!((best.pairs(), best.rounds()), (usual.pairs(), 1));
            assert_eq!(best.total(), i128::from(usual.total()) + ((usual.pairs().len() as i128) << 50));
        }
    }
}

#[test]
fn what_is_no_proof_is_refused() {
    let mut numbers = Numbers::new(21);
    for _ in 0..60 {
        let matrix = wide(&mut numbers, 4, 5);
        let best = matrix.solve(Sense::Minimise).unwrap();
        // another sense, unless all totals are the same
        if exhaustive(&matrix, Sense::Minimise) != exhaustive(&matrix, Sense::Maximise) {
            assert!(!check_wide(&matrix, Sense::Maximise, &best));
        }
        // another matrix: one pair of the answer is dearer, or is forbidden, or a pair is cheaper
        let cells = |change: &dyn Fn(usize, usize, i128) -> i128| {
            let entry = |i, j| matrix.get(Row::new(i), Column::new(j)).unwrap_or(WideMatrix::ABSENT);
            let cells = (0..20).map(|at| change(at / 5, at % 5, entry(at / 5, at % 5))).collect();
            WideMatrix::from_vec(4, 5, cells)
        };
        for &(row, column) in best.pairs() {
            let is = |i, j| (i, j) == (row.index(), column.index());
            for by in [-1, 1] {
                let Ok(other) = cells(&|i, j, entry| if is(i, j) { entry + by } else { entry }) else {
                    continue;
                };
                assert!(!check_wide(&other, Sense::Minimise, &best), "a pair changed by {by}");
            }
            let other = cells(&|i, j, entry| if is(i, j) { WideMatrix::ABSENT } else { entry }).unwrap();
            assert!(!check_wide(&other, Sense::Minimise, &best), "a pair was forbidden");
        }
        let smaller = WideMatrix::from_vec(3, 5, vec![0; 15]).unwrap();
        assert!(!check_wide(&smaller, Sense::Minimise, &best));
    }
    // pairs of no cover
    let none = WideMatrix::from_vec(2, 2, vec![WideMatrix::ABSENT; 4]).unwrap();
    let best: WideAssignment = none.solve(Sense::Minimise).unwrap();
    assert_eq!((best.pairs().len(), best.cover()), (0, &Cover::new(vec![false; 2], vec![false; 2])));
    assert!(!check_wide(&WideMatrix::from_vec(2, 2, vec![0; 4]).unwrap(), Sense::Minimise, &best));
}

#[test]
fn it_stops_when_the_watch_says_so() {
    let mut numbers = Numbers::new(22);
    let cells = (0..90 * 100).map(|_| any(&mut numbers, 100)).collect();
    let matrix = WideMatrix::from_vec(90, 100, cells).unwrap();
    let expected = matrix.solve(Sense::Minimise).unwrap();
    let (mut seen, mut last) = (0, 0.0);
    let mut count = |progress: &Progress| {
        seen += 1;
        assert!(progress.share() >= last, "from {last} back to {}", progress.share());
        last = progress.share();
        ControlFlow::Continue(())
    };
    assert_eq!(matrix.solve_watched(Sense::Minimise, &mut count).unwrap(), expected);
    assert!(seen > 10 && (last - 1.0).abs() < 1e-9, "{seen} calls, the last at {last}");
    for stop in [1, 2, seen / 3, seen / 2, seen - 1] {
        let mut left = stop;
        let mut watch = |_: &Progress| {
            left -= 1;
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let stopped = matrix.solve_watched(Sense::Minimise, &mut watch).unwrap_err();
        assert!(stopped.is_cancelled(), "after {stop} of {seen} calls: {stopped}");
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    let refused = WideMatrix::from_vec(2, 2, vec![0; 3]).unwrap_err();
    assert_eq!(refused.to_string(), "3 cells do not fill 2 rows of 2 columns");
    let refused = WideMatrix::from_vec(1, 2, vec![0, WideMatrix::LARGEST + 1]).unwrap_err();
    assert!(refused.is_problem() && refused.to_string().contains("row 0 is beyond 2^120"), "{refused}");
    // each fits, and their sum does not
    let matrix = WideMatrix::from_vec(300, 300, vec![WideMatrix::LARGEST; 90_000]).unwrap();
    let refused = matrix.solve(Sense::Minimise).unwrap_err();
    assert!(refused.is_problem() && refused.to_string().contains("too wide"), "{refused}");
}

/// Real numbers are multiples of a unit without any rounding, from the smallest to the largest there are.
#[test]
fn real_numbers_are_exact() {
    let mut numbers = Numbers::new(23);
    let least = f64::from_bits(1);
    for case in 0..400 {
        let (rows, columns) = (1 + numbers.below(4), 1 + numbers.below(4));
        // all within 60 bits of each other, anywhere on the scale
        let (scale, kind) = (numbers.one_of(&[least, 1e-300, 1e-9, 1.0 / 3.0, 1.0, 1e9, 1e280]), case % 3);
        let values = Array2::from_shape_fn((rows, columns), |_| match kind {
            0 => f64::from(numbers.within(-500..=500)) * scale,
            1 if numbers.sometimes(20) => f64::INFINITY,
            _ => scale * f64::from(1 + numbers.code(1 << 30)) * f64::from(1 + numbers.code(1 << 30)),
        });
        let (matrix, unit) = WideMatrix::from_reals(values.view(), Forbidden::PositiveInfinity).unwrap();
        for ((i, j), &value) in values.indexed_iter() {
            // a multiple of up to 53 bits, so the product is exact
            #[expect(clippy::cast_precision_loss, reason = "up to 53 bits and zeros")]
            let found =
                matrix.get(Row::new(i), Column::new(j)).map_or(f64::INFINITY, |cell| cell as f64 * unit);
            assert_eq!(found.to_bits(), (value + 0.0).to_bits(), "{found}, not {value}: {case}");
        }
        let best = matrix.solve(Sense::Minimise).unwrap();
        assert_eq!((best.pairs().len(), best.total()), exhaustive(&matrix, Sense::Minimise));
    }
    let (zeros, unit) = WideMatrix::from_reals(array![[0.0, -0.0]].view(), Forbidden::Nothing).unwrap();
    assert_eq!((zeros, unit), (WideMatrix::from_vec(1, 2, vec![0; 2]).unwrap(), 1.0));
    for (value, words) in [
        (f64::NAN, "column 1: the entry of row 0 is not a number"),
        (f64::INFINITY, "column 1: the entry of row 0 is infinite, but marks nothing"),
        (1e300, "column 1: the entry of row 0 has too many digits next to the smallest digit of all"),
    ] {
        let refused = WideMatrix::from_reals(array![[0.5, value]].view(), Forbidden::Nothing).unwrap_err();
        assert!(refused.is_problem() && refused.to_string().contains(words), "{refused}");
    }
}
