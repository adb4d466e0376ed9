//! Lines of any shape and size with several managers: quick, or refused with figures.

use pairwright::people::{LineCheck, Relation, ReportingLines};
use pairwright::policies::{Rule, Supervision};
use pairwright::scoring::Scores;
use pairwright::{Cohort, Participant, ParticipantId, Programme};

use crate::numbers::Numbers;

fn id(k: usize) -> ParticipantId {
    format!("p{k:06}").into()
}

/// The lines of so many people, each under these.
fn under<M: IntoIterator<Item = usize>>(people: usize, managers: impl Fn(usize) -> M) -> ReportingLines {
    let entries = (0..people).flat_map(|k| {
        let above = managers(k).into_iter().map(move |manager| (id(k), Some(id(manager))));
        [(id(k), None)].into_iter().chain(above)
    });
    ReportingLines::new(entries).unwrap()
}

/// Everybody reports to the two before them: a line as long as the organisation, with a fork
/// everywhere.
fn ladder(people: usize) -> ReportingLines {
    under(people, |k| (1..=2).filter_map(move |back| k.checked_sub(back)))
}

fn all(
    range: std::ops::Range<usize>,
    role: fn(ParticipantId) -> Participant,
) -> impl Iterator<Item = Participant> {
    range.map(move |k| role(id(k)))
}

fn scored(lines: ReportingLines, people: impl Iterator<Item = Participant>) -> pairwright::Result<Scores> {
    let cohort = Cohort::builder().people(people).organisation(lines).build().unwrap();
    let rules = Supervision::default().with_same_manager(Rule::Penalise(1));
    Scores::new(&cohort, &Programme::default().with_supervision(rules))
}

fn points(scores: &Scores, mentor: usize, mentee: usize) -> Option<i32> {
    let (row, column) = (scores.row(id(mentor)).unwrap(), scores.column(id(mentee)).unwrap());
    scores.problem().score(row, column)
}

#[test]
fn s6_a_long_line_full_of_forks() {
    let lines = ladder(100_000);
    assert_eq!(lines.relation(id(99_999), id(0)), Some(Relation::ReportsTo { distance: 50_000 }));
    assert_eq!(lines.check(id(0), id(99_998)), LineCheck::InLine(Relation::Manages { distance: 49_999 }));
    assert_eq!((lines.line(id(99_999)).count(), lines.components().len()), (99_999, 1));
    assert!(lines.is_complete_above(id(99_999)) && lines.ends_unknown(id(99_999)).is_empty());
    let top: Vec<_> = [id(0), id(1)].into();
    let everybody: Vec<_> = (0..100_000).map(id).collect();
    for (mentors, mentees) in [(&everybody, &top), (&top, &everybody)] {
        assert_eq!(lines.supervisory_pairs(mentors, mentees).len(), 199_998);
    }
    // all are in one line: one thing is said of everybody
    let scores = scored(lines, all(0..100_000, Participant::both)).unwrap();
    for (mentor, mentee) in [(0, 99_999), (99_999, 0), (50_000, 50_001), (7, 7)] {
        assert_eq!(points(&scores, mentor, mentee), None);
    }
}

/// Few at both ends, and tens of thousands between them who do not take part.
#[test]
fn s6_what_is_between_costs_nothing_again_and_again() {
    const ENDS: usize = 800;
    let size = 60_000;
    let people = || all(0..ENDS, Participant::mentee).chain(all(size - ENDS..size, Participant::mentor));
    for lines in [ladder(size), under(size, |k| k.checked_sub(1))] {
        let scores = scored(lines, people()).unwrap();
        for (top, bottom) in (0..ENDS).step_by(7).zip((size - ENDS..size).rev()) {
            assert_eq!(points(&scores, bottom, top), None);
        }
    }
}

/// One manager of everybody, and somebody whom everybody manages.
#[test]
fn s6_wide_fans_up_and_down() {
    let size = 100_000;
    let fan = under(size, |k| (k > 0).then_some(0));
    assert_eq!(fan.relation(id(7), id(99_999)), Some(Relation::SameManager));
    let scores = scored(fan, all(0..size, Participant::both)).unwrap();
    assert_eq!((points(&scores, 1, 99_999), points(&scores, 0, 99_999)), (Some(-1), None));
    let many = under(size, |k| if k == 0 { 1..size } else { 0..0 });
    assert_eq!((many.managers(id(0)).count(), many.line(id(0)).count()), (size - 1, size - 1));
    assert!(many.is_complete_above(id(0)));
    assert!(scored(many, all(0..size, Participant::both)).is_ok());
}

/// Fifteen hundred people who all have the same thousand managers: shared managers count once.
#[test]
fn s6_managers_in_common_by_the_thousand() {
    let (managers, people) = (1_000, 1_500);
    let lines = under(managers + people, |k| if k < managers { 0..0 } else { 0..managers });
    let scores = scored(lines, all(managers..managers + people, Participant::both)).unwrap();
    for (k, j) in (managers..managers + people).zip((managers..managers + people).rev()) {
        assert_eq!(points(&scores, k, j), (k != j).then_some(-1));
    }
    assert_eq!(points(&scores, managers + 1, managers + 1), None);
}

/// About ten levels, a tenth of the people with a second manager somewhere above.
#[test]
fn s6_a_large_company_with_dotted_lines() {
    let size = 100_000;
    let mut numbers = Numbers::new(5);
    let second: Vec<_> = (0..size).map(|k| numbers.sometimes(10).then(|| numbers.below(k / 3 + 1))).collect();
    let lines = under(size, |k| {
        let first = (k > 0).then(|| (k - 1) / 3);
        first.into_iter().chain(second[k].filter(|_| k > 0))
    });
    assert!(lines.cycles().is_empty());
    let depth = lines.line(id(size - 1)).count();
    assert!((9..40).contains(&depth), "{depth}");
    let everybody: Vec<_> = (0..size).map(id).collect();
    let (seniors, juniors) = everybody.split_at(size / 3);
    let pairs = lines.supervisory_pairs(juniors, seniors);
    assert!(pairs.len() > 500_000);
    for (mentor, mentee, relation) in pairs.iter().step_by(997) {
        assert_eq!(lines.check(mentor, mentee), LineCheck::InLine(*relation));
    }
    assert!(scored(lines, all(0..size, Participant::both)).is_ok());
}
