//! The repairs that were found, and whether there may be more.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::matching::telling::repair::Repair;
use crate::progress::Progress;

/// The repairs of a shortage, best first: from [`Matching::repairs`](crate::Matching::repairs). It
/// is a slice of them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RepairList {
    repairs: Vec<Repair>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stopped_at: Option<Progress>,
}

impl RepairList {
    pub(super) fn new(repairs: Vec<Repair>, stopped_at: Option<Progress>) -> Self {
        Self { repairs, stopped_at }
    }

    /// How far it was when the [watch](crate::Matching::with_watch) stopped it; none where all were
    /// tried. Then others may be better; those found were solved and checked all the same.
    pub fn stopped_at(&self) -> Option<&Progress> {
        self.stopped_at.as_ref()
    }

    /// Were all tried that could help?
    pub fn is_complete(&self) -> bool {
        self.stopped_at.is_none()
    }
}

impl Deref for RepairList {
    type Target = [Repair];

    fn deref(&self) -> &[Repair] {
        &self.repairs
    }
}

impl IntoIterator for RepairList {
    type Item = Repair;
    type IntoIter = std::vec::IntoIter<Repair>;

    fn into_iter(self) -> Self::IntoIter {
        self.repairs.into_iter()
    }
}

impl<'a> IntoIterator for &'a RepairList {
    type Item = &'a Repair;
    type IntoIter = std::slice::Iter<'a, Repair>;

    fn into_iter(self) -> Self::IntoIter {
        self.repairs.iter()
    }
}
