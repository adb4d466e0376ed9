//! How a text from outside is shown.
//!
//! Control characters are refused where a text is read ([`text_check`](crate::text_check)).
//! Characters that turn the direction of writing or take no room have honest uses in some scripts:
//! they are findings of the audit, stay as they are in files, and are kept to themselves where a
//! text is shown.

use std::borrow::Cow;

/// Begins a part whose direction is its own; `END` ends it (Unicode Standard Annex 9).
const BEGIN: char = '\u{2068}';
const END: char = '\u{2069}';

/// Stands for what is not shown.
const INSTEAD: char = '\u{FFFD}';

/// The first character of a text that turns the direction of writing or takes no room.
pub(crate) fn hidden(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    text.chars().find(|&c| is_hidden(c))
}

/// The text as it can be shown among others, in a terminal or in a sentence.
///
/// Line breaks and tabs become blanks. Control characters and characters that override the
/// direction of writing become `U+FFFD`. A text with marks of direction or with characters that
/// take no room is put into an isolate (`U+2068` to `U+2069`), so that nothing around it is turned.
/// Any other text comes back as it is, and so does one that was shown before. Time O(length).
///
/// ```
/// use pairwright::explain::shown;
///
/// assert_eq!(shown("Zoë"), "Zoë");
/// assert_eq!(shown("\u{202e}gnp.exe"), "\u{2068}\u{fffd}gnp.exe\u{2069}");
/// assert_eq!(shown("no time\nat all"), "no time at all");
/// ```
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_steering(c) || is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let balanced = balanced_isolates(text);
    let mut made = String::with_capacity(text.len());
    let (mut depth, mut is_loose) = (0usize, false);
    for (at, c) in text.char_indices() {
        let is_kept = balanced.binary_search(&at).is_ok();
        is_loose |= depth == 0 && is_hidden(c) && !is_kept;
        match c {
            END if is_kept => depth = depth.saturating_sub(1),
            _ if is_kept => depth += 1,
            _ => {}
        }
        made.push(match c {
            c if is_layout(c) => ' ',
            c if is_steering(c) || (is_embedding(c) && !is_kept) => INSTEAD,
            c => c,
        });
    }
    if is_loose {
        made.insert(0, BEGIN);
        made.push(END);
    }
    Cow::Owned(made)
}

/// Where isolates begin and end that do both within the text; sorted.
fn balanced_isolates(text: &str) -> Vec<usize> {
    let (mut open, mut balanced) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '\u{2066}'..=BEGIN => open.push(at),
            END => balanced.extend(open.pop().into_iter().flat_map(|start| [start, at])),
            _ => {}
        }
    }
    balanced.sort_unstable();
    balanced
}

/// Does it steer a terminal, or break a line?
pub(crate) fn is_steering(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Does it only lay out a text?
pub(crate) fn is_layout(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}')
}

/// Does it open, override or close a direction of writing?
fn is_embedding(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..=END)
}

/// Does it turn the direction of writing, or take no room?
fn is_hidden(c: char) -> bool {
    let is_space = matches!(
        c,
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}'
    );
    is_space || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}') || is_embedding(c)
}

/// Is it nothing by itself: hidden, or a choice between two forms of the character before it?
pub(crate) fn takes_no_room(c: char) -> bool {
    is_hidden(c) || matches!(c, '\u{34F}' | '\u{FE00}'..='\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::END;
    use super::hidden;
    use super::is_embedding;
    use super::shown;

    #[test]
    fn what_is_shown_is_isolated() {
        let same = ["", "Zoë", "عبد", "a\u{2067}b\u{2069}c", "\u{2068}\u{200F}x\u{2069}"];
        for text in same {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("a\u{1b}[31mb\u{9b}c"), "a\u{fffd}[31mb\u{fffd}c");
        assert_eq!(shown("a\r\nb\tc\u{2029}d"), "a  b c d");
        assert_eq!(shown("a\u{2069}b"), "\u{2068}a\u{fffd}b\u{2069}");
        assert_eq!(shown("a\u{2067}b"), "\u{2068}a\u{fffd}b\u{2069}");
        assert_eq!(shown("\u{2068}a\u{202e}b\u{2069}c"), "\u{2068}a\u{fffd}b\u{2069}c");
        assert_eq!(shown("a\u{200d}"), "\u{2068}a\u{200d}\u{2069}");
    }

    proptest! {
        /// Whatever it is: nothing is open behind it, nothing steers, and to show it again changes
        /// nothing.
        #[test]
        fn any_text_is_closed_behind(text in "[a\u{202a}-\u{202e}\u{2066}-\u{2069}\u{200f}\u{200d}\n\u{1b}]{0,12}") {
            let once = shown(&text);
            prop_assert_eq!(shown(&once), once.as_ref());
            let mut depth = 0;
            for c in once.chars() {
                prop_assert!(!c.is_control());
                match c {
                    END => depth -= 1,
                    _ if is_embedding(c) => {
                        let is_isolate = matches!(c, '\u{2066}'..='\u{2068}');
                        prop_assert!(is_isolate);
                        depth += 1;
                    }
                    c => prop_assert!(depth > 0 || hidden(c.encode_utf8(&mut [0; 4])).is_none()),
                }
                prop_assert!(depth >= 0);
            }
            prop_assert_eq!(depth, 0);
        }
    }
}
