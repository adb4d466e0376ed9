//! What a coordinator may wish for: something that each pair counts for.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::{Entry, Term};
use crate::error::{Error, Result};
use crate::people::{Cohort, Participant};
use crate::scoring::{Scores, Sides};

/// What is to be as much as possible, added up over the pairs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Goal {
    /// The points of the programme.
    Points,
    /// The points of one criterion, by its name.
    Criterion(String),
    /// Pairs of different departments, both known.
    OtherDepartment,
    /// Pairs of different units, both known.
    OtherUnit,
    /// Pairs of different regions, both known.
    OtherRegion,
    /// Pairs of different locations, both known.
    OtherLocation,
    /// Pairs of different countries, both known.
    OtherCountry,
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
            Self::OtherDepartment => "pairs of different departments",
            Self::OtherUnit => "pairs of different units",
            Self::OtherRegion => "pairs of different regions",
            Self::OtherLocation => "pairs of different locations",
            Self::OtherCountry => "pairs of different countries",
            Self::MenteeChoices => "choices of mentees honoured",
            Self::MentorChoices => "choices of mentors honoured",
            Self::Choices => "pairs with a choice honoured",
        };
        f.write_str(words)
    }
}

impl Goal {
    /// What each pair of a cohort counts, as the sum of these terms. Where one says never, the pair cannot be.
    ///
    /// # Errors
    /// [`is_unknown`](Error::is_unknown) when there is no such criterion; [`is_problem`](Error::is_problem) when there is no
    /// memory for a table.
    pub(super) fn terms(&self, cohort: &Cohort, scores: &Scores) -> Result<Vec<Term>> {
        let differ = |of: fn(&Participant) -> Option<&str>| {
            let sides = Sides::new(cohort);
            let term =
                sides.table(of, of, |a, b| Entry::Points(i32::from(a.is_some() && b.is_some() && a != b)))?;
            Ok(vec![term])
        };
        match self {
            Self::Points => Ok(scores.problem().terms().to_vec()),
            Self::Criterion(name) => scores
                .terms_of(name)
                .map(<[Term]>::to_vec)
                .ok_or_else(|| Error::unknown("no such criterion").with_value(name)),
            Self::OtherDepartment => differ(Participant::department),
            Self::OtherUnit => differ(Participant::unit),
            Self::OtherRegion => differ(Participant::region),
            Self::OtherLocation => differ(Participant::location),
            Self::OtherCountry => differ(Participant::country),
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
