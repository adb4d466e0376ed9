//! The examples where nobody reads on, and where a path is empty.

#![cfg(all(
    unix,
    feature = "csv",
    feature = "json",
    feature = "report",
    feature = "toml",
    feature = "evaluate"
))]

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// An example as it was built with the tests; none where only the tests were.
fn example(name: &str) -> Option<Command> {
    let deps = std::env::current_exe().unwrap();
    let path: PathBuf = deps.parent()?.parent()?.join("examples").join(name);
    path.exists().then(|| Command::new(path))
}

/// Those that run without arguments in a moment, and those that say what they need.
const ALL: [(&str, &[&str]); 11] = [
    ("quickstart", &[]),
    ("shortage", &[]),
    ("custom_criterion", &[]),
    ("group_mentoring", &[]),
    ("migrate", &[]),
    ("match_cohort", &["--help"]),
    ("consult_round", &["--help"]),
    ("evaluate", &["--help"]),
    ("fairness_frontier", &["--help"]),
    ("what_if", &["--help"]),
    ("solve_matrix", &["--help"]),
];

#[test]
fn nobody_reads_on_and_nothing_panics() {
    for (name, arguments) in ALL {
        let Some(mut command) = example(name) else { continue };
        // the pipe has no reader from the start
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ended = command.args(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(ended.status.success() && said.is_empty(), "{name}: {:?} {said}", ended.status);
        // a disk that is full is told
        if let Ok(full) = std::fs::File::options().write(true).open("/dev/full") {
            let ended = example(name).unwrap().args(arguments).stdout(full).output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert!(said.starts_with("the output cannot be written: "), "{name}: {said}");
            assert_eq!(ended.status.code(), Some(1), "{name}");
        }
    }
}

#[test]
fn an_empty_path_is_refused() {
    const PATHS: [(&str, &[&str]); 9] = [
        ("match_cohort", &["out", "export-scores", "programme", "participants", "history", "locked"]),
        ("consult_round", &["out", "state", "answers"]),
        ("evaluate", &["out", "report", "outcomes", "programme", "goals", "participants"]),
        ("fairness_frontier", &["out", "participants", "organisation", "conflicts", "programme"]),
        ("large_cohort", &["like"]),
        ("migrate", &["out"]),
        ("report", &["out", "letters", "programme", "wished"]),
        ("what_if", &["out", "before", "after"]),
        ("solve_matrix", &[]),
    ];
    for (name, options) in PATHS {
        let lines = options.iter().map(|option| vec![format!("--{option}"), String::new()]);
        let positional = (name == "solve_matrix").then(|| vec![String::new()]);
        for line in lines.chain(positional) {
            let Some(mut command) = example(name) else { continue };
            let ended = command.args(&line).output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert!(said.starts_with(&format!("{name}: a path is empty")), "{name} {line:?}: {said}");
            assert!(!ended.status.success() && ended.stdout.is_empty(), "{name} {line:?}");
        }
    }
}
