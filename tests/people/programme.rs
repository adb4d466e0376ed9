//! Programmes as files.
use pairwright::policies::{Expectations, Rule, Waiting, Workload};
use pairwright::{Focus, Programme, Weights};
use proptest::prelude::*;

fn refused(text: &str) -> pairwright::Error {
    Programme::from_toml(text).unwrap_err()
}

#[test]
fn an_empty_file_is_the_default() {
    assert_eq!(Programme::from_toml("").unwrap(), Programme::default());
    for focus in Focus::ALL {
        let text = Programme::new(focus).to_toml().unwrap();
        let name = text.lines().find(|line| line.starts_with("focus")).unwrap();
        assert_eq!(Programme::from_toml(name).unwrap(), Programme::new(focus));
    }
}

#[test]
fn what_is_written_is_read_back() {
    let programme = Programme::new(Focus::Belonging)
        .with_name("Cohort \"3\"")
        .with_minimum_commitment(2)
        .with_history(Rule::Penalise(40))
        .with_workload(Workload::default().with_usual(3).with_most(5).with_least(2).with_mentors(4))
        .with_expectations(Expectations::default().with_duration(Rule::Forbid));
    for waiting in [Waiting::Ignore, Waiting::First, Waiting::Points(70)] {
        let programme = programme.clone().with_waiting(waiting);
        assert_eq!(Programme::from_toml(&programme.to_toml().unwrap()).unwrap(), programme);
        let json = serde_json::to_string(&programme).unwrap();
        assert_eq!(serde_json::from_str::<Programme>(&json).unwrap(), programme);
    }
}

#[test]
fn s14_s19_waiting_and_expectations_are_keys() {
    let read = |text: &str| Programme::from_toml(text).unwrap();
    assert_eq!(read("").waiting(), Waiting::Points(200));
    assert_eq!(read("waiting = 'first'").waiting(), Waiting::First);
    assert_eq!(read("waiting = 'ignore'").waiting(), Waiting::Ignore);
    assert_eq!(read("waiting = { points = 1000000 }").waiting(), Waiting::Points(1_000_000));
    let both = Expectations::default().with_format(Rule::Penalise(300)).with_duration(Rule::Penalise(300));
    assert_eq!(read("").expectations(), both);
    let stated = read("[expectations]\nformat = 'allow'\nduration = { penalise = 5 }");
    let expected = both.with_format(Rule::Allow).with_duration(Rule::Penalise(5));
    assert_eq!(stated.expectations(), expected);
    assert_eq!(read("[weights]\nwish = 7").weights().wish(), 7);
    assert!(Focus::ALL.iter().all(|focus| focus.weights().wish() == 500));
    assert_eq!(
        read("[workload]\nusual = 2\nleast = 2\nmentors = 100").workload(),
        Workload::default().with_usual(2).with_least(2).with_mentors(100)
    );
}

#[test]
fn unknown_keys_are_refused_by_name_and_line() {
    for (text, line, word) in [
        ("nam = 'x'", 1, "nam"),
        ("name = 'x'\n[weights]\nskils = 3", 3, "skils"),
        ("[supervision]\n\ndeep = 1", 3, "deep"),
        ("[weigths]\nskills = 3", 1, "weigths"),
        ("[seniority]\ngap = { tent = { ideal = 3, width = 2 } }", 2, "width"),
        ("focus = 'speed'", 1, "speed"),
        ("history = 'maybe'", 1, "maybe"),
        ("waiting = 'last'", 1, "last"),
        ("waiting = { point = 3 }", 1, "point"),
        ("\n[expectations]\nplace = 'allow'", 3, "place"),
        ("[expectations]\nformat = 'first'", 2, "first"),
        ("[workload]\nmentees = 1", 2, "mentees"),
    ] {
        let error = refused(text);
        assert!(error.is_programme(), "{error}");
        assert_eq!(error.line(), Some(line), "{error}");
        assert!(error.to_string().contains(word), "{error}");
    }
}

