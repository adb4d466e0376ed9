//! The languages that are there.

use crate::people::finding::english::English;
use crate::phrases::german::german::German;
use crate::phrases::phrases::Phrases;

/// The language of a tag, such as `de` or `de-AT`; `None` where it is none that the library has.
///
/// ```
/// use pairwright::phrases::language;
///
/// assert_eq!(language("de-AT").map(|words| words.language()), Some("de"));
/// assert!(language("xx").is_none());
/// ```
pub fn language(tag: &str) -> Option<&'static dyn Phrases> {
    const ALL: [&dyn Phrases; 2] = [&English, &German];
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
    ALL.into_iter().find(|phrases| phrases.language().eq_ignore_ascii_case(primary))
}
