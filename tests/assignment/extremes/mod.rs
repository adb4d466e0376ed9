//! Everything that solves, at the ends of what is allowed, against enumeration: see `problems.rs`.

mod groups;
mod objectives;
mod problems;
mod referee;
mod sessions;
mod solvers;
mod starts;
mod what_if;
