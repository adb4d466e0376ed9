//! Files that are being written, and what was left of them when a process was killed.
//!
//! Whoever writes one holds a lock on it, which the system takes away when the process ends,
//! however it ends. So one with our name that can be locked is nobody's any more. No clock and no
//! process numbers are needed.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use fs4::fs_std::FileExt as _;
use tempfile::NamedTempFile;

const START: &str = ".pairwright-save-";
const END: &str = ".tmp";
/// How many letters and digits are between them.
const LENGTH: usize = 10;

/// A new file in a folder, locked.
pub(super) fn begin(folder: &Path, mode: u32) -> io::Result<NamedTempFile> {
    for _ in 0..100 {
        let mut builder = tempfile::Builder::new();
        builder.prefix(START).suffix(END).rand_bytes(LENGTH);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(mode));
        }
        #[cfg(not(unix))]
        let _ = mode;
        let file = builder.tempfile_in(folder)?;
        // where the system has no locks nobody takes it for a leftover either
        let is_locked = file.as_file().try_lock_exclusive().unwrap_or(true);
        if is_locked && has_a_name(file.as_file())? {
            return Ok(file);
        }
        // somebody who cleans up took it for a leftover before it was locked
    }
    Err(io::Error::other("others remove the file before it is written"))
}

/// Removes what processes left that have ended. What cannot be removed stays.
pub(super) fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_file = || entry.file_type().is_ok_and(|kind| kind.is_file());
        if !entry.file_name().to_str().is_some_and(is_ours) || !is_file() {
            continue;
        }
        if File::open(entry.path()).and_then(|file| file.try_lock_exclusive()).unwrap_or(false) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_ours(name: &str) -> bool {
    let middle = name.strip_prefix(START).and_then(|rest| rest.strip_suffix(END));
    middle.is_some_and(|middle| middle.len() == LENGTH && middle.bytes().all(|c| c.is_ascii_alphanumeric()))
}

/// Is the file in a folder still?
#[cfg(unix)]
fn has_a_name(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(file.metadata()?.nlink() > 0)
}

#[cfg(not(unix))]
fn has_a_name(_: &File) -> io::Result<bool> {
    Ok(true)
}
