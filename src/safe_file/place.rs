//! Where a file belongs, and what is there.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// So many links are followed, one after another, as by Linux.
const LINKS: usize = 40;

/// The place of a file, behind all links.
pub(super) struct Place {
    path: PathBuf,
    folder: PathBuf,
    present: Option<Metadata>,
}

impl Place {
    /// # Errors
    /// When the path is empty or that of a folder, when links go in a circle, and when nobody can
    /// look.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        if path.as_os_str().is_empty() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "the path of the file is empty"));
        }
        let mut path = path.to_path_buf();
        for _ in 0..LINKS {
            let present = match fs::symlink_metadata(&path) {
                Ok(data) => Some(data),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(error) => return Err(error),
            };
            let folder = folder_of(&path);
            match present {
                // a link of the system leads to a pipe or a device that has no name
                Some(data) if data.is_symlink() => match fs::metadata(&path) {
                    Ok(there) if is_stream(&there) => return Ok(Self { path, folder, present: Some(there) }),
                    _ => path = folder.join(fs::read_link(&path)?),
                },
                Some(data) if data.is_dir() => {
                    return Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder"));
                }
                present => return Ok(Self { path, folder, present }),
            }
        }
        Err(io::Error::other("too many links, or a circle of them"))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is in the file; none where there is no file, or none to be read.
    #[cfg(feature = "json")]
    pub(super) fn read(&self) -> io::Result<Option<Vec<u8>>> {
        match &self.present {
            Some(data) if data.is_file() => fs::read(&self.path).map(Some),
            _ => Ok(None),
        }
    }

    /// A pipe or a device, open to be written to; none where a file belongs.
    pub(super) fn stream(&self) -> io::Result<Option<File>> {
        match &self.present {
            Some(data) if is_stream(data) => File::options().write(true).open(&self.path).map(Some),
            _ => Ok(None),
        }
    }

    /// Refuses a file that is there and may not be written: a rename would not ask.
    pub(super) fn check_writable(&self) -> io::Result<()> {
        match self.present {
            Some(_) => File::options().write(true).open(&self.path).map(drop),
            None => Ok(()),
        }
    }

    /// The mode with which the new file begins: that of any new file, to which the system's mask
    /// applies, or for its owner alone until it is given the mode of the earlier one.
    pub(super) fn first_mode(&self) -> u32 {
        if self.present.is_some() { 0o600 } else { 0o666 }
    }

    /// Gives the new file the mode, the owner and the group of the earlier one.
    #[cfg(unix)]
    pub(super) fn keep_mode_and_owner(&self, file: &File) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
        let Some(old) = &self.present else { return Ok(()) };
        let new = file.metadata()?;
        let mut mode = old.mode() & 0o777;
        let is_another = (old.uid(), old.gid()) != (new.uid(), new.gid());
        if is_another
            && fchown(file, Some(old.uid()), Some(old.gid())).is_err()
            && fchown(file, None, Some(old.gid())).is_err()
        {
            // it has another group now, which may do what anybody may
            mode = (mode & 0o707) | (mode & 0o007) << 3;
        }
        file.set_permissions(fs::Permissions::from_mode(mode))
    }

    #[cfg(not(unix))]
    pub(super) fn keep_mode_and_owner(&self, _: &File) -> io::Result<()> {
        Ok(())
    }
}

/// The folder of a path.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.into(),
        _ => Path::new(".").into(),
    }
}

fn is_stream(data: &Metadata) -> bool {
    !data.is_file() && !data.is_dir() && !data.is_symlink()
}
