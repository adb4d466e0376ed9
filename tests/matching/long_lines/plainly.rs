//! The same relations by their definition: for each pair, a walk up from the one and from the
//! other.

use std::collections::{BTreeMap, BTreeSet};

use pairwright::assignment::{Entry, Term};
use pairwright::policies::{Depth, Rule};
use pairwright::scoring::Sides;
use pairwright::{Criterion, Participant, Result};

/// What is asked of lines and of teams.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) lines: Rule,
    pub(crate) depth: Depth,
    pub(crate) teams: Rule,
}

/// A criterion that lists what `supervision` says of each pair.
#[derive(Debug, Clone)]
pub(crate) struct Plainly {
    asked: Asked,
    managers: BTreeMap<usize, BTreeSet<usize>>,
}

/// The number of somebody, from an id such as `p007`.
pub(crate) fn number(person: &Participant) -> usize {
    person.id().as_str()[1..].parse().unwrap()
}

impl Plainly {
    /// For people with their managers, by numbers.
    pub(crate) fn new(asked: Asked, entries: &[(usize, usize)]) -> Self {
        let mut managers: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for &(person, manager) in entries {
            managers.entry(person).or_default().insert(manager);
        }
        Self { asked, managers }
    }

    fn managers(&self, of: usize) -> impl Iterator<Item = usize> {
        self.managers.get(&of).into_iter().flatten().copied()
    }

    /// Everybody above somebody else, within the depth.
    fn above(&self, low: usize) -> BTreeSet<usize> {
        let (mut met, mut level, mut steps) = (BTreeSet::from([low]), vec![low], 1);
        while !level.is_empty() && self.asked.depth.reaches(steps) {
            let next = level.iter().flat_map(|&one| self.managers(one)).collect::<Vec<_>>();
            level = next.into_iter().filter(|&one| met.insert(one)).collect();
            steps += 1;
        }
        met.remove(&low);
        met
    }

    /// Everything that is said of pairs, one by one.
    fn said(&self, mentors: &[usize], mentees: &[usize]) -> Vec<(usize, usize, Entry)> {
        let everybody: BTreeSet<_> = mentors.iter().chain(mentees).copied().collect();
        let above: BTreeMap<_, _> = everybody.iter().map(|&one| (one, self.above(one))).collect();
        let entry = |rule| match rule {
            Rule::Forbid => Some(Entry::Never),
            Rule::Penalise(points) => Some(Entry::Points(-points)),
            Rule::Allow => None,
        };
        let mut said = Vec::new();
        for &a in mentors {
            for &b in mentees.iter().filter(|&&b| b != a) {
                let in_line = above[&a].contains(&b) || above[&b].contains(&a);
                let in_team = self.managers(a).any(|manager| self.managers(b).any(|other| other == manager));
                let of_line = entry(self.asked.lines).filter(|_| in_line);
                let of_team = entry(self.asked.teams).filter(|_| in_team);
                said.extend([of_line, of_team].into_iter().flatten().map(|entry| (a, b, entry)));
            }
        }
        said
    }
}

impl Criterion for Plainly {
    fn name(&self) -> &'static str {
        "plainly"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let numbers = |side: &[&Participant]| side.iter().map(|one| number(one)).collect::<Vec<_>>();
        let (mentors, mentees) = (numbers(sides.mentors()), numbers(sides.mentees()));
        let ids = |side: &[&Participant]| {
            side.iter().map(|one| (number(one), one.id().clone())).collect::<BTreeMap<_, _>>()
        };
        let (of_mentors, of_mentees) = (ids(sides.mentors()), ids(sides.mentees()));
        let said = self.said(&mentors, &mentees);
        Ok(vec![sides.list(said.iter().map(|&(a, b, entry)| (&of_mentors[&a], &of_mentees[&b], entry)))?])
    }

    fn is_waivable(&self) -> bool {
        true
    }
}
