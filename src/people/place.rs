//! Where something stands in a file.

use std::fmt;
use std::sync::Arc;

use crate::text::shown;

/// What stands between the parts of a path, here or on another system.
#[cfg(feature = "csv")]
const SEPARATORS: [char; 2] = ['/', '\\'];

/// A file by name, and where in it something stands.
///
/// From [`Finding::place`](crate::people::Finding::place).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    file: Arc<str>,
    line: Option<u64>,
    column: Option<Arc<str>>,
}

impl Place {
    /// A whole file. Of a path only the last part is kept: where a file lay on somebody's computer
    /// is nobody's business in a page or a table.
    #[cfg(feature = "csv")]
    pub(crate) fn new(path: impl Into<Arc<str>>) -> Self {
        let path = path.into();
        let name = path.trim_end_matches(SEPARATORS).rsplit(SEPARATORS).next().unwrap_or_default();
        let file = if name.is_empty() || name.len() == path.len() { path } else { name.into() };
        Self { file, line: None, column: None }
    }

    /// A line of it, counted from 1.
    #[must_use]
    #[cfg(feature = "csv")]
    pub(crate) fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// A column of it.
    #[must_use]
    pub(crate) fn at_column(mut self, column: impl Into<Arc<str>>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// The file, by its name alone.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line, counted from 1.
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// The heading of the column, as it is written.
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }
}

impl fmt::Display for Place {
    /// `people.csv, line 3, column Dept`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&self.file))?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        match &self.column {
            Some(column) => write!(f, ", column {}", shown(column)),
            None => Ok(()),
        }
    }
}
