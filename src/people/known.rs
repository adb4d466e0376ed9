//! Everybody the organisation knows, and who is meant by a text.

use std::sync::OnceLock;

use crate::people::contact::Contact;
use crate::people::directory::{Directory, Member, email_key};
use crate::people::id_index::IdIndex;
use crate::people::participant::Participant;
use crate::people::participant_id::ParticipantId;
use crate::people::reporting_lines::ReportingLines;

/// All who are known: participants, contacts, those in the reporting lines, those who have left.
pub(super) struct Known<'a> {
    pub(super) people: &'a [Participant],
    pub(super) index: &'a IdIndex,
    /// Sorted by id.
    pub(super) contacts: &'a [Contact],
    pub(super) lines: &'a ReportingLines,
    /// Sorted.
    pub(super) former: &'a [ParticipantId],
    /// Made when somebody is looked up by something else than the id.
    pub(super) directory: &'a OnceLock<Directory>,
}

/// Somebody who is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Somebody<'a> {
    /// A participant, by place.
    Participant(usize),
    /// Somebody who does not take part.
    Outside(&'a ParticipantId),
}

/// By what somebody was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Id = 0,
    Email = 1,
    Name = 2,
}

/// Who is meant by a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant<'a> {
    One(Somebody<'a>, Way),
    /// Each of these has the name or address.
    Several(Vec<Somebody<'a>>),
    Nobody,
}

impl<'a> Known<'a> {
    /// All addresses and names.
    pub(super) fn directory(&self) -> &'a Directory {
        self.directory.get_or_init(|| Directory::new(self.people, self.contacts))
    }

    /// All ids, some of them more than once.
    pub(super) fn ids(&self) -> impl Iterator<Item = &'a ParticipantId> {
        let people = self.people.iter().map(Participant::id);
        let lines = self.lines.entries().map(|(id, _)| id);
        people.chain(self.contacts.iter().map(Contact::id)).chain(lines).chain(self.former)
    }

    /// The place of a participant by id. Time O(log n).
    pub(super) fn participant(&self, id: &str) -> Option<usize> {
        self.index.position(id, |i| self.people[i].id())
    }

    /// The id of somebody, as it is spelled where they are known.
    pub(super) fn id(&self, somebody: Somebody<'a>) -> &'a ParticipantId {
        match somebody {
            Somebody::Participant(k) => self.people[k].id(),
            Somebody::Outside(id) => id,
        }
    }

    /// Somebody by id alone. Time O(log n).
    pub(super) fn by_id(&self, text: &str) -> Option<Somebody<'a>> {
        if let Some(k) = self.participant(text) {
            return Some(Somebody::Participant(k));
        }
        if let Some(contact) = self.contact(text) {
            return Some(self.of_contact(contact));
        }
        if let Some(id) = self.lines.entry(text) {
            return Some(self.of_entry(id));
        }
        if self.former.is_empty() {
            return None;
        }
        let id = ParticipantId::from(text);
        let at = self.former.binary_search(&id).ok()?;
        Some(Somebody::Outside(&self.former[at]))
    }

    fn contact(&self, text: &str) -> Option<&'a Contact> {
        if self.contacts.is_empty() {
            return None;
        }
        let id = ParticipantId::from(text);
        let at = self.contacts.binary_search_by(|contact| contact.id().cmp(&id)).ok()?;
        Some(&self.contacts[at])
    }

    /// A contact may be a participant under another id: of the same address, or else of the same
    /// name, which must be nobody else's, where the directory has that participant under no id of
    /// their own.
    pub(super) fn of_contact(&self, contact: &'a Contact) -> Somebody<'a> {
        if let Some(k) = self.participant(contact.id().as_str()) {
            return Somebody::Participant(k);
        }
        let outside = Somebody::Outside(contact.id());
        if let Some(email) = contact.email() {
            let by_id = self.participant(email);
            let found = by_id.or_else(|| Self::only_participant(self.directory().by_email(email)));
            if let Some(k) = found {
                return Somebody::Participant(k);
            }
        }
        let Some(name) = contact.name() else { return outside };
        let same = self.directory().by_name(name);
        let others = same.iter().filter(|(_, member)| matches!(member, Member::Contact(_))).count();
        match Self::only_participant(same) {
            Some(k) if others == 1 && self.is_free(&self.people[k], contact) => Somebody::Participant(k),
            _ => outside,
        }
    }

    /// By what a participant was recognised who is known under another id.
    pub(super) fn way_of_alias(&self, id: &ParticipantId, participant: &ParticipantId) -> Way {
        let person = self.participant(participant.as_str()).map(|k| &self.people[k]);
        let address = |email: &str| {
            let key = email_key(email);
            let own = person.and_then(Participant::email).map(email_key);
            own.as_ref() == Some(&key) || email_key(participant.as_str()) == key
        };
        let text = id.as_str();
        let email = self.contact(text).map_or(Some(text), Contact::email);
        if email.is_some_and(address) { Way::Email } else { Way::Name }
    }

    /// May this participant be the contact: nothing says that they are two?
    fn is_free(&self, person: &Participant, contact: &Contact) -> bool {
        let id = person.id().as_str();
        let has_two = person.email().is_some() && contact.email().is_some();
        !has_two && self.contact(id).is_none() && self.lines.entry(id).is_none()
    }

    /// Somebody who is only in the reporting lines may be a participant whose address or name
    /// stands there in place of the id.
    fn of_entry(&self, id: &'a ParticipantId) -> Somebody<'a> {
        let text = id.as_str();
        let found = if text.contains('@') {
            Self::only_participant(self.directory().by_email(text))
        } else if text.contains(' ') {
            Self::only_participant(self.directory().by_name(text))
        } else {
            None
        };
        let free = found.filter(|&k| self.lines.entry(self.people[k].id().as_str()).is_none());
        free.map_or(Somebody::Outside(id), Somebody::Participant)
    }

    /// The one participant among them, if there is exactly one.
    fn only_participant(members: &[(String, Member)]) -> Option<usize> {
        let mut places = members.iter().filter_map(|(_, member)| match member {
            Member::Participant(k) => Some(*k),
            Member::Contact(_) => None,
        });
        let first = places.next()?;
        places.all(|k| k == first).then_some(first)
    }

    /// Who somebody of the directory is.
    pub(super) fn of_member(&self, member: Member) -> Somebody<'a> {
        match member {
            Member::Participant(k) => Somebody::Participant(k),
            Member::Contact(k) => self.of_contact(&self.contacts[k]),
        }
    }

    /// Who is meant: by id, then e-mail address, then name; `Ana Berg <ana@x.example>` by the
    /// address. Time O(log n), but for the first that is not an id.
    pub(super) fn find(&self, text: &str) -> Meant<'a> {
        if let Some(somebody) = self.by_id(text) {
            return Meant::One(somebody, Way::Id);
        }
        let directory = self.directory();
        for (found, way) in [(directory.by_email(text), Way::Email), (directory.by_name(text), Way::Name)] {
            let mut all: Vec<_> = found.iter().map(|(_, member)| self.of_member(*member)).collect();
            all.sort_unstable();
            all.dedup();
            match all[..] {
                [] => {}
                [one] => return Meant::One(one, way),
                _ => return Meant::Several(all),
            }
        }
        match bracketed(text) {
            Some((name, inner)) => self.both(name, inner),
            None => Meant::Nobody,
        }
    }

    /// Who is meant by a name with an id or address in brackets. The two must not differ.
    fn both(&self, name: &str, inner: &str) -> Meant<'a> {
        match (self.find(inner), self.find(name)) {
            (Meant::One(one, way), Meant::One(other, _)) if one == other => Meant::One(one, way),
            (Meant::One(one, _), Meant::One(other, _)) => Meant::Several(vec![one, other]),
            (Meant::One(one, way), Meant::Several(all)) if all.contains(&one) => Meant::One(one, way),
            (Meant::One(one, way), Meant::Nobody) => Meant::One(one, way),
            (Meant::Nobody, by_name) => by_name,
            (Meant::Several(all), _) | (Meant::One(..), Meant::Several(all)) => Meant::Several(all),
        }
    }
}

/// `Ana Berg <ana@x.example>` and `Ana Berg (1042)`: before, and in the brackets.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    [('<', '>'), ('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let (name, inner) = text.strip_suffix(close)?.split_once(open)?;
        let (name, inner) = (name.trim(), inner.trim());
        let is_plain = |text: &str| !text.is_empty() && !text.contains(['<', '>', '(', ')', '[', ']']);
        (is_plain(name) && is_plain(inner)).then_some((name, inner))
    })
}
