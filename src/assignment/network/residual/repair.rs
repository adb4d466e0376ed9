//! After pairs became worth more or less: the network is made ready to be settled.
//!
//! *Method.* A pair that is made and worth less than its prices is parted. For one that is not made
//! and worth more, the price of its row rises as far, which parts the row from whom it can no
//! longer afford. Then nothing is wrong but places that gain by being filled, and
//! [`settle`](crate::assignment::network::residual::settle) fills those.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::side::Side;
use crate::assignment::network::residual::Residual;
use crate::error::Result;
use crate::watch::guard::Guard;

impl Residual<'_> {
    /// Gives the kept pairs these bonuses, one for each, and settles the network.
    ///
    /// # Errors
    /// [`is_cancelled`](crate::error::Error::is_cancelled) when the guard stops it.
    pub(in crate::assignment) fn reweigh(&mut self, bonus: Vec<i128>, guard: &Guard<'_>) -> Result<()> {
        if bonus.len() != self.kept.pairs.len() {
            return Ok(()); // nobody asks for it
        }
        let changed: Vec<usize> = (0..bonus.len()).filter(|&at| bonus[at] != self.kept.bonus[at]).collect();
        self.kept.bonus = bonus;
        for at in changed {
            let (row, column) = self.kept.pairs[at];
            let is_made = self.rows.has(row, column);
            match self.slack(row, column) {
                Some(slack) if is_made && slack > 0 => self.part(row, column),
                Some(slack) if !is_made && slack < 0 => {
                    self.rows.price[row as usize] -= slack;
                    self.part_overpriced(Side::Rows, row);
                }
                _ => {}
            }
        }
        self.reoptimise_under(guard).map(drop)
    }

    /// The same, as a value.
    ///
    /// # Errors
    /// As [`reweigh`](Self::reweigh).
    pub(in crate::assignment) fn reweighed(mut self, bonus: Vec<i128>, guard: &Guard<'_>) -> Result<Self> {
        self.reweigh(bonus, guard)?;
        Ok(self)
    }

    /// Gives members whose prices are not known prices that no pair objects to.
    pub(in crate::assignment) fn reset_prices(&mut self, rows: &[u32], columns: &[u32]) {
        for (of, members) in [(Side::Rows, rows), (Side::Columns, columns)] {
            for &member in members {
                self.reset_price(of, member);
                self.part_overpriced(of, member);
                self.part_losing(of, member);
            }
        }
    }

    /// Parts all kept pairs that are worth less than their prices.
    pub(in crate::assignment) fn part_kept_overpriced(&mut self) {
        for at in 0..self.kept.pairs.len() {
            let (row, column) = self.kept.pairs[at];
            let prices = self.rows.price[row as usize] + self.columns.price[column as usize];
            if prices > self.weight(self.kept.scores[at]) + self.kept.bonus[at] {
                self.part(row, column);
            }
        }
    }

    /// Parts a member from all with whom a pair is worth less than its prices.
    fn part_overpriced(&mut self, of: Side, member: u32) {
        let partners = self.side(of).partners[member as usize].clone();
        for &partner in partners.iter() {
            let (row, column) = if of == Side::Rows { (member, partner) } else { (partner, member) };
            if self.slack(row, column).is_none_or(|slack| slack > 0) {
                self.part(row, column);
            }
        }
    }

    /// Parts pairs of members who gain by having fewer, which no search would find: prices of
    /// others may not know what a place is worth.
    pub(in crate::assignment) fn part_all_losing(&mut self) {
        for of in [Side::Rows, Side::Columns] {
            for member in 0..self.side(of).price.len() as u32 {
                self.part_losing(of, member);
            }
        }
    }

    /// Empties the places of a member that lose by being filled at its price: of several partners
    /// only the first may earn a bonus, and the price may be meant for that one.
    fn part_losing(&mut self, of: Side, member: u32) {
        while self.side(of).to_empty(member).is_some_and(|length| length < 0)
            && let Some(&partner) = self.side(of).partners[member as usize].last()
        {
            let (row, column) = if of == Side::Rows { (member, partner) } else { (partner, member) };
            self.part(row, column);
        }
    }

    /// Which of the kept pairs are made.
    pub(in crate::assignment) fn made(&self) -> Vec<bool> {
        self.kept.pairs.iter().map(|&(row, column)| self.rows.has(row, column)).collect()
    }

    /// What certain pairs would be worth in one number, without the bonus.
    pub(in crate::assignment) fn packed_worth(&self, pairs: &[(Row, Column)]) -> i128 {
        let mut loads = [vec![0; self.rows.price.len()], vec![0; self.columns.price.len()]];
        let mut sum = 0;
        for &(row, column) in pairs {
            let score = self.score(row.index() as u32, column.index() as u32).unwrap_or(0);
            sum += self.weight(score);
            sum += self.rows.gain(row.index() as u32, loads[0][row.index()]);
            sum += self.columns.gain(column.index() as u32, loads[1][column.index()]);
            loads[0][row.index()] += 1;
            loads[1][column.index()] += 1;
        }
        sum
    }

    /// The pairs that may have a bonus.
    pub(in crate::assignment) fn kept_pairs(&self) -> Vec<(Row, Column)> {
        self.kept.pairs.iter().map(|&(i, j)| (Row::new(i as usize), Column::new(j as usize))).collect()
    }
}
