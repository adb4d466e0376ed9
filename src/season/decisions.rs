//! What the coordinator does with pairs: consult, accept, decline, make formal, close.

use crate::error::Result;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::season::decision::Event;
use crate::season::pair_state::{PairState, Party};
use crate::season::season::Season;

impl Season {
    /// Notes that the two of a proposed pair were asked (S7).
    ///
    /// "Consult mentees before making the pairing formal." Only a consulted pair can be accepted or
    /// declined, so the log shows that nobody was decided about unasked.
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when the pair is not proposed or
    /// [forbidden](Self::forbidden_pairs) by now, or the season is closed.
    pub fn consult(
        &mut self,
        mentor: impl Into<ParticipantId>,
        mentee: impl Into<ParticipantId>,
        at: impl Into<String>,
    ) -> Result<()> {
        let pairs = vec![PairId::new(mentor, mentee)];
        self.check_allowed(&pairs[0])?;
        self.course.decide(at.into(), Event::Consulted { pairs })
    }

    /// Notes that all proposed pairs were asked, and says how many. Those that are
    /// [forbidden](Self::forbidden_pairs) by now are left out.
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when the season is closed.
    pub fn consult_all(&mut self, at: impl Into<String>) -> Result<usize> {
        let mut pairs = self.course.with(|state| *state == PairState::Proposed);
        pairs.retain(|pair| !self.barred.contains_key(pair));
        self.decide_all(pairs, at, |pairs| Event::Consulted { pairs })
    }

    /// Notes that a consulted pair agreed, whoever has said so. No re-match moves it from now on.
    ///
    /// Where each side's yes is to be written down apart, see [`agree`](Self::agree).
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when the pair is not consulted or
    /// [forbidden](Self::forbidden_pairs) by now, or the season is closed.
    pub fn accept(
        &mut self,
        mentor: impl Into<ParticipantId>,
        mentee: impl Into<ParticipantId>,
        at: impl Into<String>,
    ) -> Result<()> {
        let pair = PairId::new(mentor, mentee);
        self.check_allowed(&pair)?;
        self.course.decide(at.into(), Event::Accepted(pair))
    }

    /// Notes that somebody said no to a consulted pair. It is never proposed again in this season.
    ///
    /// The reason is for the coordinator alone; no letter contains it. The matching stays as it is
    /// until [`rematch`](Self::rematch).
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when the pair is not consulted, or the season is
    /// closed.
    pub fn decline(
        &mut self,
        mentor: impl Into<ParticipantId>,
        mentee: impl Into<ParticipantId>,
        by: Party,
        reason: impl Into<String>,
        at: impl Into<String>,
    ) -> Result<()> {
        let pair = PairId::new(mentor, mentee);
        self.course.decide(at.into(), Event::Declined { pair, by, reason: reason.into() })
    }

    /// Makes an accepted pair formal: it begins.
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when the pair is not accepted, or the season is closed.
    pub fn formalise(
        &mut self,
        mentor: impl Into<ParticipantId>,
        mentee: impl Into<ParticipantId>,
        at: impl Into<String>,
    ) -> Result<()> {
        let pairs = vec![PairId::new(mentor, mentee)];
        self.course.decide(at.into(), Event::Formalised { pairs })
    }

    /// Makes all accepted pairs formal, and says how many.
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when the season is closed.
    pub fn formalise_accepted(&mut self, at: impl Into<String>) -> Result<usize> {
        let pairs = self.course.with(|state| *state == PairState::Accepted);
        self.decide_all(pairs, at, |pairs| Event::Formalised { pairs })
    }

    /// Ends the season. Nothing can be decided after that.
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when a pair is open or accepted but not formal, naming
    /// it, or the season is closed already.
    pub fn close(&mut self, at: impl Into<String>) -> Result<()> {
        self.course.decide(at.into(), Event::Closed)
    }

    /// Decides about several pairs at once; about none, nothing is decided.
    fn decide_all(
        &mut self,
        pairs: Vec<PairId>,
        at: impl Into<String>,
        event: impl FnOnce(Vec<PairId>) -> Event,
    ) -> Result<usize> {
        self.course.check_going()?;
        let count = pairs.len();
        if count > 0 {
            self.course.decide(at.into(), event(pairs))?;
        }
        Ok(count)
    }
}
