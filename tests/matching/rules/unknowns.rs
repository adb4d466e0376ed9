//! What is unknown, blank or a placeholder, and what it counts.

use pairwright::assignment::Entry;
use pairwright::rules::{ColumnRule, IfUnknown, When};
use pairwright::scoring::Scores;
use pairwright::{Cohort, Participant, Programme};

fn said(cohort: &Cohort, rule: ColumnRule, mentor: &str, mentee: &str) -> Entry {
    let scores = Scores::new(cohort, &Programme::default().with_rule(rule)).unwrap();
    scores.entries(scores.row(mentor).unwrap(), scores.column(mentee).unwrap()).last().unwrap()
}

/// Three mentors say red, one blue, one nothing.
fn colours() -> Cohort {
    let mentors = ["red", "Red", "RED", "blue", "n/a"].into_iter().enumerate();
    let mentors =
        mentors.map(|(k, colour)| Participant::mentor(format!("m{k}")).with_attribute("colour", colour));
    let mentees = [("r", "red"), ("b", "blue"), ("g", "green"), ("u", "-"), ("v", "")];
    let mentees = mentees.map(|(id, colour)| Participant::mentee(id).with_attribute("colour", colour));
    Cohort::new(mentors.chain(mentees)).unwrap()
}

#[test]
fn an_unknown_is_worth_the_mean_of_its_side_rounded_once() {
    let cohort = colours();
    let points = |points, mentor, mentee| {
        said(&cohort, ColumnRule::points("colour", "colour", When::Equal, points), mentor, mentee)
    };
    // of the four mentors who say, three are red
    assert_eq!(points(101, "m4", "r"), Entry::Points(76));
    assert_eq!(points(102, "m4", "b"), Entry::Points(26)); // 25.5
    assert_eq!(points(-102, "m4", "b"), Entry::Points(-26));
    assert_eq!(points(100, "m4", "g"), Entry::Points(0));
    // of the three mentees who say, one is red and one blue
    assert_eq!(points(100, "m0", "u"), Entry::Points(33));
    assert_eq!(points(100, "m3", "v"), Entry::Points(33));
    // of the twelve pairs who say, four are the same
    assert_eq!(points(100, "m4", "u"), Entry::Points(33));
    assert_eq!(points(100, "m4", "u"), points(100, "m4", "v"));
    let allowed = ColumnRule::points("colour", "colour", When::Equal, 100).with_unknown(IfUnknown::Allow);
    assert_eq!(said(&cohort, allowed, "m4", "r"), Entry::Points(0));
    let forbidden = ColumnRule::points("colour", "colour", When::Equal, 100).with_unknown(IfUnknown::Forbid);
    assert_eq!(said(&cohort, forbidden, "m4", "r"), Entry::Never);
}

#[test]
fn a_must_forbids_an_unknown_unless_it_says_otherwise() {
    let cohort = colours();
    let must = || ColumnRule::must("colour", "colour", When::Equal);
    for (mentor, mentee) in [("m4", "r"), ("m0", "u"), ("m4", "v")] {
        assert_eq!(said(&cohort, must(), mentor, mentee), Entry::Never);
        let allowed = must().with_unknown(IfUnknown::Allow);
        assert_eq!(said(&cohort, allowed, mentor, mentee), Entry::Points(0));
    }
    assert_eq!(said(&cohort, must(), "m2", "r"), Entry::Points(0));
    assert_eq!(said(&cohort, must(), "m2", "b"), Entry::Never);
}

#[test]
fn placeholders_in_a_list_are_no_items() {
    let person = |person: Participant, text| person.with_attribute("languages", text);
    let cohort = Cohort::new([
        person(Participant::mentor("ana"), "-; n/a"),
        person(Participant::mentor("ben"), "Welsh; -"),
        person(Participant::mentee("max"), "French; -"),
    ])
    .unwrap();
    let rule = || ColumnRule::must("language", "languages", When::share(1));
    assert_eq!(said(&cohort, rule(), "ana", "max"), Entry::Never);
    assert_eq!(said(&cohort, rule(), "ben", "max"), Entry::Never);
    let none = ColumnRule::must("language", "languages", When::Share { at_least: 0, at_most: Some(0) });
    assert_eq!(said(&cohort, none, "ben", "max"), Entry::Points(0));
}

#[test]
fn attributes_of_the_library_are_columns() {
    let cohort = Cohort::new([
        Participant::mentor("ana")
            .with_department("Data")
            .with_region("North")
            .with_level(3)
            .with_personality(20.0)
            .with_skill_offered("Law", Some(2))
            .with_group("Choir"),
        Participant::mentee("max")
            .with_department("DATA ")
            .with_region("South")
            .with_level(6)
            .with_personality(35.0)
            .with_skill_wanted("law")
            .with_group("choir"),
    ])
    .unwrap();
    let rule = |column: &str, when| ColumnRule::must("a rule", column, when);
    let skills = rule("", When::share(1)).with_columns("skills offered", "skills_wanted");
    for (rule, keeps) in [
        (rule("Department", When::Equal), true),
        (rule("dept", When::Different), false),
        (rule("region", When::Equal), false),
        (rule("level", When::within(3)), true),
        (rule("Job level", When::within(2)), false),
        (rule("personality", When::within(15)), true),
        (rule("personality_pole", When::Different), false),
        (rule("groups", When::share(1)), true),
        (skills, true),
    ] {
        let expected = if keeps { Entry::Points(0) } else { Entry::Never };
        assert_eq!(said(&cohort, rule.clone(), "ana", "max"), expected, "{rule:?}");
    }
}
