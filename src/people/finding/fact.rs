//! What was found, as values.

use crate::people::finding::kind::FindingKind;
use crate::people::finding::rule_fact::RuleFact;
use crate::people::finding::unresolved::Unresolved;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;

/// What was found: the facts, from which a [`Reporter`](crate::people::Reporter) makes words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Fact {
    /// A side has nobody.
    Nobody {
        /// How many can mentor.
        mentors: usize,
        /// How many can be mentored.
        mentees: usize,
    },
    /// A pair of a list that does not say which two people it is about, or names somebody nobody
    /// knows.
    PairUnresolved {
        /// The list.
        list: PairList,
        /// The pair, as it is written.
        pair: PairId,
        /// Which of the two it is, and why. One or two.
        references: Vec<Unresolved>,
    },
    /// A pair of a list that has no effect, since the two do not take part in these roles.
    PairOutside {
        /// The list.
        list: PairList,
        /// The pair.
        pair: PairId,
    },
    /// A pair of a list whose mentor and mentee stand in each other's column.
    PairSwapped {
        /// The list.
        list: PairList,
        /// The pair, the right way round.
        pair: PairId,
    },
    /// A wished pair with a conflict of interest.
    WishInConflict {
        /// The pair.
        pair: PairId,
        /// What the conflict is.
        why: String,
    },
    /// A participant's conflict flag that does not say who is meant, or names somebody nobody
    /// knows.
    FlagUnresolved {
        /// Whose flag it is.
        person: ParticipantId,
        /// Who is not known, and why.
        reference: Unresolved,
    },
    /// A participant's conflict flag about somebody who does not take part, or about themselves.
    FlagOutside {
        /// Whose flag it is.
        person: ParticipantId,
        /// The person it names.
        with: ParticipantId,
    },
    /// A manager who is not known, and why.
    ManagerUnresolved {
        /// Who reports to them.
        person: ParticipantId,
        /// The manager as written, and why it is not known who that is.
        reference: Unresolved,
    },
    /// Managers that are written in another way than the ids, so that none of them is anybody.
    ManagersForeign {
        /// How many managers are given, all unknown.
        given: usize,
        /// An example: who reports to them.
        person: ParticipantId,
        /// The manager in the example.
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
    /// A participant without manager where others have one: conflicts upwards cannot be checked.
    ManagerMissing {
        /// Who has no manager.
        person: ParticipantId,
        /// How many people report directly to this person. At the very top nothing is missing.
        reports: usize,
    },
    /// People who report to each other in a circle, or one who is their own manager.
    ReportingCycle {
        /// All of them. Where everybody has one manager among them, each reports to the next and
        /// the last to the first.
        people: Vec<ParticipantId>,
    },
    /// Most managers have a lower level than those who report to them.
    LevelsReversed {
        /// In this many cases the manager's level is lower.
        lower: usize,
        /// Of this many in which both levels are known and differ.
        of: usize,
        /// The lowest level, which seems to be the top.
        lowest: i32,
        /// The highest level.
        highest: i32,
    },
    /// Personalities that are not on the scale from 0 to 100.
    PersonalityScale {
        /// How many are given.
        given: usize,
        /// The lowest, as written in tenths.
        lowest_tenths: i64,
        /// The highest, as written in tenths.
        highest_tenths: i64,
        /// The scale it seems to be: `1-5` and so on.
        scale: &'static str,
    },
    /// Years of experience that look like months.
    TenureUnit {
        /// How many are given.
        given: usize,
        /// How many of them are more than a working life.
        long: usize,
    },
    /// A choice that names nobody who takes part.
    ChoiceUnknown {
        /// Who chose.
        person: ParticipantId,
        /// From 1 on.
        rank: usize,
        /// Who was chosen, and why it is not known who that is; none of the reasons where the
        /// person is known and does not take part.
        reference: Unresolved,
    },
    /// A choice of oneself.
    ChoiceSelf {
        /// Who chose.
        person: ParticipantId,
        /// From 1 on.
        rank: usize,
    },
    /// A choice on the own side: a mentor chose a mentor, or a mentee a mentee.
    ChoiceOwnSide {
        /// Who chose.
        person: ParticipantId,
        /// From 1 on.
        rank: usize,
        /// Who was chosen.
        choice: ParticipantId,
    },
    /// A choice of somebody who was chosen at a better rank already.
    ChoiceRepeated {
        /// Who chose.
        person: ParticipantId,
        /// From 2 on.
        rank: usize,
        /// Who was chosen.
        choice: ParticipantId,
    },
    /// A choice of somebody with a conflict of interest.
    ChoiceInConflict {
        /// Who chose.
        person: ParticipantId,
        /// From 1 on.
        rank: usize,
        /// Who was chosen.
        choice: ParticipantId,
        /// What the conflict is.
        why: String,
    },
    /// Something about the columns that a rule of the programme reads.
    Rule(RuleFact),
    /// An acquaintance who is not another participant.
    AcquaintanceUnknown {
        /// Whose acquaintance it is.
        person: ParticipantId,
        /// The person it names, and why it is not known who that is.
        reference: Unresolved,
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
    /// An id that looks as if a spreadsheet had made a number or a date of it.
    IdDamaged {
        /// The id.
        person: ParticipantId,
    },
    /// Participants of the same name.
    NameShared {
        /// The name.
        name: String,
        /// Their ids.
        people: Vec<ParticipantId>,
    },
    /// How references of one kind were resolved.
    ReferencesResolved {
        /// The field or list.
        field: String,
        /// How many by an id.
        by_id: usize,
        /// How many by an e-mail address.
        by_email: usize,
        /// How many by a name.
        by_name: usize,
    },
    /// One value in several spellings. All people have the first one now.
    SpellingsDiffer {
        /// The field.
        field: String,
        /// The spelling that is shown: what most people wrote.
        shown: String,
        /// The others, with how many wrote each.
        others: Vec<(String, usize)>,
    },
    /// Texts that count as "unknown".
    Placeholders {
        /// The field.
        field: String,
        /// The texts, each once.
        texts: Vec<String>,
        /// In this many cells.
        cells: usize,
    },
    /// What kind of file it is. The place says which.
    FileRecognised {
        /// The encoding, if it is not UTF-8.
        encoding: Option<String>,
        /// The separator of fields, if it is no comma.
        separator: Option<char>,
        /// The sheet, of a spreadsheet.
        sheet: Option<String>,
    },
    /// How the items of a list are separated. The place says which column.
    ListSeparated {
        /// The character between two items.
        separator: char,
    },
    /// Ids that come from another column, since there is none of ids.
    IdFrom {
        /// Its heading.
        column: String,
    },
    /// A column nobody asked for. Participants keep it as an attribute; elsewhere it is ignored.
    ColumnUnknown {
        /// The heading, or the place of a column without one.
        column: String,
    },
    /// A column that would be a field, which another column says better. Participants keep it as an
    /// attribute.
    ColumnSpare {
        /// The heading.
        column: String,
        /// The field that it is not.
        field: String,
    },
    /// Grades of one letter and a number, read as this number.
    GradesRead {
        /// The letters before the numbers, as compared.
        prefix: String,
        /// How many cells.
        cells: usize,
    },
    /// Words that the mapping explains, and that no cell has.
    MappingUnused {
        /// The field.
        field: String,
        /// The words.
        words: Vec<String>,
    },
    /// A column nobody asked for, whose heading is nearly a known one.
    ColumnNear {
        /// The heading.
        column: String,
        /// The field it may stand for.
        field: String,
    },
}

/// A list of pairs that a coordinator keeps.
///
/// In [`Fact`](crate::people::Fact).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PairList {
    /// Pairs that must not be.
    Conflicts,
    /// Pairs of earlier cohorts.
    History,
    /// Pairs that the coordinator fixes.
    Locked,
    /// Pairs that the coordinator wishes for.
    Wished,
}

