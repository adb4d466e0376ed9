//! What can be stored, and the two forms of it.

#[cfg(any(feature = "json", feature = "compact"))]
use crate::error::Result;
#[cfg(feature = "compact")]
use crate::storage::compact;
#[cfg(feature = "json")]
use crate::storage::json_text;
use crate::storage::stored::Stored;

/// Data that can be stored, as a text or as few bytes, with a version and a checksum.
///
/// See [`storage`](crate::storage) for which form when. The data are a
/// [`Cohort`](crate::Cohort), a [`Programme`](crate::Programme), what
/// [`Matching::saved`](crate::Matching::saved), [`Season::saved`](crate::Season::saved) and
/// [`Season::events_since`](crate::Season::events_since) give, and `Outcomes` and `Goals` of an
/// evaluation. There are no others: the trait is not for other types.
///
/// ```
/// # #[cfg(feature = "json")] {
/// use pairwright::storage::Document;
/// use pairwright::{Cohort, Participant};
///
/// let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentee("max")])?;
/// let text = cohort.to_json()?;
/// assert_eq!(Cohort::from_json(&text)?, cohort);
/// let error = Cohort::from_json(&text[..90]).unwrap_err();
/// assert!(error.is_document() && error.message().contains("cut off"));
/// # }
/// # Ok::<(), pairwright::Error>(())
/// ```
pub trait Document: Stored {
    /// A JSON document: `format`, `sha256`, and the data under the name of their kind, one value a
    /// line. Time O(size).
    ///
    /// # Errors
    /// [`is_internal`](crate::Error::is_internal) when something in it cannot be JSON, which no
    /// valid data have.
    #[cfg(feature = "json")]
    fn to_json(&self) -> Result<String> {
        json_text::write(self)
    }

    /// Reads a JSON document of this or an earlier version. Time O(size), and what the data need to
    /// be validated.
    ///
    /// # Errors
    /// [`is_document`](crate::Error::is_document) when it is cut off, not JSON, edited, of another
    /// kind, or of a format that a newer version writes.
    #[cfg(feature = "json")]
    fn from_json(text: &str) -> Result<Self> {
        json_text::read(text.as_bytes())
    }

    /// The same data in few bytes: `MessagePack`, compressed, with a checksum. Time O(size).
    ///
    /// # Errors
    /// [`is_internal`](crate::Error::is_internal) when something in it cannot be written, which no
    /// valid data have.
    #[cfg(feature = "compact")]
    fn to_bytes(&self) -> Result<Vec<u8>> {
        compact::write(self)
    }

    /// Reads what [`to_bytes`](Self::to_bytes) of this or an earlier version wrote. Time and space
    /// O(size); bytes that would become more than a hundred times as large are refused unread.
    ///
    /// # Errors
    /// [`is_document`](crate::Error::is_document) when they are damaged, of another kind, or of a
    /// format that a newer version writes.
    #[cfg(feature = "compact")]
    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        compact::read(bytes)
    }
}

impl<D: Stored> Document for D {}
