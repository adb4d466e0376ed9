//! What a zip archive is, and whether it can be unpacked within bounds.

use std::io::{self, Cursor, Read};

use zip::read::ZipFile;

use crate::error::{Error, Result};
use crate::people::reading::seems;
use crate::people::reading::spreadsheet::xml::{Archive, damaged};

/// The bytes of XML that a workbook may unpack to, altogether. 100,000 people with thirty columns
/// have 150 MB.
const UNPACKED: u64 = 512 << 20;

/// What packs better than that is no table, but made to fill the memory.
const RATIO: u64 = 200;

/// From this size on the ratio counts.
const SMALL: u64 = 8 << 20;

/// What kind of workbook it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// A workbook that can be unpacked within bounds.
///
/// What a file says of its size may be wrong, so everything is unpacked once, without being kept.
pub(super) fn open(bytes: &[u8]) -> Result<(Archive<'_>, Kind)> {
    let mut archive = Archive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let kind = kind(&archive)?;
    let mut unpacked = 0;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|_| damaged())?;
        // pictures and the like are never unpacked
        if file.name().is_ok_and(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
            unpacked += unpacked_size(file, UNPACKED - unpacked)?;
        }
    }
    Ok((archive, kind))
}

fn unpacked_size(file: ZipFile<'_, Cursor<&[u8]>>, bound: u64) -> Result<u64> {
    let bound = bound.min(SMALL.max(file.compressed_size().saturating_mul(RATIO)));
    let size = io::copy(&mut file.take(bound + 1), &mut io::sink()).map_err(|_| damaged())?;
    if size > bound {
        let what = "the workbook unpacks to more than a table has";
        return Err(Error::input(format!("{what}: save its sheet as \"CSV UTF-8\"")));
    }
    Ok(size)
}

/// What an archive is, by the files in it.
fn kind(archive: &Archive<'_>) -> Result<Kind> {
    let names: Vec<&[u8]> = archive.file_names_raw().collect();
    let has = |start: &str| {
        names.iter().any(|name| {
            let name = name.get(..start.len()).unwrap_or_default();
            name.eq_ignore_ascii_case(start.as_bytes())
        })
    };
    let what = match () {
        () if has("xl/workbook.xml") => return Ok(Kind::Xlsx),
        () if has("content.xml") && is_ods(archive.clone()) => return Ok(Kind::Ods),
        () if has("xl/workbook.bin") => "a binary Excel workbook (.xlsb)",
        () if has("word/") => "a Word document (.docx)",
        () if has("ppt/") => "a presentation (.pptx)",
        () if has("Index/") || has("Index.zip") => "a document of Apple Numbers, Pages or Keynote",
        () if has("content.xml") => "a text document or a presentation (.odt, .odp)",
        () if has("META-INF/container.xml") => "a book (EPUB)",
        () => "a zip archive",
    };
    Err(seems::refusal(what))
}

fn is_ods(mut archive: Archive<'_>) -> bool {
    let mut kind = String::new();
    let file = archive.by_name("mimetype").ok();
    let read = file.and_then(|file| file.take(100).read_to_string(&mut kind).ok());
    read.is_none() || kind.contains("opendocument.spreadsheet")
}
