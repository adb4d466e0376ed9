//! What criteria say of a pair, in English.
//!
//! A kind of fact without a phrase does not compile. Facts print as they are said here, with what
//! people wrote in them on one line and apart from what stands around it.

use std::fmt;

use crate::people::names::Names;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::{Role, Skill};
use crate::programme::rules::amount::Amount;
use crate::programme::rules::when::When;
use crate::scoring::facts::co_mentee_fact::CoMenteeFact;
use crate::scoring::facts::each::Each;
use crate::scoring::facts::not_known::{MissingCell, NotKnown, StandingPart};
use crate::scoring::facts::pair_fact::{LineFact, PairFact, Pole};
use crate::scoring::facts::participant_fact::ParticipantFact;
use crate::text::shown;
use crate::words::{commas, counted, form, list, ordinal};

/// A self-rating and a commitment are out of this.
const FULL: u8 = 5;

/// A fact in the coordinator's voice.
pub(crate) fn fact(fact: &PairFact, names: &Names) -> String {
    match fact {
        PairFact::Differ { silo, values: Each { mentor, mentee } } => {
            format!("different {}: {mentor} / {mentee}", silo.plural())
        }
        PairFact::Personality { values, poles } => personality(*values, *poles),
        PairFact::SeniorityGap { gap, part, .. } => format!("{} between them", counted(*gap, unit(*part))),
        PairFact::NotJunior { gap: None, .. } => "the mentor is not the junior one".into(),
        PairFact::NotJunior { gap: Some(gap), part } => {
            format!("the mentor is not the junior one ({gap:+} {}{})", unit(*part), form(*gap, "", "s"))
        }
        PairFact::JuniorUnknown => "it is not known whether the mentor is the junior one".into(),
        PairFact::Chosen { chooser, rank, .. } => {
            format!("{} choice of {}", ordinal(*rank), names.beside(chooser))
        }
        PairFact::ChoseOthers { chooser, .. } => format!("{} chose others", names.beside(chooser)),
        PairFact::NamesNobody { chooser, .. } => {
            format!("{} names nobody who takes part: counts as the average", names.beside(chooser))
        }
        PairFact::Skills { met, wanted } => {
            format!("{} of {wanted} skills wanted: {}", met.len(), commas(met.iter().map(skill)))
        }
        PairFact::NewKnowledge { skills } => format!("new to the mentee: {}", commas(skills)),
        PairFact::Commitment { stated, .. } => format!("the mentee's commitment is {stated} of {FULL}"),
        PairFact::SharedGroups { groups } => format!("both belong to {}", commas(groups)),
        PairFact::Acquainted { .. } => "they know each other".into(),
        PairFact::Expectations { duration, format } => {
            let (duration, format) = (duration.iter().map(wants), format.iter().map(wants));
            duration.chain(format).collect::<Vec<_>>().join("; ")
        }
        PairFact::Waited { cohorts } => format!("the mentee waited {}", counted(*cohorts, "cohort")),
        PairFact::Wished => "wished for by the coordinator".into(),
        PairFact::Supervision { line, same_manager } => {
            let shared = same_manager.then(|| "the same manager".to_owned());
            line.iter().map(|line| above(line, names)).chain(shared).collect::<Vec<_>>().join("; ")
        }
        PairFact::OneDirection { mentor, mentee } => {
            let (mentor, mentee) = (names.beside(mentor), names.beside(mentee));
            format!("in one direction only, and {mentor} is to mentor {mentee}")
        }
        PairFact::PairedBefore => "paired in an earlier cohort".into(),
        PairFact::SamePerson => "the same person".into(),
        PairFact::DeclaredConflict { reason } => format!("declared conflict: {reason}"),
        PairFact::Rule { rule, columns, values, zones, broken } => {
            let both = both(columns, values, zones);
            match broken {
                Some(when) => format!("{rule}: {both}, {}", demand(*when)),
                None => format!("{rule}: {both}"),
            }
        }
        PairFact::RuleUnknown { rule, cells, forbids: true } => {
            format!("{rule}: {} is not known", missing(cells, names))
        }
        PairFact::RuleUnknown { rule, cells, forbids: false } => {
            format!("{rule}: {} is not known, so the average counts", missing(cells, names))
        }
        PairFact::MentorIsJunior { unknown } | PairFact::CountsAsAverage { unknown } => {
            format!("not known, counts as the average: {}", not_known(unknown, names))
        }
        PairFact::UnknownForbids { unknown } => format!("not known: {}", not_known(unknown, names)),
        PairFact::Declined { reason } if reason.is_empty() => "declined".into(),
        PairFact::Declined { reason } => format!("declined: {reason}"),
        PairFact::Own(own) => own.wording().english().to_owned(),
    }
}

