//! The command, run as a person or a program runs it.

mod check;
mod completions;
#[cfg(unix)]
mod coordinator;
mod demo;
mod documents;
mod evaluate;
#[cfg(unix)]
mod every;
mod fairness;
mod features_meet;
mod formal;
mod init;
mod letters;
mod migrate;
#[cfg(unix)]
mod new_user;
#[path = "../support/numbers.rs"]
mod numbers;
mod outcomes;
mod proof;
mod report;
#[cfg(unix)]
mod rough;
mod season_answers;
mod season_ends;
mod season_people;
mod season_rounds;
#[cfg(unix)]
mod sheet;
mod solve;
mod spring;
mod support;
mod what_if;
#[cfg(unix)]
mod whole_season;
mod why;
