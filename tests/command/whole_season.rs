//! Two seasons by the command alone, from the first templates to the folder of a third cohort, with
//! CSV and with workbooks: joiners, declines on both sides, a pair that ends, changed details,
//! somebody who leaves, and a damaged file.

use std::collections::BTreeSet;
use std::fs;

use crate::coordinator::{Coordinator, contents, next, subcommand};
use crate::sheet::Sheet;

type Person<'a> = &'a [(&'a str, &'a str)];

const MENTORS: [Person<'_>; 5] = [
    &[
        ("ID", "m1"),
        ("Role", "mentor"),
        ("Name", "Ana Müller"),
        ("Department", "Data"),
        ("Level", "2"),
        ("Email", "ana@x.example"),
    ],
    &[
        ("ID", "m2"),
        ("Role", "mentor"),
        ("Name", "<b>Ben</b>"),
        ("Department", "Law"),
        ("Level", "3"),
        ("Capacity", "2"),
    ],
    &[("ID", "m3"), ("Role", "mentor"), ("Name", "=SUM(1)"), ("Department", "Works"), ("Level", "2")],
    &[("ID", "m4"), ("Role", "mentor"), ("Name", "\u{202e}Dan"), ("Department", "Data"), ("Level", "1")],
    &[("ID", "b1"), ("Role", "both"), ("Name", "Both Boris"), ("Department", "Law"), ("Level", "4")],
];
const MENTEES: [Person<'_>; 8] = [
    &[
        ("ID", "s1"),
        ("Role", "mentee"),
        ("Name", "Mia Eck"),
        ("Department", "Law"),
        ("Level", "7"),
        ("Choice 1", "Ana Müller"),
    ],
    &[
        ("ID", "s2"),
        ("Role", "mentee"),
        ("Name", "Max 😀"),
        ("Department", "Works"),
        ("Level", "8"),
        ("Choice 1", "m2"),
        ("Choice 2", "m1"),
    ],
    &[("ID", "s3"), ("Role", "mentee"), ("Name", "Zoe"), ("Department", "Data"), ("Level", "6")],
    &[
        ("ID", "s4"),
        ("Role", "mentee"),
        ("Name", "O'Neil, \"Q\""),
        ("Department", "Law"),
        ("Level", "7"),
        ("Choice 1", "m4"),
    ],
    &[("ID", "s5"), ("Role", "mentee"), ("Department", "Works"), ("Level", "9")],
    &[("ID", "s6"), ("Role", "mentee"), ("Name", "Uma"), ("Department", "Data")],
    &[("ID", "s7"), ("Role", "mentee"), ("Name", "Wait Wu"), ("Department", "Works"), ("Level", "8")],
    &[("ID", "s8"), ("Role", "mentee"), ("Name", "Wait Wo"), ("Department", "Works"), ("Level", "8")],
];

/// Answers of everybody who is asked: yes, but of those who say something else about somebody.
fn answer(sheet: &mut Sheet, others: &[(&str, &str, &str)]) {
    for line in 0..sheet.count() {
        let [mentor, mentee, from] =
            ["mentor_id", "mentee_id", "from"].map(|heading| sheet.cell(line, heading).to_owned());
        let who = if from == "mentor" { mentor } else { mentee };
        let other = others.iter().find(|(id, ..)| *id == who);
        let (_, word, reason) = other.unwrap_or(&("", "yes", ""));
        sheet.set(line, "answer", word);
        sheet.set(line, "reason", reason);
    }
    sheet.save();
}

/// What a person does who is asked to: people, answers, outcomes.
fn person<'a>(coordinator: &'a Coordinator, folder: &'a str) -> impl FnMut(&str) + 'a {
    move |first| {
        if first.contains("answers.") {
            answer(&mut coordinator.sheet(folder, "answers"), &[]);
        } else if first.contains("outcomes.") {
            let mut form = coordinator.sheet(folder, "outcomes");
            for line in 0..form.count() {
                form.set(line, "rating", ["5", "4", "2"][line % 3]);
                form.set(line, "still_meeting", if line % 3 == 2 { "no" } else { "yes" });
            }
            form.save();
        } else {
            panic!("what is this to mean: {first}?");
        }
    }
}

/// The formal pairs, as the form for outcomes has them.
fn formal(coordinator: &Coordinator, folder: &str) -> BTreeSet<(String, String)> {
    let form = coordinator.sheet(folder, "outcomes");
    let cell = |line, heading| form.cell(line, heading).to_owned();
    (0..form.count()).map(|line| (cell(line, "mentor_id"), cell(line, "mentee_id"))).collect()
}

fn edit(coordinator: &Coordinator, name: &str, from: &str, to: &str) {
    let text = fs::read_to_string(coordinator.at(name)).unwrap();
    assert!(text.contains(from), "{name}: {text}");
    fs::write(coordinator.at(name), text.replacen(from, to, 1)).unwrap();
}

