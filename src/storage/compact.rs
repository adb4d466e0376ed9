//! The same data in few bytes (feature `compact`).
//!
//! ```text
//! "pwr" 0x1A | layout: 1 | SHA-256 of all behind it | zlib ( kind, format, data: MessagePack )
//! ```
//!
//! `MessagePack` names the fields, so data with more of them are read as JSON is. Compression takes
//! the names away again. The compressor is the same code on every processor, so the bytes are the
//! same everywhere.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};
use crate::storage::formats::check_format;
use crate::storage::stored::Stored;

/// The last of them ends a text where somebody prints it.
const START: &[u8] = b"pwr\x1a";
const LAYOUT: u8 = 1;
const CHECKSUM: usize = 32;
/// Half of the time of the usual level, and a tenth more bytes.
const LEVEL: u8 = 3;
/// What is compressed to less than this share is written as it is, and refused where it is read: a
/// few bytes must not fill the memory.
const MOST: usize = 100;
/// Anything may be as small as this.
const LITTLE: usize = 1 << 20;
/// Nothing of ours is nested as deeply.
const DEPTH: usize = 64;

pub(super) fn write<D: Stored>(data: &D) -> Result<Vec<u8>> {
    let mut plain = Vec::new();
    let refused = |error: rmp_serde::encode::Error| {
        Error::internal(format!("the {} cannot be written: {error}", D::KIND))
    };
    let mut to = rmp_serde::Serializer::new(&mut plain).with_struct_map();
    D::KIND.serialize(&mut to).map_err(refused)?;
    D::FORMAT.serialize(&mut to).map_err(refused)?;
    data.serialize(&mut to).map_err(refused)?;
    Ok(sealed(&plain))
}

fn sealed(plain: &[u8]) -> Vec<u8> {
    let mut packed = miniz_oxide::deflate::compress_to_vec_zlib(plain, LEVEL);
    if plain.len() > limit(&packed) {
        packed = miniz_oxide::deflate::compress_to_vec_zlib(plain, 0);
    }
    let mut bytes = Vec::with_capacity(START.len() + 1 + CHECKSUM + packed.len());
    bytes.extend_from_slice(START);
    bytes.push(LAYOUT);
    bytes.extend_from_slice(&Sha256::digest(&packed));
    bytes.extend_from_slice(&packed);
    bytes
}

pub(super) fn read<D: Stored>(bytes: &[u8]) -> Result<D> {
    let packed = unsealed::<D>(bytes)?;
    let plain = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, limit(packed));
    let plain = plain.map_err(|_| damaged::<D>())?;
    let mut from = rmp_serde::Deserializer::from_read_ref(&plain);
    from.set_max_depth(DEPTH);
    let broken = |error: rmp_serde::decode::Error| Error::document(format!("not a {}: {error}", D::KIND));
    let kind = <&str>::deserialize(&mut from).map_err(broken)?;
    if kind != D::KIND {
        return Err(Error::document(format!("not a {}, but another document", D::KIND)).with_value(kind));
    }
    let format = u32::deserialize(&mut from).map_err(broken)?;
    check_format::<D>(format)?;
    let data = D::deserialize(&mut from).map_err(broken)?;
    let more = serde::de::IgnoredAny::deserialize(&mut from);
    if !matches!(more, Err(rmp_serde::decode::Error::InvalidMarkerRead(_))) {
        return Err(Error::document(format!("there is more behind the {}", D::KIND)));
    }
    Ok(data.of_format(format))
}

/// What is behind the checksum, if that is right.
fn unsealed<D: Stored>(bytes: &[u8]) -> Result<&[u8]> {
    let rest = match bytes.strip_prefix(START) {
        Some(rest) => rest,
        None if START.starts_with(bytes) => return Err(Error::document("the document is cut off")),
        None => return Err(Error::document(format!("not a {} in the compact form", D::KIND))),
    };
    match rest.split_first() {
        None => return Err(Error::document("the document is cut off")),
        Some((&LAYOUT, _)) => {}
        Some((layout, _)) => {
            let newer =
                "it was saved by a newer version of pairwright, or is damaged: update it to open this";
            return Err(Error::document(newer).at_column("layout").with_value(layout.to_string()));
        }
    }
    let Some((checksum, packed)) = rest[1..].split_at_checked(CHECKSUM) else {
        return Err(Error::document("the document is cut off"));
    };
    if Sha256::digest(packed)[..] == *checksum { Ok(packed) } else { Err(damaged::<D>()) }
}

fn damaged<D: Stored>() -> Error {
    Error::document(format!("the {} is cut off or damaged: its checksum is another", D::KIND))
}

/// Does it begin as a compact document does?
#[cfg(feature = "json")]
pub(crate) fn is_compact(bytes: &[u8]) -> bool {
    bytes.starts_with(START)
}

/// So many bytes may come of these.
fn limit(packed: &[u8]) -> usize {
    packed.len().saturating_mul(MOST).max(LITTLE)
}
