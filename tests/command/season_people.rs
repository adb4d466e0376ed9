//! `join`, `change` and `leave`: people come, go and move.

use crate::spring::{PEOPLE, asked, flat, formal, spring};
use crate::support::Programme;

const LATE: &str = "id,role,name,level,choices,manager_id\ndan,mentor,Dan Ek,3,Tom Li,ana\n";

fn rewritten(programme: &Programme, from: &str, to: &str) {
    let people = programme.read("participants.csv");
    assert!(people.contains(from), "{from}");
    std::fs::write(programme.at("participants.csv"), people.replace(from, to)).unwrap();
}

#[test]
fn late_joiners_name_people_who_are_in_already() {
    let programme = asked().with("late.csv", LATE);
    let ran = programme.ok("join late.csv");
    assert!(ran.out.contains("1 person has joined:\n- dan (Dan Ek)"), "{}", ran.out);
    assert_eq!(ran.next(), "rematch");
    let round = programme.json("rematch");
    let made = &round["made"][0];
    assert_eq!((&made["mentor"], &made["mentee"]), (&"dan".into(), &"tom".into()), "{round}");
    let again = programme.ok("join late.csv");
    assert!(again.out.contains("Nobody in the file is new."), "{}", again.out);
    // who joined from a file of their own is not in the participants, and stays
    let status = programme.ok("status");
    assert!(
        flat(&status.out).contains("1 person of the season is not in the file and stays"),
        "{}",
        status.out
    );
}

#[test]
fn who_is_new_in_the_participants_joins_with_their_conflicts() {
    let programme = asked();
    rewritten(&programme, "tom,mentee", "eva,mentor,Eva Ros,eva@x.example,Data,1,,\ntom,mentee");
    let programme = programme.with("conflicts.csv", "mentor_id,mentee_id,reason\neva,tom,siblings\n");
    assert_eq!(programme.ok("status").next(), "join");
    assert_eq!(programme.json("join")["joined"], serde_json::json!(["eva"]));
    let round = programme.json("rematch");
    assert_eq!(round["pairs"], 4, "{round}");
    let siblings = serde_json::json!(["eva", "tom"]);
    let made = round["made"].as_array().unwrap();
    let both = |pair: &serde_json::Value| serde_json::json!([pair["mentor"], pair["mentee"]]);
    assert!(!made.is_empty() && made.iter().all(|pair| both(pair) != siblings), "{round}");
    assert_eq!(programme.json("status")["changed_in_files"], 0);
}

#[test]
fn who_left_does_not_come_back_by_a_line_that_is_still_there() {
    let programme = asked();
    let ran = programme.ok("leave tom@x.example --reason moved");
    assert!(ran.out.contains("tom (Tom Li) has left; 0 pairs ended."), "{}", ran.out);
    assert_eq!(programme.json("status")["mentees"], 3);
    let ran = programme.ok("join");
    assert!(ran.out.contains("left before: tom (Tom Li)"), "{}", ran.out);
    assert_eq!(programme.json("status")["mentees"], 3);
    programme.ok("join --returning");
    assert_eq!(programme.json("status")["mentees"], 4);
}

#[test]
fn whoever_is_meant_has_to_be_clear() {
    let programme = spring().with("participants.csv", format!("{PEOPLE}tom2,mentee,Tom Li,,HR,8,,\n"));
    programme.ok("match");
    let command = |who: &str| {
        let ran = programme.command().args(["leave", who]).output().unwrap();
        let ran = crate::support::Ran::of(ran);
        assert_eq!(ran.code, 1, "{who}: {}", ran.out);
        ran.err
    };
    let several = command("Tom Li");
    assert!(several.contains("tom (Tom Li) or tom2 (Tom Li)"), "{several}");
    assert!(command("zeo").contains("Is it zoe (Zoe <b>)?"));
    assert!(command("berg").contains("Is it mia (Mia Berg)?"));
    assert!(command("qqqqqq").contains("nobody is called qqqqqq"));
    programme.ok("leave zoe --reason new-job");
    assert!(command("zoe").contains("zoe (Zoe <b>) has left"));
}

#[test]
fn partners_of_who_left_are_matched_again() {
    let programme = formal();
    let ran = programme.ok("leave zoe");
    assert!(ran.out.contains("ana (Ana Müller) has nobody for this place now"), "{}", ran.out);
    assert_eq!(programme.json("rematch")["made"][0]["mentee"], "tom");
}

#[test]
fn new_details_are_taken_over_and_nothing_else() {
    let programme = asked();
    assert!(programme.ok("change").out.contains("Nobody has new details."));
    rewritten(&programme, "Tom Li,tom@x.example,HR,8", "Tom Li,tom@x.example,Data,7");
    assert_eq!(programme.ok("status").next(), "change");
    let ran = programme.ok("change");
    assert!(ran.out.contains("- tom (Tom Li): department, level"), "{}", ran.out);
    assert_eq!(ran.next(), "rematch");
    assert!(programme.ok("change").out.contains("Nobody has new details."));
    rewritten(&programme, "tom,mentee,Tom Li,tom@x.example,Data,7,,\n", "");
    let ran = programme.ok("change");
    assert!(flat(&ran.out).contains("pairwright leave tom"), "{}", ran.out);
    assert_eq!(programme.json("status")["mentees"], 4);
}

#[test]
fn a_settled_pair_that_is_forbidden_now_stays_only_by_a_decision() {
    let programme = formal();
    let programme = programme.with("organisation.csv", "id,manager_id\nzoe,ana\n");
    let refused = programme.run("change");
    assert_eq!(refused.code, 1);
    assert!(flat(&refused.err).contains("pairwright change --keep"), "{}", refused.err);
    assert!(!refused.err.contains("Season::"), "{}", refused.err);
    let kept = programme.command().args(["change", "--keep", "ana,zoe=they asked for it"]).output().unwrap();
    assert!(kept.status.success(), "{kept:?}");
    assert_eq!(programme.json("status")["pairs"]["formal"], 3);
    assert_eq!(programme.run("change --keep ana").code, 2);
}

#[test]
fn an_open_pair_that_is_forbidden_now_is_parted_by_the_next_round() {
    let programme = asked().with("conflicts.csv", "mentor_id,mentee_id\nana,zoe\n");
    let ran = programme.ok("change");
    assert!(ran.out.contains("ana (Ana Müller) and zoe (Zoe <b>):"), "{}", ran.out);
    assert_eq!(ran.next(), "rematch");
    let round = programme.json("rematch");
    assert_eq!(round["parted"][0]["mentee"], "zoe", "{round}");
}
