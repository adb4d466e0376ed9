//! The classes of instances: each is where some method, or some bound of ours, has its trouble.

use std::ops::RangeInclusive;

use pairwright::assignment::{Matrix, Problem, Sense};

use crate::adversarial::{self, KINDS, Kind};
use crate::numbers::Numbers;

/// Points or costs by row and column; `None` is forbidden.
pub(crate) type Cell<'n> = Box<dyn FnMut(usize, usize) -> Option<i32> + 'n>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Sums of a few tables over few codes: many ties, some pairs forbidden.
    Mentoring,
    /// Distances of points in the plane.
    Geometric,
    /// Uniform in [1, 1e6].
    Million,
    /// Uniform in [1, 100].
    Hundred,
    /// `(i + 1) (j + 1)`.
    MacholWien,
    /// Every other pair, by luck.
    HalfForbidden,
    /// Four pairs of five are forbidden.
    MostForbidden,
    /// 1, 2 or 3.
    FewValues,
    AllEqual,
    /// A sum of two products.
    LowRank,
    /// Groups that suit each other.
    Blocks,
    /// One minus the overlap of boxes that have moved a little.
    Tracking,
    /// Anything that fits.
    FullRange,
    /// The largest number, the smallest, and little between.
    Ends,
    /// A million, or one more.
    NearTies,
    /// Everybody prefers the next column, and the last row needs the column of the last but one, ...
    Chain,
    /// Long stretches of equal costs with single steps.
    Plateau,
    /// Three rows contend for two columns; the third costs much more.
    PriceWar,
    /// A range of costs just below 2^26, where the narrow numbers end; prices fall far.
    Steep,
    /// A range of costs at 2^26, on either side of it.
    Boundary,
    /// Large numbers, between 2^29 and 2^31, that differ by little.
    FarAway,
    /// Distances on a line, rounded down.
    Line,
    /// A thousand million, divided by the square of the number of the diagonal, rounded down.
    InverseSquares,
    /// `(i + 1) / (j + 1)`, in hundred thousandths.
    Ratios,
    /// Products, and some noise.
    NoisyProducts,
    /// The greatest common divisor of `i + 1` and `j + 1`.
    Divisors,
    /// The lesser of `i` and `j`.
    Lesser,
    /// Where others were faster, or ours grew too fast.
    Adversarial(Kind),
}

use Class::{
    Adversarial, AllEqual, Blocks, Boundary, Chain, Divisors, Ends, FarAway, FewValues, FullRange, Geometric,
    HalfForbidden, Hundred, InverseSquares, Lesser, Line, LowRank, MacholWien, Mentoring, Million,
    MostForbidden, NearTies, NoisyProducts, Plateau, PriceWar, Ratios, Steep, Tracking,
};

pub(crate) const ALL: [Class; 35] = [
    Mentoring,
    Geometric,
    Million,
    Hundred,
    MacholWien,
    HalfForbidden,
    MostForbidden,
    FewValues,
    AllEqual,
    LowRank,
    Blocks,
    Tracking,
    FullRange,
    Ends,
    NearTies,
    Chain,
    Plateau,
    PriceWar,
    Steep,
    Boundary,
    FarAway,
    Line,
    InverseSquares,
    Ratios,
    NoisyProducts,
    Divisors,
    Lesser,
    Adversarial(KINDS[0]),
    Adversarial(KINDS[1]),
    Adversarial(KINDS[2]),
    Adversarial(KINDS[3]),
    Adversarial(KINDS[4]),
    Adversarial(KINDS[5]),
    Adversarial(KINDS[6]),
    Adversarial(KINDS[7]),
];

pub(crate) const SENSES: [Sense; 2] = [Sense::Maximise, Sense::Minimise];

/// `2^26`: a range of costs this wide does not fit the narrow numbers.
const WIDE: i32 = 1 << 26;

