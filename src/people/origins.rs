//! Where what a cohort was built from stands in files.
//!
//! Kept apart from the people and the pairs, and empty for those given in code, so that millions of
//! people cost nothing more.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::people::choices::FIELDS;
use crate::people::finding::fact::{Fact, PairList};
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::people::place::Place;

/// Where people, entries of the organisation and pairs stand, as far as that is known.
#[derive(Debug, Clone, Default)]
pub(super) struct Origins {
    /// Several rows of one person stay apart.
    people: Vec<(ParticipantId, Place)>,
    entries: Vec<(ParticipantId, Place)>,
    pairs: Vec<(PairList, PairId, Place)>,
    /// By file and field, the heading of its column.
    headings: BTreeMap<(Arc<str>, String), Arc<str>>,
}

#[cfg(feature = "csv")]
impl Origins {
    pub(super) fn add_person(&mut self, id: ParticipantId, place: Place) {
        self.people.push((id, place));
    }

    pub(super) fn add_entry(&mut self, id: ParticipantId, place: Place) {
        self.entries.push((id, place));
    }

    pub(super) fn add_pair(&mut self, list: PairList, pair: PairId, place: Place) {
        self.pairs.push((list, pair, place));
    }

    pub(super) fn add_heading(&mut self, file: &str, field: &str, heading: &str) {
        self.headings.insert((file.into(), field.to_owned()), heading.into());
    }
}

impl Origins {
    /// Puts everything into order, so that it can be looked up; the pairs as they are now, and the
    /// people of the organisation where they have another id now.
    pub(super) fn settle(
        &mut self,
        person: impl Fn(&ParticipantId) -> Option<ParticipantId>,
        pair: impl Fn(PairList, &PairId) -> PairId,
    ) {
        for (id, _) in &mut self.entries {
            if let Some(other) = person(id) {
                *id = other;
            }
        }
        for (list, written, _) in &mut self.pairs {
            *written = pair(*list, written);
        }
        self.people.sort_unstable();
        self.entries.sort_unstable();
        self.pairs.sort_unstable();
    }

    /// The places of all rows of one person; before and after settling. Time O(rows).
    pub(super) fn of_person(&self, id: &ParticipantId) -> Vec<&Place> {
        let mut places: Vec<&Place> =
            self.people.iter().filter(|(other, _)| other == id).map(|(_, place)| place).collect();
        places.sort_unstable();
        places
    }

    /// Where this stands, if that is known. Time O(log n) once settled.
    pub(super) fn place(&self, fact: &Fact) -> Option<Place> {
        if let Some((list, pair)) = listed(fact) {
            let start = self.pairs.partition_point(|(l, p, _)| (l, p) < (&list, pair));
            return self.pairs.get(start).filter(|(l, p, _)| (l, p) == (&list, pair)).map(|at| at.2.clone());
        }
        let (person, field) = field(fact)?;
        let first = |all: &[(ParticipantId, Place)]| {
            let start = all.partition_point(|(id, _)| id < person);
            all.get(start).filter(|(id, _)| id == person).map(|(_, place)| place.clone())
        };
        // of managers the organisation has the last word
        let place = if field == "manager_id" {
            first(&self.entries).or_else(|| first(&self.people))?
        } else {
            first(&self.people).or_else(|| first(&self.entries))?
        };
        let heading = self.headings.get(&(place.file().into(), field.to_owned()));
        Some(match heading {
            Some(heading) => place.at_column(heading.clone()),
            None => place,
        })
    }
}

/// The pair of a list that a fact is about.
fn listed(fact: &Fact) -> Option<(PairList, &PairId)> {
    match fact {
        Fact::PairUnresolved { list, pair, .. }
        | Fact::PairOutside { list, pair }
        | Fact::PairSwapped { list, pair } => Some((*list, pair)),
        Fact::WishInConflict { pair, .. } => Some((PairList::Wished, pair)),
        _ => None,
    }
}

