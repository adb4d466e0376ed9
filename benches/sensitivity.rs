//! How far each weight can move, beside the plain solve: the civil-service cohort, and made-up companies.
//!
//! `cargo bench --bench sensitivity`. The bench asserts that something would change.

#[path = "../examples/support/civil_service.rs"]
mod civil_service;
#[path = "../tests/support/company.rs"]
mod company;
#[path = "../tests/support/numbers.rs"]
mod numbers;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use pairwright::{Cohort, Focus, Matcher, Programme};

fn sensitivity(c: &mut Criterion) {
    let mut group = c.benchmark_group("sensitivity");
    group.sample_size(10);
    let company = |people| company::company(people, people, 7).expect("a company");
    let cohorts: [(&str, Cohort); 3] = [
        ("civil service", civil_service::civil_service().expect("the embedded cohort")),
        ("1,000 x 1,000", company(1_000)),
        ("2,000 x 2,000", company(2_000)),
    ];
    for (name, cohort) in cohorts {
        let cohort = Arc::new(cohort);
        let solve =
            |focus| Matcher::new(Programme::new(focus)).solve(Arc::clone(&cohort)).expect("a matching");
        let matching = solve(Focus::ReverseMentoring);
        let other = solve(Focus::SkillTransfer);
        group.bench_function(BenchmarkId::new("solve", name), |b| {
            b.iter(|| solve(black_box(Focus::ReverseMentoring)));
        });
        group.bench_function(BenchmarkId::new("all weights", name), |b| {
            b.iter(|| assert!(!black_box(&matching).sensitivity().expect("weights").nearest().is_empty()));
        });
        group.bench_function(BenchmarkId::new("one weight", name), |b| {
            b.iter(|| {
                let range = black_box(&matching).sensitivity_of("complementary_personality");
                assert!(range.expect("a weight").nearer().is_some());
            });
        });
        group.bench_function(BenchmarkId::new("compare", name), |b| {
            b.iter(|| {
                assert!(!black_box(&matching).compare(&other).expect("the same people").people().is_empty());
            });
        });
    }
}

criterion_group!(benches, sensitivity);
criterion_main!(benches);
