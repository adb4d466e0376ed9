//! Who watches a matcher or the questions of a matching, and what there is when a watch stops them.

use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::matching::matcher::Matcher;
use crate::matching::matching::Matching;
use crate::progress::{PhaseKind, Progress};
use crate::watch::guard::Guard;
use crate::watch::shared_watch::SharedWatch;
use crate::watch::watch::Watch;

impl Matcher {
    /// Calls this watch while the matcher works: what is being done, how much of it, and whether to
    /// go on.
    ///
    /// It sees [`solve`](Self::solve), [`rematch`](Self::rematch) and [`Matching::restore`],
    /// whatever the objective, the pilot and the rules; a [`Season`](crate::Season) has the watch
    /// of its matcher. Of each of these the share never falls, and is 1 once, at the end. Several
    /// threads may use the matcher at once; the watch is called by one at a time.
    ///
    /// *What is known when it is stopped.* Mostly nothing that could be used: the answer is an
    /// error that [is cancelled](crate::Error::is_cancelled), and [says how far it
    /// was](crate::Error::stopped_at). Two searches for what is NP-hard answer with the best they
    /// have: mentees who may not share a mentor ([`Matching::stopped_at`]), and
    /// [`Sparing::AtMost`](crate::Sparing::AtMost)
    /// ([`Rematch::stopped_at`](crate::season::Rematch::stopped_at)). Both say by which gap it can
    /// be off, and that is proven. A season takes over nothing that was stopped.
    ///
    /// A matching is not watched by the matcher that made it: see [`Matching::with_watch`].
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use std::time::{Duration, Instant};
    /// use pairwright::{Cohort, Matcher, Participant, Progress};
    ///
    /// let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentee("max")])?;
    /// let end = Instant::now() + Duration::from_secs(60);
    /// let matcher = Matcher::default().with_watch(move |progress: &Progress| {
    ///     println!("{}: {:.0} %", progress.phase(), 100.0 * progress.share());
    ///     if Instant::now() < end { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    /// });
    /// assert_eq!(matcher.solve(cohort.clone())?.pairs().len(), 1);
    ///
    /// let impatient = Matcher::default().with_watch(|_: &Progress| ControlFlow::Break(()));
    /// let stopped = impatient.solve(cohort).unwrap_err();
    /// assert!(stopped.is_cancelled() && stopped.stopped_at().is_some());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn with_watch(mut self, watch: impl Watch + 'static) -> Self {
        self.watch = SharedWatch::new(watch);
        self
    }

    /// The work of one call.
    pub(crate) fn work(&self) -> Work<'_> {
        Work::new(Guard::shared(&self.watch), self.solver.as_deref())
    }
}

impl Matching {
    /// The same matching, whose questions call this watch: [`repairs`](Self::repairs),
    /// [`alternatives`](Self::alternatives), [`why_not`](Self::why_not),
    /// [`is_unique`](Self::is_unique), [`another`](Self::another),
    /// [`sensitivity`](Self::sensitivity), [`trade_off`](Self::trade_off),
    /// [`frontier`](Self::frontier), [`fairness_price`](Self::fairness_price),
    /// [`shortages`](Self::shortages), [`find_left_out`](Self::find_left_out),
    /// [`choices_met`](Self::choices_met), [`unmet_choices`](Self::unmet_choices),
    /// [`compare`](Self::compare), [`under_programme`](Self::under_programme),
    /// [`under_objective`](Self::under_objective) and
    /// [`verify`](Self::verify); and an evaluation of it.
    ///
    /// A clone shares all data with the matching, so it costs nothing to give each question a watch
    /// of its own. Each is watched like a [call of a matcher](Matcher::with_watch).
    ///
    /// *What is known when it is stopped.* An error that
    /// [is cancelled](crate::Error::is_cancelled); but a sensitivity, a trade-off, a frontier,
    /// repairs and unmet choices answer with those weights, points, repairs and people that are
    /// known. They say so: `stopped_at` is how far they were, `is_complete` is false. Where nothing
    /// is known yet it is an error, too.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use pairwright::{Cohort, Matcher, Participant, Progress};
    ///
    /// let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentee("max")])?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// let watched = matching.clone().with_watch(|_: &Progress| ControlFlow::Break(()));
    /// assert!(watched.verify().unwrap_err().is_cancelled());
    /// matching.verify()?;
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    #[must_use]
    pub fn with_watch(mut self, watch: impl Watch + 'static) -> Self {
        self.watch = SharedWatch::new(watch);
        self
    }

    /// How far the search for mentees who may share a mentor was, if the watch of the matcher
    /// stopped it: then the matching is the best it had found, and another one may be better by the
    /// [`gap`](Self::gap). Else none. A matching that was read from a file does not know.
    pub fn stopped_at(&self) -> Option<&Progress> {
        self.stopped_at.as_ref()
    }

    /// Was nothing stopped while it was made?
    pub fn is_complete(&self) -> bool {
        self.stopped_at.is_none()
    }

    /// The work of one question.
    pub(crate) fn work(&self) -> Work<'_> {
        Work::new(Guard::shared(&self.watch), self.parts.solver.as_deref())
    }

    /// Does the work of one question, and tells when it is done.
    ///
    /// # Errors
    /// Those of the question; [`is_cancelled`](crate::Error::is_cancelled) when the watch stops it
    /// at once.
    pub(in crate::matching) fn asked<T>(
        &self,
        phase: PhaseKind,
        question: impl FnOnce(&Work<'_>) -> Result<T>,
    ) -> Result<T> {
        let work = self.work();
        work.guard().left(phase, 1, 1)?;
        let answer = question(&work)?;
        work.guard().done();
        Ok(answer)
    }
}
