//! The one error of the crate: what went wrong, and where to look.

pub(crate) mod kind;

use std::{error, fmt, io, sync::Arc};

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
#[derive(Debug, Clone)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    kind: ErrorKind,
    message: String,
    /// What to do about it.
    advice: Option<String>,
    place: Place,
    source: Option<Arc<io::Error>>,
    /// How far the work was that was stopped.
    stopped_at: Option<Progress>,
    /// Further errors, found in the same reading, and how many more there are.
    more: Vec<Error>,
    unlisted: usize,
}

#[derive(Debug, Clone, Default)]
struct Place {
    file: Option<String>,
    line: Option<u64>,
    column: Option<String>,
    value: Option<String>,
    person: Option<String>,
}

/// A message shows at most this many characters of a refused value.
const SHOWN: usize = 80;

/// The result of anything here that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            advice: None,
            place: Place::default(),
            source: None,
            stopped_at: None,
            more: Vec::new(),
            unlisted: 0,
        }))
    }

    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Input, message)
    }

    pub(crate) fn programme(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Programme, message)
    }

    pub(crate) fn problem(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Problem, message)
    }

    /// The problem is too large for the memory or the method. The only refusal, besides minimums
    /// that cannot be met, after which another method is tried.
    pub(crate) fn memory(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Memory, message)
    }

    pub(crate) fn unknown(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Unknown, message)
    }

    pub(crate) fn proof(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Proof, message)
    }

    #[cfg(feature = "json")]
    pub(crate) fn changed(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Changed, message)
    }

    /// Well-formed, but not possible together.
    pub(crate) fn clash(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Clash, message)
    }

    /// A stored document is damaged, or of another version.
    pub(crate) fn document(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Document, message)
    }

    /// The same about a stored document, where it says what the document is: whatever cannot be in
    /// one was not asked for by the caller.
    pub(crate) fn into_document(mut self) -> Self {
        let kind = &mut self.0.kind;
        if matches!(
            kind,
            ErrorKind::Input
                | ErrorKind::Programme
                | ErrorKind::Problem
                | ErrorKind::Clash
                | ErrorKind::Unknown
        ) {
            *kind = ErrorKind::Document;
        }
        self
    }

    pub(crate) fn cancelled(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Cancelled, message)
    }

    /// Says how far the work was that was stopped.
    pub(crate) fn at_progress(mut self, progress: Progress) -> Self {
        self.0.stopped_at.get_or_insert(progress);
        self
    }

    pub(crate) fn internal(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Internal, message)
    }

    #[cfg(any(feature = "csv", feature = "json", feature = "report", feature = "toml"))]
    pub(crate) fn io(file: impl Into<String>, source: io::Error) -> Self {
        let mut error = Self::new(ErrorKind::Io, source.to_string());
        error.0.source = Some(Arc::new(source));
        error.in_file(file)
    }

    /// Names the file; an inner place that is known already stays.
    pub(crate) fn in_file(mut self, file: impl Into<String>) -> Self {
        self.0.place.file.get_or_insert_with(|| file.into());
        self
    }

    pub(crate) fn at_line(mut self, line: u64) -> Self {
        self.0.place.line.get_or_insert(line);
        self
    }

    pub(crate) fn at_column(mut self, column: impl Into<String>) -> Self {
        self.0.place.column.get_or_insert_with(|| column.into());
        self
    }

    /// Calls the column otherwise.
    #[cfg(any(feature = "csv", feature = "toml"))]
    pub(crate) fn in_column(mut self, column: impl Into<String>) -> Self {
        self.0.place.column = Some(column.into());
        self
    }

    pub(crate) fn with_value(mut self, value: impl Into<String>) -> Self {
        self.0.place.value.get_or_insert_with(|| value.into());
        self
    }

    pub(crate) fn of_person(mut self, person: impl Into<String>) -> Self {
        self.0.place.person.get_or_insert_with(|| person.into());
        self
    }

    /// Says what to do about it, unless that is said already.
    pub(crate) fn with_advice(mut self, advice: impl Into<String>) -> Self {
        self.0.advice.get_or_insert_with(|| advice.into());
        self
    }

    /// Says something else about what to do.
    #[cfg(feature = "csv")]
    pub(crate) fn with_other_advice(mut self, advice: impl Into<String>) -> Self {
        self.0.advice = Some(advice.into());
        self
    }

    /// The first error, with those found after it, and how many there are besides. Their kind is
    /// that of the first.
    pub(crate) fn with_more(mut self, more: impl IntoIterator<Item = Self>, unlisted: usize) -> Self {
        for mut error in more {
            let inner = std::mem::take(&mut error.0.more);
            self.0.unlisted += std::mem::take(&mut error.0.unlisted);
            self.0.more.push(error);
            self.0.more.extend(inner);
        }
        self.0.unlisted += unlisted;
        self
    }

    /// All that was found wrong, this error first. Reading files goes on after a mistake and keeps
    /// up to a hundred; most other errors are alone.
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
