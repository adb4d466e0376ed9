//! Pairs as a saved matching has them: arrays of two ids.

use serde::{Deserialize, Deserializer, Serializer};

use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;

pub(in crate::matching) fn serialize<S: Serializer>(pairs: &[PairId], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(pairs.iter().map(PairId::ids))
}

pub(in crate::matching) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<PairId>, D::Error> {
    let pairs = Vec::<(ParticipantId, ParticipantId)>::deserialize(from)?;
    Ok(pairs.into_iter().map(PairId::from).collect())
}
