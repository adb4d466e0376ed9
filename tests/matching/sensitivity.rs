//! How far weights can move: against making the programme anew with every weight in a window.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::company::{lines, people};
use crate::numbers::Numbers;
use pairwright::assignment::{Entry, Term};
use pairwright::people::FindingKind;
use pairwright::policies::{Even, Unknown, Waiting, Workload};
use pairwright::scoring::Sides;
use pairwright::season::Given;
use pairwright::what_if::{End, WeightRange};
use pairwright::{
    Cohort, Criterion, Matcher, Matching, Objective, Pair, Participant, Pilot, Programme, Result, Sparing,
    Weights,
};

type Named = (String, String);

/// What it costs to part a proposed pair, where it costs something.
const PRICE: i64 = 40;

/// A criterion of the caller: it reads no weight.
#[derive(Debug)]
struct Odd;

impl Criterion for Odd {
    fn name(&self) -> &'static str {
        "odd"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let unit = |person: &Participant| person.unit().map(str::len);
        Ok(vec![sides.table(unit, unit, |a, b| Entry::Points(if a == b { 37 } else { 0 }))?])
    }
}

/// What a matching is made of, but for the weights.
struct Case {
    cohort: Arc<Cohort>,
    programme: Programme,
    pilot: Option<Pilot>,
    given: Given,
    own: bool,
}

fn named(pairs: &[Pair]) -> BTreeSet<Named> {
    pairs.iter().map(|pair| (pair.mentor().to_string(), pair.mentee().to_string())).collect()
}

impl Case {
    /// Small companies of eight kinds, with small weights, some 0 or below.
    fn new(seed: u64) -> Self {
        let numbers = &mut Numbers::new(seed ^ 0x5E75);
        let (mentors, mentees) = (2 + numbers.below(3), 2 + numbers.below(3));
        let kind = seed % 8;
        let people = people(mentors, mentees, seed).into_iter().map(|mut person| {
            if kind == 1 && person.role().is_mentor() {
                person = person.with_capacity(2).with_minimum(u32::from(numbers.small(2)));
            } else if kind == 1 {
                person = person.with_mentors_wanted(1 + u32::from(numbers.small(2)));
            } else if kind == 7 && !person.role().is_mentor() && numbers.sometimes(50) {
                person = person.with_waited(1);
            }
            person
        });
        let people: Vec<Participant> = people.collect();
        let mut pair =
            || (format!("m{:05}", numbers.below(mentors)), format!("s{:05}", numbers.below(mentees)));
        let builder = Cohort::builder().people(people).organisation(lines(mentors, mentees, seed).unwrap());
        let wished: Vec<Named> = vec![pair()];
        let builder = builder.wished(wished.iter().map(|(a, b)| (a.as_str(), b.as_str())));
        let (one, two, three) = (pair(), pair(), pair());
        let mut programme = Programme::default();
        if seed.is_multiple_of(3) {
            let even = [Even::Ignore, Even::First, Even::Points(25)][usize::try_from(seed / 3 % 3).unwrap()];
            programme = programme.with_workload(Workload::default().with_usual(2).with_even(even));
        }
        if kind == 7 {
            programme = programme.with_waiting(Waiting::First);
        }
        if seed >= 48 {
            programme = programme.with_unknown(Unknown::Half);
        }
        let mut weights = Weights::default();
        for (key, _) in Weights::default().all() {
            let points = i32::from(numbers.small(90)) - if numbers.sometimes(30) { 60 } else { 0 };
            let points = if numbers.sometimes(15) { 0 } else { points };
            weights = weights.with(key, points).unwrap();
        }
        let given = match kind {
            4 => Given::default()
                .with_declined([(one.0, one.1, "no")])
                .with_proposed([two, three])
                .with_sparing(Sparing::Price(40)),
            5 => Given::default().with_proposed([one, two, three]).with_sparing(Sparing::AtMost(1)),
            _ => Given::default(),
        };
        let pilot = match kind {
            2 => Some(Pilot::Best(2)),
            3 => Some(Pilot::Mentees((0..mentees - 1).map(|k| format!("s{k:05}").into()).collect())),
            _ => None,
        };
        let cohort = Arc::new(builder.build().unwrap());
        Self { cohort, programme: programme.with_weights(weights), pilot, given, own: kind == 6 }
    }

    fn made(&self, weights: Weights) -> Matching {
        let mut matcher = Matcher::new(self.programme.clone().with_weights(weights));
        if let Some(pilot) = &self.pilot {
            matcher = matcher.with_pilot(pilot.clone());
        }
        if self.own {
            matcher = matcher.with_criterion(Odd);
        }
        matcher.rematch(Arc::clone(&self.cohort), None, &self.given).unwrap().into_matching()
    }

