//! What is worked out when it is first asked for may be asked for by many threads at once, in the
//! pool that it is worked out in.

use std::sync::mpsc::channel;
use std::thread::spawn;
use std::time::Duration;

use pairwright::{Cohort, Matcher, Matching, Participant};
use rayon::prelude::*;

/// More than enough, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A matching with people left out for whom all rows are read, since nearly everybody says
/// something about somebody else.
fn matching() -> Matching {
    let ids = |letter: char| (0..60).map(move |k| format!("{letter}{k:02}"));
    let mentors = ids('m').map(|id| Participant::mentor(id).with_choices(ids('s').take(10)));
    let mentees = ids('s').map(|id| Participant::mentee(id).with_choices(ids('m').skip(20).take(10)));
    let alone = ids('t').map(Participant::mentee);
    let cohort = Cohort::new(mentors.chain(mentees).chain(alone)).expect("a fine cohort");
    Matcher::default().solve(cohort).expect("a fine programme")
}

#[test]
fn who_is_left_out_can_be_asked_in_a_parallel_loop() {
    let (done, is_done) = channel();
    spawn(move || {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().expect("four threads");
        // a copy of a matching that was never asked has nothing worked out
        let unasked = matching();
        for _ in 0..30 {
            let asked = unasked.clone();
            let count = |_: i32| asked.left_out().len();
            let all: Vec<usize> = pool.install(|| (0..64).into_par_iter().map(count).collect());
            assert_eq!(all, [60; 64]);
        }
        done.send(()).expect("somebody waits");
    });
    assert!(is_done.recv_timeout(PATIENCE).is_ok(), "the threads wait for each other");
}
