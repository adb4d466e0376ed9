//! Which matching a finding is about, so that it is not shown with another one.

use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::programme::programme::Programme;

/// The programme and the pairs, with their points, of the matching that something was found for.
///
/// A matching that was saved and read again is the same one. It is not written with what was found,
/// which, once it is read, is of no matching.
#[derive(Debug, Clone, Default)]
pub(crate) struct Provenance(Option<Box<Found>>);

#[derive(Debug, Clone)]
struct Found {
    programme: Programme,
    pairs: Vec<Pair>,
}

impl Provenance {
    pub(crate) fn of(matching: &Matching) -> Self {
        let (programme, pairs) = (matching.programme().clone(), matching.pairs().to_vec());
        Self(Some(Box::new(Found { programme, pairs })))
    }

    pub(crate) fn is(&self, matching: &Matching) -> bool {
        self.0
            .as_ref()
            .is_some_and(|found| found.programme == *matching.programme() && found.pairs == matching.pairs())
    }
}

impl PartialEq for Provenance {
    /// Findings that say the same are equal, and so are those that were written and read again.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Provenance {}
