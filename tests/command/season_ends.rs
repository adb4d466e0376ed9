//! `formalise`, `end`, `next` and `status`: pairs begin and end, and cohorts follow each other.

use pairwright::CohortFiles;

use crate::spring::{asked, flat, formal, say, spring};
use crate::support::{Programme, Ran};

#[test]
fn accepted_pairs_begin_all_or_one() {
    let programme = asked();
    assert!(programme.ok("formalise").out.contains("No accepted pair waits"));
    say(&programme, "", "yes");
    programme.ok("answers");
    let one = programme.ok("formalise ana zoe");
    assert!(one.out.contains("1 pair is formal now; 1 in all."), "{}", one.out);
    let refused = programme.run("formalise ana zoe");
    assert!(refused.code == 1 && flat(&refused.err).contains("they are formal"), "{}", refused.err);
    assert_eq!(programme.run("formalise ana").code, 2);
    assert_eq!(programme.json("formalise")["formal"], 3);
    assert_eq!(programme.ok("formalise").next(), "letters");
}

#[test]
fn a_pair_ends_in_whichever_state_it_is() {
    let programme = asked();
    assert!(programme.ok("end cleo mia --by mentee --reason no").out.contains("are declined"));
    say(&programme, "zoe", "yes");
    programme.ok("answers");
    assert!(programme.ok("end ana zoe --reason no").out.contains("are taken back before they began"));
    let programme = formal();
    let ran = programme.ok("end ana zoe --reason far");
    assert!(ran.out.contains("ana (Ana Müller) and zoe (Zoe <b>) have ended."), "{}", ran.out);
    assert_eq!(ran.next(), "rematch");
    let again = programme.run("end ana zoe --reason far");
    assert!(again.code == 1 && again.err.contains("cannot be ended"), "{}", again.err);
    let turned = programme.run("end max ben --reason far");
    assert!(turned.err.contains("Is it the pair ben and max?"), "{}", turned.err);
    assert_eq!(programme.run("end ana zoe").code, 2, "there is a reason");
    let round = programme.json("rematch");
    assert_eq!(round["made"][0]["mentee"], "tom", "{round}");
}

#[test]
fn every_state_has_a_next_step() {
    let empty = Programme::new();
    assert_eq!(empty.ok("status").next(), "init");
    let programme = spring();
    assert_eq!(programme.ok("status").next(), "check");
    programme.ok("match");
    assert_eq!(programme.ok("status").next(), "ask");
    programme.ok("ask");
    assert_eq!(programme.ok("status").next(), "answers");
    say(&programme, "zoe", "no");
    programme.ok("answers");
    assert_eq!(programme.ok("status").next(), "rematch");
    programme.ok("rematch");
    say(&programme, "", "yes");
    programme.ok("answers");
    assert_eq!(programme.ok("status").next(), "ask");
    programme.ok("ask");
    say(&programme, "", "yes");
    programme.ok("answers");
    assert_eq!(programme.ok("status").next(), "formalise");
    programme.ok("formalise");
    assert_eq!(programme.ok("status").next(), "letters");
    programme.ok("next autumn");
    let status = programme.ok("status");
    assert!(status.out.contains("The season is closed"), "{}", status.out);
    assert!(status.next().starts_with("next "), "{}", status.out);
    let programme = programme.with("late.csv", "id,role\nnew,mentee\n");
    for command in ["match", "rematch", "join late.csv", "leave mia", "formalise", "answers"] {
        let refused = programme.run(command);
        let said = flat(&refused.err);
        assert!(
            refused.code == 1 && said.contains("closed") && said.contains("pairwright next"),
            "{command}: {said}"
        );
    }
    let missing = programme.run("-C nowhere status");
    assert!(missing.code == 1 && missing.err.contains("init"), "{}", missing.err);
}

#[test]
fn letters_come_next_whenever_a_pair_has_begun_or_ended() {
    let programme = formal();
    assert_eq!(programme.ok("letters --kind formal").next(), "letters", "there are other kinds");
    assert_eq!(programme.ok("letters").next(), "outcomes");
    assert_eq!(programme.ok("status").next(), "outcomes");
    programme.ok("end ana zoe --reason far");
    say_all(&programme);
    assert_eq!(programme.ok("formalise").next(), "letters");
    assert_eq!(programme.ok("letters").next(), "outcomes");
}

/// Matches again, and all who are asked say yes.
fn say_all(programme: &Programme) {
    programme.ok("rematch");
    programme.ok("ask");
    say(programme, "", "yes");
    programme.ok("answers");
}

