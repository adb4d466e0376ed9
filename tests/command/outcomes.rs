//! `pairwright outcomes`.

use crate::formal::{formal, formal_of};
use crate::support::Programme;

#[test]
fn a_form_has_a_line_for_each_formal_pair_and_goals_to_choose_from() {
    let programme = formal(3);
    let ran = programme.ok("outcomes");
    assert!(!ran.next().is_empty());
    let form = programme.read("outcomes.csv");
    let lines: Vec<&str> = form.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "mentor_id,mentor_name,mentee_id,mentee_name,rating,still_meeting,goals_met");
    assert_eq!(lines[1], "m0,Mentor 0,s0,Mentee 0,,,");
    assert_eq!(lines.len(), 4);
    assert!(programme.read("goals.toml").contains("#measure = \"mentees-served\""));
    assert!(programme.read("goals.toml").contains("by = \"2027-03-01\""));
}

/// What has been filled in is neither lost nor overwritten without a word.
#[test]
fn what_was_filled_in_is_kept() {
    let programme = formal(2);
    programme.ok("outcomes");
    let filled = programme
        .read("outcomes.csv")
        .replace("m0,Mentor 0,s0,Mentee 0,,,", "m0,Mentor 0,s0,Mentee 0,\"4,5\",yes,");
    let programme = programme.with("outcomes.csv", &filled).with("goals.toml", "# mine\n");
    let refused = programme.run("outcomes");
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("outcomes.csv may have been edited"), "{}", refused.err);
    assert_eq!(programme.read("outcomes.csv"), filled);
    programme.ok("outcomes --yes");
    assert!(programme.read("outcomes.csv").contains("m0,Mentor 0,s0,Mentee 0,4.5,yes,"));
    assert_eq!(programme.read("goals.toml"), "# mine\n");
    assert!(!programme.ok("outcomes").out.contains("goals.toml"));
}

#[test]
fn a_workbook_is_written_and_read() {
    let programme = formal(2);
    assert_eq!(programme.json("outcomes --xlsx")["written"][0], "outcomes.xlsx");
    assert!(!programme.at("outcomes.csv").exists());
    assert_eq!(programme.json("evaluate")["evaluation"]["answered"]["of"], 2);
}

#[test]
fn without_formal_pairs_there_is_nothing_to_ask() {
    let ran = Programme::new().run("outcomes");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("no season has begun") && ran.err.contains("pairwright match"), "{}", ran.err);
    let proposed = formal_of(2, 0);
    let ran = proposed.run("outcomes");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("no pair is formal yet") && ran.err.contains("formalise"), "{}", ran.err);
    assert!(!proposed.at("outcomes.csv").exists());
}
