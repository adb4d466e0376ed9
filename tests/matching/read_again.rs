//! What clients read: written with serde, read, equal, and the same text again.

use std::fmt::{Debug, Display};

use pairwright::explain::{ChoicesMet, Group, Summary};
use pairwright::season::Given;
use pairwright::what_if::Sensitivity;
use pairwright::{Explanation, Matcher, Matching, ParticipantId, Programme};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::company::people;
use crate::numbers::Numbers;

/// What was read, and the text.
fn again<T: Serialize + DeserializeOwned + PartialEq + Debug>(one: &T) -> T {
    let text = serde_json::to_string(one).unwrap();
    let read: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(&read, one, "{text}");
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    read
}

/// The same, and it prints alike: nobody here has a name.
fn printed<T: Serialize + DeserializeOwned + PartialEq + Debug + Display>(one: &T) {
    assert_eq!(again(one).to_string(), one.to_string());
    for extreme in [0, 1, -1, i64::MAX, i64::MIN, i32::MAX.into(), i32::MIN.into(), u32::MAX.into()] {
        for place in 0.. {
            let mut changed = serde_json::to_value(one).unwrap();
            if !set_number(&mut changed, &mut { place }, &extreme.into()) {
                break;
            }
            // whatever can be read can be printed
            if let Ok(read) = serde_json::from_value::<T>(changed) {
                let _text = read.to_string();
            }
        }
    }
}

/// Sets one number; false where there are not as many.
fn set_number(within: &mut Value, place: &mut usize, new: &Value) -> bool {
    match within {
        Value::Number(_) if *place == 0 => *within = new.clone(),
        Value::Number(_) => {
            *place -= 1;
            return false;
        }
        Value::Array(items) => return items.iter_mut().any(|item| set_number(item, place, new)),
        Value::Object(fields) => return fields.values_mut().any(|field| set_number(field, place, new)),
        _ => return false,
    }
    true
}

fn matching(seed: u64, mentors: usize, mentees: usize) -> Matching {
    let mut numbers = Numbers::new(seed ^ 0x5eed);
    let people = people(mentors, mentees, seed).into_iter().map(|person| {
        if person.id().as_str().starts_with('m') {
            person.with_capacity(numbers.small(4).into())
        } else {
            person
        }
    });
    Matcher::default().solve(pairwright::Cohort::new(people).unwrap()).unwrap()
}

fn all() -> impl Iterator<Item = (usize, Matching)> {
    (0..12).map(|seed| (seed, matching(seed as u64, 3 + seed % 4, 9 - seed % 5)))
}

fn ids(matching: &Matching) -> [Vec<ParticipantId>; 2] {
    let cohort = matching.cohort();
    [
        cohort.mentors().map(|who| who.id().clone()).collect(),
        cohort.mentees().map(|who| who.id().clone()).collect(),
    ]
}

#[test]
fn pairs_explanations_and_groups() {
    for (_, matching) in all() {
        for pair in &matching {
            assert_eq!(again(pair).fit(), pair.fit());
        }
        let [mentors, mentees] = ids(&matching);
        for mentor in &mentors {
            printed::<Group>(&matching.group(mentor).unwrap());
            for mentee in &mentees {
                printed::<Explanation>(&matching.explain(mentor, mentee).unwrap());
            }
        }
    }
}

#[test]
fn those_left_out_and_what_would_help() {
    let (mut reasons, mut remedies) = (0, 0);
    for (_, matching) in all() {
        for left in matching.left_out() {
            printed(left);
            printed(left.reason());
            reasons += 1;
        }
        for shortage in matching.shortages().unwrap() {
            printed(&shortage);
            printed(shortage.shortage());
        }
        for left in matching.left_out().iter().filter(|left| left.role() == pairwright::Role::Mentee) {
            let repairs = matching.repairs(left.id()).unwrap();
            again(&repairs);
            for repair in &repairs {
                printed(repair);
                remedies += 1;
            }
        }
        printed::<ChoicesMet>(&matching.choices_met().unwrap());
        again::<Summary>(&matching.summary());
    }
    assert!(reasons > 20 && remedies > 20, "{reasons} reasons, {remedies} remedies");
}

#[test]
fn what_if() {
    let mut asked = 0;
    for (_, matching) in all() {
        let [mentors, mentees] = ids(&matching);
        for (mentor, mentee) in mentors.iter().zip(&mentees) {
            printed(&matching.why_not(mentor, mentee).unwrap());
            for alternative in matching.alternatives(mentee, 3).unwrap() {
                printed(&alternative);
                printed(alternative.difference());
                asked += 1;
            }
        }
    }
    assert!(asked > 20, "{asked}");
}

#[test]
fn a_comparison_that_was_read_is_of_no_matching() {
    for (seed, matching) in all().take(4) {
        let other = Programme::new(pairwright::Focus::ALL[seed % pairwright::Focus::ALL.len()]);
        let other = Matcher::new(other).solve(matching.cohort().clone()).unwrap();
        let comparison = matching.compare(&other).unwrap();
        printed(&comparison);
        assert!(comparison.is_of(&matching) && !again(&comparison).is_of(&matching));
    }
}

#[test]
fn a_sensitivity_that_was_read_is_of_no_matching() {
    for (_, matching) in all().take(2) {
        let sensitivity = matching.sensitivity().unwrap();
        printed(&sensitivity);
        assert!(sensitivity.is_of(&matching) && !again(&sensitivity).is_of(&matching));
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let matching = matching(1, 4, 6);
    let pair = serde_json::to_value(&matching.pairs()[0]).unwrap();
    let with = |field: &str, value: Value| {
        let mut changed = pair.clone();
        changed[field] = value;
        serde_json::from_value::<pairwright::Pair>(changed)
    };
    assert!(with("fit", 100.into()).is_ok());
    assert!(with("fit", 101.into()).unwrap_err().to_string().contains("from 0 to 100"));
    assert!(with("mentor", 3.into()).is_err());

    let mut sensitivity = serde_json::to_value(matching.sensitivity().unwrap()).unwrap();
    sensitivity["weights"][0]["key"] = "skils".into();
    let refused = serde_json::from_value::<Sensitivity>(sensitivity).unwrap_err();
    assert!(refused.to_string().contains("no such weight: \"skils\""));

    // in an own format of a client, a field more does no harm
    let mut summary = serde_json::to_value(matching.summary()).unwrap();
    summary["read_at"] = "noon".into();
    assert_eq!(serde_json::from_value::<Summary>(summary).unwrap(), matching.summary());
    again(&Given::default());
}

#[test]
fn weights_are_read_as_points() {
    let weights = pairwright::Weights::default().with_skills(7).with_mentee_choices([9, 8]);
    again(&weights);
    let read = serde_json::from_str::<pairwright::Weights>(r#"{"skills": 3}"#).unwrap();
    assert_eq!(read, pairwright::Weights::default().with_skills(3));
    for refused in [r#"{"skils": 3}"#, r#"{"skills": "high"}"#] {
        assert!(serde_json::from_str::<pairwright::Weights>(refused).is_err(), "{refused}");
    }
}
