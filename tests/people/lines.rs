//! Reporting lines in which people have several managers, held against brute force.

mod oracle;
mod pairs;
mod sizes;

use std::collections::BTreeSet;

use pairwright::people::{LineCheck, Relation, ReportingLines};
use pairwright::{Cohort, Participant, ParticipantId, Result};

use crate::numbers::Numbers;
use oracle::{id, organisations};

pub(crate) fn lines(entries: &[(&str, &str)]) -> ReportingLines {
    ReportingLines::new(entries.iter().map(|&(who, manager)| (who.into(), Some(manager.into())))).unwrap()
}

fn names<'a>(ids: impl IntoIterator<Item = &'a ParticipantId>) -> Vec<&'a str> {
    ids.into_iter().map(ParticipantId::as_str).collect()
}

#[test]
fn s6_every_manager_counts_and_the_shortest_way_up() {
    // ana reports to bob and dee; bob to cem, cem to top; dee to top; eve to dee
    let lines = lines(&[
        ("ana", "dee"),
        ("ana", "bob"),
        ("ana", " dee"),
        ("bob", "cem"),
        ("cem", "top"),
        ("dee", "top"),
        ("eve", "dee"),
        ("top", ""),
    ]);
    assert_eq!(names(lines.managers("ana")), ["bob", "dee"]);
    assert_eq!(names(lines.line("ana")), ["bob", "dee", "cem", "top"]);
    assert_eq!((lines.distance("ana", "top"), lines.distance("bob", "top")), (Some(2), Some(2)));
    assert_eq!(lines.relation("top", "ana"), Some(Relation::Manages { distance: 2 }));
    assert_eq!(lines.relation("ana", "eve"), Some(Relation::SameManager));
    assert_eq!(lines.relation("bob", "eve"), None);
    assert_eq!((lines.components().len(), lines.cycles().len()), (1, 0));
    let written: Vec<_> =
        lines.entries().map(|(who, above)| (who.as_str(), above.map(ParticipantId::as_str))).collect();
    assert_eq!(written[..3], [("ana", Some("bob")), ("ana", Some("dee")), ("bob", Some("cem"))]);
    assert_eq!(written.last(), Some(&("top", None)));
}

/// An entry without a manager says that somebody exists, not that they have no manager.
#[test]
fn an_entry_without_a_manager_takes_nothing_away() {
    let lines = lines(&[("ana", ""), ("ana", "bob"), ("ana", " ")]);
    assert_eq!(names(lines.managers("ana")), ["bob"]);
    assert_eq!(lines.entries().count(), 1);
}

#[test]
fn s6_circles_are_all_who_stand_above_each_other() {
    let lines = lines(&[
        ("a", "c"),
        ("c", "b"),
        ("b", "a"),
        ("b", "d"),
        ("d", "b"),
        ("d", "top"),
        ("x", "z"),
        ("z", "y"),
        ("y", "x"),
        ("y", "top"),
        ("top", "top"),
        ("low", "x"),
    ]);
    let circles = lines.cycles();
    let circles: Vec<_> = circles.iter().map(names).collect();
    // b and d make a second circle with a, b and c; x, y and z are one, in reporting order
    assert_eq!(circles, [vec!["a", "b", "c", "d"], vec!["top"], vec!["x", "z", "y"]]);
    assert_eq!(names(lines.line("low")), ["x", "z", "y", "top"]);
    assert_eq!(lines.relation("top", "top"), None);
    assert_eq!(names(lines.line("top")), [""; 0]);
    assert_eq!(names(lines.managers("top")), ["top"]);
}

#[test]
fn s6_lines_are_those_of_brute_force() {
    for (entries, lines, oracle) in organisations(600, 9) {
        let everybody: Vec<_> = oracle.people.iter().cloned().chain(["stranger".into()]).collect();
        for a in &everybody {
            assert_eq!(
                lines.managers(a).cloned().collect::<BTreeSet<_>>(),
                oracle.managers(a),
                "{a} {entries:?}"
            );
            assert_eq!(lines.line(a).cloned().collect::<Vec<_>>(), oracle.line(a), "{a} {entries:?}");
            let known = (lines.is_complete_above(a), lines.ends_unknown(a).into_iter().cloned().collect());
            assert_eq!(known, (oracle.is_complete(a), oracle.ends_unknown(a)), "{a} {entries:?}");
            for b in &everybody {
                let told = (lines.distance(a, b), lines.relation(a, b), lines.check(a, b));
                let expected = (oracle.distance(a, b), oracle.relation(a, b), oracle.check(a, b));
                assert_eq!(told, expected, "{a} {b} {entries:?}");
            }
        }
        let circles: Vec<BTreeSet<_>> =
            lines.cycles().into_iter().map(|all| all.into_iter().collect()).collect();
        assert_eq!(circles.len(), oracle.circles().len(), "{entries:?}");
        assert_eq!(circles.into_iter().collect::<BTreeSet<_>>(), oracle.circles(), "{entries:?}");
        let unknown: BTreeSet<_> = lines.unknown_managers().cloned().collect();
        assert_eq!(unknown, &oracle.people - &oracle.listed, "{entries:?}");
        let apart = lines.components();
        assert_eq!(apart.iter().flatten().cloned().collect::<BTreeSet<_>>(), oracle.people, "{entries:?}");
        for (low, above) in &oracle.managers {
            for high in above {
                assert!(apart.iter().any(|part| part.contains(low) && part.contains(high)), "{entries:?}");
            }
        }
    }
}

