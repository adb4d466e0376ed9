//! Matchings with something settled before: against all there are.

use std::sync::Arc;

use crate::company::{lines, people};
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;
use pairwright::assignment::{Column, Row};
use pairwright::explain::Reason;
use pairwright::policies::{CoMentees, Waiting, Workload};
use pairwright::season::{Given, Rematch};
use pairwright::{Cohort, Matcher, Matching, PairId, Participant, Pilot, Programme, Sparing};

/// A small company whose mentors take one or two mentees.
fn small(seed: u64) -> (Matcher, Cohort, Numbers) {
    let mut numbers = Numbers::new(seed ^ 0x51);
    let (mentors, mentees) = (1 + numbers.below(4), 1 + numbers.below(5));
    let cohort = crate::company::company(mentors, mentees, seed).unwrap();
    let usual = 1 + u32::from(numbers.sometimes(40));
    let programme = Programme::default().with_workload(Workload::default().with_usual(usual));
    // who may share a mentor has tests of its own
    let programme = programme.with_co_mentees(CoMentees::allowing());
    (accepting_chance(Matcher::new(programme)), cohort, numbers)
}

/// Every assignment of a cohort: for each mentee a mentor or none, with the points of all pairs.
fn all(matching: &Matching) -> Vec<(Vec<Option<usize>>, i64)> {
    let problem = matching.scores().problem();
    let mut found: Vec<(Vec<Option<usize>>, i64)> = vec![(Vec::new(), 0)];
    for j in 0..problem.columns() {
        let mut longer = Vec::new();
        for (mentors, points) in &found {
            let with = |mentor: Option<usize>, more: i64| {
                let mut mentors = mentors.clone();
                mentors.push(mentor);
                (mentors, points + more)
            };
            longer.push(with(None, 0));
            for i in 0..problem.rows() {
                let load = mentors.iter().filter(|&&other| other == Some(i)).count();
                let score = problem.score(Row::new(i), Column::new(j));
                if let Some(score) = score.filter(|_| load < problem.capacity(Row::new(i)) as usize) {
                    longer.push(with(Some(i), score.into()));
                }
            }
        }
        found = longer;
    }
    found
}

fn pairs(mentors: &[Option<usize>]) -> Vec<(usize, usize)> {
    mentors.iter().enumerate().filter_map(|(j, &i)| Some((i?, j))).collect()
}

fn places(matching: &Matching) -> Vec<(usize, usize)> {
    let place = |pair: &pairwright::Pair| {
        let scores = matching.scores();
        (scores.row(pair.mentor()).unwrap().index(), scores.column(pair.mentee()).unwrap().index())
    };
    let mut places: Vec<_> = matching.pairs().iter().map(place).collect();
    places.sort_by_key(|&(_, j)| j);
    places
}

/// How many pairs, and the points less the price of each parted pair.
fn value(found: &[(usize, usize)], points: i64, proposed: &[(usize, usize)], price: i64) -> (usize, i64) {
    let parted = proposed.iter().filter(|pair| !found.contains(pair)).count();
    (found.len(), points - price * i64::try_from(parted).unwrap())
}

