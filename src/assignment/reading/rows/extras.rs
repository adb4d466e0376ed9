//! What lists and restrictions say of an agent's row: little, so it is done cell by cell.

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::model::term::{Entry, Kind, Term};

#[derive(Debug, Clone)]
pub(super) struct Extras {
    /// Where the places of each object begin; one more at the end.
    places: Vec<u32>,
    listed: ByAgent<Entry>,
    bounds: Vec<Bounds>,
}

/// The pairs of each agent, with something about them, and where they begin.
#[derive(Debug, Clone)]
struct ByAgent<T> {
    pairs: Vec<(u32, T)>,
    first: Vec<u32>,
}

/// A restriction.
#[derive(Debug, Clone)]
struct Bounds {
    agents: Vec<bool>,
    /// The places of the bound objects.
    objects: Vec<u32>,
    allowed: ByAgent<()>,
}

impl<T: Copy> ByAgent<T> {
    /// Sorted by counting; the pairs of an agent stay in the order they come in. They are read
    /// twice, so that no second list of them is needed.
    fn new(
        pairs: impl Iterator<Item = (usize, usize, T)> + Clone,
        rows_are_agents: bool,
        agents: usize,
    ) -> Self {
        let turned = |(i, j, x): (usize, usize, T)| {
            let (a, b) = if rows_are_agents { (i, j) } else { (j, i) };
            (a, (u32::try_from(b).unwrap_or(u32::MAX), x))
        };
        let all = pairs.map(turned);
        let mut first = vec![0; agents + 1];
        for (a, _) in all.clone() {
            first[a + 1] += 1;
        }
        for a in 0..agents {
            first[a + 1] += first[a];
        }
        let mut next = first.clone();
        // any pair will do to fill the places
        let any = all.clone().next().map(|(_, pair)| pair);
        let mut pairs = any.map_or_else(Vec::new, |pair| vec![pair; first[agents] as usize]);
        for (a, pair) in all {
            pairs[next[a] as usize] = pair;
            next[a] += 1;
        }
        Self { pairs, first }
    }

    fn of(&self, agent: usize) -> impl Iterator<Item = (usize, T)> {
        let pairs = &self.pairs[self.first[agent] as usize..self.first[agent + 1] as usize];
        pairs.iter().map(|&(object, x)| (object as usize, x))
    }
}

impl Extras {
    pub(super) fn new(problem: &Problem, objects: &[u32], rows_are_agents: bool) -> Self {
        let (agents, size) = if rows_are_agents {
            (problem.rows(), problem.columns())
        } else {
            (problem.columns(), problem.rows())
        };
        let mut places = vec![0; size + 1];
        for &object in objects {
            places[object as usize + 1] += 1;
        }
        for at in 1..places.len() {
            places[at] += places[at - 1];
        }
        let listed = problem.terms().iter().flat_map(Term::pairs);
        let listed = listed.map(|&(i, j, entry)| (i.index(), j.index(), entry));
        let listed = ByAgent::new(listed, rows_are_agents, agents);
        let mut bounds = Vec::new();
        for term in problem.terms() {
            let Kind::Only(only) = &term.0 else { continue };
            let (bound_agents, bound) =
                if rows_are_agents { (&only.rows, &only.columns) } else { (&only.columns, &only.rows) };
            let allowed = only.pairs.iter().map(|(i, j)| (i.index(), j.index(), ()));
            bounds.push(Bounds {
                agents: bound_agents.clone(),
                objects: (0..).zip(objects).filter(|(_, at)| bound[**at as usize]).map(|(k, _)| k).collect(),
                allowed: ByAgent::new(allowed, rows_are_agents, agents),
            });
        }
        Self { places, listed, bounds }
    }

    fn places(&self, object: usize) -> std::ops::Range<usize> {
        self.places[object] as usize..self.places[object + 1] as usize
    }

    /// Corrects the cells of an agent that the tables have filled.
    pub(super) fn apply(&self, agent: usize, cells: &mut [i32]) {
        for (object, entry) in self.listed.of(agent) {
            for cell in &mut cells[self.places(object)] {
                *cell = match entry {
                    Entry::Points(points) if *cell != Matrix::ABSENT => *cell + points,
                    _ => Matrix::ABSENT,
                };
            }
        }
        for Bounds { agents, objects, allowed } in &self.bounds {
            let kept: Vec<_> = allowed.of(agent).flat_map(|(object, ())| self.places(object)).collect();
            let kept: Vec<_> = kept.into_iter().map(|at| (at, cells[at])).collect();
            if agents[agent] {
                cells.fill(Matrix::ABSENT);
            } else {
                for &at in objects {
                    cells[at as usize] = Matrix::ABSENT;
                }
            }
            for (at, cell) in kept {
                cells[at] = cell;
            }
        }
    }
}
