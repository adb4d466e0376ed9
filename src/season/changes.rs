//! Details that change while the season goes on: a new level, manager, department, address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::assignment::solvers::work::Work;
use crate::error::problems::Problems;
use crate::error::{Error, Result};
use crate::matching::acceptance::Acceptance;
use crate::matching::constraints::Pilot;
use crate::matching::forbidden::{Forbidden, forbidden};
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::season::course::Course;
use crate::season::decision::Event;
use crate::season::endings::unlocked;
use crate::season::season::Season;

impl Season {
    /// Takes over new details of people who take part, each a whole profile: what it does not say
    /// is not known any more.
    ///
    /// What keeps two people apart fails closed. Conflict flags stay, whether they are said again
    /// or not; so do managers where none is named; new managers replace the former ones, those of
    /// the organisation as well. References are resolved and findings made as in any cohort, and
    /// the next [`rematch`](Self::rematch) takes all of it into account. Open pairs that are
    /// impossible now go no further: see [`forbidden_pairs`](Self::forbidden_pairs). Profiles that
    /// say nothing new are passed over.
    ///
    /// ```
    /// use pairwright::season::Party;
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// season.consult_all("2 March")?;
    /// season.agree("ana", "max", Party::Mentee, "3 March")?;
    /// let max = season.cohort().get("max").unwrap().clone();
    /// season.change([max.clone().with_department("Legal")], "5 April")?;
    ///
    /// let refused = season.change([max.with_manager("ana")], "6 April").unwrap_err();
    /// assert!(refused.to_string().contains("ana and max are to be a pair, but ana manages max"));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// Time O(n log n) for all of them together, and that of scoring.
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when somebody does not take part;
    /// [`is_input`](Error::is_input) when a profile has a value that cannot be, or a finding
    /// appears that stops a matching and is not accepted; [`is_clash`](Error::is_clash) when
    /// settled pairs become forbidden or have no place any more, when people would lose the role
    /// they have in a pair, with [all of them](Error::all), or when the season is closed;
    /// [`is_cancelled`](Error::is_cancelled) when the
    /// [watch](Self::with_watch) stops it. The season then stays as it
    /// was.
    pub fn change(
        &mut self,
        people: impl IntoIterator<Item = Participant>,
        at: impl Into<String>,
    ) -> Result<()> {
        self.change_keeping(people, [], at)
    }

    /// The same, where some settled pairs stay although the new details forbid them: which, and
    /// why. That is written down as a decision of its own.
    ///
    /// Rules of the programme can be waived in this way, reporting lines among them; a declared
    /// conflict cannot. It holds for what forbids the pair now: another prohibition later is
    /// refused again. The pair is in later matchings, with what forbids it told.
    ///
    /// # Errors
    /// As [`change`](Self::change); [`is_clash`](Error::is_clash) when a pair to be kept is not
    /// settled, or is not forbidden by anything that can be waived.
    pub fn change_keeping(
        &mut self,
        people: impl IntoIterator<Item = Participant>,
        kept: impl IntoIterator<Item = (PairId, String)>,
        at: impl Into<String>,
    ) -> Result<()> {
        self.course.check_going()?;
        let (people, at): (Vec<_>, String) = (people.into_iter().collect(), at.into());
        let who: BTreeSet<ParticipantId> = people.iter().map(|person| person.id().clone()).collect();
        let cohort = Arc::new(changed(&self.cohort, &self.course, people.clone())?);
        self.check_roles(&cohort, &who)?;
        self.check_new_findings(&cohort)?;
        let mut course = self.course.clone();
        let work = self.matcher.work();
        work.guard().part(0.0..0.4, || self.keep(&cohort, &mut course, kept, &at, &work))?;
        let barred = work.guard().part(0.4..1.0, || self.check_people(&cohort, &course, &work))?;
        work.guard().done();
        for who in who {
            let columns = cohort.columns_changed(&self.cohort, &who);
            if !columns.is_empty() {
                course.decide(at.clone(), Event::Changed { who, columns })?;
            }
        }
        if course.log().len() > self.course.log().len() {
            self.noted.note(self.log().len(), people);
            (self.course, self.cohort, self.barred) = (course, cohort, barred);
        }
        Ok(())
    }

