//! Matching again, with few changes: some pairs of an earlier round are to be kept.
//!
//! *Problem.* A pair declined, somebody came, somebody left; everybody else was told already whom they will meet.
//! What is the best assignment now, if a pair that is given up (*disturbed*) costs something, or if at most
//! so many may be?
//!
//! *Method.* The [residual network](super::residual) of the kept pairs. At a price for each disturbed pair, kept pairs are worth so
//! much more: still an assignment problem, and what changes is settled by a search for each change. A
//! limit on the disturbed pairs is no such problem; [`bounded`] is exact on it by a search over prices.
//!
//! *Notation.* A pair is disturbed when it is among those to be kept and not in the assignment.
//!
//! *Numeric policy.* Prices of disturbing are points, or anything up to people: [`Scale`].
//!
//! *References.* [`bounded`] and [`exchange`] name theirs.

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^31")]

mod bounded;
mod exchange;

use serde::Serialize;

use super::certificate::{Bonus, check_groups};
use super::residual::Residual;
use super::score_walk::ScoreWalk;
use super::worth::Scale;
use super::{Assignment, Column, Prices, Problem, Proof, Row, Violation, Worth, check, choose};
use crate::error::{Error, Result};

/// So many nodes are looked at if nothing else is said.
const USUAL_NODES: usize = 1_000;

/// A problem some of whose pairs are to be kept.
///
/// ```
/// use pairwright::assignment::{Column, Matrix, Problem, Rematch, Row};
///
/// // Row 0 and column 0 declined each other. The other two pairs could be kept.
/// let points = Matrix::from_fn(3, 3, |i, j| {
///     [[None, Some(9), Some(2)], [Some(8), Some(5), Some(1)], [Some(3), Some(7), Some(6)]][i][j]
/// });
/// let problem = Problem::from_matrix(points)?;
/// let kept = [(Row::new(1), Column::new(1)), (Row::new(2), Column::new(2))];
/// let rematch = Rematch::new(&problem, &kept)?;
/// assert_eq!(rematch.free()?.worth().points, 9 + 8 + 6); // row 1 moves to column 0
/// let none = rematch.at_most(0)?;
/// assert_eq!((none.assignment().pairs().len(), none.disturbed().len()), (2, 0));
/// assert_eq!(none.cost().to_string(), "1 person, 12 points");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Rematch<'a> {
    problem: &'a Problem,
    kept: Vec<(Row, Column)>,
    start: Option<&'a Prices>,
    new: [Vec<u32>; 2],
    nodes: usize,
}

impl<'a> Rematch<'a> {
    /// The problem as it is now, and the pairs of the earlier round that are still possible, in any order.
    ///
    /// Pairs that were declined are no pairs of the problem; people whose pairs are settled for good are not
    /// in it. Time O(pairs x log pairs).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a kept pair is forbidden, outside the problem or named twice, or
    /// they cannot all be made.
    pub fn new(problem: &'a Problem, kept: &[(Row, Column)]) -> Result<Self> {
        let mut kept = kept.to_vec();
        kept.sort_unstable();
        let mut walk = ScoreWalk::new(problem);
        let mut loads = [vec![0; problem.rows()], vec![0; problem.columns()]];
        for (at, &(row, column)) in kept.iter().enumerate() {
            if walk.score(row, column).is_none() {
                return Err(Error::problem(format!("{row} and {column} are to be kept and no allowed pair")));
            }
            loads[0][row.index()] += 1;
            loads[1][column.index()] += 1;
            let over = loads[0][row.index()] > problem.capacity(row)
                || loads[1][column.index()] > problem.column_capacity(column);
            if over || (at > 0 && kept[at - 1] == (row, column)) {
                return Err(Error::problem(format!(
                    "{row} and {column} cannot be kept beside the other pairs to be kept"
                )));
            }
        }
        Ok(Self { problem, kept, start: None, new: [Vec::new(), Vec::new()], nodes: USUAL_NODES })
    }

    /// Starts from the prices of the earlier assignment, which makes a small change cheap.
    ///
    /// They must be those of a best assignment with the kept pairs, in a problem that had the same rows and
    /// columns, and all pairs that this one has, with the same scores: pairs are only gone. Members to whom
    /// this does not apply are [`with_new`](Self::with_new). The prices are believed; a [`check`]
    /// of the result shows if they were wrong. Without this everything is solved from the start.
    #[must_use]
    pub fn start_from(mut self, prices: &'a Prices) -> Self {
        self.start = Some(prices);
        self
    }

