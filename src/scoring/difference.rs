//! S1, S2, S11: reward people who come from different places.
//!
//! "Emphasize diversity, matching across region, department, and location." One mechanism serves
//! five attributes, each with a weight of its own. Where an attribute is unknown of either, the pair
//! gets half: neither reward nor penalty. Where a whole side does not state it, nothing is said.

use super::Sides;
use super::criterion::{Audience, Criterion, PairView};
use crate::assignment::{Entry, Term};
use crate::error::Result;
use crate::people::Participant;
use crate::programme::{Weights, share};

/// Where a person stands in the organisation and on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    Department,
    Unit,
    Region,
    Location,
    Country,
}

#[derive(Debug, Clone)]
pub(super) struct Difference {
    attribute: Attribute,
    weight: i32,
}

impl Attribute {
    fn of(self, person: &Participant) -> Option<&str> {
        match self {
            Self::Department => person.department(),
            Self::Unit => person.unit(),
            Self::Region => person.region(),
            Self::Location => person.location(),
            Self::Country => person.country(),
        }
    }
}

impl Difference {
    pub(super) fn new(attribute: Attribute, weights: &Weights) -> Self {
        let weight = match attribute {
            Attribute::Department => weights.different_department(),
            Attribute::Unit => weights.different_unit(),
            Attribute::Region => weights.different_region(),
            Attribute::Location => weights.different_location(),
            Attribute::Country => weights.different_country(),
        };
        Self { attribute, weight }
    }
}

impl Criterion for Difference {
    fn name(&self) -> &str {
        match self.attribute {
            Attribute::Department => "department",
            Attribute::Unit => "unit",
            Attribute::Region => "region",
            Attribute::Location => "location",
            Attribute::Country => "country",
        }
    }

    fn compile(&self, sides: &Sides<'_>) -> Result<Vec<Term>> {
        let known = |person: &Participant| self.attribute.of(person).is_some();
        if self.weight == 0 || !sides.both_know(known, known) {
            return Ok(vec![]);
        }
        let term = sides.table(
            |mentor| self.attribute.of(mentor),
            |mentee| self.attribute.of(mentee),
            |a, b| {
                Entry::Points(match (a, b) {
                    (Some(a), Some(b)) if a == b => 0,
                    (Some(_), Some(_)) => self.weight,
                    _ => share(self.weight, 1, 2),
                })
            },
        )?;
        Ok(vec![term])
    }

    fn explain(&self, pair: &PairView<'_>, _: Entry, audience: Audience) -> Option<String> {
        let a = self.attribute.of(pair.mentor())?;
        let b = self.attribute.of(pair.mentee())?;
        Some(match audience {
            Audience::Coordinator => format!("different {}s: {a} / {b}", self.plural_stem()),
            _ => format!("you come from different {}s", self.plural_stem()),
        })
    }

    fn unknown(&self, pair: &PairView<'_>) -> Option<String> {
        pair.unknown(self.name(), |person| self.attribute.of(person).is_some())
    }
}

impl Difference {
    fn plural_stem(&self) -> &str {
        if self.attribute == Attribute::Country { "countrie" } else { self.name() }
    }
}
