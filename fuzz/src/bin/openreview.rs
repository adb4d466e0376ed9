//! Scores and constraints of papers and reviewers: three digits of settings, then two tables.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::assignment::check_plainly;
use pairwright::migration::{Missing, TriplesReader};
use pairwright_fuzz::parts::parts;
use pairwright_fuzz::problems;

fuzz_target!(|bytes: &[u8]| {
    let Some((&[reviewers, load, missing], rest)) = bytes.split_first_chunk::<3>() else { return };
    let [scores, constraints] = parts::<2>(rest);
    let mut reader = TriplesReader::new("scores.csv", scores);
    if !constraints.is_empty() {
        reader = reader.constraints("constraints.csv", constraints);
    }
    if missing % 3 == 2 {
        reader = reader.with_decimals(u32::from(missing) / 16);
    }
    let triples = match reader.read() {
        Ok(triples) => triples,
        Err(error) => return assert!(!error.is_internal() && !error.to_string().contains('\0'), "{error}"),
    };
    let missing = if missing % 2 == 0 { Missing::Never } else { Missing::Zero };
    let triples = triples
        .with_reviewers_per_paper(u32::from(reviewers % 8))
        .with_load(u32::from(load % 8))
        .with_least_load(u32::from(load / 64))
        .with_missing(missing);
    match triples.problem() {
        Ok(problem) => {
            problems::problem(&problem);
            if !problems::is_small(&problem) {
                return;
            }
            let found = match triples.solve() {
                Ok(found) => found,
                // settled pairs that leave no room for the least load of others
                Err(error) => return assert!(error.is_clash(), "{error}"),
            };
            assert_eq!(found.verify().expect("an answer has its proof").total(), found.total());
            assert!(check_plainly(found.problem(), found.assignment()));
            found.write_to(&mut Vec::new()).expect("into memory");
        }
        Err(error) => assert!(!error.is_internal(), "{error}"),
    }
});
