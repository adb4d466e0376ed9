//! Looking for what is doubtful.

use crate::people::cohort::Cohort;
use crate::people::finding::fact::Fact;
use crate::people::finding::unresolved::{Unresolved, UnresolvedReason};
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Conflict;
use crate::people::reporting_lines::Relation;
use crate::people::resolution::Resolution;
use crate::people::resolving::damage;
use crate::people::{managers, scales};
use crate::text::hidden;

/// Everything doubtful about a cohort, in no particular order.
pub(super) fn facts(cohort: &Cohort, resolution: &Resolution) -> Vec<Fact> {
    let mut facts = Vec::new();
    let positions = cohort.lines.positions(cohort.people().iter().map(Participant::id));
    for (person, &position) in cohort.people().iter().zip(&positions) {
        choices((cohort, resolution), &positions, (person, position), &mut facts);
        flags((cohort, resolution), person, &mut facts);
    }
    nobody(cohort, &mut facts);
    lines(cohort, &mut facts);
    managers::check(cohort, resolution, &mut facts);
    wishes(cohort, &mut facts);
    texts(cohort, &mut facts);
    levels(cohort, &mut facts);
    scales::check(cohort, &mut facts);
    damaged(cohort, &mut facts);
    facts
}

/// A side without anybody.
fn nobody(cohort: &Cohort, facts: &mut Vec<Fact>) {
    let (mentors, mentees) = (cohort.mentors().count(), cohort.mentees().count());
    if mentors == 0 || mentees == 0 {
        facts.push(Fact::Nobody { mentors, mentees });
    }
}

/// A person, and where in the reporting lines they are.
type Placed<'a> = (&'a Participant, Option<usize>);

/// What is doubtful about somebody's choices; `positions` has everybody's in the reporting lines.
fn choices(
    (cohort, resolution): (&Cohort, &Resolution),
    positions: &[Option<usize>],
    (person, position): Placed<'_>,
    facts: &mut Vec<Fact>,
) {
    for (rank, choice) in person.choices() {
        let by = || person.id().clone();
        let chosen = cohort.position(choice.as_str()).map(|at| (&cohort.people[at], positions[at]));
        let is_repeated = person.choices().any(|(before, other)| before < rank && other == choice);
        let fact = match chosen {
            _ if choice == person.id() => Fact::ChoiceSelf { person: by(), rank },
            _ if is_repeated => Fact::ChoiceRepeated { person: by(), rank, choice: choice.clone() },
            None => {
                let reference = resolution.unresolved(choice, false);
                Fact::ChoiceUnknown { person: by(), rank, reference }
            }
            Some((chosen, _)) if !can_be_paired(person, chosen) => {
                Fact::ChoiceOwnSide { person: by(), rank, choice: choice.clone() }
            }
            Some(chosen) => match conflict(cohort, (person, position), chosen) {
                Some(why) => Fact::ChoiceInConflict { person: by(), rank, choice: choice.clone(), why },
                None => continue,
            },
        };
        facts.push(fact);
    }
}

/// The ways in which one of two can mentor the other: (mentor, mentee).
fn pairings<'p>(
    a: &'p Participant,
    b: &'p Participant,
) -> impl Iterator<Item = (&'p Participant, &'p Participant)> {
    let ways = [(a, b), (b, a)].into_iter();
    ways.filter(|(mentor, mentee)| mentor.role().is_mentor() && mentee.role().is_mentee())
}

fn can_be_paired(a: &Participant, b: &Participant) -> bool {
    pairings(a, b).next().is_some()
}

fn flagged(person: &Participant) -> (&ParticipantId, &[Conflict]) {
    (person.id(), person.conflicts())
}

/// Why these two had better not be paired, in either direction in which they could be.
fn conflict(cohort: &Cohort, (a, at): Placed<'_>, (b, to): Placed<'_>) -> Option<String> {
    let listed =
        pairings(a, b).find_map(|(mentor, mentee)| cohort.declared(flagged(mentor), flagged(mentee)));
    if let Some(reason) = listed {
        return Some(reason.into());
    }
    above(cohort.lines.relation_of(at?, to?)?, a.id(), b.id())
}

/// Which of two stands above the other, if either does.
fn above(relation: Relation, a: &ParticipantId, b: &ParticipantId) -> Option<String> {
    let (low, high, distance) = match relation {
        Relation::ReportsTo { distance } => (a, b, distance),
        Relation::Manages { distance } => (b, a, distance),
        Relation::SameManager => return None,
    };
    Some(match distance {
        1 => format!("{low} reports to {high}"),
        _ => format!("{high} is {distance} levels above {low} in the line"),
    })
}

/// Conflict flags and acquaintances that name nobody else of the cohort: a flag that forbids
/// nothing deserves a look.
fn flags((cohort, resolution): (&Cohort, &Resolution), person: &Participant, facts: &mut Vec<Fact>) {
    let is_other = |id: &ParticipantId| id != person.id() && cohort.get(id).is_some();
    for with in person.conflicts().iter().map(Conflict::with).filter(|id| !is_other(id)) {
        let person = person.id().clone();
        let reason =
            if *with == person { Some(UnresolvedReason::SamePerson) } else { resolution.reason(with, true) };
        facts.push(match reason {
            Some(reason) => Fact::FlagUnresolved { person, reference: Unresolved::new(with.clone(), reason) },
            None => Fact::FlagOutside { person, with: with.clone() },
        });
    }
    let known = person.acquaintances().iter().filter(|id| !is_other(id));
    facts.extend(known.map(|id| Fact::AcquaintanceUnknown {
        person: person.id().clone(),
        reference: resolution.unresolved(id, false),
    }));
}

