//! Files as programs save them: delimiters, encodings, blank rows, and files that are no table.

use pairwright::{Cohort, CohortReader, Error, Result};

pub(crate) fn read(bytes: impl AsRef<[u8]>) -> Result<Cohort> {
    CohortReader::new("people.csv", bytes.as_ref()).read()
}

/// Every person with the department, in order of the ids, which does not depend on capitals.
pub(crate) fn departments(cohort: &Cohort) -> Vec<(&str, &str)> {
    cohort.people().iter().map(|person| (person.id().as_str(), person.department().unwrap_or(""))).collect()
}

#[track_caller]
fn reads(bytes: impl AsRef<[u8]>, expected: &[(&str, &str)]) {
    let cohort = read(&bytes).unwrap();
    assert_eq!(departments(&cohort), expected, "{:?}", String::from_utf8_lossy(bytes.as_ref()));
}

/// The error of a file, which shows no control characters and none that could not be read.
#[track_caller]
fn refused(bytes: impl AsRef<[u8]>) -> Error {
    let error = read(bytes).unwrap_err();
    assert!(error.is_input() && error.file() == Some("people.csv"), "{error}");
    assert!(!error.message().contains(|c: char| c.is_control() || c == '\u{FFFD}'), "{error}");
    error
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

const TABLE: &str = "id,role,department\nMüller,mentor,Köln\nmia,mentee,Zürich\n";
const PEOPLE: [(&str, &str); 2] = [("mia", "Zürich"), ("Müller", "Köln")];

#[test]
fn any_of_four_delimiters_is_recognised() {
    for delimiter in [",", ";", "\t", "|"] {
        let table = TABLE.replace(',', delimiter);
        reads(&table, &PEOPLE);
        // named on the first line, plainly or as a program fills it up that saves the file again
        reads(format!("sep={delimiter}\n{table}"), &PEOPLE);
        reads(format!("\u{feff}\"SEP={delimiter}\"\r\n{table}"), &PEOPLE);
        reads(format!("sep={delimiter}{delimiter}{delimiter}\r{table}"), &PEOPLE);
        // the line names another one than the table has
        reads(format!("sep={}\n{table}", if delimiter == "|" { ";" } else { "|" }), &PEOPLE);
    }
    let error = refused("sep=:\nid:role\nana:mentor\n");
    assert_eq!((error.line(), error.value()), (Some(1), Some(":")));
    // what is counted stays the line of the file
    let error = refused("sep=;\r\n\r\nid;role\r\nana;boss\r\n");
    assert_eq!((error.line(), error.column(), error.person()), (Some(4), Some("role"), Some("ana")));
}

#[test]
fn a_delimiter_is_recognised_among_others() {
    let cases: [(&str, &[(&str, &str)]); 8] = [
        // a semicolon in the lists, a comma in the numbers
        (
            "id,role,department,groups\nana,mentor,Law,a;b;c\nmia,mentee,Art,a;b\n",
            &[("ana", "Law"), ("mia", "Art")],
        ),
        (
            "id;role;department;personality\nana;mentor;Law;50\nmia;mentee;Art, etc.;\n",
            &[("ana", "Law"), ("mia", "Art, etc.")],
        ),
        // headings that are sentences
        (
            "id;role;department;skills (Excel, law, art, wine)\nana;mentor;Law;\nmia;mentee;Art;\n",
            &[("ana", "Law"), ("mia", "Art")],
        ),
        (
            "\"id\";\"role\";\"department\";\"which, of a, b, c, d, e\"\n\"ana\";\"mentor\";\"a,b\";\"\"\n",
            &[("ana", "a,b")],
        ),
        (
            "id\trole\tdepartment\tnow, or later\nana\tmentor\tLaw, Art\tnow, or never\n",
            &[("ana", "Law, Art")],
        ),
        (
            "id|role|department|a;b\nana|mentor|Law; Art|x\nmia|mentee||y\n",
            &[("ana", "Law; Art"), ("mia", "")],
        ),
        // rows without their last cells
        (
            "id,role,department,level,capacity\nana,mentor,a;b\nmia,mentee\nmax,mentee,c;d\n",
            &[("ana", "a;b"), ("max", "c;d"), ("mia", "")],
        ),
        // blanks behind each
        ("id, role, department\nana, mentor, a;b\n", &[("ana", "a;b")]),
    ];
    for (table, expected) in cases {
        reads(table, expected);
    }
}

#[test]
fn a_file_of_one_column_has_one_column() {
    for text in ["id\nana\nmia\n", "id\r\nana;mia\r\n", "id\nana|x\n", "\"id\"\n\"ana, mia\"\n"] {
        let error = refused(text);
        assert_eq!((error.column(), error.message()), (Some("role"), "this column is missing"), "{text}");
    }
}

#[test]
fn rows_may_be_blank_short_or_filled_up() {
    reads(
        ",,,\n\n ; \n\t\n  ,,\nid,role,department,,\n,,,,\nana,mentor,Law,,\n\"\", ,,,\n\nmia,mentee\nmax,mentee,,,,,,,\n,,\n,,\n",
        &[("ana", "Law"), ("max", ""), ("mia", "")],
    );
    reads(";;\r\n;;\r\nid;role;department\r\n;;\r\nana;mentor;Law\r\n;;;;;;\r\n", &[("ana", "Law")]);
    let error = refused("id,role,department\nana,mentor,Law\n,,\n\nmia,mentee,Art, and more\n");
    assert_eq!((error.line(), error.person()), (Some(5), Some("mia")));
    assert_eq!(
        error.message(),
        "the row has 4 fields, but there are 3 headings: put a text with a comma in it in quotes"
    );
    let error = refused("id,role,department\nana,mentor,Law\nmia;mentee;Art\n");
    let hint = "the row has 1 field, but there are 3 headings; are the fields separated by ';', not ','?";
    assert_eq!((error.line(), error.message()), (Some(3), hint));
}

#[test]
fn an_open_quote_is_named_where_it_opens() {
    let what = "a quoted field is never closed: end it with a quotation mark, or begin it with none";
    for (text, line) in [
        ("id,role,department\nana,mentor,\"Law\nmia,mentee,Art\n", 2),
        ("id,role,department\n\nana,\"\nmentor\",\"a \"\"quoted\"\" word\nmax,mentee,\n", 4),
        ("id;role;department\r\nana;mentor;a\"\"b\r\n\"mia;mentee;Art\r\n", 3),
        ("id\trole\n\"ana\"\t\"men\"\"tor\n", 2),
    ] {
        let error = refused(text);
        assert_eq!((error.line(), error.message()), (Some(line), what), "{text}");
    }
}

#[test]
fn a_text_may_be_utf_16() {
    let tabs = TABLE.replace(',', "\t").replace('\n', "\r\n");
    for text in [TABLE, &tabs, &tabs.replace("Köln", "東京 и Киев").replace("Zürich", "\"a\tb\"")] {
        let plain = read(text).unwrap();
        for mark in ["", "\u{feff}"] {
            for bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
                assert_eq!(read(utf16(&format!("{mark}{text}"), bytes)).unwrap(), plain);
            }
        }
    }
    // half a pair, and half a character
    let mut broken = utf16("\u{feff}id\trole\nana\tmentor\nmia\tmen", u16::to_le_bytes);
    broken.extend([0x3D, 0xD8, b't', 0]);
    let error = refused(&broken);
    assert_eq!((error.line(), error.column()), (Some(3), Some("role")));
    broken.pop();
    assert_eq!(refused(&broken).line(), Some(3));
}

