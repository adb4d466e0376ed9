//! What people answered, as a table, and what a season makes of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::season::{Answers, NoAnswer};
use pairwright::{Matcher, Season, Sparing};
use pairwright_fuzz::{people, sealed, some};

fuzz_target!(|bytes: &[u8]| {
    let answers = match Answers::from_reader("answers.csv", bytes) {
        Ok(answers) => answers,
        Err(error) => return assert!(error.is_input() && !error.to_string().contains('\0'), "{error}"),
    };
    for silence in [NoAnswer::Waits, NoAnswer::Agrees] {
        let mut season = some::season();
        let before = season.to_json().expect("a season can be written");
        let _ = season.unheard(&answers);
        match season.answer(&answers, silence, "day 3") {
            Ok(_) => {
                let mut form = Vec::new();
                season.answer_form().write(&mut form).expect("into memory");
                season.rematch(Sparing::Price(100), "day 4").expect("a season goes on");
                let found = season.matching().expect("it was matched again");
                people::matching(found, &Matcher::default());
                sealed::goes_round(&season.saved());
                let again =
                    Season::restore(season.saved(), &Matcher::default()).expect("what was saved is restored");
                assert_eq!(again.log(), season.log());
            }
            Err(error) => {
                assert!(!error.is_internal(), "{error}");
                assert_eq!(season.to_json().unwrap(), before, "what was refused changed nothing");
            }
        }
    }
});
