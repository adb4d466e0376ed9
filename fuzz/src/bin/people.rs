//! The tables of people, in any encoding: participants, organisation, conflicts, history, locked,
//! wished; and `columns.toml`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::people::Mapping;
use pairwright::{CohortReader, Matcher};
use pairwright_fuzz::parts::{parts, text};
use pairwright_fuzz::people;

fuzz_target!(|bytes: &[u8]| {
    let [participants, others @ .., columns] = parts::<7>(bytes);
    let [organisation, conflicts, history, locked, wished] = others;
    let mut reader = CohortReader::new("people.csv", participants);
    if let Some(mapping) = text(columns).and_then(|text| Mapping::from_toml(text).ok()) {
        reader = reader.mapping(mapping);
    }
    if !organisation.is_empty() {
        reader = reader.organisation("organisation.csv", organisation);
    }
    if !conflicts.is_empty() {
        reader = reader.conflicts("conflicts.csv", conflicts);
    }
    if !history.is_empty() {
        reader = reader.history("history.csv", history);
    }
    if !locked.is_empty() {
        reader = reader.locked("locked.csv", locked);
    }
    if !wished.is_empty() {
        reader = reader.wished("wished.csv", wished);
    }
    match reader.read() {
        Ok(cohort) => people::cohort(&cohort, &Matcher::default()),
        Err(error) => {
            assert!(error.is_input() && !error.to_string().contains('\0'), "{error}");
            assert!(error.line().is_none_or(|line| line <= 1 + bytes.len() as u64), "{error}");
        }
    }
});
