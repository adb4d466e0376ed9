//! The best assignment of rows to columns: whole numbers, nothing about people.
//!
//! Everything else in this crate stands on this module, and it is useful alone. A [`Problem`] is a
//! matrix of points or costs, or, where all pairs are too many, a sum of tables and lists
//! ([`Term`]). [`solve`] gives the [`Assignment`]: as many pairs as possible, then the best total,
//! with [`Prices`] that prove it. [`check`] verifies that proof and trusts no solver.
//!
//! ```
//! use pairwright::assignment::{Matrix, Problem, Sense, check, solve};
//!
//! let costs = Matrix::from_vec(2, 3, vec![4, 1, 3, 2, 0, Matrix::ABSENT])?; // ABSENT: never
//! let problem = Problem::from_matrix(costs)?.with_sense(Sense::Minimise);
//! let best = solve(&problem)?;
//! assert_eq!(best.total(), 3);
//! assert_eq!(check(&problem, &best)?.total(), 3);
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! | job | start with |
//! |---|---|
//! | state a problem | [`Problem`], [`Matrix`], [`Term`]; [`Quantised`] for `f64` |
//! | solve it | [`solve`]; [`Planner`] for a limit of memory, progress, or to hear the method |
//! | one method by name | the trait [`Solver`]: [`Dense`], [`StagedNetwork`], [`GroupFlow`], … |
//! | groups on either side | [`Problem::with_minimums`], [`Problem::with_column_capacities`] |
//! | solve again after changes | [`Session`], [`Rematch`] |
//! | what a change would cost | [`Alternatives`], [`Repairs`] |
//! | who has too few partners | [`HallViolators`] |
//! | fairness, with its proof | [`solve_for`], [`check_fair`], [`frontier`](fn@frontier) |
//! | two goals at once | [`pareto_front`], [`check_pareto_front`] |
//! | a minimum-cost flow by itself | [`FlowNetwork`] |

pub(crate) mod changes;
pub(crate) mod model;
pub(crate) mod network;
pub(crate) mod objectives;
pub(crate) mod proof;
mod reading;
pub(crate) mod solvers;

/// The version of ndarray whose views appear in [`Matrix`] and [`Quantised`].
pub use ndarray;

pub use changes::alternatives::Alternatives;
pub use changes::alternatives::repairs::Repairs;
pub use changes::change::Change;
pub use changes::hall_violator::{HallViolator, HallViolators, Side};
pub use changes::rematch::{Rematch, Rematched};
pub use model::assignment::{Assignment, Prices};
pub use model::index::{Column, Row};
pub use model::matrix::Matrix;
pub use model::problem::Problem;
pub use model::quantise::{Forbidden, Quantised};
pub use model::sense::Sense;
pub use model::term::{Entry, Term};
pub use model::value::Worth;
pub use objectives::fairness::certificate::{Bottleneck, FairCertificate, Level};
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
pub use solvers::flow::network::FlowNetwork;
pub use solvers::flow::outcome::{Flow, FlowOutcome, FlowReport};
pub use solvers::flow::run::FlowRun;
pub use solvers::group_flow::GroupFlow;
pub use solvers::kuhn_munkres::KuhnMunkres;
pub use solvers::method::Method;
pub use solvers::outcome::{Outcome, Partial, Report};
pub use solvers::planner::{Estimate, Plan, Planner};
pub use solvers::priced::PricedCandidates;
pub use solvers::run::{Run, solve};
pub use solvers::shortest_augmenting_path::ShortestAugmentingPath;
pub use solvers::solver::Solver;
pub use solvers::staged::staged_network::StagedNetwork;
pub use solvers::statistics::{Phase, PhaseKind, Statistics};
pub use solvers::watch::{Progress, Watch};
