//! The question how far weights can move, of one weight or of all.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::assignment::solvers::work::Work;
use crate::error::{Error, Result};
use crate::matching::matching::Matching;
use crate::matching::objectives::check_only_points;
use crate::matching::provenance::Provenance;
use crate::matching::what_if::sensitivity::search::Search;
use crate::matching::what_if::sensitivity::{Sensitivity, WeightRange};
use crate::progress::PhaseKind;
use crate::scoring::sides::Sides;

impl Matching {
    /// How far each weight can move, all others as they are, until another matching is better.
    ///
    /// A weight is looked at up to a million, but not beyond 0: with the other sign it is another
    /// programme. One that is 0 is looked at both ways. Ends are exact: at the weight of an end
    /// this matching is best, one beyond it is not. Between the ends it is best too, unless a
    /// criterion rounds its points (skills, seniority, personality, commitment, new knowledge, and
    /// the average for what is unknown): then another may be better at single weights, by less than
    /// a point for each thing that is rounded.
    ///
    /// Time: some ten solves a weight, most of them begun with prices that are nearly right; of a
    /// large cohort, in which somebody gains by any change, two. With the feature `parallel`, on
    /// all cores. Space: that of a solve, for each core.
    ///
    /// # Errors
    /// [`is_memory`](Error::is_memory) when there is no memory for a solve;
    /// [`is_problem`](Error::is_problem) when the objective is not the most points, or the search
    /// for the best within [`Sparing::AtMost`](crate::Sparing::AtMost), or for mentees who may
    /// share a mentor, is given up at some weight; [`is_cancelled`](Error::is_cancelled) when the
    /// [watch](Self::with_watch) stops it before any weight is known.
    pub fn sensitivity(&self) -> Result<Sensitivity> {
        self.ranges(self.parts.programme.weights().all())
    }

    /// The same of some weights: each takes as long as it does among all. They come in the order of
    /// [`Weights::all`](crate::Weights::all), each once.
    ///
    /// ```
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([Participant::mentor("ana"), Participant::mentee("max")])?;
    /// let matching = Matcher::default().solve(cohort)?;
    /// let some = matching.sensitivity_among(["skills", "different_department"])?;
    /// let keys: Vec<&str> = some.weights().iter().map(|range| range.key()).collect();
    /// assert_eq!(keys, ["different_department", "skills"]);
    /// assert!(matching.sensitivity_among(["skill"]).unwrap_err().is_unknown());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when there is no such weight; else as
    /// [`sensitivity`](Self::sensitivity).
    pub fn sensitivity_among<'k>(&self, keys: impl IntoIterator<Item = &'k str>) -> Result<Sensitivity> {
        let asked: Vec<_> = keys.into_iter().map(|key| self.weight(key)).collect::<Result<_>>()?;
        let mut weights = self.parts.programme.weights().all();
        weights.retain(|weight| asked.contains(weight));
        // a rank of a choice for which no points are stated
        for weight in asked {
            if !weights.contains(&weight) {
                weights.push(weight);
            }
        }
        self.ranges(weights)
    }

    fn ranges(&self, weights: Vec<(&'static str, i32)>) -> Result<Sensitivity> {
        self.check_has_ranges()?;
        let (work, sides) = (self.work(), Sides::new(&self.parts.cohort));
        let (left, of) = (AtomicUsize::new(weights.len()), weights.len());
        let range = |weight: (&'static str, i32)| {
            let found = work.quietly(|work| Search::new(self, &sides, weight, work)?.range());
            let left = left.fetch_sub(1, Ordering::Relaxed).saturating_sub(1);
            // whether it is stopped is seen by who comes next
            let _asked = work.guard().left(PhaseKind::Comparing, left, of);
            (weight.0, found)
        };
        #[cfg(feature = "parallel")]
        let found: Vec<(&str, Result<WeightRange>)> = {
            use rayon::prelude::*;
            weights.into_par_iter().with_max_len(1).map(range).collect()
        };
        #[cfg(not(feature = "parallel"))]
        let found: Vec<(&str, Result<WeightRange>)> = weights.into_iter().map(range).collect();
        let (mut weights, mut missing) = (Vec::new(), Vec::new());
        for (key, found) in found {
            match found {
                Err(stopped) if stopped.is_cancelled() => missing.push(key),
                found => weights.push(found?),
            }
        }
        if weights.is_empty() && !missing.is_empty() {
            return Err(work.guard().cancelled());
        }
        work.guard().done();
        let stopped_at = work.stopped_at().filter(|_| !missing.is_empty());
        Ok(Sensitivity { provenance: Provenance::of(self), weights, missing, stopped_at })
    }

    /// How far the weight of this key can move: see [`sensitivity`](Self::sensitivity).
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when there is no such weight; else as
    /// [`sensitivity`](Self::sensitivity).
    pub fn sensitivity_of(&self, key: &str) -> Result<WeightRange> {
        let weight = self.weight(key)?;
        self.check_has_ranges()?;
        let sides = Sides::new(&self.parts.cohort);
        self.asked(PhaseKind::Comparing, |work: &Work<'_>| Search::new(self, &sides, weight, work)?.range())
    }

    /// A weight of the programme by its key.
    fn weight(&self, key: &str) -> Result<(&'static str, i32)> {
        let found = self.parts.programme.weights().entry(key);
        found.ok_or_else(|| Error::unknown("no such weight").with_value(key))
    }

    /// Refuses the question where it has no answer.
    fn check_has_ranges(&self) -> Result<()> {
        check_only_points(self, "the range of a weight can be found")?;
        self.check_no_gap()
    }
}
