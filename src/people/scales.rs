//! Scales, held against the data. Nothing is rescaled here.

use crate::people::cohort::Cohort;
use crate::people::finding::fact::Fact;
use crate::people::participant::Participant;

/// Fewer values than this are no evidence.
const FEW: usize = 3;

/// Usual scales of personality that are not the one here: the highest value, and the name.
const SCALES: [(f64, &str); 4] = [(1.0, "0-1"), (5.0, "1-5"), (7.0, "1-7"), (10.0, "1-10")];

/// More years than this are more than a working life.
const WORKING_LIFE: f64 = 60.0;

/// What contradicts the scales. Time O(n log n).
pub(super) fn check(cohort: &Cohort, facts: &mut Vec<Fact>) {
    facts.extend(levels(cohort));
    facts.extend(personality(cohort.people()));
    facts.extend(tenure(cohort.people()));
}

/// Do most managers have a lower level than their reports? One in reverse mentoring is senior.
fn levels(cohort: &Cohort) -> Option<Fact> {
    let levels = || cohort.people().iter().filter_map(Participant::level);
    let (lowest, highest) = (levels().min()?, levels().max()?);
    if lowest == highest {
        return None;
    }
    let lines = &cohort.lines;
    let mut level_at = vec![None; lines.places()];
    let places = lines.positions(cohort.people().iter().map(Participant::id));
    for (person, place) in cohort.people().iter().zip(places) {
        if let Some(place) = place {
            level_at[place] = person.level();
        }
    }
    let both = lines.managed().filter_map(|(below, above)| Some((level_at[below]?, level_at[above]?)));
    let (lower, of) = both
        .filter(|(below, above)| below != above)
        .fold((0, 0), |(lower, of), (below, above)| (lower + usize::from(above < below), of + 1));
    (lower >= FEW && lower * 2 > of).then_some(Fact::LevelsReversed { lower, of, lowest, highest })
}

/// Do all personalities lie on a narrower scale?
fn personality(people: &[Participant]) -> Option<Fact> {
    let values = || people.iter().filter_map(Participant::personality);
    let (given, lowest, highest) = values()
        .fold((0, f64::MAX, 0.0f64), |(n, low, high), value| (n + 1, low.min(value), high.max(value)));
    // where all are 0 there is nothing to tell scales apart
    if given < FEW || highest == 0.0 {
        return None;
    }
    let (_, scale) = SCALES.into_iter().find(|(top, _)| highest <= *top)?;
    let [lowest_tenths, highest_tenths] = [lowest, highest].map(tenths);
    Some(Fact::PersonalityScale { given, lowest_tenths, highest_tenths, scale })
}

/// A number up to 100 in tenths.
#[expect(clippy::cast_possible_truncation, reason = "a personality is at most 100")]
fn tenths(value: f64) -> i64 {
    (value * 10.0).round() as i64
}

/// Are most years longer than a working life?
fn tenure(people: &[Participant]) -> Option<Fact> {
    let values = || people.iter().filter_map(Participant::tenure_years);
    let (given, long) = (values().count(), values().filter(|&years| years > WORKING_LIFE).count());
    (given >= FEW && long * 2 > given).then_some(Fact::TenureUnit { given, long })
}
