//! How many columns a row may or must take, and the other way round.

use crate::assignment::model::index::Row;
use crate::assignment::model::problem::Problem;
use crate::error::{Error, Result};

impl Problem {
    /// The same problem, where row `i` may be in up to `capacities[i]` pairs (0 takes it out).
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is not one capacity for each row, or their sum
    /// exceeds 2^32.
    pub fn with_capacities(mut self, capacities: Vec<u32>) -> Result<Self> {
        if capacities.len() != self.rows {
            return Err(Error::problem(format!("{} capacities for {} rows", capacities.len(), self.rows)));
        }
        fits_in_all(&capacities)?;
        if let Some(row) =
            (0..self.rows).map(Row::new).find(|&row| self.minimum(row) > capacities[row.index()])
        {
            return Err(Error::problem(format!("{row} must take more columns than it would be able to")));
        }
        self.capacities = capacities.iter().any(|&c| c != 1).then_some(capacities);
        self.can_count_loads()?;
        Ok(self)
    }

    /// The same problem, where column `j` may be in up to `capacities[j]` pairs, never twice with
    /// one row.
    ///
    /// As many columns as possible are in a pair at all; then there are as many pairs as possible.
    /// Only [`GroupFlow`](crate::assignment::GroupFlow) knows such columns, and
    /// [`solve`](crate::assignment::solve) takes it.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is not one capacity for each column, or their
    /// sum exceeds 2^32.
    pub fn with_column_capacities(mut self, capacities: Vec<u32>) -> Result<Self> {
        if capacities.len() != self.columns {
            let found = capacities.len();
            return Err(Error::problem(format!("{found} capacities for {} columns", self.columns)));
        }
        fits_in_all(&capacities)?;
        self.column_capacities = capacities.iter().any(|&c| c != 1).then_some(capacities);
        Ok(self)
    }

    /// The same problem, where row `i` must be in at least `minimums[i]` pairs.
    ///
    /// Minimums come first: they can all be met by an assignment with as many pairs as without
    /// them, or not at all. [`GroupFlow`](crate::assignment::GroupFlow) meets them as far as they
    /// can be met, and its prices prove that what is missing cannot be helped: only then does
    /// [`check`](crate::assignment::check) accept a row with less. The
    /// [`StagedNetwork`](crate::assignment::StagedNetwork) refuses a problem where they cannot be
    /// met; [`solve`](crate::assignment::solve) then continues with `GroupFlow`.
    ///
    /// # Errors
    /// [`is_problem`](Error::is_problem) when there is not one for each row, or one exceeds the
    /// row's capacity. So set the capacities first.
    pub fn with_minimums(mut self, minimums: Vec<u32>) -> Result<Self> {
        if minimums.len() != self.rows {
            return Err(Error::problem(format!("{} minimums for {} rows", minimums.len(), self.rows)));
        }
        let rows = (0..self.rows).map(Row::new).zip(&minimums);
        if let Some((row, least)) = rows.into_iter().find(|&(row, &least)| least > self.capacity(row)) {
            let most = self.capacity(row);
            return Err(Error::problem(format!("{row} cannot take at least {least} and at most {most}")));
        }
        self.minimums = minimums.iter().any(|&least| least > 0).then_some(minimums);
        Ok(self)
    }
}

/// Do capacities add up to something that can be counted?
fn fits_in_all(capacities: &[u32]) -> Result<()> {
    let sum = capacities.iter().fold(0u64, |sum, &c| sum.saturating_add(u64::from(c)));
    if sum > 1 << 32 {
        return Err(Error::problem(format!("the capacities add up to {sum}, more than 2^32")));
    }
    Ok(())
}
