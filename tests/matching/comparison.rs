//! Two matchings of the same people, against what can be read off their pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::company::{lines, people};
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;
use pairwright::assignment::{Entry, Term};
use pairwright::people::FindingKind;
use pairwright::policies::{ChoiceRule, Choices, Workload};
use pairwright::scoring::Sides;
use pairwright::season::Given;
use pairwright::what_if::{Comparison, Mover, ScoredBy};
use pairwright::{
    Cohort, Criterion, Focus, Matcher, Matching, Objective, Pair, Participant, Pilot, Programme, Result, Role,
};

type Named = (String, String);

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

fn named(pairs: &[Pair]) -> BTreeSet<Named> {
    pairs.iter().map(|pair| (pair.mentor().to_string(), pair.mentee().to_string())).collect()
}

/// A cohort, and one of several ways to match it.
fn matched(cohort: &Arc<Cohort>, kind: usize) -> Matching {
    let focus = Focus::ALL[kind % Focus::ALL.len()];
    let programme = Programme::new(focus);
    let matcher = match kind {
        5 => Matcher::new(programme.with_choices(Choices::default().with_mentees(ChoiceRule::Require))),
        6 => Matcher::new(programme.with_minimum_commitment(4)),
        7 => Matcher::new(programme).with_criterion(Odd),
        8 => Matcher::new(programme).with_pilot(Pilot::Best(2)),
        9 => Matcher::new(programme.with_workload(Workload::default().with_usual(3).with_mentors(2))),
        10 => Matcher::new(programme).with_objective(Objective::Leximin),
        _ => Matcher::new(programme),
    };
    let given = if kind == 11 {
        Given::default().with_declined([("m00000", "s00000", "no"), ("m00001", "s00001", "no")])
    } else {
        Given::default()
    };
    accepting_chance(matcher).rematch(Arc::clone(cohort), None, &given).unwrap().into_matching()
}

/// What each criterion of a matching's programme says of a pair; nothing where it is forbidden.
fn said(by: &Matching, (mentor, mentee): &Named) -> Option<BTreeMap<String, i64>> {
    let (row, column) = (by.scores().row(mentor).unwrap(), by.scores().column(mentee).unwrap());
    let names = by.scores().criteria().map(|criterion| criterion.name().to_owned());
    let mut points = BTreeMap::new();
    for (name, entry) in names.zip(by.scores().entries(row, column)) {
        let Entry::Points(said) = entry else { return None };
        points.insert(name, i64::from(said));
    }
    Some(points)
}

fn sum(by: &Matching, pairs: &BTreeSet<Named>, criterion: &str) -> i64 {
    let of = |pair: &Named| said(by, pair).and_then(|said| said.get(criterion).copied()).unwrap_or(0);
    pairs.iter().map(of).sum()
}

