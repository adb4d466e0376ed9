//! The main job on the embedded cohorts, from CSV to CSV.
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pairwright::explain::Summary;
use pairwright::people::ReportingLines;
use pairwright::policies::Unknown;
use pairwright::{Cohort, CohortFiles, CohortReader, Matcher, Matching, Participant, Programme, Role};

use crate::first_weights::first_weights;
use crate::large_company::LargeCompany;
use crate::resampled_company::resampled_company;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(name)
}

fn matched(name: &str) -> Matching {
    let folder = folder(name);
    let files = CohortFiles::new(folder.join("participants.csv"))
        .organisation(folder.join("organisation.csv"))
        .conflicts(folder.join("conflicts.csv"));
    Matcher::new(Programme::default()).solve(files.read().unwrap()).unwrap()
}

/// The first two fields of each line but the heading.
fn pairs(text: &str) -> BTreeSet<(String, String)> {
    let lines = text.lines().skip(1).map(|line| line.split(','));
    lines.map(|mut fields| (fields.next().unwrap().into(), fields.next().unwrap().into())).collect()
}

#[test]
fn every_civil_service_mentee_gets_a_mentor_and_nobody_a_conflict() {
    let matching = matched("civil-service");
    assert_eq!(matching.pairs().len(), 455);
    let conflicts = pairs(&fs::read_to_string(folder("civil-service").join("conflicts.csv")).unwrap());
    assert_eq!(conflicts.len(), 101);
    for pair in matching.pairs() {
        assert!(!conflicts.contains(&(pair.mentor().to_string(), pair.mentee().to_string())));
    }
    assert_eq!(matching.verify().unwrap().pairs(), 455);
    assert_eq!(matching.left_out().len(), 90);
}

/// Two skills of the public file stand there in two spellings each, which are one skill. Kept apart,
/// by a letter, they give the points that other solvers find in the file as it is written, where what is
/// unknown is worth half.
#[test]
fn two_spellings_of_two_skills_are_all_that_folding_changes() {
    let folder = folder("civil-service");
    let file = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let (people, organisation, conflicts) =
        (file("participants.csv"), file("organisation.csv"), file("conflicts.csv"));
    let points = |people: &str| {
        let cohort = CohortReader::new("participants.csv", people.as_bytes())
            .organisation("organisation.csv", organisation.as_bytes())
            .conflicts("conflicts.csv", conflicts.as_bytes())
            .read()
            .unwrap();
        let first = Programme::default().with_weights(first_weights()).with_unknown(Unknown::Half);
        Matcher::new(first).solve(cohort).unwrap().points()
    };
    let usual = [
        ("Operational delivery", "Operational Delivery"),
        ("Property and Asset Management", "Property and asset management"),
    ];
    let (mut one, mut apart) = (people.clone(), people.clone());
    for (rare, usual) in usual {
        assert!(people.contains(rare) && people.contains(usual));
        one = one.replace(rare, usual);
        apart = apart.replace(rare, &format!("{rare}s"));
    }
    assert_eq!(points(&apart), 436_923);
    assert_eq!(points(&people), 437_003);
    assert_eq!(points(&one), 437_003);
}

/// More choices of mentees than before for the same diversity: at least four fifths of what is possible.
#[test]
fn the_default_weights_serve_the_choices_of_mentees() {
    for (name, at_least) in [("civil-service", 315), ("adventureworks", 75)] {
        let now = matched(name);
        let first = Programme::default().with_weights(first_weights());
        let before = Matcher::new(first).solve(now.cohort().clone()).unwrap().summary();
        let (met, sum) = (now.choices_met().unwrap(), now.summary());
        let chosen = sum.mentees_with_choice();
        assert!(met.is_exact() && 5 * chosen.count() >= 4 * met.possible(), "{name}: {met}");
        assert!(chosen.count() > before.mentees_with_choice().count(), "{name}: {met}");
        // a stable matching by the same points gives 313 and 64
        assert!(chosen.count() >= at_least, "{name}: {met}");
        let least = |before: usize| before - sum.mentees_matched().of() * 2 / 100;
        let first_choices = |sum: &Summary| sum.mentee_choices()[0].count();
        assert!(first_choices(&sum) >= least(first_choices(&before)), "{name}: first choices");
        let departments = |sum: &Summary| sum.cross_department().count();
        assert!(departments(&sum) >= least(departments(&before)), "{name}: departments");
        let regions = |sum: &Summary| sum.cross_region().count();
        assert!(regions(&sum) >= least(regions(&before)), "{name}: regions");
        assert!(sum.two_introverts().count() <= before.two_introverts().count(), "{name}: introverts");
    }
}

#[test]
fn the_fictional_company_is_matched_and_proven_too() {
    let matching = matched("adventureworks");
    matching.verify().map(drop).unwrap();
    let conflicts = pairs(&fs::read_to_string(folder("adventureworks").join("conflicts.csv")).unwrap());
    assert!(
        matching
            .pairs()
            .iter()
            .all(|p| !conflicts.contains(&(p.mentor().to_string(), p.mentee().to_string())))
    );
    let mentees = matching.left_out().iter().filter(|p| p.role() == Role::Mentee).count();
    assert_eq!(matching.pairs().len() + mentees, 100);
}

