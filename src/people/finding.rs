//! One doubtful thing about a cohort.

use std::fmt;

use crate::people::participant_id::ParticipantId;
use crate::text::shown;
use crate::words::{counted, list};

/// One doubtful thing: not malformed, but somebody should look.
///
/// Printed, it is one sentence for the coordinator. [`code`](Self::code) names the kind for
/// programs, and stays the same when the sentence is worded better; new kinds may come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Finding {
    /// A column nobody asked for. Participants keep it as an attribute; elsewhere it is ignored.
    ColumnUnknown {
        /// The file, as the caller named it.
        file: String,
        /// The heading, or the place of a column without one.
        column: String,
    },
    /// A choice names somebody who does not take part.
    ChoiceUnknown {
        /// Who chose.
        person: ParticipantId,
        /// 1, 2 or 3.
        rank: usize,
        /// Who was chosen.
        choice: ParticipantId,
    },
    /// A choice names the person who chose.
    ChoiceSelf {
        /// Who chose.
        person: ParticipantId,
        /// 1, 2 or 3.
        rank: usize,
    },
    /// A choice names somebody on the same side: a mentor chose a mentor, or a mentee a mentee.
    ChoiceOwnSide {
        /// Who chose.
        person: ParticipantId,
        /// 1, 2 or 3.
        rank: usize,
        /// Who was chosen.
        choice: ParticipantId,
    },
    /// A choice names somebody who was chosen at a better rank already.
    ChoiceRepeated {
        /// Who chose.
        person: ParticipantId,
        /// 2 or 3.
        rank: usize,
        /// Who was chosen.
        choice: ParticipantId,
    },
    /// A choice names somebody with a conflict of interest.
    ChoiceInConflict {
        /// Who chose.
        person: ParticipantId,
        /// 1, 2 or 3.
        rank: usize,
        /// Who was chosen.
        choice: ParticipantId,
        /// What the conflict is.
        why: String,
    },
    /// A manager's id that nobody has, neither a participant nor anybody in the organisation.
    ManagerUnknown {
        /// Who reports to the unknown manager.
        person: ParticipantId,
        /// The id nobody has.
        manager: ParticipantId,
    },
    /// The profile and the organisation both name managers, but not the same. All of them count.
    ManagerContradicted {
        /// Whose managers they are.
        person: ParticipantId,
        /// The managers according to the organisation.
        organisation: Vec<ParticipantId>,
        /// The managers according to the profile.
        profile: Vec<ParticipantId>,
    },
    /// People who report to each other in a circle, or one who is their own manager.
    ReportingCycle {
        /// All of them. Where everybody has one manager among them, each reports to the next and
        /// the last to the first.
        people: Vec<ParticipantId>,
    },
    /// A participant without manager where others have one: conflicts upwards cannot be checked.
    ManagerMissing {
        /// Who has no manager.
        person: ParticipantId,
        /// How many people report directly to this person. At the very top nothing is missing.
        reports: usize,
    },
    /// A participant without level where others have one.
    LevelUnknown {
        /// Whose level is unknown.
        person: ParticipantId,
    },
    /// A grade that is not in the table of grades: the level stays unknown.
    GradeUnknown {
        /// Whose grade it is.
        person: ParticipantId,
        /// The grade as it is written.
        grade: String,
    },
    /// A pair of the conflict list whose mentor or mentee does not take part as such.
    ConflictUnknown {
        /// The mentor in the list.
        mentor: ParticipantId,
        /// The mentee in the list.
        mentee: ParticipantId,
    },
    /// A participant's conflict flag that names no other participant.
    ConflictFlagUnknown {
        /// Whose flag it is.
        person: ParticipantId,
        /// The person it names.
        with: ParticipantId,
    },
    /// A past pair whose mentor or mentee does not take part as such.
    HistoryUnknown {
        /// The mentor in the history.
        mentor: ParticipantId,
        /// The mentee in the history.
        mentee: ParticipantId,
    },
    /// A wished pair whose mentor or mentee does not take part as such.
    WishUnknown {
        /// The mentor of the wish.
        mentor: ParticipantId,
        /// The mentee of the wish.
        mentee: ParticipantId,
    },
    /// A wished pair with a conflict of interest.
    WishInConflict {
        /// The mentor of the wish.
        mentor: ParticipantId,
        /// The mentee of the wish.
        mentee: ParticipantId,
        /// What the conflict is.
        why: String,
    },
    /// An acquaintance who is not another participant.
    AcquaintanceUnknown {
        /// Whose acquaintance it is.
        person: ParticipantId,
        /// The person it names.
        acquaintance: ParticipantId,
    },
    /// A text with a character that turns the direction of writing or takes no room: it may look
    /// like another.
    CharacterHidden {
        /// Whose text it is; of a list of pairs, the mentor.
        person: ParticipantId,
        /// The field, or the name of the attribute.
        field: String,
        /// The text.
        text: String,
        /// The first such character.
        character: char,
    },
}

