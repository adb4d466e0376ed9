//! Rules in files: what is read, and what is refused by name, line and place in the line.

use pairwright::rules::{Amount, AskedBy, ColumnRule, IfUnknown, When};
use pairwright::{Error, Programme};

fn refused(rule: &str) -> Error {
    let text = format!(
        "name = \"Spring\"\n\n[[rule]]\nname = \"first\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = true\n\n[[rule]]\n{rule}"
    );
    let error = Programme::from_toml(&text).unwrap_err();
    assert!(error.is_programme(), "{error}");
    error
}

/// The line counts from the line behind the second `[[rule]]`, which is line 10.
#[test]
fn bad_rules_are_refused_by_name_line_and_place() {
    for (rule, line, part) in [
        (
            "name = \"x\"\ncolumn = \"a\"\nwhen = \"same\"\nmust = true",
            12,
            "equal, different, share, covers, within, overlap",
        ),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = true\npoints = 4", 14, "not both"),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"", 9, "add must = true"),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = false", 9, "neither"),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\n  points = 1000001", 13, "between"),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\npoints = 1.5", 13, "whole number"),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\npoints = \"4\"", 13, "without quotation marks"),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = \"yes\"", 13, "true or false"),
        ("name = \"x\"\ncolumn = \"a\"\nmust = true", 9, "add when"),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"within\"\nmust = true", 12, "at_most"),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nat_least = 2\nmust = true", 13, "does not go with"),
        (
            "name = \"x\"\ncolumn = \"a\"\nwhen = \"overlap\"\nat_most = 2\nmust = true",
            13,
            "does not go with",
        ),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"within\"\nat_most = -1\nmust = true", 13, "not below 0"),
        (
            "name = \"x\"\ncolumn = \"a\"\nwhen = \"share\"\nat_least = 3\nat_most = 2\nmust = true",
            14,
            "less than",
        ),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"share\"\nat_least = 1.5\nmust = true", 13, "whole number"),
        ("name = \"x\"\ncolumn = \"level\"\nwhen = \"share\"\nmust = true", 11, "numbers, and no lists"),
        ("name = \"x\"\ncolumn = \"groups\"\nwhen = \"equal\"\nmust = true", 11, "lists"),
        ("name = \"x\"\ncolumn = \"region\"\nwhen = \"within\"\nat_most = 3\nmust = true", 11, "no numbers"),
        ("name = \"x\"\ncolumn = \"region\"\nwhen = \"overlap\"\nmust = true", 11, "no hours"),
        ("name = \"x\"\ncolumn = \"Manager ID\"\nwhen = \"equal\"\nmust = true", 11, "do not compare"),
        ("name = \"x\"\ncolumn = \"\"\nwhen = \"equal\"\nmust = true", 11, "heading"),
        ("name = \"x\"\nwhen = \"equal\"\nmust = true", 9, "mentor_column"),
        ("name = \"x\"\nmentor_column = \"a\"\nwhen = \"equal\"\nmust = true", 11, "mentee_column"),
        ("name = \"x\"\ncolumn = \"a\"\nmentee_column = \"a\"\nwhen = \"equal\"\nmust = true", 11, "as well"),
        (
            "name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = true\nunknown = \"average\"",
            14,
            "no average",
        ),
        (
            "name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = true\nunknown = \"skip\"",
            14,
            "average, allow, forbid",
        ),
        (
            "name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = true\nasked_by = \"mentor\"",
            14,
            "no key if",
        ),
        (
            "name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = true\nif = \"b\"\nasked_by = \"both\"",
            15,
            "mentor, mentee, either",
        ),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = true\nif = \"level\"", 14, "yes or no"),
        ("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = true\nzone = \"tz\"", 14, "overlap"),
        ("name = \"x\"\ncolum = \"a\"\nwhen = \"equal\"\nmust = true", 9, "colum"),
    ] {
        let error = refused(rule);
        assert_eq!(error.line(), Some(line), "{rule}\n{error}");
        for part in [part, "rule \"x\""] {
            assert!(error.to_string().contains(part), "{part}: {error}");
        }
        assert!(error.advice().is_some(), "{error}");
    }
    let indented = refused("name = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\n  points = 1000001");
    assert_eq!(indented.column(), Some("3 (rule.2.points)"));
    for (name, part) in [
        ("", "no name"),
        (" First", "same name"),
        ("points", "another column"),
        ("Department", "another column"),
        ("mutual", "another column"),
        ("lines_checked", "another column"),
    ] {
        let error = refused(&format!("name = \"{name}\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = true"));
        assert!(error.to_string().contains(part), "{error}");
        assert_eq!(error.line(), Some(10), "{error}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    let rules = [
        ColumnRule::must("a", "x", When::Equal),
        ColumnRule::points("b", "x", When::Different, -7).with_unknown(IfUnknown::Allow),
        ColumnRule::points("c", "x", When::Share { at_least: 2, at_most: Some(4) }, 1),
        ColumnRule::must("d", "x", When::Share { at_least: 0, at_most: Some(0) }),
        ColumnRule::must("e", "x", When::Covers).with_columns("x", "y").asked_by(AskedBy::Mentor),
        ColumnRule::must("f", "x", When::Within { at_most: Amount::new(2.5).unwrap() }),
        ColumnRule::points("g", "x", When::overlap(2), 3).with_zone("z").with_unknown(IfUnknown::Forbid),
        ColumnRule::must("h \"q\" ü", "x", When::Equal).asked_in("y", AskedBy::Mentee),
    ];
    let programme = rules.into_iter().fold(Programme::default(), Programme::with_rule);
    programme.validate().unwrap();
    let text = programme.to_toml().unwrap();
    assert_eq!(Programme::from_toml(&text).unwrap(), programme, "{text}");
    let json = serde_json::to_string(&programme).unwrap();
    assert_eq!(serde_json::from_str::<Programme>(&json).unwrap(), programme);
}

#[test]
fn a_document_and_code_refuse_the_same() {
    let json = "{\"rule\": [{\"name\": \"x\", \"column\": \"a\", \"when\": \"equal\", \"must\": true, \"points\": 1}]}";
    let error = serde_json::from_str::<Programme>(json).unwrap_err().to_string();
    assert!(error.contains("rule \"x\"") && error.contains("not both"), "{error}");
    let twice = "{\"rule\": [{\"name\": \"x\", \"name\": \"y\"}]}";
    assert!(serde_json::from_str::<Programme>(twice).unwrap_err().to_string().contains("twice"));
    let rule = || ColumnRule::points("x", "a", When::Equal, 5);
    let error = Programme::default().with_rule(rule()).with_rule(rule()).validate().unwrap_err();
    assert_eq!((error.column(), error.is_programme()), (Some("rule.2.name"), true));
    let many = (0..101).map(|k| ColumnRule::points(format!("x{k}"), "a", When::Equal, 5));
    assert!(many.fold(Programme::default(), Programme::with_rule).validate().is_err());
    for rule in [rule().with_zone("z"), rule().with_columns("a", "\u{7}"), rule().asked_by(AskedBy::Mentee)] {
        assert!(Programme::default().with_rule(rule).validate().is_err());
    }
}

#[test]
fn a_megabyte_of_rules_is_refused_soon() {
    let text = "[[rule]]\nname = \"x\"\ncolumn = \"a\"\nwhen = \"equal\"\nmust = true\n".repeat(20_000);
    let error = Programme::from_toml(&text).unwrap_err();
    assert!(error.to_string().contains("same name"), "{error}");
}
