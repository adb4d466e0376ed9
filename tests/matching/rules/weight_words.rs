//! Words for weights: the points that they stand for, and the rules that they become.

use pairwright::rules::When;
use pairwright::{Cohort, Focus, Importance, Matcher, Participant, Programme, Weights};

fn read(text: &str) -> Programme {
    Programme::from_toml(text).unwrap()
}

#[test]
fn words_stand_for_points() {
    let usual = Weights::default();
    for (key, points) in usual.all().into_iter().filter(|(key, _)| !key.contains('.')) {
        for (word, expected) in
            [("high", 2 * points), ("medium", points), ("low", points - points / 2), ("off", 0)]
        {
            for focus in Focus::ALL {
                let base = Programme::new(focus).to_toml().unwrap();
                let focus = base.lines().find(|line| line.starts_with("focus")).unwrap();
                let programme = read(&format!("{focus}\n[weights]\n{key} = \"{word}\""));
                assert_eq!(programme.weights().get(key), Some(expected), "{key} {word}");
            }
        }
    }
    let programme = read("[weights]\nmentee_choices = \"high\"\nmentor_choices = 'off'");
    let double: Vec<i32> = usual.mentee_choices().iter().map(|points| 2 * points).collect();
    assert_eq!(programme.weights().mentee_choices(), double);
    assert_eq!(programme.weights().mentor_choices(), vec![0; usual.mentor_choices().len()]);
    assert_eq!(read(&programme.to_toml().unwrap()), programme);
    let json = "{\"weights\": {\"skills\": \"low\"}}";
    let programme: Programme = serde_json::from_str(json).unwrap();
    assert_eq!(programme.weights().skills(), usual.skills() - usual.skills() / 2);
}

#[test]
fn must_and_never_become_rules_and_leave_the_points() {
    let programme =
        read("[weights]\ndifferent_region = \"must\"\ndifferent_unit = \"never\"\nshared_group = \"never\"");
    let rules: Vec<_> =
        programme.rules().iter().map(|rule| (rule.name(), rule.when(), rule.is_must())).collect();
    let none = When::Share { at_least: 0, at_most: Some(0) };
    assert_eq!(
        rules,
        [
            ("the same unit", When::Equal, true),
            ("another region", When::Different, true),
            ("no shared group", none, true)
        ]
    );
    assert_eq!(programme.weights(), &Weights::default());
    assert_eq!(read(&programme.to_toml().unwrap()), programme);
    let person = |person: Participant, personality| person.with_personality(personality);
    let cohort = Cohort::new([
        person(Participant::mentor("in"), 10.0),
        person(Participant::mentor("out"), 95.0),
        person(Participant::mentee("shy"), 20.0),
        person(Participant::mentee("loud"), 90.0),
    ])
    .unwrap();
    let pairs = |text: &str| {
        let matching = Matcher::new(read(text)).solve(cohort.clone()).unwrap();
        matching.pairs().iter().map(|pair| format!("{} {}", pair.mentor(), pair.mentee())).collect::<Vec<_>>()
    };
    let push = "complementary_personality = -500\n";
    assert_eq!(pairs(&format!("[weights]\n{push}")), ["in shy", "out loud"]);
    assert_eq!(pairs(&format!("[weights]\n{push}two_introverts = \"never\"")), ["in loud", "out shy"]);
    assert_eq!(pairs(&format!("[weights]\n{push}two_extraverts = \"never\"")), ["in loud", "out shy"]);
}

#[test]
fn words_are_refused_where_they_make_no_sense() {
    for (weight, word, part) in [
        ("commitment", "must", "minimum_commitment"),
        ("seniority_gap", "never", "senior_mentor"),
        ("complementary_personality", "must", "two_introverts"),
        ("two_introverts", "must", "two_introverts = \"never\""),
        ("mentee_choices", "must", "require"),
        ("wish", "must", "lock"),
        ("skills", "never", "high, medium"),
        ("acquaintance", "must", "high, medium"),
        ("new_knowledge", "never", "high, medium"),
    ] {
        let error = Programme::from_toml(&format!("[weights]\n\n{weight} = \"{word}\"")).unwrap_err();
        assert!(error.is_programme() && error.line() == Some(3), "{error}");
        for part in [part, weight, word] {
            assert!(error.to_string().contains(part), "{part}: {error}");
        }
    }
    for text in [
        "[weights]\n\nskills = \"hihg\"",
        "[weights]\n\nmentor_choices = \"huge\"",
        "[weights]\n\nskills = 9999999999",
    ] {
        let error = Programme::from_toml(text).unwrap_err();
        assert_eq!(error.line(), Some(3), "{error}");
    }
    assert!(
        Programme::default()
            .with_importance("skils", Importance::High)
            .unwrap_err()
            .to_string()
            .contains("skils")
    );
}
