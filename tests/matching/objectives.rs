//! Matchings that are best for an objective: against all there are.

use std::collections::BTreeSet;

use crate::company::company;
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;
use pairwright::assignment::{Column, Row, check_frontier};
use pairwright::explain::Reason;
use pairwright::policies::{CoMentees, Precedence, Waiting, Workload};
use pairwright::season::Given;
use pairwright::what_if::FairnessPrice;
use pairwright::{
    Cohort, Matcher, Matching, Objective, Participant, ParticipantId, Pilot, Programme, Sparing,
};
use serde_json::{Value, json};

type Place = (usize, usize);

/// A small company whose mentors take one or two mentees.
fn small(seed: u64) -> (Matcher, Cohort, Numbers) {
    let mut numbers = Numbers::new(seed ^ 0x0B1E);
    let (mentors, mentees) = (1 + numbers.below(4), 1 + numbers.below(5));
    let cohort = company(mentors, mentees, seed).unwrap();
    let usual = 1 + u32::from(numbers.sometimes(40));
    let programme = Programme::default().with_workload(Workload::default().with_usual(usual));
    // who may share a mentor has tests of its own
    let programme = programme.with_co_mentees(CoMentees::allowing());
    (accepting_chance(Matcher::new(programme)), cohort, numbers)
}

/// Every set of pairs that the scores and the places allow.
fn all(matching: &Matching) -> Vec<Vec<Place>> {
    let problem = matching.scores().problem();
    let mut found: Vec<Vec<Place>> = vec![Vec::new()];
    for j in 0..problem.columns() {
        for pairs in found.clone() {
            for i in 0..problem.rows() {
                let load = pairs.iter().filter(|pair| pair.0 == i).count();
                let room = load < usize::try_from(problem.capacity(Row::new(i))).unwrap();
                if room && problem.score(Row::new(i), Column::new(j)).is_some() {
                    found.push(pairs.iter().copied().chain([(i, j)]).collect());
                }
            }
        }
    }
    found
}

fn score(matching: &Matching, (i, j): Place) -> i64 {
    matching.scores().problem().score(Row::new(i), Column::new(j)).unwrap().into()
}

fn places(matching: &Matching) -> Vec<Place> {
    let scores = matching.scores();
    let place = |pair: &pairwright::Pair| {
        (scores.row(pair.mentor()).unwrap().index(), scores.column(pair.mentee()).unwrap().index())
    };
    matching.pairs().iter().map(place).collect()
}

/// The scores of the pairs that are not settled, worst first.
fn sorted(matching: &Matching, pairs: &[Place], fixed: &[Place]) -> Vec<i64> {
    let open = pairs.iter().filter(|pair| !fixed.contains(pair));
    let mut scores: Vec<i64> = open.map(|&pair| score(matching, pair)).collect();
    scores.sort_unstable();
    scores
}

/// What counts for an objective: more is better. Nothing if the scores do not keep its floor.
fn value(objective: Objective, scores: &[i64]) -> Option<Vec<i64>> {
    let (count, total) = (i64::try_from(scores.len()).unwrap(), scores.iter().sum());
    let kept = |points: i32| scores.iter().filter(|&&one| one >= points.into()).count();
    match objective {
        Objective::BestWorstPair => Some(vec![count, scores.first().copied().unwrap_or(0), total]),
        Objective::Leximin => Some([&[count], scores].concat()),
        Objective::Floor { points, first: Precedence::Participation } => {
            Some(vec![count, i64::try_from(kept(points)).unwrap(), total])
        }
        Objective::Floor { points, .. } => (kept(points) == scores.len()).then_some(vec![count, total]),
        _ => Some(vec![count, total]),
    }
}

/// All objectives, with a floor at the score of some pair, so that it matters.
fn objectives(matching: &Matching, numbers: &mut Numbers) -> [Objective; 5] {
    let problem = matching.scores().problem();
    let cells = (0..problem.rows()).flat_map(|i| (0..problem.columns()).map(move |j| (i, j)));
    let scores: Vec<i32> = cells.filter_map(|(i, j)| problem.score(Row::new(i), Column::new(j))).collect();
    let points = if scores.is_empty() { 1 } else { scores[numbers.below(scores.len())] };
    [
        Objective::MostPoints,
        Objective::BestWorstPair,
        Objective::Leximin,
        Objective::Floor { points, first: Precedence::Participation },
        Objective::Floor { points, first: Precedence::Quality },
    ]
}

