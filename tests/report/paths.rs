//! Where a file lay is named in no output: only errors, for whoever gave the path, have it whole.

use std::fs;
use std::path::{Path, PathBuf};

use pairwright::evaluation::{Goals, Outcomes};
use pairwright::people::TableFormat;
use pairwright::{CohortFiles, Evaluator, Letters, Matcher, Programme, Report, Season};

/// Files of every kind in a folder, each with a column that is not known and so is told.
fn write(folder: &Path) {
    let files = [
        ("people.csv", "id,role,shoe size\nana,mentor,40\nmax,mentee,41\nmia,mentee,42\n"),
        ("lines.csv", "id,manager_id,floor\nana,boss,3\n"),
        ("conflicts.csv", "mentor_id,mentee_id,colour\nana,mia,red\n"),
        ("history.csv", "mentor_id,mentee_id,colour\nana,mia,red\n"),
        ("locked.csv", "mentor_id,mentee_id,colour\nana,max,red\n"),
        ("wished.csv", "mentor_id,mentee_id,colour\nana,max,red\n"),
        ("outcomes.csv", "mentor_id,mentee_id,rating,mood\nana,max,5,good\n"),
        ("programme.toml", "name = \"Spring\"\n"),
        ("goals.toml", "[[goal]]\nname = \"A\"\nmeasure = \"rating\"\nat_least = 4.0\nby = \"2030-01-01\"\n"),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
}

/// Everything in a folder, by name.
fn outputs(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn no_output_says_where_a_file_lay() {
    let folder = tempfile::Builder::new().prefix("home of the coordinator").tempdir().unwrap();
    let given = folder.path();
    write(given);
    let cohort = CohortFiles::new(given.join("people.csv"))
        .organisation(given.join("lines.csv"))
        .conflicts(given.join("conflicts.csv"))
        .history(given.join("history.csv"))
        .locked(given.join("locked.csv"))
        .wished(given.join("wished.csv"))
        .read()
        .unwrap();
    let audit = cohort.audit().to_string();
    let mut told = vec![audit, serde_json::to_string(&cohort).unwrap(), format!("{:?}", cohort.audit())];
    let findings: Vec<String> = cohort.audit().findings().iter().map(ToString::to_string).collect();
    let findings = findings.join("\n");
    for name in ["people", "lines", "conflicts", "history", "locked", "wished"] {
        assert!(findings.contains(&format!("{name}.csv")), "{findings}");
    }
    told.push(findings);
    let programme = Programme::from_toml_file(given.join("programme.toml")).unwrap();
    let matcher = Matcher::new(programme);
    let matching = matcher.solve(cohort.clone()).unwrap();
    told.push(serde_json::to_string(&matching).unwrap());
    let outcomes = Outcomes::read(given.join("outcomes.csv")).unwrap();
    assert_eq!(outcomes.findings().len(), 1);
    let goals = Goals::from_toml_file(given.join("goals.toml")).unwrap();
    let evaluation = Evaluator::default().with_goals(goals).evaluate(&matching, &outcomes).unwrap();
    told.push(evaluation.to_string());

    let out = tempfile::tempdir().unwrap();
    matching.files().write(out.path()).unwrap();
    matching.files().with_format(TableFormat::Xlsx).write(out.path()).unwrap();
    matching.write_scores_file(out.path().join("scores.csv")).unwrap();
    Report::new(&matching).with_evaluation(&evaluation).write_file(out.path().join("report.html")).unwrap();
    Letters::new(&matching).write_file(out.path().join("letters.html")).unwrap();
    let mut season = Season::new(matcher, cohort);
    season.propose("1 March").unwrap();
    season.save(out.path().join("season.json")).unwrap();

    let home = "home of the coordinator";
    for text in &told {
        assert!(!text.contains(home), "{text}");
    }
    let outputs = outputs(out.path());
    let mut names: Vec<_> = outputs.iter().filter_map(|(path, _)| path.file_name()?.to_str()).collect();
    names.sort_unstable();
    let expected = [
        "findings.csv",
        "findings.xlsx",
        "letters.html",
        "matches.csv",
        "matches.xlsx",
        "report.html",
        "scores.csv",
        "season.json",
        "unmatched.csv",
        "unmatched.xlsx",
    ];
    assert_eq!(names, expected);
    for (path, bytes) in outputs {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(home), "{}", path.display());
    }
}

#[test]
fn an_error_has_the_path_as_it_was_given() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("people.csv", "id,role\nana,boss\n"), ("empty.csv", "")] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let error = CohortFiles::new(&path).read().unwrap_err();
        assert_eq!(error.file(), path.to_str(), "{error}");
    }
    let missing = folder.path().join("missing.csv");
    assert_eq!(CohortFiles::new(&missing).read().unwrap_err().file(), missing.to_str());
}

/// Whoever names what is read names it as they like; a path among it is shortened all the same.
#[test]
fn a_finding_is_about_a_file_and_not_about_a_folder() {
    for (name, shown) in [
        ("people.csv", "people.csv"),
        ("/home/ana/people.csv", "people.csv"),
        ("C:\\Users\\ana\\people.csv", "people.csv"),
        ("../people.csv", "people.csv"),
        ("https://intranet.example/share/people.csv/", "people.csv"),
        ("/", "/"),
        ("", ""),
    ] {
        let people = "id,role,shoe\nana,mentor,40\nmax,mentee,\n".as_bytes();
        let cohort = pairwright::CohortReader::new(name, people).read().unwrap();
        let findings = cohort.audit().findings();
        assert_eq!(findings[0].place().unwrap().file(), shown, "{name}");
    }
}
