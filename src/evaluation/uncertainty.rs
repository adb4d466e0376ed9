//! How far a figure may be from that of all pairs, when only some have answered.
//!
//! *Problem.* A goal is about all pairs of the cohort, and some have not answered. Where does the
//! figure of all pairs lie?
//!
//! *Method.* Pairs that answered stand for the others as a sample without replacement. When all
//! have answered nothing is left to guess, and the interval is the figure.
//!
//! Of yes and no: every number of yeses among all pairs under which so many in the sample, or more,
//! or fewer, are not rarer than 1 in 40. So the interval holds in 95 of 100 cases or more at any
//! size, at 3 answers, and where all say the same; and the certain bounds hold of themselves: who
//! said yes counts.
//!
//! Of numbers: Student's t, times the root of the share that has not answered. Where all answers
//! are the same their spread says nothing: they count as if one more had been a step away: 1, or of
//! a share the way to its farther end. A single answer of many has no interval.
//!
//! Of the difference between two cohorts: each is one of many that there might have been, so nobody
//! is left out for having answered. Of yes and no by Newcombe's method, which joins the score
//! intervals of both; of numbers by Welch's.
//!
//! *Caveat.* Those who do not answer may be less content: no interval knows. So a goal says what it
//! would come to at worst and at best (`unanswered.rs`). Student's interval held in 94 to 96 of 100
//! simulated cohorts of ratings, shares and normal numbers, from 3 answers of 12 pairs to 60 of 63;
//! where nine in ten say the same number and one another, in 90 to 93 (`uncertainty/coverage.rs`).
//!
//! *References.* Buonaccorsi, A note on confidence intervals for proportions in finite populations
//! (1987); Cochran, Sampling techniques, chapter 2 (1977); Newcombe, Interval estimation for the
//! difference between independent proportions, method 10 (1998); Welch (1947).

#[cfg(test)]
mod coverage;

use statrs::distribution::{ContinuousCDF, DiscreteCDF, Hypergeometric, Normal, StudentsT};

use crate::evaluation::interval::Interval;
use crate::evaluation::mean::mean;

/// With this probability an interval does not hold.
pub(super) const ERROR: f64 = 0.05;
/// What is said to be found is found with this probability.
pub(super) const POWER: f64 = 0.8;

/// Numbers in few words: how many, their mean, and their standard deviation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sample {
    pub(super) count: usize,
    pub(super) mean: f64,
    /// None of a single number.
    pub(super) deviation: Option<f64>,
}

impl Sample {
    /// None of no numbers.
    #[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
    pub(super) fn of(values: &[f64]) -> Option<Self> {
        let middle = mean(values)?;
        let squares: f64 = values.iter().map(|value| (value - middle).powi(2)).sum();
        let freedom = values.len() - 1;
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        // the mean of numbers that are all the same is not quite that number
        let spread = if most > least { squares } else { 0.0 };
        let deviation = (freedom > 0).then(|| (spread / freedom as f64).sqrt());
        Some(Self { count: values.len(), mean: middle, deviation })
    }

    /// The variance of the mean, as of one of many samples. Numbers that are all the same count as
    /// if one more had been a step away.
    #[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
    fn error_squared(self, step: f64) -> Option<f64> {
        let count = self.count as f64;
        let deviation = self.deviation?;
        let variance = if deviation > 0.0 { deviation.powi(2) } else { step.powi(2) / (count + 1.0) };
        Some(variance / count)
    }

    /// How far away one more answer might be: a whole number, or the farther end of a share.
    fn step(self, is_share: bool) -> f64 {
        if is_share { self.mean.max(1.0 - self.mean) } else { 1.0 }
    }
}

/// The quantile of Student's t.
pub(super) fn quantile(probability: f64, freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).map_or(f64::INFINITY, |t| t.inverse_cdf(probability))
}

/// Where the mean of all `of` lies, of whom these are known. None of one of many, and of nobody.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
pub(super) fn of_all(known: Sample, of: usize, is_share: bool) -> Option<Interval> {
    if known.count >= of {
        return Some(Interval::around(known.mean, 0.0));
    }
    let (count, of) = (known.count as f64, of as f64);
    let freedom = count - 1.0;
    let error = (known.error_squared(known.step(is_share))? * (1.0 - count / of)).sqrt();
    let found = Interval::around(known.mean, quantile(1.0 - ERROR / 2.0, freedom) * error);
    // the share that is certain already: as if all the others had said 0, and 1
    let least = known.mean * count / of;
    Some(if is_share { found.within(least, least + 1.0 - count / of) } else { found })
}

