//! Every reference to a person, rewritten to the id as that person has it, or explained.
//!
//! *Method.* First everything is read: a reference that is somebody's id costs one search. What is
//! nobody's id is judged together. Only where something changes, the people and lists are gone
//! through again. So clean data are read once.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Result;
use crate::people::finding::fact::{Fact, PairList};
use crate::people::finding::unresolved::{Unresolved, UnresolvedReason};
use crate::people::known::{Known, Way};
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::placeholders::Placeholders;
use crate::people::reference::{Change, Reference};
use crate::people::reporting_lines::ReportingLines;
use crate::people::resolving::judging::{Judgement, judge};

/// What has become of the references.
#[derive(Debug, Clone, Default)]
pub(super) struct Resolution {
    /// By what was written: whose id it is in another spelling, or another id of whom.
    same: BTreeMap<ParticipantId, ParticipantId>,
    /// What is nobody's id.
    judged: BTreeMap<ParticipantId, Judgement>,
    /// By what participants were recognised who are known under other ids.
    aliases: BTreeMap<ParticipantId, Way>,
    counts: BTreeMap<&'static str, Counts>,
}

/// How the references of one field were resolved.
#[derive(Debug, Default, Clone)]
struct Counts {
    by: [usize; 3],
    blank: usize,
    texts: BTreeSet<String>,
}

