//! Texts in TOML (feature `toml`), with the line of a mistake.

use std::path::Path;

use serde::de::DeserializeOwned;

use crate::error::{Error, ErrorKind, Result};

/// What a text in TOML states.
pub(crate) fn parse<T: DeserializeOwned>(text: &str, kind: ErrorKind) -> Result<T> {
    toml::from_str(text).map_err(|error| {
        let message = error.message().lines().collect::<Vec<_>>().join(" ");
        let refused = Error::new(kind, message);
        match error.span().and_then(|span| text.get(..span.start)) {
            Some(before) => refused.at_line(last_line(before)),
            None => refused,
        }
    })
}

/// What a file in TOML states.
pub(crate) fn parse_file<T: DeserializeOwned>(path: &Path, kind: ErrorKind) -> Result<T> {
    let (name, text) = read_file(path, kind)?;
    parse(&text, kind).map_err(|error| error.in_file(name))
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