/// The matching is the best of these, says so, and comes back from its document.
fn assert_best(
    matching: &Matching,
    objective: Objective,
    lawful: &[Vec<Place>],
    fixed: &[Place],
    told: &str,
) {
    assert_eq!(matching.objective(), objective, "{told}");
    let (found, of) = (places(matching), |pairs: &[Place]| sorted(matching, pairs, fixed));
    assert!(lawful.iter().any(|pairs| same(pairs, &found)), "{told}: {found:?}");
    let best = lawful.iter().filter_map(|pairs| value(objective, &of(pairs))).max();
    assert_eq!(value(objective, &of(&found)), best, "{told}: {objective}");

    let proof = matching.verify().unwrap();
    let scores = of(&found);
    assert_eq!((proof.pairs(), proof.total()), (scores.len(), scores.iter().sum()), "{told}: {objective}");
    assert_eq!(matching.fair_assignment().is_some(), objective != Objective::MostPoints);

    let most = lawful.iter().map(|pairs| (pairs.len(), of(pairs).iter().sum::<i64>())).max().unwrap();
    match matching.fairness_price().unwrap() {
        None => assert!(scores.is_empty() || most.0 > found.len(), "{told}: {objective}"),
        Some(price) => {
            assert_eq!(most.0, found.len(), "{told}: {objective}");
            assert_eq!(price.total(), (most.1, scores.iter().sum()), "{told}: {objective}");
            assert_eq!(i64::from(price.worst().1), scores[0], "{told}: {objective}");
            let with_most = lawful.iter().map(|pairs| of(pairs)).filter(|scores| {
                scores.len() + fixed.len() == most.0 && scores.iter().sum::<i64>() == most.1
            });
            let worst: BTreeSet<i64> = with_most.filter_map(|scores| scores.first().copied()).collect();
            assert!(worst.contains(&price.worst().0.into()), "{told}: {price}");
        }
    }

    let text = serde_json::to_string(matching).unwrap();
    let read: Matching = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), text, "{told}: {objective}");
    assert_eq!(read.left_out(), matching.left_out());
}

fn same(a: &[Place], b: &[Place]) -> bool {
    a.len() == b.len() && a.iter().all(|pair| b.contains(pair))
}

/// Everybody without a partner is there once, with a reason that holds.
fn assert_all_told(matching: &Matching, declined: &[Place], chosen: Option<&[ParticipantId]>, told: &str) {
    let (scores, found) = (matching.scores(), places(matching));
    let problem = scores.problem();
    let possible = |i: usize, j: usize| problem.score(Row::new(i), Column::new(j)).is_some();
    let quality = matches!(matching.objective(), Objective::Floor { first: Precedence::Quality, .. });
    let mut left = matching.left_out().iter();
    let mut assert_told = |id: &ParticipantId, partners: Vec<Place>, excluded: bool| {
        let left = left.next().unwrap();
        let nobody = matches!(left.reason(), Reason::NobodyPossible { .. });
        let text = format!("{told}, {}: {left}", matching.objective());
        assert_eq!(left.id(), id, "{text}");
        assert_ne!(left.reason(), &Reason::NobodyThere, "{text}");
        // a pilot is a reason only for those who could be in a pair otherwise
        assert_eq!(nobody, partners.is_empty(), "{text}");
        let all_declined = !partners.is_empty() && partners.iter().all(|pair| declined.contains(pair));
        assert_eq!(*left.reason() == Reason::Declined, all_declined, "{text}");
        let kept_out = excluded && !partners.is_empty() && !all_declined;
        assert_eq!(*left.reason() == Reason::NotInPilot, kept_out, "{text}");
        if *left.reason() == Reason::BelowFloor {
            assert!(quality, "{text}");
        }
        if quality && !excluded {
            assert!(!matches!(left.reason(), Reason::Shortage(_)), "{text}");
        }
    };
    for (j, id) in scores.mentees().iter().enumerate().filter(|&(j, _)| !found.iter().any(|pair| pair.1 == j))
    {
        let partners = (0..problem.rows()).map(|i| (i, j)).filter(|&(i, j)| possible(i, j)).collect();
        assert_told(id, partners, chosen.is_some_and(|chosen| !chosen.contains(id)));
    }
    let outside = chosen.is_some_and(|chosen| chosen.len() < scores.mentees().len());
    for (i, id) in scores.mentors().iter().enumerate().filter(|&(i, _)| !found.iter().any(|pair| pair.0 == i))
    {
        let partners = (0..problem.columns()).map(|j| (i, j)).filter(|&(i, j)| possible(i, j)).collect();
        assert_told(id, partners, outside);
    }
    assert_eq!(left.next(), None, "{told}");
}

