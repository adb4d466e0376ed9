//! Real matrices as whole ones: what is exact, what the error is, and what is refused.

#![expect(clippy::float_cmp, reason = "what is exact is compared exactly")]

use pairwright::assignment::ndarray::{Array2, array};
use pairwright::assignment::{Column, Forbidden, Matrix, Problem, Quantised, Row, Sense, solve};
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

/// So many cases; the same ones every time.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_122),
        ..Default::default()
    }
}

fn quantised(values: &Array2<f64>) -> Quantised {
    Quantised::new(values.view(), Forbidden::Nothing).unwrap()
}

fn entry(quantised: &Quantised, row: usize, column: usize) -> Option<f64> {
    quantised.matrix().get(Row::new(row), Column::new(column)).map(|cell| quantised.value(i64::from(cell)))
}

#[test]
fn small_whole_numbers_stay_as_they_are() {
    let found = quantised(&array![[3.0, -5.0], [0.0, 7.0]]);
    assert_eq!(found.unit(), 1.0);
    assert_eq!(found.error_bound(2), 0.0);
    assert_eq!(found.into_matrix(), Matrix::from_vec(2, 2, vec![3, -5, 0, 7]).unwrap());
}

#[test]
fn multiples_of_a_power_of_two_are_exact() {
    let found = quantised(&array![[0.75, 1.5], [-2.25, 1e6]]);
    assert_eq!((found.unit(), found.error_bound(2)), (0.25, 0.0));
    let found = quantised(&array![[1024.0, 4096.0]]);
    assert_eq!((found.unit(), found.error_bound(1)), (1024.0, 0.0));
}

#[test]
fn zeros_and_nothing_have_the_unit_one() {
    for values in [array![[0.0, -0.0]], Array2::zeros((0, 3)), Array2::zeros((3, 0))] {
        let found = quantised(&values);
        assert_eq!((found.unit(), found.error_bound(7)), (1.0, 0.0));
        assert_eq!((found.matrix().rows(), found.matrix().columns()), values.dim());
    }
    let found = Quantised::new(array![[f64::INFINITY]].view(), Forbidden::PositiveInfinity).unwrap();
    assert_eq!((found.unit(), entry(&found, 0, 0)), (1.0, None));
}

#[test]
fn the_smallest_numbers_are_exact() {
    let least = f64::from_bits(1);
    let found = quantised(&array![[least, 3.0 * least, f64::MIN_POSITIVE / 4_194_304.0]]);
    assert_eq!((found.unit(), found.error_bound(1)), (least, 0.0));
    assert_eq!(entry(&found, 0, 1), Some(3.0 * least));
}

#[test]
fn beside_the_largest_numbers_small_ones_vanish_and_the_error_says_so() {
    let found = quantised(&array![[f64::MAX, -f64::MAX / 2.0], [1e-300, 123.0]]);
    assert_eq!(entry(&found, 1, 1), Some(0.0));
    // 2^1024, where no f64 is: off by the last bit of the largest one, and so is half of it by half
    assert_eq!(entry(&found, 0, 0), Some(f64::INFINITY));
    assert_eq!(found.error_bound(1), 2.0 * (f64::MAX - f64::MAX.next_down()));

    // 2^1024 is no unit: zero times infinity is not zero
    let found = quantised(&array![[f64::MAX, 0.0]]);
    assert_eq!((entry(&found, 0, 1), found.unit()), (Some(0.0), 2.0_f64.powi(1023)));

    let found = quantised(&array![[1e300, 1.0]]);
    assert!(found.error_bound(1) >= 2.0);
}

#[test]
fn the_bound_of_2_pow_30_units_is_met() {
    let most = f64::from(1 << 30);
    assert_eq!(quantised(&array![[most, 1.0]]).unit(), 1.0);
    let above = quantised(&array![[most + 1.0, 2.0]]);
    assert_eq!((above.unit(), above.error_bound(1)), (2.0, 2.0)); // the first is rounded by 1
}

#[test]
fn either_infinity_may_mark_the_forbidden() {
    let (plus, minus) = (f64::INFINITY, f64::NEG_INFINITY);
    let costs = Quantised::new(array![[1.0, plus]].view(), Forbidden::PositiveInfinity).unwrap();
    let points = Quantised::new(array![[1.0, minus]].view(), Forbidden::NegativeInfinity).unwrap();
    for found in [costs, points] {
        assert_eq!((entry(&found, 0, 0), entry(&found, 0, 1)), (Some(1.0), None));
    }
}

#[test]
fn what_is_no_number_is_refused_with_its_place() {
    let (plus, minus) = (f64::INFINITY, f64::NEG_INFINITY);
    for (value, forbidden, shown) in [
        (f64::NAN, Forbidden::PositiveInfinity, "column 1: the entry of row 2 is not a number: \"NaN\""),
        (plus, Forbidden::Nothing, "column 1: the entry of row 2 is infinite, but marks nothing: \"inf\""),
        (
            plus,
            Forbidden::NegativeInfinity,
            "column 1: the entry of row 2 is infinite, but marks nothing: \"inf\"",
        ),
        (
            minus,
            Forbidden::PositiveInfinity,
            "column 1: the entry of row 2 is infinite, but marks nothing: \"-inf\"",
        ),
    ] {
        let mut values = Array2::ones((3, 2));
        values[(2, 1)] = value;
        let error = Quantised::new(values.view(), forbidden).unwrap_err();
        assert!(error.is_problem());
        assert_eq!(error.to_string(), shown);
        assert_eq!(error.value(), Some(value.to_string().as_str()));
    }
}