/// Whatever the order of the rows, by any way in and out.
#[test]
fn lines_survive_being_written_down() {
    for (entries, lines, _) in organisations(200, 9) {
        let mut turned = entries.clone();
        turned.reverse();
        assert_eq!(ReportingLines::new(turned).unwrap(), lines);
        let again = lines.entries().map(|(person, manager)| (person.clone(), manager.cloned()));
        assert_eq!(ReportingLines::new(again).unwrap(), lines);
        let json = serde_json::to_string(&lines).unwrap();
        assert_eq!(serde_json::from_str::<ReportingLines>(&json).unwrap(), lines, "{json}");
    }
    assert_eq!(ReportingLines::default(), ReportingLines::new([]).unwrap());
}

#[test]
fn one_manager_is_written_as_a_text_and_several_as_a_list() {
    let lines = lines(&[("a", "c"), ("a", "b"), ("b", "c"), ("c", "")]);
    let json = r#"[{"id":"a","manager_id":["b","c"]},{"id":"b","manager_id":"c"},{"id":"c"}]"#;
    assert_eq!(serde_json::to_string(&lines).unwrap(), json);
    let other = r#"[{"id":"a","manager_id":"c"},{"id":"c","manager_id":null},{"id":"b","manager_id":[" c"]},
                    {"id":"a","manager_id":["b",""]}]"#;
    assert_eq!(serde_json::from_str::<ReportingLines>(other).unwrap(), lines);
    let error = serde_json::from_str::<ReportingLines>(r#"[{"id":"a","manager_id":7}]"#).unwrap_err();
    assert!(error.to_string().contains("the id of a manager, or a list of ids"), "{error}");

    let ana = Participant::mentor("ana").with_managers(["max", "", " mia", "max"]);
    assert_eq!(names(ana.managers()), ["max", "mia"]);
    let json = r#"{"id":"ana","role":"mentor","manager_id":["max","mia"]}"#;
    assert_eq!(serde_json::to_string(&ana).unwrap(), json);
    assert_eq!(serde_json::from_str::<Participant>(json).unwrap(), ana);
    let one = ana.with_manager("zoe");
    assert_eq!(serde_json::to_string(&one).unwrap(), r#"{"id":"ana","role":"mentor","manager_id":"zoe"}"#);
    assert!(one.with_manager(" ").managers().is_empty());
    let wrong = Participant::mentor("a").with_managers(["b", "c\u{7}"]);
    let error = Cohort::new([wrong]).unwrap_err();
    assert_eq!(
        (error.person(), error.column(), error.value()),
        (Some("a"), Some("manager_id"), Some("c\u{7}"))
    );
}

fn findings(cohort: &Cohort) -> Vec<String> {
    let all = cohort.audit().findings().iter();
    all.map(|finding| format!("{}: {finding}", finding.code())).collect()
}

/// Organisation and profiles: all managers of both, and a finding only where both name some and differ.
#[test]
fn s6_the_managers_of_the_organisation_and_of_the_profile_all_count() -> Result<()> {
    let organisation =
        [("a", "x"), ("b", "x"), ("b", "y"), ("c", "x"), ("d", ""), ("e", "x"), ("x", ""), ("y", "")];
    let cohort = Cohort::builder()
        .person(Participant::mentor("a").with_manager("y"))
        .person(Participant::mentor("b").with_managers(["y", "x"]))
        .person(Participant::mentor("c").with_managers(["y", "x"]))
        .person(Participant::mentor("d").with_managers(["y", "a"]))
        .person(Participant::mentor("e"))
        .organisation(lines(&organisation))
        .build()?;
    let of = |cohort: &Cohort| {
        ["a", "b", "c", "d", "e"].map(|who| names(cohort.reporting_lines().managers(who)).join(" "))
    };
    let managers = ["x y", "x y", "x y", "a y", "x"];
    assert_eq!(of(&cohort), managers);
    let told = [
        "manager-contradicted: a reports to x in the organisation, but to y in the profile.",
        "manager-contradicted: c reports to x in the organisation, but to x and y in the profile.",
    ];
    let nobody = "nobody: There are 5 mentors and 0 mentees, so nobody can be matched.";
    assert_eq!(findings(&cohort), [nobody, told[0], told[1]]);
    // written down, and built again with somebody more
    let json = serde_json::to_string(&cohort).unwrap();
    assert_eq!(serde_json::from_str::<Cohort>(&json).unwrap(), cohort, "{json}");
    assert!(
        json.contains(r#""organisation":[{"id":"a","manager_id":"x"},{"id":"c","manager_id":"x"}"#),
        "{json}"
    );
    let builder = || pairwright::people::CohortBuilder::from(&cohort);
    assert_eq!(builder().build()?, cohort);
    let larger = builder().person(Participant::mentee("z").with_manager("x")).build()?;
    assert_eq!(
        (of(&larger), findings(&larger)),
        (managers.map(str::to_owned), told.map(str::to_owned).into())
    );
    // who leaves keeps both managers; who comes back with another one has only what is said now
    let without = builder().without("a").build()?;
    assert_eq!(names(without.reporting_lines().managers("a")), ["x", "y"]);
    let back = builder().without("a").person(Participant::mentor("a").with_manager("e")).build()?;
    assert_eq!(names(back.reporting_lines().managers("a")), ["e", "x"]);
    Ok(())
}

/// Cohorts of anything, by every way of saying it.
#[test]
fn s6_a_cohort_of_several_managers_survives_serde() {
    for (seed, (entries, lines, _)) in organisations(200, 8).enumerate() {
        let mut numbers = Numbers::new(seed as u64 ^ 0xC0);
        let people = (0..8).filter(|_| numbers.sometimes(60)).collect::<Vec<_>>();
        let people = people.into_iter().map(|k| {
            let managers = (0..numbers.below(3)).map(|_| id(numbers.below(9))).collect::<Vec<_>>();
            Participant::both(id(k)).with_managers(managers)
        });
        let cohort = Cohort::builder().people(people).organisation(lines.clone()).build().unwrap();
        for person in cohort.people() {
            let all: BTreeSet<_> = lines.managers(person.id()).chain(person.managers()).collect();
            assert!(cohort.reporting_lines().managers(person.id()).eq(all), "{entries:?}");
        }
        let json = serde_json::to_string(&cohort).unwrap();
        assert_eq!(serde_json::from_str::<Cohort>(&json).unwrap(), cohort, "{json}");
        assert_eq!(pairwright::people::CohortBuilder::from(&cohort).build().unwrap(), cohort);
    }
}

#[test]
fn s6_what_cannot_be_checked_is_not_called_clear() {
    // ghost has no entry; loop and back stand above each other; nobody says who is above lone
    let lines = lines(&[
        ("ana", "bob"),
        ("bob", "top"),
        ("top", ""),
        ("cem", "bob"),
        ("cem", "ghost"),
        ("dee", "cem"),
        ("eve", "loop"),
        ("loop", "back"),
        ("back", "loop"),
        ("lone", ""),
        ("self", "self"),
        ("boss", "boss"),
        ("fay", "boss"),
    ]);
    let complete = ["ana", "bob", "top", "boss", "fay"];
    let incomplete = ["cem", "dee", "ghost", "eve", "loop", "back", "lone", "self", "nobody"];
    for (who, is_complete) in
        complete.map(|who| (who, true)).into_iter().chain(incomplete.map(|who| (who, false)))
    {
        assert_eq!(lines.is_complete_above(who), is_complete, "{who}");
    }
    assert_eq!(lines.ends_unknown("dee"), ["ghost"]);
    assert!(lines.ends_unknown("ana").is_empty() && lines.ends_unknown("nobody").is_empty());
    assert_eq!(lines.check("ana", "fay"), LineCheck::Clear);
    assert_eq!(lines.check("ana", "dee"), LineCheck::Unknown);
    assert_eq!(lines.check("dee", "ana"), LineCheck::Unknown);
    assert_eq!(lines.check("ana", "cem"), LineCheck::Unknown, "the same manager, but another line as well");
    assert_eq!(lines.check("dee", "bob"), LineCheck::InLine(Relation::ReportsTo { distance: 2 }));
    assert_eq!(lines.check("ghost", "dee"), LineCheck::InLine(Relation::Manages { distance: 2 }));
    // where nobody has a manager nothing is known
    let silent = Cohort::new([Participant::mentor("a"), Participant::mentee("b")]).unwrap();
    assert_eq!(silent.reporting_lines().check("a", "b"), LineCheck::Unknown);
}
