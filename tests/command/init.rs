//! `pairwright init`.

use calamine::{Reader as _, Xlsx, open_workbook};

use crate::support::Programme;

#[test]
fn it_makes_templates_and_never_overwrites() {
    let programme = Programme::new().with("organisation.csv", "id,manager_id\nana,mia\n");
    let ran = programme.ok("-C new/spring init");
    assert_eq!(ran.next(), "-C new/spring check");
    let made = programme.json("init");
    assert_eq!(made["made"].as_array().unwrap().len(), 7, "{made}");
    assert_eq!(made["kept"].as_array().unwrap(), &["organisation.csv"]);
    assert_eq!(programme.read("organisation.csv"), "id,manager_id\nana,mia\n");
    let toml = programme.read("programme.toml");
    std::fs::write(programme.at("programme.toml"), toml.replace("= 180", "= 181")).unwrap();
    assert_eq!(programme.json("init")["made"].as_array().unwrap().len(), 0);
    assert!(programme.read("programme.toml").contains("= 181"));
}

#[test]
fn the_workbook_has_the_columns_and_says_what_they_mean() {
    let programme = Programme::new();
    programme.ok("init --xlsx");
    assert!(!programme.at("participants.csv").exists());
    let mut book: Xlsx<_> = open_workbook(programme.at("participants.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["People", "What the columns mean"]);
    let people = book.worksheet_range("People").unwrap();
    let meanings = book.worksheet_range("What the columns mean").unwrap();
    assert_eq!(people.height(), 3);
    let heads: Vec<_> = people.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let explained: Vec<_> = meanings.rows().skip(1).map(|row| row[0].to_string()).collect();
    assert_eq!(explained[..heads.len()], heads);
    assert!(heads.len() > 25);
}

/// In the CSV file, in the workbook, and when only part of it is replaced.
#[test]
fn the_made_up_people_are_never_matched() {
    for (form, name) in [("", "participants.csv"), ("--xlsx", "participants.xlsx")] {
        let programme = Programme::new();
        programme.ok(&format!("init {form}"));
        for command in ["check", "match"] {
            let ran = programme.run(command);
            assert_eq!(ran.code, 1, "{command}");
            assert!(ran.err.contains(&format!("{name} is still the template")), "{command}: {}", ran.err);
        }
    }
    let programme = Programme::new();
    programme.ok("init");
    let people = programme.read("participants.csv") + "zoe,mentee\nbob,mentor\n";
    std::fs::write(programme.at("participants.csv"), people).unwrap();
    let ran = programme.run("check");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("participants.csv still has example-mentor"), "{}", ran.err);
}

#[test]
fn a_template_beside_the_real_people_does_not_count() {
    let people = "id,role\nana,mentor\nmia,mentee\n";
    let programme = Programme::new();
    programme.ok("init");
    std::fs::write(programme.at("participants.csv"), people).unwrap();
    assert_eq!(programme.json("check")["mentors"], 1);
    // two files of people, beside both templates
    let programme = Programme::new();
    programme.ok("init");
    let programme = programme.with("mentors.csv", "id\nana\nbob\n").with("mentees.csv", "id\nmia\n");
    assert_eq!(programme.json("check")["mentors"], 2);
    // people who were there before get no template beside them
    let programme = Programme::new().with("participants.tsv", people.replace(',', "\t"));
    let made = programme.json("init");
    assert!(!made.to_string().contains("participants"), "{made}");
    assert_eq!(programme.json("check")["mentees"], 1);
}
