//! Texts in TOML (feature `toml`), with the line of a mistake.

use std::ops::Range;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue, Deserializer};

use crate::error::kind::ErrorKind;
use crate::error::problems::Problems;
use crate::error::{Error, Result};

/// What a text in TOML states, or all that is wrong with it.
pub(crate) fn parse<T: DeserializeOwned>(text: &str, kind: ErrorKind) -> Result<T> {
    parse_with(text, kind, Ok)
}

/// What is made of what a text in TOML states, or all that is wrong with either.
///
/// What cannot be TOML comes alone, as nothing after it is sure. Otherwise a value that is refused
/// is noted and left out, and the rest is read.
pub(crate) fn parse_with<T: DeserializeOwned, M>(
    text: &str,
    kind: ErrorKind,
    make: impl FnOnce(T) -> Result<M>,
) -> Result<M> {
    let refused = |error: &toml::de::Error| {
        let message = error.message().lines().collect::<Vec<_>>().join(" ");
        let refused = Error::new(kind, message);
        match error.span().and_then(|span| text.get(..span.start)) {
            Some(before) => refused.at_line(last_line(before)),
            None => refused,
        }
    };
    let (mut document, mut malformed) = DeTable::parse_recoverable(text);
    malformed.sort_by_key(|error| error.span().map(|span| span.start));
    malformed.iter().map(refused).collect::<Problems>().finish()?;
    let (mut problems, mut rest) = (Problems::default(), text.to_owned());
    for _ in 0..READINGS {
        let error = match T::deserialize(Deserializer::from(document.clone())) {
            Ok(stated) => {
                let value = problems.take(make(stated));
                problems.finish()?;
                return value.ok_or_else(|| Error::internal("what is wrong was not noted"));
            }
            Err(error) => error,
        };
        problems.add(refused(&error));
        let entry = error.span().and_then(|span| entry_around(&rest, document.get_ref(), span.start));
        let Some(entry) = entry else { break };
        let blank = |c: char| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) };
        let blank: String = rest[entry.clone()].chars().map(blank).collect();
        rest.replace_range(entry, &blank);
        match DeTable::parse(&rest) {
            Ok(less) => document = less,
            Err(_) => break,
        }
    }
    problems.finish()?;
    Err(Error::internal("what is wrong was not noted"))
}

/// A text is read so many times at most, each time without a value that was refused.
const READINGS: usize = 20;

/// Where the smallest `key = value` around a place stands. None for a table with a heading, which
/// cannot be left out alone.
fn entry_around(text: &str, mut table: &DeTable<'_>, at: usize) -> Option<Range<usize>> {
    let mut found = None;
    'deeper: loop {
        for (key, value) in table {
            let entry = key.span().start..value.span().end;
            let inner = match value.get_ref() {
                DeValue::Table(inner) => Some(inner),
                DeValue::Array(items) => items.iter().find_map(|item| match item.get_ref() {
                    DeValue::Table(inner) if has(inner, at) => Some(inner),
                    _ => None,
                }),
                _ => None,
            };
            if let Some(inner) = inner.filter(|inner| has(inner, at)) {
                table = inner;
                continue 'deeper;
            }
            let is_of_one_key = text.get(entry.clone()).is_some_and(|entry| entry.contains('='));
            if entry.contains(&at) && is_of_one_key {
                found = Some(entry);
            }
        }
        return found;
    }
}

/// Is this place in an entry of a table?
fn has(table: &DeTable<'_>, at: usize) -> bool {
    table.iter().any(|(key, value)| {
        (key.span().start..value.span().end).contains(&at)
            || match value.get_ref() {
                DeValue::Table(inner) => has(inner, at),
                DeValue::Array(items) => {
                    items.iter().any(|item| matches!(item.get_ref(), DeValue::Table(inner) if has(inner, at)))
                }
                _ => false,
            }
    })
}

/// What a file in TOML states.
pub(crate) fn parse_file<T: DeserializeOwned>(path: &Path, kind: ErrorKind) -> Result<T> {
    let (name, text) = read_file(path, kind)?;
    parse(&text, kind).map_err(|error| error.each(|error| error.in_file(&name)))
}

/// The name and the text of a file, without a byte order mark.
pub(crate) fn read_file(path: &Path, kind: ErrorKind) -> Result<(String, String)> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Error::io(&name, error))?;
    let text = str::from_utf8(&bytes).map_err(|error| {
        let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        Error::new(kind, "not UTF-8").in_file(&name).at_line(last_line(&valid))
    })?;
    Ok((name, text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()))
}

/// The number of the last line of a text, counted from 1.
pub(crate) fn last_line(text: &str) -> u64 {
    text.matches('\n').count() as u64 + 1
}

/// Where a key stands in a text, as line and column from 1: `weights.skills`, `rule.2.points`.
/// Tables of one name are counted from 1. Of a key that is not there, where its table begins.
pub(crate) fn place_of(text: &str, path: &str) -> Option<(u64, u64)> {
    let document = DeTable::parse(text).ok()?;
    let (mut start, mut table) = (None, document.get_ref());
    let mut parts = path.split('.');
    while let Some(part) = parts.next() {
        let Some((key, value)) = table.get_key_value(part) else { break };
        start = Some(key.span().start);
        table = match value.get_ref() {
            DeValue::Table(inner) => inner,
            DeValue::Array(items) => {
                let at: Option<usize> = parts.next().and_then(|number| number.parse().ok());
                let Some(item) = at.and_then(|at| items.get(at.checked_sub(1)?)) else { break };
                start = Some(item.span().start);
                let DeValue::Table(inner) = item.get_ref() else { break };
                inner
            }
            _ => break,
        };
    }
    let before = text.get(..start?)?;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u64 + 1;
    Some((last_line(before), column))
}

#[cfg(test)]
mod tests {
    use super::place_of;

    #[test]
    fn a_key_has_a_place() {
        let text = "name = 'x'\n[weights]\n  skills = 3\n[[rule]]\nname = 'a'\n[[rule]]\n\nwhen = 'b'\n";
        for (path, place) in [
            ("name", Some((1, 1))),
            ("weights.skills", Some((3, 3))),
            ("weights.none", Some((2, 2))),
            ("rule.1.name", Some((5, 1))),
            ("rule.2.when", Some((8, 1))),
            ("rule.2.points", Some((6, 1))),
            ("none", None),
        ] {
            assert_eq!(place_of(text, path), place, "{path}");
        }
    }
}
