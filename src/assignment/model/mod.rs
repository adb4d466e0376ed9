//! The problem and its answer: sides, scores, prices. Knows no method.

pub(crate) mod assignment;
pub(crate) mod cover;
pub(crate) mod disjoint_sets;
pub(crate) mod evenness;
pub(crate) mod index;
pub(crate) mod matrix;
pub(crate) mod problem;
pub(crate) mod quantise;
pub(crate) mod scale;
pub(crate) mod sense;
pub(crate) mod side;
pub(crate) mod term;
pub(crate) mod value;
pub(crate) mod wide_assignment;
pub(crate) mod wide_matrix;
