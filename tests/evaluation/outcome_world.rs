//! A made-up world in which it is known what makes pairs good: the same outcomes for the same pairs, everywhere.

use pairwright::evaluation::{Outcomes, PairOutcome};
use pairwright::{Cohort, Matching, Participant, Result};

use super::numbers::Numbers;

/// What a full fit adds to the rating; the rest is noise.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct World {
    pub(crate) department: f64,
    pub(crate) region: f64,
    pub(crate) first_choice: f64,
    pub(crate) two_introverts: f64,
    pub(crate) gap: f64,
    /// The standard deviation of the noise.
    pub(crate) noise: f64,
}

/// About normal, with variance 1: twelve even numbers.
pub(crate) fn normal(numbers: &mut Numbers) -> f64 {
    let even = |numbers: &mut Numbers| {
        f64::from(u32::try_from(numbers.below(1 << 20)).unwrap_or(0)) / f64::from(1 << 20)
    };
    (0..12).map(|_| even(numbers)).sum::<f64>() - 6.0
}

impl World {
    /// The mean rating of a pair, worked out from the people alone.
    pub(crate) fn mean(&self, mentor: &Participant, mentee: &Participant) -> f64 {
        let differ = |a: Option<&str>, b: Option<&str>| match (a, b) {
            (Some(a), Some(b)) => f64::from(u8::from(a != b)),
            _ => 0.5,
        };
        let chosen = mentee.choice_rank(mentor.id()) == Some(1);
        let introvert = |person: &Participant| person.personality().is_some_and(|p| p <= 40.0);
        let gap = match (mentor.level(), mentee.level()) {
            (Some(a), Some(b)) => 1.0 - f64::from((b - a - 4).abs().min(4)) / 4.0,
            _ => 0.5,
        };
        3.0 + self.department * differ(mentor.department(), mentee.department())
            + self.region * differ(mentor.region(), mentee.region())
            + self.first_choice * f64::from(u8::from(chosen))
            - self.two_introverts * f64::from(u8::from(introvert(mentor) && introvert(mentee)))
            + self.gap * gap
    }

    /// The true mean over the pairs of a matching.
    pub(crate) fn value(&self, matching: &Matching) -> f64 {
        let pairs = people(matching.cohort(), matching);
        pairs.iter().map(|(mentor, mentee)| self.mean(mentor, mentee)).sum::<f64>() / pairs.len() as f64
    }

    /// Ratings of a share of the pairs, in percent.
    pub(crate) fn outcomes(&self, matching: &Matching, answering: usize, seed: u64) -> Result<Outcomes> {
        let mut numbers = Numbers::new(seed ^ 0x5EED);
        let mut outcomes = Vec::new();
        for (mentor, mentee) in people(matching.cohort(), matching) {
            let rating = self.mean(mentor, mentee) + self.noise * normal(&mut numbers);
            if numbers.sometimes(answering) {
                outcomes.push(PairOutcome::new(mentor.id(), mentee.id()).with_rating(rating));
            }
        }
        Outcomes::new(outcomes)
    }
}

fn people<'a>(cohort: &'a Cohort, matching: &Matching) -> Vec<(&'a Participant, &'a Participant)> {
    matching
        .pairs()
        .iter()
        .filter_map(|pair| cohort.get(pair.mentor()).zip(cohort.get(pair.mentee())))
        .collect()
}
