//! One run at a time in a folder.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use fs4::fs_std::FileExt as _;

const NAME: &str = "lock";
const PAUSE: Duration = Duration::from_millis(20);
/// So often it is tried: ten seconds.
const TRIES: usize = 500;

/// Nobody else works in the folder while this lives. The lock is the system's, so a run that was
/// killed holds none.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    pub(super) fn of(own: &Path) -> io::Result<Self> {
        fs::create_dir_all(own)?;
        let file =
            File::options().read(true).write(true).create(true).truncate(false).open(own.join(NAME))?;
        for _ in 0..TRIES {
            // where the file system has no locks, there is none
            if file.try_lock_exclusive().unwrap_or(true) {
                return Ok(Self { _file: file });
            }
            sleep(PAUSE);
        }
        Err(io::Error::new(
            io::ErrorKind::WouldBlock,
            "another pairwright works in this folder; try again later",
        ))
    }
}
