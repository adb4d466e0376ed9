//! What figures stand beside: the most there could be, and what chance would come to.

use pairwright::people::Silo;
use pairwright::scoring::Scores;
use pairwright::what_if::Goal;
use pairwright::{Cohort, Matcher, Matching, Participant};
use proptest::prelude::*;

use crate::company::company;

/// Every largest matching of a small cohort, as columns by row.
fn all_largest(scores: &Scores) -> Vec<Vec<Option<usize>>> {
    use pairwright::assignment::{Column, Row};
    fn go(scores: &Scores, row: usize, chosen: &mut Vec<Option<usize>>, found: &mut Vec<Vec<Option<usize>>>) {
        let problem = scores.problem();
        if row == problem.rows() {
            found.push(chosen.clone());
            return;
        }
        chosen.push(None);
        go(scores, row + 1, chosen, found);
        for column in 0..problem.columns() {
            let is_free = !chosen.contains(&Some(column));
            if is_free && problem.score(Row::new(row), Column::new(column)).is_some() {
                *chosen.last_mut().unwrap() = Some(column);
                go(scores, row + 1, chosen, found);
                *chosen.last_mut().unwrap() = None;
            }
        }
        chosen.pop();
    }
    let mut found = Vec::new();
    go(scores, 0, &mut Vec::new(), &mut found);
    let size = |one: &Vec<Option<usize>>| one.iter().flatten().count();
    let most = found.iter().map(size).max().unwrap_or(0);
    found.retain(|one| size(one) == most);
    found
}

fn pairs<'a>(
    matching: &'a Matching,
    chosen: &'a [Option<usize>],
) -> impl Iterator<Item = (&'a Participant, &'a Participant)> {
    let person = |id| matching.cohort().get(id).unwrap();
    let scores = matching.scores();
    chosen.iter().enumerate().filter_map(move |(row, column)| {
        Some((person(&scores.mentors()[row]), person(&scores.mentees()[(*column)?])))
    })
}

fn crossing(pair: &(&Participant, &Participant)) -> bool {
    matches!((pair.0.department(), pair.1.department()), (Some(a), Some(b)) if a != b)
}

fn honoured(pair: &(&Participant, &Participant)) -> bool {
    pair.1.choice_rank(pair.0.id()).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// The most of each goal, among all matchings that serve as many.
    #[test]
    fn the_most_possible_is_that_of_all_matchings(a in 1usize..6, b in 1usize..6, seed: u64) {
        let accepted = pairwright::people::FindingKind::ALL.iter().copied();
        let matching = Matcher::default().accepting(accepted).solve(company(a, b, seed).unwrap()).unwrap();
        // the oracle is of mentors who take one mentee each
        prop_assume!(matching.summary().loads().is_empty());
        let all = all_largest(matching.scores());
        for (goal, counts) in [
            (Goal::Different(Silo::Department), crossing as fn(&(&Participant, &Participant)) -> bool),
            (Goal::MenteeChoices, honoured),
        ] {
            let best = all.iter().map(|one| pairs(&matching, one).filter(counts).count()).max().unwrap_or(0);
            prop_assert_eq!(matching.most_possible(&goal).unwrap(), i64::try_from(best).unwrap(), "{}", goal);
        }
    }
}

/// Five mentors and five mentees of whom some pairs are forbidden: the averages are those over all
/// matchings, counted one by one.
#[test]
fn chance_is_the_average_of_all_possible_matchings() {
    let departments = ["A", "A", "B", "B", "C"];
    let mentors = (0..5).map(|k| Participant::mentor(format!("a{k}")).with_department(departments[k]));
    let mentees = (0..5).map(|k| {
        let mentee = Participant::mentee(format!("b{k}")).with_department(departments[(k + 1) % 5]);
        let mentee = mentee.with_choices([format!("a{k}"), format!("a{}", (k + 2) % 5)]);
        if k < 3 { mentee.with_conflict(format!("a{}", k + 1), "own reasons") } else { mentee }
    });
    let matching = Matcher::default().solve(Cohort::new(mentors.chain(mentees)).unwrap()).unwrap();
    assert_eq!(matching.pairs().len(), 5);
    let chance = matching.by_chance().unwrap();
    let all = all_largest(matching.scores());
    assert!(all.len() > 20 && all.len() < 120, "{}: some are forbidden", all.len());
    let average = |counts: fn(&(&Participant, &Participant)) -> bool| {
        let sum: usize = all.iter().map(|one| pairs(&matching, one).filter(counts).count()).sum();
        f64::from(u32::try_from(sum).unwrap()) / f64::from(u32::try_from(all.len()).unwrap())
    };
    let near = |found: usize, exact: f64| (f64::from(u32::try_from(found).unwrap()) - exact).abs() <= 0.75;
    assert!(near(chance.cross_department().count(), average(crossing)), "{chance:?} {}", average(crossing));
    assert!(
        near(chance.mentees_with_choice().count(), average(honoured)),
        "{chance:?} {}",
        average(honoured)
    );
    let points: i64 = chance.points_by_criterion().map(|(_, points)| points).sum();
    assert!((points - chance.points()).abs() <= i64::try_from(chance.points_by_criterion().len()).unwrap());
    assert!(chance.points() < matching.points());
    // in whatever order people come
    let again = Matcher::default().solve(matching.cohort().clone()).unwrap();
    assert_eq!(again.by_chance().unwrap(), chance);
}

/// Large enough for the average to be sharp: of 60 mentees each has one chosen mentor among 60.
#[test]
fn one_in_sixty_is_met_by_chance() {
    let mentors = (0..60).map(|k| Participant::mentor(format!("a{k}")).with_department(["A", "B"][k % 2]));
    let mentees = (0..60)
        .map(|k| Participant::mentee(format!("b{k}")).with_department("A").with_choices([format!("a{k}")]));
    let matching = Matcher::default().solve(Cohort::new(mentors.chain(mentees)).unwrap()).unwrap();
    let chance = matching.by_chance().unwrap();
    assert_eq!(matching.summary().mentees_with_choice().count(), 60);
    assert_eq!(chance.mentees_with_choice().count(), 1);
    assert_eq!(chance.cross_department().count(), 30);
}

#[test]
fn nothing_is_said_of_chance_where_nothing_could_be_otherwise() {
    let one = [Participant::mentor("ana"), Participant::mentee("max")];
    assert!(Matcher::default().solve(Cohort::new(one).unwrap()).unwrap().by_chance().is_none());
    let two = [
        Participant::mentor("ana"),
        Participant::mentor("ben"),
        Participant::mentee("max").with_conflict("ben", "own reasons"),
        Participant::mentee("mia").with_conflict("ana", "own reasons"),
    ];
    assert!(Matcher::default().solve(Cohort::new(two).unwrap()).unwrap().by_chance().is_none());
}
