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
    /// All of them, where only one of the two has a cover: where a minimum cannot be met any more,
    /// prices are objective values.
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<Box<Prices>>,
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
            (Some(_), None) | (None, Some(_)) => {
                Self { whole: Some(Box::new(to.clone())), ..Self::default() }
            }
            (None, None) => Self {
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
        let whole = self.whole.as_ref().map_or(0, |whole| whole.rows().len() + whole.columns().len());
        self.rows.len() + self.columns.len() + self.row_worths.len() + self.column_worths.len() + whole
    }

    /// The other prices. A place that is not there is passed over.
    pub(super) fn applied(&self, from: &Prices) -> Prices {
        if let Some(whole) = &self.whole {
            return Prices::clone(whole);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Where minimums cannot be met any more, the one has a cover and the other has not.
    #[test]
    fn prices_of_either_kind_come_back() {
        let with_cover = Prices::new(vec![3, 0], vec![0, 5], vec![true, false], vec![false, true]);
        let worth = |points| ObjectiveValue { minimums: 1, served: 1, ..ObjectiveValue::of_points(points) };
        let [of_worths, others] =
            [[2, 0], [0, 4]].map(|rows| Prices::of_worths(rows.map(worth).to_vec(), vec![worth(1); 2]));
        for from in [&with_cover, &of_worths, &others] {
            for to in [&with_cover, &of_worths, &others] {
                let changes = PriceChanges::between(from, to);
                assert_eq!(&changes.applied(from), to);
                assert_eq!(changes.len() == 0, from == to);
            }
        }
    }
}
