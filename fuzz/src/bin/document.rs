//! Documents as JSON: a digit for the format, a word for the kind, a line end, and the data as they
//! stand in the document. Its checksum is right.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::evaluation::{Goals, Outcomes};
use pairwright::season::{SavedEvents, SavedMatching, SavedSeason};
use pairwright::storage::Document;
use pairwright::{Cohort, Matcher, Matching, Programme, Season};
use pairwright_fuzz::parts::text;
use pairwright_fuzz::{people, sealed, some};

fuzz_target!(|bytes: &[u8]| {
    let Some((head, data)) = text(bytes).and_then(|text| text.split_once('\n')) else { return };
    let (format, kind) = head.split_at_checked(1).unwrap_or(("1", head));
    let format = format.parse().unwrap_or(1);
    match kind {
        "cohort" => {
            if let Some(cohort) = read::<Cohort>(format, data) {
                people::cohort(&cohort, &Matcher::default());
            }
        }
        "programme" => {
            if let Some(programme) = read::<Programme>(format, data) {
                people::cohort(&some::people(), &Matcher::new(programme));
            }
        }
        "matching" => {
            let saved = read::<SavedMatching>(format, data);
            if let Some(Ok(matching)) = saved.map(|saved| Matching::restore(saved, &Matcher::default())) {
                people::matching(&matching, &Matcher::default());
            }
        }
        "season" => {
            let saved = read::<SavedSeason>(format, data);
            if let Some(Ok(season)) = saved.map(|saved| Season::restore(saved, &Matcher::default())) {
                let again =
                    Season::restore(season.saved(), &Matcher::default()).expect("what was saved is restored");
                assert_eq!(again.log(), season.log());
                if let Some(matching) = season.matching() {
                    let _proof = matching.verify().expect("what was restored is proven");
                }
            }
        }
        "events" => {
            if let Some(events) = read::<SavedEvents>(format, data) {
                let _ = some::season().saved().followed_by([events]);
            }
        }
        "outcomes" => drop(read::<Outcomes>(format, data)),
        "goals" => drop(read::<Goals>(format, data)),
        _ => {}
    }
});

fn read<D: Document>(format: u32, data: &str) -> Option<D> {
    sealed::accepted(D::from_json(&sealed::json::<D>(format, data)))
}
