//! The rows or the columns: prices, places, partners.

use crate::assignment::network::residual::partners::Partners;

/// One side of the network.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct SideState {
    pub(in crate::assignment) price: Vec<i128>,
    /// Sorted.
    pub(in crate::assignment) partners: Vec<Partners>,
    most: Vec<u32>,
    /// This many places of each member earn the bonus.
    least: Vec<u32>,
    bonus: i128,
    /// Where loads are to be even: how many partners each member has besides those here, none where
    /// that does not count; and what each of them takes from the next place.
    before: Vec<Option<u32>>,
    step: i128,
}

impl SideState {
    pub(super) fn new(most: Vec<u32>, least: Vec<u32>, bonus: i128) -> Self {
        let size = most.len();
        Self {
            price: vec![0; size],
            partners: vec![Partners::None; size],
            most,
            least,
            bonus,
            before: Vec::new(),
            step: 0,
        }
    }

    /// The same, where each partner of a member takes `step` from what the next place gains.
    pub(super) fn with_even_loads(self, before: Vec<Option<u32>>, step: i128) -> Self {
        Self { before, step, ..self }
    }

    pub(in crate::assignment) fn has(&self, member: u32, partner: u32) -> bool {
        self.partners[member as usize].binary_search(&partner).is_ok()
    }

    pub(in crate::assignment) fn has_room(&self, member: u32) -> bool {
        let load = self.partners.get(member as usize).map(|partners| partners.len());
        load.is_some_and(|load| load < self.most[member as usize] as usize)
    }

    /// How many partners a member may have.
    pub(in crate::assignment) fn most(&self, member: u32) -> u32 {
        self.most.get(member as usize).copied().unwrap_or(0)
    }

    pub(super) fn join(&mut self, member: u32, partner: u32) {
        self.partners[member as usize].insert(partner);
    }

    pub(super) fn part(&mut self, member: u32, partner: u32) {
        if let Some(partners) = self.partners.get_mut(member as usize) {
            partners.remove(partner);
        }
    }

    /// What place number `place` of a member gains, counted from 0: never more than the one before.
    pub(in crate::assignment) fn gain(&self, member: u32, place: usize) -> i128 {
        let bonus = if place < self.least[member as usize] as usize { self.bonus } else { 0 };
        match self.before.get(member as usize) {
            Some(&Some(before)) => bonus - self.step * (i128::from(before) + place as i128),
            _ => bonus,
        }
    }

    /// What one place more than a member may have would gain.
    pub(in crate::assignment) fn gain_beyond(&self, member: u32) -> i128 {
        self.gain(member, self.most(member) as usize)
    }

    /// The length of the arc that fills one place more; none where there is no room.
    pub(in crate::assignment) fn to_fill(&self, member: u32) -> Option<i128> {
        let load = self.partners[member as usize].len();
        self.has_room(member).then(|| -(self.gain(member, load) + self.price[member as usize]))
    }

    /// Is there an empty place that says it gains something by being filled?
    pub(super) fn would_gain(&self, member: u32) -> bool {
        self.to_fill(member).is_some_and(|length| length < 0)
    }

    /// The length of the arc that empties a place; none where all are empty.
    pub(in crate::assignment) fn to_empty(&self, member: u32) -> Option<i128> {
        let last = self.partners[member as usize].len().checked_sub(1)?;
        Some(self.gain(member, last) + self.price[member as usize])
    }

    /// Prices of members without partners may be so low that their places would lose by being
    /// filled: they rise until that is all the same. No pair objects to a higher price.
    pub(super) fn raise_empty(&mut self) {
        for member in 0..self.price.len() as u32 {
            if self.partners[member as usize].is_empty() && self.most(member) > 0 {
                let least = -self.gain(member, 0);
                let price = &mut self.price[member as usize];
                *price = least.max(*price);
            }
        }
    }

    /// The price of a member who stays alone, whoever asks: no place gains more than the bonus.
    pub(super) fn idle_price(&self) -> i128 {
        -self.bonus
    }

    /// How many places earn the bonus.
    pub(super) fn bonuses(&self) -> i64 {
        let earn = |(partners, &least): (&Partners, &u32)| partners.len().min(least as usize) as i64;
        self.partners.iter().zip(&self.least).map(earn).sum()
    }
}