/// Where the share of yes among all `of` lies, of whom `known` are known.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
pub(super) fn of_yes(yes: usize, known: usize, of: usize) -> Interval {
    let of = of.max(known).max(1);
    // of all there are at least those who said yes, and at most all but those who said no
    let (least, most) = (yes, of - (known - yes));
    let low = first(least, most, |all| is_likely(of, all, known, |sample| at_least(sample, yes)));
    let high = most
        - (first(0, most - least, |less| is_likely(of, most - less, known, |sample| sample.cdf(yes as u64))));
    Interval::new(low as f64 / of as f64, high as f64 / of as f64)
}

/// The first number from `from` on to `to` of which it is so; `to` if it is so of none before. From
/// there on it has to be so of all.
fn first(mut from: usize, mut to: usize, is_so: impl Fn(usize) -> bool) -> usize {
    while from < to {
        let middle = usize::midpoint(from, to);
        if is_so(middle) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    from
}

/// Is a tail of the sample not rarer than half of [`ERROR`]?
fn is_likely(of: usize, yes: usize, known: usize, tail: impl Fn(&Hypergeometric) -> f64) -> bool {
    let sample = Hypergeometric::new(of as u64, yes as u64, known as u64);
    sample.is_ok_and(|sample| tail(&sample) > ERROR / 2.0)
}

/// The probability of so many yeses or more.
fn at_least(sample: &Hypergeometric, yes: usize) -> f64 {
    yes.checked_sub(1).map_or(1.0, |fewer| sample.sf(fewer as u64))
}

/// Where the difference of two means lies, of samples of what there might have been. None where one
/// of them is a single number.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
pub(super) fn of_difference(then: Sample, now: Sample, is_share: bool) -> Option<Interval> {
    let errors = [then, now].map(|sample| sample.error_squared(sample.step(is_share)));
    let [a, b] = [errors[0]?, errors[1]?];
    let freedom =
        (a + b).powi(2) / (a.powi(2) / (then.count as f64 - 1.0) + b.powi(2) / (now.count as f64 - 1.0));
    let reach = quantile(1.0 - ERROR / 2.0, freedom) * (a + b).sqrt();
    let found = Interval::around(now.mean - then.mean, reach);
    Some(if is_share { found.within(-1.0, 1.0) } else { found })
}

/// The same of shares of yes: `(yes, of)`.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
pub(super) fn of_shares(then: (usize, usize), now: (usize, usize)) -> Option<Interval> {
    if then.1 == 0 || now.1 == 0 {
        return None;
    }
    let share = |(yes, of): (usize, usize)| yes as f64 / of as f64;
    let (before, after) = (score(then), score(now));
    let (p, q) = (share(now), share(then));
    let away = |a: f64, b: f64| (a.powi(2) + b.powi(2)).sqrt();
    let low = p - q - away(p - after.low(), before.high() - q);
    let high = p - q + away(after.high() - p, q - before.low());
    Some(Interval::new(low, high).within(-1.0, 1.0))
}

/// Wilson's score interval of a share.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
fn score((yes, of): (usize, usize)) -> Interval {
    let normal = Normal::new(0.0, 1.0).map_or(f64::INFINITY, |n| n.inverse_cdf(1.0 - ERROR / 2.0));
    let (count, share, square) = (of as f64, yes as f64 / of as f64, normal.powi(2));
    let middle = (share + square / (2.0 * count)) / (1.0 + square / count);
    let reach = normal / (1.0 + square / count)
        * (share * (1.0 - share) / count + square / (4.0 * count.powi(2))).sqrt();
    Interval::around(middle, reach).within(0.0, 1.0)
}

#[cfg(test)]
#[allow(
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "counts of a few, and ends that are the same quotient"
)]
mod tests {
    use super::*;

    /// How often so many yeses come when `known` of `of` are drawn, counted out: Pascal's triangle.
    fn choose(n: usize, k: usize) -> f64 {
        if k > n { 0.0 } else { (0..k).fold(1.0, |all, j| all * (n - j) as f64 / (j + 1) as f64) }
    }

    fn drawn(of: usize, all: usize, known: usize, yes: usize) -> f64 {
        if known < yes { 0.0 } else { choose(all, yes) * choose(of - all, known - yes) / choose(of, known) }
    }

