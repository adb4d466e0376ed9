//! One table, written in every way: the records are the same.

use proptest::prelude::*;

use super::Records;
use crate::error::Result;
use crate::people::reading::delimiter::Delimiter;
use crate::people::reading::encoding::Encoding;
use crate::people::reading::formula::unguarded;
use crate::people::reading::opened::Recognised;
use crate::people::reading::rows_out::Rows;
use crate::people::reading::source::{Source, SourceOptions};
use crate::people::reading::table_format::TableFormat;

type Table = Vec<Vec<String>>;

fn read_with(bytes: &[u8], options: SourceOptions) -> Result<(Recognised, Table)> {
    let mut records = Records::open(Source::new("file", bytes).with(options))?;
    let mut table = Table::new();
    while let Some(record) = records.next()? {
        let cells = (0..record.len()).map(|place| record.get(place).unwrap_or_default());
        table.push(cells.map(|cell| unguarded(cell.trim()).trim().to_owned()).collect());
    }
    Ok((records.recognised().clone(), table))
}

fn read(bytes: &[u8]) -> Table {
    read_with(bytes, SourceOptions::default()).unwrap().1
}

fn of(rows: &[&[&str]]) -> Table {
    rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
}

#[test]
fn what_is_recognised_is_told_unless_it_was_said() {
    let told = |bytes: &[u8], options: SourceOptions| {
        let (recognised, _) = read_with(bytes, options).unwrap();
        assert_eq!(recognised.is_empty(), recognised == Recognised::default());
        (recognised.encoding.map(Encoding::name), recognised.delimiter)
    };
    let said = |delimiter: &str, encoding: &str| SourceOptions {
        delimiter: delimiter.parse().ok(),
        encoding: encoding.parse().ok(),
        sheet: None,
    };
    let nothing = SourceOptions::default;
    assert_eq!(told(b"a,b\n1,2\n", nothing()), (None, None));
    assert_eq!(told(b"\xEF\xBB\xBFa;b\n1;2\n", nothing()), (None, Some(Delimiter::Semicolon)));
    assert_eq!(told(b"a;b\n\xFC;2\n", nothing()), (Some("windows-1252"), Some(Delimiter::Semicolon)));
    assert_eq!(told(b"a;b\n\xFC;2\n", said(";", "latin1")), (None, None));
    assert_eq!(told(b"\xFF\xFEa\0\t\0b\0\n\0", nothing()), (Some("UTF-16LE"), Some(Delimiter::Tab)));
    assert_eq!(told(b"\xFF\xFEa\0\t\0b\0\n\0", said("tab", "")), (Some("UTF-16LE"), None));
}

#[test]
fn what_is_said_goes_before_what_seems() {
    let with = |bytes: &[u8], delimiter: &str, encoding: &str| {
        let options =
            SourceOptions { delimiter: delimiter.parse().ok(), encoding: encoding.parse().ok(), sheet: None };
        read_with(bytes, options).unwrap().1
    };
    assert_eq!(with(b"a,b;c\n1,2;3\n", ";", ""), of(&[&["a,b", "c"], &["1,2", "3"]]));
    assert_eq!(with(b"sep=,\na,b;c\n1,2;3\n", ";", ""), of(&[&["a,b", "c"], &["1,2", "3"]]));
    assert_eq!(with(b"a,b\n\xB3,\xFC\n", "", "windows-1250"), of(&[&["a", "b"], &["ł", "ü"]]));
    assert_eq!(with("a,b\nü,\n".as_bytes(), "", "cp1252"), of(&[&["a", "b"], &["Ã¼", ""]]));
    // a mark is no opinion
    assert_eq!(with("\u{feff}a,b\nü,\n".as_bytes(), "", "cp1252"), of(&[&["a", "b"], &["ü", ""]]));
}

#[cfg(feature = "spreadsheet")]
#[test]
fn a_sheet_is_found_by_its_name() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, text) in [("Cover", ""), ("Mentors", "ana"), ("Mentees", "mia"), ("Old", "max")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write_string(0, 0, text).unwrap();
        sheet.set_hidden(name == "Old");
    }
    let bytes = book.save_to_buffer().unwrap();
    let of_sheet = |name: &str| {
        read_with(&bytes, SourceOptions { sheet: Some(name.into()), ..SourceOptions::default() })
    };
    for (name, text) in [("Mentees", "mia"), (" mentors", "ana"), ("OLD", "max")] {
        assert_eq!(of_sheet(name).unwrap(), (Recognised::default(), of(&[&[text]])));
    }
    let (recognised, table) = read_with(&bytes, SourceOptions::default()).unwrap();
    assert_eq!(table, of(&[&["ana"]]));
    assert_eq!(
        (recognised.sheet.as_deref(), recognised.other_sheets),
        (Some("Mentors"), vec!["Mentees".into()])
    );
    let error = of_sheet("People").unwrap_err();
    let what = "no sheet has this name; there are \"Cover\", \"Mentors\", \"Mentees\" and \"Old\"";
    assert_eq!((error.message(), error.value(), error.file()), (what, Some("People"), Some("file")));
}

