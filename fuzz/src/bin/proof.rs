//! Problems and answers as JSON: the fast check accepts no answer that the plain one refuses, and
//! what either accepts is worth what a solver finds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::assignment::{
    Assignment, FairAssignment, Problem, check, check_fair, check_plainly, solve, solve_for,
};
use pairwright_fuzz::parts::parts;
use pairwright_fuzz::problems::{is_small, worth};

fuzz_target!(|bytes: &[u8]| {
    let [problem, answer] = parts::<2>(bytes);
    let Ok(problem) = serde_json::from_slice::<Problem>(problem) else { return };
    if !is_small(&problem) {
        return;
    }
    if let Ok(answer) = serde_json::from_slice::<Assignment>(answer) {
        let (fast, plain) = (check(&problem, &answer), check_plainly(&problem, &answer));
        assert!(fast.is_err() || plain, "only the fast check accepts it");
        if plain {
            let best = solve(&problem).expect("a small problem is solved");
            assert_eq!(worth(&problem, &answer), worth(&problem, &best));
        }
    } else if let Ok(answer) = serde_json::from_slice::<FairAssignment>(answer)
        && let Ok(proof) = check_fair(&problem, &answer)
    {
        let best = solve_for(&problem, proof.objective()).expect("a small problem is solved");
        assert_eq!(
            (proof.pairs(), proof.total(), proof.worst()),
            (best.scores().len(), best.total(), best.worst())
        );
    }
});
