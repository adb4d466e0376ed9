//! Timings on problems in folders; `PAIRWRIGHT_FLOW=dir cargo test --lib timing -- --ignored --nocapture`.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "measures")]

use std::path::Path;
use std::time::Instant;

use super::exceptions::Exceptions;
use super::stages::Draft;
use super::sweep::Sweep;
use super::{Column, Entry, Prices, Problem, Row, Term};

fn ints(dir: &Path, name: &str) -> Vec<i32> {
    let bytes = std::fs::read(dir.join(name)).unwrap();
    bytes.chunks_exact(4).map(|b| i32::from_le_bytes(b.try_into().unwrap())).collect()
}

pub(super) fn load(dir: &Path) -> Problem {
    let json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(dir.join("problem.json")).unwrap()).unwrap();
    let size = |v: &serde_json::Value| v.as_u64().unwrap() as usize;
    let (m, n) = (size(&json["mentors"]), size(&json["mentees"]));
    let shapes: Vec<(usize, usize)> =
        json["tables"].as_array().unwrap().iter().map(|t| (size(&t[0]), size(&t[1]))).collect();
    let k = shapes.len();
    let (a, b, flat) =
        (ints(dir, "mentor_codes.i32"), ints(dir, "mentee_codes.i32"), ints(dir, "tables.i32"));
    let mut terms = Vec::new();
    let mut at = 0;
    for (t, (h, w)) in shapes.into_iter().enumerate() {
        let entries = flat[at..at + h * w].iter();
        let entries = entries.map(|&x| if x == i32::MIN { Entry::Never } else { Entry::Points(x) }).collect();
        at += h * w;
        let of = |codes: &[i32]| codes.chunks(k).map(|c| c[t] as u32).collect::<Vec<_>>();
        terms.push(Term::table(of(&a), of(&b), w, entries).unwrap());
    }
    let pair = |c: &[i32]| (Row::new(c[0] as usize), Column::new(c[1] as usize));
    let list = ints(dir, "adjustments.i32");
    terms.push(Term::list(list.chunks(3).map(|c| (pair(c).0, pair(c).1, Entry::Points(c[2])))).unwrap());
    let list = ints(dir, "never.i32");
    terms.push(Term::list(list.chunks(2).map(|c| (pair(c).0, pair(c).1, Entry::Never))).unwrap());
    Problem::from_terms(m, n, terms).unwrap()
}

#[test]
#[ignore = "a measurement"]
fn timing() {
    let Ok(dir) = std::env::var("PAIRWRIGHT_FLOW") else { return };
    let problem = load(Path::new(&dir));
    println!("{} x {}", problem.rows(), problem.columns());
    let at = Instant::now();
    let draft = Draft::of(&problem).unwrap();
    println!("plan {:?}: {:?}", at.elapsed(), draft.plan());
    let at = Instant::now();
    let stages = draft.build(1 << 30).unwrap();
    println!("build {:?}: {} nodes {} arcs", at.elapsed(), stages.nodes(), stages.arcs().1.len());
    let at = Instant::now();
    let exceptions = Exceptions::of(&problem);
    println!("exceptions {:?}: {}", at.elapsed(), exceptions.len());
    let at = Instant::now();
    let sweep = Sweep::new(&problem, &stages, &exceptions);
    let allowed = sweep.allowed();
    println!("allowed {:?}: {allowed}", at.elapsed());
    let at = Instant::now();
    let avoided: usize = (0..problem.rows()).map(|i| exceptions.avoided(Row::new(i)).count()).sum();
    println!("avoided {:?}: {avoided}", at.elapsed());
    let at = Instant::now();
    let direct: usize = (0..problem.rows()).map(|i| exceptions.direct(&stages, Row::new(i)).count()).sum();
    println!("direct {:?}: {direct}", at.elapsed());
    // Prices that just hold for the tables, by classes: u = best - v; lists raise some rows.
    let (m, n) = (problem.rows(), problem.columns());
    let v: Vec<i64> = (0..n).map(|j| (j * 7919 % 101) as i64).collect();
    let mut class_best = vec![i64::MIN / 4; stages.nodes()];
    let base = stages.column_base() as usize;
    for j in 0..n {
        let node = stages.column_node(Column::new(j)) as usize;
        class_best[node] = class_best[node].max(-v[j]);
    }
    for node in (0..base).rev() {
        for arc in stages.arcs_from(node) {
            class_best[node] = class_best[node].max(class_best[arc.head as usize] + i64::from(arc.points));
        }
    }
    let u: Vec<i64> = (0..m)
        .map(|i| {
            let row = Row::new(i);
            let tables = class_best[stages.row_node(row) as usize];
            let direct = exceptions.direct(&stages, row).map(|(c, s)| i64::from(s) - v[c.index()]);
            direct.chain([tables]).max().unwrap()
        })
        .collect();
    let prices = Prices::new(u.clone(), v.clone(), vec![true; m], vec![false; n]);
    let at = Instant::now();
    println!("holds: {:?}", sweep.holds(&prices));
    println!("holds took {:?}", at.elapsed());
    let mut u = u;
    u[m / 2] -= 1;
    let prices = Prices::new(u, v, vec![true; m], vec![false; n]);
    let at = Instant::now();
    println!("one less: {:?}", sweep.holds(&prices));
    println!("holds took {:?}", at.elapsed());
    let at = Instant::now();
    let marks = |n: usize, k: usize| (0..n).map(|i| i * 7919 % 10 < k).collect::<Vec<_>>();
    let prices = Prices::new(vec![0; m], vec![0; n], marks(m, 5), marks(n, 3));
    let of = super::components(&problem, &prices);
    let leads = of.iter().enumerate().filter(|&(k, &lead)| k == lead).count();
    println!("components {:?}: {leads}", at.elapsed());
}

/// Many axes and hardly two people alike: how much does trying cost?
#[test]
#[ignore = "a measurement"]
fn unique_people() {
    use super::trial::Luck;
    for (n, axes, size) in [
        (300, 20, 2),
        (3000, 20, 2),
        (3000, 7, 5),
        (10_000, 12, 3),
        (10_000, 40, 2),
        (10_000, 4, 40),
        (1_000_000, 40, 2),
    ] {
        let luck = &mut Luck::new(7);
        let terms = (0..axes).map(|_| {
            let mut codes =
                || (0..n).map(|_| luck.below(size).min(luck.below(size)) as u32).collect::<Vec<_>>();
            let (a, b) = (codes(), codes());
            let entries = (0..size * size).map(|_| Entry::Points(luck.points(50))).collect();
            Term::table(a, b, size, entries).unwrap()
        });
        let problem = Problem::from_terms(n, n, terms.collect()).unwrap();
        let spare = n * n / 4;
        let big = n > 100_000;
        let at = Instant::now();
        let draft = Draft::within(&problem, spare).unwrap();
        let took = at.elapsed();
        println!("{n} {axes} {size}: {took:?} {:?}", draft.plan());
        let at = Instant::now();
        let built =
            draft.build((spare as u64).min(1 << 27)).map(|stages| (stages.nodes(), stages.arcs().1.len()));
        println!("build {:?} {built:?}", at.elapsed());
        if big {
            continue;
        }
        let at = Instant::now();
        let mut cells = vec![0; n];
        (0..n).for_each(|i| problem.fill_row(Row::new(i), &mut cells).unwrap());
        println!("reading {:?}", at.elapsed());
    }
}