#[test]
fn what_is_settled_is_settled_and_the_rest_is_best() {
    let mut settled = 0;
    for seed in 0..500 {
        let (matcher, cohort, mut numbers) = small(seed);
        let first = matcher.solve(cohort.clone()).unwrap();
        let (mentors, mentees) = (first.scores().mentors(), first.scores().mentees());
        let named = |(i, j): (usize, usize)| (mentors[i].clone(), mentees[j].clone());
        let mut given = [Vec::new(), Vec::new(), Vec::new()];
        for pair in places(&first) {
            given[numbers.below(3)].push(pair);
        }
        let [fixed, declined, proposed] = given;
        let price = i64::from(numbers.small(200));
        let sparing = match numbers.below(3) {
            0 => Sparing::Nobody,
            1 => Sparing::Price(price.try_into().unwrap()),
            _ => Sparing::AtMost(numbers.below(3).try_into().unwrap()),
        };
        settled += usize::from(!fixed.is_empty() && !declined.is_empty() && !proposed.is_empty());
        let asked = Given::default()
            .with_fixed(fixed.iter().copied().map(named))
            .with_declined(declined.iter().copied().map(named).map(|(a, b)| (a, b, "no time")))
            .with_proposed(proposed.iter().copied().map(named))
            .with_sparing(sparing);
        let again = matcher.rematch(cohort, Some(&first), &asked).unwrap();
        let matching = again.matching();
        let _proof = matching.verify().unwrap();

        let found = places(matching);
        assert!(fixed.iter().all(|pair| found.contains(pair)), "seed {seed}: fixed pairs stay");
        assert!(!declined.iter().any(|pair| found.contains(pair)), "seed {seed}: declined pairs are gone");
        let (price, most) = match sparing {
            Sparing::Price(price) => (i64::from(price), usize::MAX),
            Sparing::AtMost(most) => (0, most as usize),
            _ => (0, usize::MAX),
        };
        let lawful = |found: &[(usize, usize)]| {
            fixed.iter().all(|pair| found.contains(pair)) && !declined.iter().any(|pair| found.contains(pair))
        };
        let candidates: Vec<_> = all(&first)
            .into_iter()
            .map(|(mentors, points)| (pairs(&mentors), points))
            .filter(|(found, _)| lawful(found))
            .collect();
        let few =
            |found: &[(usize, usize)]| proposed.iter().filter(|pair| !found.contains(pair)).count() <= most;
        let best = candidates.iter().filter(|(found, _)| few(found));
        let best = best.map(|(found, points)| value(found, *points, &proposed, price)).max().unwrap();
        assert_eq!(value(&found, matching.points(), &proposed, price), best, "seed {seed}: {sparing:?}");
        assert!(few(&found), "seed {seed}");

        let free = candidates.iter().map(|(found, points)| (found.len(), *points)).max().unwrap();
        let cost = again.cost();
        assert_eq!(i64::try_from(free.0).unwrap(), cost.pairs + i64::try_from(found.len()).unwrap());
        assert_eq!(free.1, cost.points + matching.points(), "seed {seed}");

        let parted =
            proposed.iter().filter(|pair| !found.contains(pair)).copied().map(named).map(PairId::from);
        let mut parted: Vec<_> = parted.collect();
        parted.sort();
        assert_eq!(again.parted(), parted, "seed {seed}");
        assert_eq!(again.kept().len() + again.made().len(), matching.pairs().len());
        assert!(again.made().iter().all(|pair| !asked_for(&first, &proposed, &fixed, pair)));

        let text = serde_json::to_string(matching).unwrap();
        let read: Matching = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text, "seed {seed}");
    }
    assert!(settled > 30, "{settled}");
}

fn asked_for(first: &Matching, a: &[(usize, usize)], b: &[(usize, usize)], pair: &pairwright::Pair) -> bool {
    let row = first.scores().row(pair.mentor()).unwrap().index();
    let place = (row, first.scores().column(pair.mentee()).unwrap().index());
    a.contains(&place) || b.contains(&place)
}

