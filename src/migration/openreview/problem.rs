//! The assignment problem of papers and reviewers.
//!
//! *Problem.* Each paper wants some reviewers, each reviewer takes papers up to a load. Some pairs
//! are settled, some must never be.
//!
//! *Method.* Reviewers are rows, papers are columns of several places. The settled pairs of a
//! reviewer are made by a row of their own: it has just as many places, must fill them all, and may
//! be in these pairs only. The reviewer's first row has the places that are left and is not paired
//! so again. So what is settled is in the problem, counts for a paper that is served, and is proven
//! with the rest. All those rows can be filled, since it is checked before that nobody has more
//! settled pairs than places.
//!
//! A reviewer's least load is the minimum of the first row, less what is settled. Then the places
//! of a paper for which all reviewers are settled are closed to others: filling another reviewer's
//! minimum must not cost a settled pair.
//!
//! *Numeric policy.* Points are those of the scores, as they were read.
//!
//! *Why rows of their own.* Fixing the settled pairs beforehand and solving the rest would not know
//! that a paper is served already, and would prove only the rest.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};
use crate::migration::openreview::triples::{Constraint, Missing, Rule, Triples, name};

/// The problem of these triples: first a row for each reviewer, then one for each of the
/// [`settling`].
pub(super) fn of(triples: &Triples) -> Result<Problem> {
    let (reviewers, papers) = (triples.reviewers.len(), triples.papers.len());
    refuse_clashes(triples)?;
    let rows = reviewers + settling(triples).len();
    let is_bound = triples.missing == Missing::Never;
    let (mut points, mut allowed) = (Vec::with_capacity(triples.scores.len()), Vec::new());

    let mut constraints = triples.constraints.iter().filter(|one| one.rule != Rule::Nothing).peekable();
    for score in &triples.scores {
        while constraints.next_if(|one| one.pair < score.pair).is_some() {}
        if constraints.peek().is_some_and(|one| one.pair == score.pair) {
            continue;
        }
        let (row, column) = place(score.pair);
        points.push((row, column, Entry::Points(score.points)));
        if is_bound {
            allowed.push((row, column));
        }
    }
    if !is_bound {
        let closed = triples.constraints.iter().filter(|one| one.rule != Rule::Nothing);
        points.extend(closed.map(|one| {
            let (row, column) = place(one.pair);
            (row, column, Entry::Never)
        }));
    }

    let load = usize::try_from(triples.load).unwrap_or(usize::MAX).min(papers);
    let load = u32::try_from(load).unwrap_or(u32::MAX);
    let mut places = vec![load; reviewers];
    let mut least = vec![triples.least_load.min(load); reviewers];
    let settled: Vec<&Constraint> = triples.settled().collect();
    for (row, of_one) in (reviewers..).map(Row::new).zip(settled.chunk_by(|a, b| a.pair.0 == b.pair.0)) {
        let count = u32::try_from(of_one.len()).unwrap_or(u32::MAX);
        for one in of_one {
            let column = place(one.pair).1;
            let score = triples.score(one.pair).map_or(0, |(points, _)| points);
            points.push((row, column, Entry::Points(score)));
            allowed.push((row, column));
            let reviewer = one.pair.0 as usize;
            if let Some((left, least)) = places.get_mut(reviewer).zip(least.get_mut(reviewer)) {
                *left -= 1; // no more are settled than there are places
                *least = least.saturating_sub(1);
            }
        }
        places.push(count);
        least.push(count);
    }

    let mut terms = vec![Term::list(points)?];
    if is_bound || rows > reviewers {
        let bound = (0..rows).map(|row| is_bound || row >= reviewers).collect();
        terms.push(Term::only(bound, vec![false; papers], allowed));
    }
    if triples.least_load > 0 && rows > reviewers {
        terms.push(only_settled(triples, &settled));
    }
    let wanted = usize::try_from(triples.reviewers_per_paper).unwrap_or(usize::MAX).min(reviewers);
    let wanted = u32::try_from(wanted).unwrap_or(u32::MAX);
    Problem::from_terms(rows, papers, terms)?
        .with_capacities(places)?
        .with_minimums(least)?
        .with_column_capacities(vec![wanted; papers])
}

/// Papers for which as many reviewers are settled as they want get nobody else.
fn only_settled(triples: &Triples, settled: &[&Constraint]) -> Term {
    let mut counts = vec![0; triples.papers.len()];
    for one in settled {
        if let Some(count) = counts.get_mut(one.pair.1 as usize) {
            *count += 1;
        }
    }
    let reviewers = triples.reviewers.len();
    let of_one = settled.chunk_by(|a, b| a.pair.0 == b.pair.0);
    let pairs = (reviewers..)
        .map(Row::new)
        .zip(of_one)
        .flat_map(|(row, of_one)| of_one.iter().map(move |one| (row, place(one.pair).1)));
    let is_full = counts.iter().map(|&count: &u32| count >= triples.reviewers_per_paper).collect();
    Term::only(vec![false; reviewers + settling(triples).len()], is_full, pairs)
}

/// The reviewers who have settled pairs, sorted: those of the rows behind all reviewers.
pub(super) fn settling(triples: &Triples) -> Vec<u32> {
    let mut settling: Vec<u32> = triples.settled().map(|constraint| constraint.pair.0).collect();
    settling.dedup();
    settling
}

fn place((reviewer, paper): (u32, u32)) -> (Row, Column) {
    (Row::new(reviewer as usize), Column::new(paper as usize))
}

/// Refuses the first line that settles more pairs of a reviewer or a paper than it may have.
fn refuse_clashes(triples: &Triples) -> Result<()> {
    if triples.least_load > triples.load {
        let what =
            format!("a reviewer gets {} papers at least, but {} at most", triples.least_load, triples.load);
        return Err(Error::input(what).at_column("load").with_value(triples.least_load.to_string()));
    }
    let mut settled: Vec<&Constraint> = triples.settled().collect();
    settled.sort_unstable_by_key(|constraint| constraint.line);
    let (mut loads, mut served) = (vec![0; triples.reviewers.len()], vec![0; triples.papers.len()]);
    for constraint in settled {
        let (reviewer, paper) = constraint.pair;
        let sides = [(&mut loads, reviewer, triples.load), (&mut served, paper, triples.reviewers_per_paper)];
        for (at, (counts, one, most)) in sides.into_iter().enumerate() {
            let Some(count) = counts.get_mut(one as usize) else { continue };
            *count += 1;
            if *count > most {
                let (papers, reviewers) = (&triples.papers, &triples.reviewers);
                let error = if at == 0 {
                    Error::input(format!(
                        "{count} papers are settled for this reviewer, who takes {most} at most"
                    ))
                    .at_column("reviewer")
                    .with_value(name(reviewers, reviewer))
                } else {
                    Error::input(format!("{count} reviewers are settled for this paper, which wants {most}"))
                        .at_column("paper")
                        .with_value(name(papers, paper))
                };
                let error = error.in_file(&triples.constraints_file).at_line(constraint.line);
                return Err(error.of_person(name(reviewers, reviewer)));
            }
        }
    }
    Ok(())
}

impl Triples {
    /// The assignment problem: a row for each reviewer, then one for each who has settled pairs; a
    /// column for each paper. Time and space O(scores + constraints).
    ///
    /// # Errors
    /// [`is_input`](crate::Error::is_input) when constraints give a reviewer or a paper more pairs
    /// than it may have, naming the file, the line, and who, and when the least load is above the
    /// load;
    /// [`is_memory`](crate::Error::is_memory) when there are too many of them.
    pub fn problem(&self) -> Result<Problem> {
        of(self)
    }
}
