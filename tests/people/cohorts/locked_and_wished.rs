//! Pairs that the coordinator fixes or wishes for, and what people expect of a pair.

use pairwright::people::{Duration, Format};
use pairwright::{Cohort, PairId, Participant, Result};

use super::{findings, lines};

type Pairs<'a> = &'a [(&'a str, &'a str)];

fn pairs(all: Pairs<'_>) -> Vec<PairId> {
    all.iter().copied().map(PairId::from).collect()
}

fn people() -> [Participant; 4] {
    [
        Participant::mentor("ana"),
        Participant::mentor("ben").with_conflict("max", "cousins"),
        Participant::both("bob"),
        Participant::mentee("max"),
    ]
}

#[test]
fn both_lists_are_sorted_and_each_pair_is_there_once() -> Result<()> {
    let said = pairs(&[("bob", "max"), ("ana", "bob"), ("bob", "max"), ("ana", "max")]);
    let sorted = pairs(&[("ana", "bob"), ("ana", "max"), ("bob", "max")]);
    let cohort = Cohort::builder().people(people()).locked(said.clone()).build()?;
    assert_eq!((cohort.locked(), cohort.wished()), (&sorted[..], &[][..]));
    let cohort = Cohort::builder().people(people()).wished(said.clone()).wished(said).build()?;
    assert_eq!((cohort.locked(), cohort.wished()), (&[][..], &sorted[..]));
    assert!(cohort.audit().is_clean());
    Ok(())
}

#[test]
fn a_locked_pair_that_cannot_be_is_refused_with_pair_person_and_reason() {
    let cases = [
        ("zed", "max", "zed", "zed does not take part"),
        ("ana", "zed", "zed", "zed does not take part"),
        ("ana", "ben", "ben", "ben is not a mentee"),
        ("ana", "bobb", "bobb", "bobb is not known here; did you mean bob?"),
        ("bob", "bob", "bob", "nobody can be their own partner"),
        ("ben", "max", "ben", "there is a declared conflict: cousins"),
        ("ana", "bob", "ana", "there is a declared conflict: rivals"),
        ("bob", "max", "bob", "there is a declared conflict: no reason given"),
    ];
    let conflicts =
        || [("ana".into(), "bob".into(), Some("rivals".into())), ("bob".into(), "max".into(), None)];
    for (mentor, mentee, person, why) in cases {
        // a good one goes before it
        let locked = pairs(&[("ana", "max"), (mentor, mentee)]);
        let cohort = Cohort::builder().people(people()).conflicts(conflicts()).locked(locked);
        let error = cohort.build().unwrap_err();
        let is_stranger = why.contains("not known") || why.contains("take part");
        assert_eq!((error.is_input(), error.is_clash()), (is_stranger, !is_stranger), "{error}");
        assert_eq!(error.person(), Some(person));
        let pair = format!("mentor {mentor} and mentee {mentee} are a locked pair, but {why}");
        assert_eq!(error.to_string(), format!("person {person}: {pair}"));
    }
    for (pair, column) in [(("", "max"), "mentor_id"), (("ana", "m\0"), "mentee_id")] {
        let builder = || Cohort::builder().people(people());
        for cohort in [builder().locked(pairs(&[pair])), builder().wished(pairs(&[pair]))] {
            assert_eq!(cohort.build().unwrap_err().column(), Some(column));
        }
    }
}

#[test]
fn a_listed_conflict_the_other_way_round_forbids_a_locked_pair() {
    let people = [Participant::both("ana"), Participant::both("bob")];
    let conflicts = [("bob".into(), "ana".into(), None)];
    let cohort = Cohort::builder().people(people).conflicts(conflicts).locked(pairs(&[("ana", "bob")]));
    assert!(cohort.build().unwrap_err().to_string().contains("there is a declared conflict"));
}