#[test]
fn each_objective_is_best_of_all() {
    let (mut paid, mut below) = (0, 0);
    for seed in 0..400 {
        let (matcher, cohort, mut numbers) = small(seed);
        let first = matcher.solve(cohort.clone()).unwrap();
        let candidates = all(&first);
        for objective in objectives(&first, &mut numbers) {
            let matching = matcher.clone().with_objective(objective).solve(cohort.clone()).unwrap();
            let told = format!("seed {seed}");
            assert_best(&matching, objective, &candidates, &[], &told);
            assert_all_told(&matching, &[], None, &told);
            let price = matching.fairness_price().unwrap();
            paid += usize::from(price.is_some_and(|price| price.total().0 > price.total().1));
            below += matching.left_out().iter().filter(|left| *left.reason() == Reason::BelowFloor).count();
            let quality = matches!(objective, Objective::Floor { first: Precedence::Quality, .. });
            assert_eq!(matching.shortages().is_err(), quality, "{told}: {objective}");
            let person = &first.scores().mentors()[0];
            assert_eq!(matching.alternatives(person, 1).is_ok(), objective == Objective::MostPoints);
        }
    }
    assert!(paid > 40 && below > 300, "{paid} {below}");
}

#[test]
fn what_is_settled_stays_and_the_rest_is_best() {
    let (mut settled, mut turned_down) = (0, 0);
    for seed in 0..250 {
        let (matcher, cohort, mut numbers) = small(seed);
        let first = matcher.solve(cohort.clone()).unwrap();
        let (mentors, mentees) = (first.scores().mentors(), first.scores().mentees());
        let named = |&(i, j): &Place| (mentors[i].clone(), mentees[j].clone());
        let (mut fixed, mut declined) = (Vec::new(), Vec::new());
        for pair in places(&first) {
            match numbers.below(3) {
                0 => fixed.push(pair),
                1 => declined.push(pair),
                _ => {}
            }
        }
        settled += usize::from(!fixed.is_empty() && !declined.is_empty());
        let given = Given::default()
            .with_fixed(fixed.iter().map(named))
            .with_declined(declined.iter().map(named).map(|(a, b)| (a, b, "no time")));
        let lawful: Vec<_> = all(&first)
            .into_iter()
            .filter(|found| fixed.iter().all(|pair| found.contains(pair)))
            .filter(|found| !declined.iter().any(|pair| found.contains(pair)))
            .collect();
        for objective in objectives(&first, &mut numbers) {
            let matcher = matcher.clone().with_objective(objective);
            let again = matcher.rematch(cohort.clone(), Some(&first), &given).unwrap();
            let told = format!("seed {seed}: {fixed:?} fixed, {declined:?} declined");
            assert_best(again.matching(), objective, &lawful, &fixed, &told);
            assert_all_told(again.matching(), &declined, None, &told);
            let left = again.matching().left_out().iter();
            turned_down += left.filter(|left| *left.reason() == Reason::Declined).count();
            assert_eq!(again.kept().len(), fixed.len(), "{told}");
        }
    }
    assert!(settled > 40 && turned_down > 20, "{settled} {turned_down}");
}

