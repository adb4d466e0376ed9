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

/// Two mentees of one mentor, for all.
fn co_mentees(matching: &Matching) -> Vec<(String, String)> {
    let pairs = matching.pairs();
    let mut found = Vec::new();
    for (at, a) in pairs.iter().enumerate() {
        let others = pairs[at + 1..].iter().take_while(|b| b.mentor() == a.mentor());
        found.extend(others.map(|b| (a.mentee().to_string(), b.mentee().to_string())));
    }
    found
}

fn in_line(matching: &Matching) -> usize {
    let lines = matching.cohort().reporting_lines();
    let is_in_line = |(a, b): &&(String, String)| lines.distance(a, b).or_else(|| lines.distance(b, a)).is_some();
    co_mentees(matching).iter().filter(is_in_line).count()
}

#[test]
fn groups_of_the_embedded_cohorts_are_proven_best() {
    let mut searched = 0;
    for name in ["civil-service", "adventureworks"] {
        let cohort = cohort(name);
        for usual in [2, 3, 5] {
            let programme = Programme::default().with_workload(Workload::default().with_usual(usual));
            let free = programme.clone().with_co_mentees(CoMentees::allowing());
            let free = Matcher::new(free).solve(Arc::clone(&cohort)).unwrap();
            let start = std::time::Instant::now();
            let matching = Matcher::new(programme.clone()).solve(Arc::clone(&cohort)).unwrap();
            eprintln!("{name} {usual}: {} in line of {}, {} -> {} points, gap {:?}, {:?}", in_line(&free), co_mentees(&free).len(), free.points(), matching.points(), matching.gap(), start.elapsed());
            assert_eq!(in_line(&matching), 0);
            assert_eq!(matching.gap(), ObjectiveValue::default());
            matching.verify().map(drop).unwrap();
            searched += usize::from(in_line(&free) > 0);
            let rules = CoMentees::default().with_rule(CoMenteeRule::at_least(2, "department"));
            let start = std::time::Instant::now();
            let matching = Matcher::new(programme.with_co_mentees(rules)).solve(Arc::clone(&cohort)).unwrap();
            eprintln!("   departments {} points, gap {:?}, {:?}", matching.points(), matching.gap(), start.elapsed());
        }
    }
    assert!(searched > 0);
}
