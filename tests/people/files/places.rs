//! Modes, links and leftovers.

use std::fs::{self, File, Permissions};
use std::io::Read as _;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;

use super::writers::WRITERS;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_mode_and_the_owner_are_kept() {
    for (name, write) in WRITERS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let usual = folder.path().join("usual");
        drop(File::create(&usual).unwrap());
        write(&path).unwrap();
        assert_eq!(mode(&path), mode(&usual), "{name}: new, it is as readable as any new file");
        let owner = |path: &Path| fs::metadata(path).map(|data| (data.uid(), data.gid())).unwrap();
        // who may give files away sees that they are not taken back
        let _ = std::os::unix::fs::chown(&path, Some(12_345), Some(12_346));
        let was = owner(&path);
        for wanted in [0o600, 0o640, 0o664, 0o777] {
            fs::set_permissions(&path, Permissions::from_mode(wanted)).unwrap();
            let before = fs::metadata(&path).unwrap().ino();
            write(&path).unwrap();
            assert_ne!(fs::metadata(&path).unwrap().ino(), before, "{name} is replaced, not written over");
            assert_eq!((mode(&path), owner(&path)), (wanted, was), "{name}");
        }
    }
}

#[test]
fn links_are_followed() {
    for (name, write) in WRITERS {
        let folder = tempfile::tempdir().unwrap();
        let (here, there) = (folder.path().join("here"), folder.path().join("there"));
        fs::create_dir_all(&here).unwrap();
        fs::create_dir_all(there.join("deep")).unwrap();
        let (path, middle, target) = (here.join(name), there.join("middle"), there.join("deep/target"));
        symlink("../there/middle", &path).unwrap();
        symlink("deep/target", &middle).unwrap();
        // at first the links lead nowhere
        for round in 0..2 {
            write(&path).unwrap();
            assert!(fs::symlink_metadata(&path).unwrap().is_symlink(), "{name}, {round}");
            assert!(fs::symlink_metadata(&middle).unwrap().is_symlink(), "{name}, {round}");
            assert!(fs::symlink_metadata(&target).unwrap().is_file(), "{name}, {round}");
            assert!(fs::metadata(&target).unwrap().len() > 0, "{name}, {round}");
            fs::set_permissions(&target, Permissions::from_mode(0o600)).unwrap();
        }
        assert_eq!(mode(&target), 0o600, "{name}");
    }
}

#[test]
fn a_circle_of_links_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (name, write) in WRITERS {
        let path = folder.path().join(name);
        symlink(name, &path).unwrap();
        let error = write(&path).unwrap_err();
        assert!(error.is_io() && error.file().is_some(), "{name}: {error}");
        fs::remove_file(&path).unwrap();
    }
}

/// What is no regular file is written to, not replaced: a pipe stays a pipe.
#[test]
fn a_pipe_is_written_to() {
    for (name, write) in WRITERS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let kind = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(rustix::fs::CWD, &path, kind, rustix::fs::Mode::from_raw_mode(0o600), 0).unwrap();
        let reader = {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut text = String::new();
                File::open(&path).unwrap().read_to_string(&mut text).unwrap();
                text
            })
        };
        write(&path).unwrap();
        let kept = fs::symlink_metadata(&path).unwrap().file_type().is_fifo();
        if !kept {
            // the reader waits for a writer of the pipe, which is no more
            fs::remove_file(&path).unwrap();
        }
        assert!(kept, "{name} is a pipe still");
        assert!(!reader.join().unwrap().is_empty(), "{name}");
    }
}

#[test]
fn a_file_that_may_not_be_written_is_refused() {
    for (name, write) in WRITERS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        write(&path).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o400)).unwrap();
        // whoever is above permissions may write all the same
        let may = File::options().write(true).open(&path).is_ok();
        let written = write(&path);
        assert_eq!(written.is_ok(), may, "{name}");
        assert!(written.is_ok() || written.unwrap_err().is_io(), "{name}");
        assert_eq!(mode(&path), 0o400, "{name}");
    }
}

/// What a killed process left is removed; what is being written now stays, and so does everybody else's.
#[test]
fn leftovers_are_removed_and_nothing_else() {
    for (name, write) in WRITERS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        write(&path).unwrap();
        let usual = names(folder.path());
        let file = |name: &str| {
            let path = folder.path().join(name);
            fs::write(&path, "half").unwrap();
            File::open(&path).unwrap()
        };
        drop(file(".pairwright-save-0123456789.tmp"));
        drop(file(".pairwright-save-abcXYZ7890.tmp"));
        let stays = [
            ".pairwright-notes.txt",
            ".pairwright-save-.tmp",
            ".pairwright-save-0123456789.tmp.old",
            ".pairwright-save-my-notes-1.tmp",
            "pairwright-save-0123456789.tmp",
        ];
        for name in stays {
            drop(file(name));
        }
        let busy = file(".pairwright-save-nowwriting.tmp");
        rustix::fs::flock(&busy, rustix::fs::FlockOperation::NonBlockingLockExclusive).unwrap();
        fs::create_dir(folder.path().join(".pairwright-save-0000000000.tmp")).unwrap();
        symlink("nowhere", folder.path().join(".pairwright-save-1111111111.tmp")).unwrap();

        write(&path).unwrap();
        let mut expected: Vec<String> = usual;
        expected.extend(stays.map(str::to_owned));
        for kept in ["nowwriting", "0000000000", "1111111111"] {
            expected.push(format!(".pairwright-save-{kept}.tmp"));
        }
        expected.sort();
        assert_eq!(names(folder.path()), expected, "{name}");
        drop(busy);
        write(&path).unwrap();
        assert_eq!(names(folder.path()).len(), expected.len() - 1, "{name}");
    }
}
