//! What the README and the guide say of the command is so.

use crate::support::Programme;

/// The subcommands that a page names: in its blocks of code and between backticks.
fn named(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in page.lines().filter(|line| line.starts_with("pairwright ")) {
        let after = line.strip_prefix("pairwright -C spring ").or(line.strip_prefix("pairwright "));
        found.extend(after.and_then(|rest| rest.split_whitespace().next()).map(str::to_owned));
    }
    for quoted in page.split('`').skip(1).step_by(2) {
        if let Some(rest) = quoted.strip_prefix("pairwright ") {
            let rest = rest.strip_prefix("-C spring ").unwrap_or(rest);
            found.extend(rest.split_whitespace().next().map(str::to_owned));
        }
    }
    found.retain(|word| word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'));
    found
}

#[test]
fn every_command_that_the_pages_name_is_there() {
    let programme = Programme::new();
    for page in [
        include_str!("../../README.md"),
        include_str!("../../BENCHMARKS.md"),
        include_str!("../../src/guide/programme.md"),
        include_str!("../../src/guide/questions.md"),
        include_str!("../../src/guide/problems.md"),
        include_str!("../../src/guide/files.md"),
    ] {
        for command in named(page) {
            let ran = programme.ok(&format!("{command} --help"));
            assert!(ran.out.contains("Usage: pairwright"), "{command}: {}", ran.out);
        }
    }
    assert!(named(include_str!("../../README.md")).len() >= 5, "the test sees the commands");
}

/// The table of a season in the guide names every subcommand of the list, or the text below does.
#[test]
fn the_guide_names_every_subcommand() {
    let help = Programme::new().ok("--help").out;
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let list = list.split("\n\n").next().unwrap();
    let guide = include_str!("../../src/guide/programme.md");
    let pages = [guide, include_str!("../../README.md"), include_str!("../../src/guide/files.md")].concat();
    let commands = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let mut seen = 0;
    for command in commands.filter_map(|line| line.split_whitespace().next()).filter(|word| *word != "help") {
        seen += 1;
        let is_named =
            ["`COMMAND`", "`COMMAND ", "pairwright COMMAND", "pairwright -C spring COMMAND", "-- COMMAND"]
                .iter()
                .any(|name| pages.contains(&name.replace("COMMAND", command)));
        assert!(is_named, "no page names {command}");
    }
    assert!(seen > 20, "the test sees the list: {seen}");
}