#[test]
fn a_pilot_of_chosen_mentees_goes_with_every_objective() {
    let mut short = 0;
    for seed in 0..150 {
        let (matcher, cohort, mut numbers) = small(seed);
        let first = matcher.solve(cohort.clone()).unwrap();
        let chosen: Vec<_> =
            cohort.mentees().filter(|_| numbers.sometimes(60)).map(|one| one.id().clone()).collect();
        let inside = |&(_, j): &Place| chosen.contains(&first.scores().mentees()[j]);
        let lawful: Vec<_> = all(&first).into_iter().filter(|pairs| pairs.iter().all(inside)).collect();
        for objective in objectives(&first, &mut numbers) {
            let matcher =
                matcher.clone().with_objective(objective).with_pilot(Pilot::Mentees(chosen.clone()));
            let matching = matcher.solve(cohort.clone()).unwrap();
            let told = format!("seed {seed}: a pilot of {chosen:?}");
            assert_best(&matching, objective, &lawful, &[], &told);
            assert_all_told(&matching, &[], Some(&chosen), &told);
            let left = matching.left_out().iter();
            short += left.filter(|left| matches!(left.reason(), Reason::Shortage(_))).count();
        }
    }
    assert!(short > 20, "{short}");
}

#[test]
fn a_frontier_goes_from_the_most_points_to_the_best_worst_pair() {
    let mut long = 0;
    for seed in 0..400 {
        let (matcher, cohort, _) = small(seed);
        let most = matcher.solve(cohort.clone()).unwrap();
        let fair = matcher.with_objective(Objective::BestWorstPair).solve(cohort).unwrap();
        let frontier = fair.frontier().unwrap();
        check_frontier(fair.problem(), &frontier).unwrap();
        let ends = frontier.points().first().zip(frontier.points().last());
        assert_eq!(ends.map(|ends| ends.0.total()), Some(most.points()).filter(|_| !most.pairs().is_empty()));
        let last = ends.map(|ends| (ends.1.total(), ends.1.worst()));
        let worst = fair.pairs().iter().map(pairwright::Pair::points).min();
        assert_eq!(last, worst.map(|worst| (fair.points(), worst)), "seed {seed}");
        long += usize::from(frontier.points().len() > 1);
    }
    assert!(long > 10, "{long}");
}

fn four() -> Cohort {
    Cohort::builder()
        .people([
            Participant::mentor("ana").with_level(2).with_choices(["mia"]),
            Participant::mentor("ben").with_level(5),
            Participant::mentee("max").with_level(5),
            Participant::mentee("mia").with_level(7).with_choices(["ana"]),
        ])
        .build()
        .unwrap()
}

#[test]
fn an_edited_document_is_refused() {
    // some company where the best worst pair has its price
    let (most, fair) = (0..400)
        .find_map(|seed| {
            let (matcher, cohort, _) = small(seed);
            let fair =
                matcher.clone().with_objective(Objective::BestWorstPair).solve(cohort.clone()).unwrap();
            let most = matcher.solve(cohort).unwrap();
            (most.points() > fair.points()).then_some((most, fair))
        })
        .unwrap();
    let (plain, document) = (serde_json::to_value(&most).unwrap(), serde_json::to_value(&fair).unwrap());
    let read = |document: Value| serde_json::from_value::<Matching>(document);
    assert!(read(document.clone()).is_ok());
    let told = |edit: &dyn Fn(&mut Value)| {
        let mut edited = document.clone();
        edit(&mut edited);
        read(edited).map(|matching| format!("{matching:?}")).unwrap_err().to_string()
    };
    let without = told(&|edited| drop(edited.as_object_mut().unwrap().remove("fair")));
    assert!(without.contains("the prices rule out only what is better"), "{without}");
    let other = told(&|edited| edited["assignment"] = plain["assignment"].clone());
    assert_eq!(other, "the fair assignment is not the one that was saved");
    let renamed = told(&|edited| edited["fair"]["objective"] = json!("leximin"));
    assert!(renamed.contains("the certificate is for another objective"), "{renamed}");
    let swapped = told(&|edited| {
        edited["assignment"] = plain["assignment"].clone();
        edited["fair"]["assignment"] = plain["assignment"].clone();
        edited["pairs"] = plain["pairs"].clone();
    });
    assert!(swapped.contains("the stated scores are not those of the pairs"), "{swapped}");
    let names = told(&|edited| edited["pairs"][0]["points"] = json!(1));
    assert_eq!(names, "the pairs by name are not the pairs that were proven best");
    let people = told(&|edited| edited["programme"]["waiting"] = json!("first"));
    assert!(people.contains("those who waited can come first only where the most points count"), "{people}");

    let mut twice = plain;
    let assignment = twice["assignment"].clone();
    let mut scores: Vec<i32> = most.pairs().iter().map(pairwright::Pair::points).collect();
    scores.sort_unstable();
    twice["fair"] = json!({
        "objective": "most-points", "assignment": assignment, "scores": scores, "certificate": "most-points"
    });
    assert_eq!(read(twice).unwrap_err().to_string(), "the most points are proven by the assignment alone");
}