#[test]
fn a_pilot_serves_the_best_or_the_chosen() {
    for seed in 0..400 {
        let (matcher, cohort, mut numbers) = small(seed);
        let first = matcher.solve(cohort.clone()).unwrap();
        let candidates = all(&first);
        let size = numbers.below(5);
        let pilot = Pilot::Best(size.try_into().unwrap());
        let matching = matcher.clone().with_pilot(pilot).solve(cohort.clone()).unwrap();
        let _proof = matching.verify().unwrap();
        let best = candidates.iter().map(|(mentors, points)| (pairs(mentors).len(), *points));
        let best = best.filter(|&(count, _)| count <= size).max().unwrap();
        assert_eq!((matching.pairs().len(), matching.points()), best, "seed {seed}: the best {size}");
        let served = first.pairs().len().min(size);
        assert_eq!(matching.pairs().len(), served);

        let chosen: Vec<_> =
            cohort.mentees().filter(|_| numbers.sometimes(60)).map(|p| p.id().clone()).collect();
        let matching = matcher.with_pilot(Pilot::Mentees(chosen.clone())).solve(cohort.clone()).unwrap();
        let _proof = matching.verify().unwrap();
        let inside = |j: usize| chosen.contains(&first.scores().mentees()[j]);
        let best = candidates
            .iter()
            .map(|(mentors, points)| (pairs(mentors), *points))
            .filter(|(found, _)| found.iter().all(|&(_, j)| inside(j)))
            .map(|(found, points)| (found.len(), points))
            .max();
        assert_eq!(Some((matching.pairs().len(), matching.points())), best, "seed {seed}: the chosen");
        // with the pilot or without it, some could have nobody
        let problem = first.scores().problem();
        let could_have_somebody = |id: &str| {
            let column = first.scores().column(id).unwrap();
            (0..problem.rows()).map(Row::new).any(|row| problem.score(row, column).is_some())
        };
        for left in matching.left_out().iter().filter(|left| left.role().is_mentee()) {
            let is_kept_out = !chosen.contains(left.id()) && could_have_somebody(left.id().as_str());
            assert_eq!(*left.reason() == Reason::NotInPilot, is_kept_out, "seed {seed}");
        }
    }
}

fn three() -> Cohort {
    Cohort::builder()
        .people([
            Participant::mentor("ana").with_level(2),
            Participant::mentor("ben").with_level(3),
            Participant::mentee("max").with_level(7).with_manager("zoe"),
            Participant::mentee("mia").with_level(6),
            Participant::mentee("zoe").with_level(8),
        ])
        .conflicts([("ben".into(), "mia".into(), Some("cousins".into()))])
        .build()
        .unwrap()
}

#[test]
fn clashes_are_named() {
    let told = |given: Given| Matcher::default().rematch(three(), None, &given).unwrap_err().to_string();
    let fixed = |pairs: &[(&str, &str)]| Given::default().with_fixed(pairs.iter().copied());
    assert_eq!(
        told(fixed(&[("ben", "mia")])),
        "person ben: ben and mia are to be a pair, but declared conflict: cousins"
    );
    assert_eq!(
        told(fixed(&[("ana", "max"), ("ana", "mia")])),
        "person ana: ana and mia are to be a pair, but ana takes 1 and has that many in other fixed pairs"
    );
    assert_eq!(
        told(fixed(&[("ana", "max"), ("ben", "max")])),
        "person ben: ben and max are to be a pair, but max is to have 1 and has that many in other fixed pairs"
    );
    assert_eq!(
        told(fixed(&[("ana", "max")]).with_declined([("ana", "max", "no time")])),
        "person ana: ana and max are to be a pair, but they declined: no time"
    );
    let error = Matcher::default().rematch(three(), None, &fixed(&[("ana", "moe")])).unwrap_err();
    assert!(error.is_unknown());
    assert_eq!(error.person(), Some("moe"));
    let error = Matcher::default().with_pilot(Pilot::Mentees(vec!["ana".into()])).solve(three()).unwrap_err();
    assert_eq!((error.is_unknown(), error.person()), (true, Some("ana")));
}

#[test]
fn a_declined_pair_says_so_to_the_coordinator_alone() {
    let given = Given::default().with_declined([("ana", "max", "SECRET")]);
    let again = Matcher::default().rematch(three(), None, &given).unwrap();
    let told = again.matching().explain("ana", "max").unwrap();
    assert_eq!(told.points(), None);
    assert!(told.to_string().contains("never  declined: SECRET"), "{told}");
    assert!(!told.for_mentor().contains("SECRET") && !told.for_mentee().contains("SECRET"));
}