#[test]
fn a_text_may_have_one_of_the_older_encodings() {
    for (encoding, people) in [
        (encoding_rs::WINDOWS_1252, PEOPLE),
        (encoding_rs::WINDOWS_1252, [("François", "Trésorerie – Été"), ("O’Neil", "£ and €")]),
        (encoding_rs::WINDOWS_1252, [("Søren", "Århus"), ("Þórður", "Reykjavík")]),
        (encoding_rs::WINDOWS_1252, [("O’Neil", "R&D – East"), ("ana", "£")]),
        (encoding_rs::WINDOWS_1250, [("Paweł", "Gdańsk"), ("Łukasz", "Łódź")]),
        (encoding_rs::WINDOWS_1251, [("Анна", "Тула"), ("Иван", "Москва")]),
        (encoding_rs::WINDOWS_1254, [("Ayşe", "İstanbul"), ("Göksu", "Şişli")]),
        (encoding_rs::SHIFT_JIS, [("佐藤", "大阪"), ("田中", "東京")]),
        (encoding_rs::MACINTOSH, [("Müller", "Köln"), ("mia", "Zürich")]),
        (encoding_rs::MACINTOSH, [("José", "Logroño"), ("Núñez", "Málaga")]),
    ] {
        let [(a, a_in), (b, b_in)] = people;
        let text = format!("id;role;department\r\n{a};mentor;{a_in}\r\n{b};mentee;{b_in}\r\n");
        let (bytes, _, replaced) = encoding.encode(&text);
        assert!(!replaced);
        let mut expected = people;
        expected.sort_by_key(|(id, _)| id.to_lowercase());
        reads(bytes, &expected);
    }
    // the same text as UTF-8 stays UTF-8, however unlikely its words
    reads("id,role,department\nMŸller,mentor,K”ln\n", &[("MŸller", "K”ln")]);
}

