//! The mentees' answers of the rounds, as a table.

#[cfg(feature = "csv")]
mod csv_file;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::season::decision::{Decision, Event};
use crate::season::pair_state::{PairState, Party};
use crate::season::season::Season;
use crate::text_check::check_text;

/// What a mentee answers when they are consulted. In a file: `accept`, `decline` or `leave`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reply {
    /// Yes to the mentor.
    Accept,
    /// No to the mentor; somebody else is welcome.
    Decline,
    /// The mentee leaves the programme.
    Leave,
}

/// What happens to consulted pairs without an answer.
///
/// A programme has to say so beforehand: some take silence for consent, some ask again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoAnswer {
    /// They stay open.
    #[default]
    Waits,
    /// No answer counts as agreement: the pair is accepted.
    Agrees,
}

/// One answer of a mentee: yes, no or leaving, perhaps with a reason, perhaps about one mentor
/// only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    reply: Reply,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mentor: Option<ParticipantId>,
}

impl Answer {
    /// An answer to whichever mentor is proposed, without a reason.
    pub fn new(reply: Reply) -> Self {
        Self { reply, reason: String::new(), mentor: None }
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

    /// What the mentee answers.
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

/// The answers of mentees, each one's in the order of the rounds.
///
/// Several answers of one mentee are those of successive questions: the second counts when they are
/// asked again. An answer that names a mentor counts for that mentor, whenever it is.
///
/// ```
/// use pairwright::season::{Answer, Answers, Reply};
///
/// let answers = Answers::default()
///     .with_answer("zoe", Answer::new(Reply::Decline).with_reason("same project"))
///     .with_answer("zoe", Answer::new(Reply::Accept));
/// assert_eq!(answers.of("zoe").len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers {
    of: BTreeMap<ParticipantId, Vec<Answer>>,
}

impl Answers {
    /// Adds an answer of a mentee, after their earlier ones.
    #[must_use]
    pub fn with_answer(mut self, mentee: impl Into<ParticipantId>, answer: Answer) -> Self {
        self.of.entry(mentee.into()).or_default().push(answer);
        self
    }

    /// The answers of a mentee.
    pub fn of(&self, mentee: impl AsRef<str>) -> &[Answer] {
        self.of.get(&mentee.as_ref().into()).map_or(&[], Vec::as_slice)
    }

    /// All mentees who answer, by id.
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

    /// The answer about a pair, where the mentee was asked `before` times about others.
    fn about(&self, pair: &PairId, before: &[&ParticipantId]) -> Option<&Answer> {
        let all = self.of(pair.mentee());
        let named = |mentor| all.iter().find(|answer| answer.mentor() == Some(mentor));
        if let Some(answer) = named(pair.mentor()) {
            return Some(answer);
        }
        let used = before.iter().filter(|mentor| named(mentor).is_none()).count();
        all.iter().filter(|answer| answer.mentor.is_none()).nth(used)
    }
}

impl Season {
    /// Notes the answers of all consulted pairs, and says how many were decided. People may be
    /// named by id, e-mail address or name.
    ///
    /// A table of answers can be handed over again and again as it grows: which of a mentee's
    /// answers have been used is seen from the log. Those to earlier questions are not used twice.
    ///
    /// ```
    /// use pairwright::season::{Answer, Answers, Reply, NoAnswer};
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_choices(["max"]),
    ///     Participant::mentor("ben"),
    ///     Participant::mentee("max"),
    ///     Participant::mentee("mia"),
    /// ])?;
    /// let mut season = Season::new(Matcher::default(), cohort);
    /// season.propose("1 March")?;
    /// season.consult_all("2 March")?;
    /// let no = Answer::new(Reply::Decline).with_reason("same project");
    /// let answers = Answers::default().with_answer("max", no);
    /// assert_eq!(season.answer(&answers, NoAnswer::Waits, "5 March")?, 1); // mia has not answered
    /// assert_eq!(season.open_pairs().count(), 1);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when somebody answers who is not a mentee and never was,
    /// naming them; [`is_input`](Error::is_input) when the season is closed, or a text has control
    /// characters. The season then stays as it was.
    pub fn answer(&mut self, answers: &Answers, no_answer: NoAnswer, at: impl Into<String>) -> Result<usize> {
        self.course.check_going()?;
        let at = at.into();
        check_text(&at, "at")?;
        let answers = &answers.recognised(|id| self.cohort.recognised(id));
        for mentee in answers.mentees() {
            let takes_part = self.cohort.get(mentee).is_some_and(|person| person.role().is_mentee());
            let was_asked = || self.pairs().any(|(pair, _)| pair.mentee() == mentee);
            let has_left = || {
                let mut log = self.log().iter().map(Decision::event);
                log.any(|event| matches!(event, Event::Left { who, .. } if who == mentee))
            };
            if !takes_part && !was_asked() && !has_left() {
                return Err(Error::unknown("an answer, but no such mentee").of_person(mentee.as_str()));
            }
            let mut reasons = answers.of(mentee).iter().map(Answer::reason);
            reasons
                .try_for_each(|reason| check_text(reason, "reason"))
                .map_err(|error| error.of_person(mentee.as_str()))?;
        }
        let mut asked: BTreeMap<ParticipantId, Vec<ParticipantId>> = BTreeMap::new();
        for decision in self.log() {
            let (Event::Accepted(pair) | Event::Declined { pair, by: Party::Mentee, .. }) = decision.event()
            else {
                continue;
            };
            asked.entry(pair.mentee().clone()).or_default().push(pair.mentor().clone());
        }
        let mut decided = 0;
        for pair in self.course.with(|state| *state == PairState::Consulted) {
            if self.course.states().get(&pair) != Some(&PairState::Consulted) {
                continue; // the mentee has left with the answer to another pair
            }
            let asked = asked.entry(pair.mentee().clone()).or_default();
            let before: Vec<&ParticipantId> = asked.iter().collect();
            let agrees = Answer::new(Reply::Accept);
            let answer = match (answers.about(&pair, &before), no_answer) {
                (Some(answer), _) => answer,
                (None, NoAnswer::Agrees) => &agrees,
                (None, NoAnswer::Waits) => continue,
            };
            asked.push(pair.mentor().clone());
            match answer.reply {
                Reply::Accept => self.accept(pair.mentor(), pair.mentee(), &at)?,
                Reply::Decline => {
                    self.decline(pair.mentor(), pair.mentee(), Party::Mentee, answer.reason(), &at)?;
                }
                Reply::Leave => self.leave(pair.mentee(), answer.reason(), &at)?,
            }
            decided += 1;
        }
        Ok(decided)
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

    /// Reads `accept`, `decline` or `leave`, in capitals or not.
    fn from_str(text: &str) -> Result<Self> {
        [Self::Accept, Self::Decline, Self::Leave]
            .into_iter()
            .find(|reply| text.trim().eq_ignore_ascii_case(&reply.to_string()))
            .ok_or_else(|| {
                let refused = Error::input("an answer is accept, decline or leave");
                refused.at_column("answer").with_value(text)
            })
    }
}
