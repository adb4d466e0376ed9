//! Who has said yes, each side apart, and who is still to answer (S7, S8).

use crate::error::Result;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Role;
use crate::season::decision::Event;
use crate::season::pair_state::{PairState, Party};
use crate::season::replies::Replies;
use crate::season::season::Season;

/// Somebody who was asked about a pair and has not answered.
///
/// From [`Season::awaiting`](crate::Season::awaiting).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Awaited<'a> {
    pair: &'a PairId,
    side: Role,
    asked: &'a str,
    is_needed: bool,
}

impl<'a> Awaited<'a> {
    /// The pair.
    pub fn pair(&self) -> &'a PairId {
        self.pair
    }

    /// Who has not answered.
    pub fn who(&self) -> &'a ParticipantId {
        if self.side == Role::Mentor { self.pair.mentor() } else { self.pair.mentee() }
    }

    /// Their role in the pair: mentor or mentee.
    pub fn side(&self) -> Role {
        self.side
    }

    /// When they were asked, in the caller's words.
    pub fn asked(&self) -> &'a str {
        self.asked
    }

    /// Does the programme need their yes, or is the other's enough?
    pub fn is_needed(&self) -> bool {
        self.is_needed
    }
}

impl Season {
    /// Notes that one of a consulted pair said yes, and says whether the pair is accepted now.
    ///
    /// Whose yes is needed is a [policy](crate::policies::Consent) of the programme. A yes that
    /// comes when the pair is accepted already is written down, too. [`Party::Coordinator`] speaks
    /// for both.
    ///
    /// ```
    /// use pairwright::policies::Consent;
    /// use pairwright::season::Party;
    /// use pairwright::{Cohort, Matcher, Participant, Programme, Season};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let programme = Programme::default().with_consent(Consent::Both);
    /// let mut season = Season::new(Matcher::new(programme), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// season.consult_all("2 March")?;
    /// assert!(!season.agree("ana", "max", Party::Mentor, "3 March")?);
    /// let awaited: Vec<_> = season.awaiting().map(|one| one.who().as_str()).collect();
    /// assert_eq!(awaited, ["max"]);
    /// assert!(season.agree("ana", "max", Party::Mentee, "5 March")?);
    /// assert_eq!(season.replies("ana", "max").and_then(|both| both.mentor()), Some("3 March"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when the pair is neither consulted nor accepted, this
    /// side has agreed already, the pair is [forbidden](Self::forbidden_pairs) by now, or the
    /// season is closed.
    pub fn agree(
        &mut self,
        mentor: impl Into<ParticipantId>,
        mentee: impl Into<ParticipantId>,
        by: Party,
        at: impl Into<String>,
    ) -> Result<bool> {
        let (pair, at) = (PairId::new(mentor, mentee), at.into());
        self.check_allowed(&pair)?;
        self.course.decide(at.clone(), Event::Agreed { pair: pair.clone(), by })?;
        if self.course.states().get(&pair) != Some(&PairState::Consulted) {
            return Ok(true);
        }
        let has = |party| self.course.replies(&pair).is_some_and(|replies| replies.has(party));
        let is_met = self.programme().consent().is_met(has(Party::Mentor), has(Party::Mentee));
        if is_met {
            self.course.decide(at, Event::Accepted(pair))?;
        }
        Ok(is_met)
    }

    /// When the two of a pair were asked and when each said yes; `None` if they were not asked
    /// since the pair was proposed last. Time O(log n).
    pub fn replies(
        &self,
        mentor: impl Into<ParticipantId>,
        mentee: impl Into<ParticipantId>,
    ) -> Option<&Replies> {
        self.course.replies(&PairId::new(mentor, mentee))
    }

    /// Who was asked about a pair that is still open, and has not answered: by pair, the mentor
    /// before the mentee.
    ///
    /// Both sides are here; [`Awaited::is_needed`] says for whom the pair waits.
    pub fn awaiting(&self) -> impl Iterator<Item = Awaited<'_>> {
        let consent = self.programme().consent();
        let open = self.pairs().filter(|(_, state)| **state == PairState::Consulted);
        open.filter_map(|(pair, _)| Some((pair, self.course.replies(pair)?))).flat_map(
            move |(pair, replies)| {
                let sides = [
                    (Role::Mentor, replies.mentor(), consent.asks_mentor()),
                    (Role::Mentee, replies.mentee(), consent.asks_mentee()),
                ];
                let silent = sides.into_iter().filter(|(_, said, _)| said.is_none());
                silent.map(|(side, _, is_needed)| Awaited { pair, side, asked: replies.asked(), is_needed })
            },
        )
    }
}
