//! One sentence in as many languages as somebody wrote it in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A phrase of a criterion of your own: in English, and in any other language that you give.
///
/// ```
/// use pairwright::scoring::facts::Wording;
///
/// let days = Wording::new("free on the same days").with_language("de", "an denselben Tagen frei");
/// assert_eq!(days.in_language("de-AT"), Some("an denselben Tagen frei"));
/// assert_eq!(days.in_language("fr"), None); // phrases fall back to English, and show that they do
/// assert_eq!(days.english(), "free on the same days");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Wording {
    english: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    others: BTreeMap<String, String>,
}

impl Wording {
    /// A phrase in English.
    pub fn new(english: impl Into<String>) -> Self {
        Self { english: english.into(), others: BTreeMap::new() }
    }

    /// The same in another language, named by its tag: `de`, `pt-BR`. The tag `en` replaces the
    /// English.
    #[must_use]
    pub fn with_language(mut self, language: impl AsRef<str>, phrase: impl Into<String>) -> Self {
        match tag(language.as_ref()).as_str() {
            "en" => self.english = phrase.into(),
            other => {
                self.others.insert(other.to_owned(), phrase.into());
            }
        }
        self
    }

    /// The English phrase.
    pub fn english(&self) -> &str {
        &self.english
    }

    /// The phrase in a language: of `de-AT` that, or else the one in `de`. `None` where there is
    /// none; then the [English](Self::english) is left.
    pub fn in_language(&self, language: &str) -> Option<&str> {
        let language = tag(language);
        let mut wanted = language.as_str();
        loop {
            if let Some(phrase) = self.others.get(wanted) {
                return Some(phrase);
            }
            if wanted == "en" {
                return Some(&self.english);
            }
            wanted = &wanted[..wanted.rfind('-')?];
        }
    }
}

/// A tag as it is compared: capitals do not count.
fn tag(language: &str) -> String {
    language.trim().replace('_', "-").to_ascii_lowercase()
}

impl From<&String> for Wording {
    fn from(english: &String) -> Self {
        Self::new(english)
    }
}

impl From<&str> for Wording {
    fn from(english: &str) -> Self {
        Self::new(english)
    }
}

impl From<String> for Wording {
    fn from(english: String) -> Self {
        Self::new(english)
    }
}
