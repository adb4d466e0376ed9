//! Errors as a service meets them: kinds, everything that is wrong at once, JSON, and `?` in code of
//! its own.

use std::error::Error as _;
use std::io;

use pairwright::assignment::Term;
use pairwright::scoring::Sides;
use pairwright::{Cohort, Criterion, Error, ErrorKind, Matcher, Participant, Programme};
use serde_json::{Value, json};

fn people(error: &Error) -> Vec<(Option<&str>, Option<&str>)> {
    error.all().map(|error| (error.person(), error.column())).collect()
}

#[test]
fn every_kind_has_a_word_and_a_status_of_a_failure() {
    for kind in ErrorKind::ALL {
        let word = kind.to_string();
        assert_eq!(word.parse::<ErrorKind>().unwrap(), kind);
        assert_eq!(serde_json::to_value(kind).unwrap(), json!(word));
        assert!((400..600).contains(&kind.http_status()), "{kind}");
    }
    let status = |word: &str| word.parse::<ErrorKind>().unwrap().http_status();
    let expected = [("input", 422), ("unknown", 404), ("clash", 409), ("document", 500), ("cancelled", 503)];
    for (word, code) in expected {
        assert_eq!(status(word), code, "{word}");
    }
    let refused = "teapot".parse::<ErrorKind>().unwrap_err();
    assert!(refused.is_input() && refused.to_string().contains("unknown"), "{refused}");
}

#[test]
fn an_error_says_the_same_after_json() {
    let error = Error::new(ErrorKind::Clash, "taken")
        .in_file("people.csv")
        .at_line(3)
        .at_column("id")
        .with_value("ana")
        .of_person("ana")
        .with_advice("take another")
        .with_more([Error::new(ErrorKind::Unknown, "nobody").of_person("zoe")], 7);
    let document = serde_json::to_value(&error).unwrap();
    let expected = json!({
        "kind": "clash", "message": "taken", "advice": "take another", "file": "people.csv", "line": 3,
        "column": "id", "value": "ana", "person": "ana", "unlisted": 7,
        "more": [{ "kind": "unknown", "message": "nobody", "person": "zoe" }],
    });
    assert_eq!(document, expected);
    let again: Error = serde_json::from_value(document).unwrap();
    assert_eq!(again.to_string(), error.to_string());
    assert_eq!((again.kind(), again.all().count(), again.unlisted()), (ErrorKind::Clash, 2, 7));
    assert_eq!(serde_json::to_value(&again).unwrap(), expected);
    // what a service adds does not hinder
    let more: Error =
        serde_json::from_value(json!({ "kind": "io", "message": "gone", "request": 5 })).unwrap();
    assert!(more.is_io() && more.all().count() == 1);
}

#[test]
fn causes_are_kept() {
    let missing = || -> Result<(), Error> {
        Err(io::Error::new(io::ErrorKind::NotFound, "no such table"))?;
        Ok(())
    };
    let error = missing().unwrap_err();
    assert!(error.is_io() && error.message() == "no such table");
    assert!(error.source().unwrap().is::<io::Error>());

    let boxed = |inner: Box<dyn std::error::Error + Send + Sync>| Error::from(inner);
    let error = boxed("x".parse::<i32>().unwrap_err().into());
    assert!(error.is_internal() && error.source().unwrap().is::<std::num::ParseIntError>());
    let ours = boxed(Box::new(Error::new(ErrorKind::Memory, "too large")));
    assert!(ours.is_memory() && ours.source().is_none(), "an error of the crate comes out as it went in");
}

/// A criterion that asks a table which may be missing.
#[derive(Debug)]
struct Distances(&'static str);

impl Criterion for Distances {
    fn name(&self) -> &'static str {
        "distance"
    }

    fn compile(&self, _: &Sides<'_>) -> pairwright::Result<Vec<Term>> {
        let _: i32 = self.0.parse().map_err(Error::other)?;
        Err(Error::new(ErrorKind::Input, "there is no distance").of_person("ana").with_advice("add it"))
    }
}

#[test]
fn the_error_of_a_criterion_comes_out_as_it_is() {
    let solve = |table| {
        let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentee("zoe")]).unwrap();
        Matcher::default().with_criterion(Distances(table)).solve(cohort).unwrap_err()
    };
    let failed = solve("far");
    assert!(failed.is_internal() && failed.source().is_some(), "{failed}");
    let refused = solve("3");
    assert_eq!(refused.to_string(), "person ana: there is no distance; add it");
    assert!(refused.is_input());
}