    /// By how much the best with this weight is better than these pairs: the programme is made
    /// anew.
    fn loss(&self, today: &Matching, key: &str, weight: i32) -> i64 {
        let new = self.made(today.programme().weights().clone().with(key, weight).unwrap());
        let (before, after) = (named(today.pairs()), named(new.pairs()));
        assert_eq!(before.len(), after.len(), "participation does not depend on weights");
        self.worth(&new, &after) - self.worth(&new, &before)
    }

    /// What pairs are worth by a matching's scores, and what it costs to part proposed ones.
    fn worth(&self, by: &Matching, pairs: &BTreeSet<Named>) -> i64 {
        let scores = by.scores();
        let score = |(mentor, mentee): &Named| {
            let (row, column) = (scores.row(mentor).unwrap(), scores.column(mentee).unwrap());
            i64::from(scores.problem().score(row, column).unwrap())
        };
        let kept = i64::try_from(pairs.intersection(&self.priced()).count()).unwrap();
        let mut loads: BTreeMap<&str, i64> = BTreeMap::new();
        for (mentor, _) in pairs {
            *loads.entry(mentor.as_str()).or_default() += 1;
        }
        let shared: i64 = loads.values().map(|load| load * (load - 1) / 2).sum();
        let cost = match by.programme().workload().even() {
            Even::Points(points) => shared * i64::from(points),
            _ => 0,
        };
        pairs.iter().map(score).sum::<i64>() + PRICE * kept - cost
    }

    /// The pairs whose parting has a price.
    fn priced(&self) -> BTreeSet<Named> {
        let given = serde_json::to_value(&self.given).unwrap();
        if given["sparing"].get("price").is_none() {
            return BTreeSet::new();
        }
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        given["proposed"].as_array().unwrap().iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
    }
}

/// Weights by which no table of these companies is rounded: averages are, of choices where somebody
/// names nobody, and of personality where one is not known.
fn is_whole(case: &Case, key: &str) -> bool {
    const WHOLE: [&str; 7] = [
        "different_department",
        "different_unit",
        "two_introverts",
        "two_extraverts",
        "shared_group",
        "acquaintance",
        "wish",
    ];
    let says_all = |key: &str| match key.split('.').next() {
        Some("mentor_choices") => case.cohort.mentors().all(|one| one.choices().next().is_some()),
        Some("mentee_choices") => case.cohort.mentees().all(|one| one.choices().next().is_some()),
        Some("two_introverts" | "two_extraverts") => {
            case.cohort.people().iter().all(|one| one.personality().is_some())
        }
        _ => true,
    };
    let is_averaged = case.programme.unknown() == Unknown::Average && !says_all(key);
    (WHOLE.contains(&key) || key.contains("choices")) && !is_averaged
}

/// Each change pays beyond the end and not before; together they are all that can be gained.
fn check_first(case: &Case, today: &Matching, range: &WeightRange, end: &End) {
    let (at, beyond) = (end.weight(), end.beyond());
    let weights = |weight| today.programme().weights().clone().with(range.key(), weight).unwrap();
    let (inside, outside) = (case.made(weights(at)), case.made(weights(beyond)));
    let before = named(today.pairs());
    let (mut sum, mut people, mut soonest) = (0, BTreeSet::new(), (0, 1));
    for change in end.first() {
        let difference = change.difference();
        let (parted, made) = (named(difference.parted()), named(difference.made()));
        assert!(parted.is_subset(&before) && made.is_disjoint(&before) && !made.is_empty());
        let after: BTreeSet<Named> = before.difference(&parted).chain(&made).cloned().collect();
        assert_eq!(after.len(), before.len());
        let gain = |by: &Matching| case.worth(by, &after) - case.worth(by, &before);
        assert!(gain(&inside) <= 0 && gain(&outside) == change.gain() && change.gain() > 0);
        sum += change.gain();
        for person in difference.affected() {
            assert!(people.insert(person.to_string()), "changes share nobody");
        }
        // sooner or as soon: loss / (loss + gain) grows
        let (loss, all) = (-gain(&inside), change.gain() - gain(&inside));
        assert!(soonest.0 * all <= loss * soonest.1);
        soonest = (loss, all);
    }
    assert_eq!(sum, case.loss(today, range.key(), beyond));
}

