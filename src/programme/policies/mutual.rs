//! Whether two people may mentor each other.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};

/// What to do about two people who can both mentor and be mentored, and would be paired in both
/// directions.
///
/// Forbidden, one direction remains for each two: the one in which the junior of them mentors, by
/// the programme's [`Junior`](crate::policies::Junior) rule. Where that does not decide, since they
/// are equal, something is not known, or each is the junior one in something, the one with the
/// smaller id mentors. This holds for all pairs beforehand, also where only one of them would be
/// made.
///
/// In a file: `mutual = "forbid"` or `"allow"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mutual {
    /// Both pairs may be made; [`Matching::mutual`](crate::Matching::mutual) names them.
    #[default]
    Allow,
    /// Only the pair in which the junior one mentors may be made.
    Forbid,
}

impl Mutual {
    /// Is it what counts where nothing is said? Then it is not written down.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

print_as_word!(Mutual);
read_by_word!(Mutual, "a rule about mutual pairs", Error::programme, "mutual");
