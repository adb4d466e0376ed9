//! The files of a workbook, which is a zip archive, unpacked within bounds.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use crate::error::{Error, Result};
use crate::people::reading::seems;
use crate::people::reading::spreadsheet::xml::{Xml, damaged};

/// The bytes that the files of a workbook may unpack to, altogether. 100,000 people with thirty
/// columns have 150 MB.
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

/// The files of a workbook.
pub(super) struct Archive<'a> {
    files: ZipArchive<Cursor<&'a [u8]>>,
    /// The place of each, by its name in small letters.
    places: BTreeMap<String, usize>,
    /// What those unpack to that were read.
    unpacked: u64,
}

/// A file of a workbook, unpacked as it is read.
pub(super) type Part<'a, 'b> = Xml<BufReader<ZipFile<'a, Cursor<&'b [u8]>>>>;

impl<'a> Archive<'a> {
    /// # Errors
    /// What is damaged, and what is no workbook, but another archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<(Self, Kind)> {
        let files = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        let places = (0..files.len()).filter_map(|place| {
            let name = files.name_for_index(place)?.ok()?;
            Some((name.replace('\\', "/").to_lowercase(), place))
        });
        let places = places.collect();
        let mut archive = Self { files, places, unpacked: 0 };
        let kind = archive.kind()?;
        Ok((archive, kind))
    }

    /// A file by its name; `None` if it is not there.
    ///
    /// What it says of its size may be wrong. So it is unpacked once without being kept.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'a>>> {
        let Some(&place) = self.places.get(&name.to_lowercase()) else { return Ok(None) };
        let file = self.files.by_index(place).map_err(|_| damaged())?;
        let bound = SMALL.max(file.compressed_size().saturating_mul(RATIO)).min(UNPACKED - self.unpacked);
        let size = io::copy(&mut file.take(bound + 1), &mut io::sink()).map_err(|_| damaged())?;
        if size > bound {
            let what = "the workbook unpacks to more than a table has: save its sheet as \"CSV UTF-8\"";
            return Err(Error::input(what));
        }
        self.unpacked += size;
        let file = self.files.by_index(place).map_err(|_| damaged())?;
        Ok(Some(Xml::new(BufReader::new(file))))
    }

    /// What an archive is, by the files in it.
    fn kind(&mut self) -> Result<Kind> {
        let has = |start: &str| {
            let mut names = self.places.range(start.to_owned()..);
            names.next().is_some_and(|(name, _)| name.starts_with(start))
        };
        let what = match () {
            () if has("xl/workbook.xml") => return Ok(Kind::Xlsx),
            () if has("xl/workbook.bin") => "a binary Excel workbook (.xlsb)",
            () if has("word/") => "a Word document (.docx)",
            () if has("ppt/") => "a presentation (.pptx)",
            () if has("index/") || has("index.zip") => "a document of Apple Numbers, Pages or Keynote",
            () if has("content.xml") => {
                if self.is_spreadsheet() {
                    return Ok(Kind::Ods);
                }
                "a text document or a presentation (.odt, .odp)"
            }
            () if has("meta-inf/container.xml") => "a book (EPUB)",
            () => "a zip archive",
        };
        Err(seems::refusal(what))
    }

    /// An open document says what it is.
    fn is_spreadsheet(&mut self) -> bool {
        let mut kind = String::new();
        let file = self.files.by_name("mimetype").ok();
        let read = file.and_then(|file| file.take(100).read_to_string(&mut kind).ok());
        read.is_none() || kind.contains("opendocument.spreadsheet")
    }
}
