//! A source of bytes with a name for messages, and what was said about how to read it.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};
use crate::people::reading::delimiter::Delimiter;
use crate::people::reading::encoding::Encoding;

/// Something to read, and its name for messages.
pub(crate) struct Source<'a> {
    pub(super) name: String,
    pub(super) read: Box<dyn Read + Send + Sync + 'a>,
    pub(super) options: SourceOptions,
}

/// What is said about a source; what is not said is recognised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SourceOptions {
    pub(crate) delimiter: Option<Delimiter>,
    pub(crate) encoding: Option<Encoding>,
    /// The name of the sheet of a workbook.
    pub(crate) sheet: Option<String>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(name: impl Into<String>, read: impl Read + Send + Sync + 'a) -> Self {
        Self { name: name.into(), read: Box::new(read), options: SourceOptions::default() }
    }

    /// Says how to read it.
    #[must_use]
    pub(crate) fn with(mut self, options: SourceOptions) -> Self {
        self.options = options;
        self
    }

    /// The name, for messages.
    #[cfg(feature = "migrate")]
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|error| Error::io(&name, error))?;
        Ok(Self::new(name, file))
    }
}

impl fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.name)
    }
}