#[test]
fn who_is_left_by_settled_pairs_is_told_so() {
    let given = Given::default().with_fixed([("ana", "max"), ("ben", "zoe")]);
    let again = Matcher::default().rematch(three(), None, &given).unwrap();
    let left = again.matching().left_out();
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].id().as_str(), left[0].reason()), ("mia", &Reason::Full));
}

/// A pilot is no reason for somebody who could be in no pair with it or without it.
#[test]
fn who_could_have_nobody_anyway_is_not_told_of_the_pilot() {
    let cohort = Cohort::builder()
        .people([
            Participant::mentor("ana").with_level(2),
            Participant::mentor("cleo").with_level(9),
            Participant::mentor("dan").with_level(2),
            Participant::mentee("max").with_level(7).with_choices(["ana"]),
            Participant::mentee("mia").with_level(6),
            Participant::mentee("zoe").with_level(1),
        ])
        .build()
        .unwrap();
    for pilot in [Pilot::Mentees(vec!["max".into()]), Pilot::Best(1)] {
        let matcher = Matcher::default().with_pilot(pilot.clone());
        let declined = [("ana", "mia", "no time"), ("dan", "mia", "no time")];
        let given = Given::default().with_declined(declined);
        for (given, of_mia) in [(Given::default(), Reason::NotInPilot), (given, Reason::Declined)] {
            let again = matcher.rematch(cohort.clone(), None, &given).unwrap();
            let left = again.matching().left_out();
            let reason = |id: &str| left.iter().find(|person| person.id().as_str() == id).unwrap().reason();
            assert_eq!(again.matching().pairs().len(), 1, "{pilot:?}");
            assert_eq!(*reason("mia"), of_mia, "{pilot:?}");
            // everybody is of a higher level than zoe, and cleo than everybody
            assert!(matches!(reason("zoe"), Reason::NobodyPossible { .. }), "{pilot:?}: {}", reason("zoe"));
            assert!(matches!(reason("cleo"), Reason::NobodyPossible { .. }), "{pilot:?}: {}", reason("cleo"));
        }
    }
}

#[test]
fn those_who_waited_come_first_whatever_the_points() {
    let mut told_apart = 0;
    for seed in 0..400 {
        let (_, cohort, mut numbers) = small(seed);
        let people: Vec<_> = cohort
            .people()
            .iter()
            .map(|person| {
                let waited = person.role().is_mentee() && numbers.sometimes(50);
                if waited {
                    person.clone().with_waited(1 + u32::from(numbers.small(3)))
                } else {
                    person.clone()
                }
            })
            .collect();
        let cohort = Cohort::new(people).unwrap();
        let programme = Programme::default().with_waiting(Waiting::First);
        let matching = Matcher::new(programme).solve(cohort.clone()).unwrap();
        let _proof = matching.verify().unwrap();
        let waits: Vec<bool> = cohort.mentees().map(|mentee| mentee.waited().is_some()).collect();
        let value = |found: &[(usize, usize)], points: i64| {
            (found.len(), found.iter().filter(|&&(_, j)| waits[j]).count(), points)
        };
        let candidates = all(&matching);
        let candidates = candidates.iter().map(|(mentors, points)| (pairs(mentors), *points));
        let best = candidates.clone().map(|(found, points)| value(&found, points)).max().unwrap();
        assert_eq!(value(&places(&matching), matching.points()), best, "seed {seed}");
        let by_points = candidates.map(|(found, points)| (found.len(), points)).max().unwrap();
        told_apart += usize::from(by_points.1 > best.2);
    }
    assert!(told_apart > 20, "{told_apart}");
}

#[test]
fn locked_pairs_are_pairs() {
    let cohort =
        Cohort::builder().people(three().people().to_vec()).locked([("ana", "zoe")]).build().unwrap();
    let matching = Matcher::default().solve(cohort).unwrap();
    assert_eq!(matching.partners("zoe")[0].id().as_str(), "ana");
    assert_eq!(matching.pairs().len(), 2);

    let cohort = Cohort::builder()
        .people([
            Participant::mentor("ana").with_level(2).with_manager("zoe"),
            Participant::mentee("zoe").with_level(8),
        ])
        .locked([("ana", "zoe")])
        .build()
        .unwrap();
    let error = Matcher::default().solve(cohort).unwrap_err();
    assert!(error.is_clash());
    assert_eq!(error.to_string(), "person ana: ana and zoe are to be a pair, but zoe manages ana");
}

