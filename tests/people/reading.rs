//! Reading CSV: every way to be malformed, with its place; and what the bytes may look like otherwise.

use pairwright::people::{Duration, Format, Relation};
use pairwright::{Cohort, CohortFiles, CohortReader, Error, PairId, Result};
use proptest::prelude::*;

fn people(csv: impl AsRef<[u8]>) -> Result<Cohort> {
    CohortReader::new("people.csv", csv.as_ref()).read()
}

/// Line, column, value and person of the error.
type Place<'a> = (Option<u64>, Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn place(error: &Error) -> Place<'_> {
    (error.line(), error.column(), error.value(), error.person())
}

#[track_caller]
fn refused(csv: impl AsRef<[u8]>, expected: Place<'_>, message: &str) {
    let error = people(csv).err();
    let found = error.as_ref().map(|error| (error.is_input(), error.file(), place(error), error.message()));
    assert_eq!(found, Some((true, Some("people.csv"), expected, message)));
}

const SEVERAL_LINES: &str = "\"one\r\ntwo\n\n\"\"four\"\"\"";

#[test]
fn a_malformed_cell_is_named_with_its_place() {
    let cases = [
        ("personality", "150%", "not a number from 0 to 100"),
        ("personality", "infinity", "not a number from 0 to 100"),
        ("personality", "100.01", "not a number from 0 to 100"),
        ("level", "7.5", "not a whole number from -1000 to 1000"),
        ("level", "99999999999999999999", "not a whole number from -1000 to 1000"),
        ("tenure_years", "1e999", "not a number from 0 to 100"),
        ("commitment", "6", "not a whole number from 1 to 5"),
        ("capacity", "-1", "not a whole number from 0 to 1000"),
        ("minimum", "1001", "not a whole number from 0 to 1000"),
        ("minimum", "some", "not a whole number from 0 to 1000"),
        ("mentors_wanted", "0", "not a whole number from 1 to 100"),
        ("mentors_wanted", "101", "not a whole number from 1 to 100"),
        ("waited", "-1", "not a whole number from 0 to 1000"),
        ("waited", "1.5", "not a whole number from 0 to 1000"),
        ("duration", "years", "a duration is one-time, weeks or long-term"),
        ("format", "1", "a format is one-to-one or group"),
        ("skills_offered", "x;y:9", "not a whole number from 1 to 5"),
        ("skills_offered", "y:2.5", "not a whole number from 1 to 5"),
        ("skills_offered", "y:.5", "not a whole number from 1 to 5"),
        ("manager_id", "a\u{1}b", "an id may not contain control characters"),
        ("choice3", "a\u{1}b", "an id may not contain control characters"),
    ];
    for (column, cell, message) in cases {
        let value = cell.rsplit(':').next();
        // Blank lines and cells of several lines before it must not confuse the count.
        let csv = format!(
            "\u{feff}\r\nunit,id,role,{column}\r\n\r\n{SEVERAL_LINES},ana,Mentor,\r\n  \n\n\
             ,zoe,MENTEE,{cell}\r\n"
        );
        refused(csv, (Some(10), Some(column), value, Some("zoe")), message);
    }
}

#[test]
fn a_malformed_row_is_named_with_its_place() {
    let head = "id,role,unit\nana,mentor,\n";
    let row = |row: &str| format!("{head}{row}\n");
    refused(
        row("zoe,boss,"),
        (Some(3), Some("role"), Some("boss"), Some("zoe")),
        "a role is mentor, mentee or both",
    );
    refused(
        "id,role,capacity,minimum\nana,mentor,2,2\nben,mentor,1,2\n",
        (Some(3), Some("minimum"), Some("2"), Some("ben")),
        "the minimum is more than the capacity, 1",
    );
    refused(row("zoe,,"), (Some(3), Some("role"), Some(""), Some("zoe")), "a role is mentor, mentee or both");
    refused(row(" ,mentee,"), (Some(3), Some("id"), None, None), "the id is missing");
    refused(
        row("z\u{1b}e,mentee,"),
        (Some(3), Some("id"), Some("z\u{1b}e"), None),
        "an id may not contain control characters",
    );
    assert_eq!(people(row("zoe,mentee\n")).unwrap().get("zoe").unwrap().unit(), None);
    refused(
        row("zoe,mentee,a,b"),
        (Some(3), None, None, Some("zoe")),
        "the row has 4 fields, but there are 3 headings: put a text with a comma in it in quotes",
    );
    refused(
        row(&format!("zoe,mentee,{SEVERAL_LINES}\nana,mentee,")),
        (Some(7), Some("id"), Some("ana"), Some("ana")),
        "the id is already on line 2",
    );
    refused(
        row("zoe,mentee,\"open\nyan,mentor,"),
        (Some(3), None, None, None),
        "a quoted field is never closed: end it with a quotation mark, or begin it with none",
    );
}