impl Fact {
    /// The kind of finding it makes.
    pub fn kind(&self) -> FindingKind {
        use FindingKind as K;
        match self {
            Self::Nobody { .. } => K::Nobody,
            Self::PairUnresolved { list, references, .. } => {
                let may_be_meant = references.iter().any(|one| one.reason().may_be_meant());
                match list {
                    PairList::Conflicts if may_be_meant => K::ConflictUnresolved,
                    PairList::Conflicts => K::ConflictUnknown,
                    PairList::History if may_be_meant => K::HistoryUnresolved,
                    PairList::History => K::HistoryUnknown,
                    PairList::Wished | PairList::Locked => K::WishUnknown,
                }
            }
            Self::PairOutside { list, .. } => match list {
                PairList::Conflicts => K::ConflictOutside,
                PairList::History => K::HistoryOutside,
                PairList::Wished | PairList::Locked => K::WishUnknown,
            },
            Self::PairSwapped { .. } => K::PairSwapped,
            Self::WishInConflict { .. } => K::WishInConflict,
            Self::FlagUnresolved { reference, .. } if reference.reason().may_be_meant() => {
                K::ConflictFlagUnresolved
            }
            Self::FlagUnresolved { .. } => K::ConflictFlagUnknown,
            Self::FlagOutside { .. } => K::ConflictFlagOutside,
            Self::ManagerUnresolved { reference, .. } if reference.reason().may_be_meant() => {
                K::ManagerUnresolved
            }
            Self::ManagerUnresolved { .. } => K::ManagerUnknown,
            Self::ManagersForeign { .. } => K::ManagersForeign,
            Self::ManagerContradicted { .. } => K::ManagerContradicted,
            Self::ManagerMissing { .. } => K::ManagerMissing,
            Self::ReportingCycle { .. } => K::ReportingCycle,
            Self::LevelsReversed { .. } => K::LevelsReversed,
            Self::PersonalityScale { .. } => K::PersonalityScale,
            Self::TenureUnit { .. } => K::TenureUnit,
            Self::ChoiceUnknown { .. } => K::ChoiceUnknown,
            Self::ChoiceSelf { .. } => K::ChoiceSelf,
            Self::ChoiceOwnSide { .. } => K::ChoiceOwnSide,
            Self::ChoiceRepeated { .. } => K::ChoiceRepeated,
            Self::ChoiceInConflict { .. } => K::ChoiceInConflict,
            Self::AcquaintanceUnknown { .. } => K::AcquaintanceUnknown,
            Self::LevelUnknown { .. } => K::LevelUnknown,
            Self::GradeUnknown { .. } => K::GradeUnknown,
            Self::CharacterHidden { .. } => K::CharacterHidden,
            Self::IdDamaged { .. } => K::IdDamaged,
            Self::NameShared { .. } => K::NameShared,
            Self::ReferencesResolved { .. } => K::ReferencesResolved,
            Self::SpellingsDiffer { .. } => K::SpellingsDiffer,
            Self::Placeholders { .. } => K::Placeholders,
            Self::FileRecognised { .. } => K::FileRecognised,
            Self::ListSeparated { .. } => K::ListSeparated,
            Self::IdFrom { .. } => K::IdFrom,
            Self::ColumnUnknown { .. } => K::ColumnUnknown,
            Self::ColumnNear { .. } => K::ColumnNear,
            Self::ColumnSpare { .. } => K::ColumnSpare,
            Self::GradesRead { .. } => K::GradesRead,
            Self::MappingUnused { .. } => K::MappingUnused,
            Self::Rule(fact) => fact.kind(),
        }
    }
}
