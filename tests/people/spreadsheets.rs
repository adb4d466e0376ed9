//! Workbooks: what their cells say, which sheet is read, and what is refused.

use std::io::{Cursor, Write};

use pairwright::people::{Fact, Finding};
use pairwright::{Cohort, Error};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::sources::{departments, read};

/// A workbook of sheets with names.
fn xlsx<const N: usize>(sheets: [(&str, Worksheet); N]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, mut sheet) in sheets {
        sheet.set_name(name).unwrap();
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().unwrap()
}

/// A sheet of texts, from a row and a column on.
fn sheet(rows: &[&[&str]], (row, column): (u32, u16)) -> Worksheet {
    let mut sheet = Worksheet::new();
    for (cells, row) in rows.iter().zip(row..) {
        for (cell, column) in cells.iter().zip(column..) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    sheet
}

/// A zip archive of files.
pub(crate) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

pub(crate) fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?>\n<office:document-content><office:automatic-styles>\
         <style:style style:name=\"hid\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet>\
         </office:body></office:document-content>"
    );
    zipped(&[("mimetype", ODS.as_bytes()), ("content.xml", content.as_bytes())])
}

#[track_caller]
fn refused(bytes: impl AsRef<[u8]>) -> Error {
    let error = read(bytes).unwrap_err();
    assert!(error.is_input() && error.file() == Some("people.csv"), "{error}");
    assert!(
        error.to_string().lines().all(|line| !line.contains(|c: char| c.is_control() || c == '\u{FFFD}')),
        "{error}"
    );
    error
}

/// The attributes of the only person, by heading.
fn attributes(cohort: &Cohort) -> Vec<(&str, &str)> {
    cohort.people()[0].attributes().collect()
}

/// The text of this cell was read, and is one that means "unknown".
#[track_caller]
fn says_nothing(cohort: &Cohort, heading: &str, text: &str) {
    let findings = cohort.audit().findings();
    let is_told = |finding: &Finding| match finding.fact() {
        Fact::Placeholders { field, texts, cells: 1 } => field == heading && *texts == [text],
        _ => false,
    };
    assert!(findings.iter().any(is_told), "{}", cohort.audit());
}

#[test]
fn cells_are_read_as_they_are_seen() {
    let mut sheet = sheet(&[&["id", "role"], &["ana", "mentor"]], (0, 0));
    let format = |code: &str| Format::new().set_num_format(code);
    let day = ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
    let minute = ExcelDateTime::from_ymd(2026, 3, 1).unwrap().and_hms(9, 30, 0).unwrap();
    let cells: [(&str, &str); 16] = [
        ("a whole", "2"),
        ("b large", "12300000000"),
        ("c largest", "9007199254740992"),
        ("d sum", "0.3"),
        ("e share", "50%"),
        ("f padded", "00017"),
        ("g money", "1234.5"),
        ("h day", "2026-03-01"),
        ("i minute", "2026-03-01T09:30"),
        ("j time", "09:30"),
        ("k span", "36:30:00"),
        ("l yes", "yes"),
        ("m no", "no"),
        ("n error", "#N/A"),
        ("o formula", "7"),
        ("p text", " <a&b>\n\"ü\" "),
    ];
    for ((heading, _), column) in cells.iter().zip(2..) {
        sheet.write_string(0, column, *heading).unwrap();
    }
    sheet.write_number(1, 2, 2.0).unwrap();
    sheet.write_number(1, 3, 1.23e10).unwrap();
    sheet.write_number(1, 4, 9_007_199_254_740_992.0).unwrap();
    sheet.write_number(1, 5, 0.1 + 0.2).unwrap();
    sheet.write_number_with_format(1, 6, 0.5, &format("0.00%")).unwrap();
    sheet.write_number_with_format(1, 7, 17.0, &format("00000")).unwrap();
    sheet.write_number_with_format(1, 8, 1234.5, &format("#,##0.00 \"%\"")).unwrap();
    sheet.write_datetime_with_format(1, 9, &day, &format("d.m.yy")).unwrap();
    sheet.write_datetime_with_format(1, 10, &minute, &format("yyyy-mm-dd hh:mm")).unwrap();
    sheet.write_number_with_format(1, 11, 9.5 / 24.0, &format("hh:mm")).unwrap();
    sheet.write_number_with_format(1, 12, 36.5 / 24.0, &format("[h]:mm:ss")).unwrap();
    sheet.write_boolean(1, 13, true).unwrap();
    sheet.write_boolean(1, 14, false).unwrap();
    sheet.write_formula(1, 15, Formula::new("=NA()").set_result("#N/A")).unwrap();
    sheet.write_formula(1, 16, Formula::new("=3+4").set_result("7")).unwrap();
    sheet.write_string(1, 17, cells[15].1).unwrap();
    let cohort = read(xlsx([("People", sheet)])).unwrap();
    let expected = cells.map(|(name, text)| (name, text.trim())).into_iter();
    assert_eq!(attributes(&cohort), expected.filter(|(_, text)| *text != "#N/A").collect::<Vec<_>>());
    says_nothing(&cohort, "n error", "#N/A");
}

