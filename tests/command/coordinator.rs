//! A coordinator who knows nothing but what the command says: each "Next" is executed as printed,
//! by a shell, after what it asks a person to do first.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::sheet::Sheet;
use crate::support::Ran;

/// No season has more steps.
const STEPS: usize = 60;

/// Somebody with folders of programmes and a shell.
pub(crate) struct Coordinator {
    home: TempDir,
    /// Tables are asked for as workbooks.
    prefers_workbooks: bool,
}

impl Coordinator {
    pub(crate) fn new(prefers_workbooks: bool) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("bin")).unwrap();
        let program = home.path().join("bin/pairwright");
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_pairwright"), program).unwrap();
        Self { home, prefers_workbooks }
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A line in the shell; the program is found by its name.
    pub(crate) fn shell(&self, line: &str) -> Ran {
        let path = format!("{}:/usr/bin:/bin", self.at("bin").display());
        let mut shell = Command::new("sh");
        shell.args(["-c", line]).current_dir(self.home.path()).env("PATH", path).stdin(Stdio::null());
        Ran::of(shell.output().unwrap())
    }

    /// A line that has to succeed.
    #[track_caller]
    pub(crate) fn ok(&self, line: &str) -> Ran {
        let ran = self.shell(line);
        assert_eq!(ran.code, 0, "{line}: {}{}", ran.out, ran.err);
        ran
    }

    /// Goes on as each run says, until one says to do `until`; `person` does what a person has to.
    /// Returns the line that was not executed yet.
    #[track_caller]
    pub(crate) fn go_on(&self, mut ran: Ran, until: &str, person: &mut dyn FnMut(&str)) -> String {
        for _ in 0..STEPS {
            let (first, line) = next(&ran);
            if let Some(first) = &first {
                person(first);
            }
            if subcommand(&line) == until {
                return line;
            }
            ran = self.ok(&self.as_preferred(&line));
        }
        panic!("the season does not end: {}", ran.out)
    }

    /// The same with workbooks, where somebody works with these.
    fn as_preferred(&self, line: &str) -> String {
        let writes_tables =
            ["init", "match", "ask", "rematch", "outcomes", "next"].contains(&subcommand(line).as_str());
        if self.prefers_workbooks && writes_tables { format!("{line} --xlsx") } else { line.to_owned() }
    }

    /// A command in a folder, as somebody types it who prefers what they prefer.
    #[track_caller]
    pub(crate) fn types(&self, folder: &str, arguments: &str) -> Ran {
        self.ok(&self.as_preferred(&format!("pairwright -C {folder} {arguments}")))
    }

    pub(crate) fn sheet(&self, folder: &str, stem: &str) -> Sheet {
        Sheet::open(&self.at(folder), stem)
    }
}

/// What a person does first, and the line for the shell.
#[track_caller]
pub(crate) fn next(ran: &Ran) -> (Option<String>, String) {
    let line = ran.out.lines().rfind(|line| line.starts_with("Next: "));
    let line = line.unwrap_or_else(|| panic!("no next: {}{}", ran.out, ran.err));
    let (before, _) = line.split_once("pairwright").unwrap();
    let first = before.strip_prefix("Next: ").unwrap().strip_suffix(", then: ");
    (first.map(str::to_owned), line[before.len()..].to_owned())
}

/// The word behind the folder.
pub(crate) fn subcommand(line: &str) -> String {
    let mut words = line.split_whitespace().skip(1);
    match words.next() {
        Some("-C") => words.nth(1),
        other => other,
    }
    .unwrap_or_default()
    .to_owned()
}

/// Everything in a folder, to see that nothing was lost or changed.
pub(crate) fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(contents(&path));
        } else {
            found.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}
