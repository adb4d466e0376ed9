//! What letters are made of.

use crate::matching::telling::why_waiting::WhyWaiting;
use crate::people::expectations::{Duration, Format};
use crate::people::profile::Role;
use crate::phrases::letter_kind::LetterKind;

/// One part of a letter to a participant, as a fact: a line, a sentence or a heading.
///
/// Names are as they are to be shown; put them into the sentence as they are. A page marks them
/// where it finds them again. The reader is addressed; `partner` is what the other one is to the
/// reader.
///
/// For [`Phrase`](crate::phrases::Phrase).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LetterPart<'a> {
    /// The heading, which is the end of the subject as well.
    Title {
        /// What the letter is for.
        kind: LetterKind,
    },
    /// The line that addresses the reader. It ends as is usual before the first sentence.
    Salutation {
        /// The reader.
        name: &'a str,
    },
    /// The first sentence after the salutation, of every kind of letter that is about partners.
    Opening {
        /// What the letter is for.
        kind: LetterKind,
        /// What the partners are to the reader: mentors or mentees.
        partner: Role,
        /// The partners; nobody where the other one has left and is not known any more.
        names: &'a [String],
    },
    /// Who the partners are, as a sentence by itself.
    Partners {
        /// What they are to the reader: mentors or mentees.
        role: Role,
        /// Their names; there may be none yet.
        names: &'a [String],
    },
    /// After the opening of a letter that asks: nothing is settled.
    NotSettled,
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
    /// What the reader is asked to say.
    Answer {
        /// How much hangs on it.
        answer: Answering,
        /// How many partners are proposed.
        count: usize,
        /// By when, as the programme says it; a day such as `2027-03-15` is put into words.
        by: Option<&'a str>,
        /// To whom, as the programme says it; the programme office where it says nothing.
        to: Option<&'a str>,
    },
    /// How freely the reader may say no.
    SayingNo,
    /// The line before the first steps of a formal pair.
    FirstSteps,
    /// One of the first steps.
    Step {
        /// Which.
        step: FirstStep,
        /// What the partners are to the reader: mentors or mentees.
        partner: Role,
        /// How many partners there are.
        count: usize,
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
    /// It was not the fault of whoever waits.
    NoJudgement,
    /// What comes next for whoever waits.
    WaitingNext,
    /// Thanks to the two of a pair that has ended.
    Thanks,
    /// What comes next for somebody whose pair has ended.
    EndedNext {
        /// What the partner was to the reader: mentor or mentee.
        partner: Role,
        /// Whether there is somebody else by now.
        next: AfterEnd,
    },
    /// Who answers questions.
    Contact {
        /// As the programme says it; the programme office where it says nothing.
        to: Option<&'a str>,
    },
}

/// How much hangs on what the reader of a letter answers.
///
/// In [`LetterPart::Answer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Answering {
    /// The pair waits for the reader's yes.
    YesIsNeeded,
    /// The pair does not wait for it; the reader can say no.
    NoIsHeard,
}

/// What the two of a formal pair do first.
///
/// In [`LetterPart::Step`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FirstStep {
    /// Who writes to whom, and when: the mentee, in the first week.
    Write,
    /// What they agree on when they meet for the first time.
    Agree,
    /// How they go on: not said to those who want to meet once.
    GoOn,
}

/// What there is for somebody whose pair has ended.
///
/// In [`LetterPart::EndedNext`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum AfterEnd {
    /// Nobody yet: somebody else is looked for.
    Searching,
    /// There are others, settled.
    Others,
}
