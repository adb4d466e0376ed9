//! The residual network of an assignment: what can be changed, and what each change costs.
//!
//! *Problem.* An assignment with prices is there. What is lost if a certain pair is forced? Is
//! there another one as good? Somebody declines, joins or leaves: what is best now? All of these
//! are shortest paths.
//!
//! *Method.* Pairs are units of flow in a circulation home -> row -> column -> home. A pair that is
//! not made is an arc from its row to its column, a pair that is made one from its column to its
//! row; a row with a place left can be entered from home, one with a pair can be left for home, and
//! likewise for columns. With prices, an arc's length says how far the change stays behind: no
//! length is negative exactly if the assignment is best. Then Dijkstra's search finds the cheapest
//! way to complete a change to a cycle.
//!
//! *Groups* are in it: rows and columns may have several places, some of which must be filled, and
//! a pair is made once only. What a place gains may fall with its number, as where loads are to be
//! even: it never rises, so the next place to be filled and the last one that was are all there is
//! to a row or a column. A pair that is made may be worth more than its prices.
//!
//! *Notation.* `w` is what a pair is worth: a pair's weight, its score, and the bonus of pairs to
//! be kept. `u` and `v` are the prices of rows and columns; a place more at a row gains `f`, at a
//! column `g` (a minimum met, somebody served, less what an even load wants). Lengths: row to
//! column `u + v - w`; column to row `w - u - v`; home to row `-(f + u)`, where `f` is what the
//! next place gains; row to home `f + u`, where `f` is what the last place gained; columns alike.
//! The price of home is 0.
//!
//! *Numeric policy.* People, pairs and points are one number in `i128`: see [`Scale`].
//!
//! *References.* R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows", 1993, chapters 9 and
//! 12; J. Edmonds and R. M. Karp (1972), Journal of the ACM 19 (prices keep lengths from being
//! negative).

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "members of a side are at most 2^31"
)]

mod arcs;
pub(crate) mod bonus_pairs;
pub(crate) mod ends;
mod meeting;
pub(crate) mod narrow;
mod partners;
mod reoptimise;
mod repair;
pub(crate) mod search;
mod side;
#[cfg(test)]
mod trial;

use std::ops::Add;
use std::sync::Arc;

use crate::assignment::model::assignment::{Assignment, Prices};
use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::scale::Scale;
use crate::assignment::model::side::Side;
use crate::assignment::model::value::ObjectiveValue;
use crate::assignment::network::residual::bonus_pairs::BonusPairs;
use crate::assignment::network::residual::ends::FAR;
use crate::assignment::network::residual::side::SideState;
use crate::assignment::reading::lines::{LineScratch, Lines};
use crate::error::{Error, Result};

/// The residual network of some pairs of a problem, at some prices.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct Residual<'a> {
    problem: &'a Problem,
    scale: Scale,
    /// What a point is worth; negative for costs.
    point: i128,
    rows: SideState,
    columns: SideState,
    kept: BonusPairs,
    lines: Arc<Lines<'a>>,
}

impl<'a> Residual<'a> {
    /// Nobody is paired, and prices are 0. A pair may be worth up to `bonus` points more than those
    /// of the problem.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the numbers are too large.
    pub(in crate::assignment) fn empty(problem: &'a Problem, bonus: u32) -> Result<Self> {
        let scale = Scale::of(problem, bonus.into())?;
        Ok(Self::weighed(problem, scale, BonusPairs::default()))
    }

    /// The same, with a scale and pairs that may be worth more.
    pub(in crate::assignment) fn weighed(problem: &'a Problem, scale: Scale, kept: BonusPairs) -> Self {
        let most = (0..problem.columns()).map(|j| problem.column_capacity(Column::new(j))).collect();
        let columns = SideState::new(most, vec![1; problem.columns()], scale.person);
        let most: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
        let least = (0..problem.rows()).map(|i| problem.minimum(Row::new(i))).collect();
        let rows = SideState::new(most, least, scale.minimum);
        let rows = match problem.evenness() {
            None => rows,
            Some(evenness) => {
                let before = (0..problem.rows()).map(|i| problem.load_before(Row::new(i))).collect();
                rows.with_even_loads(before, scale.step(evenness))
            }
        };
        let point = i128::from(problem.sense().sign()) * scale.point;
        let lines = Arc::new(Lines::new(problem));
        Self { problem, scale, point, rows, columns, kept, lines }
    }

