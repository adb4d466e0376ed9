//! `match`, `ask` and `rematch`.

use crate::spring::{asked, flat, say, spring};
use crate::support::Programme;

#[test]
fn a_proposal_says_who_is_matched_and_what_comes_next() {
    let programme = spring();
    let ran = programme.ok("match");
    for said in [
        "3 pairs: 3 of 4 mentees have a mentor, 3 of 3 mentors have a mentee.",
        "2 of 3 mentees who named mentors got one of them (2 possible).",
        "1 mentee waits:\n- tom (Tom Li)",
        "Written: matches.csv, unmatched.csv, report.html.",
    ] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    assert_eq!(ran.next(), "ask");
    let matches = programme.read("matches.csv");
    assert!(matches.starts_with('\u{feff}') && matches.contains("ana,Ana Müller,zoe,Zoe <b>,"), "{matches}");
    assert!(matches.contains(",'=cmd(1),"), "a formula is no formula: {matches}");
    assert!(programme.read("report.html").contains("Zoe &lt;b&gt;"));
    assert_eq!(programme.json("match")["mentees"]["matched"], 3);
}

#[test]
fn a_pilot_an_objective_and_accepted_findings_are_kept_until_the_proposal_is_made_anew() {
    let programme = spring();
    programme.ok("match --objective best-worst-pair");
    assert_eq!(programme.json("status")["objective"], "best-worst-pair");
    programme.ok("match --pilot 2 --accept conflict-unknown");
    let status = programme.json("status");
    assert_eq!(status["pilot"]["best"], 2);
    assert_eq!(status["accepted_findings"][0], "conflict-unknown");
    assert!(programme.ok("status").out.contains("a pilot of 2 mentees"));
    let again = programme.ok("match");
    assert!(again.out.contains("was a pilot of 2 mentees; this one is for all"), "{}", again.out);
    assert_eq!(programme.json("status")["pairs"]["proposed, not asked yet"], 3);
    assert_eq!(programme.run("match --objective best").code, 2);
    let both = programme.run("match --objective best-worst-pair --pilot 2");
    assert!(both.code == 1 && both.err.contains("pilot"), "{}", both.err);
}

#[test]
fn a_proposal_can_be_made_anew_until_somebody_was_asked() {
    let programme = spring();
    programme.ok("match");
    let fewer = programme.read("participants.csv").replace("tom,mentee,Tom Li,tom@x.example,HR,8,,\n", "");
    std::fs::write(programme.at("participants.csv"), fewer).unwrap();
    assert!(programme.ok("match").out.contains("3 of 3 mentees have a mentor"));
    programme.ok("ask");
    let refused = programme.run("match");
    assert_eq!(refused.code, 1);
    assert!(flat(&refused.err).contains("pairwright rematch"), "{}", refused.err);
}

#[test]
fn a_table_that_was_edited_is_not_overwritten_and_the_season_stays() {
    let programme = spring();
    programme.ok("match");
    std::fs::write(programme.at("matches.csv"), "my own notes").unwrap();
    let season = programme.read("season.json");
    let refused = programme.run("match --pilot 1");
    assert_eq!((refused.code, programme.read("matches.csv").as_str()), (1, "my own notes"));
    assert!(flat(&refused.err).contains("matches.csv may have been edited"), "{}", refused.err);
    assert_eq!(programme.read("season.json"), season);
    programme.ok("match --pilot 1 --yes");
}

#[test]
fn what_stops_a_matching_is_told_with_the_option_that_accepts_it() {
    let programme = spring().with("conflicts.csv", "mentor_id,mentee_id\nana,Mia Bergg\n");
    let refused = programme.run("match");
    assert_eq!(refused.code, 1);
    assert!(
        flat(&refused.err).contains("--accept \"conflict-unresolved\"") && !refused.err.contains("Season::"),
        "{}",
        refused.err
    );
    assert!(programme.json("match")["error"]["message"].is_string());
    assert!(!programme.at("season.json").exists());
}

#[test]
fn asking_writes_a_form_and_asking_again_only_who_has_not_answered() {
    let programme = spring();
    programme.ok("match");
    let ran = programme.ok("ask --first 1");
    assert!(ran.out.contains("1 pair is asked; 1 answer is open."), "{}", ran.out);
    assert_eq!(ran.next(), "answers");
    assert!(ran.out.contains("Next: fill in answers.csv, then: "), "{}", ran.out);
    let best = programme.read("matches.csv");
    let points = |line: &str| line.split(',').nth(4).unwrap().parse::<i32>().unwrap();
    let best = best.lines().skip(1).max_by_key(|line| points(line)).unwrap();
    let mentee = best.split(',').nth(2).unwrap();
    assert!(programme.read("answers.csv").contains(&format!(",{mentee},")), "{best}");
    say(&programme, "", "yes");
    let lost = programme.run("ask");
    assert_eq!(lost.code, 1, "what was typed in and not taken over is not lost: {}", lost.out);
    assert_eq!(programme.json("status")["pairs"]["asked"], 1);
    programme.ok("answers");
    assert!(programme.ok("ask").out.contains("2 pairs are asked; 2 answers are open."));
    assert!(!programme.read("answers.csv").contains(&format!(",{mentee},")));
    assert!(programme.ok("ask").out.contains("Nobody new is asked; 2 answers are open."));
}

