//! Pilots of the best so many pairs: what is asked is kept, and more fixed pairs are refused by
//! name.

use pairwright::season::Given;
use pairwright::{Cohort, Matcher, Participant, Pilot, Sparing};

fn two_by_two() -> Vec<Participant> {
    vec![
        Participant::mentor("ana").with_capacity(2).with_minimum(1),
        Participant::mentor("ben").with_capacity(2),
        Participant::mentee("max").with_mentors_wanted(2),
        Participant::mentee("mia").with_mentors_wanted(2),
    ]
}

#[test]
fn nobody_is_paired_in_a_pilot_of_no_pairs() {
    let pilot = Matcher::default().with_pilot(Pilot::Best(0));
    let matching = pilot.solve(Cohort::new(two_by_two()).unwrap()).unwrap();
    assert_eq!(matching.pairs(), []);
    let _proof = matching.verify().unwrap();
}

#[test]
fn so_many_pairs_serve_as_many_mentees_as_they_can() {
    for (pairs, served) in [(1, 1), (2, 2), (3, 2), (4, 2), (9, 2)] {
        let pilot = Matcher::default().with_pilot(Pilot::Best(pairs));
        let matching = pilot.solve(Cohort::new(two_by_two()).unwrap()).unwrap();
        assert_eq!(matching.pairs().len(), pairs.min(4) as usize);
        assert_eq!(matching.summary().mentees_matched().count(), served);
        assert!(!matching.partners("ana").is_empty(), "her minimum comes first");
        let _proof = matching.verify().unwrap();
    }
}

#[test]
fn more_fixed_pairs_than_the_pilot_has_are_refused_by_name() {
    let locked = [("ana", "max"), ("ben", "max"), ("ben", "mia")];
    let cohort = Cohort::builder().people(two_by_two()).locked(locked).build().unwrap();
    let matcher = |pairs| Matcher::default().with_pilot(Pilot::Best(pairs));
    let error = matcher(2).solve(cohort.clone()).unwrap_err();
    assert!(error.is_clash());
    assert_eq!(
        error.to_string(),
        "person ben: the pilot is of at most 2 pairs, but 3 are fixed; ben and mia are one too many"
    );
    assert_eq!(matcher(3).solve(cohort).unwrap().pairs().len(), 3);

    let given = Given::default().with_fixed([("ana", "max")]);
    let error = matcher(0).rematch(Cohort::new(two_by_two()).unwrap(), None, &given).unwrap_err();
    assert_eq!((error.is_clash(), error.person()), (true, Some("ana")));
}

/// Which proposed pairs are spared is limited by the pilot, too: all of them could not stay.
#[test]
fn a_pilot_is_kept_where_proposed_pairs_are_spared() {
    let people = ["ana", "ben"].map(Participant::mentor).into_iter();
    let people = people.chain(["max", "mia"].map(Participant::mentee));
    let cohort = Cohort::new(people).unwrap();
    let given = Given::default().with_proposed([("ana", "max"), ("ben", "mia")]);
    for sparing in [Sparing::Nobody, Sparing::Price(50), Sparing::AtMost(0)] {
        let matcher = Matcher::default().with_pilot(Pilot::Best(1));
        let again = matcher.rematch(cohort.clone(), None, &given.clone().with_sparing(sparing)).unwrap();
        assert_eq!(again.matching().pairs().len(), 1, "{sparing:?}");
        let _proof = again.matching().verify().unwrap();
    }
}

/// Places beyond the minimums are closed, so there is no room for all proposed pairs; and all of
/// them may part. Both the round and what is asked of it take that.
#[test]
fn a_limit_that_all_proposed_pairs_keep_is_none() {
    let pilot = Matcher::default().with_pilot(Pilot::Best(2));
    let people = two_by_two().into_iter().map(|person| match person.id().as_str() {
        "ben" => person.with_minimum(1),
        "max" | "mia" => person.with_mentors_wanted(1),
        _ => person,
    });
    let cohort = Cohort::new(people).unwrap();
    let given = Given::default().with_proposed([("ana", "max"), ("ana", "mia")]);
    let limited =
        |most| pilot.rematch(cohort.clone(), None, &given.clone().with_sparing(Sparing::AtMost(most)));
    let again = limited(2).unwrap();
    assert_eq!((again.matching().pairs().len(), again.parted().len()), (2, 1), "both minimums are met");
    let range = again.matching().sensitivity_of("mentee_choices.1").unwrap();
    assert_eq!(range.key(), "mentee_choices.1");
    assert!(limited(1).unwrap_err().is_clash(), "a limit that could bind is refused");
}
