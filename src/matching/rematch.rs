//! A matching made again: after declines, late joiners and leavers.

use std::sync::Arc;

use super::given::Sparing;
use super::{Given, Matcher, Matching, Pair};
use crate::assignment::Worth;
use crate::error::Result;
use crate::people::{Cohort, ParticipantId};

/// A matching that was made again, and what has changed.
#[derive(Debug, Clone)]
pub struct Rematch {
    matching: Matching,
    kept: Vec<Pair>,
    parted: Vec<(ParticipantId, ParticipantId)>,
    made: Vec<Pair>,
    cost: Worth,
    gap: Worth,
}

impl Rematch {
    /// The new matching.
    pub fn matching(&self) -> &Matching {
        &self.matching
    }

    /// The new matching.
    pub fn into_matching(self) -> Matching {
        self.matching
    }

    /// Proposed pairs that stay, by mentor, then mentee.
    pub fn kept(&self) -> &[Pair] {
        &self.kept
    }

    /// Proposed pairs that were disturbed: they could have stayed, and are no more.
    pub fn parted(&self) -> &[(ParticipantId, ParticipantId)] {
        &self.parted
    }

    /// Pairs that are new.
    pub fn made(&self) -> &[Pair] {
        &self.made
    }

    /// What it costs to spare proposed pairs: people first, then points, against the best matching of all with
    /// the same settled and declined pairs.
    pub fn cost(&self) -> Worth {
        self.cost
    }

    /// No matching that spares as many is better by more than this. Nothing, unless the search for one with
    /// [`Sparing::AtMost`] was given up.
    pub fn gap(&self) -> Worth {
        self.gap
    }
}

impl Matcher {
    /// The best matching of a cohort with what is settled, and what that changes.
    ///
    /// From an earlier matching of nearly the same people it starts warm. Proposed pairs with somebody who is no
    /// more there are forgotten.
    ///
    /// # Errors
    /// As [`solve`](Self::solve); [`is_input`](crate::Error::is_input) when fixed pairs clash with
    /// prohibitions, places, or declined pairs.
    pub fn rematch(
        &self,
        cohort: impl Into<Arc<Cohort>>,
        before: Option<&Matching>,
        given: &Given,
    ) -> Result<Rematch> {
        let free = self.parts(cohort.into(), given.clone().with_sparing(Sparing::Nobody), before)?;
        let best = self.solve_problem(free.task.problem(&free.scores))?;
        let parts = self.parts(Arc::clone(&free.cohort), given.clone(), before)?;
        let assignment = self.solve_problem(parts.task.problem(&parts.scores))?;
        let (free, matching) = (Matching::assemble(free, best)?, Matching::assemble(parts, assignment)?);
        let cost = free.worth() - matching.worth();
        let (mut kept, mut made) = (Vec::new(), Vec::new());
        let was = |pair: &Pair| {
            let named = (pair.mentor().clone(), pair.mentee().clone());
            matching.given.proposed.binary_search(&named).is_ok()
                || matching.given.fixed.binary_search(&named).is_ok()
        };
        for pair in matching.pairs() {
            if was(pair) { kept.push(pair.clone()) } else { made.push(pair.clone()) }
        }
        let possible = |(mentor, mentee): &&(ParticipantId, ParticipantId)| {
            let pair = matching.scores.row(mentor).zip(matching.scores.column(mentee));
            let allowed = pair.and_then(|(row, column)| matching.scores.problem().score(row, column));
            allowed.is_some() && matching.given.declined(mentor, mentee).is_none()
        };
        let stays = |(mentor, mentee): &(ParticipantId, ParticipantId)| {
            matching
                .pairs
                .binary_search_by(|pair| (pair.mentor(), pair.mentee()).cmp(&(mentor, mentee)))
                .is_ok()
        };
        let proposed = matching.given.proposed.iter().filter(possible);
        let parted = proposed.filter(|pair| !stays(pair)).cloned().collect();
        Ok(Rematch { matching, kept, parted, made, cost, gap: Worth::default() })
    }
}

impl Matching {
    /// What the matching is worth: people, pairs, points.
    pub fn worth(&self) -> Worth {
        let mut mentees: Vec<_> = self.places.iter().map(|&(_, column)| column).collect();
        mentees.sort_unstable();
        mentees.dedup();
        Worth {
            served: mentees.len() as i64,
            pairs: self.pairs.len() as i64,
            points: self.points(),
            ..Worth::default()
        }
    }
}
