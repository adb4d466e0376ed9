//! A player who makes random moves, and watches that no rule is broken.

use std::collections::BTreeMap;

use pairwright::season::{PairState, Party};
use pairwright::{PairId, Participant, Season, Sparing};

use super::people::both;
use crate::numbers::Numbers;

/// Makes one random move. The same numbers make the same move.
pub(crate) fn act(season: &mut Season, numbers: &mut Numbers) {
    let at = format!("move {}", season.log().len());
    let pick = |season: &Season, numbers: &mut Numbers, state: &str| -> Option<PairId> {
        let of: Vec<_> = season.pairs().filter(|(_, known)| known.to_string() == state).collect();
        if of.is_empty() { None } else { Some(of[numbers.below(of.len())].0.clone()) }
    };
    if season.round() == 0 {
        let _ = season.propose(at).unwrap();
        return;
    }
    match numbers.below(20) {
        0..2 => drop(season.consult_all(at).unwrap()),
        2..4 => {
            if let Some(pair) = pick(season, numbers, "proposed") {
                season.consult(pair.mentor(), pair.mentee(), at).unwrap();
            }
        }
        4..9 => {
            if let Some(pair) = pick(season, numbers, "consulted") {
                season.accept(pair.mentor(), pair.mentee(), at).unwrap();
            }
        }
        9..13 => {
            let by = [Party::Mentor, Party::Mentee, Party::Coordinator][numbers.below(3)];
            if let Some(pair) = pick(season, numbers, "consulted") {
                let reason = ["", "no time", "said \"no\",\nand no again"][numbers.below(3)];
                season.decline(pair.mentor(), pair.mentee(), by, reason, at).unwrap();
            }
        }
        13 => {
            if let Some(pair) = pick(season, numbers, "accepted") {
                season.formalise(pair.mentor(), pair.mentee(), at).unwrap();
            }
        }
        14 => {
            let id = season.cohort().people().get(numbers.below(season.cohort().people().len()));
            if let Some(id) = id.map(|person| person.id().clone()) {
                season.leave(id, "moves on", at).unwrap();
            }
        }
        15 => {
            let id = format!("new{:03}", season.log().len());
            let level = i32::from(numbers.small(9));
            let person = match numbers.below(3) {
                0 => Participant::mentor(id),
                1 => Participant::mentee(id),
                _ => both(&id, numbers),
            };
            season.join([person.with_level(level).with_personality(12.34)], at).unwrap();
        }
        _ => {
            let most = u32::from(numbers.small(3));
            let sparing = [Sparing::Nobody, Sparing::Price(150), Sparing::Price(0), Sparing::AtMost(most)];
            let sparing = sparing[numbers.below(4)];
            let round = season.rematch(sparing, at).unwrap();
            if let Sparing::AtMost(most) = sparing {
                assert!(round.parted().len() <= most as usize, "{} of {most}", round.parted().len());
            }
        }
    }
}

/// What must hold after every move. `before` are the states before it.
pub(crate) fn watch(season: &Season, before: &BTreeMap<PairId, PairState>) {
    let matching = season.matching().unwrap();
    let cohort = season.cohort();
    for (pair, was) in before {
        let is = season.state(pair.mentor(), pair.mentee()).unwrap();
        let gone = cohort.get(pair.mentor()).is_none() || cohort.get(pair.mentee()).is_none();
        match was {
            PairState::Declined { .. } => assert_eq!(is, was, "declined for good"),
            PairState::Accepted | PairState::Formal => {
                assert!(is.is_settled() || gone, "an accepted pair is moved only by leaving: {pair}");
            }
            _ => {}
        }
    }
    let rematched = season.log().last().is_some_and(|last| last.round() > 0 && is_a_round(last.event()));
    if rematched {
        let _proof = matching.verify().unwrap();
        let live: Vec<PairId> =
            season.pairs().filter(|(_, state)| state.is_live()).map(|(pair, _)| pair.clone()).collect();
        assert_eq!(matching.pairs().iter().map(PairId::from).collect::<Vec<_>>(), live);
        for pair in matching.pairs() {
            assert_ne!(pair.mentor(), pair.mentee());
            // not by the matching, which knows what was declined, but by the scores alone
            let (row, column) = (
                matching.scores().row(pair.mentor()).unwrap(),
                matching.scores().column(pair.mentee()).unwrap(),
            );
            assert_eq!(matching.scores().problem().score(row, column), Some(pair.points()));
        }
        for (pair, _) in season.declined_pairs() {
            assert!(!live.contains(pair));
        }
        assert!(!season.is_outdated());
    }
    for (pair, _) in season.pairs().filter(|(_, state)| state.is_live()) {
        assert!(cohort.get(pair.mentor()).is_some() && cohort.get(pair.mentee()).is_some());
    }
}

fn is_a_round(what: &pairwright::season::Event) -> bool {
    matches!(what, pairwright::season::Event::Proposed { .. } | pairwright::season::Event::Rematched { .. })
}

pub(crate) fn states(season: &Season) -> BTreeMap<PairId, PairState> {
    season.pairs().map(|(pair, state)| (pair.clone(), state.clone())).collect()
}
