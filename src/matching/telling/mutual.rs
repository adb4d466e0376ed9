//! Two people who mentor each other.

use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::people::pair_id::PairId;

impl Matching {
    /// Two people who are paired in both directions: each two once, by the smaller id.
    ///
    /// The programme can forbid it: see [`Mutual`](crate::policies::Mutual). Time O(pairs x log
    /// pairs).
    ///
    /// ```
    /// use pairwright::policies::Mutual;
    /// use pairwright::{Cohort, Matcher, Participant, Programme};
    ///
    /// let cohort = Cohort::new(["ana", "ben"].map(Participant::both))?;
    /// let matching = Matcher::default().solve(cohort.clone())?;
    /// assert_eq!(matching.mutual(), [("ana", "ben").into()]);
    ///
    /// let programme = Programme::default().with_mutual(Mutual::Forbid);
    /// let matching = Matcher::new(programme).solve(cohort)?;
    /// assert_eq!(matching.pairs().len(), 1);
    /// assert!(matching.mutual().is_empty());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn mutual(&self) -> Vec<PairId> {
        let pairs = self.pairs();
        let is_back = |pair: &&PairId| {
            let back = (pair.mentee(), pair.mentor());
            pairs.binary_search_by(|other| other.id().ids().cmp(&back)).is_ok()
        };
        let upwards = pairs.iter().map(Pair::id).filter(|pair| pair.mentor() < pair.mentee());
        upwards.filter(is_back).cloned().collect()
    }
}
