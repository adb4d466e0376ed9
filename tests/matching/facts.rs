//! What criteria say of pairs: every prohibition has its reason, and an own one is asked for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use pairwright::assignment::{Column, Entry, Row, Term};
use pairwright::policies::{
    ChoiceRule, Choices, Expectations, Junior, Mutual, Rule, Seniority, Supervision, Unknown,
};
use pairwright::rules::{ColumnRule, IfUnknown, When};
use pairwright::scoring::facts::{NotKnown, OwnFact, PairFact};
use pairwright::scoring::{Audience, PairView, Sides};
use pairwright::{Cohort, Criterion, Explanation, Matcher, Matching, Participant, Programme, Result};

use crate::numbers::Numbers;
use crate::random_people::accepting_chance;

/// All pairs of a matching, explained.
fn all(matching: &Matching) -> Vec<Explanation> {
    let cohort = matching.cohort();
    let pairs = cohort.mentors().flat_map(|a| cohort.mentees().map(move |b| (a.id(), b.id())));
    pairs.map(|(a, b)| matching.explain(a, b).unwrap()).collect()
}

/// People of whom anything may be known, or not.
fn people(numbers: &mut Numbers) -> Vec<Participant> {
    let ids: Vec<String> = (0..8).map(|k| format!("p{k}")).collect();
    let mut people = Vec::new();
    for (k, id) in ids.iter().enumerate() {
        let mut person = match k % 3 {
            0 => Participant::mentor(id.as_str()),
            1 => Participant::mentee(id.as_str()),
            _ => Participant::both(id.as_str()),
        };
        if numbers.sometimes(70) {
            person = person.with_level(numbers.within(1..=4));
        }
        if numbers.sometimes(70) {
            person = person.with_tenure_years(f64::from(numbers.small(9)));
        }
        if numbers.sometimes(60) {
            person = person.with_commitment(1 + numbers.small(5));
        }
        if numbers.sometimes(50) {
            person = person.with_choices((0..2).map(|_| ids[numbers.below(8)].clone()));
        }
        // of each side somebody: a column that nobody has stops a matching
        if k < 2 || numbers.sometimes(60) {
            person = person.with_attribute("team", numbers.one_of(&["red", "blue"]));
        }
        if k > 0 && numbers.sometimes(60) {
            person = person.with_manager(ids[numbers.below(k)].as_str());
        }
        if numbers.sometimes(60) {
            person = person.with_duration(numbers.one_of(&pairwright::people::Duration::ALL));
        }
        people.push(person);
    }
    people
}

/// A programme that forbids whatever can be forbidden.
fn strict(numbers: &mut Numbers) -> Programme {
    let junior = numbers.one_of(&[Junior::Level, Junior::Tenure, Junior::Either, Junior::Both]);
    let senior = Seniority::default().with_junior(junior).with_senior_mentor(Rule::Forbid);
    let require = Choices::default().with_mentors(ChoiceRule::Require).with_mentees(ChoiceRule::Require);
    let lines = Supervision::default().with_same_manager(Rule::Forbid);
    let if_unknown = numbers.one_of(&[IfUnknown::Forbid, IfUnknown::Allow]);
    Programme::default()
        .with_seniority(senior.with_unknown(numbers.one_of(&[Rule::Forbid, Rule::Allow])))
        .with_choices(if numbers.sometimes(50) { require } else { Choices::default() })
        .with_supervision(lines)
        .with_mutual(Mutual::Forbid)
        .with_minimum_commitment(3)
        .with_unknown(numbers.one_of(&[Unknown::Average, Unknown::Half]))
        .with_expectations(Expectations::default().with_duration(Rule::Forbid))
        .with_rule(ColumnRule::must("same team", "team", When::Equal).with_unknown(if_unknown))
}

/// Forbids whoever does not say their team, and says nothing else.
#[derive(Debug)]
struct Asks;

impl Criterion for Asks {
    fn name(&self) -> &'static str {
        "asks"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let says = |person: &Participant| person.attribute("team").is_some();
        let entry = |a: &bool, b: &bool| if *a && *b { Entry::Points(0) } else { Entry::Never };
        Ok(vec![sides.table(says, says, entry)?])
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<NotKnown> {
        let silent =
            [pair.mentor(), pair.mentee()].into_iter().find(|one| one.attribute("team").is_none())?;
        Some(OwnFact::new("team", format!("team of {}", silent.id())).into())
    }
}

