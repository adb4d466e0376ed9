//! From bytes to records: each the cells of a row, with the line on which it begins.

use ::csv::StringRecord;

use crate::error::{Error, Result};
use crate::people::reading::delimiter::{self, Delimiter};
use crate::people::reading::encoding::{self, Broken, Encoding};
use crate::people::reading::seems;
use crate::people::reading::source::{Source, SourceOptions};
use crate::people::reading::text_rows::{TextRows, line_breaks};
use crate::words::counted;

/// The rows of a table in a file of any kind, one after another. Rows without text are left out.
pub(crate) struct Records {
    /// The file, for messages.
    pub(super) name: String,
    /// What was not said about the file.
    pub(super) recognised: Recognised,
    rows: TextRows,
    /// The cells that a row should have: as many as the first one, the headings, if they are any.
    width: Option<usize>,
    has_headings: bool,
    delimiter: Delimiter,
}

/// What was recognised by evidence, and might be wrong: not what is usual, nor what was said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Recognised {
    /// Other than UTF-8.
    pub(crate) encoding: Option<Encoding>,
    /// Other than a comma.
    pub(crate) delimiter: Option<Delimiter>,
    /// The sheet that was read, if others have rows, too.
    pub(crate) sheet: Option<String>,
    /// The other sheets that have rows.
    pub(crate) other_sheets: Vec<String>,
}

impl Recognised {
    /// Is there nothing to be told?
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A row, with the line in the file on which it begins, or the row of a sheet.
///
/// It has as many cells as the first row. What is missing at its end is empty, and what is empty
/// beyond is left out, as spreadsheets write it. A row that has text beyond is longer, and one that
/// seems to have another delimiter has one cell: see [`Records::misfit`].
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
    /// Reads the whole source, and recognises what it is.
    ///
    /// # Errors
    /// What cannot be read, and what is no table; with the file, and with the line and column where
    /// a text breaks.
    pub(crate) fn open(source: Source<'_>) -> Result<Self> {
        Self::read(source, true)
    }

    /// The same of a file that a program wrote, which may have no headings. Its rows are left as
    /// they are.
    #[cfg(feature = "migrate")]
    pub(crate) fn open_bare(source: Source<'_>) -> Result<Self> {
        Self::read(source, false)
    }

    fn read(source: Source<'_>, has_headings: bool) -> Result<Self> {
        let Source { name, mut read, options } = source;
        let mut bytes = Vec::new();
        read.read_to_end(&mut bytes).map_err(|error| Error::io(&name, error))?;
        Self::of_bytes(bytes, name.clone(), &options, has_headings).map_err(|error| error.in_file(name))
    }

    fn of_bytes(bytes: Vec<u8>, name: String, options: &SourceOptions, has_headings: bool) -> Result<Self> {
        if let Some(what) = seems::of_bytes(&bytes) {
            return Err(seems::refusal(what));
        }
        let (text, encoding) = match encoding::decoded(bytes, options.encoding) {
            Ok(decoded) => decoded,
            Err(Broken::Noise) => return Err(seems::refusal("a file of bytes")),
            Err(Broken::Here { text, at, encoding }) => {
                return Err(broken(text, at, encoding, options.delimiter, has_headings));
            }
        };
        if let Some(what) = seems::of_text(&text) {
            return Err(seems::refusal(what));
        }
        let delimited = delimiter::recognised(&text, options.delimiter)?;
        let delimiter = delimited.delimiter;
        let recognised = Recognised {
            encoding: Some(encoding).filter(|&it| it != Encoding::UTF_8 && options.encoding.is_none()),
            delimiter: Some(delimiter).filter(|&it| it != Delimiter::Comma && options.delimiter.is_none()),
            ..Recognised::default()
        };
        Ok(Self {
            name,
            recognised,
            rows: TextRows::new(text, delimited),
            width: None,
            has_headings,
            delimiter,
        })
    }

