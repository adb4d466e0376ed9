//! Seasons of people in long lines: saved and opened between any two moves.

use pairwright::season::Party;
use pairwright::{Matcher, PairId, Season, Sparing};

use super::case::Case;
use super::meeting::same;
use crate::numbers::Numbers;

fn saved(season: &Season, matcher: &Matcher) -> Season {
    let text = season.to_json().unwrap();
    let opened = Season::from_json_with(&text, matcher).unwrap();
    assert_eq!(opened.to_json().unwrap(), text);
    opened
}

fn moved(season: &mut Season, locked: &[PairId], numbers: &mut Numbers) {
    season.consult_all("2").unwrap();
    let open: Vec<_> = season.open_pairs().map(|(pair, _)| pair.clone()).collect();
    for pair in open {
        match numbers.below(6) {
            0 => season.accept(pair.mentor(), pair.mentee(), "3").unwrap(),
            1 if !locked.contains(&pair) => {
                season.decline(pair.mentor(), pair.mentee(), Party::Mentee, "no", "3").unwrap();
            }
            _ => {}
        }
    }
}

#[test]
fn seasons_by_ranges_go_as_by_a_list_of_pairs() {
    let mut rounds = 0;
    for seed in 1_000..1_045 {
        let case = Case::new(seed);
        let matchers = case.matchers();
        let mut seasons = matchers.clone().map(|matcher| Season::new(matcher, case.cohort.clone()));
        let [a, b] = &mut seasons;
        let first = [a.propose("1").map(drop), b.propose("1").map(drop)];
        assert_eq!(first[0].is_ok(), first[1].is_ok(), "{}", case.told);
        if first[0].is_err() {
            continue;
        }
        for turn in 0..3 {
            seasons = [0, 1].map(|which| saved(&seasons[which], &matchers[which]));
            let [a, b] = &mut seasons;
            if !same(&case.told, [a.matching().unwrap(), b.matching().unwrap()]) {
                break;
            }
            for season in [&mut *a, &mut *b] {
                moved(season, case.cohort.locked(), &mut Numbers::new(seed ^ turn << 16));
            }
            let sparing = match (seed + turn) % 3 {
                0 => Sparing::Nobody,
                1 => Sparing::Price(40),
                _ => Sparing::AtMost(2),
            };
            match [a.rematch(sparing, "4").map(drop), b.rematch(sparing, "4").map(drop)] {
                [Ok(()), Ok(())] => rounds += 1,
                [Err(a), Err(b)] => assert_eq!(a.to_string(), b.to_string(), "{}", case.told),
                [a, b] => panic!("{}: {a:?} {b:?}", case.told),
            }
        }
    }
    assert!(rounds > 50, "{rounds}");
}