    /// Every sample of every small population: the interval holds in 95 of 100 draws or more.
    #[test]
    fn the_interval_of_yes_holds_for_every_small_population() {
        let mut widest: f64 = 0.0;
        for of in 1..=16 {
            for all in 0..=of {
                for known in 1..=of {
                    let truth = all as f64 / of as f64;
                    let mut held = 0.0;
                    for yes in 0..=known.min(all) {
                        let found = of_yes(yes, known, of);
                        let holds = found.low() <= truth + 1e-12 && truth <= found.high() + 1e-12;
                        let chance = drawn(of, all, known, yes);
                        held += if holds { chance } else { 0.0 };
                        if known == of && yes == all {
                            assert!((found.high() - found.low()).abs() < 1e-12);
                        }
                        widest = widest.max(found.high() - found.low());
                    }
                    assert!(held >= 0.95 - 1e-9, "{all} of {of}, {known} drawn: {held}");
                }
            }
        }
        assert!(widest < 1.0);
    }

    #[test]
    fn the_ends_of_an_interval_of_yes_are_the_farthest_that_are_likely() {
        for (of, known, yes) in
            [(63, 31, 25), (63, 3, 3), (63, 3, 0), (455, 362, 291), (12, 12, 7), (9, 1, 1)]
        {
            let likely = |all: usize, tail: &dyn Fn(usize) -> bool| {
                (0..=known).filter(|&k| tail(k)).map(|k| drawn(of, all, known, k)).sum::<f64>() > 0.025
            };
            let all: Vec<usize> = (yes..=of - (known - yes))
                .filter(|&all| likely(all, &|k| k >= yes) && likely(all, &|k| k <= yes))
                .collect();
            let found = of_yes(yes, known, of);
            let ends = [all[0], all[all.len() - 1]].map(|all| all as f64 / of as f64);
            assert_eq!([found.low(), found.high()], ends, "{yes} of {known} of {of}");
        }
    }

    /// Worked out by hand: t of 2 degrees for 97.5 % is 4.302653.
    #[test]
    fn the_interval_of_a_mean_is_students_in_a_finite_population() {
        let known = Sample::of(&[3.0, 4.0, 5.0]).unwrap();
        let found = of_all(known, 12, false).unwrap();
        let reach = 4.302_653 * (1.0_f64 / 3.0 * 0.75).sqrt();
        assert!((found.low() - (4.0 - reach)).abs() < 1e-5 && (found.high() - (4.0 + reach)).abs() < 1e-5);
        assert_eq!(of_all(known, 3, false), Some(Interval::around(4.0, 0.0)));
        assert_eq!(of_all(Sample::of(&[4.0]).unwrap(), 2, false), None);
        assert_eq!(of_all(Sample::of(&[4.0]).unwrap(), 1, false), Some(Interval::around(4.0, 0.0)));
        let same = of_all(Sample::of(&[4.0; 3]).unwrap(), 12, false).unwrap();
        assert!(same.low() < 3.1 && same.high() > 4.9, "{same:?}");
    }

    /// Newcombe's own example (1998, table II): 56 of 70 and 48 of 80, 0.0524 to 0.3339.
    #[test]
    fn the_difference_of_shares_is_newcombes() {
        let found = of_shares((48, 80), (56, 70)).unwrap();
        assert!((found.low() - 0.0524).abs() < 5e-5 && (found.high() - 0.3339).abs() < 5e-5, "{found:?}");
        let none = of_shares((0, 10), (0, 20)).unwrap();
        assert!((none.low() + 0.2775).abs() < 5e-4 && (none.high() - 0.1611).abs() < 5e-4, "{none:?}");
    }

    /// Welch's example of unequal spreads, against a table: t of 4.06 degrees.
    #[test]
    fn the_difference_of_means_takes_both_spreads() {
        let (then, now) = (Sample::of(&[1.0, 2.0, 3.0]).unwrap(), Sample::of(&[4.0, 8.0, 12.0]).unwrap());
        let found = of_difference(then, now, false).unwrap();
        let error = (1.0_f64 / 3.0 + 16.0 / 3.0).sqrt();
        let freedom = (17.0_f64 / 3.0).powi(2) / (1.0_f64 / 9.0).midpoint(256.0 / 9.0);
        let reach = quantile(0.975, freedom) * error;
        assert!((found.low() - (6.0 - reach)).abs() < 1e-9 && (found.high() - (6.0 + reach)).abs() < 1e-9);
        assert!(of_difference(Sample::of(&[1.0]).unwrap(), now, false).is_none());
    }
}
