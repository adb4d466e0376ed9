//! Other ways to match the same people, in textbook form.
//!
//! All see the same points and make no forbidden pair. Ties go to the lower id.

use pairwright::assignment::{Matrix, Row};
use pairwright::scoring::Scores;
use pairwright::{Cohort, Participant};

/// A pair by its places in the scores.
pub(crate) type Place = (usize, usize);

/// What the methods see of a cohort.
pub(crate) struct Market<'a> {
    points: Matrix,
    places: Vec<u32>,
    mentors: Vec<&'a Participant>,
    mentees: Vec<&'a Participant>,
}

/// What a partner is worth to somebody: the rank they gave, then the points, then the lower id.
type Wish = (std::cmp::Reverse<usize>, i32, std::cmp::Reverse<usize>);

impl<'a> Market<'a> {
    pub(crate) fn new(cohort: &'a Cohort, scores: &Scores) -> pairwright::Result<Self> {
        let problem = scores.problem();
        let people = |ids: &[pairwright::ParticipantId]| -> Vec<&'a Participant> {
            ids.iter().filter_map(|id| cohort.get(id)).collect()
        };
        Ok(Self {
            points: problem.matrix()?.into_owned(),
            places: (0..problem.rows()).map(|row| problem.capacity(Row::new(row))).collect(),
            mentors: people(scores.mentors()),
            mentees: people(scores.mentees()),
        })
    }

    fn points(&self, mentor: usize, mentee: usize) -> Option<i32> {
        self.points.get(Row::new(mentor), pairwright::assignment::Column::new(mentee))
    }

    /// What the chooser thinks of the other one: stated choices come before anybody else.
    fn wish(chooser: &Participant, other: &Participant, points: i32, place: usize) -> Wish {
        let rank = chooser.choice_rank(other.id()).unwrap_or(usize::MAX);
        (std::cmp::Reverse(rank), points, std::cmp::Reverse(place))
    }

    /// Deferred acceptance, mentees proposing (Gale and Shapley 1962): each side wants first those
    /// it named, then those with whom it has more points.
    pub(crate) fn stable(&self) -> Vec<Place> {
        let mut lists: Vec<Vec<usize>> = Vec::with_capacity(self.mentees.len());
        for (mentee, person) in self.mentees.iter().enumerate() {
            let wish = |&mentor: &usize| {
                let points = self.points(mentor, mentee)?;
                Some((Self::wish(person, self.mentors[mentor], points, mentor), mentor))
            };
            let mut list: Vec<(Wish, usize)> =
                (0..self.mentors.len()).filter_map(|mentor| wish(&mentor)).collect();
            list.sort_unstable(); // the most wanted last
            lists.push(list.into_iter().map(|(_, mentor)| mentor).collect());
        }
        let mut held: Vec<Vec<(Wish, usize)>> = vec![Vec::new(); self.mentors.len()];
        let mut free: Vec<usize> = (0..self.mentees.len()).rev().collect();
        while let Some(mentee) = free.pop() {
            let Some(mentor) = lists[mentee].pop() else { continue };
            let points = self.points(mentor, mentee).unwrap_or(i32::MIN);
            held[mentor]
                .push((Self::wish(self.mentors[mentor], self.mentees[mentee], points, mentee), mentee));
            if held[mentor].len() > self.places[mentor] as usize {
                held[mentor].sort_unstable();
                free.push(held[mentor].remove(0).1);
            }
        }
        let pairs = held.into_iter().enumerate();
        pairs
            .flat_map(|(mentor, mentees)| mentees.into_iter().map(move |(_, mentee)| (mentor, mentee)))
            .collect()
    }

    /// Is there nobody whom two people would both rather have than whom they have?
    pub(crate) fn is_stable(&self, pairs: &[Place]) -> bool {
        let mut of_mentee = vec![None; self.mentees.len()];
        let mut of_mentor: Vec<Vec<Wish>> = vec![Vec::new(); self.mentors.len()];
        let wish = |chooser: &Participant, other: &Participant, (mentor, mentee): Place, place| {
            self.points(mentor, mentee).map(|points| Self::wish(chooser, other, points, place))
        };
        for &(mentor, mentee) in pairs {
            let (a, b) = (self.mentors[mentor], self.mentees[mentee]);
            of_mentee[mentee] = wish(b, a, (mentor, mentee), mentor);
            of_mentor[mentor].extend(wish(a, b, (mentor, mentee), mentee));
        }
        let blocks = |mentor: usize, mentee: usize| {
            let (a, b) = (self.mentors[mentor], self.mentees[mentee]);
            let place = (mentor, mentee);
            let rather = wish(b, a, place, mentor) > of_mentee[mentee];
            let room = of_mentor[mentor].len() < self.places[mentor] as usize;
            rather && (room || wish(a, b, place, mentee) > of_mentor[mentor].iter().min().copied())
        };
        !(0..self.mentors.len()).any(|mentor| (0..self.mentees.len()).any(|mentee| blocks(mentor, mentee)))
    }

    /// The pair with the most points, then the next of those who are free, and so on.
    pub(crate) fn greedy(&self) -> Vec<Place> {
        let mut all = Vec::new();
        for mentor in 0..self.mentors.len() {
            for mentee in 0..self.mentees.len() {
                all.extend(
                    self.points(mentor, mentee).map(|points| (std::cmp::Reverse(points), mentor, mentee)),
                );
            }
        }
        all.sort_unstable();
        let (mut left, mut served) = (self.places.clone(), vec![false; self.mentees.len()]);
        let mut pairs = Vec::new();
        for (_, mentor, mentee) in all {
            if left[mentor] > 0 && !served[mentee] {
                left[mentor] -= 1;
                served[mentee] = true;
                pairs.push((mentor, mentee));
            }
        }
        pairs
    }

    /// First come, first served: each mentee takes the first of their choices who is free, or else
    /// the free mentor with the most points.
    pub(crate) fn first_come(&self) -> Vec<Place> {
        let mut left = self.places.clone();
        let mut pairs = Vec::new();
        for (mentee, person) in self.mentees.iter().enumerate() {
            let wish = |mentor: usize| {
                let points = self.points(mentor, mentee).filter(|_| left[mentor] > 0)?;
                Some((Self::wish(person, self.mentors[mentor], points, mentor), mentor))
            };
            if let Some((_, mentor)) = (0..self.mentors.len()).filter_map(wish).max() {
                left[mentor] -= 1;
                pairs.push((mentor, mentee));
            }
        }
        pairs
    }
}
