//! How one matching differs from another: pairs parted and made, by name.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::model::index::{Column, Row};
use crate::matching::matching::Matching;
use crate::matching::pair::Pair;
use crate::people::names::Names;
use crate::people::pair_id::PairId;
use crate::people::participant_id::ParticipantId;
use crate::words::list;

/// What changes from one matching to another. It prints as one sentence: who moves to which mentor,
/// and who is left without a partner.
///
/// From [`Matching::why_not`](crate::Matching::why_not).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Difference {
    parted: Vec<Pair>,
    made: Vec<Pair>,
    without_mentor: Vec<ParticipantId>,
    without_mentee: Vec<ParticipantId>,
    /// The pair that was asked for: it need not be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked: Option<PairId>,
    #[serde(skip)]
    names: Names,
}

impl Difference {
    /// Of pairs of a matching that would part and pairs that would be made.
    pub(in crate::matching) fn of(
        matching: &Matching,
        parted: &[(Row, Column)],
        made: &[(Row, Column)],
        asked: Option<(Row, Column)>,
    ) -> Self {
        Self::between([matching, matching], parted, made, asked)
    }

    /// Of pairs of one matching that part and pairs of another that are made, for the same people.
    pub(in crate::matching) fn between(
        [matching, other]: [&Matching; 2],
        parted: &[(Row, Column)],
        made: &[(Row, Column)],
        asked: Option<(Row, Column)>,
    ) -> Self {
        // a mentee on the waiting list of a pilot has no mentor
        let real = |pairs: &[(Row, Column)]| -> Vec<(Row, Column)> {
            let mut real: Vec<_> =
                pairs.iter().copied().filter(|&(row, _)| !matching.parts.task.is_waiting_list(row)).collect();
            real.sort_unstable();
            real
        };
        let (parted, made) = (&real(parted), &real(made));
        let pairs = &matching.places;
        let (mentors, mentees) = (matching.parts.scores.mentors(), matching.parts.scores.mentees());
        // only who is parted can be left; in another pair, before or after, they are not
        let mut without_mentee: Vec<Row> = parted.iter().map(|&(row, _)| row).collect();
        let mut without_mentor: Vec<Column> = parted.iter().map(|&(_, column)| column).collect();
        without_mentee.sort_unstable();
        without_mentee.dedup();
        without_mentor.sort_unstable();
        without_mentor.dedup();
        let mut rows: Vec<Row> = made.iter().map(|&(row, _)| row).collect();
        let mut columns: Vec<Column> = made.iter().map(|&(_, column)| column).collect();
        for &(row, column) in pairs.iter() {
            let touched =
                without_mentee.binary_search(&row).is_ok() || without_mentor.binary_search(&column).is_ok();
            if touched && parted.binary_search(&(row, column)).is_err() {
                rows.push(row);
                columns.push(column);
            }
        }
        rows.sort_unstable();
        columns.sort_unstable();
        without_mentee.retain(|row| rows.binary_search(row).is_err());
        without_mentor.retain(|column| columns.binary_search(column).is_err());
        let named = |by: &Matching, all: &[(Row, Column)]| {
            all.iter().filter_map(|&(row, column)| by.pair(row, column)).collect()
        };
        Self {
            parted: named(matching, parted),
            made: named(other, made),
            without_mentor: without_mentor.iter().filter_map(|j| mentees.get(j.index()).cloned()).collect(),
            without_mentee: without_mentee.iter().filter_map(|i| mentors.get(i.index()).cloned()).collect(),
            asked: asked.and_then(|(row, column)| matching.parts.scores.pair_id(row, column)),
            names: Names::of(matching.shared_cohort()),
        }
    }

    /// The pairs that would part, by mentor, then mentee.
    pub fn parted(&self) -> &[Pair] {
        &self.parted
    }

    /// The pairs that would be made, by mentor, then mentee.
    pub fn made(&self) -> &[Pair] {
        &self.made
    }

    /// The mentees who have a mentor and would have none.
    pub fn without_mentor(&self) -> &[ParticipantId] {
        &self.without_mentor
    }

    /// The mentors who have a mentee and would have none.
    pub fn without_mentee(&self) -> &[ParticipantId] {
        &self.without_mentee
    }

    /// Everybody in a pair that is parted or made, but for the pair that was asked for; by id.
    pub fn affected(&self) -> Vec<&ParticipantId> {
        let everybody = self.parted.iter().chain(&self.made).flat_map(|pair| [pair.mentor(), pair.mentee()]);
        let asked = |id: &&ParticipantId| self.asked.as_ref().is_some_and(|pair| pair.has(id.as_str()));
        let mut everybody: Vec<_> = everybody.filter(|id| !asked(id)).collect();
        everybody.sort_unstable();
        everybody.dedup();
        everybody
    }

    /// How people are named in texts about it.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// Is everything the same?
    pub fn is_none(&self) -> bool {
        self.parted.is_empty() && self.made.is_empty()
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |id| self.names.beside(id);
        let is_asked = |pair: &&Pair| self.asked.as_ref() == Some(pair.id());
        let had_one = |pair: &&Pair| self.parted.iter().any(|old| old.mentee() == pair.mentee());
        let made = || self.made.iter().filter(|pair| !is_asked(pair));
        let mut said: Vec<String> = Vec::new();
        for (k, pair) in made().filter(had_one).enumerate() {
            let word = if k == 0 { "would move to" } else { "to" };
            said.push(format!("{} {word} {}", named(pair.mentee()), named(pair.mentor())));
        }
        let new = made().filter(|pair| !had_one(pair));
        said.extend(new.map(|pair| format!("{} would get {}", named(pair.mentee()), named(pair.mentor()))));
        let mut text = said.join(", ");
        let mut start = if text.is_empty() { "it would leave" } else { " and leave" };
        for (people, word) in [(&self.without_mentor, "mentor"), (&self.without_mentee, "mentee")] {
            if !people.is_empty() {
                text.extend([start, " ", &listed(people, &self.names), " without a ", word]);
                start = " and";
            }
        }
        f.write_str(if text.is_empty() { "nobody else would move" } else { &text })
    }
}

/// The pairs of one list that are not in another; both are sorted.
pub(in crate::matching) fn without(of: &[(Row, Column)], not: &[(Row, Column)]) -> Vec<(Row, Column)> {
    of.iter().copied().filter(|pair| not.binary_search(pair).is_err()).collect()
}

/// `ana, ben and cleo`, or how many where there are many.
pub(crate) fn listed(people: &[ParticipantId], names: &Names) -> String {
    const FEW: usize = 6;
    match people.len() {
        0 => "nobody".into(),
        1..=FEW => list(&names.all(people)),
        many => format!("{many} people"),
    }
}
