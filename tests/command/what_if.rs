//! `pairwright what-if`.

use crate::support::Programme;

const PEOPLE: &str = "\
id,role,department,region,level,choice1,skills_offered,skills_wanted
ana,mentor,Data,North,2,mia,Rust:5,
ben,mentor,Legal,South,3,max,Trusts:5,
mia,mentee,Legal,South,7,ana,,Trusts
max,mentee,Data,North,6,ben,,Rust
";
const OTHER: &str = "name = \"skills\"\nfocus = \"skill-transfer\"\n";

fn programme() -> Programme {
    Programme::new().with("participants.csv", PEOPLE).with("other.toml", OTHER)
}

#[test]
fn another_programme_is_compared_person_by_person() {
    let ran = programme().ok("what-if other.toml");
    assert!(ran.out.contains("FIGURES") && ran.out.contains("WHO GAINS MOST by skills"), "{}", ran.out);
    assert_eq!(ran.next(), "what-if --weights");
    let facts = programme().json("what-if other.toml");
    assert!(facts["comparison"]["kept"].is_u64() && facts["sensitivity"].is_null(), "{facts}");
}

#[test]
fn a_file_is_found_beside_the_command_or_in_the_folder() {
    let programme = programme();
    std::fs::create_dir(programme.at("elsewhere")).unwrap();
    let command = |folder: &str, file: &str| {
        let mut command = programme.command();
        command.current_dir(programme.at("elsewhere")).args(["-C", folder, "what-if", file]);
        crate::support::Ran::of(command.output().unwrap())
    };
    for file in ["other.toml", "../other.toml"] {
        let ran = command("..", file);
        assert_eq!(ran.code, 0, "{file}: {}", ran.err);
    }
    let ran = command("..", "missing.toml");
    assert!(ran.code == 1 && ran.err.contains("missing.toml"), "{}", ran.err);
}

#[test]
fn weights_are_told_all_or_some() {
    let programme = programme();
    let all = programme.json("what-if --weights");
    let some = programme.json("what-if --weight mentee_choices.1 --weight skills");
    let keys: Vec<_> =
        some["sensitivity"]["weights"].as_array().unwrap().iter().map(|one| &one["key"]).collect();
    assert_eq!(keys, ["skills", "mentee_choices.1"]);
    assert!(all["sensitivity"]["weights"].as_array().unwrap().len() > 10);
    let ran = programme.ok("what-if --weights");
    let told = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("stays best from") && told.contains("no difference to these people"), "{told}");
    let ran = programme.run("what-if --weight skill");
    assert!(ran.code == 1 && ran.err.contains("no such weight") && ran.err.contains("skill"), "{}", ran.err);
}

#[test]
fn goals_are_traded_and_all_of_it_is_in_a_report() {
    let programme = programme();
    let ran = programme.ok("what-if other.toml --weights --trade-off points choices --out what-if.html");
    assert!(ran.out.contains("pairs with a choice honoured"), "{}", ran.out);
    assert!(programme.read("what-if.html").contains("</html>"));
    // what a person has edited stays
    std::fs::write(programme.at("what-if.html"), "mine").unwrap();
    let ran = programme.run("what-if --trade-off points choices --out what-if.html");
    assert!(ran.code == 1 && ran.err.contains("--yes"), "{}", ran.err);
    assert_eq!(programme.read("what-if.html"), "mine");
    let ran = programme.run("what-if --trade-off points happiness");
    assert!(ran.code == 2 && ran.err.contains("happiness"), "{}", ran.err);
    programme.ok("what-if --trade-off different:department criterion:skills");
    assert_eq!(programme.run("what-if").code, 2);
}

#[test]
fn a_limit_ends_it_with_what_is_known() {
    let ran = programme().run("what-if --weights --limit 0");
    assert!(ran.code == 1 && ran.err.contains("The time limit was over"), "{}", ran.err);
    programme().ok("what-if --weights --limit 18446744073709551615");
}

/// Questions are about the season once there is one, and change nothing in it.
#[test]
fn a_season_is_asked_and_stays_as_it_is() {
    let programme = programme();
    programme.ok("match");
    let season = std::fs::read(programme.at("season.json")).unwrap();
    for question in [
        "what-if other.toml --weights",
        "fairness",
        "why ana",
        "what-if --trade-off points choices --weights",
    ] {
        let ran = programme.ok(question);
        assert!(!ran.out.contains("No season has begun"), "{question}: {}", ran.out);
        assert_eq!(ran.next(), "status", "{question}");
    }
    assert_eq!(std::fs::read(programme.at("season.json")).unwrap(), season);
}

/// With more work than time, the answer comes in time: all of it, a part that says so, or a refusal.
#[test]
#[expect(clippy::disallowed_methods, reason = "a limit of time needs a clock")]
fn a_large_cohort_is_answered_within_the_limit() {
    let mut people = String::from("id,role,department,region,level,choice1,skills_offered,skills_wanted\n");
    for k in 0..150 {
        let (department, region, other) = (k * 7 % 11, k * 5 % 8, k * 31 % 150);
        let mentor = format!("m{k},mentor,D{department},R{region},{},s{other},S{}:4,\n", 1 + k % 4, k % 9);
        let mentee = format!("s{k},mentee,D{},R{},{},m{other},,S{}\n", k % 11, k % 8, 5 + k % 4, k % 7);
        people.extend([mentor, mentee]);
    }
    let programme = Programme::new().with("participants.csv", people);
    programme.ok("match");
    for question in ["what-if --weights", "what-if --trade-off points choices", "fairness", "why"] {
        let begin = std::time::Instant::now();
        let ran = programme.run(&format!("{question} --limit 1"));
        assert!(begin.elapsed().as_secs() < 60, "{question}: {:?}", begin.elapsed());
        match ran.code {
            0 => assert!(ran.out.contains("Next: "), "{question}: {}", ran.out),
            _ => assert!(ran.err.contains("The time limit was over"), "{question}: {}", ran.err),
        }
    }
}
