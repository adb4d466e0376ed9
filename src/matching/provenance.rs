//! Which matching a finding is about, so that it is not shown with another one.

use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::programme::programme::Programme;

/// The programme and the pairs, with their points, of the matching that something was found for.
///
/// A matching that was saved and read again is the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Provenance {
    programme: Programme,
    pairs: Vec<Pair>,
}

impl Provenance {
    pub(crate) fn of(matching: &Matching) -> Self {
        Self { programme: matching.programme().clone(), pairs: matching.pairs().to_vec() }
    }

    pub(crate) fn is(&self, matching: &Matching) -> bool {
        self.programme == *matching.programme() && self.pairs == matching.pairs()
    }
}
