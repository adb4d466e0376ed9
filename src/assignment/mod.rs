//! The best assignment of rows to columns: whole numbers, nothing about people.
//!
//! *The problem.* Rows i and columns j, a score c(i, j) in whole *points* for each allowed pair, a
//! capacity for each row. Among all assignments with the largest number of pairs, find one whose
//! sum of scores is the greatest (the least, for costs). Optionally columns have capacities too,
//! and rows minimums: then minimums met come first, then columns served, pairs, points.
//!
//! *The answer.* A [`Problem`] goes in; an [`Assignment`] comes out: the pairs, and the [`Prices`]
//! that prove them best. [`check`] verifies the proof without trusting any solver;
//! [`check_plainly`] is the same check, slower, and short enough to be read.
//!
//! ```
//! use pairwright::assignment::{self, Column, Matrix, Problem, Row, Term, Entry};
//!
//! // Three rows, three columns. The score of a pair is a sum of terms: a table over small codes,
//! // and a list of single pairs.
//! let department = Term::table(
//!     vec![0, 1, 1], // the rows' codes
//!     vec![0, 0, 1], // the columns' codes
//!     2,             // column codes
//!     vec![Entry::Points(0), Entry::Points(5), Entry::Points(5), Entry::Points(0)],
//! )?;
//! let manager = Term::list([(Row::new(1), Column::new(0), Entry::Never)])?;
//! let problem = Problem::from_terms(3, 3, vec![department, manager])?;
//!
//! let best = assignment::solve(&problem)?;
//! assert_eq!((best.pairs().len(), best.total()), (3, 15));
//! let proof = assignment::check(&problem, &best)?; // nobody has to believe the solver
//! assert_eq!((proof.total(), proof.examined()), (15, 8));
//!
//! // The same from a matrix of scores.
//! let matrix = problem.matrix()?.into_owned();
//! assert_eq!(assignment::solve(&Problem::from_matrix(matrix)?)?.total(), 15);
//! # Ok::<(), pairwright::Error>(())
//! ```
//!
//! *Where to look.*
//!
//! | for | see |
//! |---|---|
//! | stating a problem | [`Problem`], [`Matrix`], [`Term`], [`Quantised`] for scores in `f64` |
//! | solving it | [`solve`]; [`Planner`] for a limit of memory, progress, or the method chosen |
//! | watching and stopping it | [`Solver::solve_watched`], [`Run::watch`] with a [`Watch`] |
//! | one method, a [`Solver`] | [`Dense`], [`PricedCandidates`], [`StagedNetwork`], [`GroupFlow`] |
//! | the textbook, as a reference | [`ShortestAugmentingPath`], [`KuhnMunkres`] |
//! | a problem that changes | [`Session`] (cells), [`Reoptimisation`] (keeps pairs) |
//! | what a change would cost | [`Alternatives`], [`Repairs`] |
//! | a proof for checkers of others | [`claims`], [`fair_claims`] (feature `proof`) |
//! | why somebody is left out | [`HallViolators`] |
//! | one of several equally good answers, by rule | [`TieBreaking`] |
//! | another objective | [`solve_for`] with an [`Objective`], [`frontier`], [`pareto_front`] |

pub(crate) mod changes;
pub(crate) mod model;
pub(crate) mod network;
pub(crate) mod objectives;
pub(crate) mod proof;
pub(crate) mod reading;
pub(crate) mod solvers;

/// The version of ndarray whose views appear in [`Matrix`] and [`Quantised`].
pub use ndarray;

pub use crate::progress::{PhaseKind, Progress};
pub use crate::watch::watch::Watch;

pub use changes::alternatives::Alternatives;
pub use changes::alternatives::repairs::Repairs;
pub use changes::change::Change;
pub use changes::hall_violator::{HallViolator, HallViolators};
pub use changes::rematch::Reoptimisation;
pub use changes::rematch::reoptimised::Reoptimised;
pub use model::assignment::{Assignment, Prices};
pub use model::cover::Cover;
pub use model::evenness::Evenness;
pub use model::index::{Column, Row};
pub use model::matrix::Matrix;
pub use model::problem::Problem;
pub use model::quantise::{Forbidden, Quantised};
pub use model::sense::Sense;
pub use model::side::Side;
pub use model::term::{Entry, Term};
pub use model::value::ObjectiveValue;
pub use model::wide_assignment::WideAssignment;
pub use model::wide_matrix::WideMatrix;
pub use objectives::fairness::certificate::{FairCertificate, Level};
pub use objectives::fairness::check::{FairProof, check_fair, check_frontier};
#[cfg(feature = "proof")]
pub use objectives::fairness::claims::fair_claims;
pub use objectives::fairness::fair_assignment::FairAssignment;
pub use objectives::fairness::fairness_price::FairnessPrice;
pub use objectives::fairness::frontier::{Frontier, FrontierPoint, frontier};
pub use objectives::fairness::objective::{Objective, Precedence};
pub use objectives::fairness::solve_for::solve_for;
pub use objectives::fairness::unfair::Unfair;
pub use objectives::ties::tie_breaking::TieBreaking;
pub use objectives::ties::ties::{TieRule, Ties};
pub use objectives::trade_off::check::{ParetoProof, check_pareto_front};
pub use objectives::trade_off::flaw::Flaw;
pub use objectives::trade_off::front::{ParetoFront, ParetoPoint, pareto_front};
pub use proof::certificate::check;
#[cfg(feature = "proof")]
pub use proof::claims::claim::Claim;
#[cfg(feature = "proof")]
pub use proof::claims::stages::claims;
pub use proof::plain::check_plainly;
pub use proof::statement::Proof;
pub use proof::violation::Violation;
pub use proof::wide::check_wide;
pub use solvers::dense::Dense;
pub use solvers::dense::session::Session;
pub use solvers::estimate::Estimate;
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
pub use solvers::statistics::{Phase, Statistics};
