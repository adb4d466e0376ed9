//! The points between two neighbours of the outline, and the corners where more could lie.
//!
//! *Notation.* A *corner* between two neighbouring points is the least value that would be beaten by neither: one more
//! than the right one in the first goal, one more than the left one in the second. Whatever is missing lies at a corner or
//! beyond it.

use super::super::{Column, Row};
use super::goals::Value;

/// A value, and pairs that come to it.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub(super) value: Value,
    /// Sorted.
    pub(super) pairs: Vec<(Row, Column)>,
}

/// Points none of which beats another, from best in the first goal to best in the second.
#[derive(Debug, Clone)]
pub(super) struct Stair(Vec<Point>);

impl Stair {
    /// The stair of two neighbours of the outline.
    pub(super) fn between(left: Point, right: Point) -> Self {
        Self(vec![left, right])
    }

    pub(super) fn into_points(self) -> Vec<Point> {
        self.0
    }

    /// The corner after the point at this place.
    pub(super) fn corner(&self, at: usize) -> Option<Value> {
        let (left, right) = (self.0.get(at)?, self.0.get(at + 1)?);
        Some([right.value[0] + 1, left.value[1] + 1])
    }

    /// Is there a point at this corner or beyond it?
    pub(super) fn reaches(&self, corner: Value) -> bool {
        self.0.iter().any(|point| point.value[0] >= corner[0] && point.value[1] >= corner[1])
    }

    /// Takes a point in, if it lies between the ends and none is as good in both goals; those it beats are gone.
    pub(super) fn offer(&mut self, value: Value, pairs: impl FnOnce() -> Vec<(Row, Column)>) {
        let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else { return };
        let is_between = |goal: usize| {
            let ends = (first.value[goal], last.value[goal]);
            ends.0.min(ends.1) < value[goal] && value[goal] < ends.0.max(ends.1)
        };
        if !is_between(0) || !is_between(1) || self.reaches(value) {
            return;
        }
        self.0.retain(|point| point.value[0] > value[0] || point.value[1] > value[1]);
        let at = self.0.partition_point(|point| point.value[0] > value[0]);
        self.0.insert(at, Point { value, pairs: pairs() });
    }
}
