//! What letters are made of.

use crate::matching::telling::why_waiting::WhyWaiting;
use crate::people::expectations::{Duration, Format};
use crate::people::profile::Role;

/// One part of a letter to a participant, as a fact: a line, a sentence or a heading.
///
/// Names are as they are to be shown; put them into the sentence as they are. A page marks them
/// where it finds them again.
///
/// For [`Phrase`](crate::phrases::Phrase).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LetterPart<'a> {
    /// The heading to the two of a pair, where the programme has no name.
    Title,
    /// The heading to somebody who waits, likewise.
    WaitingTitle,
    /// The line that addresses the reader. It ends as is usual before the first sentence.
    Salutation {
        /// The reader.
        name: &'a str,
    },
    /// The first sentence after the salutation: who the partner is.
    Opening {
        /// What the partner is to the reader: mentor or mentee.
        partner: Role,
        /// The partner.
        name: &'a str,
        /// Where the partner works, if that is known.
        department: Option<&'a str>,
    },
    /// Who the partners are, as a sentence by itself.
    Partners {
        /// What they are to the reader: mentors or mentees.
        role: Role,
        /// Their names; there may be none yet.
        names: &'a [String],
    },
    /// The line before the list of what speaks for the two.
    Reasons,
    /// In place of the list, where there is nothing to tell.
    NoReasons,
    /// What both want. At least one of them is there.
    BothWant {
        /// How long they want to meet, where both say the same.
        duration: Option<Duration>,
        /// Whether they want to meet alone, likewise.
        format: Option<Format>,
    },
    /// What the two talk about stays between them.
    Confidential,
    /// The first sentence to somebody who waits; it stands after the salutation or by itself.
    Waiting {
        /// The reader's own role.
        role: Role,
    },
    /// Why the reader waits, as a sentence.
    WhyWaiting {
        /// The reader's own role.
        role: Role,
        /// The reason.
        why: WhyWaiting,
    },
    /// The last sentence to somebody who waits: it was not their fault.
    NoJudgement,
}
