//! What is done with people who were accepted: matched, verified, explained, reported, read back.

use pairwright::assignment::check_plainly;
use pairwright::people::TableFormat;
use pairwright::phrases::{German, LetterKind};
use pairwright::{Cohort, CohortReader, Letters, Matcher, Matching, Report};

use crate::sealed::goes_round;

/// More people are not matched: many small runs find more than few large ones.
pub const MOST: usize = 24;
/// A cohort's texts in all, likewise.
const MOST_TEXT: usize = 20_000;

/// All that is done with a cohort.
pub fn cohort(cohort: &Cohort, matcher: &Matcher) {
    let text = serde_json::to_string(cohort).expect("what was accepted can be written");
    let again: Cohort = serde_json::from_str(&text).expect("what was written can be read");
    assert_eq!(&again, cohort);
    let told = cohort.audit().to_string();
    assert!(!told.contains('\0'), "{told}");
    if cohort.people().len() > MOST || text.len() > MOST_TEXT {
        return;
    }
    goes_round(cohort);
    tables(cohort);
    match matcher.solve(cohort.clone()) {
        Ok(found) => matching(&found, matcher),
        Err(error) => assert!(!error.is_internal(), "{error}"),
    }
}

/// What is written as tables is read again, and then it is written the same.
fn tables(cohort: &Cohort) {
    let again = read_back(cohort);
    let twice = read_back(&again);
    assert_eq!(again.tables().all().unwrap(), twice.tables().all().unwrap());
    assert_eq!(again.people().len(), cohort.people().len());
}

fn read_back(cohort: &Cohort) -> Cohort {
    let tables = cohort.tables();
    let all = tables.all().expect("into memory");
    let table = |name: &str| {
        let of = all.iter().find(|(file, _)| file.starts_with(name));
        of.map_or_else(Default::default, |(file, bytes)| (file.clone(), bytes.as_slice()))
    };
    let (name, bytes) = table("participants");
    let mut reader = CohortReader::new(name, bytes).mapping(tables.mapping());
    type With<'a> = fn(CohortReader<'a>, String, &'a [u8]) -> CohortReader<'a>;
    let others: [(&str, With<'_>); 5] = [
        ("organisation", |reader, name, bytes| reader.organisation(name, bytes)),
        ("conflicts", |reader, name, bytes| reader.conflicts(name, bytes)),
        ("history", |reader, name, bytes| reader.history(name, bytes)),
        ("locked", |reader, name, bytes| reader.locked(name, bytes)),
        ("wished", |reader, name, bytes| reader.wished(name, bytes)),
    ];
    for (name, with) in others {
        let (name, bytes) = table(name);
        if !name.is_empty() {
            reader = with(reader, name, bytes);
        }
    }
    reader.read().expect("what was written can be read")
}

/// All that is done with a matching.
pub fn matching(matching: &Matching, matcher: &Matcher) {
    let _proof = matching.verify().expect("what was found is proven");
    if matching.fair_assignment().is_none() && matching.programme().co_mentees().rules().is_empty() {
        let _ = check_plainly(matching.problem(), matching.assignment());
    }
    for pair in matching.pairs() {
        let told = matching.explain(pair.mentor(), pair.mentee()).expect("a pair is explained");
        // a settled pair may be forbidden by now
        assert!(told.points().is_none_or(|points| points == pair.points()), "the contributions add up");
        assert!(!told.for_mentor().is_empty() && !told.to_string().is_empty());
    }
    let _ = (matching.summary(), matching.points_by_criterion(), matching.ties());
    for left in matching.left_out() {
        let _ = (left.details(), left.told());
        assert!(!left.reason().to_string().is_empty());
    }
    let page = Report::new(matching).to_html().expect("a matching is shown");
    assert_eq!(page.matches("<script").count(), page.matches("</script").count());
    for kind in LetterKind::ALL {
        let _ = Letters::new(matching).of_kind(kind).in_language(&German).to_html();
    }
    for format in [TableFormat::default(), TableFormat::Csv { mark: true }] {
        let mut bytes = Vec::new();
        let files = matching.files().with_format(format);
        files.write_matches(&mut bytes).expect("into memory");
        files.write_unmatched(&mut bytes).expect("into memory");
        files.write_findings(&mut bytes).expect("into memory");
    }
    goes_round(&matching.saved());
    let again = Matching::restore(matching.saved(), matcher).expect("what was saved can be restored");
    assert_eq!(again.pairs(), matching.pairs());
}
