//! The sheets of a spreadsheet in the format of `LibreOffice` (.ods).

use std::collections::BTreeSet;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::error::Result;
use crate::people::reading::spreadsheet::archive::Archive;
use crate::people::reading::spreadsheet::grid::Grid;
use crate::people::reading::spreadsheet::number::{Shown, iso_date};
use crate::people::reading::spreadsheet::sheet::{Sheet, Wanted};
use crate::people::reading::spreadsheet::xml::{Xml, add_text, attribute, damaged, number, protected};

/// All sheets; of those that are not wanted, only whether they have rows.
pub(super) fn sheets(mut archive: Archive<'_>, wanted: &Wanted<'_>) -> Result<Vec<Sheet>> {
    if let Some(mut xml) = archive.part("META-INF/manifest.xml")? {
        loop {
            match xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "encryption-data" => {
                    return Err(protected());
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
    let xml = archive.part("content.xml")?.ok_or_else(damaged)?;
    Content { xml, hidden: BTreeSet::new(), style: None }.sheets(wanted)
}

/// The XML of all sheets.
struct Content<R> {
    xml: Xml<R>,
    /// The styles of sheets that are not shown.
    hidden: BTreeSet<String>,
    /// The style that is being read.
    style: Option<String>,
}

/// A cell as far as it was read.
#[derive(Default)]
struct Cell {
    kind: String,
    value: String,
    shown: String,
    paragraphs: usize,
    repeated: usize,
}

impl<R: BufRead> Content<R> {
    fn sheets(mut self, wanted: &Wanted<'_>) -> Result<Vec<Sheet>> {
        let mut sheets = Vec::new();
        loop {
            match self.xml.next()? {
                Event::Start(tag) => match tag.name().0 {
                    "style:style" => self.style = attribute(&tag, "style:name")?,
                    "style:table-properties"
                        if attribute(&tag, "table:display")?.is_some_and(|display| display == "false") =>
                    {
                        self.hidden.extend(self.style.take());
                    }
                    "table:table" => {
                        let name = attribute(&tag, "table:name")?.unwrap_or_default();
                        let style = attribute(&tag, "table:style-name")?;
                        let is_hidden = style.is_some_and(|style| self.hidden.contains(&style));
                        let is_wanted = wanted.is(&name, is_hidden, &sheets);
                        let grid = self.table(is_wanted)?;
                        sheets.push(Sheet { name, is_hidden, is_wanted, grid });
                    }
                    _ => {}
                },
                Event::Eof => return Ok(sheets),
                _ => {}
            }
        }
    }

    /// The rows of a table. A row that is repeated is read once.
    fn table(&mut self, is_whole: bool) -> Result<Grid> {
        let mut grid = Grid::default();
        let (mut row, mut repeated) = (0u64, 1);
        let mut cells: Vec<(usize, usize, String)> = Vec::new();
        let (mut column, mut depth) = (0usize, 0usize);
        loop {
            match self.xml.next()? {
                Event::Start(tag) => match tag.name().0 {
                    "table:table" => depth += 1,
                    "table:table-row" => {
                        repeated = times(&tag, "table:number-rows-repeated")? as u64;
                        cells.clear();
                        column = 0;
                    }
                    "table:table-cell" | "table:covered-table-cell" => {
                        let cell = Cell {
                            kind: attribute(&tag, "office:value-type")?.unwrap_or_default(),
                            value: value(&tag)?,
                            repeated: times(&tag, "table:number-columns-repeated")?,
                            ..Cell::default()
                        };
                        let cell = self.cell(cell)?;
                        grid.count(1)?;
                        let next = column.saturating_add(cell.repeated);
                        let text = cell.text();
                        if !text.is_empty() && (is_whole || grid.is_empty()) {
                            cells.push((column, next, text));
                        }
                        column = next;
                    }
                    _ => {}
                },
                Event::End(tag) => match tag.name().0 {
                    "table:table" if depth == 0 => return Ok(grid),
                    "table:table" => depth -= 1,
                    "table:table-row" => {
                        for row in row..row.saturating_add(repeated) {
                            if cells.is_empty() {
                                break;
                            }
                            for (from, to, text) in &cells {
                                (*from..*to).try_for_each(|column| grid.push(row + 1, column, text))?;
                            }
                        }
                        row = row.saturating_add(repeated);
                    }
                    _ => {}
                },
                Event::Eof => return Err(damaged()),
                _ => {}
            }
        }
    }

    /// Reads a cell to its end. What is written on it, as notes and drawings, is not its text.
    fn cell(&mut self, mut cell: Cell) -> Result<Cell> {
        let (mut depth, mut other, mut is_text) = (0usize, 0usize, false);
        loop {
            let event = self.xml.next()?;
            match &event {
                Event::Start(tag) => {
                    depth += 1;
                    let name = tag.name().0;
                    if other > 0 || name == "office:annotation" || name.starts_with("draw:") {
                        other += 1;
                    } else {
                        match name {
                            "text:p" => {
                                cell.shown.push_str(if cell.paragraphs > 0 { "\n" } else { "" });
                                cell.paragraphs += 1;
                                is_text = true;
                            }
                            "text:s" => {
                                let blanks = times(tag, "text:c")?;
                                let blanks = blanks.min(LONGEST.saturating_sub(cell.shown.len()));
                                cell.shown.extend(std::iter::repeat_n(' ', blanks));
                            }
                            "text:tab" => cell.shown.push('\t'),
                            "text:line-break" => cell.shown.push('\n'),
                            _ => {}
                        }
                    }
                }
                Event::End(tag) => {
                    if depth == 0 {
                        return Ok(cell);
                    }
                    depth -= 1;
                    is_text &= other > 0 || tag.name().0 != "text:p";
                    other = other.saturating_sub(1);
                }
                Event::Eof => return Err(damaged()),
                event if is_text && other == 0 => add_text(event, &mut cell.shown)?,
                _ => {}
            }
        }
    }
}

/// A text that is longer gets no blanks by their number.
const LONGEST: usize = 1 << 15;

impl Cell {
    /// What the cell says. Dates are not taken as they are shown, which depends on the language.
    fn text(self) -> String {
        let number = || self.value.parse::<f64>().ok();
        match self.kind.as_str() {
            "float" | "currency" => match number() {
                // as for 00017
                Some(number) if is_padded(&self.shown) && self.shown.parse() == Ok(number) => self.shown,
                Some(number) => Shown::Plain.text(number),
                None => self.shown,
            },
            "percentage" => number().map_or(self.shown, |number| Shown::Percent.text(number)),
            "boolean" if self.value == "true" => "yes".to_owned(),
            "boolean" if self.value == "false" => "no".to_owned(),
            "date" if !self.value.is_empty() => iso_date(&self.value).to_owned(),
            _ if self.shown.is_empty() => self.value,
            _ => self.shown,
        }
    }
}

fn is_padded(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn value(tag: &BytesStart<'_>) -> Result<String> {
    for name in ["office:value", "office:date-value", "office:boolean-value", "office:string-value"] {
        if let Some(value) = attribute(tag, name)? {
            return Ok(value);
        }
    }
    Ok(String::new())
}

/// How many of it there are.
fn times(tag: &BytesStart<'_>, name: &str) -> Result<usize> {
    Ok(number(tag, name)?.unwrap_or(1))
}
