//! Even loads, and why somebody is left out, in everything that is made of a matching.

use pairwright::explain::Reason;
use pairwright::policies::{Even, Workload};
use pairwright::season::Given;
use pairwright::what_if::{Alternative, Goal};
use pairwright::{Cohort, Matcher, Matching, Objective, Participant, Pilot, Programme, Role, Sparing};

use crate::company::company;
use crate::random_people::accepting_chance;

fn matcher(even: Even) -> Matcher {
    let workload = Workload::default().with_usual(4).with_even(even);
    accepting_chance(Matcher::new(Programme::default().with_workload(workload)))
}

fn matched(cohort: &Cohort, even: Even) -> Matching {
    matcher(even).solve(cohort.clone()).unwrap()
}

/// How many mentees of a matching share a mentor with another one, each two counted once.
fn shared(matching: &Matching) -> usize {
    let mentors = matching.cohort().mentors();
    let loads = mentors.map(|mentor| matching.pairs().iter().filter(|p| p.mentor() == mentor.id()).count());
    loads.map(|load| load * load.saturating_sub(1) / 2).sum()
}

#[test]
fn first_costs_points_and_no_mentee() {
    let (mut evener, mut between) = (0, 0);
    for seed in 0..60 {
        let cohort = company(6, 14, seed).unwrap();
        let plain = matched(&cohort, Even::Ignore);
        let even = matched(&cohort, Even::First);
        let some = matched(&cohort, Even::Points(60));
        for matching in [&even, &some] {
            assert_eq!(matching.worth().served, plain.worth().served, "seed {seed}");
            assert_eq!(matching.pairs().len(), plain.pairs().len(), "seed {seed}");
            assert!(matching.points() <= plain.points(), "seed {seed}");
            let _ = matching.verify().unwrap();
        }
        assert!(shared(&even) <= shared(&some) && shared(&some) <= shared(&plain), "seed {seed}");
        assert!(even.points() <= some.points(), "seed {seed}");
        evener += usize::from(shared(&even) < shared(&plain));
        between += usize::from(shared(&some) < shared(&plain) && even.points() < some.points());
    }
    assert!(evener > 30 && between > 10, "{evener} {between}");
}

/// What a partner for somebody who is left would cost is what the next best partner costs.
#[test]
fn what_one_would_cost_is_what_the_best_alternative_loses() {
    let (mut mentors, mut mentees, mut dear) = (0, 0, 0);
    for seed in 0..80 {
        let (a, b) = if seed % 2 == 0 { (9, 6) } else { (4, 9) };
        let cohort = company(a, b, seed).unwrap();
        for even in [Even::Ignore, Even::First, Even::Points(40)] {
            let workload = Workload::default().with_even(even).with_most(2);
            let matcher = accepting_chance(Matcher::new(Programme::default().with_workload(workload)));
            let matching = matcher.solve(cohort.clone()).unwrap();
            for left in matching.left_out() {
                let mine = |one: &&Alternative| match left.role() {
                    Role::Mentor => one.mentor() == left.id(),
                    _ => one.mentee() == left.id(),
                };
                let all = matching.alternatives(left.id(), usize::MAX).unwrap();
                let best = all.iter().filter(mine).map(Alternative::loss).min();
                assert_eq!(left.cost(), best, "seed {seed}: {left}");
                let side = if left.role() == Role::Mentor { &mut mentors } else { &mut mentees };
                *side += usize::from(best.is_some());
                dear += usize::from(best.is_some_and(|best| best.points > 0));
                assert_eq!(left.told().contains("would cost"), needless(left.reason()), "{left}");
            }
        }
    }
    assert!(mentors > 50 && mentees > 50 && dear > 50, "{mentors} {mentees} {dear}");
}

fn needless(reason: &Reason) -> bool {
    matches!(reason, Reason::NotNeeded { .. })
}

fn told(matching: &Matching) -> Vec<String> {
    matching.left_out().iter().map(ToString::to_string).collect()
}

fn mentors(levels: [i32; 3]) -> impl Iterator<Item = Participant> {
    ["ana", "ben", "cem"].into_iter().zip(levels).map(|(id, level)| Participant::mentor(id).with_level(level))
}

