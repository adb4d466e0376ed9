//! The report of the civil service (1,000 people) and of a company like it of 5,000: `cargo bench --bench report`.

#![expect(clippy::unwrap_used, reason = "a benchmark that fails stops")]

use criterion::{Criterion, criterion_group, criterion_main};
use pairwright::people::ReportingLines;
use pairwright::{Cohort, CohortFiles, Letters, Matcher, Matching, Report};

#[path = "../tests/support/large_company.rs"]
#[expect(dead_code, reason = "tests use more of it")]
mod large_company;
#[path = "../tests/support/numbers.rs"]
mod numbers;
#[path = "../tests/support/resampled_company.rs"]
mod resampled_company;

fn civil_service() -> Cohort {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/civil-service/");
    let files = CohortFiles::new(format!("{folder}participants.csv"))
        .organisation(format!("{folder}organisation.csv"))
        .conflicts(format!("{folder}conflicts.csv"));
    files.read().unwrap()
}

/// The page, which has to show the right total.
fn page(matching: &Matching, total: &str) -> usize {
    let page = Report::new(matching).to_html().unwrap();
    assert!(page.contains(&format!("data-figure=\"points-all\">{total}<")));
    page.len()
}

fn report(c: &mut Criterion) {
    let small = Matcher::default().solve(civil_service()).unwrap();
    let people = resampled_company::resampled_company(&civil_service(), 5_000, 3);
    let lines = ReportingLines::new(people.organisation).unwrap();
    let large = Cohort::builder().people(people.people).organisation(lines).build().unwrap();
    let large = Matcher::default().solve(large).unwrap();
    let mut group = c.benchmark_group("report");
    group.sample_size(10);
    for (name, matching) in [("civil service, 1,000 people", &small), ("like it, 5,000 people", &large)] {
        let digits = matching.points().to_string();
        let parts: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|part| str::from_utf8(part).unwrap()).collect();
        let total = parts.join(",");
        println!("{name}: {} pairs, {} bytes", matching.pairs().len(), page(matching, &total));
        group.bench_function(name, |b| b.iter(|| page(matching, &total)));
    }
    group.bench_function("letters, 1,000 people", |b| {
        b.iter(|| Letters::new(&small).to_html().unwrap().len());
    });
    group.finish();
}

criterion_group!(benches, report);
criterion_main!(benches);
