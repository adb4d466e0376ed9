//! What divides an organisation.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::form_word::read_by_word;
use crate::people::participant::Participant;

/// An attribute that divides an organisation: where a person stands in it, and on the map.
///
/// Each of the five has a criterion of its own that rewards pairs across it, and a flow in the
/// report that shows how many pairs cross it. What a person has not stated is unknown, and is not a
/// silo of its own.
///
/// In [`PairFact::Differ`](crate::scoring::facts::PairFact::Differ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Silo {
    /// Departments.
    Department,
    /// Units.
    Unit,
    /// Regions.
    Region,
    /// Locations.
    Location,
    /// Countries.
    Country,
}

impl Silo {
    /// All of them, from departments to countries.
    pub const ALL: [Self; 5] = [Self::Department, Self::Unit, Self::Region, Self::Location, Self::Country];

    /// Where a person stands; none where that is not known.
    ///
    /// ```
    /// use pairwright::people::Silo;
    /// use pairwright::Participant;
    ///
    /// let ana = Participant::mentor("ana").with_region("North");
    /// assert_eq!(Silo::Region.of(&ana), Some("North"));
    /// assert_eq!(Silo::ALL.iter().filter(|silo| silo.of(&ana).is_some()).count(), 1);
    /// ```
    pub fn of(self, person: &Participant) -> Option<&str> {
        match self {
            Self::Department => person.department(),
            Self::Unit => person.unit(),
            Self::Region => person.region(),
            Self::Location => person.location(),
            Self::Country => person.country(),
        }
    }

    /// The criterion's name, and the word for one of them.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Unit => "unit",
            Self::Region => "region",
            Self::Location => "location",
            Self::Country => "country",
        }
    }

    /// The word for several of them.
    pub(crate) fn plural(self) -> &'static str {
        match self {
            Self::Department => "departments",
            Self::Unit => "units",
            Self::Region => "regions",
            Self::Location => "locations",
            Self::Country => "countries",
        }
    }
}

impl fmt::Display for Silo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

read_by_word!(Silo, "a column of silos", Error::input, "column");
