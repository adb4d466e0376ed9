//! `pairwright check`.

use crate::support::Programme;

const PEOPLE: &str = "id,role,department,level\nana,mentor,Data,2\nmia,mentee,Legal,7\n";

#[test]
fn it_counts_and_says_what_comes_next() {
    let programme = Programme::new().with("participants.csv", PEOPLE);
    let ran = programme.ok("check");
    assert!(ran.out.starts_with("1 mentor and 1 mentee. Nobody's manager is known"), "{}", ran.out);
    assert_eq!(ran.next(), "match");
    let people = "id,role,manager_id\nana,both,\nmia,mentee,ana\nzoe,mentor,ana\n";
    let ran = Programme::new().with("participants.csv", people).ok("check");
    assert!(
        ran.out.starts_with("2 mentors and 2 mentees, 1 of them both. A manager is known for 2 of 3 people."),
        "{}",
        ran.out
    );
}

#[test]
fn nobody_there_is_said_with_what_to_do() {
    let ran = Programme::new().run("check");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("participants.csv") && ran.err.contains("pairwright init"), "{}", ran.err);
    assert_eq!(Programme::new().run("chek").code, 2);
}

#[test]
fn what_stops_comes_first_and_is_accepted_by_its_kind() {
    let people = "id,role,level,choice1,colour,\"food, drink\"\n\
                  ana,mentor,2,,red,\nmia,mentee,7,zoe,,tea\nzoa,mentor,2,,,\n";
    let programme = Programme::new()
        .with("participants.csv", people)
        .with("conflicts.csv", "mentor_id,mentee_id\nanna,mia\n");
    let ran = programme.run("check");
    assert_eq!((ran.code, ran.next().as_str()), (1, "check"));
    let at = |words: &str| ran.out.find(words).unwrap_or_else(|| panic!("no {words}: {}", ran.out));
    assert!(at("This stops the matching") < at("Probably slips") && at("Probably slips") < at("How it was"));
    assert!(ran.out.contains("  accept = [\"conflict-unresolved\"]\n"), "{}", ran.out);
    assert!(ran.out.contains("kept as they are: \"colour\", \"food, drink\"."), "{}", ran.out);
    let found = programme.json("check");
    let stop = &found["findings"][0];
    assert_eq!(
        (&stop["severity"], &stop["file"], &stop["line"]),
        (&"stops".into(), &"conflicts.csv".into(), &2.into())
    );
    // by the command, and by the programme
    assert_eq!(programme.run("check --accept conflict-unresolved").code, 0);
    let programme = programme.with("programme.toml", "accept = [\"conflict-unresolved\"]\n");
    let ran = programme.ok("check");
    assert!(ran.out.contains("Accepted: it would stop"), "{}", ran.out);
    assert_eq!(ran.next(), "match");
}

#[test]
fn all_files_with_faults_are_said_at_once() {
    let programme = Programme::new()
        .with("participants.csv", "id,role\nana,boss\n")
        .with("programme.toml", "[weights]\nskils = 3\n")
        .with("columns.toml", "[columns]\nBoss = \"maneger_id\"\n")
        .with("goals.toml", "[[goal]]\nname = 3\n");
    let ran = programme.run("check");
    assert_eq!(ran.code, 1);
    for words in
        ["programme.toml", "skils", "columns.toml", "maneger_id", "goals.toml", "participants.csv", "boss"]
    {
        assert!(ran.err.contains(words), "no {words}: {}", ran.err);
    }
    assert_eq!(programme.json("check")["error"]["all"].as_array().unwrap().len(), 4);
}

#[test]
fn names_that_would_turn_the_line_round_are_shown_harmlessly() {
    let people = "id,role,name,choice1\nana,mentor,\"\u{202e}ana <b>=cmd\",\nmia,mentee,,\u{202e}x\n";
    let ran = Programme::new().with("participants.csv", people).run("check");
    assert!(!ran.out.contains('\u{202e}') && !ran.err.contains('\u{202e}'), "{}{}", ran.out, ran.err);
}
