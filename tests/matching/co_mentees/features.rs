//! With everything else that a matching has.

use std::sync::Arc;

use pairwright::assignment::ObjectiveValue;
use pairwright::season::Given;
use pairwright::{Matcher, Matching, Participant, Pilot, Sparing};

use super::oracle::Drawn;
use crate::random_people::accepting_chance;

/// Does nobody share a mentor who may not, and is it proven?
fn obeys(drawn: &Drawn, matching: &Matching) -> bool {
    let _proof = matching.verify().unwrap();
    let groups = drawn.cohort.mentors().map(|mentor| matching.partners(mentor.id()));
    let mut groups = groups.map(|group| group.into_iter().collect::<Vec<&Participant>>());
    groups.all(|group| drawn.may_share(&group))
}

#[test]
fn pilots_rematches_and_sparing_keep_the_rules() {
    let (mut made, mut warm) = (0, 0);
    for seed in 0..150 {
        let drawn = Drawn::new(seed);
        let matcher = accepting_chance(Matcher::new(drawn.programme.clone()));
        let cohort = Arc::new(drawn.cohort.clone());
        let Ok(first) = matcher.solve(Arc::clone(&cohort)) else { continue };
        let pilot = matcher.clone().with_pilot(Pilot::Best(2)).solve(Arc::clone(&cohort)).unwrap();
        assert!(obeys(&drawn, &pilot) && pilot.pairs().len() <= 2, "seed {seed}");
        let Some(pair) = first.pairs().first() else { continue };
        let proposed: Vec<_> = first.pairs().iter().map(|pair| pair.id().clone()).collect();
        let given = Given::default()
            .with_declined([(pair.mentor().as_str(), pair.mentee().as_str(), "no time")])
            .with_proposed(proposed);
        let best = matcher.rematch(Arc::clone(&cohort), None, &given).unwrap().into_matching();
        for sparing in [Sparing::Nobody, Sparing::Price(100), Sparing::AtMost(1), Sparing::AtMost(0)] {
            let given = given.clone().with_sparing(sparing);
            let again = matcher.rematch(Arc::clone(&cohort), Some(&first), &given).unwrap();
            assert!(obeys(&drawn, again.matching()), "seed {seed} {sparing:?}");
            assert_eq!(again.matching().worth() + again.cost(), best.worth(), "seed {seed} {sparing:?}");
            assert!(again.gap() >= ObjectiveValue::default());
            if let Sparing::AtMost(most) = sparing {
                assert!(again.parted().len() <= most as usize, "seed {seed}");
            }
            if sparing == Sparing::Nobody {
                assert_eq!(again.matching().worth(), best.worth(), "seed {seed}");
                warm += 1;
            }
            let text = serde_json::to_string(again.matching()).unwrap();
            let read: Matching = serde_json::from_str(&text).unwrap();
            assert!(obeys(&drawn, &read));
            made += 1;
        }
    }
    assert!(made > 200 && warm > 50, "{made} {warm}");
}

/// A pair or a gap that was changed in a file does not pass.
#[test]
fn forgeries_are_refused() {
    let mut refused = 0;
    for seed in 0..80 {
        let drawn = Drawn::new(seed);
        let Ok(matching) =
            accepting_chance(Matcher::new(drawn.programme.clone())).solve(drawn.cohort.clone())
        else {
            continue;
        };
        let mut saved = serde_json::to_value(&matching).unwrap();
        if saved.get("apart").is_none() {
            continue;
        }
        let read = |value: &serde_json::Value| serde_json::from_value::<Matching>(value.clone());
        assert!(read(&saved).is_ok());
        let whole = saved.clone();
        saved["apart"]["gap"]["points"] = 1.into();
        assert!(read(&saved).is_err(), "seed {seed}: a gap that is not there");
        saved = whole.clone();
        saved["apart"]["certificate"]["tree"] = serde_json::json!([]);
        assert!(read(&saved).is_err(), "seed {seed}: no tree");
        saved = whole.clone();
        saved["apart"]["certificate"]["tree"] = serde_json::json!(["impossible"]);
        assert!(read(&saved).is_err(), "seed {seed}: nothing is possible");
        saved = whole.clone();
        saved.as_object_mut().unwrap().remove("apart");
        assert!(read(&saved).is_err(), "seed {seed}: nobody was kept apart");
        refused += 1;
    }
    assert!(refused > 15, "{refused}");
}