impl Resolution {
    /// Looks everybody up whom the people, the lists and the lines name.
    pub(super) fn new<'a>(
        known: &Known<'_>,
        pairs: impl Iterator<Item = &'a PairId>,
        placeholders: &Placeholders,
    ) -> Self {
        let mut same = BTreeMap::new();
        let (mut open, mut aliases) = (BTreeSet::new(), BTreeMap::new());
        let is_fine = |id: &ParticipantId| known.index.has_as_spelled(id.as_str());
        let find = |id: &ParticipantId| (!is_fine(id)).then(|| known.by_id(id.as_str()));
        let mut look = |id: &ParticipantId| match find(id) {
            None => {}
            Some(Some(somebody)) => {
                let spelled = known.id(somebody);
                if spelled.as_str() != id.as_str() {
                    if spelled != id {
                        aliases.insert(id.clone(), known.way_of_alias(id, spelled));
                    }
                    same.insert(id.clone(), spelled.clone());
                }
            }
            Some(None) => _ = open.insert(id.clone()),
        };
        known.people.iter().flat_map(Participant::references).for_each(|(_, id)| look(id));
        pairs.for_each(|pair| {
            look(pair.mentor());
            look(pair.mentee());
        });
        known.lines.unknown_managers().for_each(&mut look);
        // Who has an entry is known; it may be a participant under another id.
        let may_be_other = |id: &&ParticipantId| {
            !known.contacts.is_empty() || id.as_str().bytes().any(|byte| matches!(byte, b'@' | b' ' | b','))
        };
        known.lines.entries().map(|(id, _)| id).filter(may_be_other).for_each(look);
        let judged = if open.is_empty() { BTreeMap::new() } else { judge(known, open, placeholders) };
        Self { same, judged, aliases, counts: BTreeMap::new() }
    }

    /// Does everything stay as it is?
    pub(super) fn is_empty(&self) -> bool {
        self.same.is_empty() && self.judged.is_empty()
    }

    /// What becomes of a reference, noted under a field.
    fn change(&mut self, field: &'static str, id: &ParticipantId) -> Change {
        let counts = self.counts.entry(field).or_default();
        if let Some(other) = self.same.get(id) {
            counts.by[self.aliases.get(id).copied().unwrap_or(Way::Id) as usize] += 1;
            return Change::To(other.clone());
        }
        match self.judged.get(id) {
            None => {
                counts.by[0] += 1;
                Change::Keep
            }
            Some(Judgement::Somebody(other, way)) => {
                counts.by[*way as usize] += 1;
                Change::To(other.clone())
            }
            Some(Judgement::Blank) => {
                counts.blank += 1;
                counts.texts.insert(id.as_str().to_owned());
                Change::Drop
            }
            Some(Judgement::Unknown(_)) => Change::Keep,
        }
    }

    /// Rewrites the references of the people.
    pub(super) fn rewrite(&mut self, people: &mut [Participant]) {
        if self.is_empty() {
            return;
        }
        for person in people {
            person.change_references(|reference, id| self.change(field(reference), id));
        }
    }

    /// Who somebody is who is named outside of a profile.
    pub(super) fn person(&self, id: &ParticipantId) -> ParticipantId {
        let judged = || match self.judged.get(id)? {
            Judgement::Somebody(other, _) => Some(other),
            _ => None,
        };
        self.same.get(id).or_else(judged).unwrap_or(id).clone()
    }

    /// A pair of a list with the ids of those who are meant. What is not resolved stays.
    pub(super) fn pair(&mut self, list: PairList, pair: &PairId) -> PairId {
        if self.is_empty() {
            return pair.clone();
        }
        let field = match list {
            PairList::Conflicts => "conflict list",
            PairList::History => "history",
            PairList::Locked => "locked",
            PairList::Wished => "wished",
        };
        for id in [pair.mentor(), pair.mentee()] {
            // A pair is not dropped: that it names nobody is told.
            if self.judged.get(id) != Some(&Judgement::Blank) {
                self.change(field, id);
            }
        }
        PairId::new(self.person(pair.mentor()), self.person(pair.mentee()))
    }

    /// The lines with the ids of those who are meant.
    pub(super) fn lines(&mut self, lines: ReportingLines) -> Result<ReportingLines> {
        let moved = |id: &ParticipantId| self.same.contains_key(id) || self.judged.contains_key(id);
        if self.is_empty() || !lines.entries().any(|(id, manager)| moved(id) || manager.is_some_and(moved)) {
            return Ok(lines);
        }
        let mut entries = Vec::new();
        for (id, manager) in lines.entries() {
            let manager = manager.and_then(|manager| match self.change("organisation", manager) {
                Change::Keep => Some(manager.clone()),
                Change::To(other) => Some(other),
                Change::Drop => None,
            });
            if self.aliases.contains_key(id) {
                self.change("organisation", id);
            }
            entries.push((self.person(id), manager));
        }
        ReportingLines::new(entries)
    }

    /// Why it is not known who this is; none where it is. `slips`: a slip counts, also between ids
    /// that are running numbers.
    pub(super) fn reason(&self, id: &ParticipantId, slips: bool) -> Option<UnresolvedReason> {
        match self.judged.get(id)? {
            Judgement::Somebody(..) => None,
            Judgement::Blank => Some(UnresolvedReason::Placeholder),
            Judgement::Unknown(doubt) => Some(doubt.reason(slips)),
        }
    }

    /// The same with what is written; somebody who is known does not take part.
    pub(super) fn unresolved(&self, id: &ParticipantId, slips: bool) -> Unresolved {
        let reason = self.reason(id, slips).unwrap_or(UnresolvedReason::Outside);
        Unresolved::new(id.clone(), reason)
    }

    /// How references were resolved, where that was not by id alone, and what counts as none.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        for (name, judgement) in &self.judged {
            if let Judgement::Unknown(doubt) = judgement
                && let Some(people) = doubt.sharing()
            {
                let name = name.as_str().to_owned();
                facts.push(Fact::NameShared { name, people: people.to_vec() });
            }
        }
        for (&field, counts) in &self.counts {
            let [by_id, by_email, by_name] = counts.by;
            if by_email + by_name > 0 {
                let field = field.to_owned();
                facts.push(Fact::ReferencesResolved { field, by_id, by_email, by_name });
            }
            if counts.blank > 0 {
                let texts = counts.texts.iter().cloned().collect();
                facts.push(Fact::Placeholders { field: field.to_owned(), texts, cells: counts.blank });
            }
        }
        facts
    }
}

fn field(reference: Reference) -> &'static str {
    match reference {
        Reference::Manager => "manager_id",
        Reference::Choice => "choices",
        Reference::Flag => "conflicts",
        Reference::Acquaintance => "acquaintances",
    }
}
