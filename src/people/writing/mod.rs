//! Writing people as the tables that [`reading`](crate::people::reading) reads.

mod cells;
pub(crate) mod cohort_tables;
mod participants;