/// A fact in the voice of the one it is addressed to.
pub(crate) fn participant_fact(fact: &ParticipantFact) -> String {
    match fact {
        ParticipantFact::FromDifferent { silo } => format!("you come from different {}", silo.plural()),
        ParticipantFact::SeniorityDiffers => "one of you has more seniority than the other".into(),
        ParticipantFact::YouChose { partner, .. } => {
            format!("you asked for this {}", if *partner == Role::Mentor { "mentor" } else { "mentee" })
        }
        ParticipantFact::YourSkillsAreWanted { skills } => {
            format!("what you offer is wanted: {}", commas(skills))
        }
        ParticipantFact::MentorOffers { skills } => {
            format!("your mentor offers what you want to learn: {}", commas(skills))
        }
        ParticipantFact::KnowDifferentThings => "you know different things".into(),
        ParticipantFact::KnowEachOther => "you know each other already".into(),
        ParticipantFact::Own { wording, .. } => wording.english().to_owned(),
    }
}

/// What is not known, as "this of X".
pub(crate) fn not_known(what: &NotKnown, names: &Names) -> String {
    let list = |people: &[ParticipantId]| list(&names.all(people));
    match what {
        NotKnown::Place { silo, of } => format!("{silo} of {}", list(of)),
        NotKnown::Personality { of } => format!("personality of {}", list(of)),
        NotKnown::Standing { part, of } => {
            let part = match part {
                StandingPart::Level => "level",
                StandingPart::Tenure => "tenure",
                StandingPart::LevelOrTenure => "level or tenure",
            };
            format!("{part} of {}", list(of))
        }
        NotKnown::SkillsMet { wanted_by, offered_by } => {
            let wanted = wanted_by.iter().map(|mentee| format!("skills wanted by {}", names.beside(mentee)));
            let offered =
                offered_by.iter().map(|mentor| format!("skills offered by {}", names.beside(mentor)));
            wanted.chain(offered).collect::<Vec<_>>().join(" and ")
        }
        NotKnown::Skills { of } => format!("skills of {}", list(of)),
        NotKnown::Commitment { of } => format!("commitment of {}", names.beside(of)),
        NotKnown::Managers { none_of, not_all_above } => {
            let all = [("manager", none_of), ("whole line", not_all_above)];
            let some = all.into_iter().filter(|(_, people)| !people.is_empty());
            some.map(|(what, people)| format!("{what} of {}", list(people))).collect::<Vec<_>>().join("; ")
        }
        NotKnown::Cells { cells } => missing(cells, names),
        NotKnown::Own(own) => own.wording().english().to_owned(),
    }
}

