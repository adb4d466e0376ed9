//! Tables over sets of things (skills, groups) that people have.
//!
//! The points of a pair are a sum over things: each looks at what the mentor says of it and what
//! the mentee says of it. Where few different sets occur, the sum is taken once for every two sets:
//! one table. Where nearly everybody's set differs, that table would be as large as the matrix, so
//! each thing gets a small table of its own. The points are the same either way, to the last one.

use std::cell::Cell;
use std::collections::BTreeSet;

use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};
use crate::people::participant::Participant;
use crate::scoring::codes::{codes, people};
use crate::scoring::sides::{Sides, entries, table};
use crate::scoring::summed_averages::SummedAverages;

/// One table of sets is made up to this many entries (4 MiB); beyond, one table for each thing.
const LARGEST_TABLE: usize = 1 << 19;

/// Units of work to ask a set about a thing.
const SET: u64 = 64;

/// Is a thing in this set? Sets of a profile are sorted.
pub(super) fn has(set: &[String], thing: &str) -> bool {
    set.binary_search_by(|known| known.as_str().cmp(thing)).is_ok()
}

/// How a criterion over sets scores.
pub(super) trait SharedThings {
    /// All that a mentor says, as a key: equal keys score equally.
    type Mentor<'a>: Ord;
    /// All that a mentee says, as a key.
    type Mentee<'a>: Ord;