#[test]
fn a_supervisory_line_is_no_matter_of_the_cohort() -> Result<()> {
    let cohort = Cohort::builder()
        .people(people())
        .organisation(lines(&[("ana", "max"), ("ben", "max"), ("bob", "max"), ("max", "")])?)
        .locked(pairs(&[("ana", "max")]));
    assert_eq!(cohort.build()?.locked().len(), 1);
    Ok(())
}

#[test]
fn a_wish_that_is_idle_or_in_conflict_is_a_finding() -> Result<()> {
    let wished =
        [("ana", "max"), ("zed", "max"), ("max", "bob"), ("bob", "bob"), ("ben", "max"), ("bob", "max")];
    let cohort = Cohort::builder()
        .people(people())
        .organisation(lines(&[("ana", ""), ("ben", "ana"), ("bob", "ben"), ("max", "bob"), ("ana", "")])?)
        .wished(pairs(&wished))
        .build()?;
    let about: Vec<_> = findings(&cohort).into_iter().filter(|found| found.starts_with("wish")).collect();
    assert_eq!(
        about,
        [
            "wish-unknown: The wished pair of mentor bob and mentee bob cannot be kept: bob is the same \
             person again.",
            "wish-unknown: The wished pair of mentor zed and mentee max has no effect: zed is not known here.",
            "wish-in-conflict: Mentor ana and mentee max are a wished pair, but there is a conflict: \
             ana is 3 levels above max in the line.",
            "wish-in-conflict: Mentor ben and mentee max are a wished pair, but there is a conflict: \
             cousins.",
            "wish-in-conflict: Mentor bob and mentee bob are a wished pair, but there is a conflict: \
             nobody can be their own partner.",
            "wish-in-conflict: Mentor bob and mentee max are a wished pair, but there is a conflict: \
             max reports to bob.",
        ]
    );
    assert!(
        cohort
            .audit()
            .findings()
            .iter()
            .filter(|f| f.code().starts_with("wish"))
            .all(|f| f.person().is_none())
    );
    Ok(())
}

#[test]
fn a_document_without_the_lists_is_read_and_written_as_before() {
    let old = r#"{"people":[{"id":"ana","role":"mentor","capacity":2},{"id":"max","role":"mentee"}],"history":[{"mentor_id":"ana","mentee_id":"max"}]}"#;
    let cohort: Cohort = serde_json::from_str(old).unwrap();
    assert_eq!((cohort.history().len(), cohort.locked().len(), cohort.wished().len()), (1, 0, 0));
    assert_eq!(serde_json::to_string(&cohort).unwrap(), old);
    let locked = old.replace("history", "locked").replace("\"ana\",\"mentee_id", "\"zed\",\"mentee_id");
    let error = serde_json::from_str::<Cohort>(&locked).unwrap_err().to_string();
    assert!(error.contains("zed does not take part"), "{error}");
    assert!(serde_json::from_str::<Cohort>(&old.replace("history", "lucked")).is_err());
}

#[test]
fn s19_durations_and_formats_are_read_in_any_case_and_printed_as_written_down() {
    for duration in Duration::ALL {
        let text = duration.to_string();
        assert_eq!(format!(" {} ", text.to_uppercase()).parse::<Duration>().unwrap(), duration);
        assert_eq!(serde_json::to_string(&duration).unwrap(), format!("{text:?}"));
    }
    for format in Format::ALL {
        let text = format.to_string();
        assert_eq!(format!(" {} ", text.to_uppercase()).parse::<Format>().unwrap(), format);
        assert_eq!(serde_json::to_string(&format).unwrap(), format!("{text:?}"));
    }
    let refused = ["week", "", "one time"].map(|text| (text, text.parse::<Duration>().unwrap_err()));
    for (text, error) in refused {
        assert!(error.is_input());
        assert_eq!((error.column(), error.value()), (Some("duration"), Some(text)));
    }
    let error = "pairs".parse::<Format>().unwrap_err();
    assert_eq!(error.to_string(), "column format: a format is one-to-one or group: \"pairs\"");
}