#[test]
fn numbers_out_of_range_are_refused_with_key_and_value() {
    for (text, words) in [
        ("[weights]\nskills = 1000001", ["weights.skills", "1000001"]),
        ("[weights]\nmentee_choices = [1, -2000000, 3]", ["weights.mentee_choices", "-2000000"]),
        ("[poles]\nintrovert_up_to = 60\nextravert_from = 40", ["poles", "60 and 40"]),
        ("[supervision]\nlines = { penalise = -5 }", ["supervision.lines", "-5"]),
        ("minimum_commitment = 9", ["minimum_commitment", "9"]),
        ("[seniority]\ngap = { steps = [] }", ["seniority.gap", "[]"]),
        ("[seniority]\ngap = { steps = [101] }", ["seniority.gap", "[101]"]),
        ("[seniority]\ngap = { tent = { ideal = 0, reach = 1 } }", ["seniority.gap", "ideal 0"]),
        ("[workload]\nusual = 5000", ["workload.usual", "5000"]),
        ("[workload]\nleast = 2", ["workload.least", "2"]),
        ("[workload]\nmentors = 0", ["workload.mentors", "0"]),
        ("[workload]\nmentors = 101", ["workload.mentors", "101"]),
        ("waiting = { points = -1 }", ["waiting", "-1"]),
        ("waiting = { points = 1000001 }", ["waiting", "1000001"]),
        ("[expectations]\nduration = { penalise = -1 }", ["expectations.duration", "-1"]),
        ("[expectations]\nformat = { penalise = 1000001 }", ["expectations.format", "1000001"]),
        ("[weights]\nwish = -1000001", ["weights.wish", "-1000001"]),
    ] {
        let error = refused(text);
        assert!(error.is_programme());
        for word in words {
            assert!(error.to_string().contains(word), "{error}");
        }
    }
}

#[test]
fn choices_have_points_for_one_rank_to_ten() {
    for ranks in 1..=10 {
        let points: Vec<i32> = (0..ranks).map(|rank| 100 - 30 * rank).collect();
        let text = format!("[weights]\nmentor_choices = {points:?}\nmentee_choices = {points:?}");
        let programme = Programme::from_toml(&text).unwrap();
        assert_eq!(programme.weights().mentor_choices(), points);
        assert_eq!(programme.weights().mentee_choices(), points);
        let again = Programme::from_toml(&programme.to_toml().unwrap()).unwrap();
        assert_eq!(again, programme);
        let json = serde_json::to_string(&programme).unwrap();
        assert_eq!(serde_json::from_str::<Programme>(&json).unwrap(), programme);
    }
    for key in ["mentor_choices", "mentee_choices"] {
        let eleven = refused(&format!("[weights]\n{key} = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 77]"));
        let none = refused(&format!("[weights]\n{key} = []"));
        for (error, value) in [(eleven, "77"), (none, "[]")] {
            assert!(error.is_programme());
            let words = error.to_string();
            assert!(words.contains(&format!("weights.{key}")) && words.contains(value), "{words}");
        }
    }
    let given = |weights| Programme::default().with_weights(weights).validate();
    assert!(given(Weights::default().with_mentor_choices(vec![1; 10])).is_ok());
    let error = given(Weights::default().with_mentee_choices(std::iter::repeat(5))).unwrap_err();
    assert_eq!((error.column(), error.value()), (Some("weights.mentee_choices"), Some("5")));
    assert!(given(Weights::default().with_mentor_choices([])).is_err());
}

#[test]
fn a_rank_is_set_by_its_key() {
    let weights = Weights::default().with("mentor_choices.10", 7).unwrap();
    assert_eq!(weights.mentor_choices(), [100, 70, 40, 0, 0, 0, 0, 0, 0, 7]);
    assert_eq!(Weights::default().get("mentee_choices.10"), Some(0));
    for key in ["mentee_choices.0", "mentee_choices.11", "mentee_choices.01", "mentee_choices", "choices.1"] {
        assert_eq!(weights.get(key), None, "{key}");
        assert!(weights.clone().with(key, 1).is_err(), "{key}");
    }
}

#[test]
fn a_file_is_named_in_its_errors() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.toml");
    assert!(Programme::from_toml_file(&path).unwrap_err().is_io());
    std::fs::write(&path, b"name = 'a'\nfocus = '\xff'\n").unwrap();
    let error = Programme::from_toml_file(&path).unwrap_err();
    assert_eq!((error.line(), error.message()), (Some(2), "not UTF-8"));
    assert!(error.file().unwrap().ends_with("programme.toml"));
    std::fs::write(&path, "\u{feff}focus = 'choice'\r\n").unwrap();
    assert_eq!(Programme::from_toml_file(&path).unwrap(), Programme::new(Focus::Choice));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*") {
        let _ = Programme::from_toml(&text);
    }

    #[test]
    fn no_edit_of_a_file_makes_it_panic(at in 0usize..1400, with in "[\\PC\n]{0,4}", cut in 0usize..20) {
        let mut text = Programme::default().to_toml().unwrap();
        let at = at.min(text.len());
        let end = (at + cut).min(text.len());
        if text.is_char_boundary(at) && text.is_char_boundary(end) {
            text.replace_range(at..end, &with);
        }
        if let Ok(programme) = Programme::from_toml(&text) {
            programme.validate().unwrap();
        }
    }
}
