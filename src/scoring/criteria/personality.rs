//! S3: complementary personality; two introverts worst.
//!
//! "Better to have an introvert paired with an extravert than to pair two introverts." Points grow
//! evenly with the distance on the scale. Two introverts lose points, two extraverts fewer (two
//! weights, since sources disagree about them). The scale is read to a hundredth. *Unknown:* the
//! average of what the known get with this partner.
//!
//! *Who reads of it:* the coordinator alone. Nobody's personality is in a letter.

use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::programme::policies::poles::Poles;
use crate::programme::policies::seniority::share;
use crate::programme::policies::unknown::Unknown;
use crate::programme::programme::Programme;
use crate::programme::rules::amount::Amount;
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::each::Each;
use crate::scoring::facts::not_known::NotKnown;
use crate::scoring::facts::pair_fact::{PairFact, Pole};
use crate::scoring::sides::Sides;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Personality {
    distance: i32,
    two_introverts: i32,
    two_extraverts: i32,
    poles: Poles,
    unknown: Unknown,
}

impl Personality {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        let weights = programme.weights();
        Self {
            distance: weights.complementary_personality(),
            two_introverts: weights.two_introverts(),
            two_extraverts: weights.two_extraverts(),
            poles: programme.poles(),
            unknown: programme.unknown(),
        }
    }

    fn points(&self, a: i64, b: i64) -> i32 {
        let both = |is: fn(Poles, f64) -> bool| [a, b].iter().all(|&x| is(self.poles, scale(x)));
        share(self.distance, (a - b).abs(), 100 * HUNDREDTHS)
            - if both(Poles::is_introvert) { self.two_introverts } else { 0 }
            - if both(Poles::is_extravert) { self.two_extraverts } else { 0 }
    }

    fn pole(&self, personality: f64) -> Pole {
        match personality {
            value if self.poles.is_introvert(value) => Pole::Introvert,
            value if self.poles.is_extravert(value) => Pole::Extravert,
            _ => Pole::Middle,
        }
    }
}

const HUNDREDTHS: i64 = 100;

/// A personality in hundredths. A cohort holds values from 0 to 100 only, so this is exact.
#[expect(clippy::cast_possible_truncation, reason = "0..=10000 after rounding")]
fn hundredths(person: &Participant) -> Option<i64> {
    person.personality().map(|value| (value * 100.0).round() as i64)
}

#[expect(clippy::cast_precision_loss, reason = "0..=10000 is exact")]
fn scale(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

impl Criterion for Personality {
    fn name(&self) -> &'static str {
        "personality"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        if [self.distance, self.two_introverts, self.two_extraverts] == [0; 3] {
            return Ok(vec![]);
        }
        let half = (self.unknown == Unknown::Half).then(|| share(self.distance, 1, 2));
        sides.known_or(half, hundredths, hundredths, |&a, &b| Entry::Points(self.points(a, b)))
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let (a, b) = (pair.mentor().personality()?, pair.mentee().personality()?);
        let values = Each { mentor: Amount::new(a)?, mentee: Amount::new(b)? };
        let poles = Each { mentor: self.pole(a), mentee: self.pole(b) };
        Some(PairFact::Personality { values, poles })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let of = pair.those_without(|person| person.personality().is_some())?;
        Some(NotKnown::Personality { of })
    }
}