fn mentees(levels: [i32; 2]) -> impl Iterator<Item = Participant> {
    ["max", "mia"].into_iter().zip(levels).map(|(id, level)| Participant::mentee(id).with_level(level))
}

/// One to one: somebody too many, somebody whom nobody can mentor, and a true shortage.
#[test]
fn a_shortage_is_told_only_where_somebody_is_short() {
    let solve = |levels: [i32; 3], juniors: [i32; 2]| {
        let people: Vec<_> = mentors(levels).chain(mentees(juniors)).collect();
        Matcher::default().solve(Cohort::new(people).unwrap()).unwrap()
    };
    // three for two
    let one = "cem (mentor): all mentees are served; a mentee for them would cost 0 points";
    assert_eq!(told(&solve([2, 2, 2], [6, 6])), [one]);
    // max is as senior as the most junior mentor
    let all = told(&solve([2, 2, 2], [2, 6]));
    assert_eq!(all[0], "max (mentee): everybody is ruled out: 3 by seniority");
    assert!(
        all[1].contains("all mentees are served but 1, who can be paired with nobody; a mentee for"),
        "{all:?}"
    );
    // only ana can mentor either, and ben and cem can mentor nobody
    let all = told(&solve([2, 6, 6], [4, 5]));
    assert!(all[0].starts_with("ma") || all[0].starts_with("mi"), "{all:?}");
    assert!(all[0].contains("2 mentees (max, mia) could be paired only with 1 mentor (ana): 1 place for 2"));
    assert!(all[1].contains("everybody is ruled out") && all[2].contains("everybody is ruled out"));
    // ben and cem are both possible for mia alone, while max is short of somebody junior enough
    let people = ["ben", "cem"].map(|id| Participant::mentor(id).with_level(5).with_capacity(1));
    let lone = ["max", "moe"].map(|id| Participant::mentee(id).with_level(3));
    let people = people
        .into_iter()
        .chain(lone)
        .chain([Participant::mentor("ana").with_level(2), Participant::mentee("mia").with_level(7)]);
    let all = told(&Matcher::default().solve(Cohort::new(people).unwrap()).unwrap());
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(all[0].contains("2 mentees (max, moe) could be paired only with 1 mentor (ana)"), "{all:?}");
    assert!(all[1].contains("2 mentors (ben, cem) could be paired only with 1 mentee (mia)"), "{all:?}");
}

/// Who is settled counts as served, and a pilot, a limit of quality and a prohibition keep their
/// reasons.
#[test]
fn other_reasons_stay_the_true_ones() {
    let people = || mentors([2, 2, 2]).chain(mentees([6, 6])).collect::<Vec<_>>();
    let cohort = Cohort::builder().people(people()).locked([("cem", "max"), ("ben", "mia")]).build().unwrap();
    let settled = Matcher::default().solve(cohort).unwrap();
    assert_eq!(told(&settled), ["ana (mentor): all mentees are served"]);
    let cohort = Cohort::builder().people(people()).locked([("cem", "max")]).build().unwrap();
    let in_part = Matcher::default().solve(cohort).unwrap();
    assert!(told(&in_part)[0].ends_with("all mentees are served; a mentee for them would cost 0 points"));

    let cohort = Cohort::new(people()).unwrap();
    for pilot in [Pilot::Best(1), Pilot::Mentees(vec!["max".into()])] {
        let matching = Matcher::default().with_pilot(pilot).solve(cohort.clone()).unwrap();
        assert!(matching.left_out().iter().all(|left| *left.reason() == Reason::NotInPilot));
    }
    let fair = Matcher::default().with_objective(Objective::BestWorstPair).solve(cohort.clone()).unwrap();
    assert_eq!(told(&fair), ["cem (mentor): all mentees are served"]);
    assert_eq!(fair.left_out()[0].cost(), None);

    let declined = Given::default().with_declined([("ana", "max", "no"), ("ana", "mia", "no")]);
    let again = Matcher::default().rematch(cohort.clone(), None, &declined).unwrap();
    assert_eq!(told(again.matching()), ["ana (mentor): everybody possible was declined"]);

    // files say the same
    let waited = people().into_iter().map(|person| match person.id().as_str() {
        "ana" | "ben" | "cem" => person.with_waited(1),
        _ => person,
    });
    let matching = Matcher::default().solve(Cohort::new(waited).unwrap()).unwrap();
    #[cfg(feature = "csv")]
    {
        let mut file = Vec::new();
        matching.write_unmatched(&mut file).unwrap();
        let line =
            "cem,mentor,all mentees are served; a mentee for them would cost 0 points; has waited 1 cohort";
        assert_eq!(String::from_utf8(file).unwrap().lines().nth(1), Some(line));
    }
    let left = &matching.left_out()[0];
    assert_eq!((left.waited(), left.cost().map(|cost| cost.points)), (1, Some(0)));
}

