//! Points or costs.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::{print_as_word, read_by_word};

/// Is a higher total better, or a lower one?
///
/// It decides between assignments with the same number of pairs only: more pairs are better in
/// either sense.
///
/// There is no third sense: the enum stays as it is.
///
/// For [`Problem`](crate::assignment::Problem).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sense {
    /// Points: more is better.
    #[default]
    Maximise,
    /// Costs: less is better.
    Minimise,
}

impl Sense {
    /// Points are to be many, costs few.
    pub(in crate::assignment) fn sign(self) -> i64 {
        match self {
            Self::Maximise => 1,
            Self::Minimise => -1,
        }
    }
}

print_as_word!(Sense);
read_by_word!(Sense, "a sense", Error::input, "sense");