impl Finding {
    /// The person it is about, if it is about one.
    ///
    /// Findings about a column, a list of pairs or a circle are about several or none.
    pub fn person(&self) -> Option<&ParticipantId> {
        match self {
            Self::ChoiceUnknown { person, .. }
            | Self::ChoiceSelf { person, .. }
            | Self::ChoiceOwnSide { person, .. }
            | Self::ChoiceRepeated { person, .. }
            | Self::ChoiceInConflict { person, .. }
            | Self::ManagerUnknown { person, .. }
            | Self::ManagerContradicted { person, .. }
            | Self::ManagerMissing { person, .. }
            | Self::LevelUnknown { person }
            | Self::GradeUnknown { person, .. }
            | Self::ConflictFlagUnknown { person, .. }
            | Self::AcquaintanceUnknown { person, .. }
            | Self::CharacterHidden { person, .. } => Some(person),
            Self::ReportingCycle { .. }
            | Self::ConflictUnknown { .. }
            | Self::HistoryUnknown { .. }
            | Self::WishUnknown { .. }
            | Self::WishInConflict { .. }
            | Self::ColumnUnknown { .. } => None,
        }
    }

    /// The kind of finding, as a short name that stays the same: `choice-unknown` and so on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ColumnUnknown { .. } => "column-unknown",
            Self::ChoiceUnknown { .. } => "choice-unknown",
            Self::ChoiceSelf { .. } => "choice-self",
            Self::ChoiceOwnSide { .. } => "choice-own-side",
            Self::ChoiceRepeated { .. } => "choice-repeated",
            Self::ChoiceInConflict { .. } => "choice-in-conflict",
            Self::ManagerUnknown { .. } => "manager-unknown",
            Self::ManagerContradicted { .. } => "manager-contradicted",
            Self::ReportingCycle { .. } => "reporting-cycle",
            Self::ManagerMissing { .. } => "manager-missing",
            Self::LevelUnknown { .. } => "level-unknown",
            Self::GradeUnknown { .. } => "grade-unknown",
            Self::ConflictUnknown { .. } => "conflict-unknown",
            Self::ConflictFlagUnknown { .. } => "conflict-flag-unknown",
            Self::HistoryUnknown { .. } => "history-unknown",
            Self::WishUnknown { .. } => "wish-unknown",
            Self::WishInConflict { .. } => "wish-in-conflict",
            Self::AcquaintanceUnknown { .. } => "acquaintance-unknown",
            Self::CharacterHidden { .. } => "character-hidden",
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ColumnUnknown { file, column } => {
                write!(f, "{} has a column {column:?} that is not known.", shown(file))
            }
            Self::ChoiceUnknown { person, rank, choice } => {
                write!(f, "Choice {rank} of {person} is {choice}, who does not take part.")
            }
            Self::ChoiceSelf { person, rank } => write!(f, "Choice {rank} of {person} is {person}."),
            Self::ChoiceOwnSide { person, rank, choice } => {
                write!(f, "Choice {rank} of {person} is {choice}, who is on the same side.")
            }
            Self::ChoiceRepeated { person, rank, choice } => {
                write!(f, "Choice {rank} of {person} is {choice}, who was already chosen.")
            }
            Self::ChoiceInConflict { person, rank, choice, why } => {
                write!(f, "Choice {rank} of {person} is {choice}, but there is a conflict: {}.", shown(why))
            }
            Self::ManagerUnknown { person, manager } => {
                write!(f, "{person} reports to {manager}, an id that nobody has.")
            }
            Self::ManagerContradicted { person, organisation, profile } => write!(
                f,
                "{person} reports to {} in the organisation, but to {} in the profile.",
                list(organisation),
                list(profile)
            ),
            Self::ReportingCycle { people } => match &people[..] {
                [only] => write!(f, "{only} is named as their own manager."),
                _ => write!(f, "These report to each other in a circle: {}.", list(people)),
            },
            Self::ManagerMissing { person, reports: 0 } => {
                write!(
                    f,
                    "{person} has no manager on record, so conflicts with the people above cannot be checked."
                )
            }
            Self::ManagerMissing { person, reports } => {
                let reports = counted(*reports, "direct report");
                write!(f, "{person}, with {reports}, has no manager on record; fine at the very top.")
            }
            Self::LevelUnknown { person } => write!(f, "The level of {person} is not known."),
            Self::GradeUnknown { person, grade } => {
                write!(f, "The grade of {person}, {grade:?}, is not in the table of grades.")
            }
            Self::ConflictUnknown { mentor, mentee } => write!(
                f,
                "The listed conflict of mentor {mentor} and mentee {mentee} has no effect: they do not \
                 both take part in these roles."
            ),
            Self::ConflictFlagUnknown { person, with } => {
                write!(f, "{person} flags a conflict with {with}, who is not another participant.")
            }
            Self::HistoryUnknown { mentor, mentee } => write!(
                f,
                "The past pair of mentor {mentor} and mentee {mentee} has no effect: they do not both take \
                 part in these roles."
            ),
            Self::WishUnknown { mentor, mentee } => write!(
                f,
                "The wished pair of mentor {mentor} and mentee {mentee} has no effect: they do not both \
                 take part in these roles."
            ),
            Self::WishInConflict { mentor, mentee, why } => write!(
                f,
                "Mentor {mentor} and mentee {mentee} are a wished pair, but there is a conflict: {}.",
                shown(why)
            ),
            Self::AcquaintanceUnknown { person, acquaintance } => {
                write!(f, "{person} knows {acquaintance}, who is not another participant.")
            }
            Self::CharacterHidden { person, field, text, character } => write!(
                f,
                "The field {} of {person} has an invisible character, U+{:04X}: {text:?}.",
                shown(field),
                u32::from(*character)
            ),
        }
    }
}
