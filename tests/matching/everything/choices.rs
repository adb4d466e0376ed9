//! How many mentees could have a mentor of their choice, and who asked in vain: against all sets of pairs.

use pairwright::assignment::{Objective, Precedence};
use pairwright::explain::WhyNot;
use pairwright::policies::{ChoiceRule, Choices, Workload};
use pairwright::{Matching, Pilot, Role};

use super::case::{Case, mentee, mentor};
use super::matchings::pairs;
use super::oracle::{Oracle, Pairs};

/// At which rank the first of two asked for the second.
fn rank(
    case: &Case,
    asks: &pairwright::ParticipantId,
    for_whom: &pairwright::ParticipantId,
) -> Option<usize> {
    let person = case.cohort.get(asks).unwrap();
    person.choices().find(|(_, other)| *other == for_whom).map(|(rank, _)| rank)
}

/// How many mentees have a mentor of their choice in some pairs.
fn met(case: &Case, pairs: &Pairs) -> usize {
    let is_chosen = |&(i, j): &(usize, usize)| rank(case, &mentee(j), &mentor(i)).is_some();
    (0..case.size()[1]).filter(|&j| pairs.iter().filter(|pair| pair.1 == j).any(is_chosen)).count()
}

/// Holds the figures against the pairs, and the possible against the best of these sets.
fn hold(case: &Case, matching: &Matching, all: &[Pairs]) -> bool {
    let (told, found) = (format!("seed {}", case.seed), pairs(matching));
    let figures = matching.choices_met().unwrap_or_else(|error| panic!("{told}: {error}"));
    let choosers = case.cohort.mentees().filter(|one| one.choices().next().is_some()).count();
    assert_eq!((figures.mentees().count(), figures.mentees().of()), (met(case, &found), choosers), "{told}");
    assert_eq!(figures.mentees(), matching.summary().mentees_with_choice(), "{told}");
    let most = all.iter().map(|set| met(case, set)).max().unwrap();
    if figures.is_exact() {
        assert_eq!(figures.possible(), most, "{told}: {figures}");
    } else {
        assert!(figures.possible() >= most, "{told}: {figures}");
        assert!(figures.to_string().contains("possible at most"), "{told}");
        let several = matching.scores().problem().has_column_capacities();
        assert!(several, "{told}: it is exact where nobody has several mentors");
    }
    assert!(figures.possible() <= choosers && figures.possible() >= figures.mentees().count(), "{told}");
    figures.is_exact()
}

/// Holds those who asked in vain against a plain reading of the pairs.
fn hold_missed(case: &Case, matching: &Matching, floor: i32) -> usize {
    let (told, found) = (format!("seed {}", case.seed), pairs(matching));
    let [mentors, mentees] = case.size();
    let mut expected = Vec::new();
    let problem = matching.problem();
    let scores = matching.scores();
    for (i, j) in (0..mentors).flat_map(|i| (0..mentees).map(move |j| (i, j))) {
        let (row, column) = (scores.row(mentor(i)).unwrap(), scores.column(mentee(j)).unwrap());
        if problem.capacity(row) == 0 || problem.score(row, column).is_none_or(|points| points < floor) {
            continue;
        }
        let better =
            |ranks: Vec<Option<usize>>, rank: usize| ranks.into_iter().flatten().any(|one| one <= rank);
        let of_mentee = found.iter().filter(|pair| pair.1 == j);
        let of_mentee = of_mentee.map(|pair| rank(case, &mentee(j), &mentor(pair.0))).collect();
        let of_mentor = found.iter().filter(|pair| pair.0 == i);
        let of_mentor = of_mentor.map(|pair| rank(case, &mentor(i), &mentee(pair.1))).collect();
        let is_free = !found.iter().any(|pair| pair.0 == i);
        let is_unserved = !found.iter().any(|pair| pair.1 == j);
        if let Some(rank) = rank(case, &mentee(j), &mentor(i)).filter(|_| is_free)
            && !better(of_mentee, rank)
        {
            expected.push((Role::Mentee, j, rank, i));
        }
        if let Some(rank) = rank(case, &mentor(i), &mentee(j)).filter(|_| is_unserved)
            && !better(of_mentor, rank)
        {
            expected.push((Role::Mentor, i, rank, j));
        }
    }
    let figures = matching.choices_met().unwrap();
    let number = |id: &pairwright::ParticipantId| -> usize { id.as_str()[1..].parse().unwrap() };
    let mut told_of = Vec::new();
    for one in figures.missed() {
        let (mentor, mentee) = (number(one.mentor()), number(one.mentee()));
        let by_mentee = one.asked_by() == Role::Mentee;
        let (who, other) = if by_mentee { (mentee, mentor) } else { (mentor, mentee) };
        told_of.push((one.asked_by(), who, one.rank(), other));
        if matching.objective() == Objective::MostPoints {
            let why = matching.why_not(one.mentor(), one.mentee()).unwrap();
            assert!(matches!(why, WhyNot::Costs(_)), "{told}: {one}: {why}");
        }
    }
    let mut in_order = told_of.clone();
    in_order.sort_by_key(|&(role, who, rank, other)| (role != Role::Mentee, who, rank, other));
    assert_eq!(told_of, in_order, "{told}: mentees first, then by id and rank");
    expected.sort_by_key(|&(role, who, rank, other)| (role != Role::Mentee, who, rank, other));
    assert_eq!(told_of, expected, "{told}");
    told_of.len()
}

