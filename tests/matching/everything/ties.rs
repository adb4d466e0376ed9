//! Of all sets of pairs that are best, the one that the rules name; from every solver.

use std::cmp::Reverse;

use pairwright::assignment::{
    Dense, GroupFlow, KuhnMunkres, PricedCandidates, ShortestAugmentingPath, StagedNetwork, Ties,
};
use pairwright::season::Given;
use pairwright::{Cohort, Matcher, Matching, Participant, Sparing};

use super::case::{Case, mentor};
use super::matchings::pairs;
use super::oracle::{Oracle, Pairs, limits};

/// The one set that the rules name: of the best ones, the most proposed pairs, the greatest worst
/// pair but for what is fixed, the most choices of mentees, the lowest ids.
fn named(case: &Case, oracle: &Oracle<'_>) -> Pairs {
    let (price, most) = limits(case.sparing);
    let best = oracle.best(case.sparing);
    let is_best = |pairs: &Pairs| oracle.parted(pairs) <= most && oracle.value(pairs, price) == best;
    let fixed = oracle.fixed();
    let key = |pairs: &Pairs| {
        let free = || pairs.iter().filter(|pair| !fixed.contains(pair));
        let worst = free().map(|&pair| oracle.score(pair).unwrap()).min().unwrap_or(i32::MAX);
        let mentees: Vec<_> = case.cohort.mentees().collect();
        let chosen = free().filter(|pair| mentees[pair.1].choice_rank(mentor(pair.0)).is_some()).count();
        (Reverse(oracle.parted(pairs)), worst, chosen)
    };
    let sorted = oracle.all().into_iter().filter(is_best).map(|mut pairs| {
        pairs.sort_unstable();
        pairs
    });
    sorted.max_by_key(|pairs| (key(pairs), Reverse(pairs.clone()))).unwrap()
}

/// The usual one, and one for each solver.
fn matchers(case: &Case) -> Vec<Matcher> {
    let usual = case.matcher();
    let with = [
        usual.clone().with_solver(Dense),
        usual.clone().with_solver(PricedCandidates),
        usual.clone().with_solver(ShortestAugmentingPath),
        usual.clone().with_solver(KuhnMunkres),
        usual.clone().with_solver(StagedNetwork),
        usual.clone().with_solver(GroupFlow),
    ];
    std::iter::once(usual).chain(with).collect()
}

/// Holds a matching against the set that the rules name.
fn hold(case: &Case, matching: &Matching, named: &Pairs) {
    let told = format!("seed {}, {:?}", case.seed, case.sparing);
    assert_eq!(matching.ties(), Ties::Settled, "{told}");
    assert_eq!(&pairs(matching), named, "{told}");
}

#[test]
fn every_solver_gives_the_one_matching() {
    let (mut solved, mut refused) = (0, 0);
    for seed in 0..1_200 {
        let case = Case::new(seed);
        let first = case.matcher().solve(case.cohort.clone()).unwrap();
        let named = named(&case, &Oracle::new(&case, first.scores()));
        for matcher in matchers(&case) {
            match matcher.solve(case.cohort.clone()) {
                Ok(matching) => {
                    hold(&case, &matching, &named);
                    solved += 1;
                }
                Err(error) => {
                    assert!(error.is_problem(), "seed {seed}: {error}");
                    refused += 1;
                }
            }
        }
    }
    assert!(solved > 3_000 && refused > 1_000, "{solved} {refused}");
}

#[test]
fn a_rematch_parts_nobody_for_nothing() {
    let (mut settled, mut kept) = (0, 0);
    for seed in 0..1_500 {
        let case = Case::new(seed);
        let first = case.matcher().solve(case.cohort.clone()).unwrap();
        let case = case.with_settled(&pairs(&first));
        let before = (seed % 2 == 0).then_some(&first);
        let Ok(again) = case.matcher().rematch(case.cohort.clone(), before, &case.given()) else { continue };
        let oracle = Oracle::new(&case, first.scores());
        hold(&case, again.matching(), &named(&case, &oracle));
        settled += 1;
        kept += oracle.spared().len() - again.parted().len();
    }
    assert!(settled > 1_000 && kept > 500, "{settled} {kept}");
}

/// Where a limit of parted pairs is reached, a search decides which of them stay: that is said.
#[test]
fn a_limit_that_is_reached_is_no_rule() {
    let cohort = Cohort::new([
        Participant::mentor("ana").with_choices(["mia"]),
        Participant::mentor("ben"),
        Participant::mentor("cem").with_choices(["max"]),
        Participant::mentee("max"),
        Participant::mentee("mia"),
    ])
    .unwrap();
    let given = Given::default().with_proposed([("ana", "max"), ("ben", "mia")]);
    for (most, parted, ties) in [(0, 0, Ties::Settled), (1, 1, Ties::SettledAmongKept), (2, 2, Ties::Settled)]
    {
        let given = given.clone().with_sparing(Sparing::AtMost(most));
        let again = Matcher::default().rematch(cohort.clone(), None, &given).unwrap();
        assert_eq!((again.parted().len(), again.matching().ties()), (parted, ties));
    }
}
