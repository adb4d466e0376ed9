//! What is measured of a matching, whoever made it.

use std::collections::BTreeSet;

use pairwright::assignment::{self, Column, Matrix, Problem, Row};
use pairwright::policies::Poles;
use pairwright::scoring::Scores;
use pairwright::{Cohort, Participant};

use crate::methods::Place;

/// Figures about some pairs of a cohort.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Measures {
    pub(crate) served: usize,
    /// Mentees who have one of their choices, and their first.
    pub(crate) chosen: usize,
    pub(crate) first: usize,
    pub(crate) departments: usize,
    pub(crate) regions: usize,
    pub(crate) introverts: usize,
    pub(crate) points: i64,
    pub(crate) worst: i32,
    /// The mean of the lowest tenth of the pairs.
    pub(crate) lowest: f64,
}

/// Both people of a pair by their places.
fn people<'a>(cohort: &'a Cohort, scores: &Scores, place: Place) -> (&'a Participant, &'a Participant) {
    let person = |ids: &[pairwright::ParticipantId], at: usize| cohort.get(&ids[at]).expect("of the cohort");
    (person(scores.mentors(), place.0), person(scores.mentees(), place.1))
}

impl Measures {
    pub(crate) fn of(cohort: &Cohort, scores: &Scores, pairs: &[Place]) -> Self {
        let mut found = Self { worst: i32::MAX, ..Self::default() };
        let (mut served, mut chosen, mut first) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut points = Vec::new();
        let differ = |a: Option<&str>, b: Option<&str>| usize::from(a.is_some() && b.is_some() && a != b);
        for &place in pairs {
            let (mentor, mentee) = people(cohort, scores, place);
            let score = scores.problem().score(Row::new(place.0), Column::new(place.1));
            points.push(score.expect("no method makes a forbidden pair"));
            served.insert(place.1);
            match mentee.choice_rank(mentor.id()) {
                Some(1) => drop((chosen.insert(place.1), first.insert(place.1))),
                Some(_) => drop(chosen.insert(place.1)),
                None => {}
            }
            found.departments += differ(mentor.department(), mentee.department());
            found.regions += differ(mentor.region(), mentee.region());
            let is_introvert = |person: &Participant| {
                person.personality().is_some_and(|value| Poles::default().is_introvert(value))
            };
            found.introverts += usize::from(is_introvert(mentor) && is_introvert(mentee));
        }
        assert_eq!(served.len(), pairs.len(), "these cohorts have one mentor for each mentee");
        points.sort_unstable();
        let lowest = &points[..points.len().div_ceil(10)];
        found.lowest = mean(lowest.iter().copied());
        found.worst = points.first().copied().unwrap_or(0);
        found.points = points.iter().copied().map(i64::from).sum();
        Self { served: served.len(), chosen: chosen.len(), first: first.len(), ..found }
    }

    #[expect(clippy::cast_precision_loss, reason = "points of a cohort are far below 2^52")]
    pub(crate) fn mean(&self) -> f64 {
        if self.served == 0 { 0.0 } else { self.points as f64 / self.served as f64 }
    }
}

fn mean(points: impl ExactSizeIterator<Item = i32>) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a number of people")]
    let many = points.len() as f64;
    if many == 0.0 { 0.0 } else { points.map(f64::from).sum::<f64>() / many }
}

/// How many mentees named anybody.
pub(crate) fn choosers(cohort: &Cohort) -> usize {
    cohort.mentees().filter(|mentee| mentee.choices().next().is_some()).count()
}

/// The pairs of a matching that serves as many as can be served and has the most of something.
pub(crate) fn most(
    cohort: &Cohort,
    scores: &Scores,
    counts: impl Fn(&Participant, &Participant) -> bool,
) -> pairwright::Result<Vec<Place>> {
    let problem = scores.problem();
    let points = problem.matrix()?;
    let ones = Matrix::from_fn(problem.rows(), problem.columns(), |row, column| {
        points.get(Row::new(row), Column::new(column))?;
        let (mentor, mentee) = people(cohort, scores, (row, column));
        Some(i32::from(counts(mentor, mentee)))
    });
    let places = (0..problem.rows()).map(|row| problem.capacity(Row::new(row))).collect();
    let best = assignment::solve(&Problem::from_matrix(ones)?.with_capacities(places)?)?;
    Ok(best.pairs().iter().map(|&(row, column)| (row.index(), column.index())).collect())
}
