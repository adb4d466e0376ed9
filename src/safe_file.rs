//! Files that appear whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use crate::error::{Error, Result};

/// Puts a file in place whole or not at all: written beside it, synced, renamed.
///
/// Until the rename the earlier file is there as it was, and a failure leaves it so.
///
/// # Errors
/// [`is_io`](Error::is_io), naming the file.
pub(crate) fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let attempt = || {
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let mut file = beside(folder)?;
        let mut buffer = io::BufWriter::new(file.as_file_mut());
        write(&mut buffer)?;
        buffer.flush()?;
        drop(buffer);
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        remember_the_name(folder);
        Ok(())
    };
    attempt().map_err(|error| Error::io(path.display().to_string(), error))
}

/// A temporary file in a folder, as readable as any new file there.
fn beside(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".pairwright-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // the library's default is for its owner alone; the system's mask applies to this one
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Syncs the folder, so that the new name outlives a power cut too. The file is in place already: where the
/// system cannot sync a folder, nothing is lost that could be saved.
fn remember_the_name(folder: &Path) {
    #[cfg(unix)]
    let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}