/// By id, then mentors first: everybody with other partners.
fn check_people(comparison: &Comparison, both: [&Matching; 2], pairs: [&BTreeSet<Named>; 2]) {
    let mut movers = comparison.people().iter();
    for person in both[0].cohort().people() {
        for role in [Role::Mentor, Role::Mentee] {
            let partners = pairs.map(|pairs| -> Vec<Named> {
                let has = |pair: &&Named| if role == Role::Mentor { &pair.0 } else { &pair.1 } == person.id().as_str();
                pairs.iter().filter(has).cloned().collect()
            });
            if partners[0] == partners[1] {
                continue;
            }
            let mover = movers.next().unwrap();
            assert_eq!((mover.id(), mover.role()), (person.id(), role));
            let ids = |pairs: &[Named]| -> Vec<String> {
                let other = |pair: &Named| if role == Role::Mentor { pair.1.clone() } else { pair.0.clone() };
                pairs.iter().map(other).collect()
            };
            let told = [mover.before(), mover.after()]
                .map(|ids| ids.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(told, [ids(&partners[0]), ids(&partners[1])]);
            for (measure, by) in [(ScoredBy::Before, both[0]), (ScoredBy::After, both[1])] {
                let points = partners.each_ref().map(|pairs| {
                    pairs
                        .iter()
                        .map(|pair| said(by, pair).map(|said| said.values().sum::<i64>()))
                        .sum::<Option<i64>>()
                });
                assert_eq!(mover.points(measure), points[0].zip(points[1]));
                assert_eq!(mover.change(measure), points[0].zip(points[1]).map(|(a, b)| b - a));
            }
        }
    }
    assert!(movers.next().is_none());
    for measure in [ScoredBy::Before, ScoredBy::After] {
        let sorted = |people: &[&Mover], sign: i64| {
            assert!(people.iter().all(|mover| sign * mover.change(measure).unwrap() > 0));
            assert!(
                people.is_sorted_by_key(|mover| (-sign * mover.change(measure).unwrap(), mover.id().clone()))
            );
            people.len()
        };
        let (gains, losses) = (comparison.gains(measure), comparison.losses(measure));
        let changed = comparison
            .people()
            .iter()
            .filter(|mover| mover.change(measure).is_some_and(|points| points != 0));
        assert_eq!(sorted(&gains, 1) + sorted(&losses, -1), changed.count());
    }
}

#[test]
fn everything_is_what_the_pairs_say() {
    let (mut forbidden, mut own, mut left) = (0, 0, 0);
    for seed in 0..240 {
        let numbers = &mut Numbers::new(seed ^ 0xC0);
        let (mentors, mentees) = (2 + numbers.below(5), 2 + numbers.below(5));
        let cohort = Cohort::builder().people(people(mentors, mentees, seed));
        let cohort = Arc::new(cohort.organisation(lines(mentors, mentees, seed).unwrap()).build().unwrap());
        let (one, two) = (matched(&cohort, numbers.below(12)), matched(&cohort, numbers.below(12)));
        let comparison = one.compare(&two).unwrap();
        let (before, after) = (named(one.pairs()), named(two.pairs()));
        let difference = comparison.difference();
        assert_eq!(named(difference.parted()), before.difference(&after).cloned().collect());
        assert_eq!(named(difference.made()), after.difference(&before).cloned().collect());
        assert!(difference.parted().iter().all(|pair| one.pairs().contains(pair)));
        assert!(difference.made().iter().all(|pair| two.pairs().contains(pair)));
        assert_eq!(comparison.kept(), before.intersection(&after).count());
        let served = |pairs: &BTreeSet<Named>| -> BTreeSet<String> {
            pairs.iter().map(|pair| pair.1.clone()).collect()
        };
        let without: BTreeSet<String> = served(&before).difference(&served(&after)).cloned().collect();
        assert_eq!(
            difference.without_mentor().iter().map(ToString::to_string).collect::<BTreeSet<_>>(),
            without
        );
        left += without.len();
        assert_eq!((comparison.before(), comparison.after()), (&one.summary(), &two.summary()));

        let mut names: Vec<String> = Vec::new();
        for matching in [&one, &two] {
            for criterion in matching.scores().criteria() {
                if !names.iter().any(|name| name == criterion.name()) {
                    names.push(criterion.name().to_owned());
                }
            }
        }
        for (measure, by) in [(ScoredBy::Before, &one), (ScoredBy::After, &two)] {
            let totals = comparison.by_criterion(measure);
            assert!(
                totals
                    .iter()
                    .map(pairwright::what_if::CriterionTotals::criterion)
                    .eq(names.iter().map(String::as_str))
            );
            for total in totals {
                let name = total.criterion();
                assert_eq!((total.before(), total.after()), (sum(by, &before, name), sum(by, &after, name)));
                own += usize::from(name == "odd" && (total.before(), total.after()) == (0, 0));
            }
            let counted = |pairs: &BTreeSet<Named>| -> i64 {
                pairs.iter().filter_map(|pair| said(by, pair)).map(|said| said.values().sum::<i64>()).sum()
            };
            assert_eq!(comparison.points(measure), (counted(&before), counted(&after)));
            let never: BTreeSet<Named> =
                before.union(&after).filter(|pair| said(by, pair).is_none()).cloned().collect();
            assert_eq!(named(comparison.forbidden(measure)), never);
            forbidden += never.len();
        }
        assert_eq!(comparison.points(ScoredBy::Before).0, one.points());
        assert_eq!(comparison.points(ScoredBy::After).1, two.points());
        check_people(&comparison, [&one, &two], [&before, &after]);
        // the other way round, everything is turned round
        let back = two.compare(&one).unwrap();
        assert_eq!((back.kept(), back.people().len()), (comparison.kept(), comparison.people().len()));
        let (a, b) = comparison.points(ScoredBy::After);
        assert_eq!(back.points(ScoredBy::Before), (b, a));
        let written = serde_json::to_value(&comparison).unwrap();
        assert_eq!(written["kept"], comparison.kept());
        assert!(comparison.to_string().lines().all(|line| line.chars().count() <= 80));
    }
    // the test has seen all there is
    assert!(forbidden > 20 && own > 20 && left > 20, "{forbidden} {own} {left}");
}

/// The printed page for few pairs, long names, and somebody in both roles.
#[test]
fn odd_people_fit_the_page() {
    let page = |one: &Matching, two: &Matching| {
        let page = one.compare(two).unwrap().to_string();
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
        page
    };
    let nobody = Matcher::default().accepting([FindingKind::Nobody]).solve(Cohort::new([]).unwrap()).unwrap();
    assert!(page(&nobody, &nobody).starts_with("PAIRS\n  there are none, before or after\n"));
    let [ana, ben, mia] = ["ana", "ben", "mia"].map(|id| format!("{id}.{}@example.org", "long".repeat(12)));
    let people = [Participant::mentor(&*ana), Participant::both(&*ben), Participant::mentee(&*mia)];
    let cohort = Arc::new(Cohort::new(people).unwrap());
    let with = |pairs: &[(&String, &String)], declined: &[(&String, &String)]| {
        let fixed = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str()));
        let no = declined.iter().map(|(a, b)| (a.as_str(), b.as_str(), "no"));
        let given = Given::default().with_fixed(fixed).with_declined(no);
        let two_lines = Programme::new(Focus::SkillTransfer).with_name("one\nand two");
        Matcher::new(two_lines).rematch(Arc::clone(&cohort), None, &given).unwrap().into_matching()
    };
    let chain = with(&[(&ana, &ben), (&ben, &mia)], &[]);
    let cross = with(&[(&ana, &mia)], &[(&ana, &ben)]);
    assert_eq!((chain.pairs().len(), cross.pairs().len()), (2, 1));
    let told = page(&chain, &cross);
    // four changes of partners, but ben is in two of them
    assert!(told.contains("  0 stay, 2 part, 1 is made; 3 people change partners\n"), "{told}");
    assert!(told.contains("WHO LOSES MOST by one and two"), "{told}");
    let back = page(&cross, &chain);
    assert!(back.contains("  0 stay, 1 parts, 2 are made; 3 people change partners\n"), "{back}");
    assert!(page(&cross, &cross).contains("  the only one is the same\n"));
    assert!(page(&chain, &chain).contains("  all 2 are the same\n"));
}