#[test]
fn people_are_refused_all_at_once() {
    let level = |id: &str| Participant::mentor(id).with_level(2000);
    let error = Cohort::new([
        level("ana"),
        Participant::mentee("zoe").with_department("a\u{1}b").with_commitment(9).with_waited(5000),
        level("ben"),
    ])
    .unwrap_err();
    let expected = [
        (Some("ana"), Some("level")),
        (Some("zoe"), Some("department")),
        (Some("zoe"), Some("commitment")),
        (Some("zoe"), Some("waited")),
        (Some("ben"), Some("level")),
    ];
    assert_eq!(people(&error), expected);

    let twice = ["ana", "ana", "ben", "ben", "mia"].map(Participant::mentor);
    let error = Cohort::new(twice).unwrap_err();
    assert_eq!(people(&error), [(Some("ana"), Some("id")), (Some("ben"), Some("id"))]);

    let many = Cohort::new((0..300).map(|k| level(&format!("p{k}")))).unwrap_err();
    assert_eq!((many.all().count(), many.unlisted()), (100, 200));
}

#[test]
fn addresses_of_several_people_are_refused_all_at_once() {
    let with = |id: &str, email: &str| Participant::mentor(id).with_email(email);
    let people = [
        with("a", "x@x.example"),
        with("b", "x@x.example"),
        with("c", "y@x.example"),
        with("d", "y@x.example"),
    ];
    let error = Cohort::new(people).unwrap_err();
    assert_eq!(error.all().count(), 2, "{error}");
}

#[test]
fn locked_pairs_are_refused_all_at_once_and_what_the_people_forbid_is_a_clash() {
    let cohort = || {
        let people = ["ana", "ben"].map(Participant::mentor);
        Cohort::builder().people(people.into_iter().chain(["mia", "zoe"].map(Participant::mentee)))
    };
    let conflicts = || [("ana", "mia"), ("ben", "zoe")].map(|(one, other)| (one.into(), other.into(), None));
    let declared = cohort().conflicts(conflicts());
    let error = declared.locked([("ana", "mia"), ("ben", "zoe")]).build().unwrap_err();
    assert!(error.is_clash() && error.all().count() == 2, "{error}");
    let error = cohort().locked([("ana", "nobody"), ("mia", "zoe")]).build().unwrap_err();
    let kinds: Vec<ErrorKind> = error.all().map(Error::kind).collect();
    assert_eq!(kinds, [ErrorKind::Input, ErrorKind::Clash], "a name nobody has is a slip in the data");

    // one place each
    let full = cohort().locked([("ana", "zoe"), ("ben", "mia"), ("ana", "mia"), ("ben", "zoe")]);
    let error = Matcher::default().solve(full.build().unwrap()).unwrap_err();
    assert!(error.all().all(Error::is_clash) && error.all().count() == 2, "{error}");
}

#[test]
fn a_programme_is_refused_with_all_that_is_wrong() {
    let text = "name = 'x'\n\
                minimum_commitment = 9\n\
                focus = 'speed'\n\
                colour = 'red'\n\
                waiting = { points = -1 }\n\
                \n\
                [weights]\n\
                skills = 'many'\n\
                skils = 3\n\
                shared_group = 2000000\n\
                \n\
                [workload]\n\
                usual = 5000\n\
                least = 'two'\n\
                \n\
                [[rule]]\n\
                name = ''\n\
                column = 'x'\n\
                when = 'equal'\n\
                points = 3\n";
    let error = Programme::from_toml(text).unwrap_err();
    assert!(error.all().all(Error::is_programme), "{error}");
    let mut lines: Vec<u64> = error.all().filter_map(Error::line).collect();
    lines.sort_unstable();
    assert_eq!(lines, [2, 3, 4, 5, 8, 9, 10, 13, 14, 17], "{error}");
    let mended = "minimum_commitment = 3\n[weights]\nskills = 3\n[workload]\nusual = 2\n";
    assert!(Programme::from_toml(mended).is_ok());
}

#[test]
fn what_is_no_toml_comes_first_and_alone() {
    let error = Programme::from_toml("name = \nskils = 3\nwaiting = ]\n").unwrap_err();
    let lines: Vec<_> = error.all().map(Error::line).collect();
    assert!(lines.starts_with(&[Some(1)]) && !lines.contains(&Some(2)), "{error}");
}

#[test]
fn of_very_many_mistakes_some_are_listed() {
    let long = format!("[weights]\n{}", "x = 1\n".repeat(3));
    assert!(Programme::from_toml(&long).is_err());
    let many: Vec<String> = (0..60_000).map(|k| format!("key{k} = 'value'\n")).collect();
    let error = Programme::from_toml(&many.concat()).unwrap_err();
    assert!((2..=100).contains(&error.all().count()));
}

#[test]
fn a_programme_in_code_is_refused_with_all_that_is_wrong() {
    let in_code = Programme::default().with_minimum_commitment(9).with_name("a\u{1}");
    let error = in_code.validate().unwrap_err();
    let columns: Vec<_> = error.all().map(|error| error.column().unwrap()).collect();
    assert_eq!(columns, ["name", "minimum_commitment"]);
    let value: Value = serde_json::to_value(&error).unwrap();
    assert_eq!(value["more"][0]["column"], "minimum_commitment");
}