/// What cannot be had with an objective is refused in words that name both.
#[test]
fn what_does_not_go_with_an_objective_is_refused() {
    let worst = || Matcher::default().with_objective(Objective::BestWorstPair);
    let asked =
        "only where the most points count; the objective is the best worst pair, then the most points";

    let error = worst().with_pilot(Pilot::Best(1)).solve(four()).unwrap_err();
    assert!(error.is_clash());
    assert_eq!(error.to_string(), format!("a pilot can be limited to a number of pairs {asked}"));

    let given = Given::default().with_proposed([("ana", "mia")]);
    for sparing in [Sparing::Price(5), Sparing::AtMost(1)] {
        let error = worst().rematch(four(), None, &given.clone().with_sparing(sparing)).unwrap_err();
        assert!(error.is_clash());
        assert_eq!(error.to_string(), format!("proposed pairs can be spared {asked}"));
    }
    assert!(worst().rematch(four(), None, &given).is_ok());

    let programme = Programme::default().with_waiting(Waiting::First);
    let first = Matcher::new(programme).with_objective(Objective::Leximin);
    let error = first.solve(four()).unwrap_err();
    assert_eq!((error.is_clash(), error.column()), (true, Some("waiting")));
    assert!(error.to_string().contains("the objective is every worst pair as good as possible"), "{error}");

    let with = |edit: fn(Participant) -> Participant| {
        let people = four().people().to_vec();
        Cohort::new(people.into_iter().map(edit)).unwrap()
    };
    let least = with(|one| if one.role().is_mentor() { one.with_minimum(1) } else { one });
    let several = with(|one| if one.role().is_mentee() { one.with_mentors_wanted(2) } else { one });
    for (cohort, what) in
        [(least, "mentors can have a minimum of mentees"), (several, "mentees can have several mentors")]
    {
        let error = worst().solve(cohort.clone()).unwrap_err();
        assert!(error.is_clash());
        assert_eq!(error.to_string(), format!("{what} {asked}"));
        let most = Matcher::default().solve(cohort).unwrap();
        let told = most.frontier().unwrap_err().to_string();
        assert!(told.starts_with(what), "{told}");
    }

    let error = Matcher::default().with_pilot(Pilot::Best(1)).solve(four()).unwrap().frontier().unwrap_err();
    assert!(error.to_string().ends_with("a frontier is about the worst pair, too"), "{error}");
}

/// The most points cost nothing, whoever waits beside them.
#[test]
fn the_price_is_about_people() {
    for pilot in [None, Some(Pilot::Best(1))] {
        let matcher = match pilot.clone() {
            Some(pilot) => Matcher::default().with_pilot(pilot),
            None => Matcher::default(),
        };
        let matching = matcher.solve(four()).unwrap();
        let worst = matching.pairs().iter().map(pairwright::Pair::points).min().unwrap();
        let now = (worst, matching.points());
        assert_eq!(matching.fairness_price().unwrap(), Some(FairnessPrice::new(now, now)), "{pilot:?}");
    }
    let declined = Given::default().with_declined([("ana", "max", "no time"), ("ben", "max", "no time")]);
    let again = Matcher::default().rematch(four(), None, &declined).unwrap();
    let left = again.matching().left_out();
    assert_eq!((left[0].id().as_str(), left[0].reason()), ("max", &Reason::Declined));
    assert_eq!(left[0].to_string(), "max (mentee): everybody possible was declined");
}