#[test]
fn the_first_sheet_with_rows_is_read() {
    let people = [["id", "role", "department"], ["ana", "mentor", "Law"], ["mia", "mentee", "Art"]];
    let people: Vec<&[&str]> = people.iter().map(|row| &row[..]).collect();
    let expected = [("ana", "Law"), ("mia", "Art")];
    let mut hidden = sheet(&[&["not", "this"]], (0, 0));
    hidden.set_hidden(true);
    let notes = || sheet(&[&["a note"]], (0, 0));
    let empty = sheet(&[&[""], &["", " "]], (3, 3));
    let bytes = xlsx([("Empty", empty), ("People", sheet(&people, (4, 2))), ("Notes", notes())]);
    assert_eq!(departments(&read(bytes).unwrap()), expected);
    let bytes = xlsx([("People", sheet(&people, (0, 0))), ("Secret", hidden)]);
    assert_eq!(departments(&read(bytes).unwrap()), expected);
    // the row that the spreadsheet shows
    let wrong: [&[&str]; 2] = [&["id", "role"], &["ana", "boss"]];
    let error = refused(xlsx([("People", sheet(&wrong, (6, 1)))]));
    assert_eq!((error.line(), error.column(), error.person()), (Some(8), Some("role"), Some("ana")));
    assert_eq!(refused(xlsx([("Empty", Worksheet::new())])).message(), "the file is empty");
}

#[test]
fn an_open_document_is_read_as_it_is_seen() {
    let table = "<table:table table:name=\"Old\" table:style-name=\"hid\"><table:table-row>\
         <table:table-cell office:value-type=\"string\"><text:p>not this</text:p></table:table-cell>\
         </table:table-row></table:table>\
         <table:table table:name=\"Empty\"><table:table-row table:number-rows-repeated=\"1048576\">\
         <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>\
         <table:table table:name=\"People\">\n <table:table-header-rows>\n\
         <table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>\n\
         <table:table-row>\n<table:table-cell/>IDROLEHEADS</table:table-row></table:table-header-rows>\n\
         <table:table-row><table:table-cell/>ANAMENTORCELLS\
         <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>\
         </table:table>";
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let typed = |kind: &str, value: &str, shown: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\" {value}><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let cells = [
        ("a", typed("float", "office:value=\"2\"", "2,00"), "2"),
        ("b", typed("float", "office:value=\"12300000000\"", "1,23E+10"), "12300000000"),
        ("c", typed("float", "office:value=\"17\"", "00017"), "00017"),
        ("d", typed("percentage", "office:value=\"0.5\"", "50,0 %"), "50%"),
        ("e", typed("date", "office:date-value=\"2026-03-01\"", "01.03.26"), "2026-03-01"),
        ("f", typed("date", "office:date-value=\"2026-03-01T09:30:00\"", "1.3."), "2026-03-01T09:30:00"),
        ("g", typed("time", "office:time-value=\"PT09H30M00S\"", "09:30"), "09:30"),
        ("h", typed("boolean", "office:boolean-value=\"true\"", "WAHR"), "yes"),
        ("i", typed("string", "calcext:value-type=\"error\" office:string-value=\"\"", "#N/A"), "#N/A"),
        (
            "j",
            text("a&amp;b <text:span>&#252;<text:s text:c=\"2\"/></text:span>c</text:p><text:p>d"),
            "a&b ü  c\nd",
        ),
        (
            "k",
            "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a note</text:p>\
             </office:annotation><text:p>seen</text:p></table:table-cell>"
                .into(),
            "seen",
        ),
        ("l", "<table:covered-table-cell/>".into(), ""),
    ];
    let heads: String = cells.iter().map(|(name, ..)| text(name)).collect();
    let values: String = cells.iter().map(|(_, cell, _)| cell.as_str()).collect();
    let full = table
        .replace("IDROLE", &(text("id") + &text("role")))
        .replace("HEADS", &heads)
        .replace("ANAMENTOR", &(text("ana") + &text("mentor")))
        .replace("CELLS", &values);
    let cohort = read(ods(&full)).unwrap();
    let expected = cells.iter().map(|(name, _, text)| (*name, *text));
    let expected: Vec<_> = expected.filter(|pair| !["", "#N/A"].contains(&pair.1)).collect();
    assert_eq!(attributes(&cohort), expected);
    says_nothing(&cohort, "i", "#N/A");
    let error = refused(ods(&full.replace("mentor<", "boss<")));
    assert_eq!((error.line(), error.column()), (Some(5), Some("role")));
    // a row that is repeated is there as often
    let twice = full.replace("ana<", "<").replace(
        "<table:table-row><table:table-cell/>",
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>",
    );
    assert_eq!((refused(ods(&twice)).line(), refused(ods(&twice)).column()), (Some(5), Some("id")));
}