#[test]
fn malformed_headings_are_named_with_their_place() {
    for empty in ["", "\u{feff}", "\r\n\n  \n"] {
        refused(empty, (None, None, None, None), "the file is empty");
    }
    refused("id,unit\n", (Some(1), Some("role"), None, None), "this column is missing");
    refused("\n\nrole\n", (Some(3), Some("id"), None, None), "this column is missing");
    refused("id,role,Unit, UNIT\n", (Some(1), Some("UNIT"), None, None), "two columns have the same heading");
    assert!(people("id,role,shoe,Shoe\nana,mentor,1,2\n").is_ok(), "nobody reads them");
    refused(b"\xFF\xFEi\0d\0", (Some(1), Some("role"), None, None), "this column is missing");
}

#[test]
fn the_smaller_files_are_as_strict() {
    let read = |which: &str, csv: &str| {
        let reader = CohortReader::new("people.csv", &b"id,role\nana,mentor\nzoe,mentee\n"[..]);
        let reader = match which {
            "organisation" => reader.organisation(which, csv.as_bytes()),
            "conflicts" => reader.conflicts(which, csv.as_bytes()),
            "locked" => reader.locked(which, csv.as_bytes()),
            "wished" => reader.wished(which, csv.as_bytes()),
            _ => reader.history(which, csv.as_bytes()),
        };
        reader.read()
    };
    let cases: [(&str, &str, Place<'_>); 10] = [
        ("organisation", "", (None, None, None, None)),
        ("organisation", "id\n", (Some(1), Some("manager_id"), None, None)),
        ("organisation", "manager_id,id\nx,\n", (Some(2), Some("id"), None, None)),
        ("conflicts", "mentor_id,reason\n", (Some(1), Some("mentee_id"), None, None)),
        ("conflicts", "mentor_id,mentee_id\nana,\n", (Some(2), Some("mentee_id"), None, Some("ana"))),
        ("conflicts", "mentor_id,mentee_id\nana,zoe,why\n", (Some(2), None, None, Some("ana"))),
        ("history", "mentor_id,mentee_id\n,zoe\n", (Some(2), Some("mentor_id"), None, None)),
        ("locked", "mentee_id\nzoe\n", (Some(1), Some("mentor_id"), None, None)),
        ("locked", "mentor_id,mentee_id\n\nana,\n", (Some(3), Some("mentee_id"), None, Some("ana"))),
        ("wished", "mentor_id,mentee_id\nana\n", (Some(2), Some("mentee_id"), None, Some("ana"))),
    ];
    for (which, csv, expected) in cases {
        let error = read(which, csv).unwrap_err();
        assert_eq!((error.file(), place(&error)), (Some(which), expected), "{csv}");
    }
    let cohort = read("organisation", "Manager_ID, ID\nzoe,ana\nzoe,ana\n").unwrap();
    assert_eq!(cohort.reporting_lines().relation("ana", "zoe"), Some(Relation::ReportsTo { distance: 1 }));
    let cohort = read("conflicts", "distance,mentee_id,mentor_id,reason\n1,zoe,ana,sisters\n").unwrap();
    assert_eq!(cohort.explicit_conflict("ana", "zoe"), Some("sisters"));
    assert_eq!(
        cohort.audit().to_string(),
        "Noted: how it was understood\nColumns that are not known [column-unknown] (1)\n  \
         conflicts: There is a column \"distance\" that is not known."
    );
    let cohort = read("history", "mentor_id,mentee_id\nana,zoe\n").unwrap();
    assert_eq!(cohort.history(), [PairId::new("ana", "zoe")]);
    let cohort = read("locked", "mentee_id,mentor_id\nzoe,ana\nzoe,ana\n").unwrap();
    assert_eq!((cohort.locked(), cohort.wished()), (&[PairId::new("ana", "zoe")][..], &[][..]));
    let cohort = read("wished", "MENTOR_ID,mentee_id,why\nana,zoe,friends\nzed,zoe,\n").unwrap();
    assert_eq!(cohort.wished(), [PairId::new("ana", "zoe"), PairId::new("zed", "zoe")]);
    let codes: Vec<_> = cohort.audit().findings().iter().map(pairwright::people::Finding::code).collect();
    assert_eq!(codes, ["wish-unknown", "column-unknown"]);
    let error = read("locked", "mentor_id,mentee_id\nana,zed\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "person zed: mentor ana and mentee zed are a locked pair, but zed does not take part"
    );
}

#[test]
fn every_column_is_read() {
    let csv = "CHOICE10,choice4,Shoe size,FORMAT,duration,waited,mentors_wanted,minimum,conflicts,capacity,acquaintances,groups,commitment,skills_wanted,skills_offered,\
               choice3,choice2,choice1,manager_id,tenure_years,\
               level,personality,country,location,region,unit,department,role,ID\n\
               y,z,40,Group,LONG-term,3,4,1,bob: ex; cat ;dan:a:b,2,eve;fay,run;read,5,law;;art,x:4;C:drive;y: ;z:5 ;w,,d,e,max,1.5,\
               -2,48.00,UK,Leeds,North,U1,\
               \"Arts, \"\"fine\"\"\",both,ana\n";
    let cohort = people(csv).unwrap();
    let ana = cohort.get("ana").unwrap();
    let expected = pairwright::Participant::both("ana")
        .with_department("Arts, \"fine\"")
        .with_unit("U1")
        .with_region("North")
        .with_location("Leeds")
        .with_country("UK")
        .with_personality(48.0)
        .with_level(-2)
        .with_tenure_years(1.5)
        .with_manager("max")
        .with_choices(["e", "d", "", "z", "", "", "", "", "", "y"])
        .with_skill_offered("x", Some(4))
        .with_skill_offered("C:drive", None)
        .with_skill_offered("y", None)
        .with_skill_offered("z", Some(5))
        .with_skill_offered("w", None)
        .with_skill_wanted("art")
        .with_skill_wanted("law")
        .with_commitment(5)
        .with_group("read")
        .with_group("run")
        .with_acquaintance("eve")
        .with_acquaintance("fay")
        .with_capacity(2)
        .with_minimum(1)
        .with_mentors_wanted(4)
        .with_waited(3)
        .with_duration(Duration::LongTerm)
        .with_format(Format::Group)
        .with_conflict("bob", "ex")
        .with_conflict("cat", "")
        .with_conflict("dan", "a:b")
        .with_attribute("Shoe size", "40");
    assert_eq!(*ana, expected);
    let column = cohort.audit().findings().iter().find(|finding| finding.code() == "column-unknown");
    assert_eq!(column.unwrap().to_string(), "people.csv: There is a column \"Shoe size\" that is not known.");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = CohortFiles::new("no such file.csv").read().unwrap_err();
    assert!(error.is_io() && error.file() == Some("no such file.csv"), "{error}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("people.csv");
    std::fs::write(&path, "id,role\nana,mentor\nzoe,mentee\n").unwrap();
    let files = CohortFiles::new(&path);
    assert_eq!(files.read().unwrap().people().len(), 2);
    let history = folder.path().join("history.csv");
    let error = files.clone().history(&history).read().unwrap_err();
    assert!(error.is_io() && error.file() == history.to_str(), "{error}");
    let pairs = folder.path().join("pairs.csv");
    std::fs::write(&pairs, "mentor_id,mentee_id\nana,zoe\n").unwrap();
    let cohort = files.clone().locked(&pairs).read().unwrap();
    assert_eq!((cohort.locked().len(), cohort.wished().len()), (1, 0));
    let cohort = files.clone().wished(&pairs).read().unwrap();
    assert_eq!((cohort.locked().len(), cohort.wished().len()), (0, 1));
    for files in [files.clone().locked(&history), files.wished(&history)] {
        let error = files.read().unwrap_err();
        assert!(error.is_io() && error.file() == history.to_str(), "{error}");
    }
}

/// A participant's row, as a map from heading to cell would say it.
const HEADINGS: [&str; 12] = [
    "id",
    "role",
    "department",
    "level",
    "personality",
    "manager_id",
    "choice1",
    "choice3",
    "skills_offered",
    "groups",
    "conflicts",
    "hobby",
];

fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
    let id = || prop::sample::select(vec!["", "p1", "p2", "p5", "nobody"]).prop_map(str::to_owned);
    let any_of = |texts: &'static [&str]| prop::sample::select(texts).prop_map(|text: &str| text.to_owned());
    let row = (
        (any_of(&["mentor", "Mentee", " both"]), any_of(&["", "Arts, \"fine\"\nand more", "Law", "Büro"])),
        (any_of(&["", "3", "-7"]), any_of(&["", "0", "99.5"]), id(), id(), id()),
        (
            any_of(&["", "x:3;y", "a:b:1"]),
            any_of(&["", "run;read", ";;run"]),
            any_of(&["", "p1: why; p3"]),
            any_of(&["", "chess"]),
        ),
    )
        .prop_map(
            |(
                (role, department),
                (level, personality, manager, first, third),
                (skills, groups, conflicts, hobby),
            )| {
                vec![
                    role,
                    department,
                    level,
                    personality,
                    manager,
                    first,
                    third,
                    skills,
                    groups,
                    conflicts,
                    hobby,
                ]
            },
        );
    prop::collection::vec(row, 0..8).prop_map(|mut rows| {
        rows.iter_mut().enumerate().for_each(|(k, row)| row.insert(0, format!("p{k}")));
        rows
    })
}

/// How a table may be written without meaning anything else.
#[derive(Debug, Clone)]
struct Style {
    columns: Vec<usize>,
    order: Vec<usize>,
    newline: &'static str,
    bom: &'static str,
    quoted: bool,
    capitals: bool,
    last_newline: bool,
}

fn styles() -> impl Strategy<Value = Style> {
    (
        Just((0..HEADINGS.len()).collect::<Vec<_>>()).prop_shuffle(),
        Just((0..8).collect::<Vec<_>>()).prop_shuffle(),
        prop::sample::select(vec!["\n", "\r\n", "\n\r\n", "\r"]),
        prop::sample::select(vec!["", "\u{feff}"]),
        any::<(bool, bool, bool)>(),
    )
        .prop_map(|(columns, order, newline, bom, (quoted, capitals, last_newline))| Style {
            columns,
            order,
            newline,
            bom,
            quoted,
            capitals,
            last_newline,
        })
}

fn write(rows: &[Vec<String>], style: &Style) -> String {
    let headings: Vec<String> = HEADINGS
        .iter()
        // The unknown one is an attribute, whose name is kept as it is.
        .map(|&name| {
            if style.capitals && name != "hobby" { format!(" {} ", name.to_uppercase()) } else { name.into() }
        })
        .collect();
    let rows = style.order.iter().filter_map(|&k| rows.get(k));
    let lines: Vec<String> = [&headings]
        .into_iter()
        .chain(rows)
        .map(|row| {
            let cells = style.columns.iter().map(|&k| match &row[k] {
                cell if style.quoted || cell.contains([',', '"', '\n']) => {
                    format!("\"{}\"", cell.replace('"', "\"\""))
                }
                cell => cell.clone(),
            });
            cells.collect::<Vec<_>>().join(",")
        })
        .collect();
    let bom = style.bom;
    let end = if style.last_newline { style.newline } else { "" };
    format!("{bom}{}{end}", lines.join(style.newline))
}

const PLAIN: &[&str] = &[
    "id,role,level,personality,choice1,skills_offered,hobby,minimum,duration\n\
     ana,mentor,3,50,zoe,\"x:4;y\",chess,1,weeks\nzoe,mentee,7,,ana,,,,\nben,mentor,,,,,,,\n",
    "id,manager_id\nana,max\nmax,zoe\nzoe,\n",
    "mentor_id,mentee_id,reason\nana,zoe,\"they are\nsisters\"\n",
    "mentor_id,mentee_id\nana,zoe\nyan,zoe\n",
    "mentor_id,mentee_id\nben,zoe\n",
    "mentor_id,mentee_id\nana,zoe\nyan,zoe\n",
];

fn read_all(files: &[impl AsRef<[u8]>]) -> Result<Cohort> {
    CohortReader::new("0", files[0].as_ref())
        .organisation("1", files[1].as_ref())
        .conflicts("2", files[2].as_ref())
        .history("3", files[3].as_ref())
        .locked("4", files[4].as_ref())
        .wished("5", files[5].as_ref())
        .read()
}

/// Bytes that mean something, or nothing at all.
const BYTES: &[u8] = b"\",;:\r\n\xFF\xEF\xBB\xBF\x0009-. a";

/// An error is about a file, and about a line the file has.
fn well_placed(files: &[Vec<u8>], result: Result<Cohort>) {
    if let Err(error) = result {
        let file = error.file().and_then(|name| files.get(name.parse::<usize>().ok()?));
        let lines = file.map(|bytes| bytes.split(|&byte| byte == b'\n' || byte == b'\r').count() as u64);
        assert!(error.is_input() && error.line() <= lines, "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_refused_or_read(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        which in 0..6_usize,
    ) {
        let mut files: Vec<Vec<u8>> = PLAIN.iter().map(|text| text.as_bytes().to_vec()).collect();
        // Behind good headings, they are rows.
        let heading = files[which].iter().position(|&byte| byte == b'\n').unwrap();
        files[which].truncate(heading + 1);
        files[which].extend(&bytes);
        well_placed(&files, read_all(&files));
        files[which] = bytes;
        well_placed(&files, read_all(&files));
    }

    #[test]
    fn mutated_files_are_refused_or_read(
        which in 0..6_usize,
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..3_u8, prop::sample::select(BYTES)),
            0..6,
        ),
    ) {
        let mut files: Vec<Vec<u8>> = PLAIN.iter().map(|text| text.as_bytes().to_vec()).collect();
        let untouched = changes.is_empty();
        for (index, change, byte) in changes {
            let bytes = &mut files[which];
            let place = index.index(bytes.len());
            match change {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => drop(bytes.drain(place..bytes.len().min(place + 2))),
            }
            if bytes.is_empty() {
                break;
            }
        }
        let result = read_all(&files);
        prop_assert!(!untouched || result.is_ok());
        well_placed(&files, result);
    }

    #[test]
    fn order_and_style_of_a_file_mean_nothing(rows in cells(), style in styles()) {
        let plain = Style {
            columns: (0..HEADINGS.len()).collect(),
            order: (0..8).collect(),
            newline: "\n",
            bom: "",
            quoted: false,
            capitals: false,
            last_newline: true,
        };
        let expected = people(write(&rows, &plain)).unwrap();
        prop_assert_eq!(expected.people().len(), rows.len());
        prop_assert_eq!(people(write(&rows, &style)).unwrap(), expected);
    }

    #[test]
    fn a_cohort_survives_serde(rows in cells(), style in styles()) {
        // Without the attribute: a finding about a column is not written down.
        let csv = write(&rows, &style).replace("hobby", "unit");
        let cohort = people(csv).unwrap();
        let json = serde_json::to_string(&cohort).unwrap();
        prop_assert_eq!(serde_json::from_str::<Cohort>(&json).unwrap(), cohort);
    }

    /// The line of an error is the line an editor shows, whatever stands before it.
    #[test]
    fn the_line_is_the_line_in_the_file(rows in cells(), style in styles()) {
        let mut csv = write(&rows, &Style { last_newline: true, ..style.clone() });
        let lines = csv.replace("\r\n", "\n").replace('\r', "\n").matches('\n').count() as u64;
        let bad = style.columns.iter().map(|&k| ["bad", "boss"].get(k).copied().unwrap_or_default());
        csv.push_str(&bad.collect::<Vec<_>>().join(","));
        let error = people(csv).unwrap_err();
        prop_assert_eq!(place(&error), (Some(lines + 1), Some("role"), Some("boss"), Some("bad")));
    }
}
