//! In place of `safe_file` where there is no file system, as in a browser. What is read from and
//! written to memory works there as everywhere.

use std::io::{self, Write};
use std::path::Path;

use crate::error::{Error, Result};

fn refused(path: &Path) -> Error {
    let error = io::Error::new(io::ErrorKind::Unsupported, "there are no files on this platform");
    Error::io(path.display().to_string(), error)
}

pub(crate) fn replace(path: &Path, _: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    Err(refused(path))
}

#[cfg(feature = "json")]
pub(crate) fn replace_if(
    path: &Path,
    _: impl FnOnce(Option<&[u8]>) -> Result<()>,
    _: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    Err(refused(path))
}
