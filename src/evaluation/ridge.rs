//! Does what is learnt from some pairs say anything about the others?
//!
//! *Problem.* With many criteria and few answers least squares fits noise. How good is the best
//! prediction that can be made of a pair that was not looked at?
//!
//! *Method.* Ridge regression on standardised features, learnt from four fifths of the pairs and
//! tried on the other fifth, for a row of penalties; the last penalty leaves only the mean. Folds
//! are dealt out in the order of ids.
//!
//! *Caveat.* The least penalty is chosen by the same error that is reported, which flatters it a
//! little. So this can only take away: an effect must also be significant by itself.
//!
//! *Numeric policy.* As in `regression.rs`. All penalties of a fold share the eigenvectors.
//!
//! *References.* Hoerl and Kennard, Ridge regression (1970); Stone, Cross-validatory choice and
//! assessment of statistical predictions (1974).

use crate::evaluation::mean::mean;
use crate::evaluation::regression::{Gram, Scaled};
use crate::evaluation::square::dot;

const FOLDS: usize = 5;
/// Penalties for each pair, on features of variance 1.
const PENALTIES: [f64; 9] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];

/// The share of the variance of unseen outcomes that the best ridge predicts: 0 when the mean is as
/// good.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
pub(super) fn predicted_share(columns: &[&[f64]], outcomes: &[f64]) -> f64 {
    let mut missed = [0.0; PENALTIES.len()];
    let mut missed_by_mean = 0.0;
    for fold in 0..FOLDS {
        let split = |values: &[f64]| -> [Vec<f64>; 2] {
            let part = |tried: bool| {
                let chosen = values.iter().enumerate().filter(|(k, _)| (k % FOLDS == fold) == tried);
                chosen.map(|(_, &value)| value).collect()
            };
            [part(false), part(true)]
        };
        let [seen, unseen] = split(outcomes);
        let Some(middle) = mean(&seen) else { continue };
        let centred: Vec<f64> = seen.iter().map(|outcome| outcome - middle).collect();
        let mut learnt = Vec::new();
        let mut tried = Vec::new();
        for column in columns {
            let [from, to] = split(column);
            let Some(scaled) = Scaled::new(&from) else { continue };
            tried.push(to.iter().map(|x| (x - scaled.mean) / scaled.deviation).collect::<Vec<f64>>());
            learnt.push(scaled.values);
        }
        let rows: Vec<&[f64]> = learnt.iter().map(Vec::as_slice).collect();
        let Some(gram) = Gram::new(&rows) else { continue };
        let moments: Vec<f64> = rows.iter().map(|column| dot(column, &centred)).collect();
        missed_by_mean += unseen.iter().map(|outcome| (outcome - middle).powi(2)).sum::<f64>();
        for (missed, penalty) in missed.iter_mut().zip(PENALTIES) {
            let effects = gram.inverse(penalty * seen.len() as f64).times(&moments);
            for (k, outcome) in unseen.iter().enumerate() {
                let terms = tried.iter().zip(&effects);
                let said: f64 = terms.filter_map(|(column, effect)| Some(column.get(k)? * effect)).sum();
                *missed += (outcome - middle - said).powi(2);
            }
        }
    }
    let least = missed.into_iter().fold(missed_by_mean, f64::min);
    if missed_by_mean > 0.0 { 1.0 - least / missed_by_mean } else { 0.0 }
}
