//! Assignment problems: every solver, every objective and every check against oracles.

#[path = "../support/adversarial.rs"]
mod adversarial;
#[path = "../support/distinct.rs"]
mod distinct;
#[path = "../support/large_company.rs"]
mod large_company;
#[path = "../support/numbers.rs"]
mod numbers;
mod support;
#[cfg(feature = "proof")]
#[path = "../support/veripb.rs"]
mod veripb_checker;

#[cfg(feature = "proof")]
mod claims;
mod dense;
mod extremes;
mod fairness;
mod large;
mod quantise;
mod small_scope;
mod solvers;
mod ties;
mod trade_off;
mod watching;
mod wide;
