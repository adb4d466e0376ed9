//! One fact of every kind, for tests: with a secret wherever participants must not look.

use crate::people::expectations::{Duration, Format};
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::{Role, Skill};
use crate::people::silo::Silo;
use crate::programme::rules::amount::Amount;
use crate::programme::rules::when::When;
use crate::scoring::facts::co_mentee_fact::CoMenteeFact;
use crate::scoring::facts::each::Each;
use crate::scoring::facts::not_known::{MissingCell, NotKnown, StandingPart};
use crate::scoring::facts::own_fact::OwnFact;
use crate::scoring::facts::pair_fact::{LineFact, PairFact, Pole};
use crate::scoring::facts::participant_fact::ParticipantFact;
use crate::scoring::facts::wording::Wording;

/// A text that no participant may read, whatever the language.
pub(crate) const SECRET: &str = "SECRET";

/// A digit that no participant may read; all secret numbers are made of it.
pub(crate) const DIGIT: u8 = 4;

fn id() -> ParticipantId {
    SECRET.into()
}

fn each(text: &str) -> Each<String> {
    Each { mentor: text.to_owned(), mentee: text.to_owned() }
}

fn line() -> LineFact {
    LineFact { manager: id(), report: id(), steps: DIGIT.into(), several_managers: true }
}

fn unknown() -> NotKnown {
    NotKnown::Place { silo: Silo::Unit, of: vec![id()] }
}

fn cell() -> MissingCell {
    MissingCell { column: SECRET.into(), person: id() }
}

/// A fact of your own that says something to both, each in two languages.
fn own() -> OwnFact {
    OwnFact::new("own", Wording::new(SECRET).with_language("de", SECRET))
        .with_value("value", SECRET)
        .for_mentor(Wording::new("for the mentor").with_language("de", "für die eine Seite"))
        .for_mentee(Wording::new("for the mentee").with_language("de", "für die andere Seite"))
}

/// Skills are told to both; how well they are mastered is not.
fn skills() -> Vec<Skill> {
    let mentor = Participant::mentor("a").with_skill_offered("Law", Some(DIGIT));
    mentor.with_skill_offered("Python", None).skills_offered().to_vec()
}

/// The kind of fact after this one. A new kind does not compile before it has its place here.
fn next(fact: &PairFact) -> Option<PairFact> {
    let (by, chooser) = (Role::Mentee, id());
    Some(match fact {
        PairFact::Differ { .. } => PairFact::Personality {
            values: Each { mentor: u32::from(DIGIT).into(), mentee: 44.into() },
            poles: Each { mentor: Pole::Introvert, mentee: Pole::Extravert },
        },
        PairFact::Personality { .. } => {
            PairFact::SeniorityGap { gap: 44, part: StandingPart::Level, mentor_is_junior: Some(true) }
        }
        PairFact::SeniorityGap { .. } => PairFact::MentorIsJunior { unknown: unknown() },
        PairFact::MentorIsJunior { .. } => PairFact::NotJunior { gap: Some(-44), part: StandingPart::Tenure },
        PairFact::NotJunior { .. } => PairFact::JuniorUnknown,
        PairFact::JuniorUnknown => PairFact::Chosen { by, chooser, rank: 1, counted: true },
        PairFact::Chosen { .. } => PairFact::ChoseOthers { by, chooser },
        PairFact::ChoseOthers { .. } => PairFact::NamesNobody { by, chooser },
        PairFact::NamesNobody { .. } => PairFact::Skills { met: skills(), wanted: DIGIT.into() },
        PairFact::Skills { .. } => PairFact::NewKnowledge { skills: vec![SECRET.into()] },
        PairFact::NewKnowledge { .. } => PairFact::Commitment { stated: DIGIT, least: Some(DIGIT) },
        PairFact::Commitment { .. } => PairFact::SharedGroups { groups: vec![SECRET.into()] },
        PairFact::SharedGroups { .. } => PairFact::Acquainted { named_by: Role::Mentor },
        PairFact::Acquainted { .. } => PairFact::Expectations {
            duration: Some(Each { mentor: Duration::Weeks, mentee: Duration::LongTerm }),
            format: Some(Each { mentor: Format::Group, mentee: Format::OneToOne }),
        },
        PairFact::Expectations { .. } => PairFact::Waited { cohorts: 44 },
        PairFact::Waited { .. } => PairFact::Wished,
        PairFact::Wished => PairFact::Supervision { line: Some(line()), same_manager: true },
        PairFact::Supervision { .. } => PairFact::OneDirection { mentor: id(), mentee: id() },
        PairFact::OneDirection { .. } => PairFact::PairedBefore,
        PairFact::PairedBefore => PairFact::SamePerson,
        PairFact::SamePerson => PairFact::DeclaredConflict { reason: SECRET.into() },
        PairFact::DeclaredConflict { .. } => PairFact::Rule {
            rule: SECRET.into(),
            columns: each(SECRET),
            values: each(SECRET),
            zones: Each { mentor: Some(SECRET.into()), mentee: None },
            broken: Some(When::Within { at_most: Amount::from(44) }),
        },
        PairFact::Rule { .. } => {
            PairFact::RuleUnknown { rule: SECRET.into(), cells: vec![cell()], forbids: true }
        }
        PairFact::RuleUnknown { .. } => PairFact::CountsAsAverage { unknown: unknown() },
        PairFact::CountsAsAverage { .. } => PairFact::UnknownForbids { unknown: unknown() },
        PairFact::UnknownForbids { .. } => PairFact::Declined { reason: SECRET.into() },
        PairFact::Declined { .. } => PairFact::Own(own()),
        PairFact::Own(_) => return None,
    })
}

