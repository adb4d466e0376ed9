//! Building a cohort: validated, resolved, written in one way, and looked through.

use std::sync::OnceLock;

use crate::error::problems::Problems;
use crate::error::{Error, Result};
use crate::people::audit::Audit;
use crate::people::cohort::{Cohort, ConflictPair, Contradicted};
use crate::people::contact::Contact;
use crate::people::directions::directed;
use crate::people::directory::shared_emails;
use crate::people::finding::Finding;
use crate::people::finding::fact::{Fact, PairList};
use crate::people::id_index::{IdIndex, sort_by_id};
use crate::people::known::Known;
use crate::people::origins::Origins;
use crate::people::pair_id::PairId;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::placeholders::Placeholders;
use crate::people::reporting_lines::ReportingLines;
use crate::people::resolution::Resolution;
use crate::people::resolving::damage;
use crate::people::{inspection, locked_pairs, spellings};
use crate::text_check::check_text;

/// What a cohort is made of, in any order.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) people: Vec<Participant>,
    pub(super) organisation: ReportingLines,
    /// Of these the organisation has said only that; more is there from their profiles.
    pub(super) contradicted: Contradicted,
    pub(super) contacts: Vec<Contact>,
    pub(super) former: Vec<ParticipantId>,
    pub(super) conflicts: Vec<ConflictPair>,
    pub(super) history: Vec<PairId>,
    pub(super) locked: Vec<PairId>,
    pub(super) wished: Vec<PairId>,
    pub(super) placeholders: Placeholders,
    pub(super) origins: Origins,
    pub(super) findings: Vec<Finding>,
}

impl Parts {
    /// These have left. By what they were known they still are.
    pub(super) fn leave(&mut self, gone: Vec<Participant>) {
        for person in gone {
            if person.name().is_some() || person.email().is_some() {
                let contact = Contact::new(person.id());
                let contact = contact.with_name(person.name().unwrap_or_default());
                self.contacts.push(contact.with_email(person.email().unwrap_or_default()));
            }
            self.former.push(person.id().clone());
        }
    }

    /// Validates and builds.
    pub(super) fn build(mut self) -> Result<Cohort> {
        self.check()?;
        let mut facts = spellings::unify(&mut self.people, &self.placeholders);
        sort_by_id(&mut self.people, Participant::id);
        self.check_same()?;
        let is_blank = |text: &str| self.placeholders.contains(text);
        let contacts = std::mem::take(&mut self.contacts).into_iter();
        self.contacts = contacts.map(|contact| contact.without_blanks(is_blank)).collect();
        self.contacts.sort_unstable_by(|a, b| a.key().cmp(&b.key()));
        self.contacts.dedup();
        let index = IdIndex::new(self.people.iter().map(Participant::id));
        let place = |id: &str| index.position(id, |i| self.people[i].id());
        if let Some(k) = self.placeholders.listed().find_map(place) {
            return Err(missing(self.people[k].id().as_str()));
        }
        let is_back = |id: &ParticipantId| place(id.as_str()).is_some();
        self.former.retain(|id| !is_back(id) && !self.placeholders.contains(id.as_str()));
        self.former.sort_unstable();
        self.former.dedup();
        let resolution = self.resolve(&index, &mut facts)?;
        let (lines, contradicted) = merge(&self.organisation, &self.contradicted, &self.people)?;
        let mut cohort = Cohort {
            lines,
            contradicted,
            index,
            people: self.people,
            contacts: self.contacts,
            former: self.former,
            directory: OnceLock::new(),
            conflicts: self.conflicts,
            history: self.history,
            locked: self.locked,
            wished: self.wished,
            audit: Audit::default(),
        };
        locked_pairs::check(&cohort, &resolution)?;
        facts.extend(resolution.facts());
        facts.extend(inspection::facts(&cohort, &resolution));
        let origins = self.origins;
        self.findings.extend(facts.into_iter().map(|fact| {
            let place = origins.place(&fact);
            Finding::new(fact, place)
        }));
        cohort.audit = Audit::new(self.findings);
        Ok(cohort)
    }

