//! The answers are the best ones.

use pairwright::assignment::{Dense, Matrix, Problem, Solver};

use super::networks::{Kind, Parts, certified, exhaustive, solved};

#[test]
fn no_flow_is_better_than_the_answer() {
    let mut met = [0; 3];
    for seed in 0..6000 {
        let parts = Parts::any(seed, 6);
        let best = exhaustive(&parts);
        let found = solved(&parts.network()).map(|flow| certified(&parts, &flow));
        assert_eq!(found, best, "seed {seed}: {parts:?}");
        met[0] += usize::from(best.is_none());
        let most = parts.sources.len().min(parts.sinks.len());
        met[1] += usize::from(best.is_some_and(|best| best.0 < most));
        met[2] += usize::from(best.is_some_and(|best| best.0 == most && most > 3));
    }
    assert!(met.iter().all(|&count| count > 300), "{met:?}");
}

#[test]
fn larger_networks_agree_with_the_dense_solver() {
    for seed in 0..400 {
        let mut parts = Parts::any(seed, 40);
        parts.source_required.fill(false);
        parts.sink_required.fill(false);
        agrees(&parts, seed);
    }
}

#[test]
fn classes_of_many_agree_with_the_dense_solver() {
    for seed in 0..60 {
        let (sources, sinks) = [(150, 150), (150, 110), (90, 150)][seed as usize % 3];
        let kind = Kind {
            sources,
            sinks,
            hubs: 12,
            arcs: 40,
            direct: 3,
            bars: [0, 5, 40][seed as usize / 3 % 3],
            homeless: 2,
            required: 0,
            points: [5, 1000][seed as usize % 2],
            signed: true,
        };
        agrees(&Parts::random(seed, kind), seed);
    }
}

fn agrees(parts: &Parts, seed: u64) {
    let flow = solved(&parts.network()).expect("nobody is required");
    let found = certified(parts, &flow);
    let pairs = parts.pairs();
    // Ways of several arcs may have more points than a matrix can hold.
    let cell = |i: usize, j: usize| pairs[i][j].map(|points| i32::try_from(points));
    let cells = (0..parts.sources.len()).flat_map(|i| (0..parts.sinks.len()).map(move |j| (i, j)));
    if cells.into_iter().any(|(i, j)| matches!(cell(i, j), Some(Err(_)))) {
        return;
    }
    let matrix =
        Matrix::from_fn(parts.sources.len(), parts.sinks.len(), |i, j| cell(i, j).and_then(Result::ok));
    let best = Dense.solve(&Problem::from_matrix(matrix).expect("small")).expect("small");
    assert_eq!(found, (best.pairs().len(), best.total()), "seed {seed}");
}
