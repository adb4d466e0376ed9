//! Answers are noted: whose is about which pair, and what follows.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Result};
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::season::answers::{Answer, Answers, NoAnswer, Reply};
use crate::season::decision::{Decision, Event};
use crate::season::pair_state::{PairState, Party};
use crate::season::season::Season;
use crate::text_check::check_text;

impl Season {
    /// Notes the answers about all consulted pairs, each side apart, and says about how many pairs
    /// something was noted. People may be named by id, e-mail address or name.
    ///
    /// A no counts before a yes. Somebody whose yes was not needed may still answer when the pair
    /// is accepted: their no takes it back. A table of answers can be handed over again and again
    /// as it grows: which of a mentee's answers have been used is seen from the log. Those to
    /// earlier questions are not used twice. Pairs that are [forbidden](Self::forbidden_pairs) by
    /// now are passed over.
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
    /// [`is_unknown`](Error::is_unknown) when somebody answers who is not a mentee, or not a
    /// mentor, and never was, naming them; [`is_clash`](Error::is_clash) when the season is closed;
    /// [`is_input`](Error::is_input) when a text has control characters. The season then stays as
    /// it was.
    pub fn answer(&mut self, answers: &Answers, no_answer: NoAnswer, at: impl Into<String>) -> Result<usize> {
        self.course.check_going()?;
        let at = at.into();
        check_text(&at, "at")?;
        let answers = &answers.recognised(|id| self.cohort.recognised(id));
        self.check_known(answers)?;
        let mut used = used(self.log());
        let silence = Answer::new(Reply::Accept);
        let mut noted = 0;
        for pair in self.course.with(|state| matches!(state, PairState::Consulted | PairState::Accepted)) {
            let used = used.entry(pair.mentee().clone()).or_default();
            let mut said: Vec<(Party, Option<&Answer>)> = Vec::new();
            for (party, is_needed) in self.silent(&pair) {
                let answer = match party {
                    Party::Mentor => answers.by_mentor(&pair),
                    _ => answers.of_mentee(&pair, used),
                };
                if answer.is_some() || is_needed && no_answer == NoAnswer::Agrees {
                    said.push((party, answer));
                }
            }
            said.sort_by_key(|(_, answer)| answer.is_none_or(|answer| answer.reply == Reply::Accept));
            let before = self.log().len();
            for (party, answer) in said {
                // the other has said no, or somebody has left with the answer to another pair
                let state = self.course.states().get(&pair);
                if state.is_none_or(|state| !state.is_live())
                    || answer.is_none() && state != Some(&PairState::Consulted)
                {
                    break;
                }
                if party == Party::Mentee {
                    used.push(pair.mentor().clone());
                }
                self.hear(&pair, party, answer.unwrap_or(&silence), &at)?;
            }
            noted += usize::from(self.log().len() > before);
        }
        Ok(noted)
    }

    /// Refuses answers of people who are nobody in these roles, and never were.
    fn check_known(&self, answers: &Answers) -> Result<()> {
        let mut asked: BTreeSet<(&ParticipantId, bool)> = BTreeSet::new();
        for (pair, _) in self.pairs() {
            asked.extend([(pair.mentor(), true), (pair.mentee(), false)]);
        }
        let left: BTreeSet<&ParticipantId> = self
            .log()
            .iter()
            .filter_map(|decision| match decision.event() {
                Event::Left { who, .. } => Some(who),
                _ => None,
            })
            .collect();
        let is_known = |id: &ParticipantId, as_mentor: bool| {
            let role = self.cohort.get(id).map(Participant::role);
            let takes_part =
                role.is_some_and(|role| if as_mentor { role.is_mentor() } else { role.is_mentee() });
            takes_part || asked.contains(&(id, as_mentor)) || left.contains(id)
        };
        for mentee in answers.mentees() {
            if !is_known(mentee, false) {
                return Err(Error::unknown("an answer, but no such mentee").of_person(mentee.as_str()));
            }
            for answer in answers.of(mentee) {
                check_text(answer.reason(), "reason").map_err(|error| error.of_person(mentee.as_str()))?;
                let mentor =
                    answer.mentor().filter(|mentor| answer.is_of_mentor() && !is_known(mentor, true));
                if let Some(mentor) = mentor {
                    return Err(Error::unknown("an answer, but no such mentor").of_person(mentor.as_str()));
                }
            }
        }
        Ok(())
    }

    /// Who has not answered about a pair and may, the mentee first, and whether their yes is
    /// needed.
    ///
    /// Where a pair is accepted, that is who was not waited for.
    fn silent(&self, pair: &PairId) -> Vec<(Party, bool)> {
        let Some(replies) = self.course.replies(pair).filter(|_| !self.barred.contains_key(pair)) else {
            return Vec::new();
        };
        let is_open = self.course.states().get(pair) == Some(&PairState::Consulted);
        let consent = self.programme().consent();
        let sides = [
            (Party::Mentee, Party::Mentor, consent.asks_mentee()),
            (Party::Mentor, Party::Mentee, consent.asks_mentor()),
        ];
        let silent = sides
            .into_iter()
            .filter(|&(party, other, _)| !replies.has(party) && (is_open || replies.has(other)));
        silent.map(|(party, _, asks)| (party, asks)).collect()
    }

    /// Decides what an answer says.
    fn hear(&mut self, pair: &PairId, by: Party, answer: &Answer, at: &str) -> Result<()> {
        let (mentor, mentee) = pair.ids();
        let who = if by == Party::Mentor { mentor } else { mentee };
        let is_open = self.course.states().get(pair).is_some_and(PairState::is_open);
        match answer.reply {
            Reply::Accept => self.agree(mentor, mentee, by, at).map(drop),
            Reply::Decline if is_open => self.decline(mentor, mentee, by, answer.reason(), at),
            Reply::Decline => self.withdraw(mentor, mentee, by, answer.reason(), at),
            Reply::Leave => self.leave(who, answer.reason(), at),
        }
    }
}

/// The mentors about whom each mentee has answered, one for each question.
fn used(log: &[Decision]) -> BTreeMap<ParticipantId, Vec<ParticipantId>> {
    let mut used: BTreeMap<ParticipantId, Vec<ParticipantId>> = BTreeMap::new();
    // since they were asked last: pairs of which a side was heard apart, and pairs that are counted
    let (mut apart, mut counted) = (BTreeSet::new(), BTreeSet::new());
    for event in log.iter().map(Decision::event) {
        let pair = match event {
            Event::Consulted { pairs } => {
                for pair in pairs {
                    apart.remove(pair);
                    counted.remove(pair);
                }
                continue;
            }
            Event::Agreed { pair, by } => {
                apart.insert(pair);
                if *by == Party::Mentor {
                    continue;
                }
                pair
            }
            Event::Accepted(pair) if !apart.contains(pair) => pair,
            Event::Declined { pair, by: Party::Mentee, .. }
            | Event::Withdrawn { pair, by: Party::Mentee, .. } => pair,
            _ => continue,
        };
        if counted.insert(pair) {
            used.entry(pair.mentee().clone()).or_default().push(pair.mentor().clone());
        }
    }
    used
}
