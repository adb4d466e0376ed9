//! The best pairing of two sides: pure integers, nothing about people.
//!
//! A [`Problem`] goes in; an [`Assignment`] comes out: the pairs, and the [`Prices`] that prove
//! them best. [`check`] verifies the proof without trusting any solver. [`solve`] chooses the
//! solver; each of them is also a value of its own behind the trait [`Solver`].
//!
//! This module is useful alone: it solves anybody's assignment problem.

pub(crate) mod changes;
pub(crate) mod model;
pub(crate) mod network;
pub(crate) mod objectives;
pub(crate) mod proof;
pub(crate) mod reading;
pub(crate) mod solvers;

pub use changes::alternatives::Alternatives;
pub use changes::alternatives::repairs::Repairs;
pub use changes::change::Change;
pub use changes::hall_violator::{HallViolator, HallViolators};
pub use changes::rematch::Reoptimisation;
pub use changes::rematch::reoptimised::Reoptimised;
pub use model::assignment::{Assignment, Prices};
pub use model::cover::Cover;
pub use model::index::{Column, Row};
pub use model::matrix::Matrix;
pub use model::problem::Problem;
pub use model::quantise::{Forbidden, Quantised};
pub use model::sense::Sense;
pub use model::side::Side;
pub use model::term::{Entry, Term};
pub use model::value::ObjectiveValue;
pub use objectives::fairness::certificate::{FairCertificate, Level};
pub use objectives::fairness::check::{FairProof, check_fair, check_frontier};
pub use objectives::fairness::fair_assignment::FairAssignment;
pub use objectives::fairness::fairness_price::FairnessPrice;
pub use objectives::fairness::frontier::{Frontier, FrontierPoint, frontier};
pub use objectives::fairness::objective::{Objective, Precedence};
pub use objectives::fairness::solve_for::solve_for;
pub use objectives::fairness::unfair::Unfair;
pub use objectives::trade_off::check::{ParetoProof, check_pareto_front};
pub use objectives::trade_off::flaw::Flaw;
pub use objectives::trade_off::front::{ParetoFront, ParetoPoint, pareto_front};
pub use proof::certificate::check;
pub use proof::plain::check_plainly;
pub use proof::statement::Proof;
pub use proof::violation::Violation;
pub use solvers::dense::Dense;
pub use solvers::dense::session::Session;
pub use solvers::estimate::Estimate;
pub use solvers::flow::network::FlowNetwork;
pub use solvers::flow::outcome::{Flow, FlowOutcome, FlowReport};
pub use solvers::flow::run::FlowRun;
pub use solvers::group_flow::GroupFlow;
pub use solvers::kuhn_munkres::KuhnMunkres;
pub use solvers::method::Method;
pub use solvers::outcome::{Outcome, Partial, RunReport};
pub use solvers::planner::{Plan, Planner};
pub use solvers::priced::PricedCandidates;
pub use solvers::run::{Run, solve};
pub use solvers::shortest_augmenting_path::ShortestAugmentingPath;
pub use solvers::solver::Solver;
pub use solvers::staged::staged_network::StagedNetwork;
pub use solvers::statistics::{Phase, PhaseKind, Statistics};
pub use solvers::watch::{Progress, Watch};
