//! What the library wrote is read again without a finding, whatever it is read as.

use std::path::Path;

use pairwright::assignment::{Entry, Term};
use pairwright::evaluation::Outcomes;
use pairwright::people::{Duration, Format, TableFormat};
use pairwright::policies::Rule;
use pairwright::scoring::Sides;
use pairwright::season::Answers;
use pairwright::{
    Cohort, CohortFiles, CohortReader, Criterion, Matcher, Matching, PairId, Participant, Programme, Result,
};

/// A criterion of a caller's own.
#[derive(Debug)]
struct Greetings;

impl Criterion for Greetings {
    fn name(&self) -> &'static str {
        "greetings, of all kinds"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        Ok(vec![sides.table(|_| (), |_| (), |(), ()| Entry::Points(7))?])
    }
}

/// A matching in which every column is filled: names, what both expect, and a criterion of a
/// caller's own.
fn matching() -> Matching {
    let expects =
        |person: Participant| person.with_duration(Duration::LongTerm).with_format(Format::OneToOne);
    let people = [
        Participant::mentor("ana").with_name("Ana Müller").with_department("Data"),
        Participant::mentor("=ben()").with_name("@Ben").with_department("Law"),
        Participant::mentee("max").with_name("Max").with_department("Law"),
        Participant::mentee("mia").with_department("Data"),
        Participant::both("zoe").with_name("Zoë").with_conflict("ana", "").with_conflict("=ben()", ""),
        Participant::mentee("kim").with_conflict("zoe", ""),
    ];
    let with_zoe = |person: Participant| {
        if person.id().as_str() == "zoe" { person } else { person.with_conflict("zoe", "sisters") }
    };
    let people = people.map(expects).map(with_zoe);
    let matcher = Matcher::default().with_criterion(Greetings);
    matcher.solve(Cohort::new(people).unwrap()).unwrap()
}

fn formats() -> Vec<TableFormat> {
    vec![
        TableFormat::default(),
        TableFormat::Csv { mark: true },
        #[cfg(feature = "spreadsheet")]
        TableFormat::Xlsx,
    ]
}

fn written(format: TableFormat) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    matching().files().with_format(format).write(folder.path()).unwrap();
    folder
}

/// The people of the matching, in a file next to its tables.
fn people(folder: &Path) -> CohortFiles {
    let path = folder.join("people.csv");
    let text = "id,role\nana,mentor\n=ben(),mentor\nmax,mentee\nmia,mentee\nzoe,both\nkim,mentee\n";
    std::fs::write(&path, text).unwrap();
    CohortFiles::new(path)
}

fn pairs() -> Vec<PairId> {
    matching().pairs().iter().map(|pair| PairId::new(pair.mentor(), pair.mentee())).collect()
}

fn clean(cohort: &Cohort) {
    assert!(cohort.audit().is_clean(), "{}", cohort.audit());
}

#[test]
fn matches_are_read_as_lists_of_pairs() {
    assert_eq!(pairs().len(), 2);
    for format in formats() {
        let folder = written(format);
        let matches = folder.path().join("matches").with_extension(format.ending());
        let files = people(folder.path());
        let locked = files.clone().locked(&matches).read().unwrap();
        clean(&locked);
        assert_eq!(locked.locked(), pairs());
        let wished = files.clone().wished(&matches).read().unwrap();
        clean(&wished);
        assert_eq!(wished.wished(), pairs());
        let history = files.clone().history(&matches).read().unwrap();
        clean(&history);
        assert_eq!(history.history(), pairs());
        let conflicts = files.conflicts(&matches).read().unwrap();
        clean(&conflicts);
        let again = Matcher::new(Programme::default().with_history(Rule::Allow)).solve(conflicts).unwrap();
        assert!(again.pairs().iter().all(|pair| !pairs().contains(pair.id())));
    }
}

#[test]
fn the_scores_of_all_pairs_are_read_as_pairs() {
    let folder = written(TableFormat::default());
    let scores = folder.path().join("scores.csv");
    matching().write_scores_file(&scores).unwrap();
    let wished = people(folder.path()).wished(&scores).read().unwrap();
    clean(&wished);
    assert!(wished.wished().len() > 4);
}

#[test]
fn those_left_out_are_read_as_people() {
    for format in formats() {
        let folder = written(format);
        let path = folder.path().join("unmatched").with_extension(format.ending());
        let again = CohortFiles::new(path).read().unwrap();
        clean(&again);
        let ids: Vec<&str> = again.people().iter().map(|person| person.id().as_str()).collect();
        assert_eq!(ids, ["kim", "zoe"]);
        assert_eq!(again.get("zoe").unwrap().role(), pairwright::Role::Both);
    }
}

#[test]
fn matches_are_read_as_outcomes_and_take_further_columns() {
    for format in formats() {
        let folder = written(format);
        let outcomes = Outcomes::read(folder.path().join("matches").with_extension(format.ending())).unwrap();
        assert!(outcomes.findings().is_empty(), "{:?}", outcomes.findings());
        assert_eq!(outcomes.pairs().len(), 2);
    }
    // a coordinator adds what was heard; what is no number among it is told as ever
    let folder = written(TableFormat::default());
    let text = std::fs::read_to_string(folder.path().join("matches.csv")).unwrap();
    let mut lines = text.lines();
    let head = format!("{},rating,hours,mood", lines.next().unwrap());
    let rows = lines.map(|line| format!("{line},4,2.5,good"));
    let text = std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n");
    let outcomes = Outcomes::from_reader("a/b/matches.csv", text.as_bytes()).unwrap();
    assert_eq!(outcomes.findings().len(), 1, "{:?}", outcomes.findings());
    let told = outcomes.findings()[0].to_string();
    assert!(told.contains("mood") && told.contains("matches.csv") && !told.contains("a/b"), "{told}");
    assert_eq!(outcomes.pairs()[0].rating(), Some(4.0));
    assert_eq!(outcomes.pairs()[0].further("hours"), Some(2.5));
}

#[test]
fn matches_with_a_column_of_answers_are_read_as_answers() {
    let folder = written(TableFormat::default());
    let text = std::fs::read_to_string(folder.path().join("matches.csv")).unwrap();
    let mut lines = text.lines();
    let head = format!("{},answer", lines.next().unwrap());
    let rows = lines.map(|line| format!("{line},accept"));
    let text = std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n");
    let answers = Answers::from_reader("answers.csv", text.as_bytes()).unwrap();
    assert_eq!(answers.mentees().count(), 2);
}

/// A file of somebody else's is looked at as ever.
#[test]
fn a_column_of_somebody_else_is_told() {
    let people = "id,role\nana,mentor\nmax,mentee\n".as_bytes();
    let history = "mentor_id,mentee_id,department\nana,max,Law\n".as_bytes();
    let cohort = CohortReader::new("people.csv", people).history("pairs.csv", history).read().unwrap();
    assert!(cohort.audit().to_string().contains("department"), "{}", cohort.audit());
}
