//! What a coordinator may wish for: something that each pair counts for.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::model::term::{Entry, Term};
use crate::error::{Error, Result};
use crate::form_word::read_by_word;
use crate::people::cohort::Cohort;
use crate::people::silo::Silo;
use crate::scoring::scores::Scores;
use crate::scoring::sides::Sides;

/// Something to have as much of as possible, added up over the pairs.
///
/// Two of these make a [trade-off](crate::Matching::trade_off). Each is counted from the tables of
/// the criteria, and a pair that the programme forbids stays forbidden whatever the goal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Goal {
    /// The points of the programme.
    Points,
    /// The points of one criterion, by its name.
    Criterion(String),
    /// Pairs of different departments (or units, …), both known.
    Different(Silo),
    /// Pairs in which the mentee chose the mentor, at any rank.
    MenteeChoices,
    /// Pairs in which the mentor chose the mentee, at any rank.
    MentorChoices,
    /// Pairs in which either chose the other, at any rank.
    Choices,
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Points => "points",
            Self::Criterion(name) => return write!(f, "points for {name}"),
            Self::Different(silo) => return write!(f, "pairs of different {}", silo.plural()),
            Self::MenteeChoices => "choices of mentees honoured",
            Self::MentorChoices => "choices of mentors honoured",
            Self::Choices => "pairs with a choice honoured",
        };
        f.write_str(words)
    }
}

impl Goal {
    /// What each pair of a cohort counts, as the sum of these terms. Where one says never, the pair
    /// cannot be.
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when there is no such criterion;
    /// [`is_memory`](Error::is_memory) when there is no memory for a table.
    pub(in crate::matching) fn terms(&self, cohort: &Cohort, scores: &Scores) -> Result<Vec<Term>> {
        match self {
            Self::Points => Ok(scores.problem().terms().to_vec()),
            Self::Criterion(name) => scores
                .terms_of(name)
                .map(<[Term]>::to_vec)
                .ok_or_else(|| Error::unknown("no such criterion").with_value(name)),
            Self::Different(silo) => {
                let of = |person| silo.of(person);
                let differ = |a: Option<&str>, b: Option<&str>| a.is_some() && b.is_some() && a != b;
                let term =
                    Sides::new(cohort).table(of, of, |a, b| Entry::Points(i32::from(differ(*a, *b))))?;
                Ok(vec![term])
            }
            Self::MenteeChoices => chosen(scores, cohort, [true, false]),
            Self::MentorChoices => chosen(scores, cohort, [false, true]),
            Self::Choices => chosen(scores, cohort, [true, true]),
        }
    }
}

/// 1 for each pair in which a mentee chose the mentor, or a mentor the mentee, of those that count.
fn chosen(scores: &Scores, cohort: &Cohort, [mentees, mentors]: [bool; 2]) -> Result<Vec<Term>> {
    let mut pairs = Vec::new();
    for person in cohort.people() {
        for (_, other) in person.choices() {
            if mentees {
                pairs.extend(scores.row(other).zip(scores.column(person.id())));
            }
            if mentors {
                pairs.extend(scores.row(person.id()).zip(scores.column(other)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    Ok(vec![Term::list(pairs.into_iter().map(|(row, column)| (row, column, Entry::Points(1))))?])
}

read_by_word!(Goal, "a goal", Error::input, "goal");
