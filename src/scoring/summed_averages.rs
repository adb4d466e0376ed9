//! Averages of points that are a sum over many tables.
//!
//! The average of a sum is the sum of averages, but not once each of them is rounded. So the sums
//! are added up table by table, and rounded at the end, in terms of their own for the unknown.

use crate::assignment::model::term::Term;
use crate::error::Result;
use crate::scoring::averages::{Margins, Side, Sum, by_partner};

/// What each value comes to with all the known people of the other side, over the tables so far.
#[derive(Debug)]
pub(super) struct SummedAverages {
    mentors: Values,
    mentees: Values,
}

/// The values of one side.
#[derive(Debug)]
struct Values {
    is_known: Vec<bool>,
    /// How many people have each; of the unknown one, none.
    people: Vec<i64>,
    /// Of each value, the points with all known partners.
    points: Vec<i128>,
}

impl Values {
    fn new(is_known: Vec<bool>, people: Vec<i64>) -> Self {
        let people: Vec<i64> = people
            .into_iter()
            .zip(&is_known)
            .map(|(people, &is_known)| if is_known { people } else { 0 })
            .collect();
        Self { points: vec![0; people.len()], is_known, people }
    }

    /// How many people are known.
    fn known(&self) -> i64 {
        self.people.iter().sum()
    }

    /// How many people have each code of a table, where each value has the code of one.
    fn people_of(&self, codes: &[u32], distinct: usize) -> Vec<i64> {
        let mut people = vec![0; distinct];
        for (&code, more) in codes.iter().zip(&self.people) {
            people[code as usize] += more;
        }
        people
    }

    /// Whether each person's value is unknown.
    fn unknown<'a>(&'a self, values: &'a [u32]) -> impl Iterator<Item = bool> + 'a {
        values.iter().map(|&value| !self.is_known[value as usize])
    }

    /// What each person's value comes to with one of `partners`; of the unknown, `otherwise`.
    fn worth<'a>(
        &'a self,
        values: &'a [u32],
        partners: i64,
        otherwise: i32,
    ) -> impl Iterator<Item = i32> + 'a {
        let average =
            move |value: usize| Sum { points: self.points[value], pairs: partners.into() }.average();
        let worth: Vec<i32> = (0..self.people.len())
            .map(|value| if self.is_known[value] { average(value) } else { otherwise })
            .collect();
        values.iter().map(move |&value| worth[value as usize])
    }
}

impl SummedAverages {
    /// Nothing so far: of each value of the mentors and of the mentees, whether it is a known one,
    /// and how many people have it.
    pub(super) fn new(mentors: (Vec<bool>, Vec<i64>), mentees: (Vec<bool>, Vec<i64>)) -> Self {
        Self { mentors: Values::new(mentors.0, mentors.1), mentees: Values::new(mentees.0, mentees.1) }
    }

    /// Is there nobody on one of the sides of whom anything is known?
    pub(super) fn is_silent(&self) -> bool {
        self.mentors.known() == 0 || self.mentees.known() == 0
    }

    /// Adds a table of so many rows and columns, in which each value has the code of one.
    pub(super) fn add(
        &mut self,
        [rows, columns]: [&[u32]; 2],
        [height, width]: [usize; 2],
        points: impl Fn(usize, usize) -> i32,
    ) {
        let mentors = self.mentors.people_of(rows, height);
        let mentees = self.mentees.people_of(columns, width);
        let margins = Margins::of(&mentors, &mentees, |i, j| Some(points(i, j)));
        for (sum, &row) in self.mentors.points.iter_mut().zip(rows) {
            *sum += margins.of_known(Some(row as usize), None).points;
        }
        for (sum, &column) in self.mentees.points.iter_mut().zip(columns) {
            *sum += margins.of_known(None, Some(column as usize)).points;
        }
    }

    /// The terms of those of whom the value is unknown: first mentors with everybody, then mentees
    /// with the other mentors. `mentors` and `mentees` are the value of each person.
    pub(super) fn terms(&self, mentors: &[u32], mentees: &[u32]) -> Result<impl Iterator<Item = Term>> {
        let (rows, columns) = (self.mentors.known(), self.mentees.known());
        let both =
            self.mentors.points.iter().zip(&self.mentors.people).map(|(sum, &many)| sum * i128::from(many));
        let both = Sum { points: both.sum(), pairs: i128::from(rows) * i128::from(columns) }.average();
        let of_mentors = by_partner(
            Side::Mentors,
            self.mentors.unknown(mentors),
            self.mentees.worth(mentees, rows, both),
        )?;
        let of_mentees = by_partner(
            Side::Mentees,
            self.mentees.unknown(mentees),
            self.mentors.worth(mentors, columns, 0),
        )?;
        Ok(of_mentors.into_iter().chain(of_mentees))
    }
}
