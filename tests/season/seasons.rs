//! Properties of whole seasons.

use pairwright::policies::Workload;
use pairwright::season::Party;
use pairwright::{Matcher, Pilot, Programme, Season, Sparing};

use super::people::company;
use super::play::{act, states, watch};
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;

fn begin(seed: u64) -> Season {
    let mut matcher = Matcher::new(Programme::default());
    if seed.is_multiple_of(5) {
        matcher = matcher.with_pilot(Pilot::Best(3));
    }
    if seed.is_multiple_of(7) {
        let workload = Workload::default().with_usual(2);
        matcher = Matcher::new(Programme::default().with_workload(workload));
    }
    Season::new(accepting_chance(matcher), company(seed))
}

#[test]
fn random_moves_break_no_rule() {
    let (mut declined, mut left, mut parted) = (0, 0, 0);
    for seed in 0..300 {
        let (mut season, mut numbers) = (begin(seed), Numbers::new(seed ^ 0xACE));
        for _ in 0..40 {
            let before = states(&season);
            act(&mut season, &mut numbers);
            watch(&season, &before);
        }
        let count = |name: &str| season.pairs().filter(|(_, state)| state.to_string() == name).count();
        declined += count("declined");
        left += count("ended");
        parted += count("superseded");
    }
    assert!(declined > 300 && left > 100 && parted > 20, "{declined} {left} {parted}");
}

/// Rounds of random answers end, whatever is answered and however pairs are spared.
#[test]
fn every_season_ends() {
    let mut most = 0;
    for seed in 0..300 {
        let (mut season, mut numbers) = (begin(seed), Numbers::new(seed ^ 0xBEE));
        let says_no = 10 + numbers.below(80);
        let _ = season.propose("start").unwrap();
        while !season.is_settled() || season.is_outdated() {
            let round = season.round();
            assert!(round < 200, "season {seed} does not end");
            season.consult_all(format!("round {round}")).unwrap();
            let open: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
            for pair in open {
                let (mentor, mentee) = (pair.mentor(), pair.mentee());
                if numbers.sometimes(says_no) {
                    season.decline(mentor, mentee, Party::Mentee, "", "then").unwrap();
                } else {
                    season.accept(mentor, mentee, "then").unwrap();
                }
            }
            let sparing = if numbers.sometimes(50) { Sparing::Nobody } else { Sparing::Price(40) };
            let _ = season.rematch(sparing, "then").unwrap();
        }
        most = most.max(season.round());
        assert!(season.is_settled());
        season.formalise_accepted("end").unwrap();
        season.close("end").unwrap();
        // whoever is left has nobody who did not decline
        let matching = season.matching().unwrap();
        let _proof = matching.verify().unwrap();
        assert_eq!(season.formal_pairs().count(), matching.pairs().len());
    }
    assert!(most > 5, "some seasons take several rounds: {most}");
}

#[test]
fn the_same_season_is_the_same_twice() {
    for seed in 0..30 {
        let play = || {
            let (mut season, mut numbers) = (begin(seed), Numbers::new(seed));
            for _ in 0..40 {
                act(&mut season, &mut numbers);
            }
            serde_json::to_string(&season.saved()).unwrap()
        };
        assert_eq!(play(), play());
    }
}
