//! With whom a member is paired: mostly nobody or one, for whom no memory is asked.

use std::ops::Deref;

/// Some members of the other side, sorted.
#[derive(Debug, Clone)]
pub(in crate::assignment) enum Partners {
    None,
    One([u32; 1]),
    Many(Vec<u32>),
}

impl Partners {
    /// Does nothing if the partner is there.
    pub(super) fn insert(&mut self, partner: u32) {
        let Err(at) = self.binary_search(&partner) else { return };
        match self {
            Self::None => *self = Self::One([partner]),
            Self::One([other]) => {
                let mut both = vec![*other];
                both.insert(at, partner);
                *self = Self::Many(both);
            }
            Self::Many(all) => all.insert(at, partner),
        }
    }

    /// Does nothing if the partner is not there.
    pub(super) fn remove(&mut self, partner: u32) {
        let Ok(at) = self.binary_search(&partner) else { return };
        match self {
            Self::None => {}
            Self::One(_) => *self = Self::None,
            Self::Many(all) => {
                all.remove(at);
            }
        }
    }
}

impl Deref for Partners {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        match self {
            Self::None => &[],
            Self::One(one) => one,
            Self::Many(all) => all,
        }
    }
}