    /// Builds a network at a scale, and again at wider ones until all its prices can be read digit
    /// by digit.
    ///
    /// # Errors
    /// Those of building it; [`is_problem`](Error::is_problem) when no scale is wide enough.
    pub(in crate::assignment) fn legible(
        mut scale: Scale,
        build: impl Fn(Scale) -> Result<Self>,
    ) -> Result<Self> {
        loop {
            let network = build(scale)?;
            if network.is_legible() {
                return Ok(network);
            }
            scale = scale.wider()?;
        }
    }

    /// Can all prices be read digit by digit?
    pub(in crate::assignment) fn is_legible(&self) -> bool {
        let mut prices = self.rows.price.iter().chain(&self.columns.price);
        prices.all(|&price| self.scale.tells_apart(price))
    }

    /// The same, which reads lines as another network of the problem does.
    pub(in crate::assignment) fn reading_like(mut self, other: &Self) -> Self {
        if std::ptr::eq(self.problem, other.problem) {
            self.lines = Arc::clone(&other.lines);
        }
        self
    }

    /// The network of an assignment that is best, by its prices.
    ///
    /// The prices are believed: who is not sure checks the assignment first.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when the numbers are too large, or the assignment is not
    /// of the problem's shape.
    pub(in crate::assignment) fn of(problem: &'a Problem, assignment: &Assignment) -> Result<Self> {
        let mut network = Self::empty(problem, 0)?;
        network.take_prices(assignment.prices())?;
        for &(row, column) in assignment.pairs() {
            network.pair(row.index() as u32, column.index() as u32)?;
        }
        Ok(network)
    }

    /// Takes over prices as they are.
    pub(in crate::assignment) fn take_prices(&mut self, prices: &Prices) -> Result<()> {
        let shape = [prices.rows().len(), prices.row_cover().len()];
        let across = [prices.columns().len(), prices.column_cover().len()];
        if shape != [self.problem.rows(); 2] || across != [self.problem.columns(); 2] {
            return Err(Error::problem("the prices do not have the problem's shape"));
        }
        let (scale, sign) = (self.scale, self.problem.sense().sign());
        let pack = |worth: ObjectiveValue| {
            scale
                .pack(worth)
                .ok_or_else(|| Error::problem(format!("a price of {worth} is too large to weigh")))
        };
        if let Some((of_rows, of_columns)) = prices.worths() {
            if (of_rows.len(), of_columns.len()) != (self.problem.rows(), self.problem.columns()) {
                return Err(Error::problem("the prices do not have the problem's shape"));
            }
            self.rows.price = of_rows.iter().map(|&worth| pack(worth)).collect::<Result<_>>()?;
            self.columns.price = of_columns.iter().map(|&worth| pack(worth)).collect::<Result<_>>()?;
            return Ok(());
        }
        let packed = |covered: bool, price: i64| -> Result<i128> {
            let rank = if covered { scale.person + scale.pair } else { 0 };
            Ok(rank + pack(ObjectiveValue::of_points(sign.saturating_mul(price)))?)
        };
        for (i, price) in self.rows.price.iter_mut().enumerate() {
            *price = packed(prices.row_cover()[i], prices.rows()[i])?;
        }
        for (j, price) in self.columns.price.iter_mut().enumerate() {
            *price = packed(prices.column_cover()[j], prices.columns()[j])? - scale.person;
        }
        Ok(())
    }

    /// Takes over prices of rows and columns as the network has them.
    pub(in crate::assignment) fn put_prices(&mut self, rows: Vec<i128>, columns: Vec<i128>) {
        (self.rows.price, self.columns.price) = (rows, columns);
    }

