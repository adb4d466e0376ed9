//! The one error of the crate: what went wrong, and where to look.

mod building;
mod document;
pub(crate) mod kind;
pub(crate) mod problems;

use std::{error, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::error::kind::ErrorKind;
use crate::progress::Progress;
use crate::text::shown;

/// An error, with the file, line, column, value and person it concerns where they are known.
///
/// Ask it questions ([`is_input`](Self::is_input) and the like) or print it: the message is one
/// sentence that starts with the place. A value that was refused is shown in quotes, and cut after
/// 80 characters. Behind it stands what to do, and then, a line each, what else is wrong with the
/// same files: see [`all`](Self::all).
///
/// For services: [`ErrorKind::http_status`] suggests a status, and serde writes the facts.
///
/// ```
/// use pairwright::{Error, ErrorKind};
///
/// let error = Error::new(ErrorKind::Input, "not a whole number").in_file("people.csv").at_line(3);
/// assert_eq!(error.kind().http_status(), 422);
/// let body = serde_json::to_string(&error)?;
/// assert_eq!(
///     body,
///     r#"{"kind":"input","message":"not a whole number","file":"people.csv","line":3}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// The fields are `kind`, `message`, and, where they are known, `advice`, `file`, `line`, `column`,
/// `value`, `person`, `stopped_at` (a [`Progress`]), `more` (a list of such errors) and `unlisted`
/// (a number). An error that is read again says the same, but has no
/// [source](std::error::Error::source). So two errors can say the same for different reasons, and
/// there is no `==`.
///
/// Made by your own criteria and solvers: [`Error::new`], [`Error::other`], and `?` on an
/// [`io::Error`](std::io::Error) or a `Box<dyn Error + Send + Sync>`.
///
/// ```
/// use pairwright::{Cohort, Participant};
///
/// let twice = [Participant::mentor("ana"), Participant::mentee("ana")];
/// let error = Cohort::new(twice).unwrap_err();
/// assert!(error.is_input());
/// assert_eq!(error.person(), Some("ana"));
/// let message = error.to_string();
/// assert!(message.starts_with("column id, person ana: two people have the same id"), "{message}");
/// ```
#[doc(alias = "failure")]
#[derive(Debug, Clone)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    kind: ErrorKind,
    message: String,
    /// What to do about it.
    advice: Option<String>,
    place: Place,
    source: Option<Arc<dyn error::Error + Send + Sync>>,
    /// How far the work was that was stopped.
    stopped_at: Option<Progress>,
    /// Further errors, found in the same reading, and how many more there are.
    more: Vec<Error>,
    unlisted: usize,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Place {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
}

/// A message shows at most this many characters of a refused value.
const SHOWN: usize = 80;

/// The result of anything here that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// All that was found wrong, this error first. Checking goes on after a mistake and keeps up to
    /// a hundred, in files, programmes, people and moves of a season.
    ///
    /// ```
    /// use pairwright::CohortReader;
    ///
    /// let people = "id,role,level\nana,boss,2\nzoe,mentee,tall\n";
    /// let error = CohortReader::new("people.csv", people.as_bytes()).read().unwrap_err();
    /// let columns: Vec<_> = error.all().map(|error| (error.line(), error.column())).collect();
    /// assert_eq!(columns, [(Some(2), Some("role")), (Some(3), Some("level"))]);
    /// ```
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.0.more)
    }

    /// How many errors were found besides those of [`all`](Self::all).
    pub fn unlisted(&self) -> usize {
        self.0.unlisted
    }

    /// What kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Are the people, or a file about them, malformed?
    pub fn is_input(&self) -> bool {
        self.0.kind == ErrorKind::Input
    }

    /// Is the programme malformed?
    pub fn is_programme(&self) -> bool {
        self.0.kind == ErrorKind::Programme
    }

    /// Has the assignment problem the wrong shape, or too large numbers?
    pub fn is_problem(&self) -> bool {
        self.0.kind == ErrorKind::Problem
    }

    /// Is the problem too large for the memory, or for the method? More memory, another method or a
    /// smaller problem help.
    pub fn is_memory(&self) -> bool {
        self.0.kind == ErrorKind::Memory
    }

    /// Did a question name somebody who is not there?
    pub fn is_unknown(&self) -> bool {
        self.0.kind == ErrorKind::Unknown
    }

    /// Could a file not be read or written?
    pub fn is_io(&self) -> bool {
        self.0.kind == ErrorKind::Io
    }

    /// Did an answer fail the check of its proof?
    pub fn is_proof(&self) -> bool {
        self.0.kind == ErrorKind::Proof
    }

    /// Was a file changed by somebody else since it was opened? It was not replaced.
    pub fn is_changed(&self) -> bool {
        self.0.kind == ErrorKind::Changed
    }

    /// Is it well-formed, but not possible together?
    pub fn is_clash(&self) -> bool {
        self.0.kind == ErrorKind::Clash
    }

    /// Is a stored document damaged, or of another version?
    pub fn is_document(&self) -> bool {
        self.0.kind == ErrorKind::Document
    }

    /// Did the watch stop the work?
    pub fn is_cancelled(&self) -> bool {
        self.0.kind == ErrorKind::Cancelled
    }

    /// How far the work was that the watch stopped; none of other errors.
    pub fn stopped_at(&self) -> Option<&Progress> {
        self.0.stopped_at.as_ref()
    }

    /// Is it a fault of pairwright itself, or of a solver of your own? Please report it with the
    /// problem or file.
    pub fn is_internal(&self) -> bool {
        self.0.kind == ErrorKind::Internal
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What to do about it, where that is more than the message says.
    pub fn advice(&self) -> Option<&str> {
        self.0.advice.as_deref()
    }

    /// The file, as the caller named it.
    pub fn file(&self) -> Option<&str> {
        self.0.place.file.as_deref()
    }

    /// The line in the file, counted from 1.
    pub fn line(&self) -> Option<u64> {
        self.0.place.line
    }

    /// The column's heading, or the field's name.
    pub fn column(&self) -> Option<&str> {
        self.0.place.column.as_deref()
    }

    /// The value that was refused.
    pub fn value(&self) -> Option<&str> {
        self.0.place.value.as_deref()
    }

    /// The person it concerns, by id.
    pub fn person(&self) -> Option<&str> {
        self.0.place.person.as_deref()
    }
}

