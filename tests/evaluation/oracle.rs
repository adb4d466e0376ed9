//! Effects against normal equations solved by elimination, and the jackknife done by leaving pairs out.

use pairwright::Evaluator;

use crate::arranged::{KEYS, arranged, rated, some_fits};
use crate::numbers::Numbers;
use crate::outcome_world::normal;

/// Solves a x = b by elimination with pivots.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for k in 0..n {
        let pivot = (k..n).max_by(|&i, &j| a[i][k].abs().total_cmp(&a[j][k].abs())).unwrap();
        a.swap(k, pivot);
        b.swap(k, pivot);
        for i in 0..n {
            if i != k {
                let factor = a[i][k] / a[k][k];
                let row = a[k].clone();
                for (entry, above) in a[i].iter_mut().zip(row) {
                    *entry -= factor * above;
                }
                b[i] -= factor * b[k];
            }
        }
    }
    (0..n).map(|k| b[k] / a[k][k]).collect()
}

/// X'X of rows of features.
fn gram(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let p = rows[0].len();
    (0..p).map(|i| (0..p).map(|j| rows.iter().map(|row| row[i] * row[j]).sum()).collect()).collect()
}

/// The constant, then the effects.
fn least_squares(rows: &[Vec<f64>], outcomes: &[f64]) -> Vec<f64> {
    let moments = (0..rows[0].len()).map(|i| rows.iter().zip(outcomes).map(|(row, y)| row[i] * y).sum());
    solve(gram(rows), moments.collect())
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The larger of the classical standard error and that of the pairs left out one by one.
fn errors(rows: &[Vec<f64>], outcomes: &[f64]) -> Vec<f64> {
    let effects = least_squares(rows, outcomes);
    let residual = |row: &Vec<f64>, y: f64, effects: &[f64]| y - dot(row, effects);
    let squares: f64 = rows.iter().zip(outcomes).map(|(row, &y)| residual(row, y, &effects).powi(2)).sum();
    let variance = squares / (rows.len() - rows[0].len()) as f64;
    // what each pair's outcome is from what the others say
    let without = |k: usize| {
        let (mut rows, mut outcomes) = (rows.to_vec(), outcomes.to_vec());
        let (row, y) = (rows.remove(k), outcomes.remove(k));
        residual(&row, y, &least_squares(&rows, &outcomes))
    };
    let missed: Vec<f64> = (0..rows.len()).map(without).collect();
    let one = |j: usize| {
        let unit = (0..rows[0].len()).map(|i| f64::from(u8::from(i == j))).collect();
        let column = solve(gram(rows), unit);
        let robust: f64 = rows.iter().zip(&missed).map(|(row, e)| (dot(row, &column) * e).powi(2)).sum();
        (variance * column[j]).max(robust).sqrt()
    };
    (1..rows[0].len()).map(one).collect()
}

#[test]
fn effects_and_intervals_are_those_of_least_squares_and_of_leaving_out() {
    let mut larger = [0, 0];
    for seed in 0..30 {
        let mut numbers = Numbers::new(seed);
        let fits = some_fits(20 + numbers.below(30), &mut numbers);
        // noise is larger where the regions differ: the two standard errors are not alike
        let rating = |fit: &crate::arranged::Fit, numbers: &mut Numbers| {
            let [department, region, chosen] = fit.numbers();
            3.0 + 0.5 * department + chosen + (0.2 + region) * normal(numbers)
        };
        let ratings: Vec<f64> = fits.iter().map(|fit| rating(fit, &mut numbers)).collect();
        let answered: Vec<bool> = ratings.iter().map(|_| numbers.sometimes(90)).collect();
        let told = ratings.iter().zip(&answered).map(|(&rating, &told)| told.then_some(rating));
        let evaluation = Evaluator::default().evaluate(&arranged(&fits), &rated(told)).unwrap();

        let kept = fits.iter().zip(&ratings).zip(&answered).filter(|(_, told)| **told);
        let (rows, outcomes): (Vec<Vec<f64>>, Vec<f64>) =
            kept.map(|((fit, &rating), _)| ([vec![1.0], fit.numbers().to_vec()].concat(), rating)).unzip();
        let keys: Vec<&str> = evaluation.effects().iter().map(pairwright::evaluation::Effect::key).collect();
        if keys != KEYS {
            continue; // some fit is too rare among the answers
        }
        let (effects, errors) = (least_squares(&rows, &outcomes), errors(&rows, &outcomes));
        let mut reach = Vec::new();
        for ((found, expected), error) in evaluation.effects().iter().zip(&effects[1..]).zip(errors) {
            assert!((found.estimate() - expected).abs() < 1e-9, "{seed}: {} {expected}", found.estimate());
            let interval = found.interval();
            let middle = f64::midpoint(interval.low(), interval.high());
            assert!((middle - expected).abs() < 1e-9, "{seed}: {middle} {expected}");
            reach.push((interval.high() - interval.low()) / 2.0 / error);
        }
        // one quantile of Student's t for all: more than the normal's for 0.01 / 6, which is 2.93
        assert!(reach.windows(2).all(|two| (two[0] - two[1]).abs() < 1e-9), "{seed}: {reach:?}");
        assert!(reach[0] > 2.93 && reach[0] < 3.9, "{seed}: {reach:?}");
        larger[usize::from(rows.len() > 30)] += 1;
    }
    assert!(larger.iter().all(|&seen| seen > 5), "small and large ones were compared: {larger:?}");
}
