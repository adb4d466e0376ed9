//! Rules against a reading of the text, pair by pair, that shares nothing with the library.

use std::collections::BTreeSet;

use pairwright::assignment::{
    Dense, Entry, KuhnMunkres, PricedCandidates, ShortestAugmentingPath, StagedNetwork,
};
use pairwright::people::FindingKind;
use pairwright::rules::{AskedBy, ColumnRule, IfUnknown, When};
use pairwright::scoring::Scores;
use pairwright::{Cohort, Matcher, Participant, Programme};

use crate::numbers::Numbers;

/// The columns, and what may stand in each. An empty text is unknown.
const LANGUAGES: [&str; 7] =
    ["", "Welsh", "welsh; FRENCH", "French; English", "English;", "Czech; Welsh; English", "Maori"];
const NUMBERS: [&str; 6] = ["", "1", "2,5", "2.5", "7", "-3"];
const ZONES: [&str; 7] = ["", "UTC", "UTC+12", "-11:00", "+05:30", "GMT-8", "UTC+1"];
const HOURS: [(&str, i32, i32); 5] =
    [("", 0, 0), ("9-17", 9, 17), ("8am-10am", 8, 10), ("16:00-20:00", 16, 20), ("0-3", 0, 3)];
const ASKS: [&str; 4] = ["", "yes", "No", "x"];

/// The zones as half hours ahead.
fn zone(text: &str) -> i32 {
    match text {
        "UTC+12" => 24,
        "-11:00" => -22,
        "+05:30" => 11,
        "GMT-8" => -16,
        "UTC+1" => 2,
        _ => 0,
    }
}

fn items(text: &str) -> BTreeSet<String> {
    text.split(';').map(|item| item.trim().to_lowercase()).filter(|item| !item.is_empty()).collect()
}

fn number(text: &str) -> f64 {
    text.replace(',', ".").parse().unwrap()
}

/// The half hours, by UTC, of somebody in a day.
fn half_hours(hours: &str, place: &str) -> BTreeSet<i32> {
    let &(_, from, to) = HOURS.iter().find(|(text, ..)| *text == hours).unwrap();
    (2 * from..2 * to).map(|half| (half - zone(place)).rem_euclid(48)).collect()
}

/// Is the rule kept by what the two say? Nothing where one of them says nothing.
fn kept(when: When, a: &Participant, b: &Participant) -> Option<bool> {
    let of = |person: &Participant, column: &str| person.attribute(column).unwrap_or("").to_owned();
    let both = |column: &str| {
        Some([of(a, column), of(b, column)]).filter(|both| both.iter().all(|one| !one.is_empty()))
    };
    match when {
        When::Equal => both("word").map(|[a, b]| a.to_lowercase() == b.to_lowercase()),
        When::Different => both("word").map(|[a, b]| a.to_lowercase() != b.to_lowercase()),
        When::Share { at_least, at_most } => both("languages").map(|[a, b]| {
            let shared = items(&a).intersection(&items(&b)).count();
            shared >= at_least as usize && at_most.is_none_or(|most| shared <= most as usize)
        }),
        When::Covers => both("languages").map(|[a, b]| items(&b).is_subset(&items(&a))),
        When::Within { at_most } => both("number")
            .map(|[a, b]| (number(&a) - number(&b)).abs() <= at_most.to_string().parse::<f64>().unwrap()),
        When::Overlap { at_least } => {
            let (hours, places) = (both("hours")?, both("zone")?);
            let common =
                half_hours(&hours[0], &places[0]).intersection(&half_hours(&hours[1], &places[1])).count();
            Some(common >= 2 * at_least.to_string().parse::<usize>().unwrap())
        }
        _ => unreachable!(),
    }
}

fn asks(person: &Participant) -> bool {
    matches!(person.attribute("asks"), Some("yes" | "x"))
}

fn applies(rule: &ColumnRule, a: &Participant, b: &Participant) -> bool {
    rule.condition().is_none()
        || match rule.asker() {
            AskedBy::Mentor => asks(a),
            AskedBy::Mentee => asks(b),
            AskedBy::Either => asks(a) || asks(b),
        }
}

/// Does this person say what the rule compares?
fn says(when: When, person: &Participant) -> bool {
    kept(when, person, person).is_some()
}

fn entry(rule: &ColumnRule, people: [&[&Participant]; 2], a: &Participant, b: &Participant) -> Entry {
    let when = rule.when();
    if !applies(rule, a, b) || rule.is_must() && when == When::Covers && b.attribute("languages").is_none() {
        return Entry::Points(0);
    }
    match (kept(when, a, b), rule.points_given()) {
        (Some(true), points) => return Entry::Points(points.unwrap_or(0)),
        (Some(false), Some(_)) => return Entry::Points(0),
        (Some(false), None) => return Entry::Never,
        (None, _) => {}
    }
    match rule.if_unknown() {
        IfUnknown::Forbid => Entry::Never,
        IfUnknown::Allow => Entry::Points(0),
        IfUnknown::Average => {
            let known = |side: usize, one: &Participant| -> Vec<Participant> {
                if says(when, one) {
                    vec![one.clone()]
                } else {
                    people[side]
                        .iter()
                        .filter(|other| says(when, other))
                        .map(|&other| other.clone())
                        .collect()
                }
            };
            let (mentors, mentees) = (known(0, a), known(1, b));
            let pairs =
                mentors.iter().flat_map(|a| mentees.iter().map(move |b| kept(when, a, b) == Some(true)));
            let keep = i64::try_from(pairs.filter(|&keep| keep).count()).unwrap();
            let all = i64::try_from((mentors.len() * mentees.len()).max(1)).unwrap();
            let points = i64::from(rule.points_given().unwrap());
            // halves away from zero
            let rounded = (2 * points.abs() * keep + all) / (2 * all) * points.signum();
            Entry::Points(i32::try_from(rounded).unwrap())
        }
    }
}

