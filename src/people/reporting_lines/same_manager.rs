//! Who has a direct manager in common.

use std::ops::ControlFlow;

use crate::people::reporting_lines::ReportingLines;
use crate::people::reporting_lines::walk::{BATCH, Meeting};

impl ReportingLines {
    pub(super) fn have_a_manager_in_common(&self, a: usize, b: usize) -> bool {
        let (mut of_a, mut of_b) = (self.up.from(a), self.up.from(b));
        while let ([first, rest @ ..], [other, others @ ..]) = (of_a, of_b) {
            match first.cmp(other) {
                std::cmp::Ordering::Less => of_a = rest,
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Greater => of_b = others,
            }
        }
        false
    }

    /// Does the pair have a direct manager in common?
    pub(crate) fn share_a_manager(&self, a: impl AsRef<str>, b: impl AsRef<str>) -> bool {
        let (a, b) = (self.position(a.as_ref()), self.position(b.as_ref()));
        a.zip(b).is_some_and(|(a, b)| a != b && self.have_a_manager_in_common(a, b))
    }

    /// Tells which of the one group have a direct manager in common with whom of the other, until
    /// it is told to stop. Nobody has with themselves.
    ///
    /// One step up and one down, for a batch at a time with one bit for each, so that several
    /// managers in common count once. Time O((people / 64 + 1) x n), space O(n).
    pub(super) fn peers(
        &self,
        ones: &[u32],
        others: &[u32],
        mut found: impl FnMut(Meeting<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let n = self.people.len();
        let mut is_other = vec![false; n];
        for &other in others {
            is_other[other as usize] = true;
        }
        let (mut above, mut below) = (vec![0u64; n], vec![0u64; n]);
        let (mut managers, mut peers) = (Vec::new(), Vec::new());
        let mut ones = ones.to_vec();
        // a team goes together
        ones.sort_by_key(|&i| (self.up.from(i as usize).first().copied(), i));
        for batch in ones.chunks(BATCH) {
            for (k, &one) in batch.iter().enumerate() {
                for &manager in self.up.from(one as usize) {
                    if above[manager as usize] == 0 {
                        managers.push(manager);
                    }
                    above[manager as usize] |= 1 << k;
                }
            }
            for manager in managers.drain(..) {
                let bits = std::mem::take(&mut above[manager as usize]);
                for &peer in self.down.from(manager as usize).iter().filter(|&&i| is_other[i as usize]) {
                    if below[peer as usize] == 0 {
                        peers.push(peer);
                    }
                    below[peer as usize] |= bits;
                }
            }
            for (k, &one) in batch.iter().enumerate() {
                below[one as usize] &= !(1 << k);
            }
            for goal in peers.drain(..) {
                let bits = std::mem::take(&mut below[goal as usize]);
                if bits != 0 {
                    found(Meeting { batch, bits, goal, steps: 0 })?;
                }
            }
        }
        ControlFlow::Continue(())
    }
}
