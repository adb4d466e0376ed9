//! Policies with defaults, one file each.

pub(crate) mod choices;
pub(crate) mod expectations;
pub(crate) mod poles;
pub(crate) mod rule;
pub(crate) mod seniority;
pub(crate) mod supervision;
pub(crate) mod waiting;
pub(crate) mod workload;
