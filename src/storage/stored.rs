//! What a kind of document says of itself.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a kind of document says of itself. It is not for other types.
///
/// For [`Document`](crate::storage::Document).
pub trait Stored: Serialize + DeserializeOwned {
    /// Its name in documents.
    #[doc(hidden)]
    const KIND: &'static str;
    /// The format that is written. All before it are read.
    #[doc(hidden)]
    const FORMAT: u32;

    /// What was read from a document of this format.
    #[doc(hidden)]
    #[must_use]
    fn of_format(self, _format: u32) -> Self {
        self
    }
}
