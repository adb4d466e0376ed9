//! Matching again, with few changes: some pairs of an earlier round are to be kept.
//!
//! *Problem.* A pair declined, somebody came, somebody left; everybody else was told already whom
//! they will meet. What is the best assignment now, if a pair that is given up (*disturbed*) costs
//! something, or if at most a given number may be?
//!
//! *Method.* The [residual network](crate::assignment::network::residual) of the kept pairs. At a
//! price for each disturbed pair, kept pairs are worth that much more: still an assignment problem,
//! and what changes is settled by a search for each change. A limit on the disturbed pairs is no
//! such problem; [`bounded`] is exact on it by a search over prices.
//!
//! *Notation.* A pair is disturbed when it is among those to be kept and not in the assignment.
//!
//! *Numeric policy.* Prices of disturbing are points, or anything up to people: [`Scale`].
//!
//! *References.* [`bounded`] and [`exchange`] name theirs.

#![expect(clippy::cast_possible_truncation, reason = "members of a side are at most 2^31")]

mod bounded;
mod exchange;
pub(crate) mod reoptimised;

use std::cell::Cell;

use crate::assignment::changes::rematch::reoptimised::{Reoptimised, Unspared, Weighted};
use crate::assignment::model::assignment::Prices;
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::scale::Scale;
use crate::assignment::model::side::Side;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::network::residual::Residual;
use crate::assignment::network::residual::bonus_pairs::BonusPairs;
use crate::assignment::reading::pair_scores::pair_scores;
use crate::assignment::solvers::run;
use crate::error::{Error, Result};
use crate::progress::PhaseKind;
use crate::watch::finishing::finishing;
use crate::watch::guard::Guard;

/// This many nodes are looked at if nothing else is said, and fewer where there are more pairs.
/// What a node costs depends on how many searches it takes, so this is no limit of time.
const USUAL_NODES: usize = 1_000;
const USUAL_PAIRS: usize = 1_000_000_000;

/// A problem some of whose pairs are to be kept.
///
/// ```
/// use pairwright::assignment::{Column, Matrix, Problem, Reoptimisation, Row};
///
/// // Row 0 and column 0 declined each other. The other two pairs could be kept.
/// let points = Matrix::from_fn(3, 3, |i, j| {
///     [[None, Some(9), Some(2)], [Some(8), Some(5), Some(1)], [Some(3), Some(7), Some(6)]][i][j]
/// });
/// let problem = Problem::from_matrix(points)?;
/// let kept = [(Row::new(1), Column::new(1)), (Row::new(2), Column::new(2))];
/// let reoptimisation = Reoptimisation::new(&problem, &kept)?;
/// assert_eq!(reoptimisation.free()?.worth().points, 9 + 8 + 6); // row 1 moves to column 0
/// let none = reoptimisation.at_most(0)?;
/// assert_eq!((none.assignment().pairs().len(), none.disturbed().len()), (2, 0));
/// assert_eq!(none.cost().to_string(), "1 person, 12 points");
/// # Ok::<(), pairwright::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Reoptimisation<'a> {
    problem: &'a Problem,
    kept: Vec<(Row, Column)>,
    /// Of the kept pairs.
    scores: Vec<i32>,
    start: Option<&'a Prices>,
    unspared: Option<&'a Unspared>,
    new: [Vec<u32>; 2],
    nodes: usize,
}

