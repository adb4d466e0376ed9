//! A claim about a problem that a stranger's checker can verify.

use std::borrow::Cow;
use std::fmt;

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::sense::Sense;
use crate::assignment::proof::claims::measure::Measure;
use crate::words::{counted, list};

/// One claim about an assignment, with its proof: no assignment has more pairs, or none with as
/// many has more points, or there is none at all of some kind.
///
/// The claims of an assignment are a chain: each takes for given what those before it have shown,
/// and all of them together say that the assignment is best. They are written in formats for which
/// others have published checkers ([`write_veripb`](Self::write_veripb),
/// [`write_vipr`](Self::write_vipr)), so nobody has to believe this library.
///
/// From [`claims`](crate::assignment::claims()) and
/// [`fair_claims`](crate::assignment::fair_claims). Space O(rows + columns), and for a best worst
/// pair or a floor O(rows x columns).
///
/// ```
/// use pairwright::assignment::{Matrix, Problem, claims, solve};
///
/// let problem = Problem::from_matrix(Matrix::from_vec(2, 2, vec![10, 9, 8, 1])?)?;
/// let best = solve(&problem)?;
/// let all = claims(&problem, &best)?;
/// assert_eq!(all[0].to_string(), "no assignment has more than 2 pairs");
/// assert_eq!(all[1].to_string(), "no assignment with 2 pairs has more than 17 points");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// Its pairs are those that the claim is about.
    pub(super) problem: Cow<'a, Problem>,
    /// Of what there is not more; none where there is no assignment at all.
    pub(super) subject: Option<Measure>,
    pub(super) value: i64,
    pub(super) given: Vec<Given>,
    /// Dual prices. One below 0 is that of a row's minimum, or of serving a column.
    pub(super) rows: Vec<i128>,
    pub(super) columns: Vec<i128>,
    /// The assignment that reaches the value.
    pub(super) pairs: &'a [(Row, Column)],
    /// May pairs be worth more than their prices, so that it counts that none is made twice?
    pub(super) is_bounded: bool,
    /// Where it is about some of the pairs only: about which.
    pub(super) of: &'static str,
}

/// What earlier claims have shown to be possible: so much of this there must be.
#[derive(Debug, Clone, Copy)]
pub(in crate::assignment) struct Given {
    pub(in crate::assignment) measure: Measure,
    pub(in crate::assignment) least: i64,
    /// Its dual price.
    pub(in crate::assignment) times: i128,
}

impl<'a> Claim<'a> {
    /// That no assignment by these pairs has what is given: by a cover of them with fewer places.
    pub(in crate::assignment) fn nothing(
        problem: Problem,
        given: Given,
        rows: &[bool],
        columns: &[bool],
    ) -> Self {
        let price = |covered: &[bool]| covered.iter().map(|&covered| i128::from(covered)).collect();
        Self {
            problem: Cow::Owned(problem),
            subject: None,
            value: 0,
            given: vec![given],
            rows: price(rows),
            columns: price(columns),
            pairs: &[],
            is_bounded: false,
            of: "",
        }
    }

    /// The same, which is told to be about these pairs only.
    pub(in crate::assignment) fn of_pairs(self, of: &'static str) -> Self {
        Self { of, ..self }
    }

    /// The same proof, about another problem whose pairs count in this way what they count here.
    pub(in crate::assignment) fn read_as(
        self,
        problem: &'a Problem,
        subject: Measure,
        given: Option<Given>,
    ) -> Self {
        let value = subject.of(problem, self.pairs);
        let given = self.given.into_iter().chain(given).collect();
        Self { problem: Cow::Borrowed(problem), subject: Some(subject), value, given, ..self }
    }

    /// What it is about, in a word for the names of files: `minimums`, `served`, `pairs`,
    /// `worst-pair`, `floor` or `points`.
    pub fn name(&self) -> &'static str {
        match self.subject {
            Some(Measure::Minimums) => "minimums",
            Some(Measure::Served) => "served",
            Some(Measure::Pairs) => "pairs",
            Some(Measure::Kept(_)) => "floor",
            Some(Measure::Points) => "points",
            None => "worst-pair",
        }
    }

    /// The best value there is: of pairs, of points, of costs. None where the claim is that there
    /// is no assignment.
    pub fn value(&self) -> Option<i64> {
        let sign = self.sign();
        self.subject.map(|_| self.value * sign)
    }

    /// Costs are told as costs.
    fn sign(&self) -> i64 {
        match self.subject {
            Some(Measure::Points | Measure::Kept(_)) => self.problem.sense().sign(),
            _ => 1,
        }
    }

    /// What the claim takes for given, as `with 12 pairs and 3 columns served`.
    fn given(&self) -> String {
        let all: Vec<String> = self.given.iter().map(|given| self.told(given.measure, given.least)).collect();
        if all.is_empty() { String::new() } else { format!(" with {}", list(&all)) }
    }

    /// So much of it.
    fn told(&self, measure: Measure, number: i64) -> String {
        let sense = self.problem.sense();
        let number = number.abs();
        match measure {
            Measure::Minimums => counted(number, "place") + " filled that must be",
            Measure::Served => counted(number, "column") + " served",
            Measure::Pairs => counted(number, "pair"),
            Measure::Kept(_) if sense == Sense::Maximise => {
                counted(number, "pair") + " at or above the floor"
            }
            Measure::Kept(_) => counted(number, "pair") + " beyond the floor",
            Measure::Points => counted(number, "point"),
        }
    }
}

impl fmt::Display for Claim<'_> {
    /// A sentence without its end: `no assignment with 2 pairs has more than 17 points`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let given = self.of.to_owned() + &self.given();
        let Some(subject) = self.subject else {
            return write!(f, "no assignment{given} has better pairs only");
        };
        let value = self.value * self.sign();
        match (subject, self.problem.sense()) {
            (Measure::Points, Sense::Maximise) => {
                write!(f, "no assignment{given} has more than {}", counted(value, "point"))
            }
            (Measure::Points, Sense::Minimise) => write!(f, "no assignment{given} costs less than {value}"),
            (Measure::Kept(_), Sense::Minimise) => {
                write!(f, "no assignment{given} has fewer than {}", self.told(subject, value))
            }
            _ => write!(f, "no assignment{given} has more than {}", self.told(subject, value)),
        }
    }
}
