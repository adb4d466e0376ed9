//! Mentees who may not share a mentor: the rules of a programme for its people.

pub(crate) mod answer;
mod column_values;
mod forced;
pub(crate) mod kept_apart;
pub(crate) mod rules;
