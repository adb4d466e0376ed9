//! How often intervals hold, by drawing who answers. The figures stand in `uncertainty.rs`.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small numbers of made-up answers"
)]

use super::{Sample, of_all, of_difference, of_shares, of_yes};

const DRAWS: usize = 2000;

/// Numbers that look like chance, the same each time.
struct Numbers(u64);

impl Numbers {
    fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, end: usize) -> usize {
        ((self.even() * end as f64) as usize).min(end - 1)
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.even()).sum::<f64>() - 6.0
    }
}

type World = fn(&mut Numbers) -> f64;

const WORLDS: [(&str, bool, World); 4] = [
    ("normal", false, |numbers| numbers.normal()),
    ("ratings", false, |numbers| [5.0, 5.0, 5.0, 4.0, 4.0, 4.0, 3.0, 3.0, 2.0, 1.0][numbers.below(10)]),
    ("content", false, |numbers| if numbers.below(10) == 0 { 3.0 } else { 5.0 }),
    ("shares", true, |numbers| numbers.below(5) as f64 / 4.0),
];

/// In how many of 1,000 draws without replacement the figure of all is in the interval.
fn held(world: World, is_share: bool, of: usize, known: usize) -> usize {
    let mut numbers = Numbers(7 + of as u64);
    let mut held = 0;
    for _ in 0..DRAWS {
        let mut all: Vec<f64> = (0..of).map(|_| world(&mut numbers)).collect();
        let truth = all.iter().sum::<f64>() / of as f64;
        for k in (1..of).rev() {
            all.swap(k, numbers.below(k + 1));
        }
        let found = of_all(Sample::of(&all[..known]).unwrap(), of, is_share).unwrap();
        held += usize::from(found.low() <= truth + 1e-9 && truth - 1e-9 <= found.high());
    }
    1000 * held / DRAWS
}

/// As measured, less a little: exact of normal answers, near of usual ratings, and too short where
/// nearly all say the same and few have answered.
#[test]
fn intervals_of_means_hold_about_as_often_as_they_say() {
    for ((name, is_share, world), least) in WORLDS.into_iter().zip(LEAST) {
        for ((of, known), least) in [(12, 3), (30, 8), (63, 31), (63, 60)].into_iter().zip(least) {
            let held = held(world, is_share, of, known);
            assert!(held >= least, "{name}, {known} of {of}: {held} of 1000");
        }
    }
}

const LEAST: [[usize; 4]; 4] = [[930; 4], [930; 4], [980, 900, 880, 920], [930; 4]];

/// Two cohorts of one world are said to differ in 1 of 20 cases.
#[test]
fn chance_is_seldom_called_a_change() {
    let mut numbers = Numbers(77);
    for (name, is_share, world) in WORLDS {
        let mut alarms = 0;
        for _ in 0..DRAWS {
            let [then, now] = [12, 25].map(|count| {
                let said: Vec<f64> = (0..count).map(|_| world(&mut numbers)).collect();
                Sample::of(&said).unwrap()
            });
            alarms += usize::from(!of_difference(then, now, is_share).unwrap().contains_zero());
        }
        assert!(1000 * alarms / DRAWS <= 70, "{name}: {alarms} of {DRAWS}");
    }
    for share in [50, 85, 97] {
        let mut alarms = 0;
        for _ in 0..DRAWS {
            let [then, now] =
                [12, 25].map(|count| ((0..count).filter(|_| numbers.below(100) < share).count(), count));
            alarms += usize::from(!of_shares(then, now).unwrap().contains_zero());
        }
        assert!(1000 * alarms / DRAWS <= 60, "{share}: {alarms} of {DRAWS}");
    }
}

/// The exhaustive test is of up to 16 pairs; this is of as many as cohorts have. Of 2,000 draws 950
/// of 1,000 hold, give or take: four standard errors are 20.
#[test]
fn intervals_of_yes_hold_in_large_cohorts() {
    let mut numbers = Numbers(3);
    for (of, known) in [(63, 31), (455, 362), (5_000, 700)] {
        for share in [50, 85, 99] {
            let mut held = 0;
            for _ in 0..DRAWS {
                let all = of * share / 100;
                // drawn one after another, without putting back
                let (mut yes, mut left) = (0, all);
                for drawn in 0..known {
                    if numbers.below(of - drawn) < left {
                        yes += 1;
                        left -= 1;
                    }
                }
                let (found, truth) = (of_yes(yes, known, of), all as f64 / of as f64);
                held += usize::from(found.low() <= truth + 1e-12 && truth <= found.high() + 1e-12);
            }
            assert!(1000 * held >= 930 * DRAWS, "{share} %, {known} of {of}: {held}");
        }
    }
}
