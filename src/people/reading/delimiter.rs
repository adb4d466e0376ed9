//! What separates the fields of a line, recognised by evidence.

use std::fmt;
use std::str::FromStr;

use ::csv::{ByteRecord, ReaderBuilder};

use crate::error::{Error, Result};

/// What separates the fields of a line.
///
/// It reads and prints as a word (`semicolon`); the character itself is read, too.
///
/// ```
/// use pairwright::people::Delimiter;
///
/// assert_eq!("tab".parse::<Delimiter>()?, Delimiter::Tab);
/// assert_eq!(";".parse::<Delimiter>()?.to_string(), "semicolon");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Delimiter {
    /// `,`
    #[default]
    Comma,
    /// `;`
    Semicolon,
    /// The tab character.
    Tab,
    /// `|`
    Bar,
}

impl Delimiter {
    /// In the order in which they are preferred where the evidence is the same.
    const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    /// The character.
    pub fn character(self) -> char {
        char::from(self.byte())
    }

    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Bar => "bar",
        }
    }

    /// Does a cell say nothing: is it of blanks and delimiters only?
    pub(super) fn is_all(cell: &[u8]) -> bool {
        cell.iter().all(|byte| byte.is_ascii_whitespace() || b",;|".contains(byte))
    }

    pub(super) fn of(character: char) -> Option<Self> {
        Self::ALL.into_iter().find(|delimiter| delimiter.character() == character)
    }
}

impl fmt::Display for Delimiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Delimiter {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|delimiter| {
            delimiter.word().eq_ignore_ascii_case(text.trim()) || text.chars().eq([delimiter.character()])
        });
        found.ok_or_else(|| Error::input("a delimiter is comma, semicolon, tab or bar").with_value(text))
    }
}

/// The bytes of a text, and the rows in them, that are looked at.
const SAMPLE: (usize, usize) = (1 << 16, 100);

/// A text of which the delimiter is known: where its first row begins.
pub(super) struct Delimited {
    pub(super) delimiter: Delimiter,
    pub(super) start: usize,
}

/// Recognises the delimiter, if none is given, and a first line that names it (`sep=;`).
///
/// Such a line is believed if it separates headings. Otherwise a delimiter has to separate the
/// headings, and most rows have to fit them. Of several that do, one that no blank follows is more
/// likely than one of prose, then one with as many fields in the rows, then the one with more
/// headings. A file in which nothing separates headings has one column.
///
/// Of a file without headings the number of columns is known: the first row has to have as many.
pub(super) fn recognised(text: &str, given: Option<Delimiter>, columns: Option<usize>) -> Result<Delimited> {
    let (named, start) = named(text)?;
    let rest = text.get(start..).unwrap_or_default();
    let believed = named.filter(|&named| Evidence::of(rest, named).is_some());
    let delimiter = given.or(believed).or_else(|| by_evidence(rest, columns)).or(named).unwrap_or_default();
    Ok(Delimited { delimiter, start })
}

/// The delimiter that the first line names, and where the next line begins.
fn named(text: &str) -> Result<(Option<Delimiter>, usize)> {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let line = line.trim_start_matches('"');
    let said = match line.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("sep=") => &line[4..],
        _ => return Ok((None, 0)),
    };
    let mut said = said.chars();
    let Some(character) = said.next() else { return Ok((None, 0)) };
    // a program that saved the file again may have quoted the line, or filled it up
    if !said.all(|c| c == '"' || c == ' ' || Delimiter::of(c).is_some()) {
        return Ok((None, 0));
    }
    let Some(delimiter) = Delimiter::of(character) else {
        let what = "the first line names a delimiter that is not read: take comma, semicolon, tab or bar";
        return Err(Error::input(what).at_line(1).with_value(character));
    };
    let next = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
    Ok((Some(delimiter), end + next))
}

fn by_evidence(text: &str, columns: Option<usize>) -> Option<Delimiter> {
    let evidence = |delimiter| Evidence::of(text, delimiter);
    if columns.is_some() {
        let fits = |&delimiter: &Delimiter| evidence(delimiter).map(|evidence| evidence.headings) == columns;
        return Delimiter::ALL.into_iter().find(fits);
    }
    let found = Delimiter::ALL.into_iter().rev();
    let found = found.filter_map(|delimiter| Some((evidence(delimiter)?, delimiter)));
    found.max_by_key(|&(evidence, _)| evidence).map(|(_, delimiter)| delimiter)
}

/// What speaks for a delimiter; more of it is greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Evidence {
    /// Nine of ten rows have several fields, and no more than there are headings.
    fits: bool,
    /// No blank follows it in the headings, as in prose.
    is_tight: bool,
    /// Nine of ten rows have as many fields as there are headings.
    is_exact: bool,
    headings: usize,
}

impl Evidence {
    /// `None` if it separates no headings.
    fn of(text: &str, delimiter: Delimiter) -> Option<Self> {
        let sample = &text.as_bytes()[..text.len().min(SAMPLE.0)];
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter.byte())
            .from_reader(sample);
        let records = reader.byte_records().map_while(std::result::Result::ok);
        let mut records = records.filter(|record| filled(record) > 0).take(SAMPLE.1);
        let first = records.next()?;
        let headings = first.len();
        if headings < 2 {
            return None;
        }
        let mut rows: Vec<(usize, usize)> = records.map(|row| (filled(&row), row.len())).collect();
        if sample.len() < text.len() {
            rows.pop(); // which may be cut
        }
        let most = |count: usize| count * 10 >= rows.len() * 9;
        let fitting = rows.iter().filter(|&&(filled, fields)| fields > 1 && filled <= headings);
        let exact = rows.iter().filter(|&&(_, fields)| fields == headings);
        Some(Self {
            fits: most(fitting.count()),
            is_tight: !first.iter().skip(1).any(|heading| heading.starts_with(b" ")),
            is_exact: most(exact.count()),
            headings,
        })
    }
}

/// The number of cells up to the last one that is not empty.
fn filled(record: &ByteRecord) -> usize {
    let mut cells = record.iter().enumerate();
    cells.rfind(|(_, cell)| !Delimiter::is_all(cell)).map_or(0, |(place, _)| place + 1)
}
