//! Pairs arranged by hand, so that fits are what a test wants.

use pairwright::evaluation::{Outcomes, PairOutcome};
use pairwright::people::FindingKind;
use pairwright::{Cohort, Matcher, Matching, Participant, Programme};

use crate::numbers::Numbers;

/// What the fits of one pair are to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fit {
    pub(crate) department: bool,
    pub(crate) region: bool,
    pub(crate) chosen: bool,
}

impl Fit {
    /// As the weights `different_department`, `different_region` and `mentee_choices.1` see it.
    pub(crate) fn numbers(self) -> [f64; 3] {
        [self.department, self.region, self.chosen].map(|fits| f64::from(u8::from(fits)))
    }
}

/// The weights that see these fits.
pub(crate) const KEYS: [&str; 3] = ["different_department", "different_region", "mentee_choices.1"];

/// Pairs with these fits: mentor `m000` with mentee `s000` and so on, all fixed by the coordinator.
pub(crate) fn arranged(fits: &[Fit]) -> Matching {
    let place = |differs| if differs { "there" } else { "here" };
    let mut people = Vec::new();
    for (k, fit) in fits.iter().enumerate() {
        people.push(Participant::mentor(format!("m{k:03}")).with_department("here").with_region("here"));
        let mentee = Participant::mentee(format!("s{k:03}"))
            .with_department(place(fit.department))
            .with_region(place(fit.region));
        people.push(if fit.chosen { mentee.with_choices([format!("m{k:03}")]) } else { mentee });
    }
    let pairs = (0..fits.len()).map(|k| (format!("m{k:03}"), format!("s{k:03}")));
    let cohort = Cohort::builder().people(people).locked(pairs).build().unwrap();
    let matcher = Matcher::new(Programme::default()).accepting([FindingKind::Nobody]); // no fits, no pairs
    matcher.solve(cohort).unwrap()
}

pub(crate) fn some_fits(pairs: usize, numbers: &mut Numbers) -> Vec<Fit> {
    let fit = |numbers: &mut Numbers| Fit {
        department: numbers.sometimes(70),
        region: numbers.sometimes(50),
        chosen: numbers.sometimes(35),
    };
    (0..pairs).map(|_| fit(numbers)).collect()
}

/// Ratings of the pairs, in their order; not all need one.
pub(crate) fn rated(ratings: impl IntoIterator<Item = Option<f64>>) -> Outcomes {
    let outcome = |(k, rating): (usize, Option<f64>)| {
        let pair = PairOutcome::new(format!("m{k:03}"), format!("s{k:03}"));
        rating.map(|rating| pair.with_rating(rating))
    };
    Outcomes::new(ratings.into_iter().enumerate().filter_map(outcome)).unwrap()
}
