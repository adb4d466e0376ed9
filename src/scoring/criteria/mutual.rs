//! Two people who can both mentor and be mentored are not paired in both directions.
//!
//! Of the two directions one remains, the same whatever else is matched: the one that the
//! programme's rule of the junior mentor speaks for, and where it does not decide, the one in which
//! the smaller id mentors. Only a programme that says so has this criterion.
//!
//! *Says:* never for the other direction, or nothing where seniority forbids that one already. A
//! programme may waive it for a pair. *Who reads of it:* the coordinator.
//!
//! *How it is compiled.* Who mentors depends on the standing of the two, and then on their ids. As
//! a list that would be half of all pairs. So people are put into blocks by id: one table over
//! standings and blocks says it for people of different blocks, and only pairs within a block are
//! listed.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::programme::policies::rule::Rule;
use crate::programme::programme::Programme;
use crate::scoring::criteria::seniority::{Seniority, Standing};
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

/// About so many pairs are listed; with fewer, there is one block.
const LISTED: usize = 1 << 20;

/// The table has about so many rows and columns, where standings are few.
const CODES: usize = 1 << 11;

/// No more pairs are listed, where nearly all people are equal in standing.
const MOST_LISTED: usize = 1 << 26;

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Mutual {
    seniority: Seniority,
    /// Does seniority forbid a mentor who is not the junior one?
    forbids_seniors: bool,
}

impl Mutual {
    pub(in crate::scoring) fn new(programme: &Programme) -> Self {
        let forbids_seniors = programme.seniority().senior_mentor == Rule::Forbid;
        Self { seniority: Seniority::new(programme), forbids_seniors }
    }

    /// Is the pair of this mentor and mentee the direction that is forbidden? `None` where the ids
    /// decide.
    fn forbids(&self, mentor: Standing, mentee: Standing) -> Option<bool> {
        let rank = |is_junior| match is_junior {
            Some(false) => 0,
            None => 1,
            Some(true) => 2,
        };
        let there = self.seniority.is_junior(mentor, mentee);
        if self.forbids_seniors && there == Some(false) {
            return Some(false);
        }
        match rank(there).cmp(&rank(self.seniority.is_junior(mentee, mentor))) {
            Ordering::Less => Some(true),
            Ordering::Greater => Some(false),
            Ordering::Equal => None,
        }
    }

    /// What is said of people in these blocks.
    fn terms(&self, sides: &Sides<'_>, blocks: &Blocks<'_>) -> Result<Vec<Term>> {
        let standing = |person: &Participant| self.seniority.standing(person);
        let code = |person: &Participant| blocks.block(person.id()).map(|block| (standing(person), block));
        let entry = |is_forbidden| if is_forbidden { Entry::Never } else { Entry::Points(0) };
        let table = sides.table(code, code, |mentor, mentee| match (mentor, mentee) {
            (&Some((mentor, block)), &Some((mentee, other))) => {
                entry(self.forbids(mentor, mentee).unwrap_or(block > other))
            }
            _ => entry(false),
        })?;
        let mut listed = Vec::new();
        for block in blocks.people.chunks(blocks.size) {
            for (k, smaller) in block.iter().enumerate() {
                let is_open =
                    |larger: &&&Participant| self.forbids(standing(larger), standing(smaller)).is_none();
                let larger = block[k + 1..].iter().filter(is_open);
                listed.extend(larger.map(|larger| (larger.id(), smaller.id(), Entry::Never)));
                if listed.len() > MOST_LISTED {
                    return Err(too_many(blocks.people.len()));
                }
            }
        }
        Ok(vec![table, sides.list(listed)?])
    }
}

/// People of both roles in the order of their ids, in blocks.
struct Blocks<'a> {
    people: Vec<&'a Participant>,
    size: usize,
}

impl<'a> Blocks<'a> {
    fn of(people: Vec<&'a Participant>, standings: usize) -> Self {
        let few_pairs = 2 * LISTED / people.len().max(1);
        let few_codes = standings.saturating_mul(people.len()) / CODES;
        Self { size: few_pairs.max(few_codes).max(1), people }
    }

    /// The block of a person; none for somebody of one role.
    fn block(&self, id: &ParticipantId) -> Option<usize> {
        let place = self.people.binary_search_by(|person| person.id().cmp(id)).ok()?;
        Some(place / self.size)
    }
}

impl Criterion for Mutual {
    fn name(&self) -> &'static str {
        "mutual"
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let both = sides.mentors().iter().copied().filter(|person| person.role().is_mentee());
        let both: Vec<&Participant> = both.collect();
        if both.len() < 2 {
            return Ok(Vec::new());
        }
        let standings: BTreeSet<Standing> =
            both.iter().map(|person| self.seniority.standing(person)).collect();
        self.terms(sides, &Blocks::of(both, standings.len()))
    }

    fn is_waivable(&self) -> bool {
        true
    }

    fn fact(&self, pair: &PairView<'_>, _: Entry) -> Option<PairFact> {
        let (mentor, mentee) = (pair.mentee().id().clone(), pair.mentor().id().clone());
        Some(PairFact::OneDirection { mentor, mentee })
    }
}

/// The refusal of more pairs than can be listed.
fn too_many(people: usize) -> Error {
    Error::memory(format!(
        "{people} people can both mentor and be mentored, and too many of them are equal in seniority to list \
         who mentors whom; set seniority.junior to something that is known of more of them, or allow it"
    ))
    .at_column("mutual")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::model::index::{Column, Row};
    use crate::people::cohort::Cohort;
    use crate::programme::policies::seniority::Seniority as Seniorities;

    /// No cohort of a test is large enough for several blocks, so all sizes are asked here.
    #[test]
    fn blocks_of_any_size_say_the_same() {
        let person = |k: i32| {
            let id = format!("p{k:02}");
            let person = match k % 5 {
                0 => Participant::mentor(id),
                1 => Participant::mentee(id),
                _ => Participant::both(id),
            };
            if k % 7 == 0 { person } else { person.with_level(k * 3 % 4) }
        };
        let cohort = Cohort::new((0..23).map(person)).unwrap();
        let sides = Sides::new(&cohort);
        let both: Vec<_> = cohort.mentors().filter(|person| person.role().is_mentee()).collect();
        let allowed = Seniorities::default().with_senior_mentor(Rule::Allow);
        for programme in [Programme::default(), Programme::default().with_seniority(allowed)] {
            let criterion = Mutual::new(&programme);
            let said = |size| {
                let terms = criterion.terms(&sides, &Blocks { people: both.clone(), size }).unwrap();
                let never =
                    |i, j| terms.iter().any(|term| term.entry(Row::new(i), Column::new(j)) == Entry::Never);
                let pairs =
                    (0..sides.mentors().len()).flat_map(|i| (0..sides.mentees().len()).map(move |j| (i, j)));
                pairs.filter(|&(i, j)| never(i, j)).collect::<Vec<_>>()
            };
            let whole = said(both.len());
            assert!(!whole.is_empty());
            assert!([1, 2, 3, 5, 100].into_iter().all(|size| said(size) == whole));
        }
        assert_eq!(Blocks::of(both, 4).size, 2 * LISTED / 13);
    }
}
