//! Moves of a season, one a byte or a few: what is refused changes nothing, every round is proven,
//! and what was saved is the same season.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pairwright::policies::Consent;
use pairwright::season::Party;
use pairwright::{Matcher, Participant, Programme, Season, Sparing};
use pairwright_fuzz::bytes::Bytes;
use pairwright_fuzz::{sealed, some};

const IDS: [&str; 10] = ["ana", "ben", "cleo", "dan", "kim", "max", "mia", "zoe", "new", "nobody"];
const PARTIES: [Party; 3] = [Party::Mentor, Party::Mentee, Party::Coordinator];
const MOST: usize = 40;

fuzz_target!(|bytes: &[u8]| {
    let bytes = &mut Bytes::new(bytes);
    let consent = [Consent::Mentee, Consent::Mentor, Consent::Both, Consent::Either][bytes.below(4)];
    let matcher = Matcher::new(Programme::default().with_consent(consent));
    let mut season = Season::new(matcher.clone(), some::people());
    for number in 0..MOST {
        if bytes.is_empty() {
            break;
        }
        let before = season.to_json().expect("a season can be written");
        if let Err(error) = moved(&mut season, bytes, format!("move {number}")) {
            assert!(!error.is_internal(), "{error}");
            assert_eq!(season.to_json().unwrap(), before, "what was refused changed nothing");
        }
    }
    sealed::goes_round(&season.saved());
    let again = Season::restore(season.saved(), &matcher).expect("what was saved is restored");
    assert_eq!(again.log(), season.log());
    assert!(again.pairs().eq(season.pairs()));
    if let Some(matching) = season.matching() {
        let _proof = matching.verify().expect("a round is proven");
    }
});

fn moved(season: &mut Season, bytes: &mut Bytes<'_>, at: String) -> pairwright::Result<()> {
    let what = bytes.below(20);
    let id = |bytes: &mut Bytes<'_>| IDS[bytes.below(IDS.len())];
    let party = |bytes: &mut Bytes<'_>| PARTIES[bytes.below(3)];
    match what {
        0 => season.propose(at).map(drop),
        1 | 2 => season.consult_all(at).map(drop),
        3 => season.consult(id(bytes), id(bytes), at),
        4 | 5 => season.accept(id(bytes), id(bytes), at),
        6 => season.agree(id(bytes), id(bytes), party(bytes), at).map(drop),
        7 | 8 => season.decline(id(bytes), id(bytes), party(bytes), "no", at),
        9 => season.formalise(id(bytes), id(bytes), at),
        10 => season.formalise_accepted(at).map(drop),
        11 => season.withdraw(id(bytes), id(bytes), party(bytes), "", at),
        12 => season.end(id(bytes), id(bytes), party(bytes), "", at),
        13 => season.leave(id(bytes), "gone", at),
        14 => season.join([somebody(bytes)], at),
        15 => season.change([somebody(bytes)], at),
        16 => season.close(at),
        17 => season.rematch(Sparing::AtMost(bytes.below(3) as u32), at).map(drop),
        18 => season.rematch(Sparing::Price(u32::from(bytes.byte())), at).map(drop),
        _ => season.rematch(Sparing::Nobody, at).map(drop),
    }
}

fn somebody(bytes: &mut Bytes<'_>) -> Participant {
    let id = IDS[bytes.below(IDS.len())];
    let person = match bytes.below(3) {
        0 => Participant::mentor(id),
        1 => Participant::mentee(id),
        _ => Participant::both(id),
    };
    let other = IDS[bytes.below(IDS.len())];
    let person = person.with_level(bytes.below(9) as i32).with_capacity(bytes.below(3) as u32);
    match bytes.below(4) {
        0 => person.with_conflict(other, "why"),
        1 => person.with_manager(other),
        _ => person.with_choices([other]),
    }
}
