//! Stopped at its first call, at its second, and so on.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pairwright::assignment::Progress;

use super::operations::ALL;
use super::world::World;

#[test]
fn whatever_is_stopped_at_any_call_says_so_and_leaves_no_trace() {
    let (mut cancelled, mut partial) = ([0; ALL.len()], [0; ALL.len()]);
    for seed in 0..10 {
        let world = World::new(seed);
        for (at, (name, operation)) in ALL.iter().enumerate() {
            let Ok(Some(expected)) = operation(&world, None) else { continue };
            for stop in 1.. {
                let calls = Arc::new(AtomicUsize::new(0));
                let counted = Arc::clone(&calls);
                let watch = move |progress: &Progress| {
                    let call = counted.fetch_add(1, Ordering::Relaxed) + 1;
                    if call >= stop && progress.share() < 1.0 {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                };
                let told = format!("seed {seed}, {name}, call {stop}");
                match operation(&world, Some(Box::new(watch))) {
                    Err(error) => {
                        assert!(error.is_cancelled(), "{told}: {error}");
                        assert!(error.stopped_at().is_some_and(|at| at.share() < 1.0), "{told}");
                        cancelled[at] += 1;
                    }
                    Ok(Some((_, false))) => partial[at] += 1,
                    found => {
                        // it came too late, or there was nothing left to do
                        assert_eq!(found.unwrap().unwrap(), expected, "{told}");
                        break;
                    }
                }
                assert!(calls.load(Ordering::Relaxed) >= stop, "{told}: who stops is not asked again");
            }
            let again = operation(&world, None).unwrap().unwrap();
            assert_eq!(again, expected, "seed {seed}, {name}: made again");
        }
    }
    assert!(cancelled.iter().all(|&stops| stops > 0), "{cancelled:?}");
    let names: Vec<_> =
        ALL.iter().zip(partial).filter(|(_, partial)| *partial > 0).map(|(all, _)| all.0).collect();
    // of searches for what is NP-hard, `partial` asks larger ones
    for name in ["sensitivity", "trade_off", "repairs", "frontier", "unmet_choices"] {
        assert!(names.contains(&name), "{name} is never answered in part: {names:?}");
    }
}
