//! The answers of the rounds, as a table.

#[cfg(feature = "csv")]
mod csv_file;
#[cfg(feature = "csv")]
pub(super) mod form;
mod hearing;
pub(super) mod unheard;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::form_word::{print_as_word, read_by_word};
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;

/// What somebody answers when they are consulted. In a file: `accept`, `decline` or `leave`.
///
/// For [`Answer`](crate::season::Answer).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reply {
    /// Yes to the other.
    Accept,
    /// No to the other; somebody else is welcome.
    Decline,
    /// They leave the programme.
    Leave,
}

/// What happens to consulted pairs without an answer.
///
/// A programme has to say so beforehand: some take silence for consent, some ask again.
///
/// For [`Season::answer`](crate::Season::answer).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoAnswer {
    /// They stay open.
    #[default]
    Waits,
    /// No answer counts as a yes, of everybody whose yes the programme needs.
    Agrees,
}

/// One answer: yes, no or leaving, perhaps with a reason. A mentee's is about whichever mentor is
/// proposed, or about one; a mentor's is about one mentee.
///
/// For [`Answers`](crate::season::Answers).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    reply: Reply,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mentor: Option<ParticipantId>,
    #[serde(default, skip_serializing_if = "is_false")]
    by_mentor: bool,
}

/// What is not written down.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Answer {
    /// An answer to whichever mentor is proposed, without a reason.
    pub fn new(reply: Reply) -> Self {
        Self { reply, reason: String::new(), mentor: None, by_mentor: false }
    }

    /// Adds the reason. It is for the coordinator alone.
    #[must_use]
    pub fn with_reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = reason.into();
        self
    }

    /// Makes it an answer to this mentor alone.
    #[must_use]
    pub fn with_mentor(mut self, mentor: impl Into<ParticipantId>) -> Self {
        self.mentor = Some(mentor.into());
        self
    }

    /// Makes it the answer of this mentor about the mentee.
    #[must_use]
    pub fn of_mentor(self, mentor: impl Into<ParticipantId>) -> Self {
        Self { by_mentor: true, ..self.with_mentor(mentor) }
    }

    /// Is it the mentor's, and not the mentee's?
    pub fn is_of_mentor(&self) -> bool {
        self.by_mentor
    }

    /// What they answer.
    pub fn reply(&self) -> Reply {
        self.reply
    }

    /// The reason; empty when none was given.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The mentor it is about; `None` for whichever mentor is proposed.
    pub fn mentor(&self) -> Option<&ParticipantId> {
        self.mentor.as_ref()
    }
}

/// The answers about mentees, each one's in the order of the rounds: their own, and those of
/// mentors about them.
///
/// Several answers of one mentee are those of successive questions: the second counts when they are
/// asked again. An answer that names a mentor, or is a mentor's own, counts for that pair, whenever
/// it is.
///
/// ```
/// use pairwright::season::{Answer, Answers, Reply};
///
/// let answers = Answers::default()
///     .with_answer("zoe", Answer::new(Reply::Decline).with_reason("same project"))
///     .with_answer("zoe", Answer::new(Reply::Accept))
///     .with_answer("zoe", Answer::new(Reply::Accept).of_mentor("ben"));
/// assert_eq!(answers.of("zoe").len(), 3);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers {
    of: BTreeMap<ParticipantId, Vec<Answer>>,
}

impl Answers {
    /// Adds an answer of a mentee, or of a mentor about them, after the earlier ones.
    #[must_use]
    pub fn with_answer(mut self, mentee: impl Into<ParticipantId>, answer: Answer) -> Self {
        self.of.entry(mentee.into()).or_default().push(answer);
        self
    }

    /// The answers of and about a mentee.
    pub fn of(&self, mentee: impl AsRef<str>) -> &[Answer] {
        self.of.get(&mentee.as_ref().into()).map_or(&[], Vec::as_slice)
    }

    /// All mentees of whom and about whom there are answers, by id.
    pub fn mentees(&self) -> impl Iterator<Item = &ParticipantId> {
        self.of.keys()
    }

    /// The same with the ids of those who are meant.
    fn recognised(&self, meant: impl Fn(&ParticipantId) -> ParticipantId) -> Self {
        let mut of: BTreeMap<ParticipantId, Vec<Answer>> = BTreeMap::new();
        for (mentee, all) in &self.of {
            let all = all
                .iter()
                .map(|answer| Answer { mentor: answer.mentor.as_ref().map(&meant), ..answer.clone() });
            of.entry(meant(mentee)).or_default().extend(all);
        }
        Self { of }
    }

    /// The mentee's answer about a pair, where they were asked about these `before`.
    fn of_mentee(&self, pair: &PairId, before: &[ParticipantId]) -> Option<&Answer> {
        let all = || self.of(pair.mentee()).iter().filter(|answer| !answer.by_mentor);
        let named = |mentor| all().find(|answer| answer.mentor() == Some(mentor));
        if let Some(answer) = named(pair.mentor()) {
            return Some(answer);
        }
        let used = before.iter().filter(|mentor| named(mentor).is_none()).count();
        all().filter(|answer| answer.mentor.is_none()).nth(used)
    }

    /// The mentor's answer about a pair.
    fn by_mentor(&self, pair: &PairId) -> Option<&Answer> {
        let mut all = self.of(pair.mentee()).iter().filter(|answer| answer.by_mentor);
        all.find(|answer| answer.mentor() == Some(pair.mentor()))
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Leave => "leave",
        })
    }
}

impl FromStr for Reply {
    type Err = Error;

    /// Reads `accept`, `decline` or `leave`, also as `yes` and `no` or `ja` and `nein`, in capitals
    /// or not, with a full stop or without.
    fn from_str(text: &str) -> Result<Self> {
        const WORDS: [(Reply, &[&str]); 3] = [
            (
                Reply::Accept,
                &["accept", "accepts", "accepted", "yes", "y", "agree", "agrees", "agreed", "ja"],
            ),
            (Reply::Decline, &["decline", "declines", "declined", "no", "n", "nein"]),
            (Reply::Leave, &["leave", "leaves", "left"]),
        ];
        let said = text.trim().trim_end_matches(['.', '!']).trim_end();
        let is_said = |words: &[&str]| words.iter().any(|word| said.eq_ignore_ascii_case(word));
        WORDS.into_iter().find_map(|(reply, words)| is_said(words).then_some(reply)).ok_or_else(|| {
            let refused = Error::input("an answer is accept, decline or leave");
            refused.at_column("answer").with_value(text)
        })
    }
}

print_as_word!(NoAnswer);
read_by_word!(NoAnswer, "what no answer means", Error::input, "no_answer");
