//! Members of a side, put into classes of equal codes.
//!
//! *Problem.* Every member has a code on each of several axes. Which members have the same codes?
//!
//! *Method.* Classes are refined one axis at a time: the new number is the rank of (old class,
//! code) among all that occur. So classes are numbered in the order of their codes, first axis
//! first, and a number depends on the codes only. Ranks come from a table where it is small, from
//! sorting by counting otherwise: time and space O(members) for an axis, unless it has far more
//! codes.

/// Every member's class, dense from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assignment) struct Classes {
    pub(in crate::assignment) of: Vec<u32>,
    pub(in crate::assignment) count: usize,
}

impl Classes {
    /// All members alike (no class when there is nobody).
    pub(in crate::assignment) fn alike(members: usize) -> Self {
        Self { of: vec![0; members], count: members.min(1) }
    }

    /// Splits the classes by one code more; all codes are below `width`.
    pub(in crate::assignment) fn refine(&self, codes: &[u32], width: usize) -> Self {
        if self.count == self.of.len() {
            return self.clone(); // all differ already, and their ranks stay
        }
        let cells = (self.count as u64).saturating_mul(width as u64);
        match usize::try_from(cells) {
            Ok(cells) if cells <= 4 * self.of.len() + 1024 => {
                let key = |(&class, &code): (&u32, &u32)| class as usize * width + code as usize;
                let mut rank = vec![0u32; cells];
                for at in self.of.iter().zip(codes).map(key) {
                    rank[at] = 1;
                }
                let mut count = 0;
                for cell in &mut rank {
                    count += std::mem::replace(cell, count);
                }
                let of = self.of.iter().zip(codes).map(|pair| rank[key(pair)]).collect();
                Self { of, count: count as usize }
            }
            _ => {
                let order: Vec<u32> = (0..).zip(&self.of).map(|(member, _)| member).collect();
                let order = sorted(&sorted(&order, codes, width), &self.of, self.count);
                let key = |&member: &u32| (self.of[member as usize], codes[member as usize]);
                let mut of = vec![0; self.of.len()];
                let mut count = 0;
                for part in order.chunk_by(|a, b| key(a) == key(b)) {
                    for &member in part {
                        of[member as usize] = count;
                    }
                    count += 1;
                }
                Self { of, count: count as usize }
            }
        }
    }

    /// One member of each class: the first.
    pub(in crate::assignment) fn first_members(&self) -> Vec<u32> {
        let mut first = vec![u32::MAX; self.count];
        for (&class, member) in self.of.iter().zip(0..) {
            let first = &mut first[class as usize];
            *first = member.min(*first);
        }
        first
    }

    /// The members of each class, in order: where each class starts, and the members class by
    /// class.
    pub(in crate::assignment) fn members(&self) -> (Vec<u32>, Vec<u32>) {
        let mut start = vec![0u32; self.count + 1];
        for &class in &self.of {
            start[class as usize + 1] += 1;
        }
        for class in 0..self.count {
            start[class + 1] += start[class];
        }
        let mut next = start.clone();
        let mut members = vec![0; self.of.len()];
        for (&class, member) in self.of.iter().zip(0..) {
            let next = &mut next[class as usize];
            members[*next as usize] = member;
            *next += 1;
        }
        (start, members)
    }
}

/// Members in this order, sorted by key; equal ones stay as they are. Keys are below `size`: they
/// are counted unless that is far more than there are members.
fn sorted(order: &[u32], keys: &[u32], size: usize) -> Vec<u32> {
    let mut found = order.to_vec();
    if size > 4 * order.len() + 1024 {
        found.sort_by_key(|&member| keys[member as usize]);
        return found;
    }
    let mut next = vec![0u32; size + 1];
    for &member in order {
        next[keys[member as usize] as usize + 1] += 1;
    }
    for key in 0..size {
        next[key + 1] += next[key];
    }
    for &member in order {
        let next = &mut next[keys[member as usize] as usize];
        found[*next as usize] = member;
        *next += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_ranks_of_codes() {
        let all = Classes::alike(5);
        let one = all.refine(&[3, 0, 3, 0, 7], 8);
        assert_eq!((one.of.as_slice(), one.count), (&[1, 0, 1, 0, 2][..], 3));
        // A width that no table could have is sorted; the ranks are the same.
        let two = one.refine(&[5, 1, 4, 1, 0], 1 << 31);
        assert_eq!((two.of.as_slice(), two.count), (&[2, 0, 1, 0, 3][..], 4));
        assert_eq!(two, one.refine(&[5, 1, 4, 1, 0], 6));
        assert_eq!(two.first_members(), [1, 2, 0, 4]);
        assert_eq!(two.members(), (vec![0, 2, 3, 4, 5], vec![1, 3, 2, 0, 4]));
        assert_eq!(Classes::alike(0).count, 0);
    }
}
