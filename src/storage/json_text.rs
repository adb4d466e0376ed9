//! One JSON document, `{ "format": …, "sha256": …, "season": … }`, laid out in exactly one way.
//!
//! The checksum (SHA-256, FIPS 180-4) is over the bytes of the value as they stand in the document,
//! and all around them is compared with what would be written. So every edit is noticed, and so is
//! a file that is cut off.
//!
//! *Frozen.* Documents that are laid out so are read for ever. Fields that are added to the data
//! need a default. Where they change otherwise, the old form gets its conversion in
//! `Stored::of_format`.

use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};
use crate::storage::formats::check_format;
use crate::storage::malformed::malformed;
use crate::storage::stored::Stored;

/// What every document has.
#[derive(Deserialize)]
struct AnyFormat {
    format: u32,
}

/// The checksum and the value under the name of its kind.
struct Parts<'a> {
    sha256: &'a RawValue,
    value: &'a RawValue,
}

pub(crate) fn read<D: Stored>(bytes: &[u8]) -> Result<D> {
    let text = std::str::from_utf8(bytes).map_err(|_| Error::document("the text is not UTF-8"))?;
    let AnyFormat { format } =
        serde_json::from_str(text).map_err(|error| malformed(D::KIND, text, &error))?;
    check_format::<D>(format)?;
    let Parts { sha256, value } = parts::<D>(text)?;
    let value = value.get();
    let sha256 = sha256.get().trim_matches('"');
    if checksum(value) != sha256 {
        let refused = format!("the {} was edited or damaged: its checksum is another", D::KIND);
        return Err(Error::document(refused).at_column("sha256").with_value(sha256));
    }
    if laid_out(D::KIND, format, sha256, value) != text {
        return Err(Error::document(format!("the document was edited or damaged around the {}", D::KIND)));
    }
    let read: D = serde_json::from_str(value).map_err(|error| malformed(D::KIND, value, &error))?;
    Ok(read.of_format(format))
}

fn parts<D: Stored>(text: &str) -> Result<Parts<'_>> {
    let all: std::collections::BTreeMap<&str, &RawValue> =
        serde_json::from_str(text).map_err(|error| malformed(D::KIND, text, &error))?;
    let part = |name: &str| {
        let others: Vec<&str> =
            all.keys().copied().filter(|name| !["format", "sha256"].contains(name)).collect();
        all.get(name).copied().ok_or_else(|| {
            let refused = Error::document(format!("not a {}: it has no {name}", D::KIND));
            if others.is_empty() { refused } else { refused.with_value(others.join(", ")) }
        })
    };
    Ok(Parts { sha256: part("sha256")?, value: part(D::KIND)? })
}

pub(super) fn write<D: Stored>(data: &D) -> Result<String> {
    let value = serde_json::to_string_pretty(data)
        .map_err(|error| Error::internal(format!("the {} cannot be written: {error}", D::KIND)))?;
    // moved in by two columns, as a part of the whole; no line end is within a text
    let value = value.replace('\n', "\n  ");
    Ok(laid_out(D::KIND, D::FORMAT, &checksum(&value), &value))
}

/// The whole document.
fn laid_out(kind: &str, format: u32, sha256: &str, value: &str) -> String {
    format!("{{\n  \"format\": {format},\n  \"sha256\": \"{sha256}\",\n  \"{kind}\": {value}\n}}\n")
}

/// The SHA-256 of a text, in hexadecimal digits.
fn checksum(text: &str) -> String {
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
    Sha256::digest(text.as_bytes()).iter().flat_map(digits).flatten().collect()
}
