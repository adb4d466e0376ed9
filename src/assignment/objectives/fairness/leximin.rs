//! The leximin: every worst pair as good as possible, one after another.
//!
//! *Problem.* Among the assignments with as many pairs as possible, one whose scores, sorted from
//! the worst, are lexicographically the best.
//!
//! *Method.* Distinct scores from the worst to the best, with a current assignment at hand (at
//! first the one with the most points). A score that it does not have costs nothing: its pairs are
//! shut. Otherwise the level is a problem of weights 0 and 1 on what is left to choose from:
//! replace as many of these pairs as can be
//! ([`level_search`](crate::assignment::objectives::fairness::level_search)). Its prices then say
//! what all the assignments that do so have in common, and only these are left to choose from
//! ([`face`](crate::assignment::objectives::fairness::face)). Any of those left at the end is best;
//! the current one is returned.
//!
//! A cover of the whole problem makes the first face: its members must be served, and only pairs
//! with one end in it count. So participation needs no weight.
//!
//! *Cost.* Time O(pairs log pairs) to sort, and O(rows x columns / 64) for each search; a level
//! that has pairs needs two or three, and there are no more such levels than pairs are made. Space
//! 12 bytes a pair. The scores themselves do not matter, only their order.
//!
//! *Ties.* The answer depends on the problem only; which of several assignments with the same
//! scores it is, is not said.
//!
//! *Numeric policy.* Scores are only compared; prices are small whole numbers.
//!
//! *References.* R. E. Burkard and F. Rendl, "Lexicographic bottleneck problems", Oper. Res. Lett.
//! 10, 1991. C.-C. Huang, T. Kavitha, K. Mehlhorn and D. Michail, "Fair matchings and related
//! problems", 2016 (one level after another with prices, and tight pairs as the next graph).
//!
//! *Why levels.* One solve with a weight for each score would need weights that grow with the
//! number of scores. Faces need none, and the proof is one small list of prices for each score that
//! is made.

use crate::assignment::model::index::Row;
use crate::assignment::model::problem::Problem;
use crate::assignment::objectives::fairness::certificate::FairCertificate;
use crate::assignment::objectives::fairness::face::Face;
use crate::assignment::objectives::fairness::fair_assignment::FairAssignment;
use crate::assignment::objectives::fairness::level_prices::LevelPrices;
use crate::assignment::objectives::fairness::level_search::LevelSearch;
use crate::assignment::objectives::fairness::objective::Objective;
use crate::assignment::objectives::fairness::pairs_by_score::{Ranked, pairs_by_score};
use crate::assignment::objectives::fairness::restricted::score_of;
use crate::assignment::solvers::work::Work;
use crate::error::Result;
use crate::progress::PhaseKind;

pub(super) fn solve_leximin(problem: &Problem, work: &Work<'_>) -> Result<FairAssignment> {
    let guard = work.guard();
    let most = guard.part(0.0..0.4, || work.solve(problem))?;
    let capacities: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
    let cover = (most.prices().row_cover(), most.prices().column_cover());
    let wanted = |&(_, i, j): &Ranked| cover.0[i as usize] != cover.1[j as usize];
    let allowed = pairs_by_score(problem, wanted, guard)?;
    let mut face = Face::new(&capacities, cover, &allowed, most.pairs());
    let all = all_columns(problem.columns());
    let mut prices = LevelPrices::new(problem.rows(), all.clone());
    let mut search = LevelSearch::new(&face, all);
    let mut levels = Vec::new();
    let mut left = allowed.len();
    for pairs in allowed.chunk_by(|a, b| a.0 == b.0) {
        guard.part(0.5..1.0, || guard.left(PhaseKind::Fairness, left, allowed.len()))?;
        left -= pairs.len();
        if !pairs.iter().any(|pair| face.has(pair)) {
            face.shut(pairs);
            continue;
        }
        face.begin(pairs);
        prices.reset();
        search.run(&mut face, &mut prices, guard)?;
        let score = pairs.first().map_or(0, |pair| score_of(problem.sense(), pair.0));
        let level = face.narrow(&prices, score, pairs);
        if level.pairs > 0 {
            levels.push(level);
        }
    }
    let certificate = FairCertificate::Leximin { levels };
    FairAssignment::new(problem, Objective::Leximin, face.pairs(), most.prices().clone(), certificate)
}

/// A bit for each column.
fn all_columns(columns: usize) -> Vec<u64> {
    let word = |at: usize| if at * 64 + 64 <= columns { u64::MAX } else { (1 << (columns % 64)) - 1 };
    (0..columns.div_ceil(64)).map(word).collect()
}
