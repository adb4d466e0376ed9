//! Why a command did not do what it should.

use std::io;

use pairwright::Error;
use serde_json::{Value, json};

/// What stops a command; the exit code is 1.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What the library refused.
    Refused(Error),
    /// What the command itself found, and what to do about it.
    Found { what: String, advice: Option<String> },
    /// Several at once, so that they are mended at once.
    Several(Vec<Self>),
}

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self::Found { what: what.into(), advice: None }
    }

    /// Says what to do.
    pub(crate) fn with_advice(self, advice: impl Into<String>) -> Self {
        match self {
            Self::Found { what, .. } => Self::Found { what, advice: Some(advice.into()) },
            others => others,
        }
    }

    /// A file that cannot be read or written.
    pub(crate) fn io(name: impl std::fmt::Display, error: &io::Error) -> Self {
        Self::new(format!("{name}: {error}"))
    }

    /// The message, and what to do.
    pub(crate) fn told(&self) -> String {
        match self {
            Self::Refused(error) if error.is_cancelled() => {
                let share = error.stopped_at().map_or(0.0, |progress| 100.0 * progress.share());
                format!(
                    "The time limit was over with {share:.0} % done; nothing was changed.\nGive it more: --limit SECONDS"
                )
            }
            Self::Refused(error) => in_commands(&error.to_string()),
            Self::Found { what, advice: Some(advice) } => format!("{what}\n{advice}"),
            Self::Found { what, advice: None } => what.clone(),
            Self::Several(all) => all.iter().map(Self::told).collect::<Vec<_>>().join("\n"),
        }
    }

    /// The same for programs.
    pub(crate) fn facts(&self) -> Value {
        match self {
            Self::Refused(error) => serde_json::to_value(error).unwrap_or(Value::Null),
            Self::Found { what, advice } => json!({ "message": what, "advice": advice }),
            Self::Several(all) => {
                let facts: Vec<Value> = all.iter().map(Self::facts).collect();
                json!({ "message": self.told(), "all": facts })
            }
        }
    }
}

/// What the library advises in the names of methods, and the same in commands.
const SAID: [(&str, &str); 7] = [
    ("the season is closed", "the season is closed; the next cohort begins with: pairwright next FOLDER"),
    ("(Season::withdraw, Season::end)", "(pairwright end)"),
    ("end the pair first: Season::withdraw, Season::end", "end the pair first: pairwright end"),
    ("a mapping says", "columns.toml says"),
    ("(Season::change_keeping)", "(pairwright change --keep)"),
    ("Season::rematch parts them", "pairwright rematch"),
    ("accept its kind in the season: Season::accept_findings,", "accept its kind: --accept"),
];

/// What the library advises, as commands instead of methods.
fn in_commands(told: &str) -> String {
    SAID.iter().fold(told.to_owned(), |told, (method, command)| told.replace(method, command))
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

/// Words that could not be printed.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::io("the output cannot be written", &error)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::SAID;

    /// What the library says, without the command.
    fn sources(folder: &Path, text: &mut String) {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| !path.ends_with("src/bin"));
        for path in paths {
            if path.is_dir() {
                sources(&path, text);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                *text += &fs::read_to_string(&path).unwrap();
            }
        }
    }

    /// Where the library says it otherwise, people would read of methods.
    #[test]
    fn what_is_put_into_commands_is_what_the_library_says() {
        let mut text = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
        for (said, _) in SAID {
            assert!(text.contains(said), "the library no longer says {said:?}");
        }
    }
}
