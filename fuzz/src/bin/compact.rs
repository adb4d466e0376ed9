//! Compact documents: as they are, or what is packed into one, with a checksum that is right.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::evaluation::{Goals, Outcomes};
use pairwright::season::{SavedEvents, SavedMatching, SavedSeason};
use pairwright::storage::Document;
use pairwright::{Cohort, Matcher, Matching, Programme, Season};
use pairwright_fuzz::{people, sealed};

fuzz_target!(|bytes: &[u8]| {
    let sealed = if bytes.starts_with(b"pwr") { bytes.to_vec() } else { sealed::compact(bytes) };
    if let Some(cohort) = read::<Cohort>(&sealed) {
        people::cohort(&cohort, &Matcher::default());
    }
    if let Some(saved) = read::<SavedMatching>(&sealed)
        && let Ok(matching) = Matching::restore(saved, &Matcher::default())
    {
        people::matching(&matching, &Matcher::default());
    }
    if let Some(saved) = read::<SavedSeason>(&sealed)
        && let Ok(season) = Season::restore(saved, &Matcher::default())
    {
        let _ = season.matching().map(|matching| matching.verify().expect("what was restored is proven"));
    }
    let _ = (read::<Programme>(&sealed), read::<SavedEvents>(&sealed));
    let _ = (read::<Outcomes>(&sealed), read::<Goals>(&sealed));
});

fn read<D: Document>(bytes: &[u8]) -> Option<D> {
    sealed::accepted(D::from_bytes(bytes))
}
