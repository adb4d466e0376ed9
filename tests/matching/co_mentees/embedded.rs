//! On the embedded cohorts.

use std::path::Path;
use std::sync::Arc;

use pairwright::assignment::ObjectiveValue;
use pairwright::policies::{CoMenteeRule, CoMentees, Workload};
use pairwright::{Cohort, CohortFiles, Matcher, Matching, Programme};

fn cohort(name: &str) -> Arc<Cohort> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(name);
    let files = CohortFiles::new(folder.join("participants.csv"))
        .organisation(folder.join("organisation.csv"))
        .conflicts(folder.join("conflicts.csv"));
    Arc::new(files.read().unwrap())
}

/// Mentees of one mentor of whom one is above the other.
fn in_line(matching: &Matching) -> usize {
    let lines = matching.cohort().reporting_lines();
    let mut found = 0;
    for group in matching.pairs().chunk_by(|a, b| a.mentor() == b.mentor()) {
        for (at, a) in group.iter().enumerate() {
            let above = |b: &pairwright::Pair| {
                lines
                    .distance(a.mentee(), b.mentee())
                    .or_else(|| lines.distance(b.mentee(), a.mentee()))
                    .is_some()
            };
            found += group[at + 1..].iter().filter(|&b| above(b)).count();
        }
    }
    found
}

#[test]
fn groups_of_the_embedded_cohorts_are_proven_best() {
    for name in ["civil-service", "adventureworks"] {
        let cohort = cohort(name);
        for usual in [2, 3, 5] {
            let programme = Programme::default().with_workload(Workload::default().with_usual(usual));
            let matching = Matcher::new(programme).solve(Arc::clone(&cohort)).unwrap();
            assert_eq!(
                (in_line(&matching), matching.gap()),
                (0, ObjectiveValue::default()),
                "{name} {usual}"
            );
            let _proof = matching.verify().unwrap();
        }
    }
}

/// A rule that half of all groups break.
#[test]
fn no_group_of_one_department() {
    for name in ["adventureworks", "civil-service"] {
        apart_by_department(name);
    }
}

fn apart_by_department(name: &str) {
    let rules = CoMentees::default().with_rule(CoMenteeRule::at_least(2, "department"));
    let workload = Workload::default().with_usual(2);
    let free = Programme::default().with_workload(workload);
    let programme = free.clone().with_co_mentees(rules);
    let cohort = cohort(name);
    let free = Matcher::new(free).solve(Arc::clone(&cohort)).unwrap();
    let matching = Matcher::new(programme).solve(Arc::clone(&cohort)).unwrap();
    for group in matching.pairs().chunk_by(|a, b| a.mentor() == b.mentor()).filter(|group| group.len() > 1) {
        let of = |pair: &pairwright::Pair| cohort.get(pair.mentee()).unwrap().department().map(str::to_owned);
        assert!(group.iter().any(|pair| of(pair) != of(&group[0])), "{}", group[0].mentor());
    }
    assert_eq!(matching.pairs().len(), free.pairs().len());
    assert!(matching.points() + matching.gap().points <= free.points());
    let proof = matching.verify().unwrap();
    assert!(proof.to_string().contains("to keep mentees apart"), "{proof}");
}
