//! Mentees who may not share a mentor: the rules of a programme for its people.

pub(super) mod answer;
mod column_values;
mod forced;
pub(super) mod kept_apart;
pub(super) mod rules;
