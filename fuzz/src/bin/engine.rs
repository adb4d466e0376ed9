//! Problems made of bytes, so that every input is one: matrices, terms, places, minimums, even
//! loads, whole numbers of any size, and a rematch.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::assignment::{
    Column, Entry, Evenness, Matrix, Problem, Reoptimisation, Row, Sense, Term, WideMatrix, check_plainly,
    check_wide, solve,
};
use pairwright_fuzz::bytes::Bytes;
use pairwright_fuzz::problems;

fuzz_target!(|bytes: &[u8]| {
    let bytes = &mut Bytes::new(bytes);
    let kind = bytes.byte();
    let (rows, columns) = (bytes.below(10), bytes.below(10));
    let sense = if kind & 1 == 0 { Sense::Maximise } else { Sense::Minimise };
    if kind >> 5 == 7 {
        return wide(rows, columns, sense, bytes);
    }
    let points = if kind & 2 == 0 { matrix(rows, columns, bytes) } else { terms(rows, columns, bytes) };
    let Ok(mut problem) = points.map(|problem| problem.with_sense(sense)) else { return };
    let mut small = |end: usize| (0..rows).map(|_| bytes.below(end) as u32).collect::<Vec<_>>();
    if kind & 4 != 0 {
        problem = problem.with_capacities(small(4)).expect("one for each row");
    }
    if kind & 8 != 0 {
        let Ok(with) = problem.with_minimums(small(3)) else { return };
        problem = with;
    }
    if kind & 16 != 0 {
        let before = small(3).into_iter().map(|load| load.checked_sub(1)).collect();
        let evenness = if kind & 32 == 0 { Evenness::First } else { Evenness::Points(7) };
        let Ok(with) = problem.with_even_loads(evenness, before) else { return };
        problem = with;
    }
    if kind & 64 != 0 {
        let capacities = (0..columns).map(|_| bytes.below(3) as u32).collect();
        problem = problem.with_column_capacities(capacities).expect("one for each column");
    }
    problems::problem(&problem);
    rematch(&problem, bytes);
});

fn matrix(rows: usize, columns: usize, bytes: &mut Bytes<'_>) -> pairwright::Result<Problem> {
    let absent = bytes.byte() % 8;
    Problem::from_matrix(Matrix::from_fn(rows, columns, |_, _| {
        let score = bytes.score();
        (score & 7 >= i32::from(absent)).then_some(score)
    }))
}

fn terms(rows: usize, columns: usize, bytes: &mut Bytes<'_>) -> pairwright::Result<Problem> {
    let entry = |bytes: &mut Bytes<'_>| {
        if bytes.byte() % 8 == 0 { Entry::Never } else { Entry::Points(bytes.score()) }
    };
    let mut terms = Vec::new();
    for _ in 0..bytes.below(4) {
        let (height, width) = (1 + bytes.below(3), 1 + bytes.below(3));
        let entries = (0..height * width).map(|_| entry(bytes)).collect();
        let of_rows = (0..rows).map(|_| bytes.below(height) as u32).collect();
        let of_columns = (0..columns).map(|_| bytes.below(width) as u32).collect();
        terms.push(Term::table(of_rows, of_columns, width, entries)?);
    }
    if rows * columns > 0 {
        let pair = |bytes: &mut Bytes<'_>| (Row::new(bytes.below(rows)), Column::new(bytes.below(columns)));
        let size = bytes.below(9);
        let list: Vec<_> = (0..size).map(|_| (pair(bytes), entry(bytes))).collect();
        terms.push(Term::list(list.into_iter().map(|((row, column), entry)| (row, column, entry)))?);
        if bytes.byte() % 4 == 3 {
            let size = bytes.below(20);
            let listed: Vec<_> = (0..size).map(|_| pair(bytes)).collect();
            let of_rows = (0..rows).map(|_| bytes.byte() % 4 == 3).collect();
            let of_columns = (0..columns).map(|_| bytes.byte() % 4 == 3).collect();
            terms.push(Term::only(of_rows, of_columns, listed));
        }
    }
    Problem::from_terms(rows, columns, terms)
}

/// Some pairs of the best answer, and others, are to be kept.
fn rematch(problem: &Problem, bytes: &mut Bytes<'_>) {
    let best = solve(problem).expect("a small problem is solved");
    let kept: Vec<_> = best.pairs().iter().copied().filter(|_| bytes.byte() % 2 == 0).collect();
    let Ok(again) = Reoptimisation::new(problem, &kept) else { return };
    for found in [again.free(), again.with_price(u32::from(bytes.byte())), again.at_most(bytes.below(4))] {
        match found {
            Ok(found) => drop(found.verify(problem).expect("a rematch has its proof")),
            Err(error) => assert!(!error.is_internal(), "{error}"),
        }
    }
}

fn wide(rows: usize, columns: usize, sense: Sense, bytes: &mut Bytes<'_>) {
    let cell = |bytes: &mut Bytes<'_>| match bytes.byte() {
        byte @ 0..=99 => i128::from(byte % 10),
        100..=119 => WideMatrix::ABSENT,
        byte @ 120..=199 => i128::from(bytes.score()) << (byte % 88),
        byte => (WideMatrix::LARGEST - i128::from(bytes.byte())) * if byte % 2 == 0 { 1 } else { -1 },
    };
    let cells: Vec<i128> = (0..rows * columns).map(|_| cell(bytes)).collect();
    let matrix = WideMatrix::from_vec(rows, columns, cells.clone()).expect("its cells are within bounds");
    let best = matrix.solve(sense).expect("a small matrix is solved");
    assert!(check_wide(&matrix, sense, &best), "the check refuses it");
    let narrow: Option<Vec<i32>> = cells
        .iter()
        .map(|&cell| if cell == WideMatrix::ABSENT { Some(Matrix::ABSENT) } else { i32::try_from(cell).ok() })
        .collect();
    if let Some(Ok(matrix)) = narrow.map(|cells| Matrix::from_vec(rows, columns, cells)) {
        let problem = Problem::from_matrix(matrix).expect("small").with_sense(sense);
        let narrow = solve(&problem).expect("a small problem is solved");
        assert!(check_plainly(&problem, &narrow));
        assert_eq!((narrow.pairs().len(), i128::from(narrow.total())), (best.pairs().len(), best.total()));
    }
}
