//! A folder of a programme, and the command in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder that goes away with the test.
pub(crate) struct Programme {
    folder: TempDir,
}

/// What a run printed, and its exit code.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Programme {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub(crate) fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.at(name), text).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.at(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The command in this folder, on a fixed day, without a terminal.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pairwright"));
        command.current_dir(self.path()).stdin(Stdio::null()).args(["--on", "2027-03-01"]);
        command
    }

    /// Runs it with arguments as in a shell, without quotes.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        Ran::of(self.command().args(arguments.split_whitespace()).output().unwrap())
    }

    /// Runs it, which has to succeed.
    #[track_caller]
    pub(crate) fn ok(&self, arguments: &str) -> Ran {
        let ran = self.run(arguments);
        assert_eq!(ran.code, 0, "{arguments}: {}{}", ran.out, ran.err);
        ran
    }

    /// Its JSON.
    #[track_caller]
    pub(crate) fn json(&self, arguments: &str) -> serde_json::Value {
        let ran = self.run(&format!("--json {arguments}"));
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
    }
}

impl Ran {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The arguments of the command that is printed as the next.
    #[track_caller]
    pub(crate) fn next(&self) -> String {
        let line = self.out.lines().rfind(|line| line.starts_with("Next: "));
        let line = line.unwrap_or_else(|| panic!("no next: {}{}", self.out, self.err));
        let (_, command) = line.split_once("pairwright ").unwrap();
        command.split_once("   #").unwrap().0.to_owned()
    }
}
