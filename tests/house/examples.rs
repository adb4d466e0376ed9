//! The examples where nobody reads on, and where a path is empty.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// An example as the sources are now: what stands in the folder may be of last week, or may not be there.
fn example(name: &str) -> Command {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let folder = BUILT.get_or_init(|| {
        let deps = std::env::current_exe().unwrap();
        // target/debug/deps/house
        let target = deps.ancestors().nth(3).unwrap();
        let cargo = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--offline", "--examples", "--profile", "test", "--target-dir"])
            .arg(target)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
        target.join("debug/examples")
    });
    Command::new(folder.join(name))
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
        // the pipe has no reader from the start
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ended = example(name).args(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(ended.status.success() && said.is_empty(), "{name}: {:?} {said}", ended.status);
        // a disk that is full is told
        if let Ok(full) = std::fs::File::options().write(true).open("/dev/full") {
            let ended = example(name).args(arguments).stdout(full).output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert!(said.starts_with("the output cannot be written: "), "{name}: {said}");
            assert_eq!(ended.status.code(), Some(1), "{name}");
        }
    }
}

/// As in `match_cohort | head -1`: the reader goes in the middle of it.
#[test]
fn whoever_reads_one_line_ends_nothing_badly() {
    use std::io::{BufRead as _, BufReader};

    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let path = |name: &str| data.join(name).display().to_string();
    let of_groups = ["--participants".to_owned(), path("groups/participants.csv")];
    let runs: [(&str, Vec<String>); 7] = [
        ("match_cohort", of_groups.to_vec()),
        ("match_cohort", vec!["--help".into()]),
        ("consult_round", vec![]),
        ("what_if", vec!["--help".into()]),
        ("evaluate", vec!["--help".into()]),
        ("migrate", vec![]),
        ("group_mentoring", vec![]),
    ];
    for (name, arguments) in runs {
        let mut command = example(name);
        let mut child =
            command.args(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let mut reader = BufReader::with_capacity(1, child.stdout.take().unwrap());
        reader.read_line(&mut line).unwrap();
        drop(reader);
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!line.is_empty() && ended.status.success(), "{name}: {:?} {said}", ended.status);
        assert!(said.is_empty(), "{name}: {said}");
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
            let ended = example(name).args(&line).output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            assert!(said.starts_with(&format!("{name}: a path is empty")), "{name} {line:?}: {said}");
            assert!(!ended.status.success() && ended.stdout.is_empty(), "{name} {line:?}");
        }
    }
}
