//! Paths on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

/// The value as a path. An empty one is refused: it is a variable that is not set, and no file's name.
pub(crate) fn path(value: OsString) -> Result<PathBuf, lexopt::Error> {
    if value.is_empty() {
        return Err("a path is empty: is a variable not set?".into());
    }
    Ok(value.into())
}
