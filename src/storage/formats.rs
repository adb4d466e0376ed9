//! The versions of the formats: which are read, and how the others are refused.
//!
//! *A new version* of a kind is one more in its `Stored::FORMAT`, the conversion of what was before
//! in `Stored::of_format`, and a document in `tests/data`.

use crate::error::{Error, Result};
use crate::storage::stored::Stored;

/// Refuses a format that is not read here.
pub(super) fn check_format<D: Stored>(format: u32) -> Result<()> {
    if (1..=D::FORMAT).contains(&format) {
        return Ok(());
    }
    let refused = if format > D::FORMAT {
        format!(
            "the {kind} was saved by a newer version of pairwright; this one reads formats up to {}: update it to \
             open the {kind}",
            D::FORMAT,
            kind = D::KIND,
        )
    } else {
        "no version of pairwright writes this format".to_owned()
    };
    Err(Error::document(refused).at_column("format").with_value(format.to_string()))
}
