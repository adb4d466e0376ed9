//! What a file is that is no table: by how it begins.

use crate::error::Error;

/// What to do with a file that is no table.
const SAVE: &str = if cfg!(feature = "spreadsheet") {
    "save the table as \"CSV UTF-8\" or as an Excel workbook (.xlsx)"
} else {
    "save the table as \"CSV UTF-8\" in the spreadsheet program"
};

/// Refuses a file that seems to be something else.
pub(super) fn refusal(what: &str) -> Error {
    Error::input(format!("this seems to be {what}, not a table: {SAVE}"))
}

/// Files of bytes, by how they begin.
const BEGINNINGS: [(&[u8], &str); 25] = [
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"%!PS", "a page for a printer (PostScript)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"PK\x07\x08", "a zip archive in parts"),
    (b"\x1F\x8B", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"7z\xBC\xAF\x27\x1C", "an archive (7z)"),
    (b"Rar!\x1A\x07", "an archive (RAR)"),
    (b"\xFD7zXZ\0", "a compressed file (xz)"),
    (b"\x28\xB5\x2F\xFD", "a compressed file (zstd)"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"\0\x01\0\0Standard ", "a database (Access)"),
    (b"PAR1", "a data file (Parquet)"),
    (b"$FL2", "a data file (SPSS)"),
    (b"\x7FELF", "a program"),
    (b"bplist0", "a property list"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
    (b"\0\0\0 ftyp", "a recording"),
];

/// How a zip archive begins, which a workbook is.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";

/// How a file of the older Office programs begins; also one that a password protects.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What bytes are that are no text.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(COMPOUND) {
        let has = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(name.len()).any(|window| window == name)
        };
        return Some(match () {
            () if has("EncryptedPackage") => "a file that is protected by a password",
            () if has("WordDocument") => "a Word document (.doc)",
            () if has("__substg1.0_") => "an e-mail (.msg)",
            () if has("Workbook") || has("Book") => "a workbook of an older Excel (.xls)",
            () => "a file of an older Office program",
        });
    }
    let found = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning));
    found.map(|&(_, what)| what)
}

/// Fields with which e-mails begin.
const FIELDS: [&str; 11] = [
    "from:",
    "to:",
    "subject:",
    "date:",
    "received:",
    "return-path:",
    "delivered-to:",
    "mime-version:",
    "message-id:",
    "content-type:",
    "reply-to:",
];

/// What a text is that is no table.
pub(super) fn of_text(text: &str) -> Option<&'static str> {
    /// The characters that are looked at, and the lines.
    const SAMPLE: (usize, usize) = (2000, 20);
    let head: String = text.trim_start().chars().take(SAMPLE.0).collect();
    let head = head.to_ascii_lowercase();
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| head.starts_with(beginning));
    let mut inner = head.chars().filter(|c| !c.is_whitespace());
    let first_two = (inner.next(), inner.next());
    let mut lines = head.lines().take(SAMPLE.1);
    let is_field = |line: &str| FIELDS.iter().any(|field| line.starts_with(field));
    if begins(&["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div"]) {
        Some("a web page (HTML)")
    } else if begins(&["<?xml", "<!doctype", "<svg", "<!--"]) {
        let is_page = head.contains("<html");
        let is_sheet = head.contains("office:spreadsheet");
        Some(match (is_page, is_sheet) {
            (true, _) => "a web page (HTML)",
            (_, true) => "a workbook in XML",
            _ => "an XML file",
        })
    } else if matches!(
        first_two,
        (Some('{'), Some('"' | '}' | '\'')) | (Some('['), Some('{' | '[' | ']' | '"'))
    ) {
        Some("a JSON file")
    } else if begins(&["begin:vcard"]) {
        Some("a file of contacts (vCard)")
    } else if begins(&["begin:vcalendar"]) {
        Some("a calendar (iCalendar)")
    } else if lines.next().is_some_and(|line| is_field(line) || line.starts_with("from "))
        && lines.any(is_field)
    {
        Some("an e-mail")
    } else {
        None
    }
}
