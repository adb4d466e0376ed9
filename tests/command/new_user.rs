//! Somebody new, with an export of a form as it comes, gets to the letters that ask.

use std::fs;

use crate::coordinator::{Coordinator, next, subcommand};

/// With two headings that are the same, ticked skills in one cell, a comment over two lines, and
/// choices by name.
const FORM: &str = "Timestamp,Email Address,Full Name,I am signing up as,\"Department / team\",What can you teach? (select all),What would you like to learn? (select all),How many mentees could you take?,First choice,Second choice,Any other comments?,Any other comments?\n\
2/3/2026 10:22:11,ana@x.example,Ana Berg,A mentor,Data,\"Excel, Podcasts\",,2,,,,\n\
2/3/2026 10:25:11,mia@x.example,Mia Eck,A mentee,Legal,,\"Podcasts, AI\",,Ana Berg,,\"I like \"\"this\"\",\nthanks\",😀\n";

#[test]
fn a_form_as_it_comes_leads_to_letters() {
    let coordinator = Coordinator::new(false);
    fs::create_dir(coordinator.at("spring")).unwrap();
    fs::write(coordinator.at("spring/participants.csv"), FORM).unwrap();
    // one message says which words it does not know, all of them, and what to write where
    let refused = coordinator.shell("pairwright -C spring check");
    assert_eq!(refused.code, 1);
    let told = refused.err.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["columns.toml", "[values.role] \"A mentor\" = \"mentor\"", "\"A mentee\" = \"mentee\""] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let words = "[values.role]\n\"A mentor\" = \"mentor\"\n\"A mentee\" = \"mentee\"\n";
    fs::write(coordinator.at("spring/columns.toml"), words).unwrap();
    let ran = coordinator.ok("pairwright -C spring status");
    let line = coordinator.go_on(ran, "answers", &mut |first| assert!(first.contains("answers"), "{first}"));
    assert_eq!(subcommand(&line), "answers");
    let answers = fs::read_to_string(coordinator.at("spring/answers.csv")).unwrap();
    assert!(answers.contains("ana@x.example") && answers.contains("Mia Eck"), "{answers}");
    let letters = fs::read_dir(coordinator.at("spring/letters/ask")).unwrap().count();
    assert!(letters > 0);
    // what was asked is recorded, and asking again does not ask twice
    let ran = coordinator.ok("pairwright -C spring ask");
    assert_eq!(subcommand(&next(&ran).1), "answers");
}
