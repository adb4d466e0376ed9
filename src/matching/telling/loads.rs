//! How many mentees mentors have each.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::Row;
use crate::matching::matching::Matching;
use crate::words::{commas, counted};

/// How many mentees the mentors have who take any; nothing where nobody takes more than one.
///
/// It prints as `3, 3, 2, 2, 2`, or as counts where there are many.
///
/// From [`Summary::loads`](crate::explain::Summary::loads).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Loads(BTreeMap<u32, usize>);

impl Loads {
    /// Of a matching.
    pub(super) fn of(matching: &Matching) -> Self {
        let scores = matching.scores().problem();
        let mut loads = vec![0; scores.rows()];
        for (row, _) in matching.places.iter() {
            loads[row.index()] += 1;
        }
        let rows = (0..).map(Row::new).zip(loads);
        let takers: Vec<(u32, u32)> = rows.map(|(row, load)| (scores.capacity(row), load)).collect();
        let mut counts = BTreeMap::new();
        if takers.iter().any(|&(places, _)| places > 1) {
            for (_, load) in takers.into_iter().filter(|&(places, _)| places > 0) {
                *counts.entry(load).or_default() += 1;
            }
        }
        Self(counts)
    }

    /// How many mentors have how many mentees: mentees, mentors, from the most mentees down.
    pub fn counts(&self) -> impl Iterator<Item = (u32, usize)> + '_ {
        self.0.iter().rev().map(|(&mentees, &mentors)| (mentees, mentors))
    }

    /// Does nobody take more than one mentee, or no mentor any?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Loads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const FEW: usize = 20;
        if self.0.values().sum::<usize>() <= FEW {
            let each = self.counts().flat_map(|(mentees, mentors)| std::iter::repeat_n(mentees, mentors));
            return f.write_str(&commas(each));
        }
        let counts =
            self.counts().map(|(mentees, mentors)| format!("{mentees} for {}", counted(mentors, "mentor")));
        f.write_str(&commas(counts))
    }
}
