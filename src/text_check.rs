//! What a text from outside may contain.
//!
//! *One rule.* A control character is refused where a text is read: it could steer a terminal, and
//! no name has one. Texts other than ids may have line breaks and tabs, since cells of spreadsheets
//! do.

use crate::error::{Error, Result};
use crate::text::{is_layout, is_steering};

/// Refuses an id with a control character or a line break.
pub(crate) fn check_id(text: &str, field: &str) -> Result<()> {
    check(text, field, "an id", is_steering)
}

/// Refuses any other text with a control character other than line breaks and tabs.
pub(crate) fn check_text(text: &str, field: &str) -> Result<()> {
    check(text, field, "a text", |c| is_steering(c) && !is_layout(c))
}

fn check(text: &str, field: &str, what: &str, refused: fn(char) -> bool) -> Result<()> {
    // nearly all texts are printable ASCII
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !text.contains(refused) {
        return Ok(());
    }
    Err(Error::input(format!("{what} may not contain control characters")).at_column(field).with_value(text))
}
