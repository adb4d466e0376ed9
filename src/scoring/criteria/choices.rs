//! S5, S8: ranked choices, from both sides.
//!
//! "Asking them to rank their top three choices." Choices that meet add up. By default a mentee's
//! choice is worth more than a mentor's: "mentors accepted any pairing", mentees are selective.
//! Where choices are required, whoever ranked anybody is paired with nobody else. A choice of a
//! rank without points is a choice all the same: it is named, and it is among those required.
//!
//! *Says:* the weight of the rank for each choice, two columns, one for each side. *Unknown:*
//! whoever names nobody who takes part is worth, with each partner, what those of the side who name
//! somebody give this partner on average; so nobody is worse off for having no wishes. *Who reads
//! of it:* the coordinator, and the one who chose; nobody learns who was chosen instead of them.

use crate::assignment::model::index::{Column, Row};
use crate::assignment::model::term::{Entry, Term};
use crate::error::Result;
use crate::people::participant::Participant;
use crate::people::profile::Role;
use crate::programme::policies::choices::ChoiceRule;
use crate::programme::policies::unknown::Unknown;
use crate::programme::programme::Programme;
use crate::scoring::averages::{self, Side, Sum};
use crate::scoring::criterion::{Criterion, PairView};
use crate::scoring::facts::pair_fact::PairFact;
use crate::scoring::sides::Sides;

/// Whose choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::scoring) enum Chooser {
    Mentor,
    Mentee,
}

#[derive(Debug, Clone)]
pub(in crate::scoring) struct Choices {
    chooser: Chooser,
    rule: ChoiceRule,
    points: Vec<i32>,
    unknown: Unknown,
}

impl Choices {
    pub(in crate::scoring) fn new(chooser: Chooser, programme: &Programme) -> Self {
        let (weights, rules) = (programme.weights(), programme.choices());
        let (rule, points) = match chooser {
            Chooser::Mentor => (rules.mentors, weights.mentor_choices()),
            Chooser::Mentee => (rules.mentees, weights.mentee_choices()),
        };
        Self { chooser, rule, points: points.to_vec(), unknown: programme.unknown() }
    }

    /// What those who name nobody are worth with each partner. Time O(people + choices).
    fn worth_of_the_silent(
        &self,
        sides: &Sides<'_>,
        chosen: &[(Row, Column, Entry)],
    ) -> Result<Option<Term>> {
        let (mentors, mentees) = (sides.mentors().len(), sides.mentees().len());
        let (side, choosers, partners) = match self.chooser {
            Chooser::Mentor => (Side::Mentors, mentors, mentees),
            Chooser::Mentee => (Side::Mentees, mentees, mentors),
        };
        let (mut is_silent, mut given) = (vec![true; choosers], vec![0_i128; partners]);
        for &(row, column, entry) in chosen {
            let (chooser, partner) = match self.chooser {
                Chooser::Mentor => (row.index(), column.index()),
                Chooser::Mentee => (column.index(), row.index()),
            };
            is_silent[chooser] = false;
            if let Entry::Points(points) = entry {
                given[partner] += i128::from(points);
            }
        }
        let naming = is_silent.iter().filter(|&&is_silent| !is_silent).fold(0, |people, _| people + 1);
        if naming < 2 {
            return Ok(None); // one wish alone is no average, and others must not share in it
        }
        let average = |points| Sum { points, pairs: naming }.average();
        averages::by_partner(side, is_silent.into_iter(), given.into_iter().map(average))
    }

    /// Who chooses, and who may be chosen.
    fn roles<'a>(&self, pair: &PairView<'a>) -> (&'a Participant, &'a Participant) {
        match self.chooser {
            Chooser::Mentor => (pair.mentor(), pair.mentee()),
            Chooser::Mentee => (pair.mentee(), pair.mentor()),
        }
    }
}

impl Criterion for Choices {
    fn name(&self) -> &'static str {
        match self.chooser {
            Chooser::Mentor => "mentor_choice",
            Chooser::Mentee => "mentee_choice",
        }
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        if self.rule == ChoiceRule::Ignore {
            return Ok(vec![]);
        }
        let choosers = match self.chooser {
            Chooser::Mentor => sides.mentors(),
            Chooser::Mentee => sides.mentees(),
        };
        let mut chosen: Vec<(Row, Column, Entry)> = Vec::new();
        for (place, person) in choosers.iter().enumerate() {
            for (rank, other) in person.choices() {
                if person.choice_rank(other) != Some(rank) {
                    continue; // named twice: the better rank counts
                }
                let points = Entry::Points(self.points.get(rank - 1).copied().unwrap_or(0));
                chosen.extend(match self.chooser {
                    Chooser::Mentor => sides.column(other).map(|column| (Row::new(place), column, points)),
                    Chooser::Mentee => sides.row(other).map(|row| (row, Column::new(place), points)),
                });
            }
        }
        let listed = Term::list(chosen)?;
        let silent = match self.unknown {
            Unknown::Half => None,
            Unknown::Average => self.worth_of_the_silent(sides, listed.pairs())?,
        };
        let mut terms = vec![listed];
        terms.extend(silent);
        if self.rule == ChoiceRule::Require {
            let chose = |person: &&Participant| person.choices().next().is_some();
            let bound = choosers.iter().map(chose).collect();
            let (rows, columns) = match self.chooser {
                Chooser::Mentor => (bound, vec![false; sides.mentees().len()]),
                Chooser::Mentee => (vec![false; sides.mentors().len()], bound),
            };
            let listed: Vec<_> = terms[0].pairs().iter().map(|&(row, column, _)| (row, column)).collect();
            terms.push(Term::only(rows, columns, listed));
        }
        Ok(terms)
    }

    fn is_waivable(&self) -> bool {
        true
    }

    fn speaks_without_points(&self) -> bool {
        self.rule != ChoiceRule::Ignore
    }

    fn fact(&self, pair: &PairView<'_>, entry: Entry) -> Option<PairFact> {
        let (person, chosen) = self.roles(pair);
        let by = match self.chooser {
            Chooser::Mentor => Role::Mentor,
            Chooser::Mentee => Role::Mentee,
        };
        let chooser = person.id().clone();
        match (person.choice_rank(chosen.id()), entry) {
            (Some(rank), _) => {
                Some(PairFact::Chosen { by, chooser, rank, counted: entry != Entry::Points(0) })
            }
            (None, Entry::Never) => Some(PairFact::ChoseOthers { by, chooser }),
            // not asked for everywhere: many name nobody, and are none the worse for it
            (None, Entry::Points(0)) => None,
            (None, Entry::Points(_)) => Some(PairFact::NamesNobody { by, chooser }),
        }
    }
}
