//! What kind of file a table is written as.

/// What kind of file a table is written as: matches, or those left out.
///
/// ```
/// use pairwright::people::TableFormat;
///
/// assert_eq!(TableFormat::default(), TableFormat::Csv { mark: false });
/// assert_eq!(TableFormat::default().ending(), "csv");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TableFormat {
    /// CSV in UTF-8, with commas. A text that a spreadsheet would compute gets an apostrophe before
    /// it.
    Csv {
        /// Begins the file with a byte order mark, by which Excel knows that it is UTF-8. Without
        /// it, Excel shows letters with accents wrongly.
        mark: bool,
    },
    /// An Excel workbook of one sheet. Texts are stored as texts, so nothing is computed.
    #[cfg(feature = "spreadsheet")]
    Xlsx,
}

impl TableFormat {
    /// The usual ending of the file's name, without a point.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv { .. } => "csv",
            #[cfg(feature = "spreadsheet")]
            Self::Xlsx => "xlsx",
        }
    }
}

/// CSV without a byte order mark.
impl Default for TableFormat {
    fn default() -> Self {
        Self::Csv { mark: false }
    }
}