    /// Writes down which pairs stay.
    fn keep(
        &self,
        cohort: &Cohort,
        course: &mut Course,
        kept: impl IntoIterator<Item = (PairId, String)>,
        at: &str,
        work: &Work<'_>,
    ) -> Result<()> {
        let kept: Vec<(PairId, String)> = kept.into_iter().collect();
        if kept.is_empty() {
            return Ok(());
        }
        let scores = self.matcher.scores(cohort, work)?;
        let found = forbidden(cohort, &scores, kept.iter().map(|(pair, _)| pair));
        let found: BTreeMap<PairId, Forbidden> =
            found.into_iter().map(|one| (one.pair.clone(), one)).collect();
        let (mut decided, mut problems) = (Vec::new(), Problems::default());
        for (pair, reason) in kept {
            let refused = |why: &str| Error::clash(format!("{pair} {why}")).of_person(pair.mentor().as_str());
            match found.get(&pair) {
                None => problems.add(refused("are not forbidden, and need not be kept")),
                Some(one) if !one.is_waivable => {
                    problems.add(refused(&format!("cannot be kept: {}", one.why)));
                }
                Some(one) => decided.push(Event::Kept { despite: one.criteria.clone(), pair, reason }),
            }
        }
        problems.finish()?;
        decided.into_iter().try_for_each(|event| course.decide(at.to_owned(), event))
    }

    /// Refuses that somebody loses the role they have in a pair, or in the pilot.
    fn check_roles(&self, cohort: &Cohort, who: &BTreeSet<ParticipantId>) -> Result<()> {
        let mentors = |id: &ParticipantId| cohort.get(id).is_some_and(|person| person.role().is_mentor());
        let mentees = |id: &ParticipantId| cohort.get(id).is_some_and(|person| person.role().is_mentee());
        let mut problems = Problems::default();
        for (pair, state) in self.pairs().filter(|(_, state)| state.is_live()) {
            let lost = [(pair.mentor(), mentors(pair.mentor())), (pair.mentee(), mentees(pair.mentee()))];
            if let Some((id, _)) = lost.into_iter().find(|(id, stays)| !stays && who.contains(*id)) {
                let refused = format!("{pair} are {state}, but {id} would no longer have that role");
                let refused = Error::clash(refused).at_column("role").of_person(id.as_str());
                problems.add(refused.with_advice("end the pair first"));
            }
        }
        if let Some(Pilot::Mentees(chosen)) = self.pilot() {
            for id in chosen.iter().filter(|id| who.contains(*id) && !mentees(id)) {
                let refused = Error::clash("is chosen for the pilot, and would no longer be a mentee");
                problems.add(refused.at_column("role").of_person(id.as_str()));
            }
        }
        problems.finish()
    }

    /// Refuses details about which something is found that stops a matching, is new, and is not
    /// accepted: two who must not meet could be a pair already.
    fn check_new_findings(&self, cohort: &Cohort) -> Result<()> {
        let accepted = self.programme().accepted();
        let told = |cohort: &Cohort| -> BTreeSet<String> {
            cohort.audit().unaccepted(accepted).map(ToString::to_string).collect()
        };
        if told(cohort).is_subset(&told(&self.cohort)) {
            return Ok(());
        }
        self.matcher.check_accepted(cohort, Acceptance::InSeason, false)
    }
}

/// The people with new details of some.
pub(super) fn changed(cohort: &Arc<Cohort>, course: &Course, people: Vec<Participant>) -> Result<Cohort> {
    unlocked(cohort, course)?.changed(people)?.build()
}
