//! Long reporting lines and large teams, which are scored as ranges, beside everything else that a
//! programme may ask for: against the same cohort with a list of pairs, made by walking from
//! manager to manager.

mod case;
mod meeting;
mod plainly;
#[cfg(feature = "json")]
mod seasons;
