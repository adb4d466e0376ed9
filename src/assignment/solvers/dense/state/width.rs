//! Which numbers the scans use: `i32` while every key is proven to fit, `i64` from then on.
//!
//! The numeric argument stands at the top of [`state`](super).

use crate::assignment::solvers::dense::scan::Scratch;
use crate::assignment::solvers::dense::state::State;

impl State {
    /// The i32 kernel where the range and the prices allow it.
    pub(in crate::assignment::solvers::dense) fn choose_width(&mut self) {
        let low = self.w.iter().min().copied().unwrap_or(0);
        let high = self.w.iter().max().copied().unwrap_or(0);
        self.floor = 2 * self.high - (1 << 30) + 2;
        self.narrow = self.high - self.low < 1 << 26 && low >= self.floor && 2 * self.low - high > -(1 << 28);
        self.masked32.clear();
        self.masked64.clear();
        self.mirror.clear();
        if self.narrow {
            self.mask = 2 * self.low - (1 << 30);
            self.mirror.extend(self.w.iter().map(|&x| x as i32));
            self.masked32.clone_from(&self.mirror);
            self.s32 = Scratch::new(self.columns);
        } else {
            self.mask = 2 * self.low - (1 << 61);
            self.masked64.clone_from(&self.w);
            self.s64 = Scratch::new(self.columns);
        }
    }

    #[inline]
    pub(in crate::assignment::solvers::dense) fn v(&self, j: u32) -> i64 {
        (self.w[j as usize] + 1) >> 1
    }

    #[inline]
    pub(in crate::assignment::solvers::dense) fn set_w(&mut self, j: u32, x: i64) {
        self.w[j as usize] = x;
        if self.narrow {
            self.mirror[j as usize] = x as i32;
            self.masked32[j as usize] = x as i32;
            if x < self.floor {
                self.widen();
            }
        } else {
            self.masked64[j as usize] = x;
        }
    }

    #[cold]
    fn widen(&mut self) {
        let hidden: Vec<bool> = self.masked32.iter().zip(&self.mirror).map(|(a, b)| a != b).collect();
        self.floor = i64::MIN;
        self.narrow = false;
        self.mask = 2 * self.low - (1 << 61);
        self.masked64 = self.w.iter().zip(hidden).map(|(&w, h)| if h { self.mask } else { w }).collect();
        (self.mirror, self.masked32) = (Vec::new(), Vec::new());
        self.s64 = Scratch::new(self.columns);
    }

    /// Hides column `j` from `expand` until its next `set_w`.
    #[inline]
    pub(in crate::assignment::solvers::dense) fn hide(&mut self, j: u32) {
        if self.narrow {
            self.masked32[j as usize] = self.mask as i32;
        } else {
            self.masked64[j as usize] = self.mask;
        }
    }

    /// The i32 kernel cannot take prices far above the costs.
    pub(in crate::assignment::solvers::dense) fn choose_width_after_rise(&mut self, w: i64) {
        if self.narrow && 2 * self.low - w <= -(1 << 28) {
            self.widen();
        }
    }
}
