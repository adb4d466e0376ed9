//! `pairwright demo`.

use crate::support::Programme;

/// All of it runs, in a folder that stays; what is printed can be typed.
#[test]
fn a_whole_season_is_played() {
    let programme = Programme::new();
    let ran = programme.ok("demo played");
    let steps: Vec<&str> = ran.out.lines().filter_map(|line| line.strip_prefix("$ pairwright ")).collect();
    for command in
        ["init", "check", "match", "ask", "answers", "rematch", "formalise", "letters", "proof", "evaluate"]
    {
        assert!(steps.iter().any(|step| step.split(' ').next() == Some(command)), "no {command}: {steps:?}");
    }
    let lines = ran.out.lines().count();
    assert!((40..=90).contains(&lines), "{lines} lines:\n{}", ran.out);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
    for name in ["season.json", "report.html", "matches.csv", "outcomes.csv"] {
        assert!(programme.at("played").join(name).exists(), "{name}");
    }
    assert_eq!(ran.next(), "-C my-programme init");
    programme.ok("-C my-programme init");
    // the season that was played is a real one
    programme.ok("-C played status");
    programme.ok("-C played proof");
}

#[test]
fn it_is_not_played_among_the_files_of_others() {
    let programme = Programme::new().with("people.csv", "mine");
    let ran = programme.run("demo .");
    assert!(ran.code == 1 && ran.err.contains("is not empty"), "{}", ran.err);
    assert_eq!(programme.read("people.csv"), "mine");
}
