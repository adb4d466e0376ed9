//! Any bytes, and files that are almost right: an error or people, and never a panic.

use pairwright::{Cohort, Result};
use proptest::prelude::*;

use crate::sources::read;

/// The line of an error is a line of the file.
fn is_placed(bytes: &[u8], result: Result<Cohort>) {
    if let Err(error) = result {
        assert!(
            error.is_input() && error.line().is_none_or(|line| line <= 1 + bytes.len() as u64),
            "{error}"
        );
        assert!(!error.to_string().contains('\0'));
    }
}

/// How files begin that are taken for something.
const BEGINNINGS: [&[u8]; 14] = [
    b"",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xFE\xFF",
    b"sep=",
    b"sep=;\r\n",
    b"id,role\n",
    b"id;role;department\nana;mentor;",
    b"i\0d\0\t\0r\0o\0l\0e\0\n\0",
    b"\0i\0d\0,\0r\0o\0l\0e\0\n",
    b"PK\x03\x04",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    b"{",
    b"From: ",
];

/// Bytes that mean something to one of the readers.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let any_bytes = prop::collection::vec(any::<u8>(), 0..120);
    let text =
        prop::collection::vec(prop::sample::select(&b"a,;\t|\"\r\n \xC3\xBC\xFC\x81\x9F\0"[..]), 0..120);
    prop_oneof![any_bytes, text]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn any_bytes_are_refused_or_read(beginning in prop::sample::select(&BEGINNINGS[..]), rest in bytes()) {
        let file = [beginning, &rest].concat();
        is_placed(&file, read(&file));
    }

    /// A table in an older encoding with a byte that was changed, added or taken away.
    #[test]
    fn a_table_that_is_almost_right_is_refused_or_read(
        text in prop::sample::select(&[
            "id;role;department\r\nMüller;mentor;\"Köln; Süd\"\r\nZoë;mentee;\r\n;;\r\n",
            "sep=,\nid,role,level\nana,mentor,3\nmia,mentee,\n",
        ]),
        encoding in prop::sample::select(vec![
            encoding_rs::UTF_8, encoding_rs::WINDOWS_1252, encoding_rs::MACINTOSH, encoding_rs::SHIFT_JIS,
        ]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..3u8, any::<u8>()), 0..4),
        is_wide in any::<bool>(),
    ) {
        let mut bytes = if is_wide {
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else {
            encoding.encode(text).0.into_owned()
        };
        for (place, change, byte) in &changes {
            let place = place.index(bytes.len());
            match change {
                0 => bytes[place] = *byte,
                1 => bytes.insert(place, *byte),
                _ => drop(bytes.remove(place)),
            }
        }
        let result = read(&bytes);
        prop_assert!(!changes.is_empty() || encoding == encoding_rs::SHIFT_JIS || result.is_ok());
        is_placed(&bytes, result);
    }
}

/// A megabyte takes well under a second when optimised. What takes the square of it takes minutes.
#[test]
fn no_file_takes_long() {
    const SIZE: usize = 1 << 20;
    let head = b"id,role,department\n";
    let bodies: [&[u8]; 16] = [
        b",",
        b";",
        b"\n",
        b"\r",
        b"\"",
        b"\"\"",
        b"\",\"",
        b" ",
        b"a",
        b"\xC3\xBC",
        b"\xFC",
        b"a\xFC\n",
        b"\0",
        b"a\0",
        b"a\n",
        b"a,b\n",
    ];
    for body in bodies {
        for head in [&head[..], b""] {
            let file: Vec<u8> = head.iter().chain(body.iter().cycle()).copied().take(SIZE).collect();
            is_placed(&file, read(&file));
        }
    }
}