#[test]
fn a_view_in_any_order_will_do() {
    let values = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.5]];
    let found = Quantised::new(values.t(), Forbidden::Nothing).unwrap();
    assert_eq!(entry(&found, 2, 1), Some(6.5));
    assert_eq!(entry(&found, 2, 0), Some(3.0));
}

/// Any `f64` at all, and often the strange ones.
fn anything() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => any::<u64>().prop_map(f64::from_bits),
        1 => (0u64..1 << 40).prop_map(f64::from_bits), // subnormal
        1 => prop::sample::select(vec![0.0, -0.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, f64::INFINITY]),
    ]
}

/// A small matrix of these, at least 1 x 1.
fn matrices<T: std::fmt::Debug + Clone>(
    entry: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Array2<T>> {
    (1..=4usize, 1..=4usize).prop_flat_map(move |(rows, columns)| {
        vec(entry.clone(), rows * columns)
            .prop_map(move |cells| Array2::from_shape_vec((rows, columns), cells).unwrap())
    })
}

/// 2^-40: what the numbers of the exact tests are multiples of.
const GRAIN: f64 = 1.0 / 1_099_511_627_776.0;

/// Numbers with up to 53 bits, as multiples of [`GRAIN`]: small, large, and mixed.
fn multiples() -> impl Strategy<Value = i128> + Clone {
    (-(1i64 << 53)..=1 << 53, 0..53u32, 0..=40u32)
        .prop_map(|(bits, fewer, scale)| i128::from(bits >> fewer) << scale)
}

#[expect(clippy::cast_precision_loss, reason = "53 bits: nothing is lost")]
fn real(multiple: i128) -> f64 {
    multiple as f64 * GRAIN
}

/// As a multiple of [`GRAIN`], which it is, or else rounded down.
#[expect(clippy::cast_possible_truncation, reason = "below 2^100")]
fn exactly(value: f64) -> i128 {
    (value / GRAIN).floor() as i128
}

/// The least total of all ways to pair everybody on the smaller side.
fn least(costs: &Array2<i128>, row: usize, taken: &mut Vec<usize>) -> i128 {
    if row == costs.nrows() {
        return 0;
    }
    let free: Vec<usize> = (0..costs.ncols()).filter(|column| !taken.contains(column)).collect();
    let totals = free.into_iter().map(|column| {
        taken.push(column);
        let total = costs[(row, column)] + least(costs, row + 1, taken);
        taken.pop();
        total
    });
    totals.min().unwrap_or(0)
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn no_bits_make_it_panic(values in matrices(anything().boxed())) {
        for forbidden in [Forbidden::Nothing, Forbidden::PositiveInfinity, Forbidden::NegativeInfinity] {
            let mark = match forbidden {
                Forbidden::PositiveInfinity => f64::INFINITY,
                Forbidden::NegativeInfinity => f64::NEG_INFINITY,
                _ => 0.0,
            };
            let is_fine = values.iter().all(|&value| value.is_finite() || value == mark);
            let Ok(found) = Quantised::new(values.view(), forbidden) else {
                prop_assert!(!is_fine);
                continue;
            };
            prop_assert!(is_fine);
            let e = found.error_bound(1) / 2.0;
            for ((i, j), &value) in values.indexed_iter() {
                match entry(&found, i, j) {
                    None => prop_assert!(value == mark && value.is_infinite()),
                    // the largest numbers may round up to 2^1024, which is no f64
                    Some(rounded) if rounded.is_infinite() => prop_assert!(value.abs() > 1e308),
                    Some(rounded) => prop_assert!((value - rounded).abs() <= e),
                }
            }
            let largest = values.iter().filter(|value| value.is_finite()).fold(0.0_f64, |m, v| m.max(v.abs()));
            prop_assert!(largest / found.unit() <= f64::from(1 << 30));
        }
    }

    #[test]
    fn whole_numbers_up_to_2_pow_30_are_exact(values in matrices((-(1 << 30)..=1 << 30).boxed())) {
        let found = quantised(&values.mapv(f64::from));
        prop_assert_eq!(found.error_bound(4), 0.0);
        for ((i, j), &value) in values.indexed_iter() {
            prop_assert_eq!(entry(&found, i, j), Some(f64::from(value)));
        }
    }

    #[test]
    fn the_error_is_the_one_measured(values in matrices(multiples().boxed())) {
        let found = quantised(&values.mapv(real));
        let unit = exactly(found.unit());
        let distance = |((i, j), &value): ((usize, usize), &i128)| {
            let multiple = found.matrix().get(Row::new(i), Column::new(j)).unwrap();
            (value - i128::from(multiple) * unit).abs()
        };
        prop_assert_eq!(values.indexed_iter().map(distance).max(), Some(exactly(found.error_bound(1) / 2.0)));
    }

    #[test]
    fn the_true_optimum_is_within_the_bound(values in matrices(multiples().boxed())) {
        let values = if values.nrows() > values.ncols() { values.reversed_axes() } else { values };
        let found = quantised(&values.mapv(real));
        let problem = Problem::from_matrix(found.matrix().clone()).unwrap().with_sense(Sense::Minimise);
        let best = solve(&problem).unwrap();
        prop_assert_eq!(best.pairs().len(), values.nrows());

        let optimum = least(&values, 0, &mut Vec::new());
        let truth: i128 = best.pairs().iter().map(|&(i, j)| values[(i.index(), j.index())]).sum();
        let bound = exactly(found.error_bound(values.nrows()));
        prop_assert!((0..=bound).contains(&(truth - optimum)));
        let reported = i128::from(best.total()) * exactly(found.unit());
        prop_assert!(2 * (reported - optimum).abs() <= bound);
    }
}
