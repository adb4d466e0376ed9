//! `pairwright migrate`.

use crate::support::Programme;

fn data(name: &str) -> String {
    format!("{}/examples/data/migration/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn mentor_match_becomes_the_folder_of_a_programme() {
    let programme = Programme::new();
    let (mentors, mentees) = (data("mentors.csv"), data("mentees.csv"));
    let ran = programme.ok(&format!("-C spring migrate mentor-match {mentors} {mentees}"));
    assert!(ran.out.contains("5 mentors and 5 mentees"), "{}", ran.out);
    assert_eq!(ran.next(), "-C spring check");
    let checked = programme.json("-C spring check");
    assert_eq!((&checked["mentors"], &checked["both"]), (&5.into(), &1.into()), "{checked}");
    assert!(programme.read("spring/programme.toml").contains("senior_mentor = \"allow\""));
    // again: what nobody has edited is written again, what somebody has is not
    let people = programme.read("spring/participants.csv");
    std::fs::write(programme.at("spring/participants.csv"), format!("{people}zoe,mentee\n")).unwrap();
    let ran = programme.run(&format!("-C spring migrate mentor-match {mentors} {mentees}"));
    assert!(ran.code == 1 && ran.err.contains("participants.csv may have been edited"), "{}", ran.err);
}

#[test]
fn reviewers_get_papers() {
    let programme = Programme::new();
    let (scores, constraints) = (data("scores.csv"), data("constraints.csv"));
    let ran = programme.ok(&format!("migrate openreview {scores} {constraints} --reviewers 2 --load 3"));
    assert!(ran.out.contains("assignment.csv") && ran.out.contains("proven optimal"), "{}", ran.out);
    let lines = programme.read("assignment.csv");
    assert!(lines.lines().all(|line| line.split(',').count() == 3), "{lines}");
    let found = programme.json(&format!("migrate openreview {scores} --out two.csv --zero"));
    assert_eq!(found["pairs"], programme.read("two.csv").lines().count());
    assert_eq!(programme.run("migrate openreview nowhere.csv").code, 1);
    assert_eq!(programme.run("migrate elsewhere").code, 2);
}
