//! Can the whole smaller side be served? A quick yes where pairs are plenty.
//!
//! *Problem.* To say who is served by a largest assignment takes a bit for every pair and a search.
//! Mostly there is no shortage, and a few pairs are enough to see it.
//!
//! *Method.* Everybody of the smaller side tries some places left, picked without order; then some
//! places that are taken, whose owners try to move to one left. Where even that fails for somebody,
//! the answer is "perhaps", and a proper search must tell. A yes is certain: it has found the
//! partners.
//!
//! *Cost.* Time O(people x terms) and at most about a thousand pairs looked at for each (three are
//! usual), space O(people). The picks are the same every time.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::problem::Problem;
use crate::error::Result;
use crate::watch::guard::Guard;

/// Units of work to look at what one term says of a pair.
const LOOK: u64 = 4;
/// Places left that somebody tries, and then exchanges.
const TRIES: [usize; 2] = [8, 500];

/// Has it found a partner for everybody on the side with fewer places? `places` holds a row for
/// each of its places.
///
/// # Errors
/// [`is_cancelled`](crate::Error::is_cancelled) when the guard stops it.
pub(super) fn serves_all(problem: &Problem, places: &[u32], guard: &Guard<'_>) -> Result<bool> {
    let work = (problem.terms().len() as u64 + 1) * LOOK;
    let allowed = |place: usize, column: usize| {
        problem.score(Row::new(places[place] as usize), Column::new(column)).is_some()
    };
    if places.len() <= problem.columns() {
        serves([places.len(), problem.columns()], allowed, |looks| guard.spend(looks * work))
    } else {
        let allowed = |column, place| allowed(place, column);
        serves([problem.columns(), places.len()], allowed, |looks| guard.spend(looks * work))
    }
}

/// The same for this many agents, who are not more than the objects.
fn serves(
    [agents, objects]: [usize; 2],
    allowed: impl Fn(usize, usize) -> bool,
    spend: impl Fn(u64) -> Result<()>,
) -> Result<bool> {
    let mut owner: Vec<Option<usize>> = vec![None; objects];
    let mut left: Vec<usize> = (0..objects).collect();
    let mut state = 1u64;
    let mut below = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % bound.max(1) as u64).unwrap_or(0)
    };
    for agent in 0..agents {
        let simple =
            (0..TRIES[0]).map(|_| (below(left.len()), agent)).find(|&(at, _)| allowed(agent, left[at]));
        spend(if simple.is_some() { 1 } else { (TRIES[0] + TRIES[1]) as u64 })?;
        let found = simple.or_else(|| {
            (0..TRIES[1]).find_map(|_| {
                let (object, at) = (below(objects), below(left.len()));
                let other =
                    owner[object].filter(|&other| allowed(agent, object) && allowed(other, left[at]))?;
                owner[object] = Some(agent);
                Some((at, other))
            })
        });
        let Some((at, who)) = found else { return Ok(false) };
        owner[left.swap_remove(at)] = Some(who);
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::reading::allowed_pairs::AllowedPairs;
    use crate::assignment::solvers::maximum_matching::smallest_cover;
    use crate::problems::problem;

    #[test]
    fn a_yes_is_true_and_frequent() {
        let (mut yes, mut possible) = (0, 0);
        for seed in 0..2000 {
            let problem = problem(seed, 40, 3);
            let capacities: Vec<u32> = (0..problem.rows()).map(|i| problem.capacity(Row::new(i))).collect();
            let places: Vec<u32> = (0..).zip(&capacities).flat_map(|(i, &c)| vec![i; c as usize]).collect();
            let smaller = places.len().min(problem.columns());
            let nobody = Guard::nobody();
            let allowed = AllowedPairs::of_terms(&problem, &nobody).unwrap();
            let cover = smallest_cover(&allowed, capacities.clone(), &nobody).unwrap();
            let rows: u32 = capacities.iter().zip(&cover.rows).filter(|row| *row.1).map(|row| row.0).sum();
            let size = rows as usize + cover.columns.iter().filter(|&&covered| covered).count();
            let found = serves_all(&problem, &places, &nobody).unwrap();
            assert!(!found || size == smaller, "seed {seed}");
            yes += usize::from(found);
            possible += usize::from(size == smaller);
        }
        assert!(possible > 300 && yes * 10 > possible * 7, "{yes} of {possible}");
    }
}
