#![allow(warnings)]
#[path = "support/company.rs"]
mod company;
#[path = "support/distinct.rs"]
mod distinct;
use pairwright::assignment::*;
use pairwright::{Programme, Scores};
use std::time::Instant;

fn decline(name: &str, problem: &Problem) {
    let t = Instant::now();
    let plan = Planner::default().plan(problem).unwrap().method();
    let before = solve(problem).unwrap();
    let full = t.elapsed();
    let (mut sum, mut worst, mut ratio) = (0.0, 0.0f64, 0);
    let trials = 10;
    let mut parts = vec![];
    for k in 0..trials {
        let at = (k * 7919 + 13) % before.pairs().len();
        let (row, column) = before.pairs()[at];
        let gone = Term::list([(row, column, Entry::Never)]).unwrap();
        let terms = problem.terms().iter().cloned().chain([gone]).collect();
        let after = Problem::from_terms(problem.rows(), problem.columns(), terms).unwrap();
        let kept: Vec<_> = before.pairs().iter().copied().filter(|&p| p != (row, column)).collect();
        let t = Instant::now();
        let rematch = Rematch::new(&after, &kept).unwrap().start_from(before.prices());
        let t1 = t.elapsed();
        let found = rematch.free().unwrap();
        let e = t.elapsed().as_secs_f64();
        parts.push(format!("{:.1}/{:.1}ms d{}", t1.as_secs_f64() * 1e3, e * 1e3, found.disturbed().len()));
        sum += e;
        worst = worst.max(e);
        if k == 0 {
            check(&after, found.assignment()).unwrap();
            let again = solve(&after).unwrap();
            assert_eq!(
                (again.pairs().len(), again.total()),
                (found.assignment().pairs().len(), found.assignment().total())
            );
            let d = found.disturbed().len();
            if d > 0 {
                let t = Instant::now();
                let limited = rematch.at_most(d / 2).unwrap();
                println!(
                    "  at most {} of {d}: {:?} cost {} gap {}",
                    d / 2,
                    t.elapsed(),
                    limited.cost(),
                    limited.gap()
                );
                limited.verify(&after).unwrap();
            }
            let t = Instant::now();
            let p = rematch.with_price(50).unwrap();
            println!("  price 50: {:?} disturbed {}", t.elapsed(), p.disturbed().len());
        }
    }
    println!(
        "{name}: {plan} full {full:?}, decline mean {:.2} ms ({:.2} %), worst {:.2} ms\n   {}",
        sum / trials as f64 * 1e3,
        100.0 * sum / trials as f64 / full.as_secs_f64(),
        worst * 1e3,
        parts.join(" ")
    );
}

fn groups(name: &str, problem: &Problem) {
    for (what, minimums, columns) in
        [("col caps 2", 0, 2), ("col caps 3, row 3", 0, 3), ("min 1", 1, 1), ("min 2 cap 3", 2, 1)]
    {
        let caps = if what.contains('3') { 3 } else { 1 };
        let mut p = problem.clone().with_capacities(vec![caps; problem.rows()]).unwrap();
        if columns > 1 {
            p = p.with_column_capacities(vec![columns; problem.columns()]).unwrap();
        }
        if minimums > 0 {
            p = p
                .with_minimums((0..problem.rows()).map(|i| if i % 3 == 0 { minimums } else { 0 }).collect())
                .unwrap();
        }
        let plan = Planner::default().with_memory_limit(u64::MAX).plan(&p).unwrap();
        let t = Instant::now();
        let found = GroupFlow.solve(&p).unwrap();
        let e = t.elapsed();
        let t = Instant::now();
        check(&p, &found).unwrap();
        let c = t.elapsed();
        let t = Instant::now();
        let staged = if columns == 1 {
            StagedNetwork.solve(&p).map(|a| (a.pairs().len(), a.total())).ok()
        } else {
            None
        };
        println!(
            "{name} {what}: group flow {e:?}, check {c:?}, staged {staged:?} {:?} | {:?} | {plan}",
            t.elapsed(),
            (found.pairs().len(), found.total())
        );
    }
}

#[test]
#[ignore]
fn measure() {
    let which = std::env::var("WHICH").unwrap_or_default();
    for n in [1000usize, 2500, 5000] {
        let cohort = company::company(n, n, 1).unwrap();
        let scores = Scores::new(&cohort, &Programme::default()).unwrap();
        if which != "groups" {
            decline(&format!("company {n}"), scores.problem());
        }
        if n == 1000 && which != "decline" {
            groups("company 1000", scores.problem());
        }
        let d = distinct::distinct(n, n, 100, 1).unwrap();
        if which != "groups" {
            decline(&format!("distinct {n}"), &d);
        }
        if n == 1000 && which != "decline" {
            groups("distinct 1000", &d);
        }
    }
}