impl Error {
    /// One error, without those found after it.
    fn write_one(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.0.place;
        let known = [
            place.file.clone(),
            place.line.map(|line| format!("line {line}")),
            // a column without a heading is called `column 5`
            place.column.as_ref().map(|name| format!("column {}", name.trim_start_matches("column "))),
            place.person.as_ref().map(|person| format!("person {person}")),
        ];
        let known: Vec<String> = known.into_iter().flatten().collect();
        if !known.is_empty() {
            write!(f, "{}: ", shown(&known.join(", ")))?;
        }
        f.write_str(&shown(&self.0.message))?;
        match &place.value {
            Some(value) if value.chars().count() > SHOWN => {
                write!(f, ": {:?}…", value.chars().take(SHOWN).collect::<String>())?;
            }
            Some(value) => write!(f, ": {value:?}")?,
            None => {}
        }
        match &self.0.advice {
            Some(advice) => write!(f, "; {}", shown(advice)),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Error {
    /// `people.csv, line 3, column level, person ana: not a whole number: "tall"; write a number`.
    /// Further errors follow, a line each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_one(f)?;
        let (listed, unlisted) = (self.0.more.len(), self.0.unlisted);
        if listed + unlisted > 0 {
            write!(f, "\nand {} more", listed + unlisted)?;
        }
        for (k, error) in self.0.more.iter().enumerate() {
            f.write_str(if k == 0 { ":\n  " } else { "\n  " })?;
            error.write_one(f)?;
        }
        if listed > 0 && unlisted > 0 {
            write!(f, "\n  and {unlisted} that are not listed")?;
        }
        Ok(())
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
