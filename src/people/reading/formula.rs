//! Cells that a spreadsheet would take for a formula.
//!
//! A spreadsheet computes a cell that begins with `=`, `+`, `-` or `@`, also behind a tab or a line
//! break, and some do so for the wide forms of East Asia. An id such as `=HYPERLINK(…)` would run
//! on the coordinator's computer. So texts that begin so are written with an apostrophe before
//! them. The other usual guard, a tab, would be lost where blanks around a text are dropped.
//! Readers take one apostrophe away where it guards something; before anything else (`'t Hart`) it
//! belongs to the text. To be undone exactly, a text that looks guarded is guarded once more.
//! Numbers stay numbers: -12 points can be added up.

use std::borrow::Cow;

const GUARD: char = '\'';
const STARTS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// Would it run, or look guarded: some guards, then what would run?
fn is_risky(text: &str) -> bool {
    text.trim_start_matches(GUARD).starts_with(STARTS)
}

/// A text as it is written to CSV: with an apostrophe before it where a spreadsheet would compute
/// it. All tables of the library are written so, and read back as they were. Time O(length).
///
/// ```
/// use pairwright::people::guarded;
///
/// assert_eq!(guarded("ana"), "ana");
/// assert_eq!(guarded("=HYPERLINK(1)"), "'=HYPERLINK(1)");
/// assert_eq!(guarded("'=HYPERLINK(1)"), "''=HYPERLINK(1)"); // two texts stay two
/// ```
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// The text as it is written where texts are never computed: only what looks guarded is guarded
/// once more, so that reading gives it back.
#[cfg(feature = "spreadsheet")]
pub(super) fn guarded_again(text: &str) -> Cow<'_, str> {
    if text.starts_with(GUARD) { guarded(text) } else { Cow::Borrowed(text) }
}

/// The text that was written.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix(GUARD) {
        Some(rest) if is_risky(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::STARTS;
    use super::guarded;
    use super::unguarded;

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@\t\n\r\u{ff1d}a -]{0,6}") {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(STARTS));
            prop_assert_eq!(unguarded(&cell), &text);
        }
    }
}
