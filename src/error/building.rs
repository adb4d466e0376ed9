//! How errors are made, here and by criteria and solvers of others.

use std::{error, io, sync::Arc};

use crate::error::kind::ErrorKind;
use crate::error::{Error, Inner, Place};
use crate::progress::Progress;

impl Error {
    /// An error of this kind. The message says what is wrong, without the place, a full stop or
    /// what to do: for these there are builders.
    ///
    /// ```
    /// use pairwright::{Error, ErrorKind};
    ///
    /// let error = Error::new(ErrorKind::Input, "not a number of years")
    ///     .at_column("tenure")
    ///     .with_value("long")
    ///     .of_person("ana")
    ///     .with_advice("write a number");
    /// assert!(error.is_input());
    /// let message = "column tenure, person ana: not a number of years: \"long\"; write a number";
    /// assert_eq!(error.to_string(), message);
    /// ```
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
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

    /// What failed inside a criterion or solver of your own: of kind
    /// [`Internal`](ErrorKind::Internal), with the error as its
    /// [source](std::error::Error::source).
    ///
    /// ```
    /// use std::error::Error as _;
    ///
    /// use pairwright::{Error, Result};
    ///
    /// fn distance(table: &str) -> Result<i32> {
    ///     table.parse().map_err(Error::other)
    /// }
    /// let error = distance("far").unwrap_err();
    /// assert!(error.is_internal());
    /// assert!(error.source().is_some_and(|source| source.is::<std::num::ParseIntError>()));
    /// ```
    pub fn other(source: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        let source = source.into();
        Self::new(ErrorKind::Internal, source.to_string()).with_source(source)
    }

    /// Names the cause, unless one is named already.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        self.0.source.get_or_insert_with(|| Arc::from(source.into()));
        self
    }

    /// Names the file. What is known of the place already stays, here and in the other builders, so
    /// each caller adds what it knows.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.0.place.file.get_or_insert_with(|| file.into());
        self
    }

    /// Names the line, counted from 1.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.0.place.line.get_or_insert(line);
        self
    }

    /// Names the column by its heading, or the field.
    #[must_use]
    pub fn at_column(mut self, column: impl Into<String>) -> Self {
        self.0.place.column.get_or_insert_with(|| column.into());
        self
    }

    /// Shows the value that was refused.
    #[must_use]
    pub fn with_value(mut self, value: impl Into<String>) -> Self {
        self.0.place.value.get_or_insert_with(|| value.into());
        self
    }

    /// Names the person it concerns, by id.
    #[must_use]
    pub fn of_person(mut self, person: impl Into<String>) -> Self {
        self.0.place.person.get_or_insert_with(|| person.into());
        self
    }

    /// Says what to do about it, unless that is said already.
    #[must_use]
    pub fn with_advice(mut self, advice: impl Into<String>) -> Self {
        self.0.advice.get_or_insert_with(|| advice.into());
        self
    }

    /// The first error, with those found after it, and how many there are besides: what
    /// [`all`](Self::all) and [`unlisted`](Self::unlisted) tell. The kind is that of the first.
    ///
    /// ```
    /// use pairwright::{Error, ErrorKind};
    ///
    /// let [first, second] = ["no mail", "no name"].map(|what| Error::new(ErrorKind::Input, what));
    /// let both = first.with_more([second], 0);
    /// assert_eq!(both.all().map(Error::message).collect::<Vec<_>>(), ["no mail", "no name"]);
    /// ```
    #[must_use]
    pub fn with_more(mut self, more: impl IntoIterator<Item = Self>, unlisted: usize) -> Self {
        for mut error in more {
            let inner = std::mem::take(&mut error.0.more);
            self.0.unlisted += std::mem::take(&mut error.0.unlisted);
            self.0.more.push(error);
            self.0.more.extend(inner);
        }
        self.0.unlisted += unlisted;
        self
    }
}

impl From<io::Error> for Error {
    /// Of kind [`Io`](ErrorKind::Io).
    fn from(source: io::Error) -> Self {
        Self::new(ErrorKind::Io, source.to_string()).with_source(source)
    }
}

impl From<Box<dyn error::Error + Send + Sync>> for Error {
    /// As [`Error::other`], unless there is an error of this crate in the box: then that.
    fn from(source: Box<dyn error::Error + Send + Sync>) -> Self {
        match source.downcast::<Self>() {
            Ok(ours) => *ours,
            Err(source) => Self::other(source),
        }
    }
}

/// What the crate makes of its own.
impl Error {
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

    pub(crate) fn internal(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Internal, message)
    }

    #[cfg(any(feature = "csv", feature = "json", feature = "report", feature = "toml"))]
    pub(crate) fn io(file: impl Into<String>, source: io::Error) -> Self {
        Self::from(source).in_file(file)
    }

    /// Says more of this error, and of each of those found after it.
    #[cfg(any(feature = "csv", feature = "toml"))]
    pub(crate) fn each(mut self, say: impl Fn(Self) -> Self) -> Self {
        let more = std::mem::take(&mut self.0.more);
        let mut first = say(self);
        first.0.more = more.into_iter().map(say).collect();
        first
    }

    /// Says how far the work was that was stopped.
    pub(crate) fn at_progress(mut self, progress: Progress) -> Self {
        self.0.stopped_at.get_or_insert(progress);
        self
    }

    /// Calls the column otherwise.
    #[cfg(any(feature = "csv", feature = "toml"))]
    pub(crate) fn in_column(mut self, column: impl Into<String>) -> Self {
        self.0.place.column = Some(column.into());
        self
    }

    /// Says something else about what to do.
    #[cfg(feature = "csv")]
    pub(crate) fn with_other_advice(mut self, advice: impl Into<String>) -> Self {
        self.0.advice = Some(advice.into());
        self
    }
}