    /// Refuses values that cannot be, all at once.
    fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        for person in &self.people {
            person.check(&mut problems);
            // what has a letter or a digit is looked for once the people are in order
            let id = person.id().as_str();
            if !id.contains(char::is_alphanumeric) && self.placeholders.contains(id) {
                problems.add(missing(id));
            }
        }
        if let Some(id) = self.placeholders.listed().find_map(|text| self.organisation.entry(text)) {
            problems.add(missing(id.as_str()));
        }
        for contact in &self.contacts {
            problems.take(contact.check());
            if self.placeholders.contains(contact.id().as_str()) {
                problems.add(missing(contact.id().as_str()));
            }
        }
        for id in &self.former {
            problems.take(id.check("former"));
        }
        let conflicts = self.conflicts.iter().map(ConflictPair::pair);
        let lists = [&self.history, &self.locked, &self.wished].into_iter().flatten();
        for pair in conflicts.chain(lists) {
            problems.take(pair.check());
        }
        for ConflictPair { pair, reason } in &self.conflicts {
            let reason = reason.as_deref().unwrap_or_default();
            let checked = check_text(reason, "reason");
            problems.take(checked.map_err(|error| error.of_person(pair.mentor().as_str())));
        }
        problems.finish()
    }

    /// Refuses two people who are one. The people are sorted.
    fn check_same(&self) -> Result<()> {
        let refuse = |field: &str, value: &str, [a, b]: [&Participant; 2]| {
            let mut places = self.origins.of_person(a.id());
            if a.id() != b.id() {
                places.extend(self.origins.of_person(b.id()));
            }
            let places: Vec<String> = places.iter().map(ToString::to_string).collect();
            let stand = if places.is_empty() { String::new() } else { format!(" ({})", places.join("; ")) };
            let both = "for one person on both sides, use the role both in one row";
            let (what, advice) = match field {
                "id" if damage::is_damaged(value) => {
                    ("id", "a spreadsheet seems to have changed it: format the column as text")
                }
                "id" => ("id", both),
                _ => (
                    "e-mail address",
                    "if they are one, use the role both in one row; if not, leave one blank",
                ),
            };
            let people =
                if a.id() == b.id() { String::new() } else { format!(", {} and {}", a.id(), b.id()) };
            Error::input(format!("two people have the same {what}{people}{stand}; {advice}"))
                .at_column(field)
                .with_value(value)
                .of_person(a.id().as_str())
        };
        let twice = self.people.windows(2).filter(|two| two[0].id() == two[1].id());
        let twice = twice.map(|two| refuse("id", two[0].id().as_str(), [&two[0], &two[1]]));
        twice.collect::<Problems>().finish()?;
        let shared = shared_emails(&self.people).into_iter().map(|(a, b)| {
            let two = [&self.people[a], &self.people[b]];
            let email = two[0].email().or(two[1].email()).unwrap_or_default();
            refuse("email", email, two)
        });
        shared.collect::<Problems>().finish()
    }

    /// Rewrites all references to the ids of those who are meant, and turns the pairs.
    fn resolve(&mut self, index: &IdIndex, facts: &mut Vec<Fact>) -> Result<Resolution> {
        let directory = OnceLock::new();
        let lists = [
            (PairList::History, std::mem::take(&mut self.history)),
            (PairList::Locked, std::mem::take(&mut self.locked)),
            (PairList::Wished, std::mem::take(&mut self.wished)),
        ];
        let conflicts = std::mem::take(&mut self.conflicts);
        let pairs = conflicts.iter().map(ConflictPair::pair);
        let pairs = pairs.chain(lists.iter().flat_map(|(_, pairs)| pairs));
        let known = Known {
            people: &self.people,
            index,
            contacts: &self.contacts,
            lines: &self.organisation,
            former: &self.former,
            directory: &directory,
        };
        let mut resolution = Resolution::new(&known, pairs, &self.placeholders);
        let mut place = |list: PairList, pair: &PairId| {
            let pair = resolution.pair(list, pair);
            directed(&known, &resolution, list, pair)
        };
        for ConflictPair { pair, reason } in conflicts {
            let found = place(PairList::Conflicts, &pair);
            facts.extend(found.fact);
            if found.is_mutual {
                let pair = PairId::new(found.pair.mentee(), found.pair.mentor());
                self.conflicts.push(ConflictPair { pair, reason: reason.clone() });
            }
            self.conflicts.push(ConflictPair { pair: found.pair, reason });
        }
        self.conflicts.sort_unstable();
        self.conflicts.dedup();
        for (list, pairs) in lists {
            let to = match list {
                PairList::Locked => &mut self.locked,
                PairList::Wished => &mut self.wished,
                _ => &mut self.history,
            };
            for pair in pairs {
                let found = place(list, &pair);
                facts.extend(found.fact);
                to.push(found.pair);
            }
            to.sort_unstable();
            to.dedup();
        }
        let written = resolution.clone();
        self.origins.settle(
            |id| (!written.is_empty()).then(|| written.person(id)),
            |list, pair| {
                let pair = PairId::new(written.person(pair.mentor()), written.person(pair.mentee()));
                directed(&known, &written, list, pair).pair
            },
        );
        resolution.rewrite(&mut self.people);
        self.organisation = resolution.lines(std::mem::take(&mut self.organisation))?;
        for (person, managers) in &mut self.contradicted {
            *person = resolution.person(person);
            for manager in &mut *managers {
                *manager = resolution.person(manager);
            }
            managers.sort_unstable();
            managers.dedup();
        }
        self.contradicted.sort_unstable();
        Ok(resolution)
    }
}

/// The organisation, with an entry for every participant and the managers of both: a manager too
/// many forbids a pair that could be, one too few allows a pair that must not be.
///
/// `known` are contradictions of which the organisation has both sides already. All are sorted by
/// id.
fn merge(
    organisation: &ReportingLines,
    known: &Contradicted,
    people: &[Participant],
) -> Result<(ReportingLines, Contradicted)> {
    let mut listed = organisation.entries().peekable();
    let mut known = known.iter().peekable();
    let mut entries = Vec::with_capacity(people.len());
    let mut contradicted = Vec::new();
    let entry = |id: &ParticipantId, manager: Option<&ParticipantId>| (id.clone(), manager.cloned());
    for person in people {
        let (id, profile) = (person.id(), person.managers());
        while let Some((other, manager)) = listed.next_if(|&(other, _)| other < id) {
            entries.push(entry(other, manager));
        }
        let mut stated = Vec::new();
        while let Some((_, manager)) = listed.next_if(|&(other, _)| other == id) {
            stated.extend(manager.cloned());
        }
        while known.next_if(|(other, _)| other < id).is_some() {}
        if let Some((_, only)) = known.next_if(|(other, _)| other == id) {
            stated.clone_from(only);
        }
        if stated.is_empty() && profile.is_empty() {
            entries.push(entry(id, None));
        }
        entries.extend(stated.iter().chain(profile).map(|manager| entry(id, Some(manager))));
        if !stated.is_empty() && !profile.is_empty() && stated != profile {
            contradicted.push((id.clone(), stated));
        }
    }
    entries.extend(listed.map(|(id, manager)| entry(id, manager)));
    Ok((ReportingLines::new(entries)?, contradicted))
}

/// An id that says nothing.
fn missing(id: &str) -> Error {
    Error::input("the id is missing").at_column("id").with_value(id)
}
