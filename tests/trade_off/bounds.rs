//! What could be in a gap is bounded: nothing that the oracle knows is better.

use pairwright::assignment::{Sense, trade_off, trade_off_within};

use crate::oracle;
use crate::shapes::goals;

#[test]
fn nothing_in_a_gap_is_better_than_its_bound() {
    let (mut missing, mut reached) = (0, 0);
    for seed in 0..3_000 {
        let goals = goals(seed, 5);
        let all = trade_off_within(&goals[0], &goals[1], 0).unwrap();
        let first_sign = if goals[0].sense() == Sense::Maximise { 1 } else { -1 };
        let second_sign = if goals[1].sense() == Sense::Maximise { 1 } else { -1 };
        let every = oracle::trade_off([&goals[0], &goals[1]]);
        for &gap in all.gaps() {
            let (before, after) = (&all.points()[gap], &all.points()[gap + 1]);
            let is_inside = |point: &&(i64, i64)| {
                first_sign * point.0 > first_sign * after.first()
                    && second_sign * point.1 > second_sign * before.second()
            };
            for point in every.iter().filter(is_inside) {
                let bound = all.bound_at(gap, point.1);
                let bound = bound.unwrap_or_else(|| panic!("seed {seed}: {point:?} is said not to be"));
                assert!(first_sign * point.0 <= first_sign * bound, "seed {seed}: {point:?} beyond {bound}");
                missing += 1;
                reached += usize::from(point.0 == bound);
            }
            for outside in [before.second(), after.second(), i64::MIN, i64::MAX] {
                assert_eq!(all.bound_at(gap, outside), None, "seed {seed}");
            }
        }
        assert!((0..=all.points().len()).all(|at| all.gaps().contains(&at) || all.bound_at(at, 0).is_none()));
    }
    assert!(missing > 100 && reached > 30, "{missing} missing, {reached} as good as the bound");
}

#[test]
fn a_bound_of_what_was_read_does_not_panic() {
    let text = r#"{"points":[{"first":9223372036854775807,"second":-9223372036854775808,"pairs":[]},
        {"first":-9223372036854775808,"second":9223372036854775807,"pairs":[]}],"lines":[],"gaps":[0,7]}"#;
    let mut all: pairwright::assignment::TradeOff = serde_json::from_str(text).unwrap();
    assert_eq!([0, 1, 7].map(|gap| all.bound_at(gap, 0)), [None; 3]);
    let goals = goals(3, 5);
    let whole = trade_off(&goals[0], &goals[1]).unwrap();
    let lines = serde_json::to_string(&whole).unwrap();
    let lines = &lines[lines.find(r#""lines""#).unwrap()..lines.find(r#","gaps""#).unwrap()];
    all = serde_json::from_str(&text.replace(r#""lines":[]"#, lines)).unwrap();
    // products of such differences do not fit, or the line says nothing
    for gap in 0..8 {
        for second in [i64::MIN + 1, 0, i64::MAX - 1] {
            let bound = all.bound_at(gap, second);
            assert!(bound.is_none_or(|bound| bound < i64::MAX), "{bound:?}");
        }
    }
}

/// Several times larger than an oracle can list: both directions have to find the same.
#[test]
fn either_goal_may_come_first() {
    let mut long = 0;
    for seed in 0..150 {
        let goals = goals(seed, 12);
        let all = trade_off(&goals[0], &goals[1]).unwrap();
        let turned = trade_off(&goals[1], &goals[0]).unwrap();
        if !all.is_complete() || !turned.is_complete() {
            continue;
        }
        let there: Vec<_> = all.points().iter().map(|point| (point.first(), point.second())).collect();
        let back = turned.points().iter().rev().map(|point| (point.second(), point.first()));
        assert_eq!(there, back.collect::<Vec<_>>(), "seed {seed}");
        long += usize::from(there.len() > 8);
    }
    assert!(long > 20, "{long} with more than eight points");
}