#[test]
fn strangers_are_named() {
    let cohort = |people: &[(&str, Role)]| {
        let person = |&(id, role): &(&str, Role)| match role {
            Role::Mentor => Participant::mentor(id),
            _ => Participant::mentee(id),
        };
        let matcher = Matcher::default().accepting([FindingKind::Nobody]);
        matcher.solve(Cohort::new(people.iter().map(person)).unwrap()).unwrap()
    };
    let (ana, max) = (("ana", Role::Mentor), ("max", Role::Mentee));
    let one = cohort(&[ana, max]);
    assert!(one.compare(&cohort(&[max, ana])).unwrap().difference().is_none());
    for (other, stranger) in [
        (cohort(&[ana, max, ("ben", Role::Mentor)]), "ben"),
        (cohort(&[ana, max, ("zoe", Role::Mentee)]), "zoe"),
        (cohort(&[ana, ("mia", Role::Mentee)]), "max"),
        (cohort(&[("ana", Role::Mentee), max]), "ana"),
        (cohort(&[]), "ana"),
    ] {
        for error in [one.compare(&other).unwrap_err(), other.compare(&one).unwrap_err()] {
            assert!(error.is_clash() && error.message().contains("only one of the two matchings"), "{error}");
            assert_eq!(error.person(), Some(stranger));
        }
    }
}

#[test]
fn a_comparison_reads_well() {
    let cohort = Arc::new(crate::company::company(30, 26, 8).unwrap());
    let before = Programme::default().with_minimum_commitment(1);
    let after = Programme::new(Focus::SkillTransfer).with_name("Skills first").with_minimum_commitment(2);
    let [before, after] = [before, after].map(|one| Matcher::new(one).solve(Arc::clone(&cohort)).unwrap());
    insta::assert_snapshot!(before.compare(&after).unwrap());
}
