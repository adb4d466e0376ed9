//! `programme.toml`, and people who are matched by it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::{CohortReader, Matcher, Programme};
use pairwright_fuzz::parts::{parts, text};
use pairwright_fuzz::{people, sealed, some};

fuzz_target!(|bytes: &[u8]| {
    let [programme, table] = parts::<2>(bytes);
    let Some(Ok(programme)) = text(programme).map(Programme::from_toml) else { return };
    let written = programme.to_toml().expect("what was accepted can be written");
    let again = Programme::from_toml(&written).expect("what was written can be read");
    assert_eq!(again, programme, "{written}");
    sealed::goes_round(&programme);
    let cohort = match CohortReader::new("people.csv", table).read() {
        Ok(cohort) => cohort,
        Err(_) => some::people(),
    };
    people::cohort(&cohort, &Matcher::new(programme));
});
