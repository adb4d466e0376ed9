//! The answers are the best ones.

use pathfinding::directed::edmonds_karp::edmonds_karp_sparse;

use crate::assignment::model::matrix::Matrix;
use crate::assignment::model::problem::Problem;
use crate::assignment::solvers::dense::Dense;
use crate::assignment::solvers::flow::tests::networks::{Kind, Parts, certified, exhaustive, solved};
use crate::assignment::solvers::solver::Solver;

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
    let cell = |i: usize, j: usize| pairs[i][j].map(i32::try_from);
    let cells = (0..parts.sources.len()).flat_map(|i| (0..parts.sinks.len()).map(move |j| (i, j)));
    if cells.into_iter().any(|(i, j)| matches!(cell(i, j), Some(Err(_)))) {
        return;
    }
    let matrix =
        Matrix::from_fn(parts.sources.len(), parts.sinks.len(), |i, j| cell(i, j).and_then(Result::ok));
    let best = Dense.solve(&Problem::from_matrix(matrix).expect("small")).expect("small");
    assert_eq!(found, (best.pairs().len(), best.total()), "seed {seed}");
}

/// The number of pairs is that of a largest flow, by another's algorithm on the network itself.
#[test]
fn as_many_pairs_as_a_largest_flow_has_units() {
    let mut shortages = 0;
    for seed in 0..200 {
        let mut parts = Parts::any(seed, 25);
        parts.bars.clear();
        parts.source_required.fill(false);
        parts.sink_required.fill(false);
        let (sources, sinks, many) = (parts.sources.len(), parts.sinks.len(), 1000_i64);
        let (first_sink, first_hub) = (sources, sources + sinks);
        let (start, end) = (first_hub + parts.hubs, first_hub + parts.hubs + 1);
        let mut arcs: Vec<((usize, usize), i64)> = Vec::new();
        arcs.extend((0..sources).map(|i| ((start, i), 1)));
        arcs.extend((0..sinks).map(|j| ((first_sink + j, end), 1)));
        arcs.extend(
            parts.sources.iter().copied().enumerate().filter_map(|(i, hub)| Some(((i, first_hub + hub?), 1))),
        );
        arcs.extend(
            parts
                .sinks
                .iter()
                .copied()
                .enumerate()
                .filter_map(|(j, hub)| Some(((first_hub + hub?, first_sink + j), 1))),
        );
        arcs.extend(
            parts.all_arcs().iter().map(|&(tail, head, _)| ((first_hub + tail, first_hub + head), many)),
        );
        let mut direct: Vec<_> = parts.direct.iter().map(|&(i, j, _)| ((i, first_sink + j), 1)).collect();
        direct.dedup();
        arcs.extend(direct);
        let nodes: Vec<usize> = (0..=end).collect();
        let (_, most, _) = edmonds_karp_sparse(&nodes, &start, &end, arcs);
        let flow = solved(&parts.network()).expect("nobody is required");
        let (pairs, _) = certified(&parts, &flow);
        assert_eq!(i64::try_from(pairs), Ok(most), "seed {seed}");
        shortages += usize::from(pairs < sources.min(sinks));
    }
    assert!(shortages > 30, "{shortages}");
}

#[test]
fn bars_alone_can_make_a_shortage() {
    for n in [4, 40, 90] {
        // All are alike, but half of the sources may have less than half of the sinks.
        let mut parts = Parts {
            hubs: 2,
            arcs: vec![(0, 1, 7)],
            sources: vec![Some(0); n],
            sinks: vec![Some(1); n],
            source_required: vec![false; n],
            sink_required: vec![false; n],
            ..Parts::default()
        };
        let barred = (0..n / 2).flat_map(|i| (0..=n / 2).map(move |j| (i, j)));
        parts.bars = barred.filter(|&pair| pair != (0, 0)).collect();
        agrees(&parts, 0);
        parts.bars.push((0, 0));
        agrees(&parts, 1);
        let flow = solved(&parts.network()).expect("nobody is required");
        assert_eq!(certified(&parts, &flow), (n - 1, 7 * (n as i64 - 1)));
    }
}
