//! Files that appear whole or not at all.
//!
//! A file is written next to its place, synced, then renamed. Until the rename the earlier file is
//! there as it was, and a failure leaves it so. Mode, owner and group are those of the earlier
//! file, as far as the system lets us; access lists and extended attributes are not kept. Links are
//! followed, and a pipe or a device is written to.

mod leftovers;
#[cfg(feature = "json")]
mod lock;
mod place;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::error::{Error, Result};
use crate::safe_file::place::Place;

/// Puts a file in place whole or not at all.
///
/// # Errors
/// [`is_io`](Error::is_io), naming the file; also when it is there and may not be written.
pub(crate) fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let attempt = || put(&Place::of(path)?, write);
    attempt().map_err(|error| Error::io(path.display().to_string(), error))
}

/// The same, if what is there may be replaced. Nobody else who asks so comes in between.
///
/// # Errors
/// As [`replace`]; those of `may`, which is given what is there.
#[cfg(feature = "json")]
pub(crate) fn replace_if(
    path: &Path,
    may: impl FnOnce(Option<&[u8]>) -> Result<()>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    let name = || path.display().to_string();
    let begin = || {
        let lock = lock::Lock::of(Place::of(path)?.folder())?;
        // looked at again: it may have been replaced before the lock was ours
        let place = Place::of(path)?;
        Ok((lock, place.read()?, place))
    };
    let (lock, present, place) = begin().map_err(|error| Error::io(name(), error))?;
    may(present.as_deref()).map_err(|error| error.in_file(name()))?;
    let written = put(&place, write).map_err(|error| Error::io(name(), error));
    drop(lock);
    written
}

fn put(place: &Place, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if let Some(stream) = place.stream()? {
        return through(&stream, write);
    }
    place.check_writable()?;
    leftovers::remove(place.folder());
    let file = leftovers::begin(place.folder(), place.first_mode())?;
    through(file.as_file(), write)?;
    place.keep_mode_and_owner(file.as_file())?;
    file.as_file().sync_all()?;
    file.persist(place.path()).map_err(|error| error.error)?;
    remember_the_name(place.folder());
    Ok(())
}

fn through(file: &File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut buffer = BufWriter::new(file);
    write(&mut buffer)?;
    buffer.flush()
}

/// Syncs the folder, so that the new name outlives a power cut too. The file is in place already:
/// where the system cannot sync a folder, nothing is lost that could be saved.
fn remember_the_name(folder: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = folder;
}
