//! What there is when a search was stopped: true as far as it goes.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pairwright::assignment::{ObjectiveValue, Progress, check_frontier};
use pairwright::what_if::Goal;
use pairwright::{Cohort, Matcher, Participant, Sparing};

use super::world::World;
use crate::numbers::Numbers;

/// Goes on for so many calls.
fn patient(calls: usize) -> impl FnMut(&Progress) -> ControlFlow<()> + Send + 'static {
    let left = AtomicUsize::new(calls);
    move |progress: &Progress| {
        let goes_on =
            left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok();
        if goes_on || progress.share() >= 1.0 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// Mentees kept apart: what was found obeys, and is worth the best less the gap at least.
#[test]
fn the_gap_of_a_stopped_search_holds() {
    let (mut stopped, mut open) = (0, 0);
    for seed in (0..400).filter(|seed| seed % 10 == 2) {
        let world = World::new(seed);
        let best = world.matching();
        for calls in 0..40 {
            let matcher = world.matcher.clone().with_watch(patient(calls));
            let Ok(matching) = matcher.solve(Arc::clone(&world.cohort)) else { continue };
            let _proof = matching.verify().unwrap();
            assert!(matching.worth() <= best.worth(), "seed {seed}, {calls} calls");
            assert!(best.worth() <= matching.worth() + matching.gap(), "seed {seed}, {calls} calls");
            if matching.is_complete() {
                assert_eq!(matching.worth(), best.worth(), "seed {seed}, {calls} calls");
                break;
            }
            stopped += 1;
            open += usize::from(matching.gap() != ObjectiveValue::default());
        }
    }
    assert!(stopped > 10 && open > 0, "{stopped} {open}");
}

/// Couples whom nobody wants to part, but who would have to part for more points.
fn bundles(seed: u64) -> (Arc<Cohort>, Matcher) {
    let numbers = &mut Numbers::new(seed ^ 0xB0D1);
    let size = 6;
    let choice = |numbers: &mut Numbers, side: char| format!("{side}{}", numbers.below(size));
    let people = (0..size).flat_map(|k| {
        let mentor =
            Participant::mentor(format!("m{k}")).with_choices([choice(numbers, 's'), choice(numbers, 's')]);
        let mentee =
            Participant::mentee(format!("s{k}")).with_choices([choice(numbers, 'm'), choice(numbers, 'm')]);
        [mentor, mentee]
    });
    (Arc::new(Cohort::new(people.collect::<Vec<_>>()).unwrap()), Matcher::default())
}

/// A limit on parted pairs: what was found keeps it, and is worth the best less the gap at least.
#[test]
fn the_gap_of_a_stopped_rematch_holds() {
    let (mut stopped, mut open) = (0, 0);
    for seed in 0..40 {
        let (cohort, matcher) = bundles(seed);
        let proposed: Vec<_> = (0..6).map(|k| (format!("m{k}"), format!("s{k}"))).collect();
        for most in [1, 2, 3] {
            let given = pairwright::season::Given::default()
                .with_proposed(proposed.iter().map(|(a, b)| (a.as_str(), b.as_str())))
                .with_sparing(Sparing::AtMost(most));
            let best = matcher.rematch(Arc::clone(&cohort), None, &given).unwrap();
            assert!(best.is_complete());
            for calls in 0..200 {
                let watched = matcher.clone().with_watch(patient(calls));
                let found = match watched.rematch(Arc::clone(&cohort), None, &given) {
                    Err(error) => {
                        assert!(error.is_cancelled(), "{error}");
                        continue;
                    }
                    Ok(found) => found,
                };
                let told = format!("seed {seed}, at most {most}, {calls} calls");
                let _proof = found.matching().verify().unwrap();
                assert!(found.parted().len() <= most as usize, "{told}");
                let (worth, most) = (found.matching().worth(), best.matching().worth());
                assert!(
                    worth <= most && most <= worth + found.gap(),
                    "{told}: {worth} {most} {}",
                    found.gap()
                );
                assert_eq!(found.cost(), best.cost() + (most - worth), "{told}");
                if found.is_complete() {
                    assert_eq!(worth, most, "{told}");
                    break;
                }
                stopped += 1;
                open += usize::from(found.gap() != ObjectiveValue::default());
            }
        }
    }
    assert!(stopped > 10 && open > 0, "{stopped} {open}");
}

/// A stopped frontier has the first points of the whole one, and proves them.
#[test]
fn a_stopped_frontier_is_its_beginning() {
    let (mut stopped, mut later) = (0, 0);
    for seed in 0..60 {
        let matching = World::new(seed).matching();
        let Ok(whole) = matching.frontier() else { continue };
        assert!(whole.is_complete());
        for calls in 0..60 {
            let part = match matching.clone().with_watch(patient(calls)).frontier() {
                Err(error) => {
                    assert!(error.is_cancelled(), "{error}");
                    continue;
                }
                Ok(part) => part,
            };
            check_frontier(matching.problem(), &part).unwrap();
            if part.is_complete() {
                assert_eq!(part, whole, "seed {seed}");
                break;
            }
            let (last, settled) = part.points().split_last().unwrap();
            assert_eq!(settled, &whole.points()[..settled.len()], "seed {seed}, {calls} calls");
            assert_eq!(last.total(), whole.points()[settled.len()].total(), "seed {seed}, {calls} calls");
            stopped += 1;
            later += usize::from(!settled.is_empty());
        }
    }
    assert!(stopped > 10 && later > 0, "{stopped} {later}");
}

/// Some weights are told as among all, in their order and once; by one thread as by several.
#[test]
fn some_weights_are_told_as_among_all() {
    for seed in (0..20).filter(|seed| seed % 10 < 4) {
        let matching = World::new(seed).matching();
        let whole = matching.sensitivity().unwrap();
        let keys = ["wish", "mentee_choices.1", "skills", "mentee_choices.1", "different_unit"];
        let some = matching.sensitivity_among(keys).unwrap();
        let among: Vec<_> =
            whole.weights().iter().filter(|range| keys.contains(&range.key())).cloned().collect();
        assert_eq!(some.weights(), among, "seed {seed}");
        assert!(matching.sensitivity_among(["wishes"]).unwrap_err().is_unknown());
        let unstated = matching.sensitivity_among(["mentee_choices.9"]).unwrap();
        assert_eq!(unstated.weights(), [matching.sensitivity_of("mentee_choices.9").unwrap()]);
    }
}

/// What is known of a sensitivity, a trade-off and repairs is what the whole answer says of it.
#[test]
fn what_is_known_is_part_of_the_whole() {
    let (mut ranges, mut points, mut repairs) = (0, 0, 0);
    for seed in (0..20).filter(|seed| seed % 10 < 4) {
        let matching = World::new(seed).matching();
        let whole = matching.sensitivity().unwrap();
        let front = matching.trade_off(Goal::Points, Goal::Choices);
        let left =
            matching.left_out().iter().find(|left| left.role().is_mentee()).map(|left| left.id().clone());
        let all = left.as_ref().map(|left| matching.repairs(left).unwrap());
        for calls in (0..60).step_by(3).chain([100, 200]) {
            let watched = || matching.clone().with_watch(patient(calls));
            if let Ok(part) = watched().sensitivity()
                && !part.is_complete()
            {
                assert!(part.weights().iter().all(|range| whole.weights().contains(range)), "seed {seed}");
                assert_eq!(part.weights().len() + part.missing().len(), whole.weights().len());
                assert!(part.to_string().contains("stopped before these were found"));
                ranges += part.weights().len();
            }
            if let (Ok(front), Ok(part)) = (&front, watched().trade_off(Goal::Points, Goal::Choices))
                && !part.is_complete()
            {
                assert!(!part.verify().unwrap().is_complete());
                assert!(part.to_string().contains("stopped before all were found"));
                let (first, last) = (front.points().first().unwrap(), front.points().last().unwrap());
                let of_part = (part.points().first().unwrap(), part.points().last().unwrap());
                // both goals alone are known
                assert_eq!((of_part.0.first(), of_part.1.second()), (first.first(), last.second()));
                points += 1;
            }
            if let (Some(all), Some(left)) = (&all, &left)
                && let Ok(part) = watched().repairs(left)
                && !part.is_complete()
            {
                assert!(part.iter().all(|repair| all.contains(repair)), "seed {seed}");
                repairs += 1;
            }
        }
    }
    assert!(ranges > 0 && points > 0 && repairs > 0, "{ranges} {points} {repairs}");
}