#[test]
fn ends_are_exact_and_nothing_is_better_between_them() {
    const WINDOW: i32 = 12;
    let (mut changes, mut limits, mut idle) = (0, 0, 0);
    for seed in 0..72 {
        let case = Case::new(seed);
        let today = case.made(case.programme.weights().clone());
        let sensitivity = today.sensitivity().unwrap();
        assert_eq!(sensitivity.weights().len(), today.programme().weights().all().len());
        for (range, (key, weight)) in sensitivity.weights().iter().zip(today.programme().weights().all()) {
            assert_eq!((range.key(), range.weight()), (key, weight));
            assert_eq!(&today.sensitivity_of(key).unwrap(), range);
            let told = format!("seed {seed}: {range}");
            let (from, to) = (range.from().weight(), range.to().weight());
            assert!(from <= weight && weight <= to, "{told}");
            for (end, sign) in [(range.from(), -1), (range.to(), 1)] {
                assert_eq!(case.loss(&today, key, end.weight()), 0, "{told}");
                let limit = if weight * sign < 0 { 0 } else { sign * 1_000_000 };
                match end {
                    End::Change { weight, beyond, .. } => {
                        changes += 1;
                        assert_eq!(*beyond, weight + sign);
                        assert!(case.loss(&today, key, *beyond) > 0, "{told}");
                        check_first(&case, &today, range, end);
                    }
                    End::Limit { weight } => {
                        limits += 1;
                        assert_eq!(*weight, limit, "{told}");
                    }
                    End::Idle { weight } => {
                        idle += 1;
                        assert_eq!(*weight, limit, "{told}");
                    }
                    other => panic!("{other:?}"),
                }
            }
            let is_idle = matches!(range.from(), End::Idle { .. });
            let near = |end: i32| end - WINDOW..=end + WINDOW;
            let window: BTreeSet<i32> = near(weight).chain(near(from)).chain(near(to)).collect();
            for other in window {
                let same_sign = i64::from(other) * i64::from(weight) >= 0;
                if other.abs() > 1_000_000 || !same_sign || !(is_whole(&case, key) || is_idle) {
                    continue;
                }
                let best = case.loss(&today, key, other) == 0;
                assert_eq!(best, (from..=to).contains(&other), "{told}, {other}");
            }
        }
    }
    // the test has seen all there is
    assert!(changes > 150 && limits > 300 && idle > 300, "{changes} {limits} {idle}");
}

/// Two mentors, two mentees: the first choice of one against two pairs of different departments.
fn planted(department: i32) -> Matching {
    let cohort = Cohort::new([
        Participant::mentor("ana").with_department("Data"),
        Participant::mentor("ben").with_department("Law"),
        Participant::mentee("max").with_department("Data").with_choices(["ana"]),
        Participant::mentee("mia").with_department("Law"),
    ]);
    let mut weights = Weights::default();
    for (key, _) in Weights::default().all() {
        weights = weights.with(key, 0).unwrap();
    }
    let weights = weights.with_different_department(department).with_mentee_choices([100, 0, 0]);
    Matcher::new(Programme::default().with_weights(weights)).solve(cohort.unwrap()).unwrap()
}

#[test]
fn a_planted_interval_is_found() {
    let matching = planted(40);
    assert!(named(matching.pairs()).contains(&("ana".into(), "max".into())));
    let department = matching.sensitivity_of("different_department").unwrap();
    assert_eq!(department.from(), &End::Limit { weight: 0 });
    assert_eq!((department.to().weight(), department.to().beyond()), (50, 51));
    let [first] = department.to().first() else { panic!("one change") };
    assert_eq!((first.gain(), first.difference().made().len()), (2, 2));
    assert_eq!(
        department.to_string(),
        "different_department 40: stays best from 0 to 50; at 51 mia would move to ana, max to ben"
    );
    let choice = matching.sensitivity_of("mentee_choices.1").unwrap();
    assert_eq!((choice.from().weight(), choice.to()), (80, &End::Limit { weight: 1_000_000 }));
    let nobody = matching.sensitivity_of("mentee_choices.2").unwrap();
    assert_eq!(nobody.from(), &End::Idle { weight: -1_000_000 });
    assert_eq!(nobody.to_string(), "mentee_choices.2 0: makes no difference to these people");
    let all = matching.sensitivity().unwrap();
    let keys: Vec<&str> = all.nearest().iter().map(|range| range.key()).collect();
    assert_eq!(keys, ["mentee_choices.1", "different_department"]);
    assert!(all.to_string().starts_with("mentee_choices.1 100: stays best from 80 to 1000000; at 79 mia"));
    // the weight of today may be the end
    let tied = planted(50).sensitivity_of("different_department").unwrap();
    assert!(tied.from().weight() == 50 || tied.to().weight() == 50, "{tied}");
}

