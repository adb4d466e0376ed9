//! A planted shortage among 1,000 and 5,000 people: who is in whose way, what to do, and what if, beside the
//! plain solve.
//!
//! `cargo bench --bench shortage`. Six mentees can be mentored by five people only; the bench asserts that just
//! these are named, and that every repair helps.

#[expect(dead_code, reason = "people are planted here")]
#[path = "../tests/support/company.rs"]
mod company;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use numbers::Numbers;
use pairwright::{Cohort, Matcher, Matching, Participant, Role};

const PEOPLE: [usize; 2] = [1_000, 5_000];
/// So many mentees are planted, and one mentor less.
const PLANTED: usize = 6;

/// A company in which the planted mentees are junior to all but the planted mentors.
fn planted(people: usize) -> Arc<Cohort> {
    let (mentors, mentees) = (people / 2 + people / 50, people / 2 - people / 50);
    let department = |numbers: &mut Numbers| format!("D{}", numbers.below(4));
    let numbers = &mut Numbers::new(5);
    let mut all = company::people(mentors, mentees, 1);
    for k in 0..PLANTED {
        let mentee = Participant::mentee(format!("planted mentee {k}")).with_level(0);
        all.push(mentee.with_department(department(numbers)));
        if k > 0 {
            let mentor = Participant::mentor(format!("planted mentor {k}")).with_level(-1);
            all.push(mentor.with_department(department(numbers)));
        }
    }
    let lines = company::lines(mentors, mentees, 1).expect("lines");
    Arc::new(Cohort::builder().people(all).organisation(lines).build().expect("a company"))
}

fn matched(cohort: &Arc<Cohort>) -> Matching {
    Matcher::default().solve(cohort.clone()).expect("a matching")
}

fn shortage(c: &mut Criterion) {
    let mut group = c.benchmark_group("shortage");
    group.sample_size(10);
    for people in PEOPLE {
        let cohort = planted(people);
        let matching = matched(&cohort);
        let left: Vec<_> = matching.left_out().iter().filter(|left| left.role() == Role::Mentee).collect();
        assert_eq!(left.len(), 1, "only the planted shortage");
        let person = left[0].id();
        group.bench_function(BenchmarkId::new("solve", people), |b| b.iter(|| matched(black_box(&cohort))));
        group.bench_function(BenchmarkId::new("one group", people), |b| {
            b.iter(|| {
                let found = matching.shortages_of(black_box(person)).expect("a group");
                assert_eq!(
                    (found[0].shortage().group().len(), found[0].shortage().partners().len()),
                    (PLANTED, PLANTED - 1)
                );
                assert!(found[0].shortage().group().iter().all(|id| id.as_str().starts_with("planted")));
            });
        });
        group.bench_function(BenchmarkId::new("all groups", people), |b| {
            b.iter(|| assert_eq!(matching.shortages().expect("groups").len(), matching.left_out().len()));
        });
        group.bench_function(BenchmarkId::new("repairs", people), |b| {
            b.iter(|| {
                let found = matching.repairs(black_box(person)).expect("repairs");
                assert_eq!(found.len(), 7);
                assert!(found.iter().all(|repair| repair.gain().served == 1));
            });
        });
        let anybody = matching.pairs()[people / 4].mentor();
        group.bench_function(BenchmarkId::new("alternatives of a mentor", people), |b| {
            b.iter(|| assert_eq!(matching.alternatives(black_box(anybody), 10).expect("a mentor").len(), 10));
        });
        let anybody = matching.pairs()[people / 4].mentee();
        group.bench_function(BenchmarkId::new("alternatives of a mentee", people), |b| {
            b.iter(|| assert_eq!(matching.alternatives(black_box(anybody), 10).expect("a mentee").len(), 10));
        });
        let (mentor, mentee) = (matching.pairs()[0].mentor(), matching.pairs()[people / 4].mentee());
        group.bench_function(BenchmarkId::new("why not", people), |b| {
            b.iter(|| matching.why_not(black_box(mentor), mentee).expect("two people"));
        });
        group.bench_function(BenchmarkId::new("is unique", people), |b| {
            b.iter(|| matching.is_unique().expect("small numbers"));
        });
    }
}

criterion_group!(benches, shortage);
criterion_main!(benches);