/// Pairs of an earlier round count as load, and everything that changes a matching keeps to it.
#[test]
fn settled_pairs_count_as_load() {
    let people = ["ana", "ben"].map(|id| Participant::mentor(id).with_capacity(4));
    let mentees = ["kim", "lea", "max", "mia"].map(|id| Participant::mentee(id).with_choices(["ana"]));
    let people: Vec<_> = people.into_iter().chain(mentees).collect();
    let cohort = Cohort::builder().people(people).locked([("ana", "kim"), ("ana", "lea")]).build().unwrap();
    for (even, anas) in [(Even::Ignore, 4), (Even::First, 2)] {
        let matching = matched(&cohort, even);
        assert_eq!(matching.partners("ana").len(), anas);
        let _ = matching.verify().unwrap();
        let text = serde_json::to_string(&matching).unwrap();
        let back: Matching = serde_json::from_str(&text).unwrap();
        assert_eq!(back.pairs(), matching.pairs());
    }
    let even = matched(&cohort, Even::First);
    // to give ana a third one costs evenness, and that comes before points
    let pairwright::explain::WhyNot::Costs(cost) = even.why_not("ana", "max").unwrap() else { panic!() };
    assert!(cost.loss().evenness > 0, "{cost}");
    for refused in [
        matcher(Even::First).with_objective(Objective::Leximin).solve(cohort.clone()).unwrap_err(),
        even.frontier().unwrap_err(),
        even.trade_off(Goal::Points, Goal::Choices).unwrap_err(),
    ] {
        assert!(refused.to_string().contains("equally many mentees"), "{refused}");
    }
}

/// A season: one declines, the next round is as even as it can be, warm or cold, sparing or not.
#[test]
fn rounds_stay_even() {
    for seed in 0..25 {
        let cohort = company(5, 11, seed).unwrap();
        for even in [Even::First, Even::Points(45)] {
            let matcher = matcher(even);
            let first = matcher.solve(cohort.clone()).unwrap();
            let proposed: Vec<_> =
                first.pairs().iter().map(|p| (p.mentor().clone(), p.mentee().clone())).collect();
            let Some(gone) = proposed.first().cloned() else { continue };
            for sparing in [Sparing::Nobody, Sparing::Price(30), Sparing::AtMost(1)] {
                let given = Given::default()
                    .with_declined([(gone.0.clone(), gone.1.clone(), "no")])
                    .with_fixed(proposed.get(1).cloned())
                    .with_proposed(proposed.iter().skip(2).cloned())
                    .with_sparing(sparing);
                let warm = matcher.rematch(cohort.clone(), Some(&first), &given).unwrap();
                let cold = matcher.rematch(cohort.clone(), None, &given).unwrap();
                let worth = |matching: &Matching| {
                    pairwright::assignment::ObjectiveValue::of(matching.problem(), matching.assignment())
                };
                let _ = (warm.matching().verify().unwrap(), cold.matching().verify().unwrap());
                if !matches!(sparing, Sparing::AtMost(_)) {
                    assert_eq!(worth(warm.matching()), worth(cold.matching()), "seed {seed}, {sparing:?}");
                }
            }
        }
    }
}