/// Whatever forbids a pair says why, in a sentence of its own.
#[test]
fn every_prohibition_has_its_reason() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..60 {
        let mut numbers = Numbers::new(seed);
        let people = people(&mut numbers);
        let programme = strict(&mut numbers);
        let mut builder = Cohort::builder().people(people);
        builder = builder.conflicts([("p0".into(), "p1".into(), Some("a reason".to_owned()))]);
        let cohort = builder.history([("p3", "p4"), ("p2", "p5")]).build().unwrap();
        let matcher = accepting_chance(Matcher::new(programme)).with_criterion(Asks);
        for told in all(&matcher.solve(cohort).unwrap()) {
            assert_eq!(told.points().is_none(), told.prohibitions().next().is_some());
            for never in told.prohibitions() {
                let (fact, text) = (never.fact(), never.text());
                let fact = fact.unwrap_or_else(|| panic!("{} does not say why: {told}", never.criterion()));
                assert!(text.contains(' ') && text != never.criterion(), "{text}");
                assert!(!text.contains("counts as the average"), "it does not count: {text}");
                assert!(told.to_string().contains(&format!("never  {text}\n")), "{told}");
                *kinds.entry(format!("{} {}", never.criterion(), fact.key())).or_default() += 1;
            }
        }
    }
    let kinds: Vec<&str> = kinds.keys().map(String::as_str).collect();
    let expected = [
        "asks unknown-forbids",
        "commitment commitment",
        "conflict declared-conflict",
        "conflict same-person",
        "expectations expectations",
        "history paired-before",
        "mentee_choice chose-others",
        "mentor_choice chose-others",
        "mutual one-direction",
        "same team rule",
        "same team rule-unknown",
        "seniority junior-unknown",
        "seniority not-junior",
        "supervision supervision",
    ];
    assert_eq!(kinds, expected);
}

/// Where tenure alone says that the mentor is senior, the gap in levels is not known.
#[test]
fn a_mentor_who_is_not_the_junior_one_is_told_so_without_a_gap() {
    let rules = Seniority::default().with_junior(Junior::Both).with_senior_mentor(Rule::Forbid);
    let people = [
        Participant::mentor("ana").with_tenure_years(9.0),
        Participant::mentee("max").with_tenure_years(2.0).with_level(3),
    ];
    let matcher = Matcher::new(Programme::default().with_seniority(rules));
    let matching = matcher.solve(Cohort::new(people).unwrap()).unwrap();
    let told = matching.explain("ana", "max").unwrap().to_string();
    assert!(told.contains("never  the mentor is not the junior one\n"), "{told}");
}

type Asked = Arc<Mutex<BTreeSet<(String, String)>>>;

/// Forbids all but the pairs of equal number, in one of three ways, and remembers what it is asked.
#[derive(Debug)]
struct Equal {
    way: usize,
    says_why: bool,
    asked: Asked,
}

fn number(person: &Participant) -> usize {
    person.id().as_str()[1..].parse().unwrap()
}

impl Criterion for Equal {
    fn name(&self) -> &'static str {
        "equal"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let (mentors, mentees) = (sides.mentors(), sides.mentees());
        let never = |is_equal: bool| if is_equal { Entry::Points(5) } else { Entry::Never };
        Ok(vec![match self.way {
            0 => sides.table(number, number, |a, b| never(a == b))?,
            1 => {
                let pairs = mentors.iter().flat_map(|a| mentees.iter().map(move |b| (a, b)));
                sides.list(pairs.map(|(a, b)| (a.id(), b.id(), never(number(a) == number(b)))))?
            }
            _ => {
                let pairs = (0..mentors.len()).flat_map(|i| (0..mentees.len()).map(move |j| (i, j)));
                let equal = pairs.filter(|&(i, j)| number(mentors[i]) == number(mentees[j]));
                let equal = equal.map(|(i, j)| (Row::new(i), Column::new(j)));
                Term::only(vec![true; mentors.len()], vec![false; mentees.len()], equal)
            }
        }])
    }

    fn fact(&self, pair: &PairView<'_>, entry: Entry) -> Option<PairFact> {
        let ids = (pair.mentor().id().to_string(), pair.mentee().id().to_string());
        if entry == Entry::Never {
            self.asked.lock().unwrap().insert(ids);
        }
        let said = match entry {
            Entry::Never => "their numbers differ",
            Entry::Points(_) => "their numbers are equal",
        };
        self.says_why.then(|| OwnFact::new("numbers", said).into())
    }
}

#[test]
fn an_own_must_is_asked_why_for_just_the_pairs_that_it_forbids() {
    for way in 0..3 {
        for says_why in [true, false] {
            let asked = Asked::default();
            let people = (0..4).flat_map(|k| {
                [Participant::mentor(format!("m{k}")), Participant::mentee(format!("s{}", k % 3))]
            });
            let people: BTreeMap<_, _> = people.map(|one| (one.id().clone(), one)).collect();
            let own = Equal { way, says_why, asked: Arc::clone(&asked) };
            let matcher = Matcher::default().with_criterion(own);
            let matching = matcher.solve(Cohort::new(people.into_values()).unwrap()).unwrap();
            let told = all(&matching);
            let pair = |told: &Explanation| (told.mentor().to_string(), told.mentee().to_string());
            let differ = |(a, b): &(String, String)| a[1..] != b[1..];
            let forbidden: BTreeSet<_> = told.iter().map(pair).filter(differ).collect();
            assert_eq!(*asked.lock().unwrap(), forbidden, "{way}");
            assert_eq!(forbidden.len(), 9);
            for told in told.iter().filter(|told| differ(&pair(told))) {
                assert_eq!(told.points(), None);
                // without a fact, what forbids is named all the same
                let said = if says_why { "their numbers differ" } else { "equal" };
                assert!(told.to_string().contains(&format!("  never  {said}\n")), "{told}");
                assert!(told.facts_for(Audience::Mentee).is_empty());
            }
        }
    }
}
