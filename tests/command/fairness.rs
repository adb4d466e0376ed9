//! `pairwright fairness`.

use crate::support::Programme;

/// With most points, ana has mia, who chose her, and ben and max have nothing for each other.
const PEOPLE: &str = "\
id,role,department,choice1
ana,mentor,Data,mia
ben,mentor,Legal,
mia,mentee,Data,ana
max,mentee,Legal,
";

#[test]
fn compromises_are_listed_and_drawn() {
    let programme = Programme::new().with("participants.csv", PEOPLE);
    let facts = programme.json("fairness");
    let points = facts["points"].as_array().unwrap();
    assert!(points.len() > 1 && facts["is_complete"] == true, "{facts}");
    let worst = |at: usize| points[at]["worst"].as_i64().unwrap();
    assert!(worst(0) < worst(points.len() - 1));
    assert_eq!(facts["leximin"]["worst"].as_i64(), Some(worst(points.len() - 1)));
    let ran = programme.ok("fairness --plot fairness.svg");
    assert!(ran.out.contains("What is in the way of more") && ran.out.contains("compromises"), "{}", ran.out);
    let picture = programme.read("fairness.svg");
    assert!(picture.starts_with("<svg") && picture.contains("the best worst pair"), "{picture}");
    assert_eq!(ran.next(), "match");
    std::fs::write(programme.at("fairness.svg"), "mine").unwrap();
    assert_eq!(programme.run("fairness --plot fairness.svg").code, 1);
    assert_eq!(programme.read("fairness.svg"), "mine");
}

#[test]
fn one_pair_and_no_pair_are_said_so() {
    let one = "id,role,department\nana,mentor,Data\nmia,mentee,Legal\n";
    let ran = Programme::new().with("participants.csv", one).ok("fairness");
    assert!(ran.out.contains("have the best worst pair as well"), "{}", ran.out);
    let boss = "id,role,department,manager_id\nana,mentor,Data,mia\nmia,mentee,Legal,\n";
    let ran = Programme::new().with("participants.csv", boss).ok("fairness");
    assert!(ran.out.contains("Nobody can be paired"), "{}", ran.out);
}

#[test]
fn where_something_else_comes_first_it_is_refused_in_words() {
    let people = "id,role,department,minimum,capacity\nana,mentor,Data,1,2\nmia,mentee,Legal,,\n";
    let ran = Programme::new().with("participants.csv", people).run("fairness");
    assert!(ran.code == 1 && ran.err.contains("minimum"), "{}", ran.err);
}