#[expect(clippy::too_many_lines, reason = "one story, in its order")]
fn two_seasons(coordinator: &Coordinator) {
    // the first cohort: the folder is made as the help says
    let ran = coordinator.types("spring", "init");
    let (first, line) = next(&ran);
    assert!(first.unwrap().starts_with("fill in participants."));
    let mut people = coordinator.sheet("spring", "participants");
    people.clear();
    MENTORS.iter().chain(&MENTEES).for_each(|person| people.add(person));
    people.save();
    edit(coordinator, "spring/programme.toml", "consent = \"mentee\"", "consent = \"both\"");
    edit(coordinator, "spring/programme.toml", "name = \"\"", "name = \"Spring\"");
    let ran = coordinator.ok(&line);
    coordinator.go_on(ran, "answers", &mut |_| ());

    // a damaged file is refused, and nothing is lost
    let mut form = coordinator.sheet("spring", "answers");
    let asked = form.count();
    assert!(asked >= 10, "both sides of five pairs: {asked}");
    answer(&mut form, &[("s1", "perhaps", "")]);
    let before = contents(&coordinator.at("spring"));
    let refused = coordinator.shell("pairwright -C spring answers");
    assert_eq!(refused.code, 1, "{}", refused.out);
    for told in ["answers.", "perhaps", "s1"] {
        assert!(refused.err.contains(told), "{told}: {}", refused.err);
    }
    assert_eq!(contents(&coordinator.at("spring")), before);

    // no from both sides, and one who has not answered; then somebody comes, changes, leaves
    let mentor_of =
        |form: &Sheet, mentee: &str| form.cell(form.line("mentee_id", mentee), "mentor_id").to_owned();
    let (refusing, refused) = (mentor_of(&form, "s1"), "s1");
    answer(&mut form, &[(&refusing, "no", "a project, together"), ("s2", "Nein", ""), ("s3", "", "")]);
    let ran = coordinator.ok("pairwright -C spring answers");
    assert!(ran.out.contains("a project, together"), "{}", ran.out);
    assert_ne!(subcommand(&next(&ran).1), "answers", "{}", ran.out);
    let again = coordinator.ok("pairwright -C spring answers");
    assert!(again.out.contains("Nothing new"), "{}", again.out);
    let mut people = coordinator.sheet("spring", "participants");
    people.add(&[
        ("ID", "m9"),
        ("Role", "mentor"),
        ("Name", "Late Lea"),
        ("Department", "Works"),
        ("Level", "2"),
    ]);
    people.add(&[
        ("ID", "s9"),
        ("Role", "mentee"),
        ("Name", "Late Leo"),
        ("Department", "Data"),
        ("Choice 1", "m9"),
    ]);
    let line = people.line("ID", "s5");
    people.set(line, "Department", "Law");
    people.save();
    let status = coordinator.ok("pairwright -C spring status");
    assert_eq!(subcommand(&next(&status).1), "join", "{}", status.out);
    coordinator.ok(&next(&status).1);
    let status = coordinator.ok("pairwright -C spring status");
    assert_eq!(subcommand(&next(&status).1), "change", "{}", status.out);
    coordinator.ok(&next(&status).1);
    coordinator.ok("pairwright -C spring leave s6 --reason 'new job'");
    let ran = coordinator.ok("pairwright -C spring status");
    coordinator.go_on(ran, "letters", &mut person(coordinator, "spring"));

    // a pair ends after it began, and both are matched again
    coordinator.types("spring", "outcomes");
    let begun = formal(coordinator, "spring");
    assert!(!begun.contains(&(refusing.clone(), refused.to_owned())), "{begun:?}");
    assert!(begun.iter().any(|(mentor, mentee)| mentor == "m9" || mentee == "s9"), "{begun:?}");
    let (mentor, mentee) = begun.iter().next().unwrap().clone();
    let ran = coordinator.ok(&format!("pairwright -C spring end {mentor} {mentee} --reason 'moved away'"));
    coordinator.go_on(ran, "letters", &mut person(coordinator, "spring"));
    coordinator.types("spring", "outcomes");
    assert!(!formal(coordinator, "spring").contains(&(mentor, mentee)));
    let ran = coordinator.ok("pairwright -C spring status");
    let line = coordinator.go_on(ran, "next", &mut person(coordinator, "spring"));
    let evaluated = fs::read_to_string(coordinator.at("spring/evaluation.html")).unwrap();
    assert!(evaluated.contains("Spring") && evaluated.contains("Pairs in trouble"));
    let was = formal(coordinator, "spring");

    // the second cohort, in the folder that `next` names
    let ran = coordinator.ok(&line);
    let (_, folder) = line.split_once(" next ").unwrap();
    let folder = folder.split("   #").next().unwrap();
    let (first, line) = next(&ran);
    assert!(first.unwrap().contains("new people"));
    let mut people = coordinator.sheet(folder, "participants");
    let waiting = people.count();
    assert!(waiting > 0, "there are more mentees than places");
    // those who mentored come again, and a few new people
    for id in ["m1", "m2", "m3"] {
        if (0..people.count()).all(|line| people.cell(line, "id") != id) {
            people.add(&[("id", id), ("role", "mentor"), ("department", "Data"), ("level", "2")]);
        }
    }
    for id in ["s1", "n2", "n3"] {
        if (0..people.count()).all(|line| people.cell(line, "id") != id) {
            people.add(&[("id", id), ("role", "mentee"), ("department", "Works"), ("level", "8")]);
        }
    }
    people.save();
    let ran = coordinator.ok(&line);
    let line = coordinator.go_on(ran, "next", &mut person(coordinator, folder));
    let now = formal(coordinator, folder);
    assert!(!now.is_empty() && now.is_disjoint(&was), "{was:?} {now:?}");
    let change = coordinator.ok(&format!("pairwright -C {folder} evaluate --before spring --yes"));
    assert!(change.out.contains("Then and now"), "{}", change.out);
    let ran = coordinator.ok(&line);
    assert_eq!(subcommand(&next(&ran).1), "check");
    let status = coordinator.ok(&format!("pairwright -C {folder} status"));
    // it has ended: there is nothing to do but to look at the next cohort
    let line = next(&status).1;
    assert!(line.starts_with(&format!("pairwright -C {folder}-next status")), "{}", status.out);
    coordinator.ok(&line);
}

#[test]
fn two_seasons_in_csv() {
    two_seasons(&Coordinator::new(false));
}

#[test]
fn two_seasons_in_workbooks() {
    two_seasons(&Coordinator::new(true));
}
