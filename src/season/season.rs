//! A season: its people, its log, its latest matching.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assignment::objectives::fairness::objective::Objective;
use crate::matching::constraints::Pilot;
use crate::matching::matcher::Matcher;
use crate::matching::matching::Matching;
use crate::people::cohort::Cohort;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::programme::programme::Programme;
use crate::scoring::criteria_changes::CriteriaChanges;
use crate::season::course::Course;
use crate::season::decision::{Decision, Event};
use crate::season::noted::Noted;
use crate::season::pair_state::PairState;
use crate::watch::watch::Watch;

/// A programme from the first proposal to the last formal pair (S7, S16).
///
/// A matching proposes; people are consulted, accept or decline; the matching is made again around
/// what is settled, until nothing is open. Accepted pairs stay, declined ones never come back, and
/// what is still open is spared as asked. Every decision is in the [`log`](Self::log) with the time
/// the caller gives.
///
/// A move that is not allowed is an error that names the pair, its state and the move, and changes
/// nothing. The loop always ends: each round in which somebody declines forbids a pair for good.
///
/// ```
/// use pairwright::season::{PairState, Party};
/// use pairwright::{Cohort, Matcher, Participant, Programme, Season, Sparing};
///
/// let cohort = Cohort::new([
///     Participant::mentor("ana").with_level(2).with_choices(["max"]),
///     Participant::mentor("ben").with_level(3),
///     Participant::mentee("max").with_level(7),
/// ])?;
/// let mut season = Season::new(Matcher::new(Programme::default()), cohort);
/// season.propose("1 March")?;
/// season.consult_all("2 March")?;
/// season.decline("ana", "max", Party::Mentee, "same project", "5 March")?;
/// let round = season.rematch(Sparing::Price(100), "6 March")?;
/// assert_eq!(round.made()[0].mentor().as_str(), "ben");
///
/// season.consult_all("7 March")?;
/// season.agree("ben", "max", Party::Mentee, "9 March")?;
/// season.formalise_accepted("10 March")?;
/// assert_eq!(season.state("ben", "max"), Some(&PairState::Formal));
/// season.close("1 December")?;
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Season {
    pub(super) matcher: Matcher,
    pub(super) cohort: Arc<Cohort>,
    pub(super) course: Course,
    /// The current matching, with the prices from which the next one starts.
    pub(super) matching: Option<Matching>,
    /// Was there a matching that could not be kept, since points are counted otherwise now?
    pub(super) is_forgotten: bool,
    /// Open pairs that the people forbid by now, and why. It follows from the rest.
    pub(super) barred: BTreeMap<PairId, String>,
    /// The caller's criteria with which it was saved, where there is no matching that has them.
    pub(super) criteria_then: Option<Vec<String>>,
    /// What the log does not have of its moves.
    pub(super) noted: Noted,
}

impl Season {
    /// A season that has not begun. The matcher brings the programme, the pilot and criteria of
    /// your own.
    ///
    /// Nothing is matched yet: [`propose`](Self::propose) makes the first matching.
    pub fn new(matcher: Matcher, cohort: impl Into<Arc<Cohort>>) -> Self {
        Self::of(matcher, cohort.into(), Course::default(), None, false)
    }

    pub(super) fn of(
        matcher: Matcher,
        cohort: Arc<Cohort>,
        course: Course,
        matching: Option<Matching>,
        is_forgotten: bool,
    ) -> Self {
        let noted = Noted::since(course.log().len());
        let barred = BTreeMap::new();
        Self { matcher, cohort, course, matching, is_forgotten, barred, criteria_then: None, noted }
    }