/// Why some mentees may not share a mentor.
pub(crate) fn co_mentees(fact: &CoMenteeFact, names: &Names) -> String {
    let list = |people: &[ParticipantId]| list(&names.all(people));
    let apart =
        |people: &[ParticipantId], why: String| format!("{} cannot share a mentor: {why}", list(people));
    match fact {
        CoMenteeFact::DeclaredConflict { mentees, reason } => {
            apart(mentees, format!("declared conflict: {reason}"))
        }
        CoMenteeFact::InOneLine { mentees, line: LineFact { manager, report, steps, .. } } => {
            let (manager, report) = (names.beside(manager), names.beside(report));
            let line = match steps {
                1 => format!("{manager} manages {report}"),
                _ => format!("{manager} stands {steps} steps above {report} in the reporting line"),
            };
            apart(mentees, line)
        }
        CoMenteeFact::TooFewValues { mentees, column, at_least } => {
            apart(mentees, format!("fewer than {at_least} different values of {column}"))
        }
        CoMenteeFact::TooManyWith { mentees, column, value: Some(value), at_most } => {
            apart(mentees, format!("more than {at_most} with {column} {value}, or unknown"))
        }
        CoMenteeFact::TooManyWith { mentees, column, value: None, at_most } => {
            apart(mentees, format!("more than {at_most} with one {column}, or unknown"))
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 100,000")]
fn personality(values: Each<Amount>, poles: Each<Pole>) -> String {
    let of = |amount: Amount| amount.thousandths() as f64 / 1000.0;
    let pole = |pole| match pole {
        Pole::Introvert => "introvert",
        Pole::Middle => "in the middle",
        Pole::Extravert => "extravert",
    };
    let (a, b) = (of(values.mentor), of(values.mentee));
    let (mentor, mentee) = (pole(poles.mentor), pole(poles.mentee));
    format!("personality {a:.0} ({mentor}) and {b:.0} ({mentee}), {:.0} apart", (a - b).abs())
}

fn unit(part: StandingPart) -> &'static str {
    match part {
        StandingPart::Tenure => "year",
        StandingPart::Level | StandingPart::LevelOrTenure => "level",
    }
}

fn skill(skill: &Skill) -> String {
    let name = skill.name();
    skill.capability().map_or_else(|| name.to_owned(), |rated| format!("{name} ({rated} of {FULL})"))
}

fn wants<T: fmt::Display>(Each { mentor, mentee }: &Each<T>) -> String {
    format!("the mentee wants {mentee}, the mentor {mentor}")
}

fn above(line: &LineFact, names: &Names) -> String {
    let LineFact { manager, report, steps, several_managers } = line;
    let (manager, report) = (names.beside(manager), names.beside(report));
    match steps {
        1 => format!("{manager} manages {report}"),
        2 if *several_managers => format!("{manager} manages a manager of {report}"),
        2 => format!("{manager} manages the manager of {report}"),
        _ => format!("{manager} stands {steps} steps above {report} in the reporting line"),
    }
}

fn missing(cells: &[MissingCell], names: &Names) -> String {
    let cell = |cell: &MissingCell| format!("{} of {}", cell.column, names.beside(&cell.person));
    let cells: Vec<String> = cells.iter().map(cell).collect();
    list(&cells)
}

fn both(columns: &Each<String>, values: &Each<String>, zones: &Each<Option<String>>) -> String {
    let of = |value: &String, zone: &Option<String>| match zone {
        Some(zone) => format!("{value} ({zone})"),
        None => value.clone(),
    };
    let (mentor, mentee) = (of(&values.mentor, &zones.mentor), of(&values.mentee, &zones.mentee));
    let (first, second) = (&columns.mentor, &columns.mentee);
    if first == second {
        format!("{first} {mentor} / {mentee}")
    } else {
        format!("{first} {mentor} / {second} {mentee}")
    }
}

/// What a must asks for.
fn demand(when: When) -> String {
    match when {
        When::Equal => "must be the same".into(),
        When::Different => "must be different".into(),
        When::Share { at_least, at_most: None } => format!("must share at least {at_least}"),
        When::Share { at_least: 0, at_most: Some(most) } => format!("must share at most {most}"),
        When::Share { at_least, at_most: Some(most) } => format!("must share {at_least} to {most}"),
        When::Covers => "must have all that is asked for".into(),
        When::Within { at_most } => format!("must be at most {at_most} apart"),
        When::Overlap { at_least } => format!("must have at least {at_least} hours together"),
    }
}

impl fmt::Display for PairFact {
    /// English, for the coordinator.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&fact(self, &Names::default())))
    }
}

impl fmt::Display for ParticipantFact {
    /// English, for the one it is addressed to.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&participant_fact(self)))
    }
}

impl fmt::Display for NotKnown {
    /// English, without a full stop: `level of ana and max`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&not_known(self, &Names::default())))
    }
}

impl fmt::Display for CoMenteeFact {
    /// English, for the coordinator.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&co_mentees(self, &Names::default())))
    }
}
