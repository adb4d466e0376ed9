//! That mentees were kept apart: the pairs that are not made for it, and the proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::objectives::sharing::certificate::SharingCertificate;
use crate::assignment::objectives::sharing::search::Sharing;

/// What a matching has where the best one without rules about mentees of one mentor breaks them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::matching) struct KeptApart {
    /// Pairs without which the matching is best; sorted.
    pub(in crate::matching) separated: Vec<(Row, Column)>,
    /// No matching that obeys is better by more.
    pub(in crate::matching) gap: ObjectiveValue,
    pub(in crate::matching) certificate: SharingCertificate,
}

impl KeptApart {
    pub(in crate::matching) fn new(found: &Sharing, gap: ObjectiveValue) -> Self {
        Self { separated: found.separated.clone(), gap, certificate: found.certificate.clone() }
    }
}
