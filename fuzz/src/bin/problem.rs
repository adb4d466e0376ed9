//! Problems as JSON: whatever is accepted is solved.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::assignment::Problem;
use pairwright_fuzz::problems;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(problem) = serde_json::from_slice::<Problem>(bytes) {
        problems::problem(&problem);
    }
});
