//! What every subcommand has: help with an example that is right, one JSON object, exit codes.

use std::fs;

use crate::coordinator::Coordinator;

/// All subcommands, as the help lists them.
fn subcommands(coordinator: &Coordinator) -> Vec<String> {
    let help = coordinator.ok("pairwright --help").out;
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let lines = list.lines().take_while(|line| !line.trim().is_empty());
    // a line that goes on with the words of the one before is indented further
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// The lines of the help behind `Example:` or `Examples:`.
fn examples(coordinator: &Coordinator, name: &str) -> Vec<String> {
    let help = coordinator.ok(&format!("pairwright {name} --help")).out;
    let (_, end) = help.split_once("\nExample").unwrap_or_else(|| panic!("{name} has no example: {help}"));
    let lines = end.trim_start_matches('s').trim_start_matches(':').lines().map(str::trim);
    lines.filter(|line| line.starts_with("pairwright ")).map(str::to_owned).collect()
}

#[test]
fn every_example_is_understood_and_answers_with_one_object() {
    let coordinator = Coordinator::new(false);
    let names = subcommands(&coordinator);
    assert!(names.len() > 20, "{names:?}");
    for name in &names {
        let examples = examples(&coordinator, name);
        assert!(!examples.is_empty(), "{name}");
        if !["demo", "completions", "manual"].contains(&name.as_str()) {
            // those are long, or a text for other programs
            for example in &examples {
                is_understood(&coordinator, example);
            }
        }
    }
}

/// In a folder in which nothing is: most say so.
fn is_understood(coordinator: &Coordinator, example: &str) {
    if example.contains("--pairs") {
        return; // a table for programs, in place of JSON
    }
    let json = if example.contains("--json") { "" } else { " --json" };
    let ran = coordinator.shell(&format!("{example}{json}"));
    assert!(ran.code < 2, "{example}: {}{}", ran.out, ran.err);
    let facts: serde_json::Value =
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{example}: {error}: {}", ran.out));
    assert!(facts.is_object(), "{example}");
    assert_eq!(facts.get("error").is_some(), ran.code == 1, "{example}: {facts}");
    if ran.code == 1 {
        let message = facts["error"]["message"].as_str().unwrap_or_else(|| panic!("{example}: {facts}"));
        assert!(message.len() > 10, "{example}: {message}");
    }
    for created in ["spring", "autumn"] {
        let _ = fs::remove_dir_all(coordinator.at(created));
    }
}

#[test]
fn what_is_not_understood_is_a_usage_error() {
    let coordinator = Coordinator::new(false);
    for name in subcommands(&coordinator) {
        let ran = coordinator.shell(&format!("pairwright {name} --no-such-flag"));
        assert_eq!(ran.code, 2, "{name}: {}", ran.err);
        assert!(ran.err.contains("--no-such-flag"), "{name}: {}", ran.err);
    }
    for line in ["pairwright", "pairwright no-such-command", "pairwright -C"] {
        assert_eq!(coordinator.shell(line).code, 2, "{line}");
    }
}
