//! By what people are known besides their ids: e-mail addresses and names.

use std::collections::BTreeMap;

use crate::people::contact::Contact;
use crate::people::folding::folded;
use crate::people::name_key::name_key;
use crate::people::participant::Participant;
use crate::people::participant_id::fingerprint;

/// A participant or a contact, by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Member {
    Participant(usize),
    Contact(usize),
}

/// Everybody's addresses and names, in the form in which they are compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Directory {
    emails: Vec<(String, Member)>,
    names: Vec<(String, Member)>,
}

impl Directory {
    /// Time O(n log n).
    pub(super) fn new(people: &[Participant], contacts: &[Contact]) -> Self {
        let people = people.iter().enumerate();
        let people = people.map(|(k, one)| (Member::Participant(k), one.name(), one.email()));
        let contacts = contacts.iter().enumerate();
        let contacts = contacts.map(|(k, one)| (Member::Contact(k), one.name(), one.email()));
        let mut directory = Self::default();
        for (member, name, email) in people.chain(contacts) {
            directory.emails.extend(email.map(|email| (email_key(email), member)));
            directory.names.extend(name.map(|name| (name_key(name), member)));
        }
        for keys in [&mut directory.emails, &mut directory.names] {
            keys.retain(|(key, _)| !key.is_empty());
            keys.sort_unstable();
        }
        directory
    }

    /// Everybody with this address. Time O(log n).
    pub(super) fn by_email(&self, text: &str) -> &[(String, Member)] {
        same(&self.emails, &email_key(text))
    }

    /// Everybody of this name. Time O(log n).
    pub(super) fn by_name(&self, text: &str) -> &[(String, Member)] {
        same(&self.names, &name_key(text))
    }

    /// All addresses, then all names, as they are compared.
    pub(super) fn emails(&self) -> &[(String, Member)] {
        &self.emails
    }

    /// All names, as they are compared.
    pub(super) fn names(&self) -> &[(String, Member)] {
        &self.names
    }
}

fn same<'a>(keys: &'a [(String, Member)], wanted: &str) -> &'a [(String, Member)] {
    let start = keys.partition_point(|(key, _)| key.as_str() < wanted);
    let many = keys[start..].partition_point(|(key, _)| key == wanted);
    &keys[start..start + many]
}

/// The form in which an e-mail address is compared.
pub(super) fn email_key(text: &str) -> String {
    address(&folded(text)).to_owned()
}

fn address(folded: &str) -> &str {
    folded.strip_prefix("mailto:").unwrap_or(folded)
}

/// Two participants of one address: the second as they are sorted, after the first. An id that is
/// somebody else's address counts, too. Time O(n log n), none where nobody has an address.
pub(super) fn shared_emails(people: &[Participant]) -> Vec<(usize, usize)> {
    if people.iter().all(|person| person.email().is_none()) {
        return Vec::new();
    }
    let ids = people.iter().map(|person| person.id().as_str()).enumerate();
    let ids = ids.filter(|(_, id)| id.contains('@'));
    let emails = people.iter().enumerate().filter_map(|(k, person)| Some((k, person.email()?)));
    let all = ids.chain(emails);
    let mut marks: Vec<(u64, usize)> =
        all.clone().map(|(k, text)| (fingerprint(address(&folded(text))), k)).collect();
    marks.sort_unstable();
    marks.dedup();
    if marks.is_sorted_by(|a, b| a.0 < b.0) {
        return Vec::new();
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut shared = Vec::new();
    for (k, text) in all {
        let key = email_key(text);
        match seen.get(&key) {
            Some(&first) if first != k => shared.push((first.min(k), first.max(k))),
            _ => _ = seen.insert(key, k),
        }
    }
    shared
}