    /// These members are new, or have new scores or places: their prices are not looked at.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when one is outside the problem.
    pub fn with_new(mut self, rows: &[Row], columns: &[Column]) -> Result<Self> {
        let most = [self.problem.rows(), self.problem.columns()];
        self.new = [
            rows.iter().map(|row| row.index() as u32).collect(),
            columns.iter().map(|column| column.index() as u32).collect(),
        ];
        for (new, most) in self.new.iter_mut().zip(most) {
            new.sort_unstable();
            new.dedup();
            if new.last().is_some_and(|&last| last as usize >= most) {
                return Err(Error::problem("somebody new is outside the problem"));
            }
        }
        Ok(self)
    }

    /// How many nodes [`at_most`](Self::at_most) looks at before it is content with the best it has: 1,000 unless this
    /// says otherwise.
    #[must_use]
    pub fn with_node_limit(mut self, nodes: usize) -> Self {
        self.nodes = nodes;
        self
    }

    /// The best assignment, whatever it disturbs.
    ///
    /// After a small change, and started from the earlier prices: time O(people x terms) and a search for each
    /// end of a pair that is gone. Else that of a solve.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when numbers are too large, the prices do not have the problem's shape, or the
    /// problem cannot be solved within the memory that [`solve`](super::solve) may use.
    pub fn free(&self) -> Result<Rematched> {
        let network = self.settled()?;
        let worth = network.worth();
        Ok(Rematched::new(&self.kept, network.assignment()?, [worth, worth, worth], Weighted::default()))
    }

    /// The best assignment when every disturbed pair costs so many points. Participation comes first.
    ///
    /// # Errors
    /// As [`free`](Self::free); also when scores and the price together do not fit `i32`.
    pub fn with_price(&self, points: u32) -> Result<Rematched> {
        let free = self.settled()?;
        let scale = Scale::of(self.problem, points.into())?;
        let mut network = self.reweighed(&free, scale)?;
        network.reweigh(vec![points.into(); self.kept.len()]);
        let assignment = Assignment::new(self.problem, network.pairs(), network.prices())?;
        let worth = network.worth();
        let weighted = Weighted { pairs: self.kept.clone(), worth: Worth::of_points(points.into()) };
        Ok(Rematched::new(&self.kept, assignment, [worth, free.worth(), worth], weighted))
    }

    /// The best assignment that disturbs at most so many pairs: as many people as possible within that, then
    /// the most points.
    ///
    /// The limit is hard: if serving more people takes more changes, they are not served. Exact, unless the
    /// [limit of nodes](Self::with_node_limit) is reached: then [`gap`](Rematched::gap) says by how much it can be off.
    ///
    /// # Errors
    /// As [`free`](Self::free).
    pub fn at_most(&self, disturbed: usize) -> Result<Rematched> {
        let free = self.settled()?;
        let mut worths = [free.worth(); 3];
        let pairs = free.pairs();
        let gone = |pairs: &[(Row, Column)]| {
            self.kept.iter().copied().filter(|pair| pairs.binary_search(pair).is_err()).collect::<Vec<_>>()
        };
        if gone(&pairs).len() <= disturbed {
            return Ok(Rematched::new(&self.kept, free.assignment()?, worths, Weighted::default()));
        }
        let fine = Scale::of(self.problem, 0)?.finer(bounded::parts(self.kept.len()), self.kept.len())?;
        let network = self.reweighed(&free, fine)?;
        let found = bounded::best(network, self.kept.len() - disturbed, self.nodes)?;
        // what stays is decided: the rest is best given these, with prices that say so
        let scale = Scale::of(self.problem, 0)?.finer(1, self.kept.len())?;
        let stays = |pair: &(Row, Column)| found.pairs.binary_search(pair).is_ok();
        let bonus = self.kept.iter().map(|pair| if stays(pair) { scale.all } else { 0 }).collect();
        let mut network = self.reweighed(&free, scale)?;
        network.reweigh(bonus);
        worths[0] = network.worth();
        worths[2] = worths[0].max(found.bound);
        let weighted = Weighted {
            pairs: self.kept.iter().copied().filter(stays).collect(),
            worth: scale.unpack(scale.all),
        };
        let assignment = Assignment::new(self.problem, network.pairs(), network.worths())?;
        Ok(Rematched::new(&self.kept, assignment, worths, weighted))
    }

