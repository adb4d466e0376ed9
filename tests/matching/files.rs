//! The tables of a matching: names beside ids, in CSV with or without a mark, and in workbooks.

use std::fs;

use calamine::{Data, Reader as _};
use pairwright::people::TableFormat;
use pairwright::{Cohort, Matcher, Matching, MatchingFiles, Participant, Programme, Role};

use crate::first_weights::first_weights;

fn matched(people: impl IntoIterator<Item = Participant>) -> Matching {
    let first = Programme::default().with_weights(first_weights());
    Matcher::new(first).solve(Cohort::new(people).unwrap()).unwrap()
}

/// Two pairs and two people left out, some of them with names.
fn named() -> Matching {
    matched([
        Participant::mentor("ana").with_name("Ana Müller").with_choices(["max"]),
        Participant::mentor("ben").with_choices(["mia"]),
        Participant::mentee("max").with_name("Max, \"the\" Fox"),
        Participant::mentee("mia").with_name("ミア"),
        Participant::mentee("zoe").with_name("Zoë"),
        Participant::mentee("zac"),
    ])
}

type Write = fn(&MatchingFiles<'_>, &mut Vec<u8>) -> std::io::Result<()>;
const MATCHES: Write = |files, to| files.write_matches(to);
const UNMATCHED: Write = |files, to| files.write_unmatched(to);

fn bytes(matching: &Matching, format: TableFormat, write: Write) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&matching.files().with_format(format), &mut bytes).unwrap();
    bytes
}

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn names_stand_beside_the_ids() {
    let matching = named();
    let matches = rows(&bytes(&matching, TableFormat::default(), MATCHES));
    let columns =
        ["mentor_id", "mentor_name", "mentee_id", "mentee_name", "points", "fit", "duration", "format"];
    assert_eq!(matches[0][..8], columns);
    assert_eq!(matches[0][8..10], ["lines_checked", "department"]);
    assert_eq!(matches[1][..6], ["ana", "Ana Müller", "max", "Max, \"the\" Fox", "300", "100"]);
    assert_eq!(matches[2][..6], ["ben", "", "mia", "ミア", "300", "100"]);
    let unmatched = rows(&bytes(&matching, TableFormat::default(), UNMATCHED));
    assert_eq!(unmatched[0], ["id", "name", "role", "reason"]);
    assert_eq!(unmatched[1][..3], ["zac", "", "mentee"]);
    assert_eq!(unmatched[2][..3], ["zoe", "Zoë", "mentee"]);
}

/// The columns depend on the people, not on who is in a pair.
#[test]
fn one_name_is_enough_and_without_any_the_columns_are_as_they_were() {
    let people = || [Participant::mentor("ana"), Participant::mentee("max"), Participant::mentee("mia")];
    let headings = |matching: &Matching| {
        let first = |write| rows(&bytes(matching, TableFormat::default(), write)).swap_remove(0);
        (first(MATCHES), first(UNMATCHED))
    };
    let (matches, unmatched) = headings(&matched(people()));
    assert_eq!(matches[..6], ["mentor_id", "mentee_id", "points", "fit", "duration", "format"]);
    assert_eq!(unmatched, ["id", "role", "reason"]);
    for k in 0..3 {
        let mut people = people();
        people[k] = people[k].clone().with_name("Somebody");
        let (matches, unmatched) = headings(&matched(people));
        assert_eq!(matches[1], "mentor_name");
        assert_eq!(unmatched[1], "name");
    }
}

#[test]
fn who_is_left_out_in_both_roles_has_one_line() {
    let people = [
        Participant::both("ana").with_conflict("max", "").with_conflict("zoe", ""),
        Participant::both("max").with_conflict("zoe", ""),
        Participant::mentor("zoe"),
    ];
    let matching = matched(people);
    let unmatched = rows(&bytes(&matching, TableFormat::default(), UNMATCHED));
    assert_eq!(unmatched.len(), 4, "{unmatched:?}");
    assert_eq!(unmatched[1][..2], ["ana", "both"]);
    let reason = |role| {
        let mut left = matching.left_out().iter().filter(|left| left.role() == role);
        left.find(|left| left.id().as_str() == "ana").unwrap().reason().to_string()
    };
    let both = format!("as mentee: {}; as mentor: {}", reason(Role::Mentee), reason(Role::Mentor));
    assert_eq!(unmatched[1][2], both);
    assert_eq!(unmatched[3][..2], ["zoe", "mentor"]);
}