fn person(numbers: &mut Numbers, person: Participant) -> Participant {
    let columns = [
        ("languages", numbers.one_of(&LANGUAGES)),
        ("word", numbers.one_of(&["", "Red", "red", "Blue", "n/a"])),
        ("number", numbers.one_of(&NUMBERS)),
        ("zone", numbers.one_of(&ZONES)),
        ("hours", numbers.one_of(&HOURS).0),
        ("asks", numbers.one_of(&ASKS)),
    ];
    columns.into_iter().fold(person, |person, (name, text)| person.with_attribute(name, text))
}

fn rule(numbers: &mut Numbers, name: &str) -> ColumnRule {
    let at_most = numbers.one_of(&[None, Some(0), Some(1)]);
    let (column, when) = match numbers.below(6) {
        0 => ("word", When::Equal),
        1 => ("Word", When::Different),
        2 => ("languages", When::Share { at_least: u32::from(at_most.is_none()), at_most }),
        3 => ("LANGUAGES", When::Covers),
        4 => ("number", When::within(numbers.code(4))),
        _ => ("hours", When::overlap(1 + numbers.code(3))),
    };
    let mut rule = if numbers.sometimes(40) {
        ColumnRule::must(name, column, when)
    } else {
        ColumnRule::points(name, column, when, numbers.within(-90..=90))
    };
    if matches!(when, When::Overlap { .. }) {
        rule = rule.with_zone("zone");
    }
    if numbers.sometimes(40) && when != When::Covers {
        rule = rule.asked_in("asks", numbers.one_of(&[AskedBy::Mentor, AskedBy::Mentee, AskedBy::Either]));
    }
    match numbers.below(3) {
        0 => rule.with_unknown(IfUnknown::Allow),
        1 => rule.with_unknown(IfUnknown::Forbid),
        _ => rule,
    }
}

/// Whoever reads the text by themselves finds the same, whatever solver there is, and in any order of rows.
#[test]
fn every_rule_says_of_every_pair_what_the_text_says() {
    let mut numbers = Numbers::new(0x52_55_4C);
    let (mut never, mut averages) = (0, 0);
    for round in 0..120 {
        let size = [1 + numbers.below(6), 1 + numbers.below(6)];
        let mentors = (0..size[0]).map(|k| Participant::mentor(format!("m{k}"))).collect::<Vec<_>>();
        let mentees = (0..size[1]).map(|k| Participant::mentee(format!("s{k}")));
        let mut people: Vec<_> =
            mentors.into_iter().chain(mentees).map(|one| person(&mut numbers, one)).collect();
        let mut programme = Programme::default().accepting(FindingKind::ALL.iter().copied());
        for k in 0..=numbers.below(3) {
            let rule = rule(&mut numbers, &format!("rule {k}"));
            programme = programme.with_rule(rule);
        }
        let cohort = Cohort::new(people.clone()).unwrap();
        let scores = Scores::new(&cohort, &programme).unwrap();
        let sides: [Vec<&Participant>; 2] = [cohort.mentors().collect(), cohort.mentees().collect()];
        for (i, a) in sides[0].iter().enumerate() {
            for (j, b) in sides[1].iter().enumerate() {
                let (row, column) = (scores.row(a.id()).unwrap(), scores.column(b.id()).unwrap());
                let all: Vec<Entry> = scores.entries(row, column).collect();
                let said = &all[all.len() - programme.rules().len()..];
                for (rule, &said) in programme.rules().iter().zip(said) {
                    let expected = entry(rule, [&sides[0], &sides[1]], a, b);
                    // a rule of points says nothing where a whole side does
                    let idle = sides.iter().any(|side| !side.iter().any(|one| says(rule.when(), one)));
                    let expected = if idle && rule.if_unknown() != IfUnknown::Forbid {
                        Entry::Points(0)
                    } else {
                        expected
                    };
                    assert_eq!(said, expected, "round {round}, {i} {j}: {rule:?}\n{a:?}\n{b:?}");
                    never += usize::from(said == Entry::Never);
                    averages += usize::from(
                        kept(rule.when(), a, b).is_none() && !matches!(said, Entry::Never | Entry::Points(0)),
                    );
                }
            }
        }
        let matcher = Matcher::new(programme);
        let best = matcher.solve(cohort.clone()).unwrap();
        assert!(best.verify().is_ok());
        let others = [
            matcher.clone().with_solver(Dense),
            matcher.clone().with_solver(PricedCandidates),
            matcher.clone().with_solver(StagedNetwork),
            matcher.clone().with_solver(ShortestAugmentingPath),
            matcher.clone().with_solver(KuhnMunkres),
        ];
        for other in others {
            let other = other.solve(cohort.clone()).unwrap();
            assert_eq!((other.pairs().len(), other.points()), (best.pairs().len(), best.points()));
        }
        people.reverse();
        let again = matcher.solve(Cohort::new(people).unwrap()).unwrap();
        assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(&best).unwrap());
    }
    assert!(never > 200 && averages > 100, "{never} {averages}");
}
