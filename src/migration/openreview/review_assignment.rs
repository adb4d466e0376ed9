//! Who reviews what: the answer, and the file of it.

use std::io::{self, Write};
use std::path::Path;

use crate::assignment::model::assignment::Assignment;
use crate::assignment::model::problem::Problem;
use crate::assignment::proof::certificate::check;
use crate::assignment::proof::statement::Proof;
use crate::assignment::solvers::run;
use crate::error::{Error, Result};
use crate::migration::openreview::problem::settling;
use crate::migration::openreview::triples::{Constraint, Triples, name};
use crate::people::reading::rows_out::Rows;
use crate::safe_file;

/// The best assignment of reviewers to papers, with its proof.
///
/// For [`Triples`](crate::migration::Triples).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewAssignment<'a> {
    triples: &'a Triples,
    problem: Problem,
    assignment: Assignment,
    /// Paper and reviewer, by their places; sorted.
    pairs: Vec<(u32, u32)>,
}

impl<'a> ReviewAssignment<'a> {
    pub(super) fn new(triples: &'a Triples, problem: Problem, assignment: Assignment) -> Self {
        let settling = settling(triples);
        let first = triples.reviewers().len();
        let found = assignment.pairs().iter().filter_map(|&(row, column)| {
            let reviewer = match row.index().checked_sub(first) {
                None => u32::try_from(row.index()).ok(),
                Some(at) => settling.get(at).copied(),
            };
            u32::try_from(column.index()).ok().zip(reviewer)
        });
        let mut pairs: Vec<(u32, u32)> = found.collect();
        pairs.sort_unstable();
        Self { triples, problem, assignment, pairs }
    }

    /// Paper, reviewer, and the score as it was written (`0` where there is none), by paper, then
    /// reviewer. Time O(log scores) for each.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.pairs.iter().map(|&(paper, reviewer)| {
            let score = self.triples.score((reviewer, paper)).map_or("0", |(_, text)| text);
            (name(self.triples.papers(), paper), name(self.triples.reviewers(), reviewer), score)
        })
    }

    /// The sum of all points. The sum of scores is this divided by [`Triples::scale`].
    pub fn total(&self) -> i64 {
        self.assignment.total()
    }

    /// The papers that get fewer reviewers than they want, and how many are missing, by paper.
    ///
    /// No other assignment has more pairs. Time O(papers x log pairs).
    pub fn short(&self) -> Vec<(&str, u32)> {
        let papers = (0..).zip(self.triples.papers());
        let short = papers.filter_map(|(paper, name)| {
            let found = self.pairs.partition_point(|pair| pair.0 <= paper)
                - self.pairs.partition_point(|pair| pair.0 < paper);
            let missing =
                self.triples.reviewers_per_paper.saturating_sub(u32::try_from(found).unwrap_or(u32::MAX));
            (missing > 0).then_some((name.as_str(), missing))
        });
        short.collect()
    }

    /// The reviewers who get fewer papers than the least load, and how many are missing, by
    /// reviewer.
    ///
    /// No other assignment fills more of these places. Time O(pairs + reviewers).
    pub fn below(&self) -> Vec<(&str, u32)> {
        let mut loads = vec![0_u32; self.triples.reviewers().len()];
        for &(_, reviewer) in &self.pairs {
            if let Some(load) = loads.get_mut(reviewer as usize) {
                *load += 1;
            }
        }
        let missing = loads.iter().map(|load| self.triples.least_load.saturating_sub(*load));
        let named = self.triples.reviewers().iter().map(String::as_str).zip(missing);
        named.filter(|&(_, missing)| missing > 0).collect()
    }

    /// The problem that was solved: see [`Triples::problem`].
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The answer to it as rows and columns, with its prices.
    pub fn assignment(&self) -> &Assignment {
        &self.assignment
    }

    /// Checks from scratch that all settled pairs are made, and that no other assignment is better.
    ///
    /// Time O(papers x reviewers), space O(papers).
    ///
    /// # Errors
    /// [`is_proof`](Error::is_proof), naming what is wrong.
    pub fn verify(&self) -> Result<Proof> {
        if let Some(missed) = self.missed() {
            let error = Error::proof("a settled pair is not made")
                .with_value(name(self.triples.papers(), missed.pair.1));
            return Err(error.of_person(name(self.triples.reviewers(), missed.pair.0)));
        }
        Ok(check(&self.problem, &self.assignment)?)
    }

    /// A settled pair that is not made.
    fn missed(&self) -> Option<&Constraint> {
        let made = |pair: (u32, u32)| self.pairs.binary_search(&(pair.1, pair.0)).is_ok();
        self.triples.settled().find(|settled| !made(settled.pair))
    }

    /// Writes the pairs as triples, `paper,reviewer,score`, without headings. The file appears
    /// whole or not at all. Time O(pairs x log scores).
    ///
    /// # Errors
    /// [`is_io`](Error::is_io), naming the file.
    pub fn write(&self, path: impl AsRef<Path>) -> Result<()> {
        safe_file::replace(path.as_ref(), |file| self.write_to(file))
    }

    /// Writes the same triples to anything.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn write_to(&self, to: impl Write) -> io::Result<()> {
        let mut lines = Rows::new(to);
        for (paper, reviewer, score) in self.pairs() {
            lines.text(paper)?;
            lines.text(reviewer)?;
            lines.number(score)?;
            lines.end()?;
        }
        lines.finish()
    }
}

impl Triples {
    /// The best assignment, with its proof.
    ///
    /// Among all ways to keep the constraints: as many places of the least load filled as can be,
    /// then as many papers with a reviewer at all, then as many pairs, then the highest sum of
    /// scores. (`openreview-matcher` refuses where not
    /// every paper gets all its reviewers.)
    ///
    /// Time and space: those of [`assignment::solve`](crate::assignment::solve) for the
    /// [`problem`](Self::problem).
    ///
    /// # Errors
    /// As [`problem`](Self::problem), and when it cannot be solved within the memory of
    /// [`assignment::solve`](crate::assignment::solve). [`is_clash`](Error::is_clash) where the
    /// least loads of some can be filled only at the cost of a settled pair of a paper that wants
    /// others, too: lower the least load, or settle more.
    pub fn solve(&self) -> Result<ReviewAssignment<'_>> {
        let problem = self.problem()?;
        let assignment = run::solve(&problem)?;
        let found = ReviewAssignment::new(self, problem, assignment);
        match found.missed() {
            None => Ok(found),
            Some(missed) => {
                let what = "the least load of others can be filled only in the place of a settled pair";
                let error = Error::clash(what).with_value(name(self.papers(), missed.pair.1));
                let error = error.with_advice("lower the least load, or settle its other pairs, too");
                Err(error.of_person(name(self.reviewers(), missed.pair.0)))
            }
        }
    }
}
