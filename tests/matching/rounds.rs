//! Rounds upon rounds among the same people: each starts from the last one, and finds what a start
//! from nothing finds.

use std::sync::Arc;

use pairwright::assignment::Ties;
use pairwright::policies::CoMentees;
use pairwright::season::{Given, Rematch};
use pairwright::{Matcher, PairId, Participant, Programme, Sparing};

use crate::company::company;
use crate::numbers::Numbers;
use crate::random_people::accepting_chance;

fn same(told: &str, warm: &Rematch, cold: &Rematch) {
    let [a, b] = [warm.matching(), cold.matching()];
    let _proofs = [a.verify().unwrap(), b.verify().unwrap()];
    assert_eq!(a.ties(), b.ties(), "{told}");
    assert_eq!((a.worth(), warm.cost(), warm.gap()), (b.worth(), cold.cost(), cold.gap()), "{told}");
    if a.ties() == Ties::Settled {
        assert_eq!(a.pairs(), b.pairs(), "{told}");
        assert_eq!((warm.kept(), warm.made()), (cold.kept(), cold.made()), "{told}");
        assert_eq!(warm.parted(), cold.parted(), "{told}");
    }
}

/// Prices change from round to round or go, few decline or most of all, and some pairs are settled.
#[test]
fn each_round_finds_what_a_start_from_nothing_finds() {
    let (mut costs, mut many) = (0, 0);
    for seed in 0..40 {
        let mut numbers = Numbers::new(seed ^ 0x524F_554E);
        let size = if seed % 8 == 0 { 90 } else { 3 + numbers.below(20) };
        let plain = company(size, size + numbers.below(4), seed).unwrap();
        let is_grouped = numbers.sometimes(30);
        let people = plain.people().iter().cloned().map(|person| {
            if is_grouped && person.role().is_mentor() {
                person.with_capacity(numbers.small(4).into())
            } else {
                person
            }
        });
        let people: Vec<Participant> = people.collect();
        let lines = plain.reporting_lines().clone();
        let cohort = pairwright::Cohort::builder().people(people).organisation(lines).build().unwrap();
        let cohort = Arc::new(cohort);
        let programme = Programme::default().with_co_mentees(CoMentees::allowing());
        let matcher = accepting_chance(Matcher::new(programme));
        let mut before = matcher.solve(Arc::clone(&cohort)).unwrap();
        let (mut declined, mut fixed) = (Vec::new(), Vec::<PairId>::new());
        for round in 0..5 {
            let percent = [2, 5, 20, 85][numbers.below(4)];
            let mut open = Vec::new();
            for pair in before
                .pairs()
                .iter()
                .map(PairId::from)
                .filter(|pair| !fixed.contains(pair))
                .collect::<Vec<_>>()
            {
                if numbers.sometimes(percent) {
                    declined.push((pair.mentor().clone(), pair.mentee().clone(), "no"));
                } else if numbers.sometimes(4) {
                    fixed.push(pair);
                } else {
                    open.push(pair);
                }
            }
            many += usize::from(percent == 85 && size == 90);
            let sparing = match numbers.below(6) {
                0 => Sparing::Nobody,
                1 if size < 90 => Sparing::AtMost(numbers.small(3).into()),
                _ => Sparing::Price([10, 60, 60, 150][numbers.below(4)]),
            };
            let given = Given::default().with_declined(declined.clone()).with_fixed(fixed.clone());
            let given = given.with_proposed(open).with_sparing(sparing);
            let [warm, cold] = [Some(&before), None]
                .map(|before| matcher.rematch(Arc::clone(&cohort), before, &given).unwrap());
            same(&format!("seed {seed}, round {round}, {sparing:?}, {percent} %"), &warm, &cold);
            costs += usize::from(warm.cost() != pairwright::assignment::ObjectiveValue::default());
            before = warm.into_matching();
        }
    }
    assert!(costs > 30 && many > 2, "{costs} {many}");
}
