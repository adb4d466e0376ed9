//! The attributes of the library that rules can compare, and those that they cannot.

use crate::people::folding::bare;
use crate::people::reading::fields::PARTICIPANTS;

/// An attribute that a rule can compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum KnownColumn {
    Title,
    Department,
    Unit,
    Region,
    Location,
    Country,
    Duration,
    Format,
    Level,
    Tenure,
    Personality,
    Commitment,
    SkillsOffered,
    SkillsWanted,
    Groups,
    /// `introvert`, `extravert` or `middle`, by the poles of the programme.
    Pole,
    IsIntrovert,
    IsExtravert,
}

/// What an attribute has for each person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    Text,
    Number,
    List,
    YesNo,
}

impl KnownColumn {
    /// All of them.
    const ALL: [Self; 18] = [
        Self::Title,
        Self::Department,
        Self::Unit,
        Self::Region,
        Self::Location,
        Self::Country,
        Self::Duration,
        Self::Format,
        Self::Level,
        Self::Tenure,
        Self::Personality,
        Self::Commitment,
        Self::SkillsOffered,
        Self::SkillsWanted,
        Self::Groups,
        Self::Pole,
        Self::IsIntrovert,
        Self::IsExtravert,
    ];

    /// Its name, as files and rules have it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Department => "department",
            Self::Unit => "unit",
            Self::Region => "region",
            Self::Location => "location",
            Self::Country => "country",
            Self::Duration => "duration",
            Self::Format => "format",
            Self::Level => "level",
            Self::Tenure => "tenure_years",
            Self::Personality => "personality",
            Self::Commitment => "commitment",
            Self::SkillsOffered => "skills_offered",
            Self::SkillsWanted => "skills_wanted",
            Self::Groups => "groups",
            Self::Pole => "personality_pole",
            Self::IsIntrovert => "is_introvert",
            Self::IsExtravert => "is_extravert",
        }
    }

    /// What it has.
    pub(crate) fn kind(self) -> ColumnKind {
        match self {
            Self::Level | Self::Tenure | Self::Personality | Self::Commitment => ColumnKind::Number,
            Self::SkillsOffered | Self::SkillsWanted | Self::Groups => ColumnKind::List,
            Self::IsIntrovert | Self::IsExtravert => ColumnKind::YesNo,
            _ => ColumnKind::Text,
        }
    }

    /// The attribute of this name.
    pub(crate) fn named(heading: &str) -> Option<Self> {
        let heading = bare(heading);
        Self::ALL.into_iter().find(|column| bare(column.name()) == heading)
    }

    /// The attribute that a file would read a column of this heading as.
    pub(crate) fn read_as(heading: &str) -> Option<Self> {
        let heading = bare(heading);
        let is_it = |words: &[&str]| words.iter().any(|word| bare(word) == heading);
        let same = PARTICIPANTS.iter().find(|field| is_it(field.same));
        let field = same.or_else(|| PARTICIPANTS.iter().find(|field| is_it(field.usually)))?;
        Self::named(field.name)
    }

    /// All names, for hints.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().map(Self::name)
    }
}

/// Is it the name of a field that rules do not compare: an id, a reference, a number of places?
pub(super) fn is_not_compared(heading: &str) -> bool {
    let heading = bare(heading);
    let is_field = PARTICIPANTS.iter().any(|field| bare(field.name) == heading);
    is_field && KnownColumn::named(&heading).is_none()
}
