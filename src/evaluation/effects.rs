//! Which criteria went with good outcomes.
//!
//! *Problem.* Some two dozen weights, a few dozen to a few hundred answers: say what is there, and
//! nothing that is not.
//!
//! *Method.* A weight whose fit is the same in all answered pairs, or differs in fewer than five,
//! is not asked about. Fits that are nearly sums of each other cannot be told apart: the first
//! stays in, and all of them are marked. Least squares on the others, with t intervals widened
//! after Bonferroni, so that all intervals hold together with probability 99 %. An effect is
//! reliable if its interval does not contain 0 and what some pairs teach predicts the others
//! (`ridge.rs`).
//!
//! *Caveat.* What went together did not cause each other: the matching, not a coin, decided who was
//! paired. Answers that pairs withhold are missing. Where only five pairs differ in a fit, and
//! their outcomes are two to four times as noisy as the others, some interval missed in 3 of 100
//! simulated cohorts; from eight such pairs on, in 1.
//!
//! *Numeric policy.* As in `regression.rs`.
//!
//! *References.* Dunn, Multiple comparisons among means (1961), for the correction; Bloom, Minimum
//! detectable effects (1995), for what could have been found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evaluation::fits::Fits;
use crate::evaluation::interval::Interval;
use crate::evaluation::regression::{Gram, LeastSquares, Scaled};
use crate::evaluation::ridge::predicted_share;
use crate::evaluation::square::dot;
use crate::evaluation::uncertainty::{POWER, quantile};
use crate::evaluation::warning::EvaluationWarning;
use crate::programme::weight_key::{self, WeightKey};

/// With this probability some interval does not hold.
const FAMILY_ERROR: f64 = 0.01;
/// So many pairs must differ from the rest in a fit.
const LEAST_DIFFERENT: usize = 5;
/// So many pairs must be left beyond one for each effect.
const LEAST_SPARE: usize = 10;
/// A fit with less than this share of its variance to itself cannot be told from the others.
const LEAST_OWN: f64 = 0.02;
/// A standardised coefficient from here on says that one fit is part of another.
const LEAST_PART: f64 = 0.1;

/// How much weight an effect can bear.
///
/// In [`Effect`](crate::evaluation::Effect).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Evidence {
    /// More than chance.
    Reliable,
    /// It may be chance.
    Unclear,
    /// It cannot be told apart from that of these weights: their fits go together.
    #[serde(deserialize_with = "weight_key::many")]
    Entangled(Vec<&'static str>),
}

/// How the outcome went with one weight: the difference between a pair that gets all of the weight
/// and one that gets nothing of it, other fits being equal.
///
/// In units of the outcome: 0.4 of a rating, or 0.12 of a share, which is 12 percentage points. It
/// is an association, not a cause.
///
/// From [`Evaluation::effects`](crate::Evaluation::effects).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    #[serde(deserialize_with = "weight_key::one")]
    key: WeightKey,
    weight: i32,
    estimate: f64,
    interval: Interval,
    evidence: Evidence,
}

impl Effect {
    /// The key of the weight: see [`Weights::all`](crate::Weights::all).
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// Its points in the programme.
    pub fn weight(&self) -> i32 {
        self.weight
    }

    /// The effect of a full fit, in units of the outcome.
    pub fn estimate(&self) -> f64 {
        self.estimate
    }

    /// Where the effect lies: the intervals of all effects hold together with probability 99 %.
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// How much weight it can bear.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Is it more than chance?
    pub fn is_reliable(&self) -> bool {
        self.evidence == Evidence::Reliable
    }
}

/// Why nothing can be said about a weight.
///
/// In [`UntestedWeight`](crate::evaluation::UntestedWeight).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum UntestedReason {
    /// All answered pairs fit alike.
    SameForAll,
    /// Fewer than five of them differ.
    TooRare,
    /// The fit is, nearly, that of these weights.
    #[serde(deserialize_with = "weight_key::many")]
    Entangled(Vec<&'static str>),
}

/// A weight about which nothing can be said, so that silence about it is not mistaken for "no
/// effect".
///
/// From [`Evaluation::untested`](crate::Evaluation::untested).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UntestedWeight {
    #[serde(deserialize_with = "weight_key::one")]
    key: WeightKey,
    why: UntestedReason,
}

impl UntestedWeight {
    /// The key of the weight.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// Why.
    pub fn why(&self) -> &UntestedReason {
        &self.why
    }
}

/// What the answers teach.
#[derive(Debug, Clone)]
pub(super) struct Learnt {
    pub(super) effects: Vec<Effect>,
    pub(super) untested: Vec<UntestedWeight>,
    /// The estimates and errors of the effects, in the same order.
    pub(super) model: LeastSquares,
    pub(super) predicted_share: f64,
    /// How many standard errors an interval reaches.
    pub(super) reach: f64,
}

