//! Goals as a TOML file (feature `toml`).

use std::path::Path;

use crate::error::Result;
use crate::error::kind::ErrorKind;
use crate::evaluation::goals::Goals;
use crate::toml_text::{parse, parse_file};

impl Goals {
    /// Reads goals from TOML. A key that is not known is refused by name.
    ///
    /// ```
    /// use pairwright::evaluation::{Goals, Measure};
    ///
    /// let goals = Goals::from_toml(r#"
    ///     [[goal]]
    ///     name = "Pairs like it"
    ///     measure = "rating"              # "still-meeting", "goals-met", "cross-department",
    ///     at_least = 4.0                  # "cross-region", "choices-honoured", "mentees-served"
    ///     by = "2026-06-30"
    ///
    ///     [[goal]]
    ///     name = "Few hours lost"
    ///     measure = { column = "hours" }  # a further column of the outcomes
    ///     at_most = 3
    ///     by = "2026-06-30"
    /// "#)?;
    /// assert_eq!(goals.all()[1].measure(), &Measure::Column("hours".into()));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_programme`](crate::Error::is_programme), with the line and what is wrong with it.
    pub fn from_toml(text: &str) -> Result<Self> {
        parse(text, ErrorKind::Programme)
    }

    /// Reads goals from a TOML file: see [`from_toml`](Self::from_toml).
    ///
    /// # Errors
    /// [`is_io`](crate::Error::is_io) when the file cannot be read,
    /// [`is_programme`](crate::Error::is_programme) when it is malformed.
    pub fn from_toml_file(path: impl AsRef<Path>) -> Result<Self> {
        parse_file(path.as_ref(), ErrorKind::Programme)
    }
}
