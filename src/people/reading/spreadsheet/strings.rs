//! The texts that the sheets of an Excel workbook share.

use std::io::BufRead;

use quick_xml::events::Event;

use crate::error::Result;
use crate::people::reading::spreadsheet::xml::{Xml, add_text, damaged};

/// All texts, one after another, and where each ends.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    pub(super) fn read(mut xml: Xml<impl BufRead>) -> Result<Self> {
        let mut strings = Self::default();
        let mut text = String::new();
        loop {
            match xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "si" => {
                    text.clear();
                    rich_text(&mut xml, &mut text)?;
                    strings.text.push_str(&unescaped(&text));
                    strings.ends.push(strings.text.len());
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
        }
    }

    pub(super) fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }
}

/// Reads an element that has begun to its end: the text in all its parts, but not how it is spoken.
pub(super) fn rich_text(xml: &mut Xml<impl BufRead>, text: &mut String) -> Result<()> {
    let (mut depth, mut spoken, mut is_text) = (0usize, 0usize, false);
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(tag) => {
                depth += 1;
                match tag.local_name().as_ref() {
                    _ if spoken > 0 => spoken += 1,
                    "rPh" => spoken += 1,
                    name => is_text = name == "t",
                }
            }
            Event::End(_) if depth == 0 => return Ok(()),
            Event::End(_) => {
                depth -= 1;
                spoken = spoken.saturating_sub(1);
                is_text = false;
            }
            Event::Eof => return Err(damaged()),
            event if is_text && spoken == 0 => add_text(event, text)?,
            _ => {}
        }
    }
}

/// Excel writes characters that XML does not know by their number: `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        made.push_str(before);
        let character = escaped(escape);
        made.push_str(if character.is_none() { "_x" } else { "" });
        made.extend(character);
        rest = &escape[if character.is_none() { 2 } else { 7 }..];
    }
    made.push_str(rest);
    made
}

/// The character that `_x000D_` stands for.
fn escaped(text: &str) -> Option<char> {
    let digits = text.get(2..6).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| text.get(6..7) == Some("_"))?;
    char::from_u32(number)
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn characters_are_known_by_their_number() {
        assert_eq!(unescaped("a_x000D__x000a_b_x005F_x0041_"), "a\r\nb_x0041_");
        for text in ["", "_x", "_x00", "_x00zz_", "_xD800_", "_x0041", "__x", "_x+041_"] {
            assert_eq!(unescaped(text), text);
        }
    }
}
