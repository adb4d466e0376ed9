//! Participants, cohorts, reporting lines and the audit, as a caller sees them.

use std::collections::BTreeSet;

mod locked_and_wished;
mod sizes;

use pairwright::people::{Duration, Format, Relation, ReportingLines};
use pairwright::{Cohort, Participant, ParticipantId, Result, Role};

fn lines(entries: &[(&str, &str)]) -> Result<ReportingLines> {
    ReportingLines::new(entries.iter().map(|&(who, manager)| (who.into(), Some(manager.into()))))
}

fn names<'a>(ids: impl IntoIterator<Item = &'a ParticipantId>) -> Vec<&'a str> {
    ids.into_iter().map(ParticipantId::as_str).collect()
}

/// The findings as `code: sentence`.
fn findings(cohort: &Cohort) -> Vec<String> {
    let all = cohort.audit().findings().iter();
    all.map(|finding| format!("{}: {finding}", finding.code())).collect()
}

#[test]
fn a_profile_gives_back_what_was_said() {
    let ana = Participant::both(" ana ")
        .with_department("Design ")
        .with_unit("")
        .with_region("North")
        .with_location("Leeds")
        .with_country("UK")
        .with_personality(12.5)
        .with_level(-3)
        .with_tenure_years(0.5)
        .with_manager("max")
        .with_choices(["zoe", "", "yan"])
        .with_conflict("zac", "cousins")
        .with_conflict("bob", " ")
        .with_skill_offered("rust", Some(2))
        .with_skill_offered(" go ", None)
        .with_skill_offered("rust", Some(5))
        .with_skill_wanted("law")
        .with_skill_wanted("art")
        .with_skill_wanted("law ")
        .with_commitment(4)
        .with_group("runners")
        .with_acquaintance("yan")
        .with_capacity(2)
        .with_minimum(1)
        .with_mentors_wanted(3)
        .with_waited(4)
        .with_duration(Duration::Weeks)
        .with_format(Format::Group)
        .with_attribute("Shoe size", "40")
        .with_attribute("empty", " ");
    assert_eq!((ana.id().as_str(), ana.role()), ("ana", Role::Both));
    assert_eq!(ana.department(), Some("Design"));
    assert_eq!(ana.unit(), None);
    assert_eq!((ana.region(), ana.location(), ana.country()), (Some("North"), Some("Leeds"), Some("UK")));
    assert_eq!((ana.personality(), ana.level(), ana.tenure_years()), (Some(12.5), Some(-3), Some(0.5)));
    assert_eq!(names(ana.managers()), ["max"]);
    let choices: Vec<_> = ana.choices().map(|(rank, id)| (rank, id.as_str())).collect();
    assert_eq!(choices, [(1, "zoe"), (3, "yan")]);
    assert_eq!((ana.choice_rank("yan"), ana.choice_rank("bob")), (Some(3), None));
    let conflicts: Vec<_> = ana.conflicts().iter().map(|c| (c.with().as_str(), c.reason())).collect();
    assert_eq!(conflicts, [("bob", None), ("zac", Some("cousins"))]);
    let skills: Vec<_> = ana.skills_offered().iter().map(|s| (s.name(), s.capability())).collect();
    assert_eq!(skills, [("go", None), ("rust", Some(5))]);
    assert_eq!(ana.skills_wanted(), ["art", "law"]);
    assert_eq!((ana.commitment(), ana.capacity()), (Some(4), Some(2)));
    assert_eq!((ana.minimum(), ana.mentors_wanted(), ana.waited()), (Some(1), Some(3), Some(4)));
    assert_eq!((ana.duration(), ana.format()), (Some(Duration::Weeks), Some(Format::Group)));
    assert_eq!((ana.groups(), names(ana.acquaintances())), (&["runners".to_owned()][..], vec!["yan"]));
    assert_eq!((ana.attribute("Shoe size"), ana.attribute("empty")), (Some("40"), None));
}