/// Two times four people, of whom `ana` and `max` are of one department and one chose the other.
fn two_fours() -> Cohort {
    let four = |k: u8| {
        let name = |role: &str| format!("{role} {k}");
        let (one, two) = (format!("Data {k}"), format!("Law {k}"));
        let (mut ana, mut max) = (Participant::mentor(name("ana")), Participant::mentee(name("max")));
        if k == 1 {
            ana = ana.with_choices([name("max").as_str()]);
        } else {
            max = max.with_choices([name("ana").as_str()]);
        }
        let (ben, mia) = (Participant::mentor(name("ben")), Participant::mentee(name("mia")));
        [
            ana.with_department(one.clone()),
            ben.with_department(two.clone()),
            max.with_department(one),
            mia.with_department(two),
        ]
    };
    let apart = |a: &str, b: &str| {
        [(a, 1, b, 2), (a, 2, b, 1)].map(|(a, k, b, l)| (format!("{a} {k}"), format!("{b} {l}")))
    };
    let conflicts =
        [("ana", "max"), ("ana", "mia"), ("ben", "max"), ("ben", "mia")].map(|(a, b)| apart(a, b));
    let conflicts = conflicts.into_iter().flatten().map(|(a, b)| (a.into(), b.into(), None));
    Cohort::builder().people(four(1).into_iter().chain(four(2))).conflicts(conflicts).build().unwrap()
}

#[test]
fn what_pays_soonest_comes_first() {
    let weights = planted(40).programme().weights().clone().with_mentor_choices([101, 0, 0]);
    let matching = Matcher::new(Programme::default().with_weights(weights)).solve(two_fours()).unwrap();
    let range = matching.sensitivity_of("different_department").unwrap();
    // 100 points are outweighed by more than 2 x 50, and 101 by more than 2 x 50.5
    let first: Vec<(i64, String)> =
        range.to().first().iter().map(|change| (change.gain(), change.to_string())).collect();
    let told = |k: u8| format!("mia {k} would move to ana {k}, max {k} to ben {k}");
    assert_eq!((range.to().weight(), first), (50, vec![(2, told(2)), (1, told(1))]));
}

/// Only two pairs may part: who would change in one place must stay in the other.
#[test]
fn changes_that_need_each_other_are_one() {
    let given = Given::default()
        .with_proposed([1, 2].into_iter().flat_map(|k| {
            [("ana", "max"), ("ben", "mia")].map(|(a, b)| (format!("{a} {k}"), format!("{b} {k}")))
        }))
        .with_sparing(Sparing::AtMost(2));
    let weights = planted(60).programme().weights().clone().with_mentor_choices([101, 0, 0]);
    let matcher = Matcher::new(Programme::default().with_weights(weights));
    let matching = matcher.rematch(two_fours(), None, &given).unwrap().into_matching();
    // exchanging gains 120 - 101 in the first four, and 120 - 100 in the second
    assert!(named(matching.pairs()).contains(&("ana 2".into(), "mia 2".into())));
    let range = matching.sensitivity_of("mentee_choices.1").unwrap();
    assert_eq!((range.to().weight(), range.to().beyond()), (101, 102));
    let [first] = range.to().first() else { panic!("{range}") };
    assert_eq!((first.gain(), first.difference().made().len()), (1, 4));
}

#[test]
fn a_million_is_not_tried_where_scores_do_not_fit() {
    #[derive(Debug)]
    struct Huge;
    impl Criterion for Huge {
        fn name(&self) -> &'static str {
            "huge"
        }
        fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
            Ok(vec![sides.table(|_| (), |_| (), |(), ()| Entry::Points(i32::MAX - 500_000))?])
        }
    }
    let cohort = Arc::new(planted(40).cohort().clone());
    let made = |weight| {
        let weights = planted(40).programme().weights().clone().with_different_department(weight);
        let programme = Programme::default().with_weights(weights);
        Matcher::new(programme).with_criterion(Huge).solve(Arc::clone(&cohort))
    };
    let tied = made(1000).unwrap().sensitivity_of("different_department").unwrap();
    let End::Limit { weight } = *tied.to() else { panic!("{tied}") };
    assert_eq!(tied.from().weight(), 50);
    assert!(made(weight).is_ok() && made(weight + 1).unwrap_err().is_problem(), "{weight}");
}

#[test]
fn what_cannot_be_told_is_refused() {
    let matching = planted(40);
    assert!(matching.sensitivity_of("height").unwrap_err().is_unknown());
    let fair =
        Matcher::default().with_objective(Objective::Leximin).solve(matching.cohort().clone()).unwrap();
    let error = fair.sensitivity().unwrap_err();
    assert!(error.is_clash() && error.message().contains("the objective is"), "{error}");
    let nobody = Matcher::default()
        .accepting([FindingKind::Nobody])
        .solve(Cohort::new([]).unwrap())
        .unwrap()
        .sensitivity()
        .unwrap();
    assert!(nobody.nearest().is_empty());
}