/// As a run leaves the folder that was killed after it had saved the season.
#[test]
fn a_form_that_is_in_the_season_already_does_not_stop_asking() {
    let programme = spring();
    programme.ok("match");
    programme.ok("ask --first 1");
    say(&programme, "", "yes");
    programme.ok("answers");
    let saved_again = programme.read("answers.csv").replace('\n', "\r\n");
    std::fs::write(programme.at("answers.csv"), saved_again).unwrap();
    assert!(programme.ok("ask").out.contains("2 pairs are asked"));
    // a line that is not taken over stops it
    let form = programme.read("answers.csv");
    std::fs::write(programme.at("answers.csv"), format!("{form}ana,,tom,,mentee,no,\n")).unwrap();
    assert_eq!(programme.run("ask").code, 1);
}

#[test]
fn a_rematch_keeps_what_is_settled_and_says_who_is_new() {
    let programme = asked();
    say(&programme, "zoe", "yes");
    say(&programme, "max", "no");
    assert_eq!(programme.ok("answers").next(), "rematch");
    let ran = programme.ok("rematch");
    assert!(ran.out.contains("Round 2: 2 pairs stay, 1 is new, 0 open pairs parted."), "{}", ran.out);
    assert!(ran.out.contains("- ben (Ben 🎈 Öz) mentors tom (Tom Li)"), "{}", ran.out);
    assert_eq!(ran.next(), "ask");
    let again = programme.ok("rematch");
    assert!(again.out.contains("Nothing has changed since round 2"), "{}", again.out);
    assert_eq!(programme.json("status")["round"], 2);
    assert_eq!(programme.json("rematch --price 0")["round"], 3);
    assert_eq!(programme.json("rematch --at-most 0")["parted"], serde_json::json!([]));
    assert_eq!(programme.run("rematch --at-most 1 --price 2").code, 2);
}

#[test]
fn a_rematch_of_a_pilot_stays_a_pilot() {
    let programme = spring();
    programme.ok("match --pilot 2");
    programme.ok("ask");
    say(&programme, "", "no");
    programme.ok("answers");
    let ran = programme.json("rematch");
    assert_eq!(ran["made"].as_array().unwrap().len(), 2, "{ran}");
    assert_eq!(programme.json("status")["pilot"]["best"], 2);
}

#[test]
fn workbooks_are_written_and_read_back() {
    let programme = spring();
    programme.ok("match --xlsx");
    let ran = programme.ok("ask --xlsx");
    assert!(programme.at("matches.xlsx").exists() && programme.at("answers.xlsx").exists());
    assert!(ran.out.contains("fill in answers.xlsx"), "{}", ran.out);
    assert_eq!(programme.json("answers")["awaited"].as_array().unwrap().len(), 3);
}

#[test]
fn without_a_season_or_with_a_broken_one_it_is_said_what_to_do() {
    let programme = spring();
    for command in ["ask", "answers", "rematch", "join", "change", "leave mia", "formalise", "next x"] {
        let refused = programme.run(command);
        assert_eq!(refused.code, 1, "{command}");
        assert!(flat(&refused.err).contains("pairwright match"), "{command}: {}", refused.err);
    }
    programme.ok("match");
    let season = programme.read("season.json");
    std::fs::write(programme.at("season.json"), &season[..season.len() / 2]).unwrap();
    for command in ["match", "ask", "status"] {
        let refused = programme.run(command);
        assert_eq!(refused.code, 1, "{command}");
        assert!(refused.err.contains("season.json") && refused.err.contains("copy"), "{}", refused.err);
        assert!(programme.json(command)["error"]["message"].is_string());
    }
}

#[test]
fn groups_and_people_of_both_roles_are_matched_again_around_what_is_settled() {
    let people = "id,role,level,capacity,minimum,choices\n\
        ana,mentor,2,3,2,\nben,both,4,2,,\nmax,mentee,7,,,ana\nmia,mentee,8,,,ana\nzoe,mentee,8,,,ben\n";
    let programme = Programme::new()
        .with("participants.csv", people)
        .with("locked.csv", "mentor_id,mentee_id\nben,zoe\n");
    let first = programme.json("match");
    assert_eq!(first["mentees"]["matched"], 4, "{first}");
    programme.ok("ask");
    say(&programme, "mentee,zoe", "yes");
    say(&programme, ",zoe,", "yes");
    say(&programme, ",max,", "no");
    programme.ok("answers");
    let round = programme.json("rematch");
    assert_eq!(round["mentees"]["of"], 4, "{round}");
    let states = &programme.json("status")["pairs"];
    assert_eq!((&states["accepted"], &states["declined"]), (&1.into(), &1.into()), "{states}");
}
