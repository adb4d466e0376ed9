//! The trade-off of a matching between two goals, by name.

use pairwright::people::Silo;
use pairwright::policies::{Precedence, Waiting};
use pairwright::season::Given;
use pairwright::what_if::Goal;
use pairwright::{Cohort, Matcher, Matching, Objective, Participant, Programme};

fn small() -> Matching {
    let person = |id: &str, department: &str, choice: &str| {
        let person = if id.starts_with('m') { Participant::mentor(id) } else { Participant::mentee(id) };
        person.with_department(department).with_choices([choice])
    };
    // everybody chose within the own department
    let cohort = Cohort::new([
        person("m1", "A", "s1"),
        person("m2", "B", "s2"),
        person("s1", "A", "m1"),
        person("s2", "B", "m2"),
    ]);
    Matcher::new(Programme::default()).solve(cohort.unwrap()).unwrap()
}

#[test]
fn values_are_those_of_the_pairs() {
    let matching = small();
    let all = matching.trade_off(Goal::Different(Silo::Department), Goal::Choices).unwrap();
    let found: Vec<_> = all.points().iter().map(|point| (point.first(), point.second())).collect();
    assert_eq!(found, [(2, 0), (0, 2)]);
    let _proof = all.verify().unwrap();
    let here = all.current_point().unwrap();
    assert_eq!((all.points()[here].new_pairs(), all.points()[1 - here].new_pairs()), (0, 2));
    assert_eq!(all.pairs(here).unwrap(), matching.pairs());
    let crossed = all.pairs(0).unwrap();
    assert_eq!((crossed[0].mentor().as_str(), crossed[0].mentee().as_str()), ("m1", "s2"));
    assert!(all.pairs(2).unwrap_err().is_unknown());
    let text = all.to_string();
    assert!(text.starts_with("pairs of different departments | pairs with a choice honoured |  new pairs\n"));
    assert!(text.contains(" |   as it is\n"), "{text}");
    let told = text.lines().skip(3).collect::<Vec<_>>().join(" ");
    let expected = "2 compromises; each is the best one for some weights of the two goals. Compromises that are \
                    best for no weights are not listed.";
    assert_eq!(told, expected);
    assert!(text.lines().all(|line| line.chars().count() <= 80));
}

/// A pair below the floor is no pair: whoever serves fewer is no point, though both goals come to the same.
#[test]
fn a_matching_that_serves_fewer_is_no_point() {
    let people =
        [Participant::mentor("m1").with_department("A"), Participant::mentor("m2").with_department("B")];
    let mentees = ["s1", "s2"].map(|id| Participant::mentee(id).with_department("B"));
    let cohort = Cohort::new(people.into_iter().chain(mentees)).unwrap();
    let floor = Objective::Floor { points: 100, first: Precedence::Quality };
    let matching = Matcher::default().with_objective(floor).solve(cohort).unwrap();
    assert_eq!(matching.pairs().len(), 1);
    let all = matching.trade_off(Goal::Different(Silo::Region), Goal::Choices).unwrap();
    assert_eq!((all.points().len(), all.pairs(0).unwrap().len(), all.current()), (1, 2, (0, 0)));
    assert_eq!(all.current_point(), None);
    assert!(all.to_string().contains("as it is: 0 and 0\n"), "{all}");
}

#[test]
fn the_civil_service() {
    let matching =
        Matcher::new(Programme::default()).solve(crate::civil_service::civil_service().unwrap()).unwrap();
    let all = matching.trade_off(Goal::Different(Silo::Department), Goal::Choices).unwrap();
    println!("{all}");
    let (best, last) = (all.points()[0], all.points()[all.points().len() - 1]);
    assert_eq!((best.first(), best.second()), (455, 442));
    assert_eq!((last.first(), last.second()), (451, 446));
    assert_eq!(all.points().len(), 5);
    let _proof = all.verify().unwrap();
    // beside Summary: who is across departments
    let summary = matching.summary();
    assert_eq!(usize::try_from(all.current().0).unwrap(), summary.cross_department().count());
    let honoured = matching.trade_off(Goal::Points, Goal::Criterion("mentee_choice".into())).unwrap();
    assert_eq!(honoured.current().0, matching.points());
    assert_eq!(honoured.current_point(), Some(0));
    assert_eq!(honoured.points()[0].new_pairs(), 0);
    let text = honoured.to_string();
    assert!(text.lines().count() <= 28 && text.contains("of them shown"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    let _proof = honoured.verify().unwrap();
}

#[test]
fn no_line_is_wider_than_a_terminal() {
    let matching = small();
    let goals = [
        Goal::Different(Silo::Department),
        Goal::MenteeChoices,
        Goal::Different(Silo::Location),
        Goal::Points,
        Goal::Choices,
    ];
    for first in &goals {
        for second in &goals {
            let text = matching.trade_off(first.clone(), second.clone()).unwrap().to_string();
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
            assert!(text.contains("as it is"), "{text}");
        }
    }
}

#[test]
fn settled_pairs_stay_and_count() {
    let given = Given::default().with_fixed([("m1", "s1")]);
    let cohort = small().cohort().clone();
    let again = Matcher::default().rematch(cohort, None, &given).unwrap();
    let all = again.matching().trade_off(Goal::Different(Silo::Department), Goal::Choices).unwrap();
    assert_eq!(all.points().len(), 1);
    assert_eq!((all.points()[0].second(), all.current(), all.pairs(0).unwrap().len()), (2, (0, 2), 2));
}

#[test]
fn what_cannot_be_is_refused() {
    let matching = small();
    let unknown = matching.trade_off(Goal::Points, Goal::Criterion("luck".into())).unwrap_err();
    assert!(unknown.is_unknown(), "{unknown}");
    let first = Programme::default().with_waiting(Waiting::First);
    let matching = Matcher::new(first).solve(matching.cohort().clone()).unwrap();
    assert!(matching.trade_off(Goal::Points, Goal::Choices).unwrap_err().is_clash());
}