    /// The network of the best assignment.
    fn settled(&self) -> Result<Residual<'a>> {
        let mut network = Residual::empty(self.problem, Vec::new(), 0)?;
        let cold;
        let (prices, pairs) = if let Some(prices) = self.start {
            (prices, self.kept.as_slice())
        } else {
            cold = choose::solve(self.problem)?;
            (cold.prices(), cold.pairs())
        };
        network.take_prices(prices)?;
        for &(row, column) in pairs {
            network.pair(row.index() as u32, column.index() as u32)?;
        }
        if self.start.is_some() {
            network.admit_all(&self.new[0], &self.new[1]);
        }
        network.settle();
        Ok(network)
    }

    /// The same pairs and prices, with a scale that has room for a bonus of the kept pairs.
    fn reweighed(&self, free: &Residual<'a>, scale: Scale) -> Result<Residual<'a>> {
        let kept: Vec<_> = self.kept.iter().map(|&(i, j)| (i.index() as u32, j.index() as u32)).collect();
        let bonus = vec![0; kept.len()];
        let mut network = Residual::weighed(self.problem, scale, kept, bonus);
        network.take_prices(&free.worths())?;
        for (row, column) in free.pairs() {
            network.pair(row.index() as u32, column.index() as u32)?;
        }
        Ok(network)
    }
}

/// Pairs that were worth more, so that the assignment is best: nothing, or a price, or all else.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
struct Weighted {
    pairs: Vec<(Row, Column)>,
    worth: Worth,
}

/// An assignment made again, and what it disturbs.
///
/// Its prices are those of the problem in which undisturbed pairs are worth more; [`verify`](Self::verify) knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rematched {
    assignment: Assignment,
    disturbed: Vec<(Row, Column)>,
    worth: Worth,
    free_worth: Worth,
    bound: Worth,
    weighted: Weighted,
}

impl Rematched {
    fn new(
        kept: &[(Row, Column)],
        assignment: Assignment,
        [worth, free_worth, bound]: [Worth; 3],
        weighted: Weighted,
    ) -> Self {
        let is_gone = |pair: &(Row, Column)| assignment.pairs().binary_search(pair).is_err();
        let disturbed: Vec<_> = kept.iter().copied().filter(is_gone).collect();
        Self { assignment, disturbed, worth, free_worth, bound, weighted }
    }

    /// The pairs, and prices.
    pub fn assignment(&self) -> &Assignment {
        &self.assignment
    }

    /// The pairs to be kept that are no more, by row, then column.
    pub fn disturbed(&self) -> &[(Row, Column)] {
        &self.disturbed
    }

    /// What it is worth.
    pub fn worth(&self) -> Worth {
        self.worth
    }

    /// What the best assignment is worth that may disturb anything.
    pub fn free_worth(&self) -> Worth {
        self.free_worth
    }

    /// What keeping pairs costs: the free worth less this one.
    pub fn cost(&self) -> Worth {
        self.free_worth - self.worth
    }

    /// No assignment within the limit can be worth more. It is the worth, unless the limit of nodes was reached.
    pub fn bound(&self) -> Worth {
        self.bound
    }

    /// By how much a better assignment within the limit could be better; nothing where it is proven best.
    pub fn gap(&self) -> Worth {
        self.bound - self.worth
    }

    /// Verifies that the assignment is the best of the problem, by its prices: at the price of disturbing, or among those
    /// that make all pairs it leaves undisturbed. The free one is what [`check`] accepts.
    ///
    /// That other pairs should have stayed is not ruled out by this. Time as [`check`].
    ///
    /// # Errors
    /// The first [`Violation`] found.
    pub fn verify(&self, problem: &Problem) -> Result<Proof, Violation> {
        let Weighted { pairs, worth } = &self.weighted;
        if *worth == Worth::default() {
            return check(problem, &self.assignment);
        }
        if self.assignment.prices().worths().is_none()
            && let Ok((priced, assignment)) = self.priced(problem)
        {
            return check(&priced, &assignment);
        }
        check_groups(problem, &self.assignment, &Bonus { pairs, worth: *worth })
    }

    /// The problem in which kept pairs have the points that disturbing them costs, and the assignment as
    /// the best of it: [`check`] accepts it. Without a price it is the problem itself.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when this was not made [with a price](Rematch::with_price), or not
    /// for this problem.
    pub fn priced(&self, problem: &Problem) -> Result<(Problem, Assignment)> {
        let Weighted { pairs, worth } = &self.weighted;
        let price = i32::try_from(problem.sense().sign() * worth.points).ok();
        let Some(price) = price.filter(|_| *worth == Worth::of_points(worth.points)) else {
            return Err(Error::problem("the kept pairs are fixed, not priced"));
        };
        let priced = problem.with_more(pairs, price)?;
        let pairs = self.assignment.pairs().to_vec();
        let assignment = Assignment::new(&priced, pairs, self.assignment.prices().clone())?;
        Ok((priced, assignment))
    }
}
