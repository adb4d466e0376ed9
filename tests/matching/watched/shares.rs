//! What a watch gets to see.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use pairwright::Matcher;
use pairwright::assignment::Progress;

use super::operations::ALL;
use super::world::World;

#[test]
fn shares_never_fall_and_end_at_one_once() {
    let mut asked = [0; ALL.len()];
    for seed in 0..30 {
        let world = World::new(seed);
        for (at, (name, operation)) in ALL.iter().enumerate() {
            let plain = operation(&world, None);
            let shares: Arc<Mutex<Vec<f64>>> = Arc::default();
            let kept = Arc::clone(&shares);
            let watch = move |progress: &Progress| {
                kept.lock().unwrap().push(progress.share());
                ControlFlow::Continue(())
            };
            let found = operation(&world, Some(Box::new(watch)));
            let told = format!("seed {seed}, {name}");
            // who looks on changes nothing
            match (&plain, &found) {
                (Ok(plain), Ok(found)) => assert_eq!(plain, found, "{told}"),
                (Err(plain), Err(found)) => assert_eq!(plain.to_string(), found.to_string(), "{told}"),
                _ => panic!("{told}: {:?} {:?}", plain.err(), found.err()),
            }
            let shares = shares.lock().unwrap();
            assert!(shares.is_sorted(), "{told}: {shares:?}");
            assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)), "{told}: {shares:?}");
            let ends = shares.iter().filter(|&&share| share >= 1.0).count();
            if matches!(found, Ok(Some(_))) {
                assert_eq!((ends, shares.last()), (1, Some(&1.0)), "{told}: {shares:?}");
                asked[at] += 1;
            } else {
                assert!(ends <= 1, "{told}: {shares:?}");
            }
        }
    }
    assert!(asked.iter().all(|&asked| asked > 1), "{asked:?}");
}

/// One matcher serves several threads, and its watch sees all of them.
#[test]
fn one_matcher_serves_three_threads_at_once() {
    let world = World::new(11);
    let ends: Arc<Mutex<usize>> = Arc::default();
    let kept = Arc::clone(&ends);
    let matcher: Matcher = world.matcher.clone().with_watch(move |progress: &Progress| {
        *kept.lock().unwrap() += usize::from(progress.share() >= 1.0);
        ControlFlow::Continue(())
    });
    let expected = serde_json::to_string(&world.matching()).unwrap();
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..3).map(|_| scope.spawn(|| matcher.solve(Arc::clone(&world.cohort)))).collect();
        for one in all {
            let matching = one.join().unwrap().unwrap();
            assert_eq!(serde_json::to_string(&matching).unwrap(), expected);
        }
    });
    assert_eq!(*ends.lock().unwrap(), 3);
}

#[test]
fn what_a_watched_matcher_makes_is_not_watched() {
    let world = World::new(1);
    let calls: Arc<Mutex<usize>> = Arc::default();
    let kept = Arc::clone(&calls);
    let matcher = world.matcher.clone().with_watch(move |_: &Progress| {
        *kept.lock().unwrap() += 1;
        ControlFlow::Continue(())
    });
    let matching = matcher.solve(Arc::clone(&world.cohort)).unwrap();
    let before = *calls.lock().unwrap();
    let _proof = matching.verify().unwrap();
    assert!(before > 0);
    assert_eq!(*calls.lock().unwrap(), before);
}
