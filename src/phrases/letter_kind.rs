//! What a letter is for.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};

/// What a letter is for, and with that to whom it goes.
///
/// For [`Letters::of_kind`](crate::Letters::of_kind). It prints as one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LetterKind {
    /// To the two of a proposed pair: do they agree? It must not read as if it were settled.
    Ask,
    /// To the two of a formal pair: who the partner is, and the first steps.
    Formal,
    /// To somebody without a partner: that they wait, why as far as they may know, and what comes.
    Waiting,
    /// To the two of a pair that was formal and has ended.
    Ended,
}

impl LetterKind {
    /// All of them, in the order of a season.
    pub const ALL: [Self; 4] = [Self::Ask, Self::Formal, Self::Waiting, Self::Ended];
}

print_as_word!(LetterKind);
read_by_word!(LetterKind, "what a letter is for", Error::input, "kind");
