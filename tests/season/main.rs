//! Seasons: rounds and decisions, what is on disk, answers, letters, and the cohort after this one.

#[expect(dead_code, reason = "other suites use more of it")]
#[path = "../support/company.rs"]
mod company;
#[path = "../support/numbers.rs"]
mod numbers;
mod people;
#[path = "../support/random_people.rs"]
mod random_people;

#[cfg(feature = "json")]
mod accepting;
mod answers;
mod changes;
#[cfg(feature = "json")]
mod contradictions;
#[cfg(feature = "json")]
mod disk;
mod letters;
mod moves;
mod next_cohort;
mod play;
#[cfg(feature = "json")]
mod saving;
mod seasons;
