//! How near a pair is to the best its mentee could have: what it counts, where it stands, who reads it.

use pairwright::policies::Workload;
use pairwright::season::Given;
use pairwright::{Cohort, Matcher, Matching, Pair, Participant, Programme};
use serde_json::{Value, json, to_value};

use crate::company::company;
use crate::first_weights::first_weights;

fn mentor(id: &str, level: i32) -> Participant {
    Participant::mentor(id).with_level(level)
}

fn mentee(id: &str) -> Participant {
    Participant::mentee(id).with_level(6)
}

/// By the weights that the numbers here are about.
fn matcher() -> Matcher {
    Matcher::new(Programme::default().with_weights(first_weights()))
}

fn matched(people: impl IntoIterator<Item = Participant>) -> Matching {
    matcher().solve(Cohort::new(people).unwrap()).unwrap()
}

fn fits(matching: &Matching) -> Vec<u8> {
    matching.pairs().iter().map(Pair::fit).collect()
}

/// By definition, from the scores alone.
fn by_reading(matching: &Matching) -> Vec<u8> {
    let scores = matching.scores();
    let fit = |pair: &Pair| {
        let column = scores.column(pair.mentee()).unwrap();
        let points = |id| scores.problem().score(scores.row(id).unwrap(), column);
        let best = i64::from(scores.mentors().iter().filter_map(points).max().unwrap());
        let own = i64::from(pair.points());
        if own == best {
            100
        } else {
            u8::try_from((100 * own.max(0)).checked_div(best).unwrap_or(0)).unwrap()
        }
    };
    matching.pairs().iter().map(fit).collect()
}

/// Ana is worth most to both, and has one place.
fn two_want_ana() -> Vec<Participant> {
    vec![mentor("ana", 2).with_choices(["mia"]), mentor("ben", 4), mentee("max"), mentee("mia")]
}

#[test]
fn a_mentor_whom_somebody_else_has_still_counts() {
    let matching = matched(two_want_ana());
    let told: Vec<_> = matching.pairs().iter().map(|p| (p.mentee().as_str(), p.points(), p.fit())).collect();
    assert_eq!(told, [("mia", 500, 100), ("max", 100, 50)]);
}

#[test]
fn who_is_forbidden_or_takes_nobody_does_not_count() {
    let mut people = two_want_ana();
    people[0] = mentor("ana", 2).with_capacity(0);
    let matching = matched(people.clone());
    assert_eq!(fits(&matching), [100], "ben is the best who takes anybody");
    let asked = matching.explain("ana", "max").unwrap();
    assert_eq!((asked.points(), asked.fit()), (Some(200), None));
    people[0] = mentor("ana", 2).with_conflict("max", "they are friends").with_conflict("mia", "so are they");
    let matching = matched(people);
    assert_eq!(fits(&matching), [100]);
    assert_eq!(matching.explain("ana", "max").unwrap().fit(), None);
    // a cap of none at all, from the programme
    let nobody = Programme::default().with_workload(Workload::default().with_most(0));
    let matching = Matcher::new(nobody).solve(Cohort::new(two_want_ana()).unwrap()).unwrap();
    assert_eq!(matching.explain("ben", "max").unwrap().fit(), None);
}

/// A decline says nothing about how good the other pairs are.
#[test]
fn a_pair_that_was_declined_is_no_choice_and_still_the_best() {
    let cohort = || Cohort::new(two_want_ana()).unwrap();
    let first = matcher().solve(cohort()).unwrap();
    let given = Given::default().with_declined([("ana", "mia", "no time")]);
    let again = matcher().rematch(cohort(), Some(&first), &given).unwrap().into_matching();
    let told: Vec<_> = again.pairs().iter().map(|p| (p.mentee().as_str(), p.fit())).collect();
    assert_eq!(told, [("max", 100), ("mia", 20)]);
    assert_eq!(again.explain("ana", "mia").unwrap().fit(), None, "it cannot be made");
}

