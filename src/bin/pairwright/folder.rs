//! The folder that is the programme: which files it has, and what they are called.

mod lock;
mod noted;
mod people;
mod report;
mod season;
mod written;

use std::io;
use std::path::{Path, PathBuf};

pub(crate) use lock::Lock;
use written::Written;

use crate::console::Console;
use crate::failure::Failure;

/// Weights, policies and rules.
pub(crate) const PROGRAMME: &str = "programme.toml";
/// What headings and words of the files mean.
pub(crate) const COLUMNS: &str = "columns.toml";
/// The season: proposals, answers, decisions.
pub(crate) const SEASON: &str = "season.json";
/// The answers of people who were asked, prefilled with the pairs.
pub(crate) const ANSWERS: &str = "answers.csv";
/// Everything about the matching, for whoever runs the programme.
pub(crate) const REPORT: &str = "report.html";
/// One sheet that names nobody.
pub(crate) const BOARD: &str = "board.html";
/// Letters, a folder for each kind.
pub(crate) const LETTERS: &str = "letters";
/// What letters say besides the people.
pub(crate) const LETTERS_SETTINGS: &str = "letters.toml";
/// How pairs went.
pub(crate) const OUTCOMES: &str = "outcomes.csv";
/// What came of it.
pub(crate) const EVALUATION: &str = "evaluation.html";
/// What was to be reached.
pub(crate) const GOALS: &str = "goals.toml";
/// The people of the template, who are nobody.
pub(crate) const MADE_UP: [&str; 2] = ["example-mentor", "example-mentee"];
/// What the command itself remembers of a folder.
pub(crate) const OWN: &str = ".pairwright";

/// The folder of a programme.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    may_overwrite: bool,
}

impl Folder {
    pub(crate) fn new(path: &Path, may_overwrite: bool) -> Self {
        Self { path: path.to_path_buf(), may_overwrite }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The path of a file in it.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// A file in it, if it is there.
    pub(crate) fn existing(&self, name: &str) -> Option<PathBuf> {
        Some(self.at(name)).filter(|path| path.exists())
    }

    /// Nobody else works in the folder while this lives.
    pub(crate) fn lock(&self) -> Result<Lock, Failure> {
        self.check_is_there()?;
        Lock::of(&self.path.join(OWN)).map_err(|error| self.failed(OWN, &error))
    }

    /// # Errors
    /// Where there is no such folder.
    pub(crate) fn check_is_there(&self) -> Result<(), Failure> {
        if self.path.is_dir() {
            return Ok(());
        }
        let what = format!("{}: there is no such folder", self.path.display());
        Err(Failure::new(what).with_advice("Make one with its templates: pairwright -C FOLDER init"))
    }

    /// Writes a file whole or not at all. What a person has edited since it was written is not
    /// overwritten without a yes.
    pub(crate) fn write(&self, name: &str, bytes: &[u8], console: &Console) -> Result<(), Failure> {
        self.agree_to([name], console)?;
        self.put(name, bytes)
    }

    /// The same of what was [agreed to](Self::agree_to) already.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let mut written = Written::of(&self.path.join(OWN));
        let mut attempt = || {
            written.expect(name, bytes)?;
            written::put(&self.at(name), bytes)?;
            written.settle(name, bytes)
        };
        attempt().map_err(|error: io::Error| self.failed(name, &error))
    }

    /// What a person has written into a file is kept elsewhere now: it may be overwritten.
    pub(crate) fn take_over(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let settled = Written::of(&self.path.join(OWN)).settle(name, bytes);
        settled.map_err(|error| self.failed(name, &error))
    }

    /// Writes a folder of files, whole or not at all: what was in it before is gone afterwards.
    pub(crate) fn write_all(
        &self,
        name: &str,
        files: impl IntoIterator<Item = io::Result<(String, Vec<u8>)>>,
        console: &Console,
    ) -> Result<(), Failure> {
        self.agree_to([name], console)?;
        let mut written = Written::of(&self.path.join(OWN));
        let attempt = || {
            let fresh = written::Fresh::beside(&self.at(name), files)?;
            let sum = fresh.sum();
            written.expect(name, &sum)?;
            fresh.put(&self.at(name))?;
            written.settle(name, &sum)
        };
        attempt().map_err(|error: io::Error| self.failed(name, &error))
    }

    /// Takes away a folder of files that were written, if it is there.
    pub(crate) fn remove_all(&self, name: &str, console: &Console) -> Result<(), Failure> {
        self.agree_to([name], console)?;
        match std::fs::remove_dir_all(self.at(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(self.failed(name, &error)),
            _ => Ok(()),
        }
    }

    /// Makes this folder with its files, whole or not at all.
    ///
    /// # Errors
    /// Where it is there already and not empty.
    pub(crate) fn make(&self, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
        self.check_is_free()?;
        let path = Path::new(".").join(&self.path); // so that it has a parent
        let fresh = written::Fresh::beside(&path, files.iter().cloned().map(Ok));
        let put = fresh.and_then(|fresh| fresh.put(&path));
        put.map_err(|error| Failure::io(self.path.display(), &error))?;
        files.iter().try_for_each(|(name, bytes)| self.take_over(name, bytes))
    }

    /// # Errors
    /// Where something is in it, or a file has its name.
    pub(crate) fn check_is_free(&self) -> Result<(), Failure> {
        if !self.path.exists() {
            return Ok(());
        }
        let mut there = self.path.read_dir().map_err(|error| Failure::io(self.path.display(), &error))?;
        if there.next().is_none() {
            return Ok(());
        }
        let what = format!("{} is there already and not empty", self.path.display());
        Err(Failure::new(what).with_advice("Name a folder that is not there yet."))
    }

    /// Asks before anything is overwritten that a person may have edited.
    ///
    /// # Errors
    /// Where that is refused, or nobody can be asked: then nothing has been written.
    pub(crate) fn agree_to<'a>(
        &self,
        names: impl IntoIterator<Item = &'a str>,
        console: &Console,
    ) -> Result<(), Failure> {
        let written = Written::of(&self.path.join(OWN));
        let edited = |name: &&str| self.at(name).exists() && !written.is_as_written(&self.at(name), name);
        let edited: Vec<&str> = names.into_iter().filter(edited).collect();
        if edited.is_empty() || self.may_overwrite {
            return Ok(());
        }
        let what = format!("{} may have been edited since pairwright wrote it", edited.join(", "));
        match console.ask(&format!("{what}. Overwrite?")) {
            Some(true) => Ok(()),
            _ => Err(Failure::new(format!("{what}: nothing was written"))
                .with_advice("Move it away, or say --yes to overwrite it.")),
        }
    }

    /// Is the file as the command wrote it last?
    pub(crate) fn is_as_written(&self, name: &str) -> bool {
        Written::of(&self.path.join(OWN)).is_as_written(&self.at(name), name)
    }

    fn failed(&self, name: &str, error: &io::Error) -> Failure {
        Failure::io(self.at(name).display(), error)
    }
}

/// The name of a file in the folder.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
