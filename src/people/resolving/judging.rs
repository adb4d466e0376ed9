//! References that are nobody's id: who is meant, or why that is not known.
//!
//! *Method.* All such texts are judged together. Whoever is known is gone through once, and
//! compared with what is looked for by keys: the skeleton of an id, its digits, what a spreadsheet
//! may have made of it, the local part of an address, the words of a name, and texts one slip
//! apart. So the time is that of the texts and of the people, and not of their product.

use std::collections::{BTreeMap, BTreeSet};

use crate::people::directory::Member;
use crate::people::finding::unresolved::UnresolvedReason;
use crate::people::folding::folded;
use crate::people::known::{Known, Meant, Way};
use crate::people::name_key::name_key;
use crate::people::participant_id::ParticipantId;
use crate::people::placeholders::Placeholders;
use crate::people::resolving::damage;
use crate::people::resolving::keys::Keys;
use crate::people::resolving::names::PartOfName;
use crate::people::resolving::nearness::Nearness;
use crate::people::resolving::shapes::Shapes;

/// What is known of a text that is nobody's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::people) enum Judgement {
    /// It is somebody, by e-mail address or name.
    Somebody(ParticipantId, Way),
    /// It says that there is nobody.
    Blank,
    Unknown(Doubt),
}

/// Why it is not known who is meant, and who may be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::people) struct Doubt {
    several: Vec<ParticipantId>,
    /// They have this name.
    is_shared_name: bool,
    /// Looks as only a spreadsheet writes it.
    is_damaged: bool,
    undamaged: Vec<ParticipantId>,
    /// The same but for signs, zeros, accents, or parts of a name or address.
    near: Vec<ParticipantId>,
    /// One slip away, or two.
    by_slip: Vec<ParticipantId>,
    /// The same where ids are so dense that most are one slip away from another one.
    by_dense_slip: Vec<ParticipantId>,
    is_foreign: bool,
}

/// At most this many people are named who may be meant.
const NAMED: usize = 5;

/// References that mean nobody, in addition to the placeholders.
const NO: [&str; 3] = ["no", "no one", "nothing"];

impl Doubt {
    /// Everybody who has this name, where several have.
    pub(in crate::people) fn sharing(&self) -> Option<&[ParticipantId]> {
        self.is_shared_name.then_some(&self.several)
    }

    /// The reason. Where ids are dense, a slip between two of them counts if `slips` says so.
    pub(in crate::people) fn reason(&self, slips: bool) -> UnresolvedReason {
        if !self.several.is_empty() {
            return UnresolvedReason::Ambiguous { people: self.several.clone() };
        }
        if self.is_damaged || !self.undamaged.is_empty() {
            return UnresolvedReason::Damaged { people: self.undamaged.clone() };
        }
        let dense: &[ParticipantId] = if slips { &self.by_dense_slip } else { &[] };
        let mut people: Vec<ParticipantId> = Vec::new();
        for id in self.near.iter().chain(&self.by_slip).chain(dense) {
            if people.len() < NAMED && !people.contains(id) {
                people.push(id.clone());
            }
        }
        match people[..] {
            [] if self.is_foreign => UnresolvedReason::Foreign,
            [] => UnresolvedReason::Nobody,
            _ => UnresolvedReason::Near { people },
        }
    }
}

/// Somebody known, by what was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Compared<'a> {
    Id(&'a ParticipantId),
    Member(Member),
}

/// Judges texts that are nobody's id. Time O(n log n) in all that is known and looked for.
pub(in crate::people) fn judge(
    known: &Known<'_>,
    texts: BTreeSet<ParticipantId>,
    placeholders: &Placeholders,
) -> BTreeMap<ParticipantId, Judgement> {
    let mut judged = BTreeMap::new();
    let mut open: Vec<(ParticipantId, Doubt)> = Vec::new();
    for text in texts {
        let mut doubt = Doubt::default();
        match known.find(text.as_str()) {
            Meant::One(somebody, way) => {
                judged.insert(text, Judgement::Somebody(known.id(somebody).clone(), way));
                continue;
            }
            Meant::Several(all) => {
                doubt.several = all.iter().map(|one| known.id(*one).clone()).collect();
                doubt.is_shared_name = known.directory().by_name(text.as_str()).len() > 1;
            }
            Meant::Nobody if is_blank(text.as_str(), placeholders) => {
                judged.insert(text, Judgement::Blank);
                continue;
            }
            Meant::Nobody => doubt.is_damaged = damage::is_damaged(text.as_str()),
        }
        open.push((text, doubt));
    }
    if open.is_empty() {
        return judged;
    }
    compare(known, &mut open);
    judged.extend(open.into_iter().map(|(text, doubt)| (text, Judgement::Unknown(doubt))));
    judged
}

