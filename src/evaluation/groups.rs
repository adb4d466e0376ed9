//! Means by group: which kinds of pairs answered otherwise than the rest.
//!
//! *Problem.* A cohort can be cut into groups in dozens of ways, and some group always looks
//! better. Which differs by more than chance?
//!
//! *Method.* Each group of five answers or more is compared with all other answers, if they are
//! five or more. The difference of the means has the larger of two standard errors
//! (`regression.rs`), and the correction of Bonferroni for all comparisons that are made, of all
//! measures: in 95 of 100 cohorts without any difference none is reported. What could have been
//! found is said by the smallest difference that such a comparison finds in four of five cases: the
//! standard error times the sum of the quantiles of Student's t for the significance and for 80 %.
//!
//! *Caveat.* Groups overlap, so two findings may be one. What differs need not be the cause.
//!
//! *References.* Dunn, Multiple comparisons among means (1961); Bloom, Minimum detectable effects
//! (1995).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evaluation::asked::Asked;
use crate::evaluation::figures::Figure;
use crate::evaluation::grouping::Grouping;
use crate::evaluation::interval::Interval;
use crate::evaluation::measure::Measure;
use crate::evaluation::uncertainty::{ERROR, POWER, Sample, quantile};

/// A group, and the rest, must have so many answers to be compared.
const LEAST: usize = 5;

/// The pairs of one kind: their figure, and how they differ from the others.
///
/// In [`GroupTable`](crate::evaluation::GroupTable).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupFigure {
    name: String,
    figure: Figure,
    difference: Option<f64>,
    interval: Option<Interval>,
}

impl GroupFigure {
    /// The name of the group, as the people state it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The mean of its pairs, with how many answered.
    pub fn figure(&self) -> Figure {
        self.figure
    }

    /// By how much it is more than the mean of all other answers. None where the group or the rest
    /// has fewer than five answers, and where all answers are the same.
    pub fn difference(&self) -> Option<f64> {
        self.difference
    }

    /// Where the difference lies: the intervals of all groups of the evaluation hold together in 95
    /// of 100 cohorts.
    pub fn interval(&self) -> Option<Interval> {
        self.interval
    }

    /// Does it differ by more than chance?
    pub fn differs(&self) -> bool {
        self.interval.is_some_and(|interval| !interval.contains_zero())
    }
}

/// What the groups of one kind answered of one measure.
///
/// From [`Evaluation::groups`](crate::Evaluation::groups).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupTable {
    measure: Measure,
    grouping: Grouping,
    groups: Vec<GroupFigure>,
    smallest: Option<f64>,
}

impl GroupTable {
    /// What was asked.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// How the pairs are cut into groups.
    pub fn grouping(&self) -> Grouping {
        self.grouping
    }

    /// The groups with an answer, by name.
    pub fn groups(&self) -> &[GroupFigure] {
        &self.groups
    }

    /// How many groups were compared with the rest.
    pub fn compared(&self) -> usize {
        self.groups.iter().filter(|group| group.difference.is_some()).count()
    }

    /// The smallest difference that would have been found in four of five cases, of the group of
    /// which most can be seen. None where none was compared.
    pub fn smallest(&self) -> Option<f64> {
        self.smallest
    }
}

/// Groups by name: how many pairs, and what those that answered said.
type Groups = BTreeMap<String, (usize, Vec<f64>)>;

/// A comparison of one group with the rest.
struct Compared {
    difference: f64,
    error: f64,
    freedom: f64,
}

/// The tables of all measures, in which there is more than one group.
pub(super) fn tables<'a>(asked: &Asked<'_>, measures: impl Iterator<Item = &'a Measure>) -> Vec<GroupTable> {
    let mut found = Vec::new();
    for measure in measures {
        for grouping in Grouping::ALL {
            let mut groups = Groups::new();
            for pair in asked.pairs() {
                let group = groups.entry(grouping.of(&pair.people)).or_default();
                group.0 += 1;
                group.1.extend(pair.says(measure));
            }
            groups.retain(|_, (_, said)| !said.is_empty());
            if groups.len() > 1 {
                let compared = comparisons(&groups);
                found.push((measure, grouping, groups, compared));
            }
        }
    }
    let looked_at = found.iter().flat_map(|(.., compared)| compared).flatten().count();
    let made = found
        .into_iter()
        .map(|(measure, grouping, groups, compared)| table(measure, grouping, groups, compared, looked_at));
    made.collect()
}