impl<'a> Reoptimisation<'a> {
    /// The problem as it is now, and the pairs of the earlier round that are still possible, in any
    /// order.
    ///
    /// Pairs that were declined are no pairs of the problem; people whose pairs are settled for
    /// good are not in it. Time O(pairs x log pairs).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a kept pair is forbidden, outside the problem or
    /// named twice, or they cannot all be made.
    pub fn new(problem: &'a Problem, kept: &[(Row, Column)]) -> Result<Self> {
        let mut kept = kept.to_vec();
        kept.sort_unstable();
        let never =
            |(row, column)| Error::problem(format!("{row} and {column} are to be kept and no allowed pair"));
        let inside = |&(i, j): &(Row, Column)| i.index() < problem.rows() && j.index() < problem.columns();
        if let Some(&outside) = kept.iter().find(|pair| !inside(pair)) {
            return Err(never(outside));
        }
        let scores = pair_scores(problem, &kept);
        let mut loads = [vec![0; problem.rows()], vec![0; problem.columns()]];
        for (at, &(row, column)) in kept.iter().enumerate() {
            if scores[at] == Matrix::ABSENT {
                return Err(never((row, column)));
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
        let size = problem.rows().saturating_mul(problem.columns()).max(1);
        let nodes = USUAL_NODES.min(USUAL_PAIRS / size);
        Ok(Self { problem, kept, scores, start: None, unspared: None, new: [Vec::new(), Vec::new()], nodes })
    }

    /// Starts from the prices of the earlier assignment, which makes a small change cheap.
    ///
    /// They are those of a best assignment, or the [`start_prices`](Reoptimised::start_prices) of
    /// an earlier reoptimisation, whatever it was priced or limited by. Its pairs are kept, but for
    /// those that are forbidden now; rows and columns are the same, and so are all scores: pairs
    /// are only gone. Members to whom this does not apply are [`with_new`](Self::with_new). The
    /// prices are believed; a [`check`](crate::assignment::check) of the result shows if they were
    /// wrong. Without this everything is solved from the start.
    #[must_use]
    pub fn start_from(mut self, prices: &'a Prices) -> Self {
        self.start = Some(prices);
        self
    }

    /// What was best in the earlier round without regard to the pairs to be kept, where that is not
    /// these. Believed as the prices are. At a price, what is best now is looked for from there;
    /// only its worth is told, so the answer is the same without it.
    pub(crate) fn with_unspared(self, unspared: Option<&'a Unspared>) -> Self {
        Self { unspared, ..self }
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

    /// How many nodes [`at_most`](Self::at_most) looks at before it is content with the best it
    /// has: 1,000 unless this says otherwise, or fewer where there are more than a million pairs.
    #[must_use]
    pub fn with_node_limit(mut self, nodes: usize) -> Self {
        self.nodes = nodes;
        self
    }

    /// The best assignment, whatever it disturbs.
    ///
    /// After a small change, and started from the earlier prices: time O(people x terms) and a
    /// search for each end of a pair that is gone. Else that of a solve.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when numbers are too large, the prices do not have the
    /// problem's shape, or the problem cannot be solved within the memory that
    /// [`solve`](crate::assignment::solve) may use.
    pub fn free(&self) -> Result<Reoptimised> {
        self.free_under(&Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn free_under(&self, guard: &Guard<'_>) -> Result<Reoptimised> {
        let network = self.free_network(guard)?;
        let worth = network.worth();
        self.reoptimised(&network, network.prices(), [worth; 3], Weighted::default())
    }

    /// The best assignment when every disturbed pair costs a number of points. Participation comes
    /// first.
    ///
    /// # Errors
    /// As [`free`](Self::free); also when scores and the price together do not fit `i32`.
    pub fn with_price(&self, points: u32) -> Result<Reoptimised> {
        self.with_price_under(points, &Guard::nobody())
    }

    /// The same under a guard.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it.
    pub(crate) fn with_price_under(&self, points: u32, guard: &Guard<'_>) -> Result<Reoptimised> {
        if !self.problem.has_room_for(self.problem.sense().sign() * i64::from(points), &self.scores) {
            return Err(Error::problem(format!(
                "scores and a price of {points} points together do not fit i32"
            )));
        }
        let plain = Self { unspared: None, ..self.clone() };
        let free = guard.part(0.0..0.5, || self.free_network(guard))?;
        let network = Residual::legible(Scale::of(self.problem, points.into())?, |scale| {
            let started = |prices| self.started(scale, points.into(), prices, &self.kept, guard);
            let near = self.start.map(started).transpose()?.filter(|network| !network.is_far());
            let network = match near {
                Some(network) => network.reading_like(&free),
                None if self.unspared.is_none() => self.reweighed(&free, scale)?,
                None => self.reweighed(&plain.free_network(guard)?, scale)?,
            };
            network.reweighed(vec![points.into(); self.kept.len()], guard)
        })?;
        let worth = network.worth();
        let weighted = Weighted { pairs: self.kept.clone(), worth: ObjectiveValue::of_points(points.into()) };
        let found = self.reoptimised(&network, network.prices(), [worth, free.worth(), worth], weighted)?;
        let unspared = Some(Unspared { pairs: free.pairs(), prices: free.worths() });
        Ok(Reoptimised { unspared, ..found })
    }

    /// The best assignment that disturbs at most a given number of pairs: as many people as
    /// possible within that, then the most points.
    ///
    /// The limit is hard: if serving more people takes more changes, they are not served. Exact,
    /// unless the [limit of nodes](Self::with_node_limit) is reached: then
    /// [`gap`](Reoptimised::gap) says by how much it can be off.
    ///
    /// # Errors
    /// As [`free`](Self::free).
    pub fn at_most(&self, disturbed: usize) -> Result<Reoptimised> {
        self.at_most_under(disturbed, &Guard::nobody())
    }

    /// The same under a guard. Where it stops the search after an assignment within the limit was
    /// found, that one is the answer, with its gap.
    ///
    /// # Errors
    /// As there; [`is_cancelled`](Error::is_cancelled) when the guard stops it before.
    pub(crate) fn at_most_under(&self, disturbed: usize, guard: &Guard<'_>) -> Result<Reoptimised> {
        let free = guard.part(0.0..0.3, || self.free_network(guard))?;
        let mut worths = [free.worth(); 3];
        let pairs = free.pairs();
        let gone = |pairs: &[(Row, Column)]| {
            self.kept.iter().copied().filter(|pair| pairs.binary_search(pair).is_err()).collect::<Vec<_>>()
        };
        if gone(&pairs).len() <= disturbed {
            return self.reoptimised(&free, free.prices(), worths, Weighted::default());
        }
        let fine = Scale::of(self.problem, 0)?.finer(bounded::parts(self.kept.len()), self.kept.len())?;
        let network = self.reweighed(&free, fine)?;
        let need = self.kept.len() - disturbed;
        let found = guard.part(0.3..0.9, || bounded::best(network, need, self.nodes, guard))?;
        // what stays is decided: the rest is best given these, with prices that say so
        let scale = Scale::of(self.problem, 0)?.finer(1, self.kept.len())?;
        let stays = |pair: &(Row, Column)| found.pairs.binary_search(pair).is_ok();
        let network = finishing(guard, |guard| {
            Residual::legible(scale, |scale| {
                let bonus = self.kept.iter().map(|pair| if stays(pair) { scale.all } else { 0 }).collect();
                self.reweighed(&free, scale)?.reweighed(bonus, guard)
            })
        })?;
        let scale = network.scale();
        worths[0] = network.worth();
        worths[2] = worths[0].max(found.bound);
        let weighted = Weighted {
            pairs: self.kept.iter().copied().filter(stays).collect(),
            worth: scale.unpack(scale.all),
        };
        self.reoptimised(&network, network.worths(), worths, weighted)
    }

    /// The network of the best assignment.
    fn free_network(&self, guard: &Guard<'_>) -> Result<Residual<'a>> {
        let earlier = match (self.unspared, self.start) {
            (Some(Unspared { pairs, prices }), _) => Some((prices, self.possible(pairs))),
            (None, Some(prices)) => Some((prices, self.kept.clone())),
            (None, None) => None,
        };
        if let Some((prices, pairs)) = earlier {
            let is_far = Cell::new(false);
            let network = Residual::legible(Scale::of(self.problem, 0)?, |scale| {
                let mut network = self.started(scale, 0, prices, &pairs, guard)?;
                is_far.set(network.is_far());
                if !is_far.get() {
                    network.reoptimise_under(guard)?;
                }
                Ok(network)
            })?;
            if !is_far.get() {
                return Ok(network);
            }
        }
        let cold = guard.part(0.0..0.8, || run::solve_under(self.problem, guard))?;
        Residual::legible(Scale::of(self.problem, 0)?, |scale| {
            let mut network = self.paired(scale, 0, cold.prices(), cold.pairs(), guard)?;
            network.reoptimise_under(guard)?;
            Ok(network)
        })
    }

    /// Those of these pairs that are still possible beside each other, first come first.
    fn possible(&self, pairs: &[(Row, Column)]) -> Vec<(Row, Column)> {
        let (mut of_rows, mut of_columns) = (vec![0; self.problem.rows()], vec![0; self.problem.columns()]);
        let scores = pair_scores(self.problem, pairs);
        let mut fits = |&(row, column): &(Row, Column)| {
            let (of_row, of_column) = (&mut of_rows[row.index()], &mut of_columns[column.index()]);
            let fits =
                *of_row < self.problem.capacity(row) && *of_column < self.problem.column_capacity(column);
            *of_row += u32::from(fits);
            *of_column += u32::from(fits);
            fits
        };
        let allowed = pairs.iter().zip(&scores).filter(|&(_, &score)| score != Matrix::ABSENT);
        allowed.map(|(pair, _)| *pair).filter(|pair| fits(pair)).collect()
    }

    /// The network of some pairs at prices of an earlier round, where kept pairs are worth more.
    fn started(
        &self,
        scale: Scale,
        bonus: i128,
        prices: &Prices,
        pairs: &[(Row, Column)],
        guard: &Guard<'_>,
    ) -> Result<Residual<'a>> {
        let mut network = self.paired(scale, bonus, prices, pairs, guard)?;
        // what was worth more in the earlier round may not be worth its prices now
        network.part_kept_overpriced();
        for row in &self.new[0] {
            guard.spend(network.line(Side::Rows))?;
            network.reset_prices(&[*row], &[]);
        }
        for column in &self.new[1] {
            guard.spend(network.line(Side::Columns))?;
            network.reset_prices(&[], &[*column]);
        }
        network.part_all_losing();
        Ok(network)
    }

    /// The network of some pairs at these prices.
    fn paired(
        &self,
        scale: Scale,
        bonus: i128,
        prices: &Prices,
        pairs: &[(Row, Column)],
        guard: &Guard<'_>,
    ) -> Result<Residual<'a>> {
        guard.left(PhaseKind::Rematching, self.problem.columns(), self.problem.columns())?;
        let mut network = Residual::weighed(self.problem, scale, self.weighed(bonus));
        network.take_prices(prices)?;
        for &(row, column) in pairs {
            network.pair(row.index() as u32, column.index() as u32)?;
        }
        Ok(network)
    }

    /// The kept pairs, worth that much more.
    fn weighed(&self, bonus: i128) -> BonusPairs {
        let pairs = self.kept.iter().map(|&(i, j)| (i.index() as u32, j.index() as u32)).collect();
        BonusPairs::new(pairs, self.scores.clone(), bonus, [self.problem.rows(), self.problem.columns()])
    }

    /// The same pairs and prices, with a scale that has room for a bonus of the kept pairs.
    fn reweighed(&self, free: &Residual<'a>, scale: Scale) -> Result<Residual<'a>> {
        let mut network = Residual::weighed(self.problem, scale, self.weighed(0)).reading_like(free);
        network.take_prices(&free.worths())?;
        for (row, column) in free.pairs() {
            network.pair(row.index() as u32, column.index() as u32)?;
        }
        Ok(network)
    }

    fn reoptimised(
        &self,
        network: &Residual<'_>,
        prices: Prices,
        [worth, free_worth, bound]: [ObjectiveValue; 3],
        weighted: Weighted,
    ) -> Result<Reoptimised> {
        let is_gone = |&&(i, j): &&(Row, Column)| !network.has(i.index() as u32, j.index() as u32);
        let disturbed = self.kept.iter().filter(is_gone).copied().collect();
        let start = network.worths();
        let assignment = network.assignment_with(prices)?;
        Ok(Reoptimised { assignment, disturbed, worth, free_worth, bound, weighted, start, unspared: None })
    }
}
