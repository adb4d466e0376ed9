//! Looking for what is doubtful.

use crate::people::cohort::{Cohort, ConflictPair};
use crate::people::finding::Finding;
use crate::people::finding::fact::{Fact, PairList, Unresolved, UnresolvedReason};
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::profile::Conflict;
use crate::people::reporting_lines::Relation;
use crate::text::hidden;

/// Everything doubtful about a cohort, in no particular order.
pub(super) fn findings(cohort: &Cohort) -> Vec<Finding> {
    let mut facts = Vec::new();
    let positions = cohort.lines.positions(cohort.people().iter().map(Participant::id));
    for (person, &position) in cohort.people().iter().zip(&positions) {
        choices(cohort, &positions, (person, position), &mut facts);
        flags(cohort, person, &mut facts);
        if let (Some(profile), Some(organisation)) = (person.manager(), cohort.lines.manager(person.id()))
            && profile != organisation
        {
            facts.push(Fact::ManagerContradicted {
                person: person.id().clone(),
                organisation: organisation.clone(),
                profile: profile.clone(),
            });
        }
    }
    lines(cohort, &mut facts);
    pairs(cohort, &mut facts);
    texts(cohort, &mut facts);
    levels(cohort, &mut facts);
    sides(cohort, &mut facts);
    facts.into_iter().map(|fact| Finding::new(fact, None)).collect()
}

/// A reference to somebody nobody knows.
fn nobody(text: &ParticipantId) -> Unresolved {
    Unresolved::new(text.clone(), UnresolvedReason::Nobody)
}

/// A person, and where in the reporting lines they are.
type Placed<'a> = (&'a Participant, Option<usize>);

/// What is doubtful about somebody's choices; `positions` has everybody's in the reporting lines.
fn choices(
    cohort: &Cohort,
    positions: &[Option<usize>],
    (person, position): Placed<'_>,
    facts: &mut Vec<Fact>,
) {
    for (rank, choice) in person.choices() {
        let (by, choice) = (person.id().clone(), choice.clone());
        let chosen = cohort.position(choice.as_str()).map(|at| (&cohort.people[at], positions[at]));
        let fact = match chosen {
            _ if choice == by => Fact::ChoiceSelf { person: by, rank },
            _ if person.choice_rank(&choice) != Some(rank) => {
                Fact::ChoiceRepeated { person: by, rank, choice }
            }
            None => Fact::ChoiceUnknown { person: by, rank, reference: nobody(&choice) },
            Some((chosen, _)) if !can_be_paired(person, chosen) => {
                Fact::ChoiceOwnSide { person: by, rank, choice }
            }
            Some(chosen) => match conflict(cohort, (person, position), chosen) {
                Some(why) => Fact::ChoiceInConflict { person: by, rank, choice, why },
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
fn flags(cohort: &Cohort, person: &Participant, facts: &mut Vec<Fact>) {
    let is_other = |id: &ParticipantId| id != person.id() && cohort.get(id).is_some();
    let flagged = person.conflicts().iter().map(Conflict::with).filter(|id| !is_other(id));
    facts.extend(flagged.map(|with| Fact::FlagOutside { person: person.id().clone(), with: with.clone() }));
    let known = person.acquaintances().iter().filter(|id| !is_other(id));
    facts.extend(
        known.map(|id| Fact::AcquaintanceUnknown { person: person.id().clone(), reference: nobody(id) }),
    );
}

/// What is doubtful about the reporting lines: circles, managers nobody has, and, where others have
/// a manager, those without.
fn lines(cohort: &Cohort, facts: &mut Vec<Fact>) {
    let lines = &cohort.lines;
    facts.extend(lines.cycles().into_iter().map(|people| Fact::ReportingCycle { people }));
    facts.extend(lines.under_unknown_managers().map(|(person, manager)| Fact::ManagerUnresolved {
        person: person.clone(),
        reference: nobody(manager),
    }));
    if lines.entries().any(|(_, manager)| manager.is_some()) {
        // Every participant has an entry.
        let without = lines.entries().filter(|(_, manager)| manager.is_none()).map(|(id, _)| id);
        facts.extend(
            without
                .filter(|id| cohort.get(id).is_some())
                .map(|id| Fact::ManagerMissing { person: id.clone(), reports: lines.reports(id) }),
        );
    }
}

/// Listed conflicts, earlier pairs and wishes that are about people who do not take part in these
/// roles, and wishes in conflict.
fn pairs(cohort: &Cohort, facts: &mut Vec<Fact>) {
    let both_there = |pair: &PairId| {
        cohort.get(pair.mentor()).is_some_and(|person| person.role().is_mentor())
            && cohort.get(pair.mentee()).is_some_and(|person| person.role().is_mentee())
    };
    let conflicts = cohort.conflicts().iter().map(ConflictPair::pair).map(|pair| (PairList::Conflicts, pair));
    let history = cohort.history().iter().map(|pair| (PairList::History, pair));
    let wished = cohort.wished().iter().map(|pair| (PairList::Wished, pair));
    let outside = conflicts.chain(history).chain(wished).filter(|(_, pair)| !both_there(pair));
    facts.extend(outside.map(|(list, pair)| Fact::PairOutside { list, pair: pair.clone() }));
    for pair in cohort.wished().iter().filter(|pair| both_there(pair)) {
        if let Some(why) = wish_conflict(cohort, pair.mentor(), pair.mentee()) {
            facts.push(Fact::WishInConflict { pair: pair.clone(), why });
        }
    }
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

/// A side without people: nobody can be matched.
fn sides(cohort: &Cohort, facts: &mut Vec<Fact>) {
    let (mentors, mentees) = (cohort.mentors().count(), cohort.mentees().count());
    if mentors == 0 || mentees == 0 {
        facts.push(Fact::Nobody { mentors, mentees });
    }
}