    /// Calls this watch from now on while the season works: see
    /// [`Matcher::with_watch`](crate::Matcher::with_watch). The matcher brings its own, if it has
    /// one.
    ///
    /// It sees [`propose`](Self::propose), [`rematch`](Self::rematch), and what
    /// [`join`](Self::join) and [`change`](Self::change) have to look at. A move that is stopped is
    /// an error that [is cancelled](crate::Error::is_cancelled) and changes nothing: made again, it
    /// gives what it would have given. So nothing that was found by half is ever proposed.
    /// [`restore`](Self::restore) has the watch of the matcher that it is given.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use pairwright::{Cohort, Matcher, Participant, Progress, Season};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.set_watch(|_: &Progress| ControlFlow::Break(()));
    /// assert!(season.propose("1 March").unwrap_err().is_cancelled());
    /// assert!(season.log().is_empty());
    ///
    /// season.set_watch(|_: &Progress| ControlFlow::Continue(()));
    /// assert_eq!(season.propose("1 March")?.pairs().len(), 1);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn with_watch(mut self, watch: impl Watch + 'static) -> Self {
        self.set_watch(watch);
        self
    }

    /// The same of a season that is there.
    pub fn set_watch(&mut self, watch: impl Watch + 'static) {
        self.matcher = self.matcher.clone().with_watch(watch);
    }

    /// Everybody who takes part at present: who joined is in it, who left is not.
    pub fn cohort(&self) -> &Cohort {
        &self.cohort
    }

    /// The programme.
    pub fn programme(&self) -> &Programme {
        self.matcher.programme()
    }

    /// The pilot, if only some of the mentees are to be served.
    pub fn pilot(&self) -> Option<&Pilot> {
        self.matcher.pilot()
    }

    /// What is best among the matchings that serve as many.
    pub fn objective(&self) -> Objective {
        self.matcher.objective()
    }

    /// How many matchings were made: 0 before the first one.
    pub fn round(&self) -> u32 {
        self.course.round()
    }

    /// The last matching that was made. Pairs may have been declined or ended since.
    ///
    /// `None` before the first one, and where the season was saved by an earlier version that
    /// counts points in another way: the pairs and the log are there, and the next
    /// [`rematch`](Self::rematch) makes a matching again.
    pub fn matching(&self) -> Option<&Matching> {
        self.matching.as_ref()
    }

    /// Every pair there ever was and its state, by mentor, then mentee: declined and ended ones,
    /// too.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant, Season};
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// let (pair, state) = season.pairs().next().unwrap();
    /// assert_eq!(format!("{pair}: {state}"), "ana and max: proposed");
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn pairs(&self) -> impl Iterator<Item = (&PairId, &PairState)> {
        self.course.states().iter()
    }

    /// The state of a pair; `None` if it was never proposed. Time O(log n).
    pub fn state(
        &self,
        mentor: impl Into<ParticipantId>,
        mentee: impl Into<ParticipantId>,
    ) -> Option<&PairState> {
        self.course.states().get(&PairId::new(mentor, mentee))
    }

    /// The pairs that wait for an answer: proposed or consulted. [`awaiting`](Self::awaiting) says
    /// who is to be reminded.
    pub fn open_pairs(&self) -> impl Iterator<Item = (&PairId, &PairState)> {
        self.pairs().filter(|(_, state)| state.is_open())
    }

    /// The pairs that were declined, with who declined and why.
    pub fn declined_pairs(&self) -> impl Iterator<Item = (&PairId, &PairState)> {
        self.pairs().filter(|(_, state)| matches!(state, PairState::Declined { .. }))
    }

    /// The pairs that have begun.
    pub fn formal_pairs(&self) -> impl Iterator<Item = &PairId> {
        self.pairs().filter(|&(_, state)| *state == PairState::Formal).map(|(pair, _)| pair)
    }

    /// Everything that was decided, in order. It only ever grows.
    pub fn log(&self) -> &[Decision] {
        self.course.log()
    }

    /// Does nothing wait for an answer? Then pairs can be made formal and the season closed.
    pub fn is_settled(&self) -> bool {
        self.open_pairs().next().is_none()
    }

    /// Has anything been decided since the last matching, so that another one may be better: a pair
    /// declined, withdrawn or ended, somebody joined, left or changed?
    pub fn is_outdated(&self) -> bool {
        if self.is_forgotten {
            return true;
        }
        let since = self.log().iter().rev().map(Decision::event);
        since
            .take_while(|event| !matches!(event, Event::Proposed { .. } | Event::Rematched { .. }))
            .any(Event::asks_for_a_matching)
    }

    /// How the criteria of the last matching differ from those of today, after the season was
    /// opened with others: what is new, what is gone, what gives other points.
    ///
    /// Those of today count from the next round on; then there is nothing to tell any more. Until
    /// then the matching is what it was, with its proof.
    ///
    /// ```
    /// use pairwright::assignment::Term;
    /// use pairwright::scoring::Sides;
    /// use pairwright::{Cohort, Criterion, Matcher, Participant, Result, Season};
    ///
    /// #[derive(Debug)]
    /// struct Mood;
    ///
    /// impl Criterion for Mood {
    ///     fn name(&self) -> &str {
    ///         "mood"
    ///     }
    ///     fn compile(&self, _: &Sides<'_>) -> Result<Vec<Term>> {
    ///         Ok(Vec::new())
    ///     }
    /// }
    ///
    /// let people = [Participant::mentor("ana"), Participant::mentee("max")];
    /// let mut season = Season::new(Matcher::default(), Cohort::new(people)?);
    /// season.propose("1 March")?;
    /// let today = Matcher::default().with_criterion(Mood);
    /// let opened = Season::restore(season.saved(), &today)?;
    /// assert_eq!(opened.criteria_changes().added(), ["mood"]);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn criteria_changes(&self) -> CriteriaChanges {
        if let Some(matching) = &self.matching {
            return matching.criteria_changes(&self.matcher);
        }
        let then: Vec<&str> = match &self.criteria_then {
            Some(then) => then.iter().map(String::as_str).collect(),
            None => self.own_names().collect(),
        };
        CriteriaChanges::between(&then, self.own_names(), |_| false)
    }

    /// Was it closed?
    pub fn is_closed(&self) -> bool {
        self.course.is_closed()
    }
}