impl Class {
    pub(crate) fn cell(self, rows: usize, columns: usize, numbers: &mut Numbers) -> Cell<'_> {
        let step = WIDE / (rows * columns).max(1) as i32;
        match self {
            Mentoring => mentoring(rows, columns, numbers),
            Geometric => geometric(rows, columns, numbers),
            Tracking => tracking(rows, columns, numbers),
            LowRank => low_rank(rows, columns, numbers),
            Adversarial(kind) => {
                let mut cost = adversarial::costs(kind, rows, columns, numbers);
                Box::new(move |i, j| Some(cost(i, j)))
            }
            Line => {
                let (of_rows, of_columns) =
                    (many(numbers, rows, 0..=1_000_000_000), many(numbers, columns, 0..=1_000_000_000));
                Box::new(move |i, j| Some((of_rows[i] - of_columns[j]).abs() / 1_000))
            }
            InverseSquares => Box::new(|i, j| Some(1_000_000_000 / (1 + i + j).pow(2) as i32)),
            Ratios => Box::new(|i, j| Some((100_000 * (i + 1) / (j + 1)) as i32)),
            NoisyProducts => {
                let (of_rows, of_columns) =
                    (many(numbers, rows, 0..=9_999), many(numbers, columns, 0..=9_999));
                Box::new(move |i, j| Some(of_rows[i] * of_columns[j] + numbers.within(0..=999)))
            }
            Divisors => Box::new(|i, j| Some(adversarial::divisor(i + 1, j + 1) as i32)),
            Lesser => Box::new(|i, j| Some(i.min(j) as i32)),
            Million => Box::new(|_, _| Some(numbers.within(1..=1_000_000))),
            Hundred => Box::new(|_, _| Some(numbers.within(1..=100))),
            MacholWien => Box::new(|i, j| Some(((i + 1) * (j + 1)) as i32)),
            HalfForbidden => Box::new(|_, _| numbers.sometimes(50).then(|| numbers.within(1..=100))),
            MostForbidden => Box::new(|_, _| numbers.sometimes(20).then(|| numbers.within(0..=4))),
            FewValues => Box::new(|_, _| Some(numbers.within(1..=3))),
            AllEqual => Box::new(|_, _| Some(7)),
            Blocks => Box::new(move |i, j| {
                let apart = i * 7 / rows.max(1) != j * 7 / columns.max(1);
                Some(if apart { 9000 } else { 0 } + numbers.within(0..=900))
            }),
            FullRange => Box::new(|_, _| Some(numbers.within(-i32::MAX..=i32::MAX))),
            Ends => {
                Box::new(|_, _| Some(numbers.one_of(&[i32::MAX, -i32::MAX, 1 - i32::MAX, i32::MAX - 1, 0])))
            }
            NearTies => Box::new(|_, _| Some(1_000_000 + numbers.within(0..=1))),
            Chain => Box::new(move |i, j| match j.wrapping_sub(i) {
                0 => Some(10),
                1 => Some(if i % 5 == 0 { 10 } else { 9 }),
                _ => (i + 1 < rows).then_some(5000),
            }),
            Plateau => Box::new(|i, j| {
                let step = i32::from(numbers.sometimes(3));
                Some((i.abs_diff(j) / 4).min(3) as i32 * 50 - step)
            }),
            PriceWar => Box::new(|i, j| {
                Some(if i / 3 == j / 3 && j % 3 < 2 { numbers.within(0..=1) } else { 100_000 })
            }),
            Steep => Box::new(move |i, j| Some(step * ((i + 1) * (j + 1)) as i32 - 1)),
            Boundary => {
                let (low, range) = (numbers.within(-WIDE..=WIDE), WIDE - 2 + numbers.within(0..=3));
                Box::new(move |_, _| Some(low + numbers.within(0..=9) * (range / 9) + numbers.within(0..=1)))
            }
            FarAway => {
                let base = numbers.one_of(&[1 << 29, (1 << 29) - 2, 1 << 30, i32::MAX - 3000])
                    * numbers.one_of(&[1, -1]);
                Box::new(move |_, _| Some(base + numbers.within(-2999..=2999)))
            }
        }
    }

    pub(crate) fn matrix(self, rows: usize, columns: usize, numbers: &mut Numbers) -> Matrix {
        Matrix::from_fn(rows, columns, self.cell(rows, columns, numbers))
    }

    /// A problem of this class, one place a row.
    pub(crate) fn problem(self, rows: usize, columns: usize, sense: Sense, numbers: &mut Numbers) -> Problem {
        Problem::from_matrix(self.matrix(rows, columns, numbers)).expect("not too large").with_sense(sense)
    }

    /// The same, sometimes with several places a row, or none.
    pub(crate) fn any_problem(self, rows: usize, columns: usize, numbers: &mut Numbers) -> Problem {
        let sense = numbers.one_of(&SENSES);
        let problem = self.problem(rows, columns, sense, numbers);
        if numbers.sometimes(65) {
            return problem;
        }
        let most = numbers.one_of(&[4, 4, columns + 3]); // more places than columns, too
        let capacities = (0..rows).map(|_| numbers.below(most) as u32).collect();
        problem.with_capacities(capacities).expect("one for each row")
    }
}