/// The person and the field that a fact is about.
fn field(fact: &Fact) -> Option<(&ParticipantId, &str)> {
    Some(match fact {
        Fact::ChoiceUnknown { person, rank, .. }
        | Fact::ChoiceSelf { person, rank }
        | Fact::ChoiceOwnSide { person, rank, .. }
        | Fact::ChoiceRepeated { person, rank, .. }
        | Fact::ChoiceInConflict { person, rank, .. } => {
            (person, rank.checked_sub(1).and_then(|k| FIELDS.get(k)).copied().unwrap_or_default())
        }
        Fact::FlagUnresolved { person, .. } | Fact::FlagOutside { person, .. } => (person, "conflicts"),
        Fact::ManagerUnresolved { person, .. }
        | Fact::ManagersForeign { person, .. }
        | Fact::ManagerContradicted { person, .. }
        | Fact::ManagerMissing { person, .. } => (person, "manager_id"),
        Fact::AcquaintanceUnknown { person, .. } => (person, "acquaintances"),
        Fact::LevelUnknown { person } => (person, "level"),
        Fact::IdDamaged { person } => (person, "id"),
        Fact::CharacterHidden { person, field, .. } => (person, field),
        _ => return None,
    })
}

#[cfg(all(test, feature = "csv"))]
mod tests {
    use crate::people::cohort::Cohort;
    use crate::people::finding::fact::PairList;
    use crate::people::pair_id::PairId;
    use crate::people::participant::Participant;
    use crate::people::place::Place;
    use crate::people::reporting_lines::ReportingLines;

    #[test]
    fn findings_say_where_they_stand() {
        let at = |file: &str, line| Place::new(file).at_line(line);
        let people = [
            Participant::mentor("ana").with_name("Ana Berg").with_choices(["zoe", "max", "", "", "zed"]),
            Participant::mentee("max").with_conflict("17", "").with_manager("Ana Bergg"),
        ];
        let lines = ReportingLines::new([("Ana Berg".into(), Some("otto@x.example".into()))]).unwrap();
        let cohort = Cohort::builder()
            .people_at((2..).zip(people).map(|(line, person)| (person, at("people.csv", line))))
            .organisation_at(lines, [("Ana Berg".into(), at("lines.csv", 2))])
            .conflicts_at([(PairId::new("max", "Ana Berg"), None, at("conflicts.csv", 2))])
            .pairs_at(PairList::History, [(PairId::new("anaa", "max"), at("history.csv", 7))])
            .heading("people.csv", "choice1", "1st choice")
            .heading("people.csv", "choice5", "5th choice")
            .build()
            .unwrap();
        let places: Vec<String> = cohort
            .audit()
            .findings()
            .iter()
            .map(|found| {
                let place = found.place().map(ToString::to_string);
                format!("{}: {}", found.code(), place.unwrap_or_default())
            })
            .collect();
        assert_eq!(
            places,
            [
                "conflict-flag-unresolved: people.csv, line 3",
                "history-unresolved: history.csv, line 7",
                "manager-unresolved: lines.csv, line 2",
                "manager-unresolved: people.csv, line 3",
                "choice-unknown: people.csv, line 2, column 1st choice",
                "choice-unknown: people.csv, line 2, column 5th choice",
                "choice-in-conflict: people.csv, line 2",
                "pair-swapped: conflicts.csv, line 2",
                "references-resolved: ",
                "references-resolved: ",
            ]
        );
    }

    #[test]
    fn two_rows_of_one_person_are_named_with_both_lines() {
        let at = |line| Place::new("people.csv").at_line(line);
        let people = [(Participant::mentor("Ana"), at(2)), (Participant::mentee("ana"), at(9))];
        let error = Cohort::builder().people_at(people).build().unwrap_err().to_string();
        assert!(error.contains("(people.csv, line 2; people.csv, line 9)"), "{error}");
    }
}
