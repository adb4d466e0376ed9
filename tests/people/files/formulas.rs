//! Cells that a spreadsheet would run, and that everybody's ids come back as they were.

use pairwright::assignment::{Entry, Term};
use pairwright::evaluation::Outcomes;
use pairwright::migration::TriplesReader;
use pairwright::scoring::Sides;
use pairwright::season::Answers;
use pairwright::{
    Cohort, CohortReader, Criterion, Matcher, Matching, PairId, Participant, ParticipantId, Result,
};
use proptest::prelude::*;

/// What makes a spreadsheet compute, and what undoes it.
const STARTS: [char; 12] = ['=', '+', '-', '@', '\'', '"', ',', ' ', 'a', '\u{FF1D}', '\u{FF0B}', '\u{FF20}'];

fn hostile() -> impl Strategy<Value = String> {
    let start = proptest::collection::vec(proptest::sample::select(STARTS.to_vec()), 0..5);
    (start, "[a-z0-9;'=\"!(),.-]{0,6}")
        .prop_map(|(start, rest)| start.into_iter().collect::<String>() + &rest)
}

fn runs(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'])
}

/// A criterion whose name is a formula, and whose points are below zero.
#[derive(Debug)]
struct Formula;

impl Criterion for Formula {
    fn name(&self) -> &'static str {
        "=HYPERLINK(\"http://localhost\")"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        Ok(vec![sides.table(|_| (), |_| (), |(), ()| Entry::Points(-12))?])
    }
}

/// Mentors and mentees with such ids; each id once.
fn matching(mentors: &[String], mentees: &[String]) -> Option<Matching> {
    let ids = |texts: &[String]| -> Vec<ParticipantId> {
        texts
            .iter()
            .map(|text| text.as_str().into())
            .filter(|id: &ParticipantId| !id.as_str().is_empty())
            .collect()
    };
    let (mut mentors, mut mentees) = (ids(mentors), ids(mentees));
    mentors.sort();
    mentors.dedup();
    mentees.sort();
    mentees.dedup();
    mentees.retain(|id| mentors.binary_search(id).is_err());
    let people =
        mentors.into_iter().map(Participant::mentor).chain(mentees.into_iter().map(Participant::mentee));
    let cohort = Cohort::new(people).ok()?;
    Matcher::default().with_criterion(Formula).solve(cohort).ok()
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes).unwrap();
    bytes
}

/// No text of a file runs; numbers may begin with a sign.
fn harmless(bytes: &[u8]) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    for record in reader.records() {
        for cell in record.unwrap().iter().filter(|cell| cell.parse::<f64>().is_err()) {
            assert!(!runs(cell), "{cell:?} runs");
        }
    }
}

/// The pairs of a file with a mentor and a mentee on each line, as they are read.
fn pairs(bytes: &[u8]) -> Vec<PairId> {
    let people = "id,role\nx,mentor\n".as_bytes();
    let cohort = CohortReader::new("people.csv", people).history("pairs.csv", bytes).read().unwrap();
    cohort.history().to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_cell_runs_and_all_come_back(
        mentors in proptest::collection::vec(hostile(), 1..5),
        mentees in proptest::collection::vec(hostile(), 1..5),
    ) {
        let Some(matching) = matching(&mentors, &mentees) else { return Ok(()) };
        let made: Vec<_> =
            matching.pairs().iter().map(PairId::from).collect();
        let matches = written(|to| matching.write_matches(to));
        harmless(&matches);
        prop_assert_eq!(&pairs(&matches), &made);
        // points below zero are numbers still, and a criterion's heading is its name
        let outcomes = Outcomes::from_reader("matches.csv", matches.as_slice()).unwrap();
        for (outcome, pair) in outcomes.pairs().iter().zip(matching.pairs()) {
            prop_assert_eq!(outcome.further("points"), Some(f64::from(pair.points())));
            prop_assert_eq!(outcome.further(Formula.name()), Some(-12.0));
        }
        let scores = written(|to| matching.write_scores(to));
        harmless(&scores);
        let (rows, columns) = (matching.scores().mentors(), matching.scores().mentees());
        let all: Vec<_> = rows.iter().flat_map(|a| columns.iter().map(move |b| PairId::new(a, b))).collect();
        prop_assert_eq!(&pairs(&scores), &all);

        let unmatched = written(|to| matching.write_unmatched(to));
        harmless(&unmatched);
        let again = CohortReader::new("unmatched.csv", unmatched.as_slice()).read().unwrap();
        let mut left: Vec<_> = matching.left_out().iter().map(|left| left.id().clone()).collect();
        left.sort();
        let read: Vec<_> = again.people().iter().map(|person| person.id().clone()).collect();
        prop_assert_eq!(read, left);
    }

    #[test]
    fn triples_come_back(names in proptest::collection::vec((hostile(), hostile()), 1..6)) {
        let mut scores = csv::Writer::from_writer(Vec::new());
        for (paper, reviewer) in &names {
            scores.write_record([paper.as_str(), reviewer, "-0.5"]).unwrap();
        }
        let scores = scores.into_inner().unwrap();
        let read = |bytes: &[u8]| TriplesReader::new("scores.csv", bytes).read();
        let Ok(triples) = read(&scores) else { return Ok(()) };
        let triples = triples.with_reviewers_per_paper(1);
        let best = triples.solve().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reviews.csv");
        best.write(&path).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        harmless(&bytes);
        let again = read(&bytes).unwrap().with_reviewers_per_paper(1);
        let again = again.solve().unwrap();
        prop_assert_eq!(best.pairs().collect::<Vec<_>>(), again.pairs().collect::<Vec<_>>());
    }
}

/// What is written by hand is read as it stands; an apostrophe before anything else belongs to the name.
#[test]
fn what_others_wrote_is_read_as_it_stands() {
    let people = "id,role,level\n't Hart,mentor,'-3\n=a,mentor,-2\n'=b,mentee,\n''=c,mentee,\n";
    let cohort = CohortReader::new("people.csv", people.as_bytes()).read().unwrap();
    let read: Vec<&str> = cohort.people().iter().map(|person| person.id().as_str()).collect();
    assert_eq!(read, ["'=c", "'t Hart", "=a", "=b"]);
    assert_eq!(cohort.get("'t Hart").unwrap().level(), Some(-3));
    assert_eq!(cohort.get("=a").unwrap().level(), Some(-2));
    let answers = "mentee_id,answer,reason\n'=zoe,decline,'@home\n";
    let answers = Answers::from_reader("answers.csv", answers.as_bytes()).unwrap();
    assert_eq!(answers.of("=zoe")[0].reason(), "@home");
}