/// So many numbers of a range.
fn many(numbers: &mut Numbers, count: usize, range: RangeInclusive<i32>) -> Vec<i32> {
    (0..count).map(|_| numbers.within(range.clone())).collect()
}

fn mentoring(rows: usize, columns: usize, numbers: &mut Numbers) -> Cell<'_> {
    let side = |numbers: &mut Numbers, count| -> Vec<[i32; 4]> {
        (0..count)
            .map(|_| {
                [numbers.within(0..=4), numbers.within(0..=6), numbers.within(0..=15), numbers.within(0..=29)]
            })
            .collect()
    };
    let (mentors, mentees) = (side(numbers, rows), side(numbers, columns));
    Box::new(move |i, j| {
        let ([department, level, skills, unit], [their_department, their_level, wanted, their_unit]) =
            (mentors[i], mentees[j]);
        let levels = 6 - (level - their_level - 2).abs().min(6);
        let points = 10 * i32::from(department != their_department) + 3 * levels;
        (unit != their_unit).then_some(points + 8 * (skills & wanted).count_ones() as i32)
    })
}

fn geometric(rows: usize, columns: usize, numbers: &mut Numbers) -> Cell<'_> {
    let points = many(numbers, 2 * (rows + columns), 0..=1000);
    Box::new(move |i, j| {
        let (x, y) = (points[2 * i] - points[2 * (rows + j)], points[2 * i + 1] - points[2 * (rows + j) + 1]);
        Some((x * x + y * y).isqrt())
    })
}

fn low_rank(rows: usize, columns: usize, numbers: &mut Numbers) -> Cell<'_> {
    let (of_rows, of_columns) = (many(numbers, 2 * rows, -300..=300), many(numbers, 2 * columns, -300..=300));
    Box::new(move |i, j| {
        Some(of_rows[2 * i] * of_columns[2 * j] + of_rows[2 * i + 1] * of_columns[2 * j + 1])
    })
}

/// Boxes of one size: column `j` is where row `j` has moved to. Cost in ten-thousandths.
fn tracking(rows: usize, columns: usize, numbers: &mut Numbers) -> Cell<'_> {
    const SIDE: i32 = 60;
    let room = 40 * (rows.max(columns).max(1) as f64).sqrt() as i32;
    let tracks = many(numbers, 2 * rows.max(columns), 0..=room);
    let moved: Vec<i32> = tracks.iter().map(|at| at + numbers.within(-12..=12)).collect();
    Box::new(move |i, j| {
        let side = |k: usize| (SIDE - (tracks[2 * i + k] - moved[2 * j + k]).abs()).max(0);
        let overlap = side(0) * side(1);
        Some(10_000 - 10_000 * overlap / (2 * SIDE * SIDE - overlap))
    })
}
