//! What people write where they have nothing to say.

use std::collections::BTreeSet;

use crate::people::folding::folded;

/// Texts that mean "unknown": forms, spreadsheets and HR systems put them where a cell would be
/// empty.
///
/// They are compared as all texts are, without capitals. [`Default`] has the usual ones, which are
/// [`USUAL`](Self::USUAL); [`with`](Self::with) adds those of an organisation.
///
/// ```
/// use pairwright::people::Placeholders;
///
/// let usual = Placeholders::default();
/// assert!(usual.contains("N/A") && usual.contains(" Not  applicable ") && usual.contains("—"));
/// assert!(!usual.contains("Nantes") && !usual.contains("keine Angabe"));
/// assert!(usual.with(["Keine Angabe"]).contains("keine angabe"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Placeholders(BTreeSet<String>);

impl Placeholders {
    /// The usual ones. A text of dots, dashes, question marks or strokes alone is one as well.
    pub const USUAL: [&str; 40] = [
        "n/a",
        "n.a.",
        "n.a",
        "n/a.",
        "na",
        "n a",
        "#n/a",
        "#n/a n/a",
        "#na",
        "#ref!",
        "#value!",
        "#name?",
        "#null!",
        "#div/0!",
        "#num!",
        "none",
        "nil",
        "null",
        "(null)",
        "nan",
        "undefined",
        "unknown",
        "unspecified",
        "not known",
        "not applicable",
        "not available",
        "not specified",
        "not stated",
        "not given",
        "no answer",
        "no data",
        "blank",
        "(blank)",
        "empty",
        "(none)",
        "tbc",
        "tbd",
        "tba",
        "to be confirmed",
        "to be decided",
    ];

    /// None at all: every text means what it says.
    pub fn none() -> Self {
        Self(BTreeSet::new())
    }

    /// These as well.
    #[must_use]
    pub fn with(mut self, more: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        self.0.extend(more.into_iter().map(|text| folded(text.as_ref()).into_owned()));
        self
    }

    /// Those that can be listed: of signs alone, the usual ones.
    pub(super) fn listed(&self) -> impl Iterator<Item = &str> {
        let signs = ["-", "--", "---", ".", "...", "?", "??", "???", "/", "_", "*"];
        let signs = signs.into_iter().filter(|_| !self.0.is_empty());
        self.0.iter().map(String::as_str).chain(signs)
    }

    /// Does this text mean "unknown"? An empty one does. Time O(length).
    pub fn contains(&self, text: &str) -> bool {
        let text = folded(text);
        text.is_empty() || !self.0.is_empty() && (is_punctuation(&text) || self.0.contains(text.as_ref()))
    }
}

/// Signs alone, as in `-`, `...`, `???` and `/`.
fn is_punctuation(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '.' | '?' | '/' | '\\' | '_' | '*' | '…' | '·' | ' '))
}

impl Default for Placeholders {
    fn default() -> Self {
        Self::none().with(Self::USUAL)
    }
}
