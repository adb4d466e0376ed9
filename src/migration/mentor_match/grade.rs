//! The grades of the British civil service as levels.

/// A grade as a level, and on which scale it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grade {
    /// By its name: the level of the table.
    Named(i32),
    /// As a number: the level itself, a lower number for a lower grade.
    Number(i32),
}

/// The names of each level from 1 on, without blanks and signs.
const NAMES: [&[&str]; 11] = [
    &["AA", "ADMINISTRATIVEASSISTANT"],
    &["AO", "ADMINISTRATIVEOFFICER"],
    &["EO", "EXECUTIVEOFFICER"],
    &["HEO", "HIGHEREXECUTIVEOFFICER"],
    &["SEO", "SENIOREXECUTIVEOFFICER"],
    &["G7", "GRADE7"],
    &["G6", "GRADE6"],
    &["SCS1", "SCSPB1", "SCSPAYBAND1", "DEPUTYDIRECTOR"],
    &["SCS2", "SCSPB2", "SCSPAYBAND2", "DIRECTOR"],
    &["SCS3", "SCSPB3", "SCSPAYBAND3", "DIRECTORGENERAL"],
    &["SCS4", "PERMANENTSECRETARY"],
];

impl Grade {
    /// Reads a grade, in capitals or not, whatever stands between letters and digits.
    pub(super) fn read(text: &str) -> Option<Self> {
        let is_number = text.chars().all(|c| c.is_ascii_digit()) && !text.is_empty();
        if is_number {
            return text.parse().ok().filter(|level| (0..=1000).contains(level)).map(Self::Number);
        }
        let short: String =
            text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        let named = (1..).zip(NAMES).find(|(_, names)| names.contains(&short.as_str()));
        named.map(|(level, _)| Self::Named(level))
    }

    pub(super) fn level(self) -> i32 {
        match self {
            Self::Named(level) | Self::Number(level) => level,
        }
    }

    /// Are both numbers, or both names?
    pub(super) fn is_like(self, other: Self) -> bool {
        matches!(self, Self::Named(_)) == matches!(other, Self::Named(_))
    }
}