    pub(in crate::assignment) fn problem(&self) -> &'a Problem {
        self.problem
    }

    pub(in crate::assignment) fn scale(&self) -> &Scale {
        &self.scale
    }

    pub(in crate::assignment) fn side(&self, of: Side) -> &SideState {
        match of {
            Side::Rows => &self.rows,
            Side::Columns => &self.columns,
        }
    }

    pub(super) fn side_mut(&mut self, of: Side) -> &mut SideState {
        match of {
            Side::Rows => &mut self.rows,
            Side::Columns => &mut self.columns,
        }
    }

    /// Makes a pair.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when it is outside the problem, made already, or beyond a
    /// capacity.
    pub(in crate::assignment) fn pair(&mut self, row: u32, column: u32) -> Result<()> {
        if !self.rows.has_room(row) || !self.columns.has_room(column) || self.rows.has(row, column) {
            return Err(Error::problem(format!("row {row} cannot take column {column}")));
        }
        self.rows.join(row, column);
        self.columns.join(column, row);
        Ok(())
    }

    /// Parts a pair, if it is one.
    pub(in crate::assignment) fn part(&mut self, row: u32, column: u32) {
        self.rows.part(row, column);
        self.columns.part(column, row);
    }

    /// Is this pair made?
    pub(in crate::assignment) fn has(&self, row: u32, column: u32) -> bool {
        self.rows.has(row, column)
    }

    /// The pairs, sorted.
    pub(in crate::assignment) fn pairs(&self) -> Vec<(Row, Column)> {
        let rows = self.rows.partners.iter().enumerate();
        rows.flat_map(|(i, columns)| columns.iter().map(move |&j| (Row::new(i), Column::new(j as usize))))
            .collect()
    }

    /// The score of a pair; none where it is forbidden.
    pub(in crate::assignment) fn score(&self, row: u32, column: u32) -> Option<i32> {
        match self.kept.find(row, column) {
            Some(at) => Some(self.kept.scores[at]),
            None => self.problem.score(Row::new(row as usize), Column::new(column as usize)),
        }
    }

    /// What a pair with this score is worth, without a bonus.
    pub(in crate::assignment) fn weight(&self, score: i32) -> i128 {
        self.scale.pair + self.point * i128::from(score)
    }

    /// The length of the arc of a pair from its row to its column, made or not: negative where the
    /// pair is worth more than its prices. None where it is forbidden.
    pub(in crate::assignment) fn slack(&self, row: u32, column: u32) -> Option<i128> {
        let prices = self.rows.price[row as usize] + self.columns.price[column as usize];
        if let Some(at) = self.kept.find(row, column) {
            return Some(prices - self.weight(self.kept.scores[at]) - self.kept.bonus[at]);
        }
        let score = self.problem.score(Row::new(row as usize), Column::new(column as usize))?;
        Some(prices - self.weight(score))
    }

    /// Writes the slacks of all pairs of a row or a column into `line`; [`FAR`] where forbidden.
    pub(in crate::assignment) fn slacks(
        &self,
        of: Side,
        at: u32,
        scratch: &mut LineScratch,
        line: &mut Vec<i128>,
    ) {
        let (near, far) = (self.side(of), self.side(of.other()));
        line.clear();
        let base = near.price[at as usize] - self.scale.pair;
        let points = self.lines.read(of, at, scratch);
        line.extend(points.iter().zip(&far.price).map(|(&score, &price)| {
            if score == Matrix::ABSENT { FAR } else { base + price - self.point * i128::from(score) }
        }));
        let mut more = |k: usize, bonus: i128| {
            if line[k] != FAR {
                line[k] -= bonus;
            }
        };
        match of {
            Side::Rows => {
                self.kept.of_row(at).for_each(|k| more(self.kept.pairs[k].1 as usize, self.kept.bonus[k]));
            }
            Side::Columns => {
                for &k in self.kept.of_column(at) {
                    more(self.kept.pairs[k as usize].0 as usize, self.kept.bonus[k as usize]);
                }
            }
        }
    }

    /// Gives a member without partners the lowest price that no pair objects to.
    pub(super) fn reset_price(&mut self, of: Side, member: u32) {
        let (mut scratch, mut line) = (LineScratch::default(), Vec::new());
        self.slacks(of, member, &mut scratch, &mut line);
        let least = line.iter().copied().min().filter(|&slack| slack != FAR);
        let side = self.side_mut(of);
        let price = side.price[member as usize];
        side.price[member as usize] = least.map_or(side.idle_price(), |least| price - least);
    }

    /// Opens the network for a solve from nothing: prices of columns at which they may stay as they
    /// are, and the prices of rows that follow. Nobody may be paired yet.
    #[cfg(test)]
    pub(in crate::assignment) fn start_from_nothing(&mut self) {
        let idle = self.columns.idle_price();
        self.columns.price.fill(idle);
        for row in 0..self.rows.price.len() as u32 {
            self.reset_price(Side::Rows, row);
        }
    }

    /// The assignment, with prices that prove it best if the network is settled.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when a pair is not allowed.
    pub(in crate::assignment) fn assignment(&self) -> Result<Assignment> {
        self.assignment_with(self.prices())
    }

    /// The assignment, with other prices.
    pub(in crate::assignment) fn assignment_with(&self, prices: Prices) -> Result<Assignment> {
        let pairs = self.pairs();
        let mut total = 0;
        for &(row, column) in &pairs {
            let score = self.score(row.index() as u32, column.index() as u32);
            total += i64::from(score.ok_or_else(|| Error::problem(format!("{row} cannot take {column}")))?);
        }
        Ok(Assignment::of_sorted(pairs, total, prices))
    }

    /// The prices in people, pairs and points.
    pub(in crate::assignment) fn worths(&self) -> Prices {
        let worths =
            |prices: &[i128]| prices.iter().map(|&price| self.scale.unpack(price)).collect::<Vec<_>>();
        Prices::of_worths(worths(&self.rows.price), worths(&self.columns.price))
    }

    /// The prices as [`check`](crate::assignment::check) wants them for the problem, with what the
    /// bonus adds to scores.
    pub(in crate::assignment) fn prices(&self) -> Prices {
        if self.problem.has_groups() {
            return self.worths();
        }
        let mut columns = self.columns.price.clone();
        // a pair that is worth more than its prices raises the one of its column, which has no
        // other
        let tight = self.kept.is_plain() && self.problem.is_one_to_one();
        for (i, partners) in self.rows.partners.iter().enumerate().filter(|_| !tight) {
            for &j in partners.iter() {
                columns[j as usize] -= self.slack(i as u32, j).unwrap_or(0).min(0);
            }
        }
        let sign = self.problem.sense().sign();
        let split = |prices: &mut dyn Iterator<Item = i128>| -> (Vec<i64>, Vec<bool>) {
            prices
                .map(|price| self.scale.unpack(price.max(0)))
                .map(|worth| (sign * worth.points, worth.pairs > 0))
                .unzip()
        };
        let (of_rows, row_cover) = split(&mut self.rows.price.iter().copied());
        let (of_columns, column_cover) = split(&mut columns.iter().map(|price| price + self.scale.person));
        Prices::new(of_rows, of_columns, row_cover, column_cover)
    }

    /// What the pairs are worth, without the bonus.
    pub(in crate::assignment) fn worth(&self) -> ObjectiveValue {
        let mut worth = ObjectiveValue::default();
        for (row, partners) in (0..).zip(&self.rows.partners) {
            for &column in partners.iter() {
                worth.pairs += 1;
                let score = self.score(row, column).unwrap_or(0);
                worth.points += i64::from(score) * self.problem.sense().sign();
            }
        }
        worth.served = self.columns.bonuses();
        let loads = (0..).map(Row::new).zip(&self.rows.partners);
        let of_rows = loads.map(|(row, partners)| self.problem.load_worth(row, partners.len() as u32));
        of_rows.fold(worth, ObjectiveValue::add)
    }
}
