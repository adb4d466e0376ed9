//! The words for findings, in English. All of them are here.

mod of_rules;

use crate::people::finding::fact::{Fact, PairList};
use crate::people::finding::kind::{FindingKind, Severity};
use crate::people::finding::reporter::Reporter;
use crate::people::finding::unresolved::{Unresolved, UnresolvedReason};
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::people::place::Place;
use crate::text::shown;
use crate::words::{counted, list};

/// Says findings in English.
///
/// For [`Reporter`](crate::people::Reporter).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct English;

/// Of several people, at most this many are named.
const NAMED: usize = 3;

impl Reporter for English {
    fn heading(&self, kind: FindingKind) -> String {
        use FindingKind as K;
        let words = match kind {
            K::Nobody => "Nobody to match",
            K::ConflictUnresolved => "Conflicts with people who were not recognised",
            K::ConflictFlagUnresolved => "Conflict flags about people who were not recognised",
            K::HistoryUnresolved => "Earlier pairs with people who were not recognised",
            K::ManagerUnresolved => "Managers who were not recognised",
            K::ManagersForeign => "Managers that are not written like the ids",
            K::LevelsReversed => "Levels that count the other way",
            K::PersonalityScale => "Personalities on another scale",
            K::RuleColumnMissing => "Columns of a must that nobody has",
            K::RuleValueUnread => "Values that a must cannot read",
            K::ConflictUnknown => "Conflicts with people nobody knows",
            K::ConflictFlagUnknown => "Conflict flags about people nobody knows",
            K::HistoryUnknown => "Earlier pairs with people nobody knows",
            K::ManagerUnknown => "Managers nobody knows",
            K::ManagerMissing => "No manager on record",
            K::ManagerContradicted => "Different managers in two places",
            K::ReportingCycle => "Circles in the reporting lines",
            K::IdDamaged => "Ids that a spreadsheet has changed",
            K::NameShared => "Names that several people have",
            K::TenureUnit => "Years that look like months",
            K::ColumnNear => "Columns that are nearly known",
            K::MappingUnused => "Words of the mapping that no cell has",
            K::ChoiceUnknown => "Choices of people who do not take part",
            K::ChoiceSelf => "Choices of oneself",
            K::ChoiceOwnSide => "Choices on the same side",
            K::ChoiceRepeated => "Choices made twice",
            K::ChoiceInConflict => "Choices with a conflict",
            K::WishUnknown => "Wishes for people who do not take part",
            K::WishInConflict => "Wishes with a conflict",
            K::AcquaintanceUnknown => "Acquaintances who do not take part",
            K::LevelUnknown => "No level",
            K::GradeUnknown => "Grades that are not in the table",
            K::CharacterHidden => "Invisible characters",
            K::RuleColumnIdle => "Columns of a rule that nobody has",
            K::RuleValueSkipped => "Values that a rule cannot read",
            K::RuleValueBlank => "People kept out by a must for what they left blank",
            K::ConflictOutside => "Conflicts with people who do not take part",
            K::ConflictFlagOutside => "Conflict flags about people who do not take part",
            K::HistoryOutside => "Earlier pairs of people who do not both take part",
            K::PairSwapped => "Mentor and mentee exchanged",
            K::ReferencesResolved => "How people were recognised",
            K::SpellingsDiffer => "Spellings taken as one",
            K::Placeholders => "Texts that count as unknown",
            K::FileRecognised => "How files were read",
            K::ListSeparated => "How lists were read",
            K::IdFrom => "Where the ids come from",
            K::GradesRead => "How grades were read",
            K::ColumnSpare => "Columns that would say a field again",
            K::ColumnUnknown => "Columns that are not known",
        };
        words.to_owned()
    }

    fn sentence(&self, fact: &Fact) -> String {
        choices(fact).or_else(|| pairs(fact)).or_else(|| lines(fact)).unwrap_or_else(|| others(fact))
    }

