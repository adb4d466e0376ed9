//! Which silos the pairs cross: from the mentors' departments to the mentees', and the like.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::matching::matching::Matching;
use crate::matching::telling::summary::Share;
use crate::people::silo::Silo;

/// How many pairs go from where to where: the largest stream first, then by name.
///
/// It shows at a glance whether a programme that is to break silos does so.
///
/// From [`Matching::flow`](crate::Matching::flow).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Flow {
    silo: Silo,
    streams: Vec<Stream>,
}

/// The pairs of one silo's mentors with one silo's mentees.
///
/// In [`Flow`](crate::explain::Flow).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stream {
    from: Option<String>,
    to: Option<String>,
    pairs: usize,
}

impl Flow {
    /// What divides the people.
    pub fn silo(&self) -> Silo {
        self.silo
    }

    /// From where to where, the largest first; they add up to all pairs.
    pub fn streams(&self) -> &[Stream] {
        &self.streams
    }

    /// How many pairs have a mentor and a mentee of different silos, out of those where both are
    /// known.
    pub fn crossing(&self) -> Share {
        let mut share = Share::default();
        for stream in &self.streams {
            if let (Some(from), Some(to)) = (&stream.from, &stream.to) {
                share += Share::new(if from == to { 0 } else { stream.pairs }, stream.pairs);
            }
        }
        share
    }
}

impl Stream {
    /// The mentors' side; none where it is not known.
    pub fn from(&self) -> Option<&str> {
        self.from.as_deref()
    }

    /// The mentees' side; none where it is not known.
    pub fn to(&self) -> Option<&str> {
        self.to.as_deref()
    }

    /// How many pairs.
    pub fn pairs(&self) -> usize {
        self.pairs
    }
}

impl Matching {
    /// How many pairs go from which department (or unit, …) to which.
    ///
    /// Time O(pairs log people), space O(streams).
    ///
    /// ```
    /// use pairwright::people::Silo;
    /// use pairwright::{Cohort, Matcher, Participant};
    ///
    /// let cohort = Cohort::new([
    ///     Participant::mentor("ana").with_department("Data"),
    ///     Participant::mentee("max").with_department("Legal"),
    /// ])?;
    /// let flow = Matcher::default().solve(cohort)?.flow(Silo::Department);
    /// assert_eq!(flow.streams()[0].from(), Some("Data"));
    /// assert_eq!(flow.crossing().count(), 1);
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn flow(&self, silo: Silo) -> Flow {
        let mut counts: BTreeMap<(Option<&str>, Option<&str>), usize> = BTreeMap::new();
        for pair in self.views() {
            *counts.entry((silo.of(pair.mentor()), silo.of(pair.mentee()))).or_default() += 1;
        }
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let mut streams: Vec<Stream> = counts
            .into_iter()
            .map(|((from, to), pairs)| Stream { from: owned(from), to: owned(to), pairs })
            .collect();
        // stable: names stay in order
        streams.sort_by_key(|stream| std::cmp::Reverse(stream.pairs));
        Flow { silo, streams }
    }
}
