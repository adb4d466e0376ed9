//! The embedded civil-service cohort.

use pairwright::{Cohort, CohortReader, Result};

/// 545 mentors and 455 mentees, their reporting lines, and the pairs that must never be.
pub(crate) fn civil_service() -> Result<Cohort> {
    let people = include_bytes!("../data/civil-service/participants.csv").as_slice();
    let lines = include_bytes!("../data/civil-service/organisation.csv").as_slice();
    let conflicts = include_bytes!("../data/civil-service/conflicts.csv").as_slice();
    CohortReader::new("participants.csv", people)
        .organisation("organisation.csv", lines)
        .conflicts("conflicts.csv", conflicts)
        .read()
}
