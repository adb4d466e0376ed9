//! A source of bytes with a name for messages.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};

/// Something to read, and its name for messages.
pub(crate) struct Source<'a> {
    pub(super) name: String,
    pub(super) read: Box<dyn Read + Send + Sync + 'a>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(name: impl Into<String>, read: impl Read + Send + Sync + 'a) -> Self {
        Self { name: name.into(), read: Box::new(read) }
    }

    /// The name, for messages.
    #[cfg(any(feature = "evaluate", feature = "migrate"))]
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
