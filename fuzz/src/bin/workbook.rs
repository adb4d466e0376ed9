//! Workbooks with people, .xlsx and .ods: a zip file as it is, or the files to be packed into one.
//! A part is a name, a line end and what the file has.
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use pairwright::{CohortReader, Matcher};
use pairwright_fuzz::parts::all_parts;
use pairwright_fuzz::people;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fuzz_target!(|bytes: &[u8]| {
    let book = if bytes.starts_with(b"PK") { bytes.to_vec() } else { packed(bytes) };
    match CohortReader::new("people.xlsx", book.as_slice()).read() {
        Ok(cohort) => people::cohort(&cohort, &Matcher::default()),
        Err(error) => assert!(error.is_input() && !error.to_string().contains('\0'), "{error}"),
    }
});

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for part in all_parts(bytes) {
        let end = part.iter().position(|&byte| byte == b'\n').unwrap_or(part.len());
        let name = String::from_utf8_lossy(&part[..end]);
        // two files of one name are refused
        if book.start_file(name.as_ref(), options).is_ok() {
            book.write_all(part.get(end + 1..).unwrap_or_default()).expect("into memory");
        }
    }
    book.finish().expect("into memory").into_inner()
}
