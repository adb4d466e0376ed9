//! One at a time: who looks at a file and then replaces it.
//!
//! The file itself cannot be locked, since another one takes its place. So there is a lock file in
//! its folder while somebody saves. The lock is the system's, not the presence of the file: a
//! killed process holds none. The next one takes over what it left, and removes it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use fs4::fs_std::FileExt as _;

const NAME: &str = ".pairwright.lock";
const PAUSE: Duration = Duration::from_millis(5);
/// So often it is tried: ten seconds, a hundred times what saving takes.
const TRIES: usize = 2_000;

/// Nobody else has the lock of the folder while this lives.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// # Errors
    /// When the folder may not be written, or another process keeps the lock. Where the file system
    /// has no locks, there is none.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        let path = folder.join(NAME);
        for _ in 0..TRIES {
            let file = open(&path)?;
            if !file.try_lock_exclusive().unwrap_or(true) {
                sleep(PAUSE);
            } else if is_at(&file, &path) {
                return Ok(Self { path, _file: file });
            }
            // else the one before has removed it: the lock of a removed file keeps nobody
            // out
        }
        let refused = "another process has been saving in this folder for ten seconds";
        Err(io::Error::new(io::ErrorKind::WouldBlock, refused))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // elsewhere nobody could see that the file was removed, so it stays
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    let opened = File::options().read(true).write(true).create(true).truncate(false).open(path);
    match opened {
        // somebody else left it: to read is enough for a lock
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => File::open(path).map_err(|_| error),
        opened => opened,
    }
}

/// Is this the file with that name?
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let place = |data: fs::Metadata| (data.dev(), data.ino());
    match (file.metadata(), fs::metadata(path)) {
        (Ok(one), Ok(other)) => place(one) == place(other),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
