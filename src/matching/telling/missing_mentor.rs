//! A mentor who is not there: the profile that would help a group of mentees.

use crate::error::Result;
use crate::matching::matching::Matching;
use crate::people::cohort::Cohort;
use crate::people::cohort_builder::CohortBuilder;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::programme::policies::seniority::Junior;

/// Nobody takes part under this name, or a longer one like it is used.
const NAME: &str = "a new mentor";

/// A mentor with one place, as junior as these mentees need, about whom nothing else is known. So
/// nothing but juniority, and a criterion of the caller's own, can be in the way.
///
/// None where nobody can be as junior as that.
pub(super) fn profile(matching: &Matching, group: &[ParticipantId]) -> Option<Participant> {
    let cohort = &matching.parts.cohort;
    let members = || group.iter().filter_map(|id| cohort.get(id));
    let mut id = NAME.to_owned();
    let is_known = |id: &str| {
        let mut lines = cohort.reporting_lines().entries();
        cohort.get(id).is_some()
            || lines.any(|(person, manager)| [Some(person), manager].iter().flatten().any(|one| one.is(id)))
    };
    while is_known(&id) {
        id += "*";
    }
    let mut person = Participant::mentor(id).with_capacity(1);
    let junior = matching.parts.programme.seniority().junior;
    if junior != Junior::Tenure
        && let Some(lowest) = members().filter_map(Participant::level).min()
    {
        if lowest <= LOWEST {
            return None;
        }
        person = person.with_level(lowest - 1);
    }
    if junior != Junior::Level
        && let Some(shortest) = members().filter_map(Participant::tenure_years).min_by(f64::total_cmp)
    {
        person = person.with_tenure_years(shortest / 2.0);
    }
    Some(person)
}

/// No level is lower.
const LOWEST: i32 = -1000;

/// The same cohort with one person more.
pub(super) fn joined(cohort: &Cohort, person: Participant) -> Result<Cohort> {
    CohortBuilder::from(cohort).person(person).build()
}