    /// What a mentor says; none where that is unknown, and the mentor counts as the known ones do.
    fn mentor<'a>(&self, person: &'a Participant) -> Option<Self::Mentor<'a>>;
    /// What a mentee says, likewise.
    fn mentee<'a>(&self, person: &'a Participant) -> Option<Self::Mentee<'a>>;
    /// The things that a mentor may get points for.
    fn things<'a>(&self, mentor: &Self::Mentor<'a>) -> Vec<&'a str>;
    /// What a mentor says of one thing: a few numbers, 0 when nothing.
    fn mentor_code(&self, mentor: &Self::Mentor<'_>, thing: &str) -> u32;
    /// What a mentee says of one thing.
    fn mentee_code(&self, mentee: &Self::Mentee<'_>, thing: &str) -> u32;
    /// The points of one thing for two codes; none where either is 0.
    fn points(&self, mentor_code: u32, mentee_code: u32) -> i32;

    /// The terms, by one table or by many; none where a whole side is unknown.
    fn terms(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        self.terms_within(sides, LARGEST_TABLE)
    }

    /// The terms; by many tables, where one would have more entries than `largest`.
    fn terms_within(&self, sides: &Sides<'_>, largest: usize) -> Result<Vec<Term>> {
        let mentors = codes(sides.counted(sides.mentors()).map(|person| self.mentor(person)));
        let mentees = codes(sides.counted(sides.mentees()).map(|person| self.mentee(person)));
        sides.spend(0)?;
        if mentors.0.len().saturating_mul(mentees.0.len()) > largest {
            return self.table_by_table(sides, &mentors, &mentees);
        }
        let fits = Cell::new(true);
        let sum = |a: &Self::Mentor<'_>, b: &Self::Mentee<'_>| {
            let one = |thing| i64::from(self.points(self.mentor_code(a, thing), self.mentee_code(b, thing)));
            let points = i32::try_from(self.things(a).into_iter().map(one).sum::<i64>());
            fits.set(fits.get() && points.is_ok());
            Entry::Points(points.unwrap_or(0))
        };
        let terms = sides.averaged_of(None, mentors, mentees, sum)?;
        if !fits.get() {
            return Err(Error::problem("the points for all that two people share do not fit i32"));
        }
        Ok(terms)
    }

    /// One table for each thing, and what those are worth of whom all is unknown.
    fn table_by_table(
        &self,
        sides: &Sides<'_>,
        (mentors, rows): &(Vec<Option<Self::Mentor<'_>>>, Vec<u32>),
        (mentees, columns): &(Vec<Option<Self::Mentee<'_>>>, Vec<u32>),
    ) -> Result<Vec<Term>> {
        let things: BTreeSet<&str> =
            mentors.iter().flatten().flat_map(|mentor| self.things(mentor)).collect();
        let known_mentors = mentors.iter().map(Option::is_some).collect();
        let known_mentees = mentees.iter().map(Option::is_some).collect();
        let mut averages = SummedAverages::new(
            (known_mentors, people(rows, mentors.len())),
            (known_mentees, people(columns, mentees.len())),
        );
        if averages.is_silent() {
            return Ok(Vec::new());
        }
        let mut terms = Vec::with_capacity(things.len() + 2);
        for thing in things {
            sides.spend(SET * (rows.len() + columns.len()) as u64)?;
            // Each set is asked once about a thing, however many people have it.
            let said =
                |mentor: &Option<_>| mentor.as_ref().map_or(0, |mentor| self.mentor_code(mentor, thing));
            let heard =
                |mentee: &Option<_>| mentee.as_ref().map_or(0, |mentee| self.mentee_code(mentee, thing));
            let (said, by_row) = codes(mentors.iter().map(said));
            let (heard, by_column) = codes(mentees.iter().map(heard));
            averages
                .add([&by_row, &by_column], [said.len(), heard.len()], |i, j| self.points(said[i], heard[j]));
            let of_people =
                |people: &[u32], by_set: &[u32]| people.iter().map(|&set| by_set[set as usize]).collect();
            let entries = entries(sides, &said, &heard, |&a, &b| Entry::Points(self.points(a, b)))?;
            terms.push(table(
                of_people(rows, &by_row),
                of_people(columns, &by_column),
                heard.len(),
                entries,
            )?);
        }
        terms.extend(averages.terms(rows, columns)?);
        Ok(terms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::model::index::Column;
    use crate::assignment::model::index::Row;
    use crate::people::cohort::Cohort;
    use crate::programme::programme::Programme;
    use crate::scoring::criteria::groups::Groups;
    use crate::scoring::criteria::knowledge::Knowledge;
    use crate::scoring::criteria::skills::Skills;

    /// Mentors and mentees whose sets overlap in many ways, and two of each who say nothing.
    fn cohort() -> Cohort {
        let all = ["a", "b", "c", "d"];
        let person = |k: usize, mut person: Participant| {
            for (bit, name) in all.iter().enumerate().filter(|(bit, _)| (5 * k + 3) >> bit & 1 == 1) {
                let rating = k.is_multiple_of(2).then_some(u8::try_from(bit + 1).unwrap());
                person = person.with_skill_offered(*name, rating).with_group(*name);
            }
            for name in all.iter().take(k % 4) {
                person = person.with_skill_wanted(*name);
            }
            person
        };
        let mentors = (0..5).map(|k| person(k, Participant::mentor(format!("m{k}"))));
        let mentees = (0..5).map(|k| person(k + 1, Participant::mentee(format!("s{k}"))));
        let silent = ["m5", "m6"].map(Participant::mentor).into_iter();
        let silent = silent.chain(["s5", "s6"].map(Participant::mentee));
        Cohort::new(mentors.chain(mentees).chain(silent)).unwrap()
    }

    /// No cohort of a test is large enough to need the second way, so both are asked here.
    #[test]
    fn one_table_and_many_give_the_same_points() {
        let (cohort, programme) = (cohort(), Programme::default());
        let sides = Sides::new(&cohort);
        let points = |terms: &[Term], i, j| -> i32 {
            let entries = terms.iter().map(|term| term.entry(Row::new(i), Column::new(j)));
            entries.map(|entry| if let Entry::Points(points) = entry { points } else { i32::MIN }).sum()
        };
        let (skills, knowledge, groups) =
            (Skills::new(&programme), Knowledge::new(&programme), Groups::new(&programme));
        // a table for each thing; and for what is unknown, of mentors and of mentees
        let both = [
            (skills.terms(&sides), skills.terms_within(&sides, 0), 4 + 2),
            (knowledge.terms(&sides), knowledge.terms_within(&sides, 0), 4 + 2),
            (groups.terms(&sides), groups.terms_within(&sides, 0), 4),
        ];
        for (one, many, tables) in both {
            let (one, many) = (one.unwrap(), many.unwrap());
            assert_eq!((one.len(), many.len()), (1, tables));
            let pairs = || (0..7).flat_map(|i| (0..7).map(move |j| (i, j)));
            assert!(pairs().any(|(i, j)| points(&one, i, j) > 0));
            assert_eq!(pairs().any(|(i, j)| (i > 4 || j > 4) && points(&one, i, j) > 0), tables > 4);
            assert!(pairs().all(|(i, j)| points(&one, i, j) == points(&many, i, j)));
        }
    }

    #[test]
    fn a_side_that_says_nothing_gives_no_table_either_way() {
        let people = [
            Participant::mentor("m").with_skill_offered("a", None),
            Participant::mentee("s").with_group("a"),
        ];
        let (cohort, programme) = (Cohort::new(people).unwrap(), Programme::default());
        let sides = Sides::new(&cohort);
        for largest in [0, LARGEST_TABLE] {
            assert!(Skills::new(&programme).terms_within(&sides, largest).unwrap().is_empty());
            assert!(Knowledge::new(&programme).terms_within(&sides, largest).unwrap().is_empty());
        }
    }
}