/// The best of all is 100, even where its points are none or fewer; anything else of no points is 0.
#[test]
fn points_of_none_and_fewer() {
    let nothing_known = matched([Participant::mentor("ana"), Participant::mentee("max")]);
    assert_eq!((nothing_known.points(), fits(&nothing_known)), (0, vec![100]));
    let weights = pairwright::Weights::default().with_different_department(-250).with_different_region(-200);
    let programme = Programme::default().with_weights(weights);
    let from = |person: Participant, region: &str| person.with_department(region).with_region(region);
    let people = [
        from(Participant::mentor("ana"), "North"),
        from(Participant::mentor("ben"), "West").with_region("South"),
        from(Participant::mentee("max"), "South"),
        from(Participant::mentee("mia"), "South"),
    ];
    let matching = Matcher::new(programme).solve(Cohort::new(people).unwrap()).unwrap();
    let mut told: Vec<_> = matching.pairs().iter().map(|p| (p.points(), p.fit())).collect();
    told.sort_unstable();
    assert_eq!(told, [(-450, 0), (-250, 100)]);
}

#[test]
fn a_company_of_many_is_as_reading_all_mentors_says() {
    for (mentors, mentees, seed) in [(20, 30, 1), (300, 250, 2), (600, 500, 3)] {
        let matching = Matcher::default().solve(company(mentors, mentees, seed).unwrap()).unwrap();
        let fits = fits(&matching);
        assert_eq!(fits, by_reading(&matching));
        assert!(fits.contains(&100) && fits.iter().any(|&fit| fit < 100));
    }
}

#[test]
fn it_is_written_beside_the_points_and_not_for_those_who_take_part() {
    let matching = matched(two_want_ana());
    let pairs = to_value(matching.pairs()).unwrap();
    assert_eq!((&pairs[0]["fit"], &pairs[1]["fit"]), (&json!(100), &json!(50)));
    let told = matching.explain("ben", "max").unwrap();
    assert!(told.to_string().starts_with("ben mentors max: 100 points, fit 50 of 100\n"), "{told}");
    assert_eq!(to_value(&told).unwrap()["fit"], json!(50));
    let group = matching.group("ben").unwrap().to_string();
    assert!(group.contains("max, fit 50 of 100\n"), "{group}");
    for letter in [told.for_mentor(), told.for_mentee()] {
        assert!(!letter.contains("fit") && !letter.contains("50"), "{letter}");
    }
    // a forbidden pair has none
    let never = matched([mentor("ana", 2).with_conflict("max", ""), mentee("max")]);
    let never = never.explain("ana", "max").unwrap();
    assert!(!never.to_string().contains("fit"), "{never}");
    assert_eq!(to_value(&never).unwrap().get("fit"), None::<&Value>);
}

/// What is equal says the same.
#[test]
fn pairs_are_equal_only_if_their_fits_are() {
    let matching = matched(two_want_ana());
    assert_eq!(matching.pairs(), matched(two_want_ana()).pairs());
    assert_eq!(format!("{:?}", matching.pairs()[1]).matches("fit: 50").count(), 1);
    // with ana's place gone, the same pair of as many points is the best
    let without = matched(two_want_ana().into_iter().filter(|person| person.id().as_str() != "ana"));
    let with_ben =
        |matching: &Matching| matching.pairs().iter().find(|p| p.mentor().as_str() == "ben").cloned();
    let both = (with_ben(&matching).unwrap(), with_ben(&without).unwrap());
    assert_eq!((both.0.id(), both.0.points()), (both.1.id(), both.1.points()));
    assert_ne!(both.0, both.1);
}

/// It outlives its matching, and all threads may ask.
#[test]
fn a_pair_can_be_asked_anywhere() {
    let pairs = Matcher::default().solve(company(40, 40, 5).unwrap()).unwrap().pairs().to_vec();
    let asked = |pairs: &[Pair]| -> Vec<u8> { pairs.iter().map(Pair::fit).collect() };
    let all = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| asked(&pairs))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(all.iter().all(|one| *one == asked(&pairs)));
}
