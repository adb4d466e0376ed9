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
#[cfg(all(feature = "compact", feature = "json"))]
mod appending;
mod changes;
mod consent;
#[cfg(feature = "json")]
mod contradictions;
#[cfg(feature = "json")]
mod disk;
mod drift;
#[cfg(feature = "json")]
mod earlier;
mod endings;
#[cfg(all(feature = "compact", feature = "evaluate", feature = "json"))]
mod forms;
#[cfg(feature = "csv")]
mod heard;
mod letters;
#[cfg(feature = "json")]
mod model;
mod moves;
mod new_details;
mod news;
mod next_cohort;
mod play;
#[cfg(feature = "json")]
mod saving;
mod schemas;
mod seasons;
