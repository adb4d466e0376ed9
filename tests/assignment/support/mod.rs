//! What the assignment tests share: an oracle, cases from a file, and random problems.

pub(crate) mod case_file;
pub(crate) mod exhaustive;
pub(crate) mod generate;

use pairwright::assignment::{
    self, Assignment, Column, Dense, GroupFlow, KuhnMunkres, PricedCandidates, Prices, Problem, Proof, Row,
    Sense, ShortestAugmentingPath, Solver, StagedNetwork, Violation, check_plainly,
};

/// Every solver there is. A new one is added here and meets every test.
pub(crate) fn solvers() -> Vec<Box<dyn Solver>> {
    vec![
        Box::new(Dense),
        Box::new(PricedCandidates),
        Box::new(ShortestAugmentingPath),
        Box::new(KuhnMunkres),
        Box::new(StagedNetwork),
        Box::new(GroupFlow),
    ]
}

/// The answer of the dense solver.
pub(crate) fn solved(problem: &Problem) -> Assignment {
    ShortestAugmentingPath.solve(problem).expect("the problem is small")
}

/// What the fast check says, which says yes only where the plain one does.
pub(crate) fn check(problem: &Problem, assignment: &Assignment) -> Result<Proof, Violation> {
    let fast = assignment::check(problem, assignment);
    assert!(
        fast.is_err() || check_plainly(problem, assignment),
        "the plain check refuses what the fast one accepts"
    );
    fast
}

/// What counts: the number of pairs, then the total.
pub(crate) fn value(assignment: &Assignment) -> (usize, i64) {
    (assignment.pairs().len(), assignment.total())
}

/// Points are to be many, costs few.
pub(crate) fn sign(problem: &Problem) -> i64 {
    if problem.sense() == Sense::Minimise { -1 } else { 1 }
}

/// A pair of positions as a pair of ids.
pub(crate) fn pair(row: usize, column: usize) -> (Row, Column) {
    (Row::new(row), Column::new(column))
}

/// Prices in parts, to be tampered with.
#[derive(Debug, Clone)]
pub(crate) struct Loose {
    pub(crate) rows: Vec<i64>,
    pub(crate) columns: Vec<i64>,
    pub(crate) row_cover: Vec<bool>,
    pub(crate) column_cover: Vec<bool>,
}

impl Loose {
    pub(crate) fn of(assignment: &Assignment) -> Self {
        let prices = assignment.prices();
        Self {
            rows: prices.rows().to_vec(),
            columns: prices.columns().to_vec(),
            row_cover: prices.row_cover().to_vec(),
            column_cover: prices.column_cover().to_vec(),
        }
    }

    pub(crate) fn prices(self) -> Prices {
        Prices::new(self.rows, self.columns, self.row_cover, self.column_cover)
    }
}
