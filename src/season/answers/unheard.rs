//! Answers that changed nothing: why, and about which pair.

use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::season::answers::{Answer, Answers, Reply};
use crate::season::pair_state::{Ending, PairState, Party};
use crate::season::season::Season;

/// An answer that does not fit what is known of its pair: the pair is not open, or this side has
/// said something else before.
///
/// From [`Season::unheard`](crate::Season::unheard).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unheard<'a> {
    pair: PairId,
    by: Party,
    answer: Answer,
    state: Option<&'a PairState>,
}

impl<'a> Unheard<'a> {
    /// The pair it is about.
    pub fn pair(&self) -> &PairId {
        &self.pair
    }

    /// Whose answer it is: the mentor's or the mentee's.
    pub fn by(&self) -> Party {
        self.by
    }

    /// Whose answer it is.
    pub fn who(&self) -> &ParticipantId {
        if self.by == Party::Mentor { self.pair.mentor() } else { self.pair.mentee() }
    }

    /// What they answered.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// The state of the pair; `None` if it was never proposed.
    pub fn state(&self) -> Option<&'a PairState> {
        self.state
    }
}

impl Season {
    /// The answers that are not in the log, although they name a pair: of pairs that are not open,
    /// or of people who had said something else before. To be asked after
    /// [`answer`](Self::answer), which passes over them.
    ///
    /// A no to a formal pair is one: [`end`](Self::end) is a decision of its own. So is a yes after
    /// a no. Answers to whichever mentor is proposed are not looked at. By mentee, in the order of
    /// the answers. Time O(answers x log n).
    ///
    /// ```
    /// use pairwright::season::{Answer, Answers, NoAnswer, Reply};
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// let yes = Answer::new(Reply::Accept).with_mentor("ana");
    /// let answers = Answers::default().with_answer("max", yes);
    /// assert_eq!(season.answer(&answers, NoAnswer::Waits, "2 March")?, 0);
    /// assert_eq!(season.unheard(&answers).len(), 1); // nobody has asked them yet
    ///
    /// season.consult_all("3 March")?;
    /// season.answer(&answers, NoAnswer::Waits, "4 March")?;
    /// assert!(season.unheard(&answers).is_empty());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn unheard(&self, answers: &Answers) -> Vec<Unheard<'_>> {
        let answers = answers.recognised(|id| self.cohort.recognised(id));
        let mut unheard = Vec::new();
        for (mentee, all) in &answers.of {
            for answer in all {
                let Some(mentor) = answer.mentor() else { continue };
                let pair = PairId::new(mentor, mentee);
                let by = if answer.is_of_mentor() { Party::Mentor } else { Party::Mentee };
                if !self.is_heard(&pair, by, answer.reply()) {
                    let state = self.course.states().get(&pair);
                    unheard.push(Unheard { pair, by, answer: answer.clone(), state });
                }
            }
        }
        unheard
    }

    /// Is this what is known of this side of a pair, or does it no longer matter?
    fn is_heard(&self, pair: &PairId, by: Party, reply: Reply) -> bool {
        let who = if by == Party::Mentor { pair.mentor() } else { pair.mentee() };
        if reply == Reply::Leave {
            return self.cohort.get(who).is_none();
        }
        let is_yes = reply == Reply::Accept;
        match self.course.states().get(pair) {
            None | Some(PairState::Proposed | PairState::Ended(Ending::Superseded | Ending::Left { .. })) => {
                false
            }
            Some(PairState::Consulted) => {
                is_yes && self.course.replies(pair).is_some_and(|replies| replies.has(by))
            }
            Some(PairState::Accepted | PairState::Formal) => is_yes,
            Some(PairState::Declined { by: whose, .. }) => *whose != by || !is_yes,
            Some(PairState::Ended(
                Ending::Withdrawn { by: whose, .. } | Ending::Stopped { by: whose, .. },
            )) => !is_yes && *whose == by,
        }
    }
}