fn is_blank(text: &str, placeholders: &Placeholders) -> bool {
    placeholders.contains(text) || *placeholders != Placeholders::none() && NO.contains(&&*folded(text))
}

/// Compares everybody known with what is looked for.
fn compare(known: &Known<'_>, open: &mut [(ParticipantId, Doubt)]) {
    let mut ids: Vec<&ParticipantId> = known.ids().collect();
    ids.sort_unstable();
    ids.dedup();
    let (emails, names) = (known.directory().emails(), known.directory().names());
    let texts: Vec<String> = open.iter().map(|(text, _)| folded(text.as_str()).into_owned()).collect();
    let keys_of_names: Vec<String> = texts.iter().map(|text| name_key(text)).collect();
    let (texts, keys_of_names) =
        (|| texts.iter().map(String::as_str), || keys_of_names.iter().map(String::as_str));
    let mut keys = Keys::new(texts());
    let mut slips = Nearness::new(texts(), ids.len());
    let mut email_slips = Nearness::new(texts(), emails.len());
    let mut name_slips = Nearness::new(keys_of_names(), names.len());
    let mut parts = PartOfName::new(keys_of_names(), names.len());
    for &id in &ids {
        let text = folded(id.as_str());
        keys.offer_id(&text, Compared::Id(id));
        slips.offer(&text, Compared::Id(id));
    }
    for (email, member) in emails {
        keys.offer_id(email, Compared::Member(*member));
        email_slips.offer(email, Compared::Member(*member));
    }
    for (name, member) in names {
        keys.offer_name(name, Compared::Member(*member));
        name_slips.offer(name, Compared::Member(*member));
        parts.offer(name, Compared::Member(*member));
    }
    let (slips, email_slips) = (slips.found(), email_slips.found());
    let (name_slips, parts) = (name_slips.found(), parts.found());
    let is_dense = is_dense(&ids);
    let shapes = Shapes::new(ids.iter().map(|id| id.as_str()));
    let people = |found: &[Compared<'_>]| -> Vec<ParticipantId> {
        let ids = found.iter().map(|one| match one {
            Compared::Id(id) => {
                known.by_id(id.as_str()).map_or_else(|| (*id).clone(), |one| known.id(one).clone())
            }
            Compared::Member(one) => known.id(known.of_member(*one)).clone(),
        });
        ids.collect()
    };
    for (k, (text, doubt)) in open.iter_mut().enumerate() {
        doubt.undamaged = people(&keys.undamaged(&folded(text.as_str())));
        doubt.near = people(&keys.near(&folded(text.as_str())));
        doubt.near.extend(people(&parts[k]));
        doubt.by_slip = people(&email_slips[k]);
        doubt.by_slip.extend(people(&name_slips[k]));
        if is_dense {
            doubt.by_dense_slip = people(&slips[k]);
        } else {
            doubt.by_slip.extend(people(&slips[k]));
        }
        doubt.is_foreign = shapes.is_foreign(text.as_str());
    }
}

/// Are most ids one slip away from another one, as running numbers are? Told by a sample.
fn is_dense(ids: &[&ParticipantId]) -> bool {
    const SAMPLE: usize = 256;
    let step = ids.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<String> = ids.iter().step_by(step).map(|id| folded(id.as_str()).into_owned()).collect();
    let mut nearness = Nearness::new(sample.iter().map(String::as_str), usize::MAX);
    for (k, id) in ids.iter().enumerate() {
        nearness.offer(&folded(id.as_str()), k);
    }
    let near = nearness.found().iter().filter(|near| !near.is_empty()).count();
    near * 2 > sample.len()
}