/// A fact of every kind.
pub(crate) fn every_fact() -> Vec<PairFact> {
    let first = PairFact::Differ { silo: Silo::Department, values: each(SECRET) };
    std::iter::successors(Some(first), next).collect()
}

/// The kind of fact for a participant after this one.
fn next_for_participants(fact: &ParticipantFact) -> Option<ParticipantFact> {
    let skills = vec!["Law".to_owned(), "Python".to_owned()];
    Some(match fact {
        ParticipantFact::FromDifferent { .. } => ParticipantFact::SeniorityDiffers,
        ParticipantFact::SeniorityDiffers => {
            ParticipantFact::YouChose { partner: Role::Mentor, rank: 1, counted: true }
        }
        ParticipantFact::YouChose { .. } => ParticipantFact::YourSkillsAreWanted { skills },
        ParticipantFact::YourSkillsAreWanted { .. } => ParticipantFact::MentorOffers { skills },
        ParticipantFact::MentorOffers { .. } => ParticipantFact::KnowDifferentThings,
        ParticipantFact::KnowDifferentThings => ParticipantFact::KnowEachOther,
        ParticipantFact::KnowEachOther => {
            ParticipantFact::Own { key: "own".into(), wording: "for the mentor".into() }
        }
        ParticipantFact::Own { .. } => return None,
    })
}

/// A fact for participants of every kind.
pub(crate) fn every_participant_fact() -> Vec<ParticipantFact> {
    let first = ParticipantFact::FromDifferent { silo: Silo::Department };
    std::iter::successors(Some(first), next_for_participants).collect()
}

/// The kind of unknown after this one.
fn next_unknown(unknown: &NotKnown) -> Option<NotKnown> {
    let of = vec![id()];
    Some(match unknown {
        NotKnown::Place { .. } => NotKnown::Personality { of },
        NotKnown::Personality { .. } => NotKnown::Standing { part: StandingPart::Level, of },
        NotKnown::Standing { .. } => NotKnown::SkillsMet { wanted_by: Some(id()), offered_by: None },
        NotKnown::SkillsMet { .. } => NotKnown::Skills { of },
        NotKnown::Skills { .. } => NotKnown::Commitment { of: id() },
        NotKnown::Commitment { .. } => NotKnown::Managers { none_of: of, not_all_above: Vec::new() },
        NotKnown::Managers { .. } => NotKnown::Cells { cells: vec![cell()] },
        NotKnown::Cells { .. } => NotKnown::Own(own()),
        NotKnown::Own(_) => return None,
    })
}

/// An unknown of every kind.
pub(crate) fn every_unknown() -> Vec<NotKnown> {
    std::iter::successors(Some(unknown()), next_unknown).collect()
}

/// The kind of reason to keep mentees apart after this one.
fn next_apart(fact: &CoMenteeFact) -> Option<CoMenteeFact> {
    let (mentees, column) = (vec![id(), "b".into()], "team".to_owned());
    Some(match fact {
        CoMenteeFact::DeclaredConflict { mentees, .. } => {
            CoMenteeFact::InOneLine { mentees: mentees.clone(), line: line() }
        }
        CoMenteeFact::InOneLine { .. } => CoMenteeFact::TooFewValues { mentees, column, at_least: 2 },
        CoMenteeFact::TooFewValues { .. } => {
            CoMenteeFact::TooManyWith { mentees, column, value: Some("red".into()), at_most: 1 }
        }
        CoMenteeFact::TooManyWith { .. } => return None,
    })
}

/// A reason to keep mentees apart of every kind.
pub(crate) fn every_co_mentee_fact() -> Vec<CoMenteeFact> {
    let first = CoMenteeFact::DeclaredConflict { mentees: [id(), "b".into()], reason: SECRET.into() };
    std::iter::successors(Some(first), next_apart).collect()
}
