//! Matchings: what they promise, what is asked of them, and what changes them.

#[cfg(feature = "csv")]
#[path = "../../examples/support/civil_service.rs"]
mod civil_service;
#[path = "../support/company.rs"]
mod company;
#[path = "../support/first_weights.rs"]
mod first_weights;
#[cfg(feature = "csv")]
#[expect(dead_code, reason = "other suites use more of it")]
#[path = "../support/large_company.rs"]
mod large_company;
#[path = "../support/numbers.rs"]
mod numbers;
#[path = "../support/random_people.rs"]
mod random_people;
#[cfg(feature = "csv")]
#[path = "../support/resampled_company.rs"]
mod resampled_company;

#[cfg(feature = "parallel")]
mod asked_by_threads;
mod beside;
#[cfg(feature = "csv")]
mod blanks;
mod choices;
mod co_mentees;
mod comparison;
#[cfg(feature = "csv")]
mod embedded_cohorts;
mod everything;
mod facts;
#[cfg(feature = "csv")]
mod fail_closed;
#[cfg(feature = "spreadsheet")]
mod files;
mod fit;
mod forms;
mod given;
mod groups;
mod loads;
mod long_lines;
mod matchings;
mod mechanisms;
mod mutual;
mod objectives;
mod read_again;
#[cfg(all(feature = "csv", feature = "evaluate"))]
mod read_back;
mod rounds;
mod rules;
mod sensitivity;
#[cfg(feature = "csv")]
mod trade_off_by_name;
mod unknown;
mod unmet_choices;
mod watched;
mod what_if;