/// What is doubtful about the reporting lines: contradictions, circles, and, where
/// others have a manager, those without.
fn lines(cohort: &Cohort, facts: &mut Vec<Fact>) {
    let lines = &cohort.lines;
    facts.extend(cohort.contradicted.iter().map(|(person, organisation)| Fact::ManagerContradicted {
        person: person.clone(),
        organisation: organisation.clone(),
        profile: cohort.get(person).map(|person| person.managers().to_vec()).unwrap_or_default(),
    }));
    facts.extend(lines.cycles().into_iter().map(|people| Fact::ReportingCycle { people }));
    if lines.anybody_has_a_manager() {
        // Every participant has an entry.
        let without = lines.entries().filter(|(_, manager)| manager.is_none()).map(|(id, _)| id);
        facts.extend(
            without
                .filter(|id| cohort.get(id).is_some())
                .map(|id| Fact::ManagerMissing { person: id.clone(), reports: lines.reports(id) }),
        );
    }
}

/// Wishes in conflict.
fn wishes(cohort: &Cohort, facts: &mut Vec<Fact>) {
    let both_there = |pair: &&PairId| {
        cohort.get(pair.mentor()).is_some_and(|person| person.role().is_mentor())
            && cohort.get(pair.mentee()).is_some_and(|person| person.role().is_mentee())
    };
    for pair in cohort.wished().iter().filter(both_there) {
        if let Some(why) = wish_conflict(cohort, pair.mentor(), pair.mentee()) {
            facts.push(Fact::WishInConflict { pair: pair.clone(), why });
        }
    }
}

/// Ids that a spreadsheet seems to have changed: as only a spreadsheet writes them, or shorter than
/// others that have their leading zeros.
fn damaged(cohort: &Cohort, facts: &mut Vec<Fact>) {
    let ids = || cohort.people().iter().map(Participant::id);
    let is_number = |id: &&ParticipantId| id.as_str().bytes().all(|byte| byte.is_ascii_digit());
    let padded = ids().filter(|id| id.as_str().starts_with('0')).filter(is_number);
    let width = padded.map(|id| id.as_str().len()).min().unwrap_or(0);
    let lost = |id: &&ParticipantId| id.as_str().len() < width && is_number(id);
    let damaged = ids().filter(|id| damage::is_damaged(id.as_str()) || lost(id));
    facts.extend(damaged.map(|id| Fact::IdDamaged { person: id.clone() }));
}

/// Texts that are not what they look like.
fn texts<'a>(cohort: &'a Cohort, facts: &mut Vec<Fact>) {
    let profiles = cohort
        .people()
        .iter()
        .flat_map(|person| person.texts().map(move |(field, text)| (person.id(), field, text)));
    let ids = |pair: &'a PairId| {
        let (mentor, mentee) = pair.ids();
        [(mentor, "mentor_id", mentor.as_str()), (mentor, "mentee_id", mentee.as_str())]
    };
    let listed = cohort.conflicts().iter().flat_map(|conflict| {
        let reason = conflict.reason().map(|reason| (conflict.pair().mentor(), "reason", reason));
        ids(conflict.pair()).into_iter().chain(reason)
    });
    let pairs = [cohort.history(), cohort.locked(), cohort.wished()].into_iter().flatten().flat_map(ids);
    let lines = cohort.lines.entries().flat_map(|(id, manager)| {
        [Some((id, "id", id.as_str())), manager.map(|manager| (id, "manager_id", manager.as_str()))]
    });
    for (person, field, text) in profiles.chain(listed).chain(pairs).chain(lines.flatten()) {
        if let Some(character) = hidden(text) {
            let (person, field, text) = (person.clone(), field.to_owned(), text.to_owned());
            facts.push(Fact::CharacterHidden { person, field, text, character });
        }
    }
}

/// Why this mentor had better not be paired with this mentee.
fn wish_conflict(cohort: &Cohort, mentor: &ParticipantId, mentee: &ParticipantId) -> Option<String> {
    if mentor == mentee {
        return Some("nobody can be their own partner".into());
    }
    let declared = cohort.explicit_conflict(mentor, mentee).map(Into::into);
    declared.or_else(|| above(cohort.lines.relation(mentor, mentee)?, mentor, mentee))
}

/// People without a level, where others have one. Where nobody has, levels are simply not used.
fn levels(cohort: &Cohort, facts: &mut Vec<Fact>) {
    if cohort.people().iter().any(|person| person.level().is_some()) {
        let unknown = cohort.people().iter().filter(|person| person.level().is_none());
        facts.extend(unknown.map(|person| Fact::LevelUnknown { person: person.id().clone() }));
    }
}