#[test]
fn both_sides_of_a_cohort_are_in_id_order() -> Result<()> {
    let people = [Participant::mentee("c"), Participant::both("b"), Participant::mentor("a")];
    let cohort = Cohort::new(people.clone())?;
    assert_eq!(names(cohort.mentors().map(Participant::id)), ["a", "b"]);
    assert_eq!(names(cohort.mentees().map(Participant::id)), ["b", "c"]);
    assert_eq!(cohort.get("b"), Some(&people[1]));
    assert_eq!(cohort.get(people[2].id()), Some(&people[2]));
    assert!(cohort.get("d").is_none());
    assert!(cohort.audit().is_clean());
    assert_eq!(cohort.audit().to_string(), "nothing found");
    Ok(())
}

#[test]
fn a_value_that_cannot_be_is_refused_with_person_and_field() {
    let a = || Participant::mentor("a");
    let cases = [
        (a().with_personality(100.5), "personality", "100.5"),
        (a().with_personality(-1.0), "personality", "-1"),
        (a().with_personality(f64::NAN), "personality", "NaN"),
        (a().with_tenure_years(f64::INFINITY), "tenure_years", "inf"),
        (a().with_tenure_years(-0.5), "tenure_years", "-0.5"),
        (a().with_level(1001), "level", "1001"),
        (a().with_level(-1001), "level", "-1001"),
        (a().with_commitment(0), "commitment", "0"),
        (a().with_commitment(6), "commitment", "6"),
        (a().with_skill_offered("x", Some(0)), "skills_offered", "0"),
        (a().with_skill_offered("x", Some(6)), "skills_offered", "6"),
        (a().with_capacity(1001), "capacity", "1001"),
        (a().with_minimum(1001), "minimum", "1001"),
        (a().with_minimum(3).with_capacity(2), "minimum", "3"),
        (a().with_mentors_wanted(0), "mentors_wanted", "0"),
        (a().with_mentors_wanted(101), "mentors_wanted", "101"),
        (a().with_waited(1001), "waited", "1001"),
        (a().with_choices(["b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]), "choice11", "l"),
        (a().with_manager("m\u{7}m"), "manager_id", "m\u{7}m"),
        (a().with_choices(["b", "c\0c"]), "choice2", "c\0c"),
        (a().with_conflict("b\tb", ""), "conflicts", "b\tb"),
        (a().with_acquaintance("b\tb"), "acquaintances", "b\tb"),
    ];
    for (person, field, value) in cases {
        let error = Cohort::new([person]).unwrap_err();
        assert!(error.is_input(), "{error}");
        assert_eq!((error.person(), error.column(), error.value()), (Some("a"), Some(field), Some(value)));
    }
    let limits = a().with_personality(0.0).with_level(1000).with_tenure_years(100.0).with_commitment(5);
    let limits = limits.with_minimum(1000).with_mentors_wanted(100).with_waited(1000);
    assert!(Cohort::new([limits.with_capacity(1000).with_skill_offered("x", Some(1))]).is_ok());
    assert_eq!(Cohort::new([Participant::mentor(" ")]).unwrap_err().column(), Some("id"));
    assert_eq!(Cohort::new([Participant::mentor("a\u{1b}[2J")]).unwrap_err().column(), Some("id"));
    let twice = Cohort::new([a(), Participant::mentee("b"), Participant::mentee(" a")]).unwrap_err();
    assert_eq!((twice.person(), twice.column()), (Some("a"), Some("id")));
    let no_mentee = Cohort::builder().conflicts([("a".into(), "".into(), None)]).build().unwrap_err();
    assert_eq!(no_mentee.column(), Some("mentee_id"));
    let no_mentor = Cohort::builder().history([("", "a")]).build().unwrap_err();
    assert_eq!(no_mentor.column(), Some("mentor_id"));
}

#[test]
fn s6_lines_are_followed_upwards() -> Result<()> {
    let lines = lines(&[("a", "b"), ("b", "c"), ("d", "c"), ("e", ""), ("f", "e")])?;
    assert_eq!(names(lines.managers("a")), ["b"]);
    assert_eq!(names(lines.line("a")), ["b", "c"]);
    assert_eq!(names(lines.line("nobody")), [""; 0]);
    assert_eq!(
        (lines.distance("a", "c"), lines.distance("c", "a"), lines.distance("a", "a")),
        (Some(2), None, None)
    );
    assert_eq!(lines.relation("a", "b"), Some(Relation::ReportsTo { distance: 1 }));
    assert_eq!(lines.relation("c", "a"), Some(Relation::Manages { distance: 2 }));
    assert_eq!(lines.relation("b", "d"), Some(Relation::SameManager));
    for (one, other) in [("a", "d"), ("a", "e"), ("c", "e"), ("b", "b"), ("a", "nobody")] {
        assert_eq!(lines.relation(one, other), None, "{one} and {other}");
    }
    assert_eq!(names(lines.unknown_managers()), ["c"]);
    assert!(lines.cycles().is_empty());
    let parts = lines.components();
    assert_eq!(parts.iter().map(names).collect::<Vec<_>>(), [vec!["a", "b", "c", "d"], vec!["e", "f"]]);
    Ok(())
}

#[test]
fn s6_cycles_are_named_in_full_and_every_walk_ends() -> Result<()> {
    // d -> b -> c -> a -> c is a tail and a circle; e reports to herself.
    let lines = lines(&[("d", "b"), ("b", "c"), ("c", "a"), ("a", "c"), ("e", "e"), ("f", "e")])?;
    let cycles = lines.cycles();
    assert_eq!(cycles.iter().map(names).collect::<Vec<_>>(), [vec!["a", "c"], vec!["e"]]);
    assert_eq!(names(lines.line("d")), ["b", "c", "a"]);
    assert_eq!(names(lines.line("a")), ["c"]);
    assert_eq!(names(lines.line("e")), [""; 0]);
    assert_eq!(names(lines.line("f")), ["e"]);
    assert_eq!(lines.relation("a", "c"), Some(Relation::ReportsTo { distance: 1 }));
    assert_eq!(lines.relation("a", "d"), Some(Relation::Manages { distance: 3 }));
    Ok(())
}

/// Long lines and long cycles must not exhaust the stack.
#[test]
fn s6_a_line_as_long_as_the_organisation() -> Result<()> {
    let n = 200_000;
    let id = |k: usize| ParticipantId::from(format!("{k:06}"));
    let chain = ReportingLines::new((0..n).map(|k| (id(k), (k > 0).then(|| id(k - 1)))))?;
    assert_eq!(chain.distance(id(n - 1), id(0)), Some(n - 1));
    let everybody: Vec<_> = (1..n).map(id).collect();
    let top = [id(0)];
    let pairs = chain.supervisory_pairs(&everybody, &top);
    assert_eq!(pairs.len(), n - 1);
    assert_eq!(pairs[41].2, Relation::ReportsTo { distance: 42 });
    assert_eq!(chain.components().len(), 1);
    let cycle = ReportingLines::new((0..n).map(|k| (id(k), Some(id((k + 1) % n)))))?;
    assert_eq!(cycle.cycles()[0].len(), n);
    assert_eq!(cycle.line(id(7)).count(), n - 1);
    Ok(())
}

#[test]
fn s6_supervisory_pairs_are_those_with_a_line_between_them() -> Result<()> {
    // Two trees, a circle of three with a tail, and somebody under herself.
    let pairs = [
        ("b", "a"),
        ("c", "b"),
        ("d", "b"),
        ("e", "c"),
        ("g", "f"),
        ("i", "j"),
        ("j", "k"),
        ("k", "i"),
        ("l", "k"),
        ("m", "l"),
        ("n", "n"),
        ("o", "n"),
    ];
    let lines = lines(&pairs)?;
    let all: Vec<ParticipantId> = "abcdefghijklmnop".chars().map(|c| c.to_string().into()).collect();
    // Every way to split: each bit says who mentors, the shifted bits say who is mentored.
    for split in (0..1_usize << all.len()).step_by(97) {
        let side = |bits: usize| (0..all.len()).filter(move |k| bits >> k & 1 == 1).map(|k| &all[k]);
        let (mentors, mentees) = (split, !split ^ (split << 3 & 0b1000_1000_1000));
        let mut expected = Vec::new();
        for mentor in side(mentors) {
            for mentee in side(mentees) {
                match lines.relation(mentor, mentee) {
                    None | Some(Relation::SameManager) => {}
                    Some(relation) => expected.push((mentor.clone(), mentee.clone(), relation)),
                }
            }
        }
        assert_eq!(lines.supervisory_pairs(side(mentors), side(mentees)), expected);
    }
    Ok(())
}

#[test]
fn ids_that_cannot_be_are_refused_in_lines() {
    assert_eq!(lines(&[("", "b")]).unwrap_err().column(), Some("id"));
    assert_eq!(lines(&[("a", "b\rb")]).unwrap_err().column(), Some("manager_id"));
}

#[test]
fn s5_doubtful_choices_are_findings() -> Result<()> {
    let cohort = Cohort::builder()
        .person(Participant::mentor("ann").with_choices(["zed", "ann", "ben"]))
        .person(Participant::mentor("ben").with_choices(["yan", "xia", "yan"]))
        .person(
            Participant::mentor("cat").with_choices(["xia", "wim", "bot"]).with_conflict("wim", "cousins"),
        )
        .person(Participant::mentee("wim").with_choices(["cat", "bot"]))
        .person(Participant::mentee("xia").with_choices(["bot", "cat", "ann"]))
        .person(Participant::mentee("yan").with_choices(["xia"]))
        .person(Participant::both("bot").with_choices(["bat", "ann", "xia"]))
        .person(Participant::both("bat").with_choices(["bot"]))
        .organisation(lines(&[("ben", "mid"), ("mid", "yan"), ("cat", "xia")])?)
        .conflicts([("bot".into(), "wim".into(), None)])
        .build()?;
    let choices: Vec<_> = findings(&cohort).into_iter().filter(|f| f.starts_with("choice")).collect();
    assert_eq!(
        choices,
        [
            "choice-unknown: Choice 1 of ann is zed, who does not take part.",
            "choice-self: Choice 2 of ann is ann.",
            "choice-own-side: Choice 3 of ann is ben, who is on the same side.",
            "choice-own-side: Choice 1 of yan is xia, who is on the same side.",
            "choice-repeated: Choice 3 of ben is yan, who was already chosen.",
            "choice-in-conflict: Choice 1 of ben is yan, but there is a conflict: \
             yan is 2 levels above ben in the line.",
            "choice-in-conflict: Choice 1 of cat is xia, but there is a conflict: cat reports to xia.",
            "choice-in-conflict: Choice 2 of cat is wim, but there is a conflict: cousins.",
            "choice-in-conflict: Choice 1 of wim is cat, but there is a conflict: cousins.",
            "choice-in-conflict: Choice 2 of wim is bot, but there is a conflict: no reason given.",
            "choice-in-conflict: Choice 2 of xia is cat, but there is a conflict: cat reports to xia.",
        ]
    );
    Ok(())
}

#[test]
fn s6_doubtful_lines_are_findings() -> Result<()> {
    let cohort = Cohort::builder()
        .person(Participant::mentor("a").with_manager("ghost"))
        .person(Participant::mentor("b").with_manager("x"))
        .person(Participant::mentee("c").with_manager("boss"))
        .person(Participant::mentee("d"))
        .person(Participant::mentee("e").with_manager("a"))
        .organisation(lines(&[("b", "boss"), ("boss", ""), ("x", "y"), ("y", "x"), ("e", "")])?)
        .build()?;
    assert_eq!(
        findings(&cohort),
        [
            "manager-unknown: a reports to ghost, an id that nobody has.",
            "manager-missing: d has no manager on record, \
             so conflicts with the people above cannot be checked.",
            "manager-contradicted: b reports to boss in the organisation, but to x in the profile.",
            "reporting-cycle: These report to each other in a circle: x and y.",
        ]
    );
    assert_eq!(cohort.reporting_lines().distance("b", "boss"), Some(1));
    // The organisation lists e, but names no manager; the profile does.
    assert_eq!(cohort.reporting_lines().distance("e", "a"), Some(1));
    let top = Cohort::new([Participant::mentee("a"), Participant::mentor("b").with_manager("a")])?;
    assert_eq!(
        findings(&top),
        ["manager-missing: a, with 1 direct report, has no manager on record; fine at the very top."]
    );
    Ok(())
}

#[test]
fn doubtful_names_and_levels_are_findings() -> Result<()> {
    let cohort = Cohort::builder()
        .person(Participant::mentor("a").with_level(1).with_conflict("z", "").with_conflict("a", ""))
        .person(Participant::mentee("b").with_acquaintance("y").with_acquaintance("a").with_acquaintance("b"))
        .conflicts([
            ("a".into(), "b".into(), None),
            ("b".into(), "a".into(), None),
            ("a".into(), "q".into(), None),
        ])
        .history([("a", "b"), ("q", "b"), ("a", "a")])
        .build()?;
    assert_eq!(
        findings(&cohort),
        [
            "conflict-flag-unresolved: a flags a conflict with a, which is the same person again.",
            "history-unresolved: The past pair of mentor a and mentee a cannot be kept: a is the same \
             person again.",
            "conflict-unknown: The listed conflict of mentor a and mentee q has no effect: q is not known here.",
            "conflict-flag-unknown: a flags a conflict with z, which is not known here.",
            "history-unknown: The past pair of mentor q and mentee b has no effect: q is not known here.",
            "acquaintance-unknown: b knows b, who is not another participant.",
            "acquaintance-unknown: b knows y, who is not another participant.",
            "level-unknown: The level of b is not known.",
            "pair-swapped: The listed conflict of mentor a and mentee b was written the other way round: a \
             is the mentor.",
        ]
    );
    let about: Vec<_> =
        cohort.audit().findings().iter().map(|f| f.person().map(ParticipantId::as_str)).collect();
    let (a, b) = (Some("a"), Some("b"));
    assert_eq!(about, [a, None, None, a, None, b, b, b, None]);
    Ok(())
}

#[test]
fn the_printed_audit_counts_each_kind() -> Result<()> {
    let people = ["a", "b", "c", "d", "e"].map(|id| Participant::mentor(id).with_choices([id]));
    let cohort = Cohort::builder().people(people).history([("z", "y")]).build()?;
    assert_eq!(
        cohort.audit().to_string(),
        "Stops the matching: mend it, or accept it by its kind, the word in brackets\n\
         Nobody to match [nobody] (1)\n  There are 5 mentors and 0 mentees, so nobody can be matched.\n\
         Doubtful: probably a slip, so somebody should look\n\
         Earlier pairs with people nobody knows [history-unknown] (1)\n  The past pair of mentor z and \
         mentee y has no effect: z is not known here; y is not known here.\n\
         Choices of oneself [choice-self] (5)\n  Choice 1 of a is a.\n  Choice 1 of b is b.\n  Choice 1 of c is c.\n  and 2 more"
    );
    Ok(())
}

#[test]
fn s6_explicit_conflicts_come_from_the_list_and_from_both_people() -> Result<()> {
    let cohort = Cohort::builder()
        .person(Participant::both("a").with_conflict("c", "cousins"))
        .person(Participant::both("b").with_conflict("a", ""))
        .person(Participant::both("c"))
        .conflicts([
            ("b".into(), "c".into(), None),
            ("b".into(), "c".into(), Some("friends ".into())),
            ("a".into(), "b".into(), Some("rivals".into())),
            ("b".into(), "c".into(), None),
        ])
        .build()?;
    assert_eq!(
        (cohort.explicit_conflict("a", "c"), cohort.explicit_conflict("c", "a")),
        (Some("cousins"), Some("cousins"))
    );
    assert_eq!(cohort.explicit_conflict("a", "b"), Some("rivals"));
    assert_eq!(cohort.explicit_conflict("b", "a"), Some("rivals"));
    assert_eq!(cohort.explicit_conflict("b", "c"), Some("friends"));
    assert_eq!(
        (cohort.explicit_conflict("c", "b"), cohort.explicit_conflict("c", "d")),
        (Some("friends"), None)
    );
    let listed: Vec<_> = cohort
        .conflicts()
        .iter()
        .map(|p| (p.pair().mentor().as_str(), p.pair().mentee().as_str(), p.reason()))
        .collect();
    let expected = [
        ("a", "b", Some("rivals")),
        ("b", "a", Some("rivals")),
        ("b", "c", None),
        ("b", "c", Some("friends")),
        ("c", "b", None),
        ("c", "b", Some("friends")),
    ];
    assert_eq!(listed, expected);
    Ok(())
}

#[test]
fn a_cohort_survives_serde() -> Result<()> {
    let cohort = Cohort::builder()
        .person(
            Participant::mentor("a")
                .with_manager("b")
                .with_choices(["", "z"])
                .with_skill_offered("x", Some(3)),
        )
        .person(
            Participant::mentee("z").with_conflict("a", "").with_attribute("k", "v").with_personality(0.1),
        )
        .person(Participant::both("m").with_manager("q").with_capacity(0).with_minimum(0))
        .person(Participant::both("n").with_minimum(7).with_mentors_wanted(2).with_waited(1))
        .person(Participant::mentee("o").with_duration(Duration::OneTime).with_format(Format::OneToOne))
        .organisation(lines(&[("b", "c"), ("c", "b"), ("m", "b"), ("z", "")])?)
        .conflicts([("a".into(), "m".into(), Some("why".into()))])
        .history([("m", "z")])
        .locked([("n", "o"), ("m", "z")])
        .wished([("q", "z"), ("a", "z")])
        .build()?;
    let json = serde_json::to_string(&cohort).unwrap();
    assert_eq!(serde_json::from_str::<Cohort>(&json).unwrap(), cohort, "{json}");
    let small = serde_json::to_string(&Cohort::new([Participant::mentor("a").with_manager("b")])?).unwrap();
    assert_eq!(small, r#"{"people":[{"id":"a","role":"mentor","manager_id":"b"}]}"#);
    Ok(())
}

#[test]
fn serde_goes_the_way_of_the_setters() {
    let read = |json: &str| serde_json::from_str::<Participant>(json);
    let ana = read(
        r#"{"id": " ana", "role": "both", "department": " ", "manager_id": "",
            "skills_wanted": ["b", "a ", "", "b"],
            "skills_offered": [{"name": "y"}, {"name": " x", "capability": 2}, {"name": " "}],
            "conflicts": [{"with": "c", "reason": " "}, {"with": ""}], "choices": [null, "d", "", null, null, "", "", null, null, null, "", "e", "f"],
            "acquaintances": ["", "f"], "attributes": {"k": " ", " l ": "v"}}"#,
    )
    .unwrap();
    let same = Participant::both("ana")
        .with_skill_wanted("a")
        .with_skill_wanted("b")
        .with_skill_offered("x", Some(2))
        .with_skill_offered("y", None)
        .with_conflict("c", "")
        .with_choices(["", "d", "", "", "", "", "", "", "", "", "e"])
        .with_acquaintance("f")
        .with_attribute("l", "v");
    assert_eq!(ana, same);
    assert_eq!(Cohort::new([ana]).unwrap_err().column(), Some("choice11"));
    assert!(read(r#"{"id": "a", "role": "mentor", "shoe": 40}"#).is_err());
    assert!(read(r#"{"id": "a", "role": "boss"}"#).is_err());
    assert!(read(r#"{"id": "a", "role": "mentor", "duration": "years"}"#).is_err());
    let long =
        read(r#"{"id": "a", "role": "mentor", "duration": "long-term", "format": "one-to-one"}"#).unwrap();
    assert_eq!((long.duration(), long.format()), (Some(Duration::LongTerm), Some(Format::OneToOne)));
    assert!(read(r#"{"role": "mentor"}"#).is_err());
    let invalid = r#"{"people": [{"id": "a", "role": "mentor", "level": 2000}]}"#;
    let error = serde_json::from_str::<Cohort>(invalid).unwrap_err().to_string();
    assert!(error.contains("person a") && error.contains("level") && error.contains("2000"), "{error}");
}

#[test]
fn ids_are_one_however_they_are_written() {
    let ids = BTreeSet::from(["b", "a", "B", "Ｂ", "b\u{200b}"].map(ParticipantId::from));
    assert!(ids.contains(&"A ".into()) && !ids.contains(&"c".into()));
    assert_eq!(ids.len(), 2);
    let people = || [Participant::both("Zoe"), Participant::mentee("ana"), Participant::mentor("BEN")];
    let cohort = Cohort::new(people()).unwrap();
    let order: Vec<&str> = cohort.people().iter().map(|person| person.id().as_str()).collect();
    assert_eq!(order, ["ana", "BEN", "Zoe"]);
    assert_eq!(cohort.get("ben").unwrap().id().as_str(), "BEN");
    let error = Cohort::new(people().into_iter().chain([Participant::mentor("zoe")])).unwrap_err();
    let expected = "two people have the same id; for one person on both sides, use the role both in one row";
    assert_eq!(error.message(), expected);
}
