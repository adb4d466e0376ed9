//! What a command leaves behind: its facts for programs, and what comes next.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Map, Value};

/// The end of a command that did what it should.
#[derive(Debug, Default)]
pub(crate) struct Done {
    facts: Map<String, Value>,
    next: Option<Next>,
    is_stopped: bool,
}

/// What comes next in the programme.
#[derive(Debug, Clone)]
pub(crate) struct Next {
    /// What a person does first: "fill in participants.csv".
    first: Option<String>,
    /// Another folder than this one.
    folder: Option<PathBuf>,
    arguments: Vec<String>,
    why: String,
}

impl Done {
    /// Adds a fact for programs (`--json`).
    pub(crate) fn with(mut self, key: &str, value: impl Serialize) -> Self {
        // a value that cannot be JSON is none: the facts are ours, and tests read them
        self.facts.insert(key.to_owned(), serde_json::to_value(value).unwrap_or(Value::Null));
        self
    }

    pub(crate) fn with_next(mut self, next: Next) -> Self {
        self.next = Some(next);
        self
    }

    /// The command found what stops: the exit code is 1, though nothing failed.
    pub(crate) fn stopped(mut self) -> Self {
        self.is_stopped = true;
        self
    }

    pub(crate) fn next(&self) -> Option<&Next> {
        self.next.as_ref()
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    pub(crate) fn facts(&self) -> &Map<String, Value> {
        &self.facts
    }
}

impl Next {
    /// The subcommand with its arguments, and what it does in a few words.
    pub(crate) fn new<A: Into<String>>(
        arguments: impl IntoIterator<Item = A>,
        why: impl Into<String>,
    ) -> Self {
        let arguments = arguments.into_iter().map(Into::into).collect();
        Self { first: None, folder: None, arguments, why: why.into() }
    }

    /// What a person has to do before the command.
    pub(crate) fn after(mut self, first: impl Into<String>) -> Self {
        self.first = Some(first.into());
        self
    }

    /// Where it is done, if not in this folder.
    pub(crate) fn in_folder(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_path_buf());
        self
    }

    pub(crate) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    pub(crate) fn first(&self) -> Option<&str> {
        self.first.as_deref()
    }

    pub(crate) fn arguments(&self) -> &[String] {
        &self.arguments
    }

    pub(crate) fn why(&self) -> &str {
        &self.why
    }
}
