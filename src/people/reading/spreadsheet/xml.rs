//! The XML files of a workbook, event by event.

use std::io::BufRead;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::error::{Error, Result};
use crate::people::reading::seems;

/// The error for what is a workbook, but not a sound one.
pub(super) fn damaged() -> Error {
    Error::input("the workbook is damaged: open it in the spreadsheet program and save it again")
}

/// The error for what cannot be read without a password.
pub(super) fn protected() -> Error {
    seems::refusal("a file that is protected by a password")
}

/// XML, read once from the beginning to the end. An empty element has a start and an end.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(from: R) -> Self {
        let mut reader = Reader::from_reader(from);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new() }
    }

    pub(super) fn next(&mut self) -> Result<Event<'_>> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(|_| damaged())
    }
}

/// An attribute by its name, with a prefix or, if that does not matter, without.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>> {
    // to look for repeated ones would take the square of their number
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| damaged())?;
        let key = attribute.key;
        if key.0 == name || key.local_name().as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|_| damaged())?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// A whole number in an attribute.
pub(super) fn number<N: std::str::FromStr>(tag: &BytesStart<'_>, name: &str) -> Result<Option<N>> {
    let number = attribute(tag, name)?.map(|text| text.trim().parse().map_err(|_| damaged()));
    number.transpose()
}

/// Adds what an event has of text.
pub(super) fn add_text(event: &Event<'_>, text: &mut String) -> Result<()> {
    match event {
        Event::Text(more) => text.push_str(&more.xml10_content()),
        Event::CData(more) => text.push_str(&more.xml10_content()),
        Event::GeneralRef(entity) => {
            match (entity.resolve_char_ref().map_err(|_| damaged())?, resolve_xml_entity(entity)) {
                (Some(character), _) => text.push(character),
                (None, Some(named)) => text.push_str(named),
                (None, None) => return Err(damaged()),
            }
        }
        _ => {}
    }
    Ok(())
}