#[test]
fn a_mark_comes_first_on_request() {
    let matching = named();
    for write in [MATCHES, UNMATCHED] {
        let plain = bytes(&matching, TableFormat::default(), write);
        let marked = bytes(&matching, TableFormat::Csv { mark: true }, write);
        assert!(plain.is_ascii() || !plain.starts_with(b"\xEF"));
        assert_eq!(marked, [b"\xEF\xBB\xBF".as_slice(), &plain].concat());
    }
}

#[test]
fn a_folder_has_the_files_of_the_format() {
    let matching = named();
    let formats = [TableFormat::default(), TableFormat::Csv { mark: true }, TableFormat::Xlsx];
    for format in formats {
        let folder = tempfile::tempdir().unwrap();
        matching.files().with_format(format).write(folder.path().join("new")).unwrap();
        for (name, write) in [("matches", MATCHES), ("unmatched", UNMATCHED)] {
            let path = folder.path().join("new").join(name).with_extension(format.ending());
            assert!(fs::read(path).unwrap() == bytes(&matching, format, write), "{format:?} {name}");
        }
        assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 2);
    }
    let folder = tempfile::tempdir().unwrap();
    matching.write_files(folder.path()).unwrap();
    let written = fs::read(folder.path().join("matches.csv")).unwrap();
    assert!(written == bytes(&matching, TableFormat::default(), MATCHES));
}

/// The cells of a workbook, as they are stored.
fn workbook(bytes: Vec<u8>) -> Vec<Vec<Data>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn a_workbook_says_what_the_csv_says() {
    let matching = named();
    for write in [MATCHES, UNMATCHED] {
        let text = rows(&bytes(&matching, TableFormat::default(), write));
        let book = workbook(bytes(&matching, TableFormat::Xlsx, write));
        assert_eq!(book.len(), text.len());
        for (cells, texts) in book.iter().zip(&text) {
            let shown: Vec<String> = cells.iter().map(ToString::to_string).collect();
            assert_eq!(&shown, texts);
        }
        assert!(book[1].iter().any(|cell| matches!(cell, Data::String(_))));
    }
    let matches = workbook(bytes(&matching, TableFormat::Xlsx, MATCHES));
    assert!(
        matches!(matches[1][4], Data::Float(points) if (points - 300.0).abs() < 1e-9),
        "{:?}",
        matches[1]
    );
}

#[test]
fn names_stand_in_explanations_and_letters() {
    let told = named().explain("ana", "max").unwrap();
    assert!(
        told.to_string()
            .starts_with("ana (Ana Müller) mentors max (Max, \"the\" Fox): 300 points, fit 100 of 100\n"),
        "{told}"
    );
    // participants need no ids
    assert!(told.for_mentee().starts_with("Your mentor is Ana Müller."), "{}", told.for_mentee());
    let told = named().explain("ben", "mia").unwrap();
    assert!(told.to_string().starts_with("ben mentors mia (ミア): 300 points, fit 100 of 100\n"), "{told}");
    assert!(told.for_mentee().starts_with("Your mentor is ben."), "{}", told.for_mentee());
    // what turns the direction of writing turns nothing outside the name
    let turned = matched([Participant::mentor("ana"), Participant::mentee("max").with_name("\u{202e}xof")]);
    let letter = turned.explain("ana", "max").unwrap().for_mentor();
    assert!(letter.starts_with("Your mentee is \u{2068}\u{fffd}xof\u{2069}."), "{letter:?}");
}

/// A name may say what it likes: it is a text, and nothing computes it.
#[test]
fn a_name_that_looks_like_a_formula_runs_nowhere() {
    for name in ["=HYPERLINK(\"http://x.example\",\"a\")", "@SUM(1+1)", "+49", "-2+3", "\u{ff1d}1+1"] {
        let matching = matched([
            Participant::mentor("ana").with_name(name),
            Participant::mentee("max").with_name(name),
            Participant::mentee("mia").with_name(name),
        ]);
        for write in [MATCHES, UNMATCHED] {
            let text = rows(&bytes(&matching, TableFormat::default(), write));
            let guarded = format!("'{name}");
            assert!(text[1].contains(&guarded), "{text:?}");
            assert!(!text[1].iter().any(|cell| cell == name));
            let book = workbook(bytes(&matching, TableFormat::Xlsx, write));
            assert!(book[1].contains(&Data::String(name.into())), "{book:?}");
        }
    }
}
