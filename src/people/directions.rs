//! Which way round a pair of a list is.
//!
//! The roles say who can mentor whom. A pair that is only possible the other way round is turned:
//! it was written in the other columns, or the roles have changed since.

use crate::people::finding::fact::{Fact, PairList};
use crate::people::finding::unresolved::{Unresolved, UnresolvedReason};
use crate::people::known::Known;
use crate::people::pair_id::PairId;
use crate::people::resolution::Resolution;

/// What has become of a pair of a list.
pub(super) struct Directed {
    pub(super) pair: PairId,
    /// The pair is possible both ways, and both are meant.
    pub(super) is_mutual: bool,
    pub(super) fact: Option<Fact>,
}

/// The pair the way round in which it is possible, with what is doubtful about it.
pub(super) fn directed(known: &Known<'_>, resolution: &Resolution, list: PairList, pair: PairId) -> Directed {
    let told =
        |pair: &PairId, fact: Fact| Directed { pair: pair.clone(), is_mutual: false, fact: Some(fact) };
    let places = [pair.mentor(), pair.mentee()].map(|id| known.participant(id.as_str()));
    if let [Some(a), Some(b)] = places {
        let [first, second] = [&known.people[a], &known.people[b]];
        if a == b {
            let again = Unresolved::new(pair.mentee().clone(), UnresolvedReason::SamePerson);
            return told(&pair, Fact::PairUnresolved { list, pair: pair.clone(), references: vec![again] });
        }
        let is_possible = first.role().is_mentor() && second.role().is_mentee();
        let is_turned = second.role().is_mentor() && first.role().is_mentee();
        if is_possible {
            let is_mutual = is_turned && list == PairList::Conflicts;
            return Directed { pair, is_mutual, fact: None };
        }
        if is_turned {
            let pair = PairId::new(pair.mentee(), pair.mentor());
            return told(&pair, Fact::PairSwapped { list, pair: pair.clone() });
        }
        return told(&pair, Fact::PairOutside { list, pair: pair.clone() });
    }
    // Running numbers of people who have left are next to those of people who are here. Of a
    // conflict it is better to ask.
    let slips = list != PairList::History;
    let reasons = [pair.mentor(), pair.mentee()].map(|id| Some((id, resolution.reason(id, slips)?)));
    let references: Vec<Unresolved> =
        reasons.into_iter().flatten().map(|(id, reason)| Unresolved::new(id.clone(), reason)).collect();
    // With somebody who is known and does not take part there is no pair, whoever the other one is.
    let is_outside = references.len() < 2
        && [pair.mentor(), pair.mentee()]
            .iter()
            .zip(places)
            .any(|(id, place)| place.is_none() && references.iter().all(|other| other.text() != *id));
    if is_outside {
        return told(&pair, Fact::PairOutside { list, pair: pair.clone() });
    }
    told(&pair, Fact::PairUnresolved { list, pair: pair.clone(), references })
}