/// Headings, and rows of any texts, each with something in it.
fn tables() -> impl Strategy<Value = Table> {
    let cell = prop_oneof![
        "[a-z]{0,8}",
        "[a-c,;|\t\"'\n=+@ -]{0,8}",
        "[äöüßéñ€’–0-9 ]{0,8}",
        "[a\u{4e00}-\u{4e20}\u{410}-\u{44f}\u{1F600}-\u{1F610}\u{200b}_x0-9]{0,8}",
    ];
    (2..6usize, 0..6usize).prop_flat_map(move |(width, height)| {
        prop::collection::vec(prop::collection::vec(cell.clone(), width), height).prop_map(move |rows| {
            let headings = (0..width).map(|k| format!("heading {k}")).collect();
            let rows = rows.into_iter().map(|row| row.iter().map(|cell| content(cell)).collect());
            let has_text = |row: &Vec<String>| row.iter().any(|cell| !Delimiter::is_all(cell.as_bytes()));
            [headings].into_iter().chain(rows.filter(has_text)).collect()
        })
    })
}

/// A text that reading does not change.
fn content(cell: &str) -> String {
    let mut text = cell.trim();
    while unguarded(text).trim() != text {
        text = unguarded(text).trim();
    }
    text.to_owned()
}

fn written(table: &Table, format: TableFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rows = Rows::of(format, &mut bytes).unwrap();
    for row in table {
        rows.texts(row.iter().map(String::as_str)).unwrap();
    }
    rows.finish().unwrap();
    bytes
}

fn delimited(table: &Table, delimiter: Delimiter) -> String {
    let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter.byte()).from_writer(Vec::new());
    for row in table {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn our_own_files_come_back(table in tables()) {
        prop_assert_eq!(&read(&written(&table, TableFormat::Csv { mark: false })), &table);
        prop_assert_eq!(&read(&written(&table, TableFormat::Csv { mark: true })), &table);
        #[cfg(feature = "spreadsheet")]
        prop_assert_eq!(&read(&written(&table, TableFormat::Xlsx)), &table);
    }

    #[test]
    fn delimiter_and_encoding_mean_nothing(
        table in tables(),
        delimiter in prop::sample::select(&[Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Bar]),
        mark in prop::sample::select(&["", "\u{feff}"]),
        line in prop::sample::select(&["\n", "\r\n", "\r"]),
        is_named in any::<bool>(),
    ) {
        // a line break within a cell stays
        let text = delimited(&table, delimiter);
        let text = if table.iter().flatten().any(|cell| cell.contains('\n')) { text } else { text.replace('\n', line) };
        let named = format!("sep={}{line}", delimiter.character());
        let text = format!("{mark}{}{text}", if is_named { named.as_str() } else { "" });
        prop_assert_eq!(&read(text.as_bytes()), &table);
        for bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            prop_assert_eq!(&read(&bytes), &table);
        }
        let western = "cp1252".parse::<Encoding>().unwrap();
        let (bytes, _, is_lossy) = encoding_rs::WINDOWS_1252.encode(&text);
        if !is_lossy {
            let options = SourceOptions { encoding: Some(western), ..SourceOptions::default() };
            prop_assert_eq!(&read_with(&bytes, options).unwrap().1, &table);
        }
    }

    /// Empty fields at the end, more of them or fewer, and rows of them anywhere.
    #[test]
    fn empty_fields_mean_nothing(
        table in tables(),
        changes in prop::collection::vec((0..3u8, 0..4usize), 7),
    ) {
        let mut text = String::new();
        let lines = delimited(&table, Delimiter::Semicolon);
        for ((row, cells), &(change, count)) in lines.lines().zip(&table).zip(&changes) {
            // a lone cell that another delimiter makes a row of is asked about
            let is_clear = cells.iter().skip(1).any(|cell| !cell.is_empty())
                || !cells[0].contains([',', '|', '\t']);
            text += &";".repeat(if change == 0 { count } else { 0 });
            text += if change == 0 && count > 0 { "\n" } else { "" };
            text += if change == 1 && is_clear { row.trim_end_matches(';') } else { row };
            text += &";".repeat(if change == 2 { count } else { 0 });
            text += "\n";
        }
        let has_lines = table.iter().flatten().any(|cell| cell.contains('\n') || cell.ends_with(';'));
        // headings are no narrower than they are
        if !has_lines && changes[0].0 != 2 {
            prop_assert_eq!(read(text.as_bytes()), table);
        }
    }
}
