//! The two tables of `mentor-match`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::Matcher;
use pairwright::migration::MentorMatchReader;
use pairwright_fuzz::parts::parts;
use pairwright_fuzz::people;

fuzz_target!(|bytes: &[u8]| {
    let [mentors, mentees] = parts::<2>(bytes);
    match MentorMatchReader::new("mentors.csv", mentors).mentees("mentees.csv", mentees).read() {
        Ok(cohort) => people::cohort(&cohort, &Matcher::default()),
        Err(error) => assert!(error.is_input() && !error.to_string().contains('\0'), "{error}"),
    }
});