/// The sets of pairs that serve as many as a matching does, by all that counts before points.
fn as_many(oracle: &Oracle<'_>, matching: &Matching) -> Vec<Pairs> {
    let people = |pairs: &Pairs| {
        let (met, served, pairs, evenness, waited, _) = oracle.value(pairs, 0);
        (met, served, pairs, evenness, waited)
    };
    let now = people(&pairs(matching));
    oracle.all().into_iter().filter(|set| people(set) == now).collect()
}

#[test]
fn the_possible_is_that_of_all_sets_of_pairs() {
    let (mut exact, mut bounds, mut missed, mut short) = (0, 0, 0, 0);
    for seed in 0..3_000 {
        let mut case = Case::new(seed);
        if seed % 3 == 0 && case.locked.is_empty() {
            let rule = Choices::default().with_mentees(ChoiceRule::Require);
            case.programme = case.programme.with_choices(rule);
        }
        let first = case.matcher().solve(case.cohort.clone()).unwrap();
        let all = as_many(&Oracle::new(&case, first.scores()), &first);
        let is_exact = hold(&case, &first, &all);
        (exact, bounds) = (exact + usize::from(is_exact), bounds + usize::from(!is_exact));
        let figures = first.choices_met().unwrap();
        short += usize::from(figures.mentees().count() < figures.possible());
        missed += hold_missed(&case, &first, i32::MIN);

        // and again, with pairs that are settled, declined and proposed
        let case = case.with_settled(&pairs(&first));
        let Ok(again) = case.matcher().rematch(case.cohort.clone(), Some(&first), &case.given()) else {
            continue;
        };
        let matching = again.matching();
        let limited = matches!(case.sparing, pairwright::Sparing::AtMost(_));
        if !limited {
            hold(&case, matching, &as_many(&Oracle::new(&case, matching.scores()), matching));
        }
        missed += hold_missed(&case, matching, i32::MIN);
    }
    assert!(exact > 2_500 && bounds > 20 && missed > 500 && short > 150, "{exact} {bounds} {missed} {short}");
}

#[test]
fn the_possible_goes_with_every_objective() {
    let mut asked = 0;
    for seed in 0..3_000 {
        let mut case = Case::new(seed);
        if seed % 5 > 0 {
            // loads that are to be even are refused: once in a while is enough
            case.programme = case.programme.with_workload(Workload::default());
        }
        let floor = i32::try_from(seed % 40).unwrap() - 20;
        let quality = Objective::Floor { points: floor, first: Precedence::Quality };
        let objective =
            [Objective::BestWorstPair, Objective::Leximin, quality][usize::try_from(seed).unwrap() % 3];
        let Ok(matching) = case.matcher().with_objective(objective).solve(case.cohort.clone()) else {
            continue;
        };
        assert!(!matches!(case.pilot, Some(Pilot::Best(_))));
        let oracle = Oracle::new(&case, matching.scores());
        let (mut all, fixed) = (oracle.all(), oracle.fixed());
        let lowest = if objective == quality { floor } else { i32::MIN };
        all.retain(|set| {
            set.iter().all(|&pair| fixed.contains(&pair) || oracle.score(pair).unwrap() >= lowest)
        });
        let most = all.iter().map(Vec::len).max().unwrap();
        all.retain(|set| set.len() == most);
        assert!(hold(&case, &matching, &all), "one mentor each");
        hold_missed(&case, &matching, lowest);
        asked += 1;
    }
    assert!(asked > 300, "{asked}");
}