#[test]
fn an_archive_that_is_no_sound_workbook_is_named() {
    let manifest = b"<m><manifest:encryption-data/></m>";
    let cases: [(Vec<u8>, &str); 8] = [
        (zipped(&[("people.csv", b"id,role\n")]), "a zip archive"),
        (zipped(&[("word/document.xml", b"<a/>")]), "a Word document (.docx)"),
        (zipped(&[("ppt/presentation.xml", b"<a/>")]), "a presentation (.pptx)"),
        (zipped(&[("xl/workbook.bin", b"")]), "a binary Excel workbook (.xlsb)"),
        (zipped(&[("Index/Document.iwa", b"")]), "a document of Apple Numbers, Pages or Keynote"),
        (
            zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")]),
            "a text document or a presentation (.odt, .odp)",
        ),
        (
            zipped(&[
                ("mimetype", ODS.as_bytes()),
                ("META-INF/manifest.xml", manifest),
                ("content.xml", b"x"),
            ]),
            "a file that is protected by a password",
        ),
        (zipped(&[]), "an empty zip archive"),
    ];
    for (bytes, what) in cases {
        let start = format!("this seems to be {what}, not a table: save the table as");
        assert!(refused(&bytes).message().starts_with(&start), "{}", refused(&bytes));
    }
    let damaged = "the workbook is damaged: open it in the spreadsheet program and save it again";
    let whole = xlsx([("People", sheet(&[&["id", "role"]], (0, 0)))]);
    for bytes in [
        whole[..whole.len() / 2].to_vec(),
        zipped(&[("xl/workbook.xml", b"<workbook")]),
        ods("<table:table table:name=\"a\"><table:table-row>"),
        ods("<table:table><table:table-row table:number-rows-repeated=\"-1\"/></table:table>"),
    ] {
        assert_eq!(refused(bytes).message(), damaged);
    }
}

/// Small files that would fill the memory.
#[test]
fn what_unpacks_to_too_much_is_refused() {
    let blanks = vec![b' '; 20 << 20];
    let what = "the workbook unpacks to more than a table has: save its sheet as \"CSV UTF-8\"";
    let targeting = |target: &str| {
        let relation = format!("<r><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"{target}\"/></r>");
        let book = b"<workbook><sheet name=\"a\" r:id=\"a\"/></workbook>";
        let files: [(&str, &[u8]); 3] = [
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", relation.as_bytes()),
            (&format!("xl/{target}"), &blanks),
        ];
        zipped(&files)
    };
    for bytes in [
        zipped(&[("xl/workbook.xml", blanks.as_slice())]),
        zipped(&[("mimetype", ODS.as_bytes()), ("content.xml", blanks.as_slice())]),
        targeting("worksheets/sheet1.xml"),
        targeting("media/picture.png"),
    ] {
        assert_eq!(refused(bytes).message(), what);
    }
    let blanks = "<text:s text:c=\"1000000000\"/>".repeat(1000);
    let table = format!(
        "<table:table><table:table-row><table:table-cell><text:p>id{blanks}</text:p></table:table-cell>\
         </table:table-row></table:table>"
    );
    assert_eq!(refused(ods(&table)).column(), Some("role"));
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16000\"><text:p>x</text:p></table:table-cell>";
    let rows = format!(
        "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"1000000\">{cell}</table:table-row></table:table>"
    );
    let what = "the sheet is larger than any table of people: remove what does not belong to it";
    assert_eq!(refused(ods(&rows)).message(), what);
    let wide = rows.replace("\"16000\"", "\"999999999999\"");
    assert_eq!(refused(ods(&wide)).message(), "the sheet has too many columns");
    // two cells, far from each other
    let mut sheet = sheet(&[&["id", "role"]], (0, 0));
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    assert_eq!(refused(xlsx([("a", sheet)])).line(), Some(1_048_576));
}