/// Rounds of declines and acceptances: from the prices of the round before, a matching is as good as from nothing.
#[test]
fn warm_rounds_are_as_good_as_cold_ones() {
    let mut rounds = 0;
    for seed in 0..60 {
        let mut numbers = Numbers::new(seed ^ 0x77);
        let (mentors, mentees) = (5 + numbers.below(20), 5 + numbers.below(20));
        let cohort = Cohort::builder().people(people(mentors, mentees, seed));
        let cohort = Arc::new(cohort.organisation(lines(mentors, mentees, seed).unwrap()).build().unwrap());
        let usual = 1 + u32::from(numbers.sometimes(30));
        let both = 1 + u32::from(numbers.sometimes(20));
        let least = u32::from(numbers.sometimes(20));
        let workload = Workload::default().with_usual(usual).with_mentors(both).with_least(least);
        let matcher = Matcher::new(Programme::default().with_workload(workload));
        let mut before = matcher.solve(Arc::clone(&cohort)).unwrap();
        let (mut fixed, mut declined) = (Vec::new(), Vec::new());
        for _ in 0..5 {
            let mut proposed = Vec::new();
            for pair in before.pairs() {
                let named = (pair.mentor().clone(), pair.mentee().clone());
                if fixed.contains(&named) {
                    continue;
                }
                match numbers.below(10) {
                    0 | 1 => declined.push((named.0, named.1, "no")),
                    2 | 3 => fixed.push(named),
                    _ => proposed.push(named),
                }
            }
            let price = u32::from(numbers.small(200));
            let sparing = if numbers.sometimes(50) { Sparing::Price(price) } else { Sparing::Nobody };
            let given = Given::default()
                .with_fixed(fixed.iter().cloned())
                .with_declined(declined.iter().cloned())
                .with_proposed(proposed)
                .with_sparing(sparing);
            let warm = matcher.rematch(Arc::clone(&cohort), Some(&before), &given).unwrap();
            let cold = matcher.rematch(Arc::clone(&cohort), None, &given).unwrap();
            let _proof = warm.matching().verify().unwrap();
            let price = if sparing == Sparing::Nobody { 0 } else { i64::from(price) };
            let value = |found: &Rematch| {
                let parted = i64::try_from(found.parted().len()).unwrap();
                let worth = found.matching().worth();
                (worth.served, worth.pairs, worth.points - price * parted)
            };
            assert_eq!(value(&warm), value(&cold), "seed {seed}: {sparing:?}");
            // of equally good ones either may be taken
            assert_eq!(warm.cost() + warm.matching().worth(), cold.cost() + cold.matching().worth());
            before = warm.into_matching();
            rounds += 1;
        }
    }
    assert_eq!(rounds, 300);
}

/// Files of earlier versions have pairs as arrays of two ids.
#[test]
fn what_is_given_has_one_form_in_files() {
    let given = Given::default()
        .with_fixed([("ana", "zoe")])
        .with_declined([("ana", "max", "no time")])
        .with_proposed([PairId::new("ben", "max")])
        .with_sparing(Sparing::Price(5));
    let text = r#"{"fixed":[["ana","zoe"]],"declined":[["ana","max","no time"]],"proposed":[["ben","max"]],"sparing":{"price":5}}"#;
    assert_eq!(serde_json::to_string(&given).unwrap(), text);
    assert_eq!(serde_json::from_str::<Given>(text).unwrap(), given);
    assert!(serde_json::from_str::<Given>(r#"{"fixed":[{"mentor":"ana","mentee":"zoe"}]}"#).is_err());
}
