//! From bytes to records: each the cells of a row, with the line on which it begins.

use std::io::Cursor;

use ::csv::{Position, Reader, ReaderBuilder, StringRecord};

use crate::error::{Error, Result};
use crate::people::reading::source::Source;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Put after the data. A quoted field that is never closed runs into it, and so gives itself away.
const END: &[u8] = b"\n.\n";

/// The bytes of a short row, for which memory is taken at once.
const LENGTH: usize = 64;

/// The rows of a file, one after another. Blank lines are skipped.
pub(crate) struct Records {
    /// The file, for messages.
    pub(super) name: String,
    reader: Reader<Cursor<Vec<u8>>>,
    /// Where the data ends and [`END`] begins.
    end: usize,
    /// The position up to which lines were counted, and the line there.
    counted: (usize, u64),
    /// The cells of the record before: as much memory is taken for the next.
    width: usize,
}

/// A row, with the line in the file on which it begins.
pub(crate) struct Record {
    pub(crate) line: u64,
    cells: StringRecord,
}

impl Record {
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(crate) fn get(&self, place: usize) -> Option<&str> {
        self.cells.get(place)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.cells.iter()
    }
}

impl Records {
    /// Reads the whole source. Nothing is looked at yet.
    pub(crate) fn open(source: Source<'_>) -> Result<Self> {
        let Source { name, mut read } = source;
        let mut bytes = Vec::new();
        read.read_to_end(&mut bytes).map_err(|error| Error::io(&name, error))?;
        if bytes.starts_with(BOM) {
            bytes.drain(..BOM.len());
        }
        let end = bytes.len();
        bytes.extend_from_slice(END);
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(Cursor::new(bytes));
        Ok(Self { name, reader, end, counted: (0, 1), width: 0 })
    }

    /// The next record that is not a blank line; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Record>> {
        loop {
            let mut cells = StringRecord::with_capacity(LENGTH, self.width);
            let more = self.reader.read_record(&mut cells);
            if !more.map_err(|error| Error::input(error.to_string()).in_file(&self.name))? {
                return Ok(None);
            }
            let begin = cells.position().map_or(0, Position::byte);
            let begin = usize::try_from(begin).unwrap_or(usize::MAX);
            let Some(line) = self.line_at(begin) else { return Ok(None) };
            if self.reader.position().byte() > self.end as u64 + 1 {
                return Err(Error::input("a quoted field is never closed").in_file(&self.name).at_line(line));
            }
            self.width = cells.len();
            let blank = cells.len() == 1 && cells.iter().all(|cell| cell.trim_ascii().is_empty());
            if !blank {
                return Ok(Some(Record { line, cells }));
            }
        }
    }

    /// The line of the first text at or after a position, counted from 1; `None` when the data ends
    /// before.
    ///
    /// The position of a record may be that of blank lines before it, so the reader's own line
    /// number will not do.
    fn line_at(&mut self, position: usize) -> Option<u64> {
        let data = &self.reader.get_ref().get_ref()[..self.end];
        let blank = data.get(position..)?.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
        let (from, mut line) = self.counted;
        for k in from..position + blank {
            let ends = data[k] == b'\n' || data[k] == b'\r' && data.get(k + 1) != Some(&b'\n');
            line += u64::from(ends);
        }
        self.counted = (position + blank, line);
        Some(line)
    }
}
