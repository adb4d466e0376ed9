//! Seasons: rounds and decisions, what is on disk, answers, letters, and the cohort after this one.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail: then the test fails")]

#[path = "season/people.rs"]
mod people;

#[path = "season/answers.rs"]
mod answers;
#[path = "season/changes.rs"]
mod changes;
#[cfg(feature = "json")]
#[path = "season/contradictions.rs"]
mod contradictions;
#[cfg(feature = "json")]
#[path = "season/disk.rs"]
mod disk;
#[path = "season/letters.rs"]
mod letters;
#[path = "season/moves.rs"]
mod moves;
#[path = "season/next_cohort.rs"]
mod next_cohort;
#[path = "season/play.rs"]
mod play;
#[cfg(feature = "json")]
#[path = "season/saving.rs"]
mod saving;
#[path = "season/seasons.rs"]
mod seasons;
