//! How good can a point be that is missing in a gap? The line over the gap tells.
//!
//! *Method.* Of the lines over a gap one goes through the two neighbours of the outline around it, and no assignment lies
//! beyond it. In totals it is a straight line as well; what it comes to is rounded down.
//!
//! *Numeric policy.* Products of two differences of totals, in `i128`.

use super::{TradeOff, TradeOffPoint};

impl TradeOff {
    /// The best that the first goal could come to in a gap, where the second goal comes to `second`; none where nothing can be.
    ///
    /// There is nothing where `gap` is none of the [gaps](Self::gaps), `second` is not between the points around it, or the line
    /// over it leaves nothing better than the point after it. Time O(lines).
    ///
    /// ```
    /// use pairwright::assignment::{Matrix, Problem, trade_off_within};
    ///
    /// let points = Problem::from_matrix(Matrix::from_vec(3, 3, vec![3, 0, 1, 1, 3, 0, 0, 1, 3])?)?;
    /// let wishes = Problem::from_matrix(Matrix::from_vec(3, 3, vec![0, 3, 1, 1, 0, 3, 3, 1, 0])?)?;
    /// let all = trade_off_within(&points, &wishes, 0)?;
    /// // between (9, 0) and (0, 9) nothing was searched; the line is worth 9 together
    /// assert_eq!((all.gaps(), all.bound_at(0, 4)), ([0].as_slice(), Some(5)));
    /// # Ok::<(), pairwright::Error>(())
    /// ```
    pub fn bound_at(&self, gap: usize, second: i64) -> Option<i64> {
        self.gaps.binary_search(&gap).ok()?;
        let (before, after) = (self.points.get(gap)?, self.points.get(gap + 1)?);
        let [left, right] = self.outline_around(gap)?;
        let down = before.first > after.first;
        let inside = |at: i64, ends: [i64; 2]| ends[0].min(ends[1]) < at && at < ends[0].max(ends[1]);
        if !inside(second, [before.second, after.second]) {
            return None;
        }
        let wide = i128::from;
        let run = wide(right.second) - wide(left.second);
        let rise = (wide(right.first) - wide(left.first)).checked_mul(wide(second) - wide(left.second))?;
        if run == 0 {
            return None;
        }
        // whole numbers are rounded to what is worse: down if more is better, else up
        let (rise, run) = if run < 0 { (-rise, -run) } else { (rise, run) };
        let change = if down { rise.div_euclid(run) } else { -(-rise).div_euclid(run) };
        let line = i64::try_from(wide(left.first) + change).ok()?;
        // what is as good as the point before in the first goal would beat it
        let most = if down {
            line.min(before.first.saturating_sub(1))
        } else {
            line.max(before.first.saturating_add(1))
        };
        inside(most, [before.first, after.first]).then_some(most)
    }

    /// The two neighbours of the outline between which a gap lies.
    fn outline_around(&self, gap: usize) -> Option<[&TradeOffPoint; 2]> {
        // the first and the last line are those of a goal alone
        let between = self.lines.get(1..self.lines.len().checked_sub(1)?)?;
        let left = between.iter().map(|line| line.through).filter(|&at| at <= gap).max()?;
        let right = between.iter().map(|line| line.through).filter(|&at| at > gap).min();
        Some([self.points.get(left)?, self.points.get(right.unwrap_or(self.points.len() - 1))?])
    }
}
