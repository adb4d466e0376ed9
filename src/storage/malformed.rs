//! What is wrong with a text that is no document.

use crate::error::Error;

/// The error for a document that serde refuses.
pub(super) fn malformed(kind: &str, text: &str, error: &serde_json::Error) -> Error {
    let refused = match error.classify() {
        serde_json::error::Category::Syntax if ends_in_a_number(text, error) => {
            Error::document("the document is cut off")
        }
        serde_json::error::Category::Eof => Error::document("the document is cut off"),
        serde_json::error::Category::Data => Error::document(format!("not a {kind}: {error}")),
        _ => Error::document(format!("not JSON: {error}")),
    };
    refused.at_line(error.line() as u64)
}

/// Does the text stop within a number, where it is refused? serde takes that for a malformed
/// number.
fn ends_in_a_number(text: &str, error: &serde_json::Error) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default();
    text.ends_with(['-', '.', 'e', 'E', '+'])
        && error.line() == text.split('\n').count()
        && error.column() >= last.len()
}