    /// The next row that has text; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Record>> {
        loop {
            let next = self.rows.next().map_err(|error| error.in_file(&self.name))?;
            let Some((line, mut cells)) = next else { return Ok(None) };
            if cells.iter().all(|cell| Delimiter::is_all(cell.trim().as_bytes())) {
                continue;
            }
            let width = *self.width.get_or_insert(cells.len());
            if self.has_headings && cells.len() != width && !self.is_otherwise_delimited(&cells) {
                let beyond = cells.iter().skip(width);
                let surplus = beyond.enumerate().filter(|(_, cell)| !cell.trim().is_empty());
                let kept = width + surplus.last().map_or(0, |(place, _)| place + 1);
                cells.truncate(kept);
                (cells.len()..width).for_each(|_| cells.push_field(""));
            }
            return Ok(Some(Record { line, cells }));
        }
    }

    /// Is it one cell that another delimiter makes a row of?
    fn is_otherwise_delimited(&self, cells: &StringRecord) -> bool {
        let only = cells.get(0).filter(|_| cells.len() == 1);
        let other = only.and_then(|only| Some((only, self.other_delimiter(only)?)));
        other.is_some_and(|(only, other)| {
            let fields = only.split(other).skip(1);
            Some(fields.clone().count() + 1) == self.width
                && !fields.clone().any(|field| field.starts_with(' '))
        })
    }

    fn other_delimiter(&self, cell: &str) -> Option<char> {
        cell.chars().find(|&c| c != self.delimiter.character() && Delimiter::of(c).is_some())
    }

    /// What is wrong with a row that has not as many cells as there are headings (or columns: the
    /// `noun`), and what to do.
    pub(crate) fn misfit(&self, record: &Record, headings: usize, noun: &str) -> Error {
        let found = record.len();
        let only = record.get(0).filter(|_| found == 1);
        let hint = match only.and_then(|only| self.other_delimiter(only)) {
            Some(other) => {
                format!("; are the fields separated by {other:?}, not {:?}?", self.delimiter.character())
            }
            None if found > headings => format!(": put a text with a {} in it in quotes", self.delimiter),
            None => String::new(),
        };
        let what = format!("the row has {}, but there are {headings} {noun}{hint}", counted(found, "field"));
        Error::input(what).in_file(&self.name).at_line(record.line)
    }
}

/// The error about a text that breaks at a place, with the line, the heading and the cell.
fn broken(
    text: String,
    at: usize,
    encoding: Encoding,
    delimiter: Option<Delimiter>,
    has_headings: bool,
) -> Error {
    let what = match encoding.name() {
        "UTF-8" => "the text is UTF-8, but not here",
        "windows-1252" => "the text is neither UTF-8 nor Windows-1252",
        name => &format!("the text is not {name} here"),
    };
    let error = Error::input(format!("{what}: save the file as \"CSV UTF-8\" in the spreadsheet program"));
    let error = error.at_line(1 + line_breaks(&text.as_bytes()[..at]));
    let character = text[at..].chars().next().unwrap_or_default();
    let Ok(delimited) = delimiter::recognised(&text, delimiter) else { return error };
    let mut rows = TextRows::new(text, delimited);
    let (mut headings, mut hit) = (None, None);
    while let Ok(Some((_, row))) = rows.next()
        && rows.begin() <= at
    {
        let headings = headings.get_or_insert_with(|| row.clone());
        hit = row.iter().position(|cell| cell.contains(character)).map(|place| {
            let heading = headings.get(place).filter(|heading| has_headings && !heading.contains(character));
            let heading = heading.map(str::trim).filter(|heading| !heading.is_empty());
            let cell = row.get(place).unwrap_or_default().to_owned();
            (heading.map_or_else(|| format!("column {}", place + 1), str::to_owned), cell)
        });
    }
    match hit {
        Some((heading, cell)) => error.at_column(heading).with_value(cell),
        None => error,
    }
}