/// Each group with the rest; of two groups, each of which is the rest of the other, the first.
fn comparisons(groups: &Groups) -> Vec<Option<Compared>> {
    let all: Vec<f64> = groups.values().flat_map(|(_, said)| said).copied().collect();
    let Some(all) = Sample::of(&all) else { return Vec::new() };
    let one = |(at, (_, said)): (usize, &(usize, Vec<f64>))| {
        let is_said = groups.len() == 2 && at == 1;
        Sample::of(said).filter(|_| !is_said).and_then(|group| compared(group, all))
    };
    groups.values().enumerate().map(one).collect()
}

/// A group and all other answers, by their counts, means and squares. Time O(1).
///
/// The larger of two standard errors, as in `regression.rs`: the classical one of two groups that
/// are equally noisy, and HC3, which sees when one answer alone makes the difference.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
fn compared(group: Sample, all: Sample) -> Option<Compared> {
    let rest = all.count.checked_sub(group.count).filter(|&rest| rest >= LEAST && group.count >= LEAST)?;
    if all.deviation? == 0.0 {
        return None;
    }
    let squares = |sample: Sample| (sample.count as f64 - 1.0) * sample.deviation.unwrap_or(0.0).powi(2);
    let (count, others) = (group.count as f64, rest as f64);
    let difference = (group.mean - all.mean) * (count + others) / others;
    let between = difference.powi(2) * count * others / (count + others);
    let within = squares(group);
    let without = (squares(all) - within - between).max(0.0);
    let freedom = count + others - 2.0;
    let classical = (within + without) / freedom * (1.0 / count + 1.0 / others);
    let robust = within / (count - 1.0).powi(2) + without / (others - 1.0).powi(2);
    Some(Compared { difference, error: classical.max(robust).sqrt(), freedom })
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand comparisons")]
fn table(
    measure: &Measure,
    grouping: Grouping,
    groups: Groups,
    compared: Vec<Option<Compared>>,
    looked_at: usize,
) -> GroupTable {
    let reach = |freedom| quantile(1.0 - ERROR / (2.0 * looked_at as f64), freedom);
    let smallest =
        compared.iter().flatten().map(|one| (reach(one.freedom) + quantile(POWER, one.freedom)) * one.error);
    let smallest = smallest.reduce(f64::min);
    let group = |(group, compared): (_, Option<Compared>)| {
        let (name, (of, said)): (String, (usize, Vec<f64>)) = group;
        let figure = Figure::of_answers(measure, &said, of)?;
        let interval =
            compared.as_ref().map(|one| Interval::around(one.difference, reach(one.freedom) * one.error));
        Some(GroupFigure { name, figure, difference: compared.map(|one| one.difference), interval })
    };
    let groups = groups.into_iter().zip(compared).filter_map(group).collect();
    GroupTable { measure: measure.clone(), grouping, groups, smallest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::regression::{LeastSquares, Scaled};

    /// A regression on being in the group says the same, by other means.
    #[test]
    fn a_comparison_is_a_regression_on_being_in_the_group() {
        for (inside, outside) in [
            (vec![1.0, 2.0, 2.0, 4.0, 5.0], vec![3.0, 3.5, 9.0, 1.0, 1.0, 2.0, 7.0]),
            (vec![5.0; 5], vec![4.0, 5.0, 5.0, 3.0, 5.0, 5.0, 5.0, 4.0]),
            (vec![0.0, 1.0, 1.0, 1.0, 1.0, 1.0], vec![0.0, 0.0, 1.0, 0.0, 0.0]),
        ] {
            let all: Vec<f64> = inside.iter().chain(&outside).copied().collect();
            let is_in: Vec<f64> = (0..all.len()).map(|k| f64::from(u8::from(k < inside.len()))).collect();
            let model = LeastSquares::new(&[Scaled::new(&is_in).unwrap()], &all).unwrap();
            let [group, everybody] = [&inside, &all].map(|said| Sample::of(said).unwrap());
            let found = compared(group, everybody).unwrap();
            assert!((found.difference - model.estimates[0]).abs() < 1e-9);
            assert!(
                (found.error - model.error_of(&[1.0])).abs() < 1e-9,
                "{} {}",
                found.error,
                model.error_of(&[1.0])
            );
            assert!((found.freedom - model.freedom).abs() < 1e-9);
        }
        let few = Sample::of(&[1.0, 2.0, 3.0, 4.0]).unwrap();
        assert!(compared(few, Sample::of(&[1.0; 20]).unwrap()).is_none());
    }
}
