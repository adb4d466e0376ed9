//! One JSON document, `{ "format": …, "sha256": …, "season": … }`, laid out in exactly one way:
//! formats 1 and 2.
//!
//! The checksum (SHA-256, FIPS 180-4) is over the bytes of the season's value as they stand in the
//! file, and all around them is compared with what would be written. So every edit is noticed, and
//! so is a file that is cut off.
//!
//! *Frozen.* Nothing here follows the newest format: files of these are read for ever. The season's
//! value is read as [`SavedSeason`]; fields that are added to it need a default. Where it changes
//! otherwise, the old form moves into the reader of its format, with its conversion.

use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};
use crate::season::document::SavedSeason;
use crate::season::json_file::malformed::malformed;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<'a> {
    #[expect(dead_code, reason = "read before")]
    format: u32,
    sha256: String,
    #[serde(borrow)]
    season: &'a RawValue,
}

pub(super) fn read(number: u32, text: &str) -> Result<SavedSeason> {
    let Document { sha256, season, .. } =
        serde_json::from_str(text).map_err(|error| malformed(text, &error))?;
    let season = season.get();
    if checksum(season) != sha256 {
        let refused = "the season was edited or damaged: its checksum is another";
        return Err(Error::input(refused).at_column("sha256").with_value(sha256));
    }
    if laid_out(number, &sha256, season) != text {
        return Err(Error::input("the file was edited or damaged around the season"));
    }
    serde_json::from_str(season).map_err(|error| malformed(season, &error))
}

pub(super) fn write(number: u32, season: &SavedSeason) -> Result<String> {
    let season = serde_json::to_string_pretty(season)
        .map_err(|error| Error::input(format!("the season cannot be written: {error}")))?;
    // moved in by two columns, as a part of the whole; no line end is within a text
    let season = season.replace('\n', "\n  ");
    Ok(laid_out(number, &checksum(&season), &season))
}

/// The whole document. The number is that of its format, whichever is the newest.
fn laid_out(number: u32, sha256: &str, season: &str) -> String {
    format!("{{\n  \"format\": {number},\n  \"sha256\": \"{sha256}\",\n  \"season\": {season}\n}}\n")
}

/// The SHA-256 of a text, in hexadecimal digits.
fn checksum(text: &str) -> String {
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
    Sha256::digest(text.as_bytes()).iter().flat_map(digits).flatten().collect()
}
