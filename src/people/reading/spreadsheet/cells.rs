//! The cells of an Excel sheet, one after another.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::error::Result;
use crate::people::reading::spreadsheet::number::{SINCE_1904, Shown, iso_date};
use crate::people::reading::spreadsheet::strings::{Strings, rich_text, unescaped};
use crate::people::reading::spreadsheet::xml::{Xml, add_text, damaged, number};

/// A sheet that is being read, and what it shares with the others.
pub(super) struct Cells<'a, R> {
    pub(super) xml: Xml<R>,
    pub(super) strings: &'a Strings,
    /// What the cells of a style are shown as.
    pub(super) styles: &'a [Shown],
    /// Days are counted from 1904.
    pub(super) is_1904: bool,
    /// Where the next cell is that does not say where: the row counted from 1, the column from 0.
    pub(super) next: (u64, usize),
}

/// What a cell says of itself.
#[derive(Default)]
struct Kind {
    place: Option<(u64, usize)>,
    style: usize,
    of: String,
}

impl<'a, R: BufRead> Cells<'a, R> {
    /// The row, the column and the text of the next cell; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u64, usize, Cow<'a, str>)>> {
        loop {
            match self.xml.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "row" => {
                        let row = number(&tag, "r")?;
                        self.next = (row.unwrap_or(self.next.0.saturating_add(1)), 0);
                    }
                    "c" => {
                        let kind = Kind::read(&tag)?;
                        let (row, column) = kind.place.unwrap_or(self.next);
                        self.next = (row, column.saturating_add(1));
                        let text = self.content()?;
                        return Ok(Some((row, column, self.text(&kind, text)?)));
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "sheetData" => return Ok(None),
                Event::Eof => return Err(damaged()),
                _ => {}
            }
        }
    }

    /// Reads a cell to its end: what is stored as its value, not its formula.
    fn content(&mut self) -> Result<String> {
        let (mut text, mut depth, mut is_value) = (String::new(), 0usize, false);
        loop {
            let event = self.xml.next()?;
            match &event {
                Event::Start(tag) => match (depth, tag.local_name().as_ref()) {
                    (0, "is") => rich_text(&mut self.xml, &mut text)?,
                    (0, "v") => (depth, is_value) = (1, true),
                    _ => depth += 1,
                },
                Event::End(_) if depth == 0 => return Ok(text),
                Event::End(_) => {
                    depth -= 1;
                    is_value &= depth > 0;
                }
                Event::Eof => return Err(damaged()),
                event if is_value => add_text(event, &mut text)?,
                _ => {}
            }
        }
    }

    /// What a person sees.
    fn text(&self, kind: &Kind, text: String) -> Result<Cow<'a, str>> {
        if text.is_empty() {
            return Ok(Cow::Borrowed(""));
        }
        Ok(match kind.of.as_str() {
            "s" => {
                let place = text.trim().parse().ok();
                Cow::Borrowed(place.and_then(|place| self.strings.get(place)).ok_or_else(damaged)?)
            }
            "str" | "inlineStr" => Cow::Owned(unescaped(&text)),
            "b" => Cow::Borrowed(if text.trim() == "0" { "no" } else { "yes" }),
            "d" => Cow::Owned(iso_date(&text).to_owned()),
            "n" | "" => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    let shown = self.styles.get(kind.style).copied().unwrap_or(Shown::Plain);
                    let is_later = self.is_1904 && shown == Shown::Date && number >= 1.0;
                    Cow::Owned(shown.text(if is_later { number + SINCE_1904 } else { number }))
                }
                _ => Cow::Owned(text),
            },
            _ => Cow::Owned(text),
        })
    }
}

impl Kind {
    fn read(tag: &BytesStart<'_>) -> Result<Self> {
        let mut kind = Self::default();
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| damaged())?;
            let value = &attribute.value;
            match attribute.key.0 {
                "r" => kind.place = Some(place(value).ok_or_else(damaged)?),
                "s" => kind.style = value.parse().map_err(|_| damaged())?,
                "t" => kind.of.push_str(value),
                _ => {}
            }
        }
        Ok(kind)
    }
}

/// Row and column of a reference such as `AB12`.
fn place(reference: &str) -> Option<(u64, usize)> {
    let end = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(end);
    let column = letters.bytes().try_fold(0usize, |column, letter| {
        let letter = letter.is_ascii_alphabetic().then(|| usize::from(letter.to_ascii_uppercase() - b'A'))?;
        column.checked_mul(26)?.checked_add(letter + 1)
    })?;
    Some((digits.parse().ok()?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn references_are_rows_and_columns() {
        assert_eq!([place("A1"), place("ab12")], [Some((1, 0)), Some((12, 27))]);
        assert_eq!(place("XFD1048576"), Some((1_048_576, 16_383)));
        for wrong in ["", "A", "1", "A-1", "Ä1", "ZZZZZZZZZZZZZZZZZ1", "A99999999999999999999", "A1B"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }
}