impl Learnt {
    /// The smallest effect that would have been found in four of five cases, of the weight of which
    /// most can be seen: its standard error times the sum of the reach of an interval and of the
    /// quantile for 80 % (Bloom).
    pub(super) fn smallest(&self) -> Option<f64> {
        let reach = self.reach + quantile(POWER, self.model.freedom);
        self.model.errors().into_iter().reduce(f64::min).map(|error| reach * error)
    }
}

/// Learns from the pairs that said something; `said` is pair by pair.
#[expect(clippy::cast_precision_loss, reason = "there are two dozen weights")]
pub(super) fn learn(fits: &[Fits], said: &[Option<f64>]) -> Result<Learnt, EvaluationWarning> {
    let outcomes: Vec<f64> = said.iter().copied().flatten().collect();
    let answers = outcomes.len();
    let mut chosen = Chosen::default();
    for fit in fits {
        let answered = fit.of_pairs.iter().zip(said).filter(|(_, said)| said.is_some());
        chosen.consider(fit, &answered.map(|(&value, _)| value).collect::<Vec<f64>>());
    }
    let Chosen { fits, columns, untested, entangled } = chosen;
    let needed = (columns.len().max(1) + LEAST_SPARE).max(2 * LEAST_DIFFERENT);
    if answers < needed {
        return Err(EvaluationWarning::TooFewAnswers { answers, needed });
    }
    if Scaled::new(&outcomes).is_none() {
        return Err(EvaluationWarning::AllTheSame { answers });
    }
    let nothing = EvaluationWarning::NothingDiffers { answers };
    let model = LeastSquares::new(&columns, &outcomes).ok_or(nothing)?;
    let values: Vec<&[f64]> = columns.iter().map(|column| column.values.as_slice()).collect();
    let predicted_share = predicted_share(&values, &outcomes);
    let reach = quantile(1.0 - FAMILY_ERROR / (2.0 * columns.len() as f64), model.freedom);
    let effects = fits.iter().zip(&model.estimates).zip(model.errors()).map(|((fit, &estimate), error)| {
        let interval = Interval::around(estimate, reach * error);
        let evidence = match entangled.get(fit.key) {
            Some(others) => Evidence::Entangled(others.clone()),
            None if predicted_share > 0.0 && !interval.contains_zero() => Evidence::Reliable,
            None => Evidence::Unclear,
        };
        Effect { key: fit.key, weight: fit.weight, estimate, interval, evidence }
    });
    Ok(Learnt { effects: effects.collect(), untested, model, predicted_share, reach })
}

/// The fits that are asked about, and those that are not.
#[derive(Debug, Default)]
struct Chosen<'a> {
    fits: Vec<&'a Fits>,
    columns: Vec<Scaled>,
    untested: Vec<UntestedWeight>,
    /// Which fits in the model go together with which others.
    entangled: BTreeMap<&'static str, Vec<&'static str>>,
}

impl<'a> Chosen<'a> {
    /// Takes a weight in, if its fit differs among the answered pairs and is not nearly a sum of
    /// those taken in before.
    fn consider(&mut self, fit: &'a Fits, answered: &[f64]) {
        let mut sorted = answered.to_vec();
        sorted.sort_by(f64::total_cmp);
        let most = sorted.chunk_by(|a, b| a.total_cmp(b).is_eq()).map(<[f64]>::len).max().unwrap_or(0);
        let why = match (Scaled::new(answered), answered.len() - most) {
            (None, _) => UntestedReason::SameForAll,
            (Some(_), different) if different < LEAST_DIFFERENT => UntestedReason::TooRare,
            (Some(column), _) => {
                let Some(parts) = self.parts(&column) else {
                    self.fits.push(fit);
                    self.columns.push(column);
                    return;
                };
                UntestedReason::Entangled(parts)
            }
        };
        if let UntestedReason::Entangled(parts) = &why {
            for &part in parts {
                let others = parts.iter().filter(|&&other| other != part).chain([&fit.key]);
                let known = self.entangled.entry(part).or_default();
                known.extend(others);
                known.sort_unstable();
                known.dedup();
            }
        }
        self.untested.push(UntestedWeight { key: fit.key, why });
    }

    /// The chosen fits of which this one is nearly a sum.
    fn parts(&self, column: &Scaled) -> Option<Vec<&'static str>> {
        let known: Vec<&[f64]> = self.columns.iter().map(|column| column.values.as_slice()).collect();
        let inverse = Gram::new(&known)?.inverse(0.0);
        let moments: Vec<f64> = known.iter().map(|known| dot(known, &column.values)).collect();
        let coefficients = inverse.times(&moments);
        let own = 1.0 - dot(&moments, &coefficients) / dot(&column.values, &column.values);
        let parts = self.fits.iter().zip(&coefficients).filter(|(_, part)| part.abs() >= LEAST_PART);
        (own < LEAST_OWN).then(|| parts.map(|(fit, _)| fit.key).collect())
    }
}