/// Without the list, the reporting lines alone must forbid the same pairs.
#[test]
fn the_reporting_lines_alone_give_the_same_matching() {
    let folder = folder("civil-service");
    let files =
        CohortFiles::new(folder.join("participants.csv")).organisation(folder.join("organisation.csv"));
    let matching = Matcher::new(Programme::default()).solve(files.read().unwrap()).unwrap();
    assert_eq!(matching.pairs(), matched("civil-service").pairs());
}

#[test]
fn files_are_written_whole_and_say_what_the_library_says() {
    let out = tempfile::tempdir().unwrap();
    let inside = out.path().join("new/folder");
    let matching = matched("civil-service");
    matching.write_files(&inside).unwrap();
    matching.write_scores_file(inside.join("scores.csv")).unwrap();

    let text = fs::read_to_string(inside.join("matches.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let headings: Vec<String> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    let first = ["mentor_id", "mentee_id", "points", "fit", "duration", "format", "lines_checked"];
    assert_eq!(headings[..7], first);
    assert_eq!(headings.len(), 7 + matching.scores().criteria().len());
    let (mut total, mut checked) = (0, 0);
    for (row, pair) in rows.records().zip(matching.pairs()) {
        let row = row.unwrap();
        assert_eq!((&row[0], &row[1]), (pair.mentor().as_str(), pair.mentee().as_str()));
        let numbers: Vec<i64> = row.iter().skip(7).map(|field| field.parse().unwrap()).collect();
        let points: i64 = row[2].parse().unwrap();
        assert_eq!(points, i64::from(pair.points()));
        assert_eq!(row[3], pair.fit().to_string());
        assert_eq!((&row[4], &row[5]), ("", ""), "nobody says what they expect");
        checked += usize::from(&row[6] == "yes");
        assert_eq!(numbers.iter().sum::<i64>(), points, "the criteria add up");
        total += points;
    }
    assert_eq!(total, matching.points());
    assert_eq!(checked, matching.pairs().len() - matching.unchecked().pairs());

    let text = fs::read_to_string(inside.join("unmatched.csv")).unwrap();
    assert!(text.starts_with("id,role,reason\n"));
    assert_eq!(text.lines().count(), 1 + 90);

    let text = fs::read_to_string(inside.join("scores.csv")).unwrap();
    let allowed = pairs(&text);
    assert_eq!(allowed.len() as u64, matching.verify().unwrap().most_points().unwrap().examined());
    assert_eq!(allowed.len(), 545 * 455 - 101, "every mentor is junior to every mentee here");
    // and what is doubtful about the people; no temporary file is left
    let text = fs::read_to_string(inside.join("findings.csv")).unwrap();
    assert_eq!(text.lines().count(), 1 + matching.cohort().audit().findings().len());
    assert_eq!(fs::read_dir(&inside).unwrap().count(), 4);
}

#[test]
fn a_failure_leaves_earlier_files_as_they_were() {
    let out = tempfile::tempdir().unwrap();
    fs::write(out.path().join("matches.csv"), "mine").unwrap();
    fs::create_dir(out.path().join("unmatched.csv")).unwrap(); // cannot be replaced by a file
    let matching = matched("adventureworks");
    let error = matching.write_files(out.path()).unwrap_err();
    assert!(error.is_io() && error.file().unwrap().ends_with("unmatched.csv"), "{error}");
    let left: BTreeSet<_> = fs::read_dir(out.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");

    let file = out.path().join("a-file");
    fs::write(&file, "mine").unwrap();
    assert!(matching.write_files(&file).unwrap_err().is_io());
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

/// A company like an embedded one is made of its people, and its matching is proven best.
#[test]
fn companies_are_resampled() {
    let given = folder("civil-service");
    let files = CohortFiles::new(given.join("participants.csv")).organisation(given.join("organisation.csv"));
    let like = files.read().unwrap();
    let LargeCompany { people, organisation, history } = resampled_company(&like, 3_000, 1);
    assert_eq!((people.len(), organisation.len(), history.len()), (3_000, 3_000, 0));
    let kept = |person: &Participant| {
        let skills: Vec<_> = person.skills_wanted().to_vec();
        (person.role().is_mentor(), person.level(), person.unit().map(str::to_owned), skills)
    };
    let known: BTreeSet<_> = like.people().iter().map(kept).collect();
    assert!(people.iter().all(|person| known.contains(&kept(person))));
    let choices =
        |people: &[Participant]| people.iter().map(|person| person.choices().count()).sum::<usize>();
    let (before, now) = (choices(like.people()), choices(&people));
    assert!(now.abs_diff(3 * before) < before / 4, "{now} choices, {before} in a third of the people");
    let lines = ReportingLines::new(organisation).unwrap();
    assert!(lines.cycles().is_empty());
    let again = resampled_company(&like, 3_000, 1);
    assert!(again.people == people);
    let cohort = Cohort::builder().people(people).organisation(lines).build().unwrap();
    let matching = Matcher::new(Programme::default()).solve(cohort).unwrap();
    assert!(matching.verify().unwrap().pairs() > 1_000);
}
