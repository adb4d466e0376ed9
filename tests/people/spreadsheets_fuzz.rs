//! Workbooks that are almost right: an error or people, and never a panic.

use std::io::{Cursor, Read};
use std::sync::LazyLock;

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::ZipArchive;

use crate::sources::read;
use crate::spreadsheets::{ods, zipped};

type Files = Vec<(String, Vec<u8>)>;

static BOOKS: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["id", "role", "level", "share", "started", "older"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let percent = Format::new().set_num_format("0%");
    for (row, name) in (1..).zip(["ana", "mia", "max"]) {
        sheet.write_string(row, 0, name).unwrap();
        sheet.write_string(row, 1, if row == 1 { "mentor" } else { "mentee" }).unwrap();
        sheet.write_number(row, 2, f64::from(row)).unwrap();
        sheet.write_number_with_format(row, 3, 0.5, &percent).unwrap();
        sheet.write_number_with_format(row, 4, 45_000.5, &date).unwrap();
        sheet.write_formula(row, 5, Formula::new("=1>0").set_result("TRUE")).unwrap();
    }
    book.add_worksheet().write_boolean(3, 3, true).unwrap();
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |first: &str, second: &str| {
        format!(
            "<table:table-row table:number-rows-repeated=\"1\">{}{}\
             <table:table-cell table:number-columns-repeated=\"9\"/></table:table-row>",
            cell(first),
            cell(second)
        )
    };
    let table = format!(
        "<table:table table:name=\"a\" table:style-name=\"b\">{}{}</table:table>",
        row("id", "role"),
        row("a&amp;n&#97;", "mentor<office:annotation><text:p/></office:annotation><text:s text:c=\"1\"/>")
    );
    [book.save_to_buffer().unwrap(), ods(&table)]
});

fn files(book: &[u8]) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let all = (0..archive.len()).map(|place| {
        let mut file = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().to_string(), bytes)
    });
    all.collect()
}

fn packed(files: &Files) -> Vec<u8> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    zipped(&files)
}

/// What may stand in XML, and does harm where nobody expects it.
const PIECES: [&str; 20] = [
    "<",
    ">",
    "/>",
    "\"",
    "&",
    "&#0;",
    "&x;",
    "-1",
    "99999999999999999999",
    "1e999",
    "NaN",
    "<c r=\"A1\"/>",
    "<c r=\"XFD1048576\" t=\"s\"><v>7</v></c>",
    "<row r=\"0\">",
    "<![CDATA[x]]>",
    "<!--",
    "</sheetData>",
    "<is><t>x</t></is>",
    "ZZZZZZ1",
    "\u{0}",
];

#[test]
fn the_books_are_sound() {
    for book in &*BOOKS {
        assert_eq!(read(book).unwrap(), read(packed(&files(book))).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn a_book_with_other_content_is_refused_or_read(
        which in 0..2usize,
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..9usize, prop::sample::select(&PIECES[..])), 1..4),
    ) {
        let mut files = files(&BOOKS[which]);
        let place = file.index(files.len());
        for (at, taken, put) in changes {
            let bytes = &mut files[place].1;
            let at = at.index(bytes.len() + 1);
            let end = bytes.len().min(at + taken);
            bytes.splice(at..end, put.bytes());
        }
        if let Err(error) = read(packed(&files)) {
            prop_assert!(error.is_input());
        }
    }

    #[test]
    fn a_book_without_a_file_is_refused_or_read(which in 0..2usize, file in any::<prop::sample::Index>()) {
        let mut files = files(&BOOKS[which]);
        files.remove(file.index(files.len()));
        if let Err(error) = read(packed(&files)) {
            prop_assert!(error.is_input());
        }
    }

    #[test]
    fn a_book_with_other_bytes_is_refused_or_read(
        which in 0..2usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        end in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = BOOKS[which].clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(if is_cut { end.index(bytes.len()) } else { bytes.len() });
        if let Err(error) = read(bytes) {
            prop_assert!(error.is_input());
        }
    }
}