    fn severity(&self, severity: Severity) -> String {
        let words = match severity {
            Severity::Stops => "Stops the matching: mend it, or accept it by its kind, the word in brackets",
            Severity::Doubtful => "Doubtful: probably a slip, so somebody should look",
            Severity::Note => "Noted: how it was understood",
        };
        words.to_owned()
    }

    fn place(&self, place: &Place) -> String {
        place.to_string()
    }

    fn more(&self, findings: usize) -> String {
        format!("and {findings} more")
    }

    fn nothing(&self) -> String {
        "nothing found".to_owned()
    }
}

/// What to say of the people a reference may mean; begins with a comma or a full stop.
pub(in crate::people) fn why(reference: &Unresolved) -> String {
    match reference.reason() {
        UnresolvedReason::Outside => "does not take part".into(),
        UnresolvedReason::Nobody => "is not known here".into(),
        UnresolvedReason::Ambiguous { people } => {
            format!("could be any of {}: write the id", some(people))
        }
        UnresolvedReason::Near { people } => {
            format!("is not known here; did you mean {}?", either(people))
        }
        UnresolvedReason::Damaged { people } if people.is_empty() => {
            "looks like an id that a spreadsheet has changed: format the column as text".into()
        }
        UnresolvedReason::Damaged { people } => format!(
            "looks like an id that a spreadsheet has changed, perhaps {}: format the column as text",
            either(people)
        ),
        UnresolvedReason::Foreign => "is not known here, and is not written like the ids".into(),
        UnresolvedReason::Placeholder => "names nobody".into(),
        UnresolvedReason::SamePerson => "is the same person again".into(),
    }
}

fn some(people: &[ParticipantId]) -> String {
    named(people, "and")
}

fn either(people: &[ParticipantId]) -> String {
    named(people, "or")
}

fn named(people: &[ParticipantId], last: &str) -> String {
    let mut words: Vec<String> = people.iter().take(NAMED).map(ToString::to_string).collect();
    if people.len() > NAMED {
        words.push(format!("{} more", people.len() - NAMED));
    }
    match words.pop() {
        Some(end) if !words.is_empty() => format!("{} {last} {end}", words.join(", ")),
        end => end.unwrap_or_default(),
    }
}

fn choices(fact: &Fact) -> Option<String> {
    Some(match fact {
        Fact::ChoiceUnknown { person, rank, reference } => {
            let (choice, reason) = (reference.text(), why(reference));
            match reference.reason() {
                UnresolvedReason::Outside | UnresolvedReason::Nobody => {
                    format!("Choice {rank} of {person} is {choice}, who does not take part.")
                }
                _ => ended(format!("Choice {rank} of {person} is {choice}, which {reason}")),
            }
        }
        Fact::ChoiceSelf { person, rank } => format!("Choice {rank} of {person} is {person}."),
        Fact::ChoiceOwnSide { person, rank, choice } => {
            format!("Choice {rank} of {person} is {choice}, who is on the same side.")
        }
        Fact::ChoiceRepeated { person, rank, choice } => {
            format!("Choice {rank} of {person} is {choice}, who was already chosen.")
        }
        Fact::ChoiceInConflict { person, rank, choice, why } => {
            format!("Choice {rank} of {person} is {choice}, but there is a conflict: {}.", shown(why))
        }
        Fact::AcquaintanceUnknown { person, reference } => match reference.reason() {
            UnresolvedReason::Outside | UnresolvedReason::Nobody => {
                format!("{person} knows {}, who is not another participant.", reference.text())
            }
            _ => ended(format!("{person} knows {}, which {}", reference.text(), why(reference))),
        },
        _ => return None,
    })
}

