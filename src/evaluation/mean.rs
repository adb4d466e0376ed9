//! The mean of numbers.

/// The mean of numbers, added up in their order.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
