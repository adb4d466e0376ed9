//! Pairs that are taken back before they begin, or ended while both stay.

use std::sync::Arc;

use crate::error::Result;
use crate::people::cohort::Cohort;
use crate::people::cohort_builder::CohortBuilder;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::season::course::Course;
use crate::season::decision::Event;
use crate::season::pair_state::{PairState, Party};
use crate::season::season::Season;

impl Season {
    /// Takes an accepted pair back, before it begins. It is never proposed again in this season.
    ///
    /// The places of the two are open again for the next [`rematch`](Self::rematch). The reason is
    /// for the coordinator alone; no letter contains it.
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when the pair is not accepted, or the season is closed.
    pub fn withdraw(
        &mut self,
        mentor: impl Into<ParticipantId>,
        mentee: impl Into<ParticipantId>,
        by: Party,
        reason: impl Into<String>,
        at: impl Into<String>,
    ) -> Result<()> {
        let pair = PairId::new(mentor, mentee);
        self.course.decide(at.into(), Event::Withdrawn { pair, by, reason: reason.into() })
    }

    /// Ends a formal pair, at the check-in say, while both stay. It is never proposed again in this
    /// season, and is history for the [next cohort](Self::next_cohort).
    ///
    /// The places of the two are open again: the next [`rematch`](Self::rematch) finds somebody
    /// else for each. Where one of the two leaves the programme, see [`leave`](Self::leave). The
    /// reason is for the coordinator alone; no letter contains it.
    ///
    /// ```
    /// use pairwright::season::Party;
    /// use pairwright::{Cohort, Matcher, Participant, Season, Sparing};
    ///
    /// let people = [
    ///     Participant::mentor("ana").with_choices(["max"]),
    ///     Participant::mentor("ben"),
    ///     Participant::mentee("max"),
    /// ];
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// season.consult_all("2 March")?;
    /// season.agree("ana", "max", Party::Mentee, "3 March")?;
    /// season.formalise_accepted("4 March")?;
    /// season.end("ana", "max", Party::Mentee, "too far apart", "5 May")?;
    /// let round = season.rematch(Sparing::Nobody, "6 May")?;
    /// assert_eq!(round.made()[0].mentor().as_str(), "ben");
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_clash`](crate::Error::is_clash) when the pair is not formal, or the season is closed.
    pub fn end(
        &mut self,
        mentor: impl Into<ParticipantId>,
        mentee: impl Into<ParticipantId>,
        by: Party,
        reason: impl Into<String>,
        at: impl Into<String>,
    ) -> Result<()> {
        let pair = PairId::new(mentor, mentee);
        self.course.decide(at.into(), Event::Ended { pair, by, reason: reason.into() })
    }
}

/// The people as the next matching takes them: a pair that was locked is not any more once somebody
/// has said no to it.
pub(super) fn unlocked(cohort: &Arc<Cohort>, course: &Course) -> Result<Arc<Cohort>> {
    let is_over =
        |pair: &PairId| course.states().get(pair).is_some_and(|state: &PairState| state.refusal().is_some());
    if cohort.locked().iter().any(is_over) {
        return Ok(Arc::new(CohortBuilder::from(cohort.as_ref()).unlocked(is_over).build()?));
    }
    Ok(Arc::clone(cohort))
}
