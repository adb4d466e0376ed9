//! The examples: where nobody reads on, where a value is empty, and how many there are.

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
            // as this suite was built, so that the library is not built once more
            .args(if cfg!(feature = "cli") { ["--features", "cli"].as_slice() } else { &[] })
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
        target.join("debug/examples")
    });
    Command::new(folder.join(name))
}

/// Those that run in a moment. `service` has a suite of its own, `report` writes where it stands.
const ALL: [(&str, &[&str]); 7] = [
    ("quickstart", &[]),
    ("custom_criterion", &[]),
    ("custom_rule", &[]),
    ("cost_matrix", &[]),
    ("large_cohort", &["300"]),
    ("match_cohort", &["--help"]),
    ("service", &["--help"]),
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

/// As in `match_cohort | head -1`: the reader goes in the middle of it, and the files are written.
#[test]
fn whoever_reads_one_line_ends_nothing_badly() {
    use std::io::{BufRead as _, BufReader};

    let folder = tempfile::tempdir().unwrap();
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/data/groups/participants.csv");
    let scores = folder.path().join("scores.csv");
    let mut command = example("match_cohort");
    command.arg("--participants").arg(data).arg("--out").arg(folder.path().join("out"));
    command.arg("--export-scores").arg(&scores);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut reader = BufReader::with_capacity(1, child.stdout.take().unwrap());
    reader.read_line(&mut line).unwrap();
    drop(reader);
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(!line.is_empty() && ended.status.success() && said.is_empty(), "{:?} {said}", ended.status);
    for name in ["out/matches.csv", "out/unmatched.csv", "out/report.html", "scores.csv"] {
        assert!(folder.path().join(name).exists(), "{name}");
    }
    let scores = std::fs::read_to_string(scores).unwrap();
    assert!(scores.starts_with("mentor_id,mentee_id,points"), "{}", &scores[..60]);
}

#[test]
fn the_report_is_written_where_it_is_run() {
    let folder = tempfile::tempdir().unwrap();
    let ended = example("report").current_dir(folder.path()).output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let page = std::fs::read_to_string(folder.path().join("report/report.html")).unwrap();
    assert!(page.contains("Reverse mentoring, spring"));
    assert!(folder.path().join("report/letters.html").exists());
}

#[test]
fn an_empty_value_and_an_unknown_option_are_refused() {
    const OPTIONS: [(&str, &[&str]); 2] = [
        ("match_cohort", &["participants", "organisation", "conflicts", "programme", "out", "export-scores"]),
        ("service", &["database", "port"]),
    ];
    for (name, options) in OPTIONS {
        for option in options {
            for line in [&[format!("--{option}"), String::new()][..], &[format!("--{option}")]] {
                let ended = example(name).args(line).output().unwrap();
                let said = String::from_utf8_lossy(&ended.stderr).into_owned();
                assert!(said.starts_with(&format!("--{option} has no value")), "{name} {line:?}: {said}");
                assert!(ended.status.code() == Some(2) && ended.stdout.is_empty(), "{name} {line:?}");
            }
        }
        let ended = example("match_cohort").args(["--organisation", "lines.csv"]).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(said.contains("go with --participants") && ended.status.code() == Some(1), "{said}");
        let ended = example(name).arg("--pilot").output().unwrap();
        assert_eq!(ended.status.code(), Some(2), "{name}");
    }
}

/// A cookbook has few recipes, and short ones.
#[test]
fn examples_are_few_and_short() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let recipes: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect();
    assert_eq!(recipes.len(), 8, "{recipes:?}");
    for path in recipes {
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 120, "{}: {lines} lines", path.display());
    }
}
