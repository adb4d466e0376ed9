//! Even loads: what each place of a row is worth by its number.
//!
//! *What even means.* Loads are as even as possible when as few pairs of columns as possible share
//! a row: when the sum of load x (load - 1) / 2 over the rows is the least. For a given number of
//! pairs that is the least sum of squares of the loads. The loads that rows can have form the bases
//! of an integral polymatroid, and there the least sum of squares is also the least in every other
//! sense of evenness: the largest load is as small as can be, then as few rows as can be have it,
//! and so on downwards; and the smallest loads are as large as can be. So a row that takes few
//! columns has its few, and the others share the rest evenly, whatever they could take.
//!
//! *Place by place.* A row that has l columns already adds l to the sum by taking one more. So
//! place number l of a row, counted from 0, is worth -l: no place is worth more than the one before
//! it, which is all that a flow needs to stay exact.
//!
//! *Reference.* A. Frank and K. Murota, "Decreasing minimization on M-convex sets", Mathematical
//! Programming 195, 2022.

use crate::assignment::model::evenness::{EvenLoads, Evenness};
use crate::assignment::model::index::Row;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::value::ObjectiveValue;
use crate::error::{Error, Result};

/// No sum of what places are worth is beyond this.
const LIMIT: i128 = 1 << 60;

impl Problem {
    /// The same problem, where it counts that rows have equal loads.
    ///
    /// `before[i]` is how many columns row `i` has already, in pairs that are not in the problem;
    /// none for a row whose load does not count. With [`Evenness::First`], loads are as even as
    /// possible after all that counts before the points: as few pairs of columns as possible share
    /// a row, columns had before included. For a given number of pairs that is the least sum of
    /// squares of the loads, and the largest load is as small as can be. With
    /// [`Evenness::Points`], what loads cost is taken from the points of the
    /// [worth](ObjectiveValue::of), not from the [total](crate::assignment::Assignment::total) of
    /// the pairs.
    ///
    /// Only [`GroupFlow`](crate::assignment::GroupFlow) knows such problems, and
    /// [`solve`](crate::assignment::solve) takes it.
    ///
    /// ```
    /// use pairwright::assignment::{Evenness, Matrix, Problem, check, solve};
    ///
    /// // Row 0 is worth more to everybody.
    /// let points = Matrix::from_fn(2, 4, |i, _| Some(if i == 0 { 9 } else { 1 }));
    /// let problem = Problem::from_matrix(points)?.with_capacities(vec![3, 3])?;
    /// assert_eq!(solve(&problem)?.total(), 3 * 9 + 1);
    /// let even = problem.with_even_loads(Evenness::First, vec![Some(0); 2])?;
    /// let best = solve(&even)?;
    /// assert_eq!(best.total(), 2 * 9 + 2 * 1);
    /// assert!(check(&even, &best).is_ok());
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is not one entry for each row, or what places
    /// are worth adds up to more than can be counted.
    pub fn with_even_loads(mut self, evenness: Evenness, before: Vec<Option<u32>>) -> Result<Self> {
        if before.len() != self.rows {
            return Err(Error::problem(format!("loads of {} rows for {} rows", before.len(), self.rows)));
        }
        let counts = evenness != Evenness::Points(0) && before.iter().any(Option::is_some);
        self.even_loads = counts.then_some(EvenLoads { evenness, before });
        self.can_count_loads()?;
        Ok(self)
    }

    /// Where even loads are worth points, they are worth none: for questions that are not about
    /// points.
    pub(crate) fn without_load_points(mut self) -> Self {
        if matches!(self.evenness(), Some(Evenness::Points(_))) {
            self.even_loads = None;
        }
        self
    }

    /// How much it counts that rows have equal loads; none where it does not. Time O(1).
    pub fn evenness(&self) -> Option<Evenness> {
        self.even_loads.as_ref().map(|even| even.evenness)
    }

    /// How many columns a row has already besides those of the problem; none where its load does
    /// not count. Time O(1).
    pub fn load_before(&self, row: Row) -> Option<u32> {
        self.even_loads.as_ref().and_then(|even| even.before.get(row.index()).copied().flatten())
    }

    /// Does anything count that is of rows or columns as a whole: minimums, columns with several
    /// places, even loads?
    pub(crate) fn has_groups(&self) -> bool {
        self.has_minimums() || self.has_column_capacities() || self.even_loads.is_some()
    }