#[test]
fn a_text_that_breaks_is_refused_with_its_place() {
    let advice = "save the file as \"CSV UTF-8\" in the spreadsheet program";
    let cases: [(&str, &[u8], u64, &str); 5] = [
        // two encodings in one file
        (
            "the text is UTF-8, but not here",
            b"id,role,unit\nZo\xC3\xAB,mentor,\xE6\x9D\xB1\n\nmia,mentee,B\xFCro\n",
            4,
            "unit",
        ),
        ("the text is UTF-8, but not here", b"\xEF\xBB\xBFid,role\nana,mentor\nmi\xE9,mentee\n", 3, "id"),
        ("the text is UTF-8, but not here", b"id,role,\xFF\nZo\xC3\xAB,mentor,\n", 1, "column 3"),
        // of MS-DOS
        (
            "the text is neither UTF-8 nor Windows-1252",
            b"id,role,unit\nana,mentor,\nM\x81ller,mentee,K\x94ln\n",
            3,
            "id",
        ),
        ("the text is neither UTF-8 nor Windows-1252", b"id;role;unit\nana;mentor;Caf\x82\n", 2, "unit"),
    ];
    for (what, bytes, line, column) in cases {
        let error = refused(bytes);
        let expected = format!("{what}: {advice}");
        assert_eq!((error.message(), error.line(), error.column()), (&*expected, Some(line), Some(column)));
    }
}

#[test]
fn a_file_that_is_no_table_is_named() {
    let ole = |name: &str| {
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".as_slice(), &utf16(name, u16::to_le_bytes)].concat()
    };
    let noise: Vec<u8> = (0..4000u32).map(|k| k.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
    let cases: [(Vec<u8>, &str); 18] = [
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n".into(), "a PDF"),
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".into(), "a picture (PNG)"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF".into(), "a picture (JPEG)"),
        (b"{\\rtf1\\ansi id,role}".into(), "a text document (RTF)"),
        (b"\x1F\x8B\x08\0\0\0\0\0".into(), "a compressed file (gzip)"),
        (ole("Workbook"), "a workbook of an older Excel (.xls)"),
        (ole("EncryptedPackage"), "a file that is protected by a password"),
        (ole("WordDocument"), "a Word document (.doc)"),
        (b" \n<!DOCTYPE html>\n<html><body>Sign in</body></html>".into(), "a web page (HTML)"),
        (b"<table><tr><td>id</td><td>role</td></tr></table>".into(), "a web page (HTML)"),
        (
            b"<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
                .into(),
            "a workbook in XML",
        ),
        (utf16("\u{feff}<?xml version=\"1.0\"?><a/>", u16::to_le_bytes), "an XML file"),
        (b"[\n  {\"id\": \"ana\", \"role\": \"mentor\"}\n]".into(), "a JSON file"),
        (b"{\"people\": []}".into(), "a JSON file"),
        (b"From: Ana <ana@x.example>\nSubject: the list\n\nid,role\n".into(), "an e-mail"),
        (b"From - Mon Mar  2 2026\nReceived: from x\n\nid,role\n".into(), "an e-mail"),
        (b"BEGIN:VCARD\nVERSION:3.0\n".into(), "a file of contacts (vCard)"),
        (noise, "a file of bytes"),
    ];
    for (bytes, what) in cases {
        let error = refused(bytes);
        let start = format!("this seems to be {what}, not a table: save the table as \"CSV UTF-8\"");
        assert!(error.message().starts_with(&start), "{error}");
        assert_eq!((error.line(), error.value()), (None, None), "{error}");
    }
    // what only begins so is read
    reads("id,role,department\nana,mentor,\"{\"\"a\"\"}\"\n", &[("ana", "{\"a\"}")]);
    reads("From: where;id;role\nx;ana;mentor\n", &[("ana", "")]);
}
