//! What a file is, by its bytes: a text or a workbook, and how its rows are found in it.

use ::csv::StringRecord;

use crate::error::{Error, Result};
use crate::people::reading::delimiter::{self, Delimiter};
use crate::people::reading::encoding::{self, Broken, Encoding};
use crate::people::reading::seems;
use crate::people::reading::source::SourceOptions;
#[cfg(feature = "spreadsheet")]
use crate::people::reading::spreadsheet::workbook::Workbook;
use crate::people::reading::text_rows::{TextRows, line_breaks};

/// A file of which is known what it is.
pub(super) struct Opened {
    pub(super) rows: Rows,
    pub(super) recognised: Recognised,
    /// A sheet has none.
    pub(super) delimiter: Option<Delimiter>,
}

pub(super) enum Rows {
    Text(TextRows),
    #[cfg(feature = "spreadsheet")]
    Sheet(std::vec::IntoIter<(u64, StringRecord)>),
}

impl Rows {
    pub(super) fn next(&mut self) -> Result<Option<(u64, StringRecord)>> {
        match self {
            Self::Text(rows) => rows.next(),
            #[cfg(feature = "spreadsheet")]
            Self::Sheet(rows) => Ok(rows.next()),
        }
    }
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

impl Opened {
    /// Looks at the bytes, unless the options say how to read them. A file without headings has so
    /// many columns.
    pub(super) fn of(bytes: Vec<u8>, options: &SourceOptions, columns: Option<usize>) -> Result<Self> {
        if let Some(what) = seems::of_bytes(&bytes) {
            return Err(seems::refusal(what));
        }
        if bytes.starts_with(seems::ZIP) {
            return Self::of_workbook(&bytes, options);
        }
        let (text, encoding) = match encoding::decoded(bytes, options.encoding) {
            Ok(decoded) => decoded,
            Err(Broken::Noise) => return Err(seems::refusal("a file of bytes")),
            Err(Broken::Here { text, at, encoding }) => {
                return Err(broken(text, at, encoding, options.delimiter, columns));
            }
        };
        if let Some(what) = seems::of_text(&text) {
            return Err(seems::refusal(what));
        }
        let start = delimiter::recognised(&text, options.delimiter, columns)?;
        let delimiter = start.delimiter;
        let recognised = Recognised {
            encoding: Some(encoding).filter(|&it| it != Encoding::UTF_8 && options.encoding.is_none()),
            delimiter: Some(delimiter).filter(|&it| it != Delimiter::Comma && options.delimiter.is_none()),
            ..Recognised::default()
        };
        Ok(Self { rows: Rows::Text(TextRows::new(text, start)), recognised, delimiter: Some(delimiter) })
    }

    #[cfg(feature = "spreadsheet")]
    fn of_workbook(bytes: &[u8], options: &SourceOptions) -> Result<Self> {
        let Workbook { rows, sheet, others } = Workbook::read(bytes, options.sheet.as_deref())?;
        let is_chosen = options.sheet.is_none() && !others.is_empty();
        let recognised = Recognised {
            sheet: sheet.filter(|_| is_chosen),
            other_sheets: if is_chosen { others } else { Vec::new() },
            ..Recognised::default()
        };
        Ok(Self { rows: Rows::Sheet(rows.into_iter()), recognised, delimiter: None })
    }

    #[cfg(not(feature = "spreadsheet"))]
    fn of_workbook(_: &[u8], _: &SourceOptions) -> Result<Self> {
        Err(seems::refusal("a zip archive, perhaps a workbook, which is not read here"))
    }
}

/// The error about a text that breaks at a place, with the line, the heading and the cell.
fn broken(
    text: String,
    at: usize,
    encoding: Encoding,
    delimiter: Option<Delimiter>,
    columns: Option<usize>,
) -> Error {
    let what = match encoding.name() {
        "UTF-8" => "the text is UTF-8, but not here",
        "windows-1252" => "the text is neither UTF-8 nor Windows-1252",
        name => &format!("the text is not {name} here"),
    };
    let error = Error::input(format!("{what}: save the file as \"CSV UTF-8\" in the spreadsheet program"));
    let error = error.at_line(1 + line_breaks(&text.as_bytes()[..at]));
    let character = text[at..].chars().next().unwrap_or_default();
    let Ok(start) = delimiter::recognised(&text, delimiter, columns) else { return error };
    let mut rows = TextRows::new(text, start);
    let (mut headings, mut hit) = (None, None);
    while let Ok(Some((_, row))) = rows.next()
        && rows.begin() <= at
    {
        let headings = headings.get_or_insert_with(|| row.clone());
        hit = row.iter().position(|cell| cell.contains(character)).map(|place| {
            let heading =
                headings.get(place).filter(|heading| columns.is_none() && !heading.contains(character));
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
