//! The best pairing of two sides: pure integers, nothing about people.
//!
//! A [`Problem`] goes in; an [`Assignment`] comes out: the pairs, and the [`Prices`] that prove them
//! best. [`check`] verifies the proof without trusting any solver. [`solve`] chooses the solver; each
//! of them is also a value of its own behind the trait [`Solver`].
//!
//! This module is useful alone: it solves anybody's assignment problem.

mod all_rows;
mod allowed_pairs;
mod alternatives;
mod certificate;
mod change;
mod choose;
mod cut;
mod dense;
mod disjoint_sets;
mod fairness;
mod group_flow;
mod hall_violator;
mod index;
mod kuhn_munkres;
mod lucky_matching;
mod matrix;
mod maximum_matching;
mod min_cost_flow;
mod plain;
mod planner;
mod price_scan;
mod priced_candidates;
mod problem;
mod quantise;
mod rematch;
mod residual;
mod row_source;
mod run;
mod score_walk;
mod sense;
mod shortest_augmenting_path;
mod solution;
mod solver;
mod staged;
mod statistics;
mod term;
mod trade_off;
mod violation;
mod watch;
mod worth;

pub use alternatives::{Alternatives, Repairs};
pub use certificate::{Proof, check};
pub use change::Change;
pub use choose::solve;
pub(crate) use choose::usual_method;
pub use dense::{Dense, Session};
pub use fairness::{
    Bottleneck, FairAssignment, FairCertificate, FairProof, FairnessPrice, Frontier, FrontierPoint, Level,
    Objective, Precedence, Unfair, check_fair, check_frontier, frontier, solve_for,
};
pub use group_flow::GroupFlow;
pub(crate) use hall_violator::allowed_bits;
pub use hall_violator::{HallViolator, HallViolators, Side};
pub use index::{Column, Row};
pub use kuhn_munkres::KuhnMunkres;
pub use matrix::Matrix;
pub use min_cost_flow::{Flow, FlowNetwork, FlowOutcome, FlowReport, FlowRun};
pub use plain::check_plainly;
pub use planner::{Estimate, Method, Plan, Planner};
pub use priced_candidates::PricedCandidates;
pub(crate) use problem::NewRow;
pub use problem::Problem;
pub use quantise::{Forbidden, Quantised};
pub use rematch::{Rematch, Rematched};
pub use run::{Outcome, Partial, Report, Run};
pub use sense::Sense;
pub use shortest_augmenting_path::ShortestAugmentingPath;
pub use solution::{Assignment, Prices};
pub use solver::Solver;
pub use staged::StagedNetwork;
pub(crate) use staged::{Tally, components};
pub use statistics::{Phase, PhaseKind, Statistics};
pub use term::{Entry, Term};
pub use trade_off::{Flaw, ParetoFront, ParetoPoint, ParetoProof, check_pareto_front, pareto_front};
pub use violation::Violation;
pub use watch::{Progress, Watch};
pub use worth::Worth;
