//! The rows of a text whose delimiter is known, each with its line.

use std::io::Cursor;

use ::csv::{Position, Reader, ReaderBuilder, StringRecord};

use crate::error::{Error, Result};
use crate::people::reading::delimiter::Delimited;

/// Put after the data. A quoted field that is never closed runs into it, and so gives itself away.
const END: &str = "\n.\n";

/// So many bytes more than the row before had are taken at once for the next row.
const MORE: usize = 16;

/// A text, read row by row.
pub(super) struct TextRows {
    reader: Reader<Cursor<Vec<u8>>>,
    delimiter: u8,
    /// Where the first row begins.
    start: usize,
    /// Where the data ends and [`END`] begins.
    end: usize,
    /// The position up to which lines were counted, and the line there.
    counted: (usize, u64),
    /// The bytes and the cells of the row before: as much memory is taken for the next.
    size: (usize, usize),
}

impl TextRows {
    pub(super) fn new(mut text: String, Delimited { delimiter, start }: Delimited) -> Self {
        let (delimiter, end) = (delimiter.byte(), text.len());
        text.push_str(END);
        let mut data = Cursor::new(text.into_bytes());
        data.set_position(start as u64);
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(data);
        Self { reader, delimiter, start, end, counted: (0, 1), size: (0, 0) }
    }

    /// The next row and the line on which it begins; `None` at the end. Blank lines are skipped.
    pub(super) fn next(&mut self) -> Result<Option<(u64, StringRecord)>> {
        let mut cells = StringRecord::with_capacity(self.size.0 + MORE, self.size.1);
        let more = self.reader.read_record(&mut cells);
        if !more.map_err(|error| Error::input(error.to_string()))? {
            return Ok(None);
        }
        self.size = (cells.as_slice().len(), cells.len());
        let begin = cells.position().map_or(0, Position::byte);
        let begin = self.start + usize::try_from(begin).unwrap_or(usize::MAX - self.start);
        let Some(line) = self.line_at(begin) else { return Ok(None) };
        if self.start as u64 + self.reader.position().byte() > self.end as u64 + 1 {
            let quote = self.open_quote(self.counted.0);
            let line = self.line_at(quote).unwrap_or(line);
            let what = "a quoted field is never closed: end it with a quotation mark, or begin it with none";
            return Err(Error::input(what).at_line(line));
        }
        Ok(Some((line, cells)))
    }

    /// The line of the first text at or after a position, counted from 1; `None` when the data ends
    /// before.
    ///
    /// The position of a record may be that of blank lines before it, so the reader's own line
    /// number will not do.
    fn line_at(&mut self, position: usize) -> Option<u64> {
        let data = &self.reader.get_ref().get_ref()[..self.end];
        let blank = data.get(position..)?.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
        let (from, line) = self.counted;
        let line = line + line_breaks(&data[from..position + blank]);
        self.counted = (position + blank, line);
        Some(line)
    }

    /// Where the row begins that was read last.
    pub(super) fn begin(&self) -> usize {
        self.counted.0
    }

    /// Where the quoted field begins that is not closed, in the row that begins here.
    fn open_quote(&self, row: usize) -> usize {
        let data = &self.reader.get_ref().get_ref()[..self.end];
        let (mut opened, mut state) = (row, State::Start);
        for (at, &byte) in data.iter().enumerate().skip(row) {
            state = match (state, byte) {
                (State::Start, b'"') => {
                    opened = at;
                    State::Quoted
                }
                (State::Quoted, b'"') => State::Closed,
                // two in a row stand for one, and the field goes on
                (State::Closed, b'"') | (State::Quoted, _) => State::Quoted,
                (_, b'\n' | b'\r') => State::Start,
                (_, byte) if byte == self.delimiter => State::Start,
                _ => State::Plain,
            };
        }
        opened
    }
}

/// How many lines end in a text that goes on behind a line break.
pub(super) fn line_breaks(text: &[u8]) -> u64 {
    let ends = |(k, &byte): (usize, &u8)| byte == b'\n' || byte == b'\r' && text.get(k + 1) != Some(&b'\n');
    text.iter().enumerate().filter(|&place| ends(place)).count() as u64
}

/// Where in a field a byte is.
enum State {
    Start,
    Plain,
    Quoted,
    Closed,
}
