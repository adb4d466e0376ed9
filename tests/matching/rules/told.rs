//! What is told about the columns of a rule, and what stops a matching.

use pairwright::people::FindingKind;
use pairwright::rules::{AskedBy, ColumnRule, When};
use pairwright::{Cohort, Matcher, Matching, Participant, Programme};

fn cohort(column: &str, mentors: &[&str], mentees: &[&str]) -> Cohort {
    let of = |texts: &[&str], make: fn(String) -> Participant, letter| {
        let texts = texts.iter().enumerate();
        texts.map(|(k, text)| make(format!("{letter}{k}")).with_attribute(column, *text)).collect::<Vec<_>>()
    };
    let mentors = of(mentors, Participant::mentor, 'm');
    Cohort::new(mentors.into_iter().chain(of(mentees, Participant::mentee, 's'))).unwrap()
}

fn by(rule: ColumnRule) -> Matcher {
    Matcher::new(Programme::default().with_rule(rule))
}

fn findings(matching: &Matching, kind: FindingKind) -> Vec<String> {
    let all = matching.audit().findings().iter().filter(|one| one.kind() == kind);
    all.map(ToString::to_string).collect()
}

#[test]
fn a_must_whose_column_nobody_has_stops_and_points_are_told() {
    let people = cohort("Language", &["Welsh"], &["Welsh"]);
    let error =
        by(ColumnRule::must("same language", "langauge", When::Equal)).solve(people.clone()).unwrap_err();
    let told = error.to_string();
    assert!(error.is_input());
    for part in ["\"same language\"", "\"langauge\"", "did you mean \"Language\"", "rule-column-missing"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let accepted = by(ColumnRule::must("same language", "langauge", When::Equal))
        .accepting([FindingKind::RuleColumnMissing])
        .solve(people.clone())
        .unwrap();
    assert!(accepted.pairs().is_empty(), "it fails closed");
    assert!(accepted.unchecked().to_string().contains("rule-column-missing"));

    let matching =
        by(ColumnRule::points("same language", "tongue", When::Equal, 5)).solve(people.clone()).unwrap();
    let told = findings(&matching, FindingKind::RuleColumnIdle);
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("Nobody has anything under \"tongue\""), "{told:?}");
    assert!(
        matching.unchecked().is_nothing() || !matching.unchecked().to_string().contains("rule-column-idle")
    );

    let condition = ColumnRule::must("asked", "Language", When::Equal).asked_in("asks", AskedBy::Mentee);
    let told = by(condition).solve(people).unwrap_err().to_string();
    assert!(told.contains("No mentee has anything under \"asks\""), "{told}");
}

#[test]
fn a_column_of_one_side_only_is_told_with_the_side() {
    let people = cohort("shift", &["1", "2"], &["", ""]);
    let told = by(ColumnRule::must("shift", "shift", When::within(1))).solve(people).unwrap_err().to_string();
    assert!(told.contains("No mentee has anything under \"shift\""), "{told}");
}

#[test]
fn a_value_that_cannot_be_read_never_passes_a_must() {
    for (when, good, bad, wanted) in [
        (When::within(1), "3", "three", "a number"),
        (When::within(1), "UTC+1", "PST?", "Europe/Berlin"),
        (When::overlap(1), "9-17", "9-5", "hours such as 9-17"),
    ] {
        let people = cohort("value", &[good, bad], &[good, bad]);
        let must = || by(ColumnRule::must("a rule", "value", when));
        let error = must().solve(people.clone()).unwrap_err();
        assert_eq!(error.all().count(), 2);
        let told = error.to_string();
        for part in ["m1", "s1", bad, wanted, "rule-value-unread", "\"a rule\""] {
            assert!(told.contains(part), "{part}: {told}");
        }
        let matching = must().accepting([FindingKind::RuleValueUnread]).solve(people.clone()).unwrap();
        assert_eq!(matching.pairs().len(), 1);
        assert_eq!(matching.pairs()[0].mentor().as_str(), "m0");
        assert_eq!(matching.unchecked().stops().len(), 2);
        let points = by(ColumnRule::points("a rule", "value", when, 40)).solve(people).unwrap();
        assert_eq!(findings(&points, FindingKind::RuleValueSkipped).len(), 2);
        assert_eq!(points.pairs().len(), 2);
    }
}

#[test]
fn neither_yes_nor_no_counts_as_yes_and_is_told() {
    let ask = |person: Participant, gender, asks| {
        person.with_attribute("gender", gender).with_attribute("asks", asks)
    };
    let people = Cohort::new([
        ask(Participant::mentor("ana"), "f", "if possible"),
        ask(Participant::mentee("max"), "m", "no"),
        ask(Participant::mentee("mia"), "", ""),
    ])
    .unwrap();
    let rule = || ColumnRule::must("same gender", "gender", When::Equal).asked_in("asks", AskedBy::Either);
    let told = by(rule()).solve(people.clone()).unwrap_err().to_string();
    assert!(told.contains("asks of ana is \"if possible\"") && told.contains("yes or no"), "{told}");
    let matching = by(rule()).accepting([FindingKind::RuleValueUnread]).solve(people).unwrap();
    assert!(matching.pairs().is_empty());
    let blank = findings(&matching, FindingKind::RuleValueBlank);
    assert_eq!(blank.len(), 1);
    assert!(blank[0].starts_with("mia has nothing under \"gender\""), "{blank:?}");
}

/// Whom a must keeps out for a blank is told by name, in the audit and in the file of findings.
#[cfg(feature = "csv")]
#[test]
fn who_is_kept_out_for_a_blank_is_told() {
    let people = cohort("language", &["Welsh", ""], &["Welsh", "n/a"]);
    let matching = by(ColumnRule::must("same language", "language", When::Equal)).solve(people).unwrap();
    assert_eq!(matching.pairs().len(), 1);
    let mut file = Vec::new();
    matching.write_findings(&mut file).unwrap();
    let text = String::from_utf8(file).unwrap();
    for id in ["m1", "s1"] {
        assert!(text.contains(&format!("\ndoubtful,rule-value-blank,no,,,,{id},")), "{text}");
    }
    let why = matching.left_out().iter().map(ToString::to_string).collect::<String>();
    assert!(why.contains("same language"), "{why}");
}
