//! The kinds of findings, and how serious each is.

use std::{fmt, str::FromStr};

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};
use crate::form_word::read_by_word;

/// How serious a finding is. The most serious come first, everywhere.
///
/// From [`Finding::severity`](crate::people::Finding::severity).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Severity {
    /// Nothing is matched until it is mended, or accepted by its kind: two people who must not meet
    /// could meet, or the data contradict themselves.
    Stops,
    /// Probably a slip. Somebody should look.
    Doubtful,
    /// How something was understood.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Stops => "stops",
            Self::Doubtful => "doubtful",
            Self::Note => "note",
        })
    }
}

macro_rules! kinds {
    ($($severity:ident { $($(#[$doc:meta])* $kind:ident = $code:literal,)* })*) => {
        /// A kind of finding. Its [code](Self::code) stays the same when the words change.
        ///
        /// Kinds are in the order in which they are listed everywhere: the most serious first.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FindingKind {
            $($($(#[$doc])* $kind,)*)*
        }

        impl FindingKind {
            /// All of them.
            pub const ALL: &[Self] = &[$($(Self::$kind,)*)*];

            /// A short name that stays the same: `choice-unknown` and so on.
            pub fn code(self) -> &'static str {
                match self { $($(Self::$kind => $code,)*)* }
            }

            /// How serious it is.
            pub fn severity(self) -> Severity {
                match self { $($(Self::$kind => Severity::$severity,)*)* }
            }
        }
    };
}

kinds! {
    Stops {
        /// There is nobody on one side, or on both.
        Nobody = "nobody",
        /// A row of the conflict list does not say which two people it is about.
        ConflictUnresolved = "conflict-unresolved",
        /// A participant's conflict flag does not say who is meant.
        ConflictFlagUnresolved = "conflict-flag-unresolved",
        /// A pair of an earlier cohort does not say which two people it is about.
        HistoryUnresolved = "history-unresolved",
        /// It is not clear who somebody's manager is.
        ManagerUnresolved = "manager-unresolved",
        /// The managers are written in another way than the ids: none of them is anybody.
        ManagersForeign = "managers-foreign",
        /// Levels count the other way: most managers have a lower one than their reports.
        LevelsReversed = "levels-reversed",
        /// Personalities are not on the scale from 0 to 100.
        PersonalityScale = "personality-scale",
        /// A must of the programme reads a column that nobody has.
        RuleColumnMissing = "rule-column-missing",
        /// A must of the programme cannot read a value.
        RuleValueUnread = "rule-value-unread",
    }
    Doubtful {
        /// A conflict with somebody whom nobody knows, and who seems to have left.
        ConflictUnknown = "conflict-unknown",
        /// A conflict flag about somebody whom nobody knows, and who seems to have left.
        ConflictFlagUnknown = "conflict-flag-unknown",
        /// A past pair with somebody whom nobody knows, and who seems to have left.
        HistoryUnknown = "history-unknown",
        /// A manager whom no file knows: the line above cannot be checked.
        ManagerUnknown = "manager-unknown",
        /// A participant without manager where others have one.
        ManagerMissing = "manager-missing",
        /// The profile and the organisation name different managers.
        ManagerContradicted = "manager-contradicted",
        /// People who report to each other in a circle.
        ReportingCycle = "reporting-cycle",
        /// An id that a spreadsheet has damaged.
        IdDamaged = "id-damaged",
        /// Two participants have the same name.
        NameShared = "name-shared",
        /// Years of experience look like months.
        TenureUnit = "tenure-unit",
        /// A column whose heading is nearly a known one.
        ColumnNear = "column-near",
        /// Words that the mapping explains and no cell has.
        MappingUnused = "mapping-unused",
        /// A choice that names nobody who takes part.
        ChoiceUnknown = "choice-unknown",
        /// A choice of oneself.
        ChoiceSelf = "choice-self",
        /// A choice on the own side.
        ChoiceOwnSide = "choice-own-side",
        /// A choice that was made already.
        ChoiceRepeated = "choice-repeated",
        /// A choice with a conflict of interest.
        ChoiceInConflict = "choice-in-conflict",
        /// A wished pair of people who do not take part as such.
        WishUnknown = "wish-unknown",
        /// A wished pair with a conflict of interest.
        WishInConflict = "wish-in-conflict",
        /// An acquaintance who is not another participant.
        AcquaintanceUnknown = "acquaintance-unknown",
        /// A participant without level where others have one.
        LevelUnknown = "level-unknown",
        /// A grade that is not in the table of grades.
        GradeUnknown = "grade-unknown",
        /// A text with a character that cannot be seen.
        CharacterHidden = "character-hidden",
        /// A rule that gives points reads a column that nobody has.
        RuleColumnIdle = "rule-column-idle",
        /// A rule that gives points cannot read a value.
        RuleValueSkipped = "rule-value-skipped",
        /// Somebody left blank what a must of the programme needs.
        RuleValueBlank = "rule-value-blank",
    }
    Note {
        /// A conflict with somebody who does not take part.
        ConflictOutside = "conflict-outside",
        /// A conflict flag about somebody who does not take part.
        ConflictFlagOutside = "conflict-flag-outside",
        /// A past pair of people who do not both take part.
        HistoryOutside = "history-outside",
        /// A pair whose mentor and mentee stand in each other's column.
        PairSwapped = "pair-swapped",
        /// How references were resolved: by id, e-mail or name.
        ReferencesResolved = "references-resolved",
        /// One value in several spellings.
        SpellingsDiffer = "spellings-differ",
        /// Texts that count as "unknown".
        Placeholders = "placeholders",
        /// What kind of file it is, where that is not the usual one.
        FileRecognised = "file-recognised",
        /// How the items of a list are separated.
        ListSeparated = "list-separated",
        /// Ids that come from another column.
        IdFrom = "id-from",
        /// Grades of letters and a number, read as the number.
        GradesRead = "grades-read",
        /// A column that would be a field, which another column says better.
        ColumnSpare = "column-spare",
        /// A column nobody asked for.
        ColumnUnknown = "column-unknown",
    }
}

impl fmt::Display for FindingKind {
    /// The code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for FindingKind {
    type Err = Error;

    /// Reads a code.
    fn from_str(code: &str) -> Result<Self> {
        let found = Self::ALL.iter().find(|kind| kind.code() == code.trim());
        found.copied().ok_or_else(|| Error::programme("no such kind of finding").with_value(code))
    }
}

impl Serialize for FindingKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for FindingKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Code)
    }
}

/// Reads a code where it stands, so that an error has its line.
struct Code;

impl Visitor<'_> for Code {
    type Value = FindingKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a kind of finding, such as \"manager-unresolved\"")
    }

    fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<FindingKind, E> {
        code.parse().map_err(|_| E::custom(format!("no such kind of finding: {code:?}")))
    }
}

read_by_word!(Severity, "how serious a finding is", Error::input, "severity");

#[cfg(test)]
mod tests {
    use super::FindingKind;

    #[test]
    fn the_most_serious_come_first_and_codes_are_read_back() {
        let severities = FindingKind::ALL.iter().map(|kind| kind.severity());
        assert!(severities.is_sorted() && FindingKind::ALL.is_sorted());
        for kind in FindingKind::ALL {
            assert_eq!(kind.code().parse::<FindingKind>().unwrap(), *kind);
        }
        assert!("choice".parse::<FindingKind>().is_err());
    }
}
