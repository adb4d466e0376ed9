//! What the command wrote, so that it knows what a person has edited since.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

const NAME: &str = "written.json";

/// The checksums of the files that were written last. While one is being written it has two: a run
/// that is killed in between leaves the earlier file or the new one, and both are ours.
#[derive(Debug)]
pub(super) struct Written {
    path: PathBuf,
    sums: BTreeMap<String, Vec<String>>,
}

impl Written {
    /// What is remembered in this folder. Nothing where it cannot be read: then it is asked before
    /// anything is overwritten.
    pub(super) fn of(own: &Path) -> Self {
        let path = own.join(NAME);
        let text = fs::read(&path).unwrap_or_default();
        Self { sums: serde_json::from_slice(&text).unwrap_or_default(), path }
    }

    /// Is the file or folder as it was written?
    pub(super) fn is_as_written(&self, at: &Path, name: &str) -> bool {
        let Some(sums) = self.sums.get(name) else { return false };
        let read = if at.is_dir() { sum_in(at) } else { fs::read(at) };
        read.is_ok_and(|bytes| sums.contains(&checksum(&bytes)))
    }

    /// These bytes are about to be written.
    pub(super) fn expect(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.sums.entry(name.to_owned()).or_default().push(checksum(bytes));
        self.save()
    }

    /// These bytes were written.
    pub(super) fn settle(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.sums.insert(name.to_owned(), vec![checksum(bytes)]);
        self.save()
    }

    fn save(&self) -> io::Result<()> {
        if let Some(own) = self.path.parent() {
            fs::create_dir_all(own)?;
        }
        put(&self.path, &serde_json::to_vec(&self.sums)?)
    }
}

fn checksum(bytes: &[u8]) -> String {
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
    Sha256::digest(bytes).iter().flat_map(digits).flatten().collect()
}

/// What stands for a folder of files: their names and checksums.
fn sum_of(sums: &BTreeMap<String, String>) -> Vec<u8> {
    let lines: Vec<String> = sums.iter().map(|(name, sum)| format!("{name} {sum}\n")).collect();
    lines.concat().into_bytes()
}

/// The same of a folder that is there, without folders in it.
fn sum_in(folder: &Path) -> io::Result<Vec<u8>> {
    let mut sums = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        sums.insert(name, checksum(&fs::read(entry.path())?));
    }
    Ok(sum_of(&sums))
}

/// Puts a file in place, whole or not at all.
pub(super) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".pairwright-");
    #[cfg(unix)]
    builder.permissions(mode());
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// A folder of files beside its place, which is put there whole or not at all. No more than one
/// file is in memory.
pub(super) struct Fresh {
    folder: TempDir,
    sums: BTreeMap<String, String>,
}

impl Fresh {
    /// Writes the files, in the order in which they come.
    pub(super) fn beside(
        path: &Path,
        files: impl IntoIterator<Item = io::Result<(String, Vec<u8>)>>,
    ) -> io::Result<Self> {
        let parent = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(parent)?;
        let folder = tempfile::Builder::new().prefix(".pairwright-").tempdir_in(parent)?;
        let mut sums = BTreeMap::new();
        for file in files {
            let (name, bytes) = file?;
            fs::write(folder.path().join(&name), &bytes)?;
            sums.insert(name, checksum(&bytes));
        }
        Ok(Self { folder, sums })
    }

    /// What stands for its files.
    pub(super) fn sum(&self) -> Vec<u8> {
        sum_of(&self.sums)
    }

    /// Puts it in place of what is there.
    pub(super) fn put(self, path: &Path) -> io::Result<()> {
        let parent = path.parent().unwrap_or(Path::new("."));
        // a folder cannot be replaced by another in one step: the earlier one moves aside first
        if path.exists() {
            let aside = tempfile::Builder::new().prefix(".pairwright-").tempdir_in(parent)?;
            fs::rename(path, aside.path().join("earlier"))?;
        }
        let fresh = self.folder.keep();
        open_to_readers(&fresh)?;
        fs::rename(&fresh, path)
    }
}

/// As files usually are: the mask of the user takes away what is not wanted.
#[cfg(unix)]
fn mode() -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    fs::Permissions::from_mode(0o666)
}

/// Temporary folders are closed to others; this one stays.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> io::Result<()> {
    Ok(())
}
