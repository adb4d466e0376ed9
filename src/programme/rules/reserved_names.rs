//! Names that a rule cannot have, since a column of `matches.csv` has them.

use crate::people::own_columns::MATCHES;

/// The columns of the crate's criteria. A test of the scores holds them against the criteria.
pub(crate) const CRITERIA: [&str; 21] = [
    "department",
    "unit",
    "region",
    "location",
    "country",
    "personality",
    "seniority",
    "mentor_choice",
    "mentee_choice",
    "skills",
    "knowledge",
    "commitment",
    "groups",
    "acquaintance",
    "expectations",
    "waiting",
    "wish",
    "supervision",
    "mutual",
    "history",
    "conflict",
];

/// Is it the name of another column, in capitals or not?
pub(super) fn is_reserved(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    MATCHES.iter().chain(&CRITERIA).any(|column| *column == name)
}