fn pairs(fact: &Fact) -> Option<String> {
    Some(match fact {
        Fact::PairUnresolved { list, pair, references } => {
            let reasons: Vec<String> =
                references.iter().map(|one| format!("{} {}", one.text(), why(one))).collect();
            let effect = if references.iter().any(|one| one.reason().may_be_meant()) {
                "cannot be kept"
            } else {
                "has no effect"
            };
            ended(format!("{} {effect}: {}", the_pair(*list, pair), reasons.join("; ")))
        }
        Fact::PairOutside { list: PairList::Conflicts, pair } => {
            let pair = the_pair(PairList::Conflicts, pair);
            format!(
                "{pair} forbids no pair: they do not both take part in these roles. Two mentees of a conflict never \
                 share a mentor."
            )
        }
        Fact::PairOutside { list, pair } => {
            format!("{} has no effect: they do not both take part in these roles.", the_pair(*list, pair))
        }
        Fact::PairSwapped { list, pair } => format!(
            "{} was written the other way round: {} is the mentor.",
            the_pair(*list, pair),
            pair.mentor()
        ),
        Fact::WishInConflict { pair, why } => format!(
            "Mentor {} and mentee {} are a wished pair, but there is a conflict: {}.",
            pair.mentor(),
            pair.mentee(),
            shown(why)
        ),
        Fact::FlagUnresolved { person, reference } => {
            ended(format!("{person} flags a conflict with {}, which {}", reference.text(), why(reference)))
        }
        Fact::FlagOutside { person, with } => {
            format!("{person} flags a conflict with {with}, who is not another participant.")
        }
        _ => return None,
    })
}

fn the_pair(list: PairList, pair: &PairId) -> String {
    let what = match list {
        PairList::Conflicts => "listed conflict",
        PairList::History => "past pair",
        PairList::Locked => "locked pair",
        PairList::Wished => "wished pair",
    };
    format!("The {what} of mentor {} and mentee {}", pair.mentor(), pair.mentee())
}

fn lines(fact: &Fact) -> Option<String> {
    Some(match fact {
        Fact::ManagerUnresolved { person, reference } => match reference.reason() {
            UnresolvedReason::Nobody | UnresolvedReason::Outside => {
                format!("{person} reports to {}, an id that nobody has.", reference.text())
            }
            _ => ended(format!("{person} reports to {}, which {}", reference.text(), why(reference))),
        },
        Fact::ManagersForeign { given, person, manager } => format!(
            "None of {} is known here, and they are not written like the ids: {person} reports to \
             {manager}. Give a column with the names or e-mail addresses that they use, or ids.",
            counted(*given, "manager")
        ),
        Fact::ManagerContradicted { person, organisation, profile } => format!(
            "{person} reports to {} in the organisation, but to {} in the profile.",
            list(organisation),
            list(profile)
        ),
        Fact::ManagerMissing { person, reports: 0 } => {
            format!(
                "{person} has no manager on record, so conflicts with the people above cannot be checked."
            )
        }
        Fact::ManagerMissing { person, reports } => {
            let reports = counted(*reports, "direct report");
            format!("{person}, with {reports}, has no manager on record; fine at the very top.")
        }
        Fact::ReportingCycle { people } => match &people[..] {
            [only] => format!("{only} is named as their own manager."),
            _ => format!("These report to each other in a circle: {}.", list(people)),
        },
        Fact::LevelsReversed { lower, of, lowest, highest } => format!(
            "In {lower} of {of} cases the manager has a lower level than the report: {lowest} seems to be the \
             top, and {highest} the most junior. Set level_order = \"descending\", or turn the levels round."
        ),
        Fact::LevelUnknown { person } => format!("The level of {person} is not known."),
        Fact::GradeUnknown { person, grade } => {
            format!("The grade of {person}, {grade:?}, is not in the table of grades.")
        }
        _ => return None,
    })
}

