//! The JSON that is documented: what the library writes, against its schemas and back.

mod checker;

use std::fmt::Debug;

use pairwright::people::{Contact, Duration, FindingKind, Format};
use pairwright::policies::{
    ChoiceRule, Choices, CoMenteeRule, CoMentees, Consent, Depth, Even, Expectations, Gap, Junior, Mutual,
    Objective, Poles, Rule, Seniority, Supervision, Unknown, Waiting, Workload,
};
use pairwright::rules::{Amount, AskedBy, ColumnRule, IfUnknown, When};
use pairwright::season::{Decision, Event, Given, Party, Round};
use pairwright::{
    Cohort, Error, ErrorKind, Explanation, Focus, Matcher, Matching, PairId, ParticipantId, Pilot, Programme,
    Season, Sparing,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use self::checker::Checker;
use super::people::rivals;
use super::play::act;
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;

/// What is written is as the schema says, and is read again as it was.
fn holds<T: Serialize + DeserializeOwned>(checker: &Checker, id: &str, one: &T) -> Value {
    let value = serde_json::to_value(one).unwrap();
    assert_eq!(checker.fault(id, &value), None, "{id}: {value}");
    let text = serde_json::to_string(one).unwrap();
    let read: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    value
}

/// Every field that the schema wants is wanted by serde, and one that it does not know is refused.
fn strict<T: DeserializeOwned + Debug>(checker: &Checker, id: &str, value: &Value, required: &[&str]) {
    for name in required {
        let mut missing = value.clone();
        let field = missing.as_object_mut().unwrap().remove(*name).unwrap();
        assert!(checker.fault(id, &missing).is_some(), "{id} without {name}");
        assert!(serde_json::from_value::<T>(missing.clone()).is_err(), "{id} without {name}");
        missing[format!("{name}x")] = field;
        assert!(checker.fault(id, &missing).is_some(), "{id} with {name}x");
        assert!(serde_json::from_value::<T>(missing).is_err(), "{id} with {name}x");
    }
}

/// A field more, within the value that is at this pointer.
fn closed<T: DeserializeOwned + Debug>(checker: &Checker, id: &str, value: &Value, at: &str) {
    let mut more = value.clone();
    more.pointer_mut(at).unwrap_or_else(|| panic!("{at} in {value}"))["departement"] = "Law".into();
    assert!(checker.fault(id, &more).unwrap().contains("departement"), "{id} at {at}");
    assert!(serde_json::from_value::<T>(more).is_err(), "{id} at {at}");
}

fn rule(numbers: &mut Numbers) -> Rule {
    [Rule::Forbid, Rule::Allow, Rule::Penalise(numbers.small(100).into())][numbers.below(3)]
}

fn column_rule(numbers: &mut Numbers, at: usize) -> ColumnRule {
    let amount = Amount::new(f64::from(numbers.small(40)) / 4.0).unwrap();
    let whens = [
        When::Equal,
        When::Different,
        When::Covers,
        When::share(2),
        When::Share { at_least: 0, at_most: Some(3) },
        When::Within { at_most: amount },
        When::Overlap { at_least: amount },
    ];
    let (name, when) = (format!("rule {at}"), numbers.one_of(&whens));
    let mut rule = ColumnRule::must(name.clone(), "hours", when);
    if numbers.sometimes(50) {
        rule = ColumnRule::points(name, "hours", when, 70);
    }
    if numbers.sometimes(30) {
        rule = rule.asked_in("asks", numbers.one_of(&[AskedBy::Mentor, AskedBy::Mentee, AskedBy::Either]));
    }
    if numbers.sometimes(30) {
        rule = rule.with_unknown(numbers.one_of(&[IfUnknown::Average, IfUnknown::Allow, IfUnknown::Forbid]));
    }
    rule
}

/// Any policies, whether they make sense together or not.
fn programme(numbers: &mut Numbers) -> Programme {
    let evens = [Even::Ignore, Even::First, Even::Points(9)];
    let workload = Workload::default().with_usual(2).with_even(numbers.one_of(&evens));
    let gaps = [Gap::Tent { ideal: 3, reach: 2 }, Gap::Steps(vec![1, 5, 2])];
    let mut programme = Programme::new(numbers.one_of(&Focus::ALL))
        .with_name("Spring")
        .with_history(rule(numbers))
        .with_mutual(numbers.one_of(&[Mutual::Allow, Mutual::Forbid]))
        .with_consent(numbers.one_of(&[Consent::Mentee, Consent::Mentor, Consent::Both, Consent::Either]))
        .with_unknown(numbers.one_of(&[Unknown::Average, Unknown::Half]))
        .with_waiting(numbers.one_of(&[Waiting::Ignore, Waiting::First, Waiting::Points(70)]))
        .with_seniority(
            Seniority::default()
                .with_junior(numbers.one_of(&[Junior::Level, Junior::Tenure, Junior::Either, Junior::Both]))
                .with_senior_mentor(rule(numbers))
                .with_gap(gaps[numbers.below(2)].clone()),
        )
        .with_poles(Poles::new(30, 70))
        .with_supervision(Supervision::default().with_lines(rule(numbers)).with_depth(numbers.one_of(&[
            Depth::DirectManager,
            Depth::SkipLevel,
            Depth::WholeLine,
        ])))
        .with_choices(Choices::default().with_mentors(numbers.one_of(&[
            ChoiceRule::Ignore,
            ChoiceRule::Prefer,
            ChoiceRule::Require,
        ])))
        .with_expectations(Expectations::default().with_duration(rule(numbers)))
        .with_workload(if numbers.sometimes(50) { workload.with_most(3).with_least(1) } else { workload });
    if numbers.sometimes(50) {
        programme = programme.with_minimum_commitment(3).accepting([numbers.one_of(FindingKind::ALL)]);
    }
    if numbers.sometimes(50) {
        let rules = [CoMenteeRule::at_least(2, "team"), CoMenteeRule::at_most(1, "team")];
        programme =
            programme.with_co_mentees(CoMentees::default().with_rule(rules[numbers.below(2)].clone()));
    }
    for at in 0..numbers.below(4) {
        programme = programme.with_rule(column_rule(numbers, at));
    }
    programme
}

/// A company with everything that people may say.
fn cohort(seed: u64) -> Cohort {
    let mut numbers = Numbers::new(seed);
    let people = crate::company::people(4, 7, seed).into_iter().map(|person| {
        let person = person.with_tenure_years(f64::from(numbers.small(30)) / 4.0).with_name("A Name");
        let person = person.with_attribute("team", numbers.one_of(&["red", "blue"])).with_title("Dr");
        let person = person.with_duration(numbers.one_of(&Duration::ALL)).with_waited(1);
        let person = person.with_format(numbers.one_of(&Format::ALL)).with_acquaintance("m00001");
        if person.id() != "s00005" && numbers.sometimes(30) {
            person.with_conflict("s00005", "a reason")
        } else {
            person.with_capacity(2)
        }
    });
    Cohort::builder()
        .people(people)
        .organisation(crate::company::lines(4, 7, seed).unwrap())
        .directory([Contact::new("boss").with_name("The Boss").with_email("boss@example.org")])
        .history([("m00000", "s00004")])
        .locked([("m00001", "s00006")])
        .build()
        .unwrap()
}

#[test]
fn cohorts() {
    let checker = Checker::new();
    for seed in 0..40 {
        let value = holds(&checker, "urn:pairwright:cohort", &cohort(seed));
        strict::<Cohort>(&checker, "urn:pairwright:cohort", &value, &["people"]);
        for at in ["", "/people/0", "/organisation/0", "/directory/0", "/history/0", "/locked/0"] {
            closed::<Cohort>(&checker, "urn:pairwright:cohort", &value, at);
        }
        for (at, wrong) in
            [("level", Value::from("four")), ("commitment", 6.into()), ("role", "mentour".into())]
        {
            let mut changed = value.clone();
            changed["people"][5][at] = wrong;
            assert!(checker.fault("urn:pairwright:cohort", &changed).is_some(), "{at}");
            assert!(serde_json::from_value::<Cohort>(changed).is_err(), "{at}");
        }
    }
}

#[test]
fn programmes() {
    let checker = Checker::new();
    let id = "urn:pairwright:programme";
    let mut numbers = Numbers::new(1);
    let mut written = 0;
    for _ in 0..400 {
        let programme = programme(&mut numbers);
        // some do not fit together, which no schema can say
        if programme.validate().is_err() {
            continue;
        }
        written += 1;
        let value = holds(&checker, id, &programme);
        for at in ["", "/weights", "/seniority", "/workload", "/co_mentees", "/supervision"] {
            closed::<Programme>(&checker, id, &value, at);
        }
        for (at, wrong) in [("weights", "skills"), ("waiting", "pints"), ("focus", "broad")] {
            let mut changed = value.clone();
            changed[at] = wrong.into();
            assert!(checker.fault(id, &changed).is_some(), "{at}");
            assert!(serde_json::from_value::<Programme>(changed).is_err(), "{at}");
        }
    }
    assert!(written > 100, "{written}");
    // the words of a file
    let words = serde_json::json!({ "weights": { "skills": "high", "mentee_choices": "low" } });
    assert_eq!(checker.fault(id, &words), None);
    assert!(serde_json::from_value::<Programme>(words).is_ok());
    let accepted = Programme::default().accepting(FindingKind::ALL.iter().copied());
    assert_eq!(checker.fault(id, &serde_json::to_value(accepted).unwrap()), None);
}

#[test]
fn matchings_and_explanations() {
    let checker = Checker::new();
    let id = "urn:pairwright:matching";
    let groups = Programme::default().with_workload(Workload::default().with_usual(2).with_even(Even::First));
    let (mut solved, mut again) = (0, 0);
    for seed in 0..16 {
        let kinds = [
            Matcher::default(),
            Matcher::new(groups.clone()),
            Matcher::default().with_objective(Objective::Leximin),
            Matcher::default().with_pilot(Pilot::Best(3)),
        ];
        for matcher in kinds {
            let matcher = accepting_chance(matcher);
            // mentees who would have to be kept apart stop some of them
            let Ok(matching) = matcher.solve(cohort(seed)) else { continue };
            solved += 1;
            let value = holds(&checker, id, &matching);
            strict::<Matching>(&checker, id, &value, &["format", "programme", "pairs", "assignment"]);
            for at in ["", "/pairs/0", "/assignment", "/assignment/prices", "/programme", "/cohort/people/0"]
            {
                closed::<Matching>(&checker, id, &value, at);
            }
            for mentee in matching.cohort().mentees() {
                let id = "urn:pairwright:explanation";
                let told = matching.explain("m00002", mentee.id()).unwrap();
                let value = holds(&checker, id, &told);
                strict::<Explanation>(&checker, id, &value, &["mentor", "contributions", "for_mentee"]);
            }
        }
        let Ok(first) = accepting_chance(Matcher::default()).solve(cohort(seed)) else { continue };
        let pair = first.pairs()[0].id().clone();
        let (mentor, mentee) = (pair.mentor().clone(), pair.mentee().clone());
        if !first.cohort().locked().contains(&pair) {
            let given = Given::default()
                .with_declined([(mentor, mentee, "no time")])
                .with_proposed(first.pairs().iter().skip(1).map(|pair| pair.id().clone()))
                .with_sparing(Sparing::Price(30));
            let rematch = accepting_chance(Matcher::default())
                .rematch(first.cohort().clone(), Some(&first), &given)
                .unwrap();
            holds(&checker, id, rematch.matching());
            again += 1;
        }
    }
    assert!(solved > 20 && again > 3, "{solved} solved, {again} again");
}

#[test]
fn decisions() {
    let checker = Checker::new();
    let id = "urn:pairwright:decision";
    let mut kinds = std::collections::BTreeSet::new();
    for seed in 0..40 {
        let mut numbers = Numbers::new(seed);
        let mut season = Season::new(accepting_chance(Matcher::default()), super::people::company(seed));
        for _ in 0..30 {
            act(&mut season, &mut numbers);
        }
        for decision in season.log() {
            let value = holds(&checker, id, decision);
            strict::<Decision>(&checker, id, &value, &["at", "round", "what"]);
            let kind = value["what"].as_object().and_then(|what| what.keys().next().cloned());
            kinds.extend(kind.or_else(|| Some(value["what"].as_str()?.to_owned())));
        }
    }
    assert!(kinds.len() >= 8, "{kinds:?}");
    let pair = || PairId::new("ana", "max");
    let (by, reason, who) = (Party::Coordinator, "why".to_owned(), ParticipantId::from("ana"));
    let others = [
        Event::Agreed { pair: pair(), by },
        Event::Withdrawn { pair: pair(), by, reason: reason.clone() },
        Event::Ended { pair: pair(), by, reason: reason.clone() },
        Event::Changed { who, columns: vec!["level".to_owned()] },
        Event::Kept { pair: pair(), despite: vec!["conflicts".to_owned()], reason },
        Event::FindingsAccepted { kinds: FindingKind::ALL.to_vec() },
        Event::Closed,
    ];
    for event in others {
        let value = serde_json::json!({ "at": "noon", "round": 1, "what": event });
        let decision: Decision = serde_json::from_value(value).unwrap();
        holds(&checker, id, &decision);
    }
}

#[test]
fn errors() {
    let checker = Checker::new();
    let id = "urn:pairwright:error";
    for kind in ErrorKind::ALL {
        let alone = Error::new(kind, "it is wrong").of_person("ana").at_column("level").with_value("x");
        let value = holds(&checker, id, &alone);
        strict::<Error>(&checker, id, &value, &["kind", "message"]);
    }
    let people = ["ana", "ben"].map(|id| pairwright::Participant::mentor(id).with_commitment(9));
    let several = holds(&checker, id, &Cohort::new(people).unwrap_err());
    assert_eq!(several["more"].as_array().unwrap().len(), 1);
    let stop = |_: &pairwright::Progress| std::ops::ControlFlow::Break(());
    let stopped = Matcher::default().with_watch(stop).solve(cohort(1)).unwrap_err();
    let stopped = holds(&checker, id, &stopped);
    assert!(stopped["stopped_at"]["share"].is_number(), "{stopped}");
}

#[test]
fn rounds_are_read_again() {
    let rounds = [Sparing::Nobody, Sparing::Price(10), Sparing::AtMost(0)].map(|sparing| rivals(sparing).1);
    for round in &rounds {
        let text = serde_json::to_string(round).unwrap();
        let read: Round = serde_json::from_str(&text).unwrap();
        assert_eq!(&read, round);
        assert_eq!(read.to_string(), round.to_string());
    }
    assert_ne!(rounds[0], rounds[2]);
}
