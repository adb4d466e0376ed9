//! `pairwright proof --bundle`: a folder that a stranger checks without pairwright.

#[expect(dead_code, reason = "the command's suite uses more of it")]
#[path = "../command/support.rs"]
mod support;
#[path = "../support/veripb.rs"]
mod veripb_checker;

use std::fs;
use std::path::Path;
use std::process::Command;

use pairwright::policies::{Even, Objective, Workload};
use pairwright::{Cohort, CohortFiles, Matcher, Participant, Pilot, Programme as Wishes, Season};

use crate::support::Programme;
use crate::veripb_checker::accepts;

/// A season whose first proposal is made.
fn proposed(cohort: Cohort, matcher: Matcher) -> Programme {
    let programme = Programme::new();
    let mut season = Season::new(matcher, cohort);
    season.propose("2027-03-01").unwrap();
    season.save(programme.at("season.json")).unwrap();
    programme
}

fn with_workload(workload: Workload) -> Matcher {
    Matcher::new(Wishes::default().with_workload(workload))
}

fn people() -> Cohort {
    let mentor = |id: &str, level| Participant::mentor(id).with_department("Data").with_level(level);
    let mentee = |id: &str, level| Participant::mentee(id).with_department("Law").with_level(level);
    Cohort::new([
        mentor("ana", 2),
        mentor("ben, \"Big\" Ben", 3),
        mentor("=cmd()", 4),
        mentee("mia", 7).with_choices(["ana"]),
        mentee("max", 6).with_choices(["ana", "=cmd()"]),
        mentee("eva", 5),
        mentee("tom", 9).with_choices(["ben, \"Big\" Ben"]),
    ])
    .unwrap()
}

/// What `check.py` says and whether it agrees; none where there is no Python.
fn python(folder: &Path) -> Option<(bool, String)> {
    let ran = Command::new("python3").arg(folder.join("check.py")).output();
    let Ok(ran) = ran else {
        eprintln!("not run: python3 is not installed");
        return None;
    };
    let said = [ran.stdout, ran.stderr].concat();
    Some((ran.status.success(), String::from_utf8(said).unwrap()))
}

