//! Proofs that would be too long to be of use are refused before a byte is written.

use pairwright::assignment::{Problem, claims, solve};

#[test]
fn what_is_too_long_is_refused_with_its_size() {
    // no terms: every pair is worth nothing, and is allowed
    let problem = Problem::from_terms(6_000, 6_000, Vec::new()).unwrap();
    let best = solve(&problem).unwrap();
    let claim = &claims(&problem, &best).unwrap()[1];
    let (mut formula, mut proof) = (Vec::new(), Vec::new());
    for error in [
        claim.write_veripb(&mut formula, &mut proof).unwrap_err(),
        claim.write_vipr(&mut formula).unwrap_err(),
    ] {
        assert!(error.is_memory(), "{error}");
        assert!(error.to_string().contains("6000 rows and 6000 columns would take about"), "{error}");
    }
    assert!(formula.is_empty() && proof.is_empty());
}