#[test]
fn the_next_cohort_has_history_and_those_who_wait() {
    let programme = formal();
    let ran = programme.ok("next autumn");
    assert!(
        flat(&ran.out)
            .contains("autumn: 1 person (1 waited before), and 3 earlier pairs that do not come again."),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("pairwright -C autumn check"), "{}", ran.out);
    assert!(programme.read("autumn/participants.csv").contains("tom,mentee,Tom Li,tom@x.example,HR,8,"));
    assert_eq!(programme.read("autumn/history.csv").lines().count(), 4);
    let again = programme.run("next autumn");
    assert!(again.code == 1 && again.err.contains("not empty"), "{}", again.err);
    programme.ok("next winter --again");
    let next = CohortFiles::new(programme.at("winter/participants.csv"));
    let next = next.history(programme.at("winter/history.csv")).read().unwrap();
    assert_eq!(next.people().len(), 7);
    let waited = |id: &str| next.get(id).unwrap().waited();
    assert_eq!((waited("tom"), waited("zoe"), waited("mia")), (Some(1), Some(0), None));
    let after = programme.json("-C winter match");
    assert_eq!(after["pairs"], 3, "{after}");
    assert!(!programme.read("winter/matches.csv").contains("ana,Ana Müller,zoe"));
}

#[test]
fn the_people_of_the_next_cohort_can_come_from_a_file() {
    let new = "Employee ID,Mentoring role,Level,T-shirt\ntom,mentee,Level 8,L\nnew,mentee,Level 6,M\nana,mentor,Level 2,\n";
    let programme = formal().with("sign-up.csv", new).with("programme.toml", "name = \"spring\"\n");
    let ran = programme.ok("next autumn --people sign-up.csv");
    assert!(flat(&ran.out).contains("autumn: 3 people (1 waited before), "), "{}", ran.out);
    let people = programme.read("autumn/participants.csv");
    assert!(
        people.contains(",8,")
            && people.lines().filter(|line| line.ends_with(",L") || line.ends_with(",M")).count() == 2,
        "{people}"
    );
    assert!(programme.read("autumn/programme.toml").contains("spring"));
    programme.ok("-C autumn check");
    assert_eq!(programme.json("-C autumn match")["pairs"], 1);
}

#[test]
fn a_season_with_open_pairs_is_not_closed_and_nothing_is_made() {
    let programme = asked();
    let refused = programme.run("next autumn");
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("pairwright status"), "{}", refused.err);
    assert!(!programme.at("autumn").exists());
    let programme = formal().with("broken.csv", "id,role\nana,boss\n");
    let season = programme.read("season.json");
    let refused = programme.run("next autumn --people broken.csv");
    assert!(refused.code == 1 && refused.err.contains("broken.csv"), "{}", refused.err);
    assert_eq!(programme.read("season.json"), season, "it is closed only with the new folder");
}

#[test]
fn another_run_in_the_folder_is_waited_for() {
    let programme = asked();
    say(&programme, "", "yes");
    let mut runs: Vec<_> = (0..3)
        .map(|_| programme.command().arg("answers").stdout(std::process::Stdio::piped()).spawn().unwrap())
        .collect();
    let runs: Vec<Ran> = runs.drain(..).map(|run| Ran::of(run.wait_with_output().unwrap())).collect();
    let news = runs.iter().filter(|ran| ran.out.contains("3 said yes")).count();
    assert!(runs.iter().all(|ran| ran.code == 0) && news == 1, "{runs:?}");
}

#[test]
fn programs_get_facts_from_every_command() {
    let programme = asked().with("late.csv", "id,role,level\ndan,mentor,3\n");
    let run = |line: &str, facts: &[&str]| {
        let ran = programme.json(line);
        for fact in facts.iter().chain(&["next"]) {
            assert!(!ran[fact].is_null(), "{line}: no {fact}: {ran}");
        }
        ran
    };
    run("status", &["season", "round", "pairs", "awaited", "waiting", "new_in_files"]);
    run("ask", &["asked", "awaited", "letters", "files"]);
    say(&programme, "zoe", "yes");
    say(&programme, "max", "no");
    run("answers", &["agreed", "accepted", "declined", "left", "not_taken_over", "awaited"]);
    run("join late.csv", &["joined", "changed"]);
    run("change", &["changed", "new", "no_longer_possible"]);
    run("rematch", &["round", "kept", "made", "parted", "pairs", "mentees", "choices", "waiting", "files"]);
    run("formalise", &["formalised", "formal"]);
    run("end ana zoe --reason x", &["mentor", "mentee"]);
    let left = run("leave mia --reason x", &["left", "partners"]);
    assert_eq!(left["next"], serde_json::json!(["pairwright", "rematch"]));
    let refused = programme.json("next autumn");
    assert!(refused["error"]["message"].as_str().unwrap().contains("cannot be closed"), "{refused}");
}
