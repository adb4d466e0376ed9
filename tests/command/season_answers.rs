//! `answers`: half filled in, twice, damaged, about pairs that are over.

use crate::spring::{asked, flat, formal, say};

#[test]
fn a_form_can_be_filled_in_bit_by_bit() {
    let programme = asked();
    let untouched = programme.ok("answers");
    assert!(untouched.out.contains("Nothing new in ./answers.csv."), "{}", untouched.out);
    assert!(untouched.out.contains("3 answers are missing:"), "{}", untouched.out);
    assert_eq!(untouched.next(), "answers");
    say(&programme, "zoe", "YES");
    let some = programme.ok("answers");
    assert!(some.out.contains("1 said yes, 0 said no: 1 pair is accepted."), "{}", some.out);
    assert!(some.out.contains("max (Max Fox) about ben (Ben 🎈 Öz), asked on 2027-03-01"), "{}", some.out);
    let log = programme.read("season.json");
    assert!(programme.ok("answers").out.contains("Nothing new"));
    assert_eq!(programme.read("season.json"), log, "the same file twice changes nothing");
    say(&programme, "", "Yes.");
    assert_eq!(programme.ok("answers").next(), "formalise");
}

#[test]
fn as_excel_saves_it_and_as_people_say_it() {
    let programme = asked();
    say(&programme, "zoe", "Nein.");
    say(&programme, "max", "leaves");
    let form = programme.read("answers.csv").replace(',', ";").replace("Nein.;", "Nein.;same project");
    std::fs::write(programme.at("answers.csv"), form).unwrap();
    let ran = programme.ok("answers");
    assert!(ran.out.contains("- zoe (Zoe <b>) says no to ana (Ana Müller): same project"), "{}", ran.out);
    assert!(ran.out.contains("- max (Max Fox) leaves"), "{}", ran.out);
    assert_eq!(ran.next(), "rematch");
    assert!(ran.out.contains("1 answer still missing"), "{}", ran.out);
    assert!(programme.ok("answers").out.contains("Nothing new"), "the leaver's line is heard");
}

#[test]
fn silence_can_count_as_a_yes() {
    let programme = asked();
    let ran = programme.json("answers --silence-agrees");
    assert_eq!((&ran["agreed"], &ran["accepted"]), (&3.into(), &3.into()));
    assert_eq!(ran["next"].as_array().unwrap().last().unwrap(), "formalise");
}

#[test]
fn a_mistake_is_refused_with_its_line_and_nothing_is_taken_over() {
    let programme = asked();
    say(&programme, "zoe", "yes");
    say(&programme, "mia", "perhaps");
    let season = programme.read("season.json");
    let refused = programme.run("answers");
    assert_eq!(refused.code, 1);
    for said in ["answers.csv", "line 4", "column answer", "perhaps", "accept, decline or leave"] {
        assert!(flat(&refused.err).contains(said), "{said}: {}", refused.err);
    }
    assert_eq!(programme.read("season.json"), season);
    let form = programme.read("answers.csv").replace("perhaps,", ",same project");
    std::fs::write(programme.at("answers.csv"), &form).unwrap();
    let refused = programme.run("answers");
    assert!(flat(&refused.err).contains("there is a reason, but no answer"), "{}", refused.err);
    std::fs::write(programme.at("answers.csv"), form.replace("same project", "").replace("zoe", "zeo"))
        .unwrap();
    let refused = programme.run("answers");
    assert!(refused.err.contains("zeo"), "{}", refused.err);
    assert_eq!(programme.json("answers")["error"]["person"], "zeo");
    assert_eq!(programme.read("season.json"), season);
    let gone = programme.run("answers nothing.csv");
    assert!(gone.code == 1 && gone.err.contains("pairwright ask"), "{}", gone.err);
}

#[test]
fn an_answer_about_a_pair_that_is_over_is_named_and_the_rest_is_taken_over() {
    let programme = asked();
    let form = programme.read("answers.csv");
    say(&programme, "max", "no");
    programme.ok("answers");
    let more =
        format!("{form}ana,,tom,,mentee,yes,\n").replace("max,Max Fox,mentee,,", "max,Max Fox,mentee,yes,");
    std::fs::write(programme.at("answers.csv"), more).unwrap();
    say(&programme, "mia", "yes");
    let ran = programme.ok("answers");
    assert!(ran.out.contains("1 said yes, 0 said no: 1 pair is accepted."), "{}", ran.out);
    assert!(ran.out.contains("These answers were not taken over:"), "{}", ran.out);
    let flat = flat(&ran.out);
    assert!(flat.contains("max (Max Fox), yes to ben (Ben 🎈 Öz): has said no before"), "{flat}");
    assert!(flat.contains("tom (Tom Li), yes to ana (Ana Müller): the two were never proposed"), "{flat}");
    assert_eq!(programme.json("answers")["not_taken_over"].as_array().unwrap().len(), 2);
}

#[test]
fn a_no_after_the_pair_began_names_the_command_that_ends_it() {
    let programme = formal();
    let form = programme.read("answers.csv");
    std::fs::write(programme.at("answers.csv"), form.replacen(",yes,", ",no,", 1)).unwrap();
    let ran = programme.ok("answers");
    let flat = flat(&ran.out);
    assert!(flat.contains("pairwright end ana zoe --by mentee --reason TEXT"), "{flat}");
    programme.ok("end ana zoe --by mentee --reason changed");
    assert!(!programme.ok("answers").out.contains("not taken over"));
}

#[test]
fn both_sides_are_asked_where_both_have_to_say_yes() {
    let programme = crate::spring::spring().with("programme.toml", "consent = \"both\"\n");
    programme.ok("match");
    assert!(programme.ok("ask").out.contains("3 pairs are asked; 6 answers are open."));
    say(&programme, ",mentor,", "yes");
    assert!(programme.ok("answers").out.contains("3 said yes, 0 said no: 0 pairs are accepted."));
    assert_eq!(programme.json("ask")["awaited"], 3);
    say(&programme, "zoe", "no");
    say(&programme, "", "yes");
    assert!(programme.ok("answers").out.contains("2 said yes, 1 said no: 2 pairs are accepted."));
}
