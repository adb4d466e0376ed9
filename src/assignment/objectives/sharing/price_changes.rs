//! Prices as what differs from others.

use serde::{Deserialize, Serialize};

use crate::assignment::model::assignment::Prices;
use crate::assignment::model::value::ObjectiveValue;

/// Where prices differ from others of the same problem: the place, the price, and whether it is in
/// the cover.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PriceChanges {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rows: Vec<(u32, i64, bool)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    columns: Vec<(u32, i64, bool)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    row_worths: Vec<(u32, ObjectiveValue)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    column_worths: Vec<(u32, ObjectiveValue)>,
}

fn changed(from: &[ObjectiveValue], to: &[ObjectiveValue]) -> Vec<(u32, ObjectiveValue)> {
    let all = (0..).zip(from.iter().zip(to));
    all.filter(|(_, (old, new))| old != new).map(|(at, (_, &new))| (at, new)).collect()
}

fn changed_marked(from: (&[i64], &[bool]), to: (&[i64], &[bool])) -> Vec<(u32, i64, bool)> {
    let (old, new) = (from.0.iter().zip(from.1), to.0.iter().zip(to.1));
    let all = (0..).zip(old.zip(new));
    all.filter(|(_, (old, new))| old != new).map(|(at, (_, (&price, &mark)))| (at, price, mark)).collect()
}

impl PriceChanges {
    /// What makes one of the other. Both have the same shape.
    pub(super) fn between(from: &Prices, to: &Prices) -> Self {
        match (from.worths(), to.worths()) {
            (Some(from), Some(to)) => Self {
                row_worths: changed(from.0, to.0),
                column_worths: changed(from.1, to.1),
                ..Self::default()
            },
            _ => Self {
                rows: changed_marked((from.rows(), from.row_cover()), (to.rows(), to.row_cover())),
                columns: changed_marked(
                    (from.columns(), from.column_cover()),
                    (to.columns(), to.column_cover()),
                ),
                ..Self::default()
            },
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len() + self.columns.len() + self.row_worths.len() + self.column_worths.len()
    }

    /// The other prices. A place that is not there is passed over.
    pub(super) fn applied(&self, from: &Prices) -> Prices {
        if let Some((rows, columns)) = from.worths() {
            let (mut rows, mut columns) = (rows.to_vec(), columns.to_vec());
            for (all, changes) in [(&mut rows, &self.row_worths), (&mut columns, &self.column_worths)] {
                for &(at, worth) in changes {
                    if let Some(price) = all.get_mut(at as usize) {
                        *price = worth;
                    }
                }
            }
            return Prices::of_worths(rows, columns);
        }
        let mut sides = [
            (from.rows().to_vec(), from.row_cover().to_vec()),
            (from.columns().to_vec(), from.column_cover().to_vec()),
        ];
        for ((prices, marks), changes) in sides.iter_mut().zip([&self.rows, &self.columns]) {
            for &(at, changed, mark) in changes {
                if let (Some(price), Some(cover)) = (prices.get_mut(at as usize), marks.get_mut(at as usize))
                {
                    (*price, *cover) = (changed, mark);
                }
            }
        }
        let [(rows, row_cover), (columns, column_cover)] = sides;
        Prices::new(rows, columns, row_cover, column_cover)
    }
}
