//! What counts where something is unknown.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};

/// What a pair gets of a criterion that would need to know more about one of the two.
///
/// In a file: `unknown = "average"` or `"half"`.
///
/// For [`Programme::with_unknown`](crate::Programme::with_unknown).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Unknown {
    /// With each partner, the average of what the known people of the side get with this partner.
    ///
    /// Of choices too, where two people of the side name anybody: one wish alone is no average.
    #[default]
    Average,
    /// Half of what the criterion can give; nothing for skills and choices.
    ///
    /// So it was before there were averages. Seasons and matchings that were saved then keep it, so
    /// that their proofs hold.
    Half,
}

print_as_word!(Unknown);
read_by_word!(Unknown, "what counts where something is unknown", Error::programme, "unknown");
