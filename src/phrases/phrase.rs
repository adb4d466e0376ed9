//! Words, and the language they are in.

use std::fmt;

use crate::people::finding::english::English;
use crate::phrases::phrases::Phrases;

/// Words for a fact, and whether they are in the language that was asked for.
///
/// Printed, words in another language begin with its tag: `[en] you know each other already`.
///
/// From [`Phrases`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phrase {
    text: String,
    is_fallback: bool,
}

impl Phrase {
    /// The words of a language, or else those in English.
    ///
    /// ```
    /// use pairwright::phrases::{German, LetterPart, Phrase};
    /// use pairwright::season::PairState;
    ///
    /// let title = Phrase::of(&German, |words| words.letter(&LetterPart::FirstSteps));
    /// assert_eq!((title.text(), title.is_fallback()), ("Ihre ersten Schritte:", false));
    /// let state = Phrase::of(&German, |words| words.state(&PairState::Formal));
    /// assert_eq!(state.to_string(), "[en] formal"); // German has what participants read
    /// ```
    pub fn of(phrases: &dyn Phrases, say: impl Fn(&dyn Phrases) -> Option<String>) -> Self {
        match say(phrases) {
            Some(text) => Self { text, is_fallback: false },
            None => Self { text: say(&English).unwrap_or_default(), is_fallback: true },
        }
    }

    /// Words of the programme itself, in whatever language they are.
    pub(crate) fn own(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_fallback: false }
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Are they in English, since the language has none?
    pub fn is_fallback(&self) -> bool {
        self.is_fallback
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_fallback {
            f.write_str("[en] ")?;
        }
        f.write_str(&self.text)
    }
}