fn others(fact: &Fact) -> String {
    match fact {
        Fact::Nobody { mentors, mentees } => format!(
            "There {} {} and {}, so nobody can be matched.",
            if *mentors == 1 { "is" } else { "are" },
            counted(*mentors, "mentor"),
            counted(*mentees, "mentee")
        ),
        Fact::PersonalityScale { given, lowest_tenths, highest_tenths, scale } => format!(
            "All of {} lie between {} and {}, but the scale is 0 to 100. Set personality_scale = \"{scale}\" if \
             that is what it is.",
            counted_personalities(*given),
            tenths(*lowest_tenths),
            tenths(*highest_tenths)
        ),
        Fact::TenureUnit { given, long } => format!(
            "{long} of {} of experience are more than a working life. Set tenure_unit = \"months\" if they are \
             months.",
            counted(*given, "number")
        ),
        Fact::CharacterHidden { person, field, text, character } => format!(
            "The field {} of {person} has an invisible character, U+{:04X}: {text:?}.",
            shown(field),
            u32::from(*character)
        ),
        Fact::IdDamaged { person } => format!(
            "The id {person} looks as if a spreadsheet had changed it: format the column as text and export \
             again."
        ),
        Fact::NameShared { name, people } => {
            format!("{} is the name of {}: name them by id.", shown(name), some(people))
        }
        Fact::ReferencesResolved { field, by_id, by_email, by_name } => {
            let parts = [(by_id, "by id"), (by_email, "by e-mail address"), (by_name, "by name")];
            let parts: Vec<String> = parts
                .iter()
                .filter(|(many, _)| **many > 0)
                .map(|(many, how)| format!("{many} {how}"))
                .collect();
            format!("People under {} were recognised: {}.", shown(field), list(&parts))
        }
        Fact::SpellingsDiffer { field, shown: first, others } => {
            let others: Vec<String> =
                others.iter().map(|(text, many)| format!("{text:?} ({many})")).collect();
            format!("Under {}, {} was read as {first:?}.", shown(field), list(&others))
        }
        Fact::Placeholders { field, texts, cells } => {
            let texts: Vec<String> = texts.iter().map(|text| format!("{text:?}")).collect();
            format!(
                "Under {}, {} with {} {} as unknown.",
                shown(field),
                counted(*cells, "cell"),
                list(&texts),
                if *cells == 1 { "counts" } else { "count" }
            )
        }
        Fact::FileRecognised { encoding, separator, sheet } => {
            let separator = separator.map(|separator| format!("fields separated by {separator:?}"));
            let sheet = sheet.as_ref().map(|sheet| format!("the sheet {sheet:?}"));
            let parts: Vec<String> = [encoding.clone(), separator, sheet].into_iter().flatten().collect();
            format!("Read as {}.", list(&parts))
        }
        Fact::ListSeparated { separator } => format!("Items are separated by {separator:?}."),
        Fact::IdFrom { column } => format!("There is no column of ids, so {column:?} is taken as the id."),
        Fact::ColumnUnknown { column } => format!("There is a column {column:?} that is not known."),
        Fact::ColumnNear { column, field } => {
            format!("There is a column {column:?} that is not known; did you mean {field:?}?")
        }
        Fact::ColumnSpare { column, field } => {
            format!("The column {column:?} is not read as {field:?}, since another column is.")
        }
        Fact::GradesRead { prefix, cells } => {
            let (grades, upper) = (counted(*cells, "grade"), shown(prefix).to_uppercase());
            format!("{grades} such as {upper}3 are read as the level 3; a higher one is more senior.")
        }
        Fact::MappingUnused { field, words } => {
            let words: Vec<String> = words.iter().take(NAMED).map(|word| format!("{word:?}")).collect();
            format!("The mapping explains for {field:?} what no cell says: {}.", list(&words))
        }
        Fact::Rule(fact) => of_rules::sentence(fact),
        _ => String::new(),
    }
}

fn counted_personalities(given: usize) -> String {
    if given == 1 { "1 personality".into() } else { format!("{given} personalities") }
}

/// A number in tenths, as it is written.
fn tenths(number: i64) -> String {
    let (whole, rest) = (number / 10, number % 10);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{}", rest.abs()) }
}

/// The sentence with a full stop, unless it has an end already.
fn ended(sentence: String) -> String {
    if sentence.ends_with(['.', '?']) { sentence } else { sentence + "." }
}