    /// What place number `place` of a row is worth, counted from 0: at most what the one before it
    /// is.
    pub(crate) fn place_worth(&self, row: Row, place: u32) -> ObjectiveValue {
        let minimums = i64::from(place < self.minimum(row));
        let number = self.load_before(row).map_or(0, |before| i64::from(before) + i64::from(place));
        self.told(minimums, -number)
    }

    /// What the first places of a row are worth together.
    pub(crate) fn load_worth(&self, row: Row, load: u32) -> ObjectiveValue {
        let minimums = i64::from(load.min(self.minimum(row)));
        let sum = self.load_before(row).map_or(0, |before| {
            let (before, load) = (i64::from(before), i64::from(load));
            before * load + load * (load - 1) / 2
        });
        self.told(minimums, -sum)
    }

    fn told(&self, minimums: i64, evenness: i64) -> ObjectiveValue {
        let none = ObjectiveValue { minimums, ..ObjectiveValue::default() };
        match self.evenness() {
            None => none,
            Some(Evenness::First) => ObjectiveValue { evenness, ..none },
            Some(Evenness::Points(step)) => ObjectiveValue { points: evenness * i64::from(step), ..none },
        }
    }

    /// How many columns a row can have at most.
    pub(crate) fn places(&self, row: Row) -> u32 {
        self.capacity(row).min(u32::try_from(self.columns).unwrap_or(u32::MAX))
    }

    /// The largest number of a place whose row's load counts, and a bound on the sum of all such
    /// numbers; 0 where none does.
    pub(in crate::assignment) fn place_numbers(&self) -> (i128, i128) {
        let rows = (0..self.rows).map(Row::new);
        let numbers = rows.filter_map(|row| {
            let places = i128::from(self.places(row));
            let last = i128::from(self.load_before(row)?) + places;
            Some((last, places * last))
        });
        numbers.fold((0, 0), |(most, sum), (last, all)| (most.max(last), sum + all))
    }

    /// The most points that one place more can cost.
    pub(crate) fn largest_step(&self) -> i128 {
        match self.evenness() {
            Some(Evenness::Points(step)) => self.place_numbers().0 * i128::from(step),
            _ => 0,
        }
    }

    /// # Errors
    /// [`is_problem`](Error::is_problem) when what places are worth does not fit.
    pub(super) fn can_count_loads(&self) -> Result<()> {
        let step = match self.evenness() {
            None => return Ok(()),
            Some(Evenness::First) => 1,
            Some(Evenness::Points(step)) => i128::from(step),
        };
        let (_, sum) = self.place_numbers();
        if sum.saturating_mul(step) > LIMIT {
            return Err(Error::problem("what even loads are worth adds up to more than can be counted"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::model::matrix::Matrix;

    #[test]
    fn loads_are_worth_what_their_places_are() {
        for evenness in [Evenness::First, Evenness::Points(7)] {
            let problem = Problem::from_matrix(Matrix::from_vec(2, 4, vec![0; 8]).unwrap()).unwrap();
            let problem = problem.with_capacities(vec![4, 3]).unwrap().with_minimums(vec![2, 0]).unwrap();
            let problem = problem.with_even_loads(evenness, vec![Some(3), None]).unwrap();
            for row in [Row::new(0), Row::new(1)] {
                let mut sum = ObjectiveValue::default();
                for place in 0..problem.places(row) {
                    sum = sum + problem.place_worth(row, place);
                    assert_eq!(problem.load_worth(row, place + 1), sum);
                    assert!(problem.place_worth(row, place + 1) <= problem.place_worth(row, place));
                }
            }
        }
    }

    #[test]
    fn numbers_that_cannot_be_counted_are_refused() {
        let problem = Problem::from_terms(2, 1 << 30, Vec::new()).unwrap();
        let problem = problem.with_capacities(vec![1, 1]).unwrap();
        let even = problem.with_even_loads(Evenness::Points(u32::MAX), vec![Some(0); 2]).unwrap();
        assert!(even.with_capacities(vec![1 << 30, 1]).unwrap_err().is_problem());
        let problem = Problem::from_terms(2, 3, Vec::new()).unwrap();
        assert!(problem.with_even_loads(Evenness::First, vec![Some(0)]).unwrap_err().is_problem());
    }
}