/// All proofs in a folder, each accepted by `veripb`.
fn proofs(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let formulas = files.filter(|path| path.extension().is_some_and(|ending| ending == "opb"));
    let mut names: Vec<String> = formulas
        .map(|formula| {
            assert!(accepts(&formula, &formula.with_extension("pbp")), "{}", formula.display());
            formula.file_stem().unwrap().to_string_lossy().into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn every_checker_agrees_and_the_page_says_what_they_say() {
    let programme = proposed(people(), Matcher::default());
    let ran = programme.ok("proof --bundle");
    assert!(ran.out.contains("Written: proof/, for anybody"), "{}", ran.out);
    assert!(ran.out.contains("no assignment has more than 3 pairs."), "{}", ran.out);
    let folder = programme.at("proof");
    assert_eq!(proofs(&folder), ["pairs", "points"]);
    let page = programme.read("proof/README.md");
    assert!(
        page.contains("`s VERIFIED BOUNDS -3 <= obj <= -3`") && page.contains("viprchk points.vipr"),
        "{page}"
    );
    assert!(!page.contains("{{"), "{page}");
    if let Some((agrees, said)) = python(&folder) {
        assert!(agrees && page.contains(said.trim()), "{said}\n{page}");
    }
    // it is asked before an edited folder is written again, and only then
    programme.ok("proof --bundle");
    fs::write(folder.join("pairs.csv"), "mine").unwrap();
    assert_eq!(programme.run("proof --bundle").code, 1);
    assert_eq!(programme.read("proof/pairs.csv"), "mine");
    programme.ok("proof --bundle --yes");
}

/// Whatever is changed, a pair, a price or a point, `check.py` refuses it, unless it is proven all the same:
/// where a single pair can make up for a price.
#[test]
fn the_program_refuses_forgeries() {
    let programme = proposed(people(), with_workload(Workload::default().with_usual(2)));
    programme.ok("proof --bundle");
    let folder = programme.at("proof");
    if python(&folder).is_none() {
        return;
    }
    let refused = |file: &str, forged: &str| {
        let text = programme.read(&format!("proof/{file}"));
        fs::write(folder.join(file), forged).unwrap();
        let (agrees, said) = python(&folder).unwrap();
        fs::write(folder.join(file), text).unwrap();
        assert!(
            !agrees && (said.contains("NOT PROVEN") || said.contains("Error")),
            "{file}\n{forged}\n{said}"
        );
    };
    let pairs = programme.read("proof/pairs.csv");
    let lines: Vec<&str> = pairs.lines().collect();
    for at in 1..lines.len() {
        let without: Vec<&str> =
            lines.iter().enumerate().filter(|&(k, _)| k != at).map(|(_, &line)| line).collect();
        refused("pairs.csv", &without.join("\n"));
        refused("pairs.csv", &(pairs.clone() + lines[at]));
        for mentor in ["ana", "nobody"] {
            let (_, rest) = lines[at].rsplit_once(',').unwrap().0.rsplit_once(',').unwrap();
            let forged = pairs.replace(lines[at], &format!("{mentor},{rest},1"));
            if forged != pairs && !lines[at].starts_with(mentor) {
                refused("pairs.csv", &forged);
            }
        }
    }
    let prices = programme.read("proof/prices.csv");
    for line in prices.lines().skip(1) {
        let (start, points) = line.rsplit_once(',').unwrap();
        let higher = points.parse::<i64>().unwrap() + 1;
        refused("prices.csv", &prices.replace(line, &format!("{start},{higher}")));
    }
    let scores = programme.read("proof/scores.csv");
    for line in scores.lines().skip(1) {
        let (pair, _) = line.rsplit_once(',').unwrap();
        if pairs.contains(&format!("{pair},")) {
            refused("scores.csv", &scores.replace(line, &format!("{pair},-9")));
        } else {
            refused("scores.csv", &scores.replace(line, &format!("{pair},9999")));
        }
    }
}

/// Several mentors, several mentees, mentors who must have some, and too few of them.
#[test]
fn groups_are_proven_as_well() {
    let programme = proposed(people(), with_workload(Workload::default().with_least(1).with_mentors(2)));
    programme.ok("proof --bundle");
    assert_eq!(proofs(&programme.at("proof")), ["minimums", "pairs", "points", "served"]);
    if let Some((agrees, said)) = python(&programme.at("proof")) {
        assert!(agrees, "{said}");
    }
}

/// Ids that a spreadsheet would compute, and one that looks guarded already, stay apart and do not run; next to a
/// locked pair, blank profiles, and a pilot.
#[test]
fn people_stay_apart_whatever_they_are_called_and_features_meet() {
    let wide = "\u{FF1D}other()"; // the wide sign of East Asia
    let people = ["=sum()", "'=sum()", wide].map(Participant::mentor).into_iter();
    let mentees = ["mia", "max", "eva"].map(|id| Participant::mentee(id).with_choices(["=sum()"]));
    let cohort =
        || Cohort::builder().people(people.clone().chain(mentees.clone())).locked([("'=sum()", "mia")]);
    let pilot = Matcher::default().with_pilot(Pilot::Best(2));
    let (plain, of_pilot) = (["pairs", "points"].as_slice(), ["minimums", "pairs", "points"].as_slice());
    for (matcher, names) in [(Matcher::default(), plain), (pilot, of_pilot)] {
        let programme = proposed(cohort().build().unwrap(), matcher);
        programme.ok("proof --bundle");
        assert_eq!(proofs(&programme.at("proof")), names);
        let prices = programme.read("proof/prices.csv");
        for guarded in ["mentor,'=sum(),", "mentor,''=sum(),", &format!("mentor,'{wide},")] {
            assert_eq!(prices.matches(guarded).count(), 1, "{prices}");
        }
        if let Some((agrees, said)) = python(&programme.at("proof")) {
            assert!(agrees, "{said}");
        }
    }
}

#[test]
fn the_best_worst_pair_is_proven_by_files_for_checkers() {
    let programme = proposed(people(), Matcher::default().with_objective(Objective::BestWorstPair));
    programme.ok("proof --bundle");
    assert_eq!(proofs(&programme.at("proof")), ["pairs", "points", "worst-pair"]);
    assert!(!programme.at("proof/check.py").exists());
    assert!(programme.read("proof/README.md").contains("s VERIFIED UNSATISFIABLE"));
}

#[test]
fn what_has_no_such_proof_is_refused_and_nothing_written() {
    let leximin = Matcher::default().with_objective(Objective::Leximin);
    let even = with_workload(Workload::default().with_usual(2).with_even(Even::First));
    for (matcher, words) in [(leximin, "leximin"), (even, "even loads")] {
        let programme = proposed(people(), matcher);
        let ran = programme.run("proof --bundle");
        assert!(ran.code == 1 && ran.err.contains(words), "{}{}", ran.out, ran.err);
        assert!(!programme.at("proof").exists());
    }
}

#[test]
fn embedded_cohorts_are_proven() {
    for name in ["civil-service", "adventureworks"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(name);
        let files = CohortFiles::new(folder.join("participants.csv"))
            .organisation(folder.join("organisation.csv"))
            .conflicts(folder.join("conflicts.csv"));
        let programme = proposed(files.read().unwrap(), Matcher::default());
        programme.ok("proof --bundle");
        assert_eq!(proofs(&programme.at("proof")), ["pairs", "points"], "{name}");
        if let Some((agrees, said)) = python(&programme.at("proof")) {
            assert!(agrees, "{name}: {said}");
        }
    }
}
